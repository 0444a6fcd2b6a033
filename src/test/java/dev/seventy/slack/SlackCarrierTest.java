package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Message;
import dev.seventy.bot.RecordingConversation;
import dev.seventy.bot.Sender;
import dev.seventy.outbound.Kind;
import dev.seventy.outbound.Order;
import dev.seventy.outbound.Outbound;
import dev.seventy.outbound.Outcome;
import dev.seventy.reply.Reply;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.slack.fake.Until;
import dev.seventy.store.Errand;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;
import dev.seventy.store.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack's answers mean for letters, each sent to a Slack that goes wrong in one way. */
class SlackCarrierTest {

    private static final Sender.Member SENDER = new Sender.Member("slack", "T1", "U1");

    @TempDir
    private Path folder;

    private Setting setting;
    private FakeSlack slack;
    private SlackCarrier carrier;
    private final RecordingConversation conversation = new RecordingConversation(message -> {
        if (message.text().equals("away")) {
            Store.open("jdbc:sqlite:/nowhere/at/all/seventy.db", Instant::now).close();
        }
        return Reply.answer("So.");
    });
    private final List<Order> orders = new CopyOnWriteArrayList<>();

    @BeforeEach
    void a_workspace() {
        setting = new Setting(folder);
        slack = setting.slack;
        slack.rotation(false);
        setting.kept(slack.install("T1"));
        slack.user(SlackUser.member("U1", "T1"));
        slack.channel("C1", "T1");
        slack.archivedChannel("C2", "T1");
        slack.foreignChannel("C3", "T1");
        carrier = carrier(conversation);
    }

    private SlackCarrier carrier(Conversation conversation) {
        var reception = new Reception(conversation, () -> setting.store, (_, order) -> orders.add(order),
                slack.clock());
        return new SlackCarrier(setting.api, new SlackWorkspaces(setting.api, setting.tokens(), conversation),
                reception, slack.clock());
    }

    @AfterEach
    void end() {
        setting.close();
    }

    private Outcome carry(Letter letter) {
        return carrier.carry(errand(), letter.written());
    }

    private Errand errand() {
        return errand(1);
    }

    private Errand errand(long id) {
        var now = slack.clock().instant();
        return new Errand(OrganisationId.NONE, id, "slack:T1:C1", "reply", "slack", "T1", "", now, now,
                now.plus(Duration.ofMinutes(30)), Errand.State.RUNNING, 1, 1, "");
    }

    private static JsonObject body(String channel, boolean blocks) {
        var body = new JsonObject();
        body.addProperty("channel", channel);
        body.addProperty("text", "the sentence");
        if (blocks) {
            var header = new JsonObject();
            header.addProperty("type", "header");
            var text = new JsonObject();
            text.addProperty("type", "plain_text");
            text.addProperty("text", "the block");
            header.add("text", text);
            var all = new JsonArray();
            all.add(header);
            body.add("blocks", all);
        }
        return body;
    }

    private static Letter.Call post(String channel, Optional<Letter.Otherwise> otherwise) {
        return new Letter.Call(Optional.empty(), "chat.postMessage", body(channel, true).toString(), otherwise);
    }

    private static Optional<Letter.Otherwise> toSender(Optional<String> text) {
        return Optional.of(new Letter.Otherwise("U1", text));
    }

    @ParameterizedTest
    @CsvSource({"internal_error,Again", "fatal_error,Again", "ratelimited,Again", "service_unavailable,Again",
            "channel_not_found,Refused", "is_archived,Refused", "not_in_channel,Refused", "account_inactive,Refused",
            "token_revoked,Refused", "invalid_auth,Refused", "missing_scope,Refused", "msg_blocks_too_long,Done",
            "invalid_blocks,Done", "restricted_action,Refused", "of_tomorrow,Again"})
    void what_slack_says_decides_whether_it_is_tried_again(String error, String outcome) {
        slack.next("chat.postMessage", Fault.error(error));

        assertThat(carry(post("C1", Optional.empty())).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "30,30", "3600,3600", "'',30", "abc,30", "-5,30", "'Sat, 21 Nov 2026 09:01:00 GMT',30",
            "99999999,3600", "0,1"})
    void when_slack_asks_to_wait_the_method_waits_as_long_within_bounds(String asked, long seconds) {
        slack.next("chat.postMessage", Fault.rateLimited(asked));

        assertThat(carry(post("C1", Optional.empty()))).isEqualTo(new Outcome.Wait(Duration.ofSeconds(seconds),
                SlackRates.bucket("chat.postMessage", "T1"), "ratelimited"));
    }

