package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.seventy.bot.Sender;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Shown;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Windows, the forms in them, and the home page that follows what they change. */
class SlackWindowsTest {

    private static final String NUMBERS = "44.24 of 70 points";

    @TempDir
    private static Path folder;

    private static SlackFirm firm;
    private static FakeSlack slack;

    @BeforeAll
    static void a_workspace_with_the_sample_firm() {
        firm = SlackFirm.sample(folder);
        slack = firm.slack;
    }

    @AfterAll
    static void ends() {
        assertThat(slack.violations()).extracting("rule").isSubsetOf("expired_trigger_id");
        firm.close();
    }

    private static Shown settings() {
        var settings = firm.directly(SlackFirm.direct("U1"), "settings");
        return firm.opened("the form", () -> firm.send(firm.people.click(SlackFirm.direct("U1"), settings, "form-0")));
    }

    private static ObjectNode filled(String zone, String retention) {
        var values = SlackClient.typed("zone", "=zone", zone);
        values.setAll(SlackClient.typed("retention", "=retention", retention));
        values.setAll(SlackClient.chosen("revenue", "=revenue", "managers"));
        values.setAll(SlackClient.chosen("logging", "=logging", "own"));
        return values;
    }

    private static JsonNode json(String body) {
        return JsonMapper.builder().build().readTree(body);
    }

    @Test
    void a_mistake_in_a_form_is_shown_at_its_field_and_what_is_right_takes_its_place() {
        var window = settings();
        assertThat(window.view().path("submit").path("text").asString()).isEqualTo("Save");

        var wrong = json(
                firm.send(firm.people.submit(SlackFirm.direct("U1"), window, filled("Europe/Berlin", "soon"))));
        assertThat(wrong.path("response_action").asString()).isEqualTo("errors");
        assertThat(wrong.path("errors").path("retention").asString()).contains("not 'soon'");
        assertThat(wrong.path("errors").size()).isEqualTo(1);
        var zone = json(firm.send(firm.people.submit(SlackFirm.direct("U1"), window, filled("Mars/Phobos", "30"))));
        assertThat(zone.path("errors").path("zone").asString()).contains("There is no time zone");

        var right = firm.send(firm.people.submit(SlackFirm.direct("U1"), window, filled("Europe/Berlin", "32")));
        assertThat(json(right).path("response_action").asString()).isEqualTo("update");
        assertThat(right).contains("retention", "→ 32");
        slack.submitted(window.id(), right);
        firm.eventually("the home page has the new settings",
                () -> slack.home("U1").filter(home -> home.blocks().toString().contains("32")).isPresent());
    }

    @Test
    void the_same_submission_twice_changes_once() {
        var window = settings();
        var submission = firm.people.submit(SlackFirm.direct("U1"), window, filled("Europe/Oslo", "33"));
        assertThat(firm.send(submission)).contains("→ 33");
        assertThat(firm.send(submission)).contains("→ 33");
    }

    @Test
    void whoever_lost_the_role_while_the_window_was_open_is_refused() {
        firm.store().roles().grant(firm.firm(), "slack:U3", Role.ADMIN, Sender.Local.TERMINAL.actor());
        var settings = firm.directly(SlackFirm.direct("U3"), "settings");
        var window = firm.opened("the form",
                () -> firm.send(firm.people.click(SlackFirm.direct("U3"), settings, "form-0")));
        firm.store().roles().retract(firm.firm(), "slack:U3", Sender.Local.TERMINAL.actor());

        assertThat(firm.send(firm.people.submit(SlackFirm.direct("U3"), window, filled("Europe/Berlin", "99"))))
                .contains("role admin; yours is member").doesNotContain("→ 99");
    }

    @Test
    void what_somebody_writes_into_a_window_of_theirs_gives_them_no_right() {
        var settings = firm.directly(SlackFirm.direct("U2"), "help");
        assertThat(settings.text()).isNotBlank();
        var window = asked("U2");
        var view = window.view().deepCopy().put("private_metadata", "role grant admin slack:U2");
        var tampered = new Shown(window.id(), window.type(), window.team(), window.user(), window.hash(), window.root(),
                window.previous(), view);
        assertThat(firm.send(firm.people.submit(SlackFirm.direct("U2"), tampered, SlackClient.typed("line", "=", ""))))
                .contains("role admin; yours is member");
        assertThat(firm.send(
                firm.people.submit(SlackFirm.direct("U2"), window, SlackClient.typed("line", "=", "y".repeat(4_000)))))
                .contains("longer than 1,000 characters");
    }

    private static Shown asked(String user) {
        return firm.opened("the question", () -> firm.send(firm.people.shortcut(SlackFirm.direct(user), "ask")));
    }

    @Test
    void show_all_opens_a_window_with_everything() {
        var firmwide = firm.directly(SlackFirm.direct("U2"), "help");
        var action = JsonMapper.builder().build().createObjectNode().put("type", "button").put("action_id", "all")
                .put("block_id", "b1").put("value", "why data-ai");
        var window = firm.opened("all of it",
                () -> firm.send(firm.people.act(SlackFirm.direct("U2"), firmwide, action)));

        assertThat(window.blocks().toString()).contains("44.24").doesNotContain("Not all of it fits");
    }

