package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.SlackClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program between two ends of a Slack: what people do there, and what they then see. */
class SlackSurfacesTest {

    private static final String NUMBERS = "44.24 of 70 points";
    private static final Origin CHANNEL = SlackFirm.MEMBER;
    private static final Origin DIRECT = SlackFirm.direct(CHANNEL.user());

    @TempDir
    private static Path folder;

    private static SlackFirm firm;
    private static FakeSlack slack;
    private static SlackClient people;

    @BeforeAll
    static void a_workspace_with_the_sample_firm() {
        firm = SlackFirm.sample(folder);
        slack = firm.slack;
        people = firm.people;
    }

    @AfterAll
    static void ends() {
        firm.close();
    }

    @Test
    void a_command_is_answered_in_its_response() {
        assertThat(firm.send(people.command(CHANNEL, "/score", "data-ai"))).contains(NUMBERS, "ephemeral");
        assertThat(firm.send(people.command(CHANNEL, "/seventy", "score data-ai"))).contains(NUMBERS);
        assertThat(firm.send(people.command(CHANNEL, "/score", "help"))).contains("score data-ai");
    }

    @Test
    void a_mention_is_answered_for_the_one_who_asked_alone() {
        var answer = firm.posted("the answer", () -> firm.send(people.mention(CHANNEL, "score data-ai")),
                message -> message.channel().equals("C1") && message.text().contains(NUMBERS));

        assertThat(answer.ephemeralTo()).contains(CHANNEL.user());
        assertThat(answer.via()).isEqualTo("chat.postEphemeral");
    }

    @Test
    void a_direct_message_is_answered_there_and_a_button_below_it_in_its_thread() {
        var score = firm.directly(DIRECT, "score data-ai");
        assertThat(score.text()).contains(NUMBERS);

        var why = firm.posted("the answer to the click", () -> firm.send(people.click(DIRECT, score, "Why")),
                message -> message.thread().equals(Optional.of(score.ts())));

        assertThat(why.channel()).isEqualTo(DIRECT.channel());
        assertThat(why.body().path("reply_broadcast").asBoolean(false)).isFalse();
    }

    @Test
    void the_same_event_four_times_is_answered_once() {
        var event = people.mentionInThread(CHANNEL, "1700000000.000100", "score security");
        for (int delivery = 0; delivery < 4; delivery++) {
            firm.send(event);
        }
        // What is sent later to the same channel stands behind whatever a repetition would have caused.
        firm.posted("what was asked afterwards", () -> firm.send(people.mention(CHANNEL, "rules list")),
                message -> message.shown().contains("2024"));

        assertThat(slack.messages().stream()
                .filter(message -> message.ephemeralTo().isPresent() && message.text().startsWith("Security")))
                .hasSize(1);
    }

    @Test
    void the_home_page_is_shown_when_it_is_opened_and_a_click_there_opens_a_window() {
        firm.send(people.homeOpened(DIRECT, "home"));
        firm.eventually("a home page", () -> slack.home(DIRECT.user()).isPresent());

        assertThat(firm.home(DIRECT.user()).blocks().toString()).contains("44.24");
    }

    @Test
    void a_shortcut_asks_for_a_line_and_answers_it_in_the_same_window() {
        var window = firm.opened("a window", () -> firm.send(people.shortcut(CHANNEL, "ask")));

        var answer = firm.send(people.submit(CHANNEL, window, SlackClient.typed("line", "=", "score data-ai")));

        assertThat(answer).contains("\"response_action\":\"update\"", NUMBERS);
    }

    @Test
    void programs_and_strangers_get_nothing_of_the_firm() {
        int before = slack.messages().size();
        firm.send(people.botMessage(DIRECT, "A0OTHER", "score data-ai"));
        var refusal = firm.posted("the refusal",
                () -> firm.send(people.mention(CHANNEL.stranger("T9").by("U9"), "score data-ai")),
                message -> message.text().contains("belongs to another one"));

        assertThat(refusal.ephemeralTo()).contains("U9");
        assertThat(slack.messages().subList(before, slack.messages().size()))
                .noneMatch(message -> message.channel().equals(DIRECT.channel()));
    }
}