    @Test
    void what_never_arrived_is_tried_again_and_what_may_have_is_not_known() {
        assertOutcome(Fault.resetAfterReading(), Outcome.Unknown.class);
        assertOutcome(Fault.resetAfter(), Outcome.Unknown.class);
        assertOutcome(Fault.status(502), Outcome.Unknown.class);
        assertOutcome(Fault.html(), Outcome.Unknown.class);
        assertOutcome(Fault.invalidJson(), Outcome.Unknown.class);
        assertOutcome(Fault.hugeBody(2 * 1024 * 1024), Outcome.Unknown.class);
        assertOutcome(Fault.redirect("http://169.254.169.254/"), Outcome.Unreached.class);
        assertOutcome(Fault.status(404), Outcome.Unreached.class);
    }

    @Test
    void whether_slack_answers_is_asked_with_what_changes_nothing() {
        assertThat(carrier.answers()).isTrue();
        slack.next("api.test", Fault.resetBefore(), Fault.status(503), Fault.rateLimited("30"));
        assertThat(carrier.answers()).isFalse();
        assertThat(carrier.answers()).isFalse();
        assertThat(carrier.answers()).isTrue();
    }

    private void assertOutcome(Fault fault, Class<? extends Outcome> outcome) {
        slack.next("chat.postMessage", fault);
        assertThat(carry(post("C1", Optional.empty()))).as(fault.toString()).isInstanceOf(outcome);
    }

    @Test
    void without_an_installation_nothing_is_sent() {
        slack.uninstall("T1");
        assertThat(carry(post("C1", Optional.empty()))).isEqualTo(new Outcome.Refused("account_inactive"));
        var other = carrier.carry(
                new Errand(OrganisationId.NONE, 1, "l", "reply", "slack", "T2", "", slack.clock().instant(),
                        slack.clock().instant(), slack.clock().instant(), Errand.State.RUNNING, 1, 1, ""),
                post("C1", Optional.empty()).written());
        assertThat(other).isEqualTo(new Outcome.Refused("no_installation"));
    }

    @ParameterizedTest
    @CsvSource({"C2", "C3", "CGONE"})
    void a_closed_place_is_replaced_by_the_senders_own_conversation_once(String channel) {
        assertThat(carry(post(channel, toSender(Optional.empty())))).isInstanceOf(Outcome.Done.class);
        var told = slack.messages(FakeSlack.directMessage("U1"));
        assertThat(told).singleElement().satisfies(message -> assertThat(message.shown()).contains("the block"));

        slack.always("chat.postMessage", Fault.error("channel_not_found"));
        int before = slack.calls("chat.postMessage").size();
        assertThat(carry(post(channel, toSender(Optional.empty())))).isInstanceOf(Outcome.Refused.class);
        assertThat(slack.calls("chat.postMessage")).hasSize(before + 2);
    }

    @Test
    void what_cannot_be_shared_is_told_to_whoever_shared_it() {
        assertThat(carry(post("C3", toSender(Optional.of("Nothing was shared."))))).isInstanceOf(Outcome.Done.class);

        assertThat(slack.messages(FakeSlack.directMessage("U1"))).singleElement()
                .satisfies(message -> assertThat(message.shown()).isEqualTo("Nothing was shared."));
    }

    @Test
    void blocks_that_slack_does_not_take_are_left_out_once() {
        slack.next("chat.postMessage", Fault.error("invalid_blocks"));
        assertThat(carry(post("C1", Optional.empty()))).isInstanceOf(Outcome.Done.class);
        assertThat(slack.messages("C1")).singleElement()
                .satisfies(message -> assertThat(message.shown()).isEqualTo("the sentence"));

        slack.next("chat.postMessage", Fault.error("msg_blocks_too_long"), Fault.error("msg_blocks_too_long"));
        assertThat(carry(post("C1", Optional.empty()))).isEqualTo(new Outcome.Refused("msg_blocks_too_long"));
        assertThat(slack.messages("C1")).hasSize(1);
    }

