package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Until;
import dev.seventy.store.Actor;
import dev.seventy.store.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackTeamTest {

    @TempDir
    private Path folder;

    private Setting setting;
    private FakeSlack slack;
    private String token;

    @BeforeEach
    void starts() {
        setting = new Setting(folder);
        slack = setting.slack;
        slack.rotation(false);
        token = slack.install("T1").value();
    }

    @AfterEach
    void ends() {
        setting.close();
    }

    private SlackTeam team(Optional<String> organisation) {
        return new SlackTeam(setting.api, token, setting.store, organisation);
    }

    private Organisation firm(String name, boolean sample) {
        return setting.store.organisations().add(name, ZoneOffset.UTC, sample, new Actor("a", "slack")).orElseThrow();
    }

    private Optional<String> linked() {
        return setting.store.organisations().linked("slack", "T1")
                .flatMap(firm -> setting.store.organisations().get(firm)).map(Organisation::name);
    }

    @Test
    void with_no_firm_yet_the_workspace_gets_one_named_after_it() {
        firm("sample", true);

        assertThat(team(Optional.empty()).ask()).isTrue();
        assertThat(linked()).contains("Example");
    }

    @Test
    void the_only_own_firm_is_meant() {
        firm("sample", true);
        firm("Ours", false);

        team(Optional.empty()).ask();

        assertThat(linked()).contains("Ours");
    }

    @Test
    void the_only_firm_is_not_meant_where_it_is_another_workspace_s() {
        var theirs = firm("Theirs", false);
        setting.store.organisations().link(theirs.id(), "slack", "T9", new Actor("a", "slack"));

        assertThat(team(Optional.empty()).ask()).isTrue();

        assertThat(linked()).isEmpty();
        assertThat(setting.store.organisations().all()).hasSize(1);
        team(Optional.of("Theirs")).ask();
        assertThat(linked()).contains("Theirs");
    }

    @Test
    void of_several_the_named_one_is_meant_and_without_a_name_none() {
        firm("Ours", false);
        firm("Theirs", false);

        team(Optional.empty()).ask();
        assertThat(linked()).isEmpty();
        team(Optional.of("Nobody's")).ask();
        assertThat(linked()).isEmpty();
        team(Optional.of("theirs")).ask();
        assertThat(linked()).contains("Theirs");
    }

    @Test
    void what_is_linked_stays_linked() {
        var first = firm("Ours", false);
        firm("Theirs", false);
        setting.store.organisations().link(first.id(), "slack", "T1", new Actor("a", "slack"));

        team(Optional.of("Theirs")).ask();

        assertThat(linked()).contains("Ours");
    }

    @Test
    void it_is_asked_again_until_slack_answers_and_then_no_more() {
        slack.next("auth.test", Fault.status(503));

        try (var team = team(Optional.empty()).start()) {
            Until.holds("the team is known", () -> team.identity().isPresent());
            assertThat(team.ask()).isTrue();
        }

        assertThat(slack.calls("auth.test")).hasSize(2);
        assertThat(linked()).isPresent();
    }

    @Test
    void its_token_is_for_its_workspace_alone_once_that_is_known() {
        var team = team(Optional.empty());
        assertThat(team.token("T2", Optional.empty())).contains(token);

        team.ask();

        assertThat(team.token("T1", Optional.empty())).contains(token);
        assertThat(team.token("T2", Optional.empty())).isEmpty();
    }
}
