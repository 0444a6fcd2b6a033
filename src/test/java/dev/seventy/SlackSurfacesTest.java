package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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

import dev.seventy.slack.fake.Delivery;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program between two ends of a Slack: what people do there, and what they then see. */
class SlackSurfacesTest {

    private static final String NUMBERS = "44.24 of 70 points";
    private static final Origin CHANNEL = Origin.of("T1", "C1", "U1");
    private static final Origin DIRECT = CHANNEL.in(FakeSlack.directMessage("U1"));

    @TempDir
    private static Path folder;

    private static FakeSlack slack;
    private static App app;
    private static Server server;
    private static SlackClient people;

    @BeforeAll
    static void a_workspace_with_the_sample_firm() {
        slack = FakeSlack.start();
        slack.rotation(false);
        var token = slack.install("T1");
        slack.user(SlackUser.member("U1", "T1"));
        slack.user(SlackUser.member("U9", "T9"));
        slack.channel("C1", "T1", "U1", "U9", token.botUser());
        slack.channel(DIRECT.channel(), "T1", "U1", token.botUser());
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"),
                "SEVENTY_PORT", "0", "SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN", token.value(),
                "SLACK_API_URL", slack.api().toString(), "SEVENTY_SECRET_KEY",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "SEVENTY_ORGANISATION", "sample"));
        app = App.open(config, Optional.empty(), slack.clock(),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        server = app.startDemo();
        app.terminal(List.of("organisation", "link", "slack", "T1", "sample"), Optional.empty(), folder);
        people = new SlackClient(slack, URI.create("http://127.0.0.1:" + server.port() + "/slack/events"));
        // The first time somebody speaks, Slack is asked who it is.
        send(people.directMessage(DIRECT, "help"));
        posted("the first answer", message -> message.channel().equals(DIRECT.channel()));
    }

    @AfterAll
    static void ends() {
        server.close();
        app.close();
        slack.close();
    }

    private static String send(Delivery delivery) {
        var response = people.send(delivery);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static Posted posted(String what, Predicate<Posted> condition) {
        eventually(what, () -> slack.messages().stream().anyMatch(condition));
        return slack.messages().stream().filter(condition).toList().getLast();
    }

    /** Time goes on while something is awaited, as what goes out keeps to so much a second. */
    private static void eventually(String what, BooleanSupplier condition) {
        Until.holds(what, () -> {
            slack.clock().advance(Duration.ofMillis(5));
            return condition.getAsBoolean();
        });
    }

    private static Posted scoreInDirectMessage() {
        int before = slack.messages().size();
        send(people.directMessage(DIRECT, "score data-ai"));
        return posted("the score", message -> slack.messages().indexOf(message) >= before
                && message.text().contains(NUMBERS) && message.channel().equals(DIRECT.channel()));
    }

    @Test
    void a_command_is_answered_in_its_response() {
        assertThat(send(people.command(CHANNEL, "/score", "data-ai"))).contains(NUMBERS, "ephemeral");
        assertThat(send(people.command(CHANNEL, "/seventy", "score data-ai"))).contains(NUMBERS);
        assertThat(send(people.command(CHANNEL, "/score", "help"))).contains("score data-ai");
    }

    @Test
    void a_mention_is_answered_for_the_one_who_asked_alone() {
        send(people.mention(CHANNEL, "score data-ai"));

        var answer = posted("the answer to a mention",
                message -> message.channel().equals("C1") && message.text().contains(NUMBERS));
        assertThat(answer.ephemeralTo()).contains("U1");
        assertThat(answer.via()).isEqualTo("chat.postEphemeral");
    }

    @Test
    void a_direct_message_is_answered_there_and_a_button_below_it_in_its_thread() {
        var score = scoreInDirectMessage();
        send(people.click(DIRECT, score, "Why"));

        var why = posted("the answer to the click", message -> message.thread().equals(Optional.of(score.ts())));
        assertThat(why.channel()).isEqualTo(DIRECT.channel());
        assertThat(why.body().path("reply_broadcast").asBoolean(false)).isFalse();
    }

    @Test
    void the_same_event_four_times_is_answered_once() {
        var event = people.mentionInThread(CHANNEL, "1700000000.000100", "score security");
        for (int delivery = 0; delivery < 4; delivery++) {
            send(event);
        }

        posted("the answer", message -> message.text().contains("Security"));
        // What is sent later to the same channel stands behind whatever a repetition would have caused.
        send(people.mention(CHANNEL, "rules list"));
        posted("what was asked afterwards", message -> message.shown().contains("2024"));
        assertThat(slack.messages().stream()
                .filter(message -> message.ephemeralTo().isPresent() && message.text().startsWith("Security")))
                .hasSize(1);
    }

    @Test
    void the_home_page_is_shown_when_it_is_opened_and_a_click_there_opens_a_window() {
        send(people.homeOpened(DIRECT, "home"));
        eventually("a home page", () -> slack.home("U1").isPresent());

        assertThat(slack.home("U1").orElseThrow().blocks().toString()).contains("44.24");
    }

    @Test
    void a_shortcut_asks_for_a_line_and_answers_it_in_the_same_window() {
        send(people.shortcut(CHANNEL, "ask"));
        eventually("a window", () -> slack.views().stream().anyMatch(view -> view.type().equals("modal")));
        var window = slack.views().stream().filter(view -> view.type().equals("modal")).toList().getLast();

        var answer = send(people.submit(CHANNEL, window, SlackClient.typed("line", "=", "score data-ai")));

        assertThat(answer).contains("\"response_action\":\"update\"", NUMBERS);
    }

    @Test
    void programs_and_strangers_get_nothing_of_the_firm() {
        int before = slack.messages().size();
        send(people.botMessage(DIRECT, "A0OTHER", "score data-ai"));
        send(people.mention(CHANNEL.stranger("T9").by("U9"), "score data-ai"));

        var refusal = posted("the refusal", message -> message.text().contains("belongs to another one"));
        assertThat(refusal.ephemeralTo()).contains("U9");
        assertThat(slack.messages().subList(before, slack.messages().size()))
                .noneMatch(message -> message.channel().equals(DIRECT.channel()));
    }
}