    @Test
    void the_shortcut_of_a_message_answers_what_the_message_says() {
        var window = firm.opened("the answer", () -> firm.send(firm.people.messageAction(SlackFirm.MEMBER, "about",
                "U3", "&lt;how&gt; do we stand in data and AI? <https://example.com|see>")));

        assertThat(window.blocks().toString()).contains(NUMBERS);
        assertThat(slack.messages("C1")).noneMatch(message -> message.text().contains(NUMBERS));
    }

    @Test
    void a_click_inside_of_a_window_changes_the_window_with_its_hash() {
        var window = score();
        firm.send(firm.people.click(SlackFirm.direct("U2"), window, "Why"));

        firm.eventually("the window has the answer", () -> !firm.window(window).hash().equals(window.hash()));
        assertThat(slack.calls("views.update").getLast().body().path("hash").asString()).isEqualTo(window.hash());
    }

    private static Shown score() {
        return firm.opened("the score",
                () -> firm.send(firm.people.messageAction(SlackFirm.MEMBER, "about", "U3", "score data-ai")));
    }

    @Test
    void a_window_that_changed_since_the_click_is_read_and_shown_once_more() {
        var window = score();
        slack.next("views.update", Fault.error("hash_conflict"));
        int before = slack.calls("views.update").size();
        firm.send(firm.people.click(SlackFirm.direct("U2"), window, "Why"));

        firm.eventually("the window has the answer", () -> !firm.window(window).hash().equals(window.hash()));
        assertThat(slack.calls("views.update").subList(before, slack.calls("views.update").size())).hasSize(2).last()
                .satisfies(call -> assertThat(call.body().has("hash")).isFalse());
    }

    @Test
    void a_closed_window_is_acknowledged_and_its_answers_go_nowhere() {
        var window = score();
        var click = firm.people.click(SlackFirm.direct("U2"), window, "Why");
        assertThat(firm.send(firm.people.close(SlackFirm.direct("U2"), window, true))).isEmpty();
        int before = slack.messages().size();
        int calls = slack.calls("views.update").size();
        firm.send(click);

        firm.eventually("it was tried", () -> slack.calls("views.update").size() > calls);
        assertThat(slack.messages()).hasSize(before);
    }

    @Test
    void what_a_closed_window_changed_is_told_directly() {
        var window = settings();
        var answer = firm.send(firm.people.submit(SlackFirm.direct("U1"), window, filled("Europe/Paris", "34")));
        slack.submitted(window.id(), answer);
        var changed = firm.window(window);
        var click = firm.people.click(SlackFirm.direct("U1"), changed, "Undo");
        firm.send(firm.people.close(SlackFirm.direct("U1"), changed, true));

        var told = firm.posted("what was undone", () -> firm.send(click),
                message -> message.channel().equals(FakeSlack.directMessage("U1")));
        assertThat(told.text()).contains("→ 34".replace("→ 34", "34 →"));
    }

    @Test
    void a_trigger_that_is_over_is_told_privately() {
        slack.next("views.open", Fault.error("expired_trigger_id"));
        var told = firm.posted("what is said instead",
                () -> firm.send(firm.people.messageAction(SlackFirm.MEMBER, "about", "U3", "score data-ai")),
                message -> message.text().contains("Please click again"));

        assertThat(told.channel()).isEqualTo("C1");
        assertThat(told.ephemeralTo()).isEqualTo(Optional.of("U2"));
    }

    @Test
    void a_window_that_waited_too_long_behind_another_is_told_privately_without_a_try() {
        var held = Fault.hold();
        slack.next("views.open", held);
        firm.send(firm.people.messageAction(SlackFirm.MEMBER, "about", "U3", "score data-ai"));
        try {
            held.awaitArrival();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        int tries = slack.calls("views.open").size();
        var told = firm.posted("what is said instead", () -> {
            firm.send(firm.people.messageAction(SlackFirm.MEMBER, "about", "U3", "score security"));
            slack.clock().advance(Duration.ofSeconds(4));
            held.release();
        }, message -> message.text().contains("Please click again") && message.ephemeralTo().isPresent());

        assertThat(told.channel()).isEqualTo("C1");
        assertThat(slack.calls("views.open")).hasSize(tries);
    }

    @Test
    void a_form_opens_from_the_home_page_too() {
        firm.send(firm.people.homeOpened(SlackFirm.direct("U1"), "home"));
        firm.eventually("a home page", () -> slack.home("U1").isPresent());
        var window = firm.opened("the form",
                () -> firm.send(firm.people.click(SlackFirm.direct("U1"), firm.home("U1"), "form-0")));

        assertThat(window.blocks().toString()).contains("\"type\":\"input\"", "retention");
    }
}
