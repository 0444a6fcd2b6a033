package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import dev.seventy.slack.fake.BlockRules;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The home page, as each who opens it sees it. */
class SlackHomeTest {

    @TempDir
    private Path folder;

    private static Shown opened(SlackFirm firm, String user, String text) {
        firm.send(firm.people.homeOpened(SlackFirm.direct(user), "home"));
        firm.eventually("the home page of " + user,
                () -> firm.slack.home(user).filter(home -> home.blocks().toString().contains(text)).isPresent());
        var home = firm.home(user);
        assertThat(BlockRules.ofView(home.view())).isEmpty();
        assertThat(firm.slack.violations()).isEmpty();
        return home;
    }

    @Test
    void members_see_the_firm_and_whoever_is_not_known_yet_sees_that_it_comes() {
        try (var firm = SlackFirm.sample(folder)) {
            opened(firm, "U2", "44.24");

            // U5 has never said anything, so that Slack is asked first.
            opened(firm, "U5", "44.24");
            var published = firm.slack.calls("views.publish").stream()
                    .filter(call -> call.body().path("user_id").asString().equals("U5")).toList();
            assertThat(published.getLast().body().toString()).contains("44.24");

            // The second time the page is there already, and stays until the new one comes.
            int before = firm.slack.calls("views.publish").size();
            firm.send(firm.people.homeOpened(SlackFirm.direct("U5"), "home"));
            firm.eventually("it is published anew", () -> firm.slack.calls("views.publish").size() > before);
            assertThat(firm.slack.calls("views.publish").subList(before, before + 1).toString()).contains("44.24");

            assertThat(opened(firm, "U4", "guest").blocks().toString()).doesNotContain("44.24");
        }
    }

    @Test
    void a_firm_without_figures_is_shown_what_to_do() {
        try (var firm = SlackFirm.empty(folder)) {
            var member = opened(firm, "U2", "Nothing has been imported yet").blocks().toString();
            assertThat(member).contains("Try with sample data", "Ask an admin").doesNotContain("of 70 points");
            assertThat(opened(firm, "U1", "How to import").blocks().toString()).contains("Change the settings");
        }
    }

    @Test
    void the_tab_of_the_messages_publishes_nothing() {
        try (var firm = SlackFirm.empty(folder)) {
            firm.send(firm.people.homeOpened(SlackFirm.direct("U2"), "messages"));
            firm.directly(SlackFirm.direct("U2"), "help");
            assertThat(firm.slack.calls("views.publish")).isEmpty();
            assertThat(firm.slack.home("U2")).isEmpty();
            assertThat(FakeSlack.directMessage("U2")).isNotBlank();
        }
    }
}
