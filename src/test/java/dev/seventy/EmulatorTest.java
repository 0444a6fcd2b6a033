package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.seventy.slack.fake.Delivery;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The whole program against a Web API that somebody else wrote, with no more scopes than the manifest asks for. */
@Tag("independent")
class EmulatorTest {

    private static final String NUMBERS = "44.24 of 70 points";
    private static final Origin CHANNEL = Origin.of(EmulatedSlack.TEAM, EmulatedSlack.CHANNEL, EmulatedSlack.PERSON);

    @TempDir
    private static Path folder;

    private static EmulatedSlack emulated;
    /** Builds and signs what Slack sends; nothing is called there. */
    private static FakeSlack sender;
    private static App app;
    private static Server server;
    private static SlackClient people;
    private static Origin direct;

    @BeforeAll
    static void a_workspace_with_the_sample_firm() throws IOException {
        emulated = new EmulatedSlack();
        sender = FakeSlack.start();
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"),
                "SEVENTY_PORT", "0", "SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN",
                EmulatedSlack.BOT_TOKEN, "SLACK_API_URL", emulated.api(), "SEVENTY_SECRET_KEY",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "SEVENTY_ORGANISATION", "sample"));
        app = App.open(config, Optional.empty(), sender.clock(),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        server = app.startDemo();
        eventually("the workspace is known by its token",
                () -> app.store().organisations().linked("slack", EmulatedSlack.TEAM).isPresent());
        app.terminal(List.of("role", "grant", "admin", "slack:" + EmulatedSlack.PERSON), Optional.empty(), folder);
        people = new SlackClient(sender, URI.create("http://127.0.0.1:" + server.port() + "/slack/events"));
        direct = CHANNEL.in(emulated.directMessage());
        // The first time somebody speaks, Slack is asked who it is.
        send(people.directMessage(direct, "help"));
        said("the first answer", direct, message -> message.text().startsWith("I say where the firm stands"));
    }

    @AfterAll
    static void ends() {
        server.close();
        app.close();
        sender.close();
        emulated.close();
    }

    @AfterEach
    void nothing_was_refused() {
        assertThat(emulated.calls()).filteredOn(call -> call.answer().has("ok"))
                .allMatch(call -> call.answer().path("ok").asBoolean());
    }

    private static String send(Delivery delivery) {
        if (delivery.payload().has("trigger_id")) {
            delivery.payload().put("trigger_id", emulated.trigger(EmulatedSlack.BOT_TOKEN));
        }
        if (delivery.payload().has("response_url")) {
            delivery.payload().put("response_url", emulated.responseUrl());
        }
        var response = people.send(delivery);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** Time goes on while something is awaited, as what goes out keeps to so much a second. */
    private static void eventually(String what, BooleanSupplier condition) {
        try {
            Until.holds(what, () -> {
                sender.clock().advance(Duration.ofMillis(50));
                return condition.getAsBoolean();
            });
        } catch (AssertionError never) {
            throw new AssertionError(never.getMessage() + "; last called: " + emulated.calls().reversed().stream()
                    .limit(5).map(EmulatedSlack.Noted::toString).collect(Collectors.joining("\n")), never);
        }
    }

    private static Posted said(String what, Origin where, Predicate<Posted> condition) {
        eventually(what, () -> emulated.messages(where.channel()).stream().anyMatch(condition));
        return emulated.messages(where.channel()).stream().filter(condition).toList().getLast();
    }

    private static EmulatedSlack.Noted called(String method, int before) {
        eventually(method, () -> emulated.calls(method).size() > before);
        return emulated.calls(method).getLast();
    }

    @Test
    void a_command_is_answered_in_its_response() {
        assertThat(send(people.command(CHANNEL, "/score", "data-ai"))).contains(NUMBERS, "ephemeral");
    }

    @Test
    void a_mention_is_answered_for_the_one_who_asked_alone() {
        int before = emulated.calls("chat.postEphemeral").size();
        send(people.mention(CHANNEL, "score data-ai"));

        var answer = called("chat.postEphemeral", before);
        assertThat(answer.body().path("user").asString()).isEqualTo(EmulatedSlack.PERSON);
        assertThat(answer.body().path("text").asString()).contains(NUMBERS);
    }

    @Test
    void a_direct_message_is_answered_there_and_a_button_below_it_in_its_thread() {
        send(people.directMessage(direct, "score data-ai"));
        var score = said("the score", direct, message -> message.text().contains(NUMBERS));
        send(people.click(direct, score, "Why"));

        var why = said("the answer to the click", direct,
                message -> message.thread().equals(Optional.of(score.ts())) && !message.ts().equals(score.ts()));
        assertThat(why.shown()).contains("Net customer adds");
    }

    @Test
    void what_does_not_fit_is_all_shown_in_a_window() {
        send(people.directMessage(direct, "why data-ai"));
        var why = said("a long answer", direct, message -> message.shown().contains("Not all of it fits here."));
        int before = emulated.calls("views.open").size();
        send(people.click(direct, why, "Show all"));

        var window = EmulatedSlack.view(called("views.open", before));
        assertThat(window.blocks().toString()).contains("Net customer adds").doesNotContain("Not all of it fits");
        assertThat(window.blocks().size()).isGreaterThan(why.blocks().size());
    }

    @Test
    void the_home_page_is_shown_when_it_is_opened() {
        int before = emulated.calls("views.publish").size();
        send(people.homeOpened(direct, "home"));

        var home = EmulatedSlack.view(called("views.publish", before));
        assertThat(home.type()).isEqualTo("home");
        assertThat(home.blocks().toString()).contains("44.24");
    }

    @Test
    void a_form_is_opened_filled_in_and_answered_in_its_window() {
        int before = emulated.calls("views.open").size();
        send(people.shortcut(CHANNEL, "ask"));
        var window = EmulatedSlack.view(called("views.open", before));

        var answer = send(people.submit(CHANNEL, window, SlackClient.typed("line", "=", "score data-ai")));

        assertThat(answer).contains("\"response_action\":\"update\"", NUMBERS);
    }

    @Test
    void a_file_dropped_in_the_conversation_is_fetched_looked_at_and_imported_by_a_click() {
        var file = emulated.file("certs.csv", """
                person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source
                NL001,AZ-900,2026-09-12,,,,chat
                """, direct.channel());
        var message = people.directMessage(direct, "");
        var event = (ObjectNode) message.payload().path("event");
        event.put("subtype", "file_share").putArray("files").add(file);
        send(message);

        var preview = said("what would change", direct, posted -> posted.shown().contains("certs.csv"));
        send(people.click(direct, preview, "Import"));

        var done = said("the import", direct, posted -> posted.text().contains("Imported"));
        assertThat(done.ts()).as("stands where the button was").isEqualTo(preview.ts());
        send(people.click(direct, done, "Undo"));
        said("the import taken back", direct, posted -> posted.text().contains("taken back"));
    }

    @Test
    void an_answer_is_shared_with_the_channel() {
        send(people.mention(CHANNEL, "share score data-ai"));

        var shared = said("the score for everybody", CHANNEL, message -> message.text().contains(NUMBERS));
        assertThat(shared.shown()).contains("Private details are left out.");
        int before = emulated.calls("response_url").size();
        send(people.command(CHANNEL, "/seventy", "share score data-ai"));
        assertThat(called("response_url", before).body().path("response_type").asString()).isEqualTo("in_channel");
    }
}