    private Letter.Respond respond(String url, Optional<Letter.Call> instead) {
        var body = body("C1", false);
        body.remove("channel");
        return new Letter.Respond(Optional.empty(), url, body.toString(),
                slack.clock().instant().plus(CommandRequests.RESPONSE_URL), instead);
    }

    private static Optional<Letter.Call> privately() {
        var body = body("C1", false);
        body.addProperty("user", "U1");
        return Optional.of(new Letter.Call(Optional.empty(), "chat.postEphemeral", body.toString(), Optional.empty()));
    }

    @Test
    void an_address_is_used_five_times_and_then_no_more() {
        var url = slack.responseUrl("commands", "T1", "C1", "U1", Optional.empty());
        for (int use = 0; use < 6; use++) {
            assertThat(carry(respond(url, privately()))).isInstanceOf(Outcome.Done.class);
        }

        assertThat(slack.messages("C1")).extracting("via").containsExactly("response_url", "response_url",
                "response_url", "response_url", "response_url", "chat.postEphemeral");
        assertThat(carry(respond(url, Optional.empty()))).isEqualTo(new Outcome.Refused("expired_url"));
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void an_address_that_is_over_or_not_slacks_is_not_used() {
        var letter = respond(slack.responseUrl("commands", "T1", "C1", "U1", Optional.empty()), privately());
        slack.clock().advance(Duration.ofMinutes(30));
        assertThat(carry(letter)).isInstanceOf(Outcome.Done.class);
        assertThat(carry(respond("http://169.254.169.254/latest", privately()))).isInstanceOf(Outcome.Done.class);
        assertThat(carry(respond("", privately()))).isInstanceOf(Outcome.Done.class);

        assertThat(slack.calls(FakeSlack.RESPONSE_URL)).isEmpty();
        assertThat(slack.messages("C1")).extracting("via").containsOnly("chat.postEphemeral");
        assertThat(slack.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"used_url", "expired_url", "{\"ok\":false,\"error\":\"expired_url\"}"})
    void an_address_that_slack_says_is_used_up_is_replaced_too(String answer) {
        slack.next(FakeSlack.RESPONSE_URL, Fault.answer(404, "text/plain", answer));

        assertThat(carry(respond(slack.responseUrl("commands", "T1", "C1", "U1", Optional.empty()), privately())))
                .isInstanceOf(Outcome.Done.class);
        assertThat(slack.messages("C1")).extracting("via").containsExactly("chat.postEphemeral");
    }

    private Letter.Line line(List<Letter.SharedFile> files) {
        return new Letter.Line(SENDER, Message.Place.PRIVATE, "import",
                new Spot.Direct("U1", FakeSlack.directMessage("U1"), Optional.empty(), Optional.empty()), false, files,
                Optional.empty());
    }

    @Test
    void a_file_that_is_too_large_is_refused_in_a_sentence_that_replaces_the_notice() {
        slack.channel(FakeSlack.directMessage("U1"), "T1");
        var file = slack.file("T1", "t.csv", "text/csv", new byte[1025]);
        var address = slack.fileJson(file).path("url_private_download").asString();

        assertThat(carry(line(List.of(new Letter.SharedFile("t.csv", address)))))
                .isEqualTo(new Outcome.Refused("file_not_fetched"));
        assertThat(orders).singleElement().satisfies(
                order -> assertThat(order.payload()).contains("chat.update", "is larger than", "was not read"));
        assertThat(conversation.messages).isEmpty();
    }

    private Letter.SharedFile shared(int bytes) {
        var file = slack.file("T1", "t.csv", "text/csv", new byte[bytes]);
        return new Letter.SharedFile("t.csv", slack.fileJson(file).path("url_private_download").asString());
    }

    @Test
    void files_that_are_too_large_together_or_too_many_are_refused_in_a_sentence() {
        slack.channel(FakeSlack.directMessage("U1"), "T1");
        assertThat(carry(line(List.of(shared(600), shared(600))))).isEqualTo(new Outcome.Refused("file_not_fetched"));
        assertThat(orders.getLast().payload()).contains("is larger than", "was not read");
        int fetched = slack.calls(FakeSlack.DOWNLOAD).size();

        var many = errand(2);
        assertThat(carrier.carry(many, line(Collections.nCopies(11, shared(1))).written()))
                .isEqualTo(new Outcome.Refused("file_not_fetched"));
        assertThat(orders.getLast().payload()).contains("more than 10 files");
        assertThat(slack.calls(FakeSlack.DOWNLOAD)).hasSize(fetched);
        assertThat(conversation.messages).isEmpty();
    }

    @Test
    void nothing_is_fetched_for_somebody_of_whom_slack_has_not_said_who_it_is() {
        slack.channel(FakeSlack.directMessage("U1"), "T1");
        conversation.takes = OptionalLong.empty();
        slack.next("users.info", Fault.error("internal_error"));

        assertThat(carry(line(List.of(shared(1))))).isEqualTo(new Outcome.Again("internal_error"));
        assertThat(carry(line(List.of(shared(1))))).isEqualTo(new Outcome.Done("said"));
        assertThat(slack.calls("users.info")).hasSize(2);
        assertThat(slack.calls(FakeSlack.DOWNLOAD)).isEmpty();
        assertThat(conversation.messages).singleElement().satisfies(message -> assertThat(message.files()).isEmpty());
    }

    @Test
    void a_line_for_which_the_store_is_away_is_not_given_up() {
        var away = new Letter.Line(SENDER, Message.Place.PRIVATE, "away",
                new Spot.Direct("U1", FakeSlack.directMessage("U1"), Optional.empty(), Optional.empty()), false,
                List.of(), Optional.empty());

        assertThatThrownBy(() -> carry(away)).isInstanceOf(StoreUnavailable.class);
        assertThat(orders).isEmpty();
    }

    @Test
    void progress_is_not_told_before_the_time_that_slack_asked_to_wait_for() {
        slack.channel(FakeSlack.directMessage("U1"), "T1");
        slack.next("chat.update", Fault.rateLimited("60"));
        var reading = new Conversation() {
            @Override
            public OptionalLong takes(Message message) {
                return OptionalLong.of(1);
            }

            @Override
            public Answer say(Message message, Keeping keeping) {
                for (var wait : List.of(5, 30, 35)) {
                    slack.clock().advance(Duration.ofSeconds(wait));
                    keeping.progress(wait);
                }
                return conversation.say(message, keeping);
            }
        };

        assertThat(carrier(reading).carry(errand(), line(List.of(shared(1))).written()))
                .isEqualTo(new Outcome.Done("said"));
        assertThat(slack.calls("chat.update")).extracting(call -> call.body().path("text").asString())
                .containsExactly("5 rows read so far.", "35 rows read so far.");
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void the_token_is_not_sent_to_whatever_address_a_file_names() {
        slack.channel(FakeSlack.directMessage("U1"), "T1");

        assertThat(carry(line(List.of(new Letter.SharedFile("t.csv", "https://evil.example/t.csv")))))
                .isEqualTo(new Outcome.Refused("file_not_fetched"));
        assertThat(slack.calls(FakeSlack.DOWNLOAD)).isEmpty();
        assertThat(orders).singleElement()
                .satisfies(order -> assertThat(order.payload()).contains("could not be fetched"));
    }

    @Test
    void a_server_that_has_trouble_with_a_file_is_asked_again() {
        slack.channel(FakeSlack.directMessage("U1"), "T1");
        var file = slack.file("T1", "t.csv", "text/csv", new byte[3]);
        var address = slack.fileJson(file).path("url_private_download").asString();
        slack.next(FakeSlack.DOWNLOAD, Fault.status(503));

        assertThat(carry(line(List.of(new Letter.SharedFile("t.csv", address)))))
                .isEqualTo(new Outcome.Again("status 503"));
        assertThat(carry(line(List.of(new Letter.SharedFile("t.csv", address))))).isEqualTo(new Outcome.Done("said"));
        assertThat(conversation.lines()).containsExactly("import");
    }

    @Test
    void sixty_answers_at_once_to_one_channel_all_arrive_in_order_and_slack_never_has_to_ask_to_wait() {
        try (var outbound = new Outbound(setting.store, setting.vault, slack.clock(), List.of(carrier))) {
            outbound.start();
            for (int number = 0; number < 60; number++) {
                var body = body("C1", false);
                body.addProperty("text", "answer " + number);
                outbound.add(OrganisationId.NONE,
                        new Order(Kind.REPLY, "slack", "T1", "slack:T1:C1",
                                new Letter.Call(Optional.empty(), "chat.postMessage", body.toString(), Optional.empty())
                                        .written(),
                                slack.clock().instant()));
            }
            // What has to wait comes back by the wall clock, twice a second.
            for (int part = 1; part <= 4; part++) {
                int soFar = part * 15;
                eventually(() -> slack.messages("C1").size() >= soFar);
            }
        }

        assertThat(slack.violations()).isEmpty();
        assertThat(slack.messages("C1")).extracting("text")
                .containsExactlyElementsOf(IntStream.range(0, 60).mapToObj(n -> "answer " + n).toList());
        assertThat(slack.messages("C1").getLast().at())
                .isAfter(slack.messages("C1").getFirst().at().plus(Duration.ofSeconds(70)));
    }

    private void eventually(BooleanSupplier condition) {
        Until.holds("all are there", () -> {
            slack.clock().advance(Duration.ofMillis(50));
            return condition.getAsBoolean();
        });
    }

    private void ends(String kind, Letter letter) {
        ends(kind, Errand.State.UNKNOWN, letter);
    }

    private void ends(String kind, Errand.State how, Letter letter) {
        var now = slack.clock().instant();
        carrier.ended(new Errand(OrganisationId.NONE, 1, "slack:T1:C1", kind, "slack", "T1", "", now, now, now,
                Errand.State.RUNNING, 1, 1, ""), how, letter.written());
    }

    @Test
    void a_reminder_counts_as_not_told_where_it_certainly_did_not_come_and_only_there() {
        var day = LocalDate.of(2026, 11, 20);
        var nudge = new Letter.Nudge(SENDER, Optional.of(day), post("U1", Optional.empty()));
        ends("nudge", Errand.State.UNKNOWN, nudge);
        assertThat(conversation.untold).isEmpty();
        ends("nudge", Errand.State.EXPIRED, nudge);
        ends("nudge", Errand.State.FAILED, new Letter.Nudge(SENDER, Optional.of(day.plusDays(1)), nudge.message()));

        ends("nudge", Errand.State.CANCELLED, new Letter.Nudge(SENDER, Optional.of(day.plusDays(2)), nudge.message()));

        assertThat(conversation.untold).containsExactly(day, day.plusDays(1), day.plusDays(2));
        assertThat(orders).isEmpty();
    }

    @Test
    void a_reminder_of_before_its_day_went_along_is_read() {
        var day = LocalDate.of(2026, 11, 20);
        var letter = new Letter.Nudge(SENDER, Optional.of(day), post("U1", Optional.empty()));
        assertThat(Letter.read(letter.written())).isEqualTo(letter);
        assertThat(letter.written()).contains("\"day\":\"2026-11-20\"");
        assertThat(Letter.read(letter.written().replace("\"day\":\"2026-11-20\",", "")))
                .isEqualTo(new Letter.Nudge(SENDER, Optional.empty(), letter.message()));
    }

    @Test
    void whoever_shared_or_asked_is_told_directly_that_it_is_not_confirmed() {
        var shared = post("C1", toSender(Optional.of("Not shared.")));
        ends("share", shared);
        ends("share", new Letter.Respond(Optional.empty(), "https://hooks.slack.com/x", shared.body(),
                slack.clock().instant(), Optional.of(shared)));
        ends("notice", post("U2", toSender(Optional.of("Not asked."))));

        assertThat(orders).hasSize(3).allSatisfy(order -> {
            assertThat(order.kind()).isEqualTo(Kind.REPLY);
            assertThat(order.lane()).isEqualTo("slack:T1:U1");
            assertThat(order.payload()).contains("did not confirm");
            assertThat(Letter.read(order.payload())).isInstanceOfSatisfying(Letter.Call.class,
                    call -> assertThat(call.body()).contains("\"channel\":\"U1\""));
        });
        assertThat(orders.getFirst().payload()).contains("look into the channel");
        assertThat(orders.getLast().payload()).contains("write to them yourself");
    }

    @Test
    void of_what_is_cancelled_with_its_workspace_nobody_there_is_told() {
        ends("share", Errand.State.CANCELLED, post("C1", toSender(Optional.of("Not shared."))));
        ends("notice", Errand.State.CANCELLED, post("U2", toSender(Optional.of("Not asked."))));

        assertThat(orders).isEmpty();
    }

    @Test
    void of_the_end_of_other_letters_nobody_is_told() {
        ends("reply", post("C1", toSender(Optional.empty())));
        ends("notice", post("U2", Optional.empty()));

        assertThat(orders).isEmpty();
    }
}
