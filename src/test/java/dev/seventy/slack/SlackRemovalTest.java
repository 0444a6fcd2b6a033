package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Token;
import dev.seventy.store.Actor;
import dev.seventy.store.Installation;
import dev.seventy.store.OrganisationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackRemovalTest {

    private static final Actor SLACK = new Actor("slack", "slack");
    private static final Optional<String> T1 = Optional.of("T1");
    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    private Path folder;

    private final List<String> cancelled = new ArrayList<>();
    private Setting setting;
    private SlackRemoval removal;

    @BeforeEach
    void starts() {
        setting = new Setting(folder);
        removal = new SlackRemoval(setting.store, setting.vault, Optional.empty(), cancelled::add);
    }

    @AfterEach
    void ends() {
        setting.close();
    }

    private Instant now() {
        return setting.slack.clock().instant();
    }

    private OrganisationId installed(Token token) {
        var organisations = setting.store.organisations();
        var place = token.owner();
        var firm = organisations.linked("slack", place)
                .orElseGet(() -> organisations.link(
                        organisations.add("Firm " + place, ZoneOffset.UTC, false, SLACK).orElseThrow().id(), "slack",
                        place, SLACK));
        setting.installations.save(new Installation("slack", token.enterprise(), token.team(), "Team", token.value(),
                token.refresh(), token.expires(), token.botUser(), Set.of(), NONE, FakeSlack.APP_ID, now(),
                Installation.State.ACTIVE, Optional.of(firm)));
        return firm;
    }

    private boolean active(Optional<String> workspace, Optional<String> enterprise) {
        return setting.installations.find("slack", workspace, enterprise).isPresent();
    }

    @Test
    void an_end_erases_the_tokens_and_cancels_what_waits_once_however_often_and_in_which_order_it_is_told() {
        installed(setting.slack.install("T1"));
        var at = now().plusSeconds(60);

        removal.tokensRevoked(T1, NONE, List.of("UBOTT1"), at);
        removal.uninstalled(T1, NONE, at);
        removal.uninstalled(T1, NONE, at);
        removal.tokensRevoked(T1, NONE, List.of("UBOTT1"), at);

        assertThat(cancelled).containsExactly("T1");
        assertThat(setting.installations.all()).singleElement().satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(Installation.State.REMOVED);
            assertThat(ended.botToken()).isEmpty();
            assertThat(ended.refreshToken()).isEmpty();
        });
    }

    @Test
    void people_s_tokens_are_none_of_ours() {
        installed(setting.slack.install("T1"));

        removal.tokensRevoked(T1, NONE, List.of(), now().plusSeconds(60));

        assertThat(active(T1, NONE)).isTrue();
        assertThat(cancelled).isEmpty();
    }

    @Test
    void a_workspace_that_never_had_it_ends_nothing() {
        removal.uninstalled(Optional.of("T9"), NONE, now());
        removal.uninstalled(NONE, NONE, now());

        assertThat(cancelled).isEmpty();
    }

    @Test
    void what_was_installed_after_it_stays() {
        installed(setting.slack.install("T1"));
        var uninstalled = now().plusSeconds(60);
        setting.slack.clock().advance(Duration.ofSeconds(90));
        installed(setting.slack.install("T1"));

        removal.uninstalled(T1, NONE, uninstalled);

        assertThat(active(T1, NONE)).isTrue();
        assertThat(cancelled).isEmpty();
    }

    @Test
    void an_enterprise_takes_it_back_from_one_of_three_workspaces() {
        installed(setting.slack.installOrganisation("E1", "T1", "T2", "T3"));

        removal.accessRevoked("E1", List.of("T2"), now().plusSeconds(60));
        removal.accessRevoked("E1", List.of("T2"), now().plusSeconds(60));

        assertThat(cancelled).isNotEmpty().containsOnly("T2");
        assertThat(active(T1, Optional.of("E1"))).isTrue();
    }

    @Test
    void an_organisation_made_for_it_is_erased_when_its_days_have_passed_and_not_before() {
        var firm = installed(setting.slack.install("T1"));
        var at = now().plusSeconds(60);
        removal.uninstalled(T1, NONE, at);

        assertThat(removal.sweep(at.plus(Duration.ofDays(30)))).isZero();
        assertThat(setting.store.organisations().get(firm)).isPresent();

        assertThat(removal.sweep(at.plus(Duration.ofDays(30)).plusSeconds(1))).isEqualTo(1);
        assertThat(setting.store.organisations().get(firm)).isEmpty();
        assertThat(removal.sweep(at.plus(Duration.ofDays(31)))).isZero();
    }

    @Test
    void an_organisation_says_how_long_it_keeps_its_data() {
        var firm = installed(setting.slack.install("T1"));
        setting.store.settings().set(firm, "retention", "7", SLACK);
        var at = now().plusSeconds(60);
        removal.uninstalled(T1, NONE, at);

        assertThat(removal.sweep(at.plus(Duration.ofDays(6)))).isZero();
        assertThat(removal.sweep(at.plus(Duration.ofDays(8)))).isEqualTo(1);
    }

    @Test
    void what_a_bot_token_serves_by_now_is_not_erased_nor_while_nobody_knows_whose_it_is() {
        setting.slack.rotation(false);
        var firm = installed(setting.slack.install("T1"));
        var other = installed(setting.slack.install("T2"));
        removal.uninstalled(T1, NONE, now().plusSeconds(60));
        removal.uninstalled(Optional.of("T2"), NONE, now().plusSeconds(60));
        var team = new SlackTeam(setting.api, setting.slack.install("T1").value(), setting.store, NONE);
        var serving = new SlackRemoval(setting.store, setting.vault, Optional.of(team), cancelled::add);

        assertThat(serving.sweep(now().plus(Duration.ofDays(100)))).isZero();
        assertThat(team.ask()).isTrue();
        assertThat(serving.sweep(now().plus(Duration.ofDays(100)))).isEqualTo(1);

        assertThat(setting.store.organisations().get(firm)).isPresent();
        assertThat(setting.store.organisations().get(other)).isEmpty();
    }

    @Test
    void what_the_enterprise_s_installation_serves_is_not_erased_until_it_is_taken_back() {
        var enterprise = Optional.of("E1");
        var token = setting.slack.install("T1");
        var organisations = setting.store.organisations();
        var firm = organisations.add("Firm T1", ZoneOffset.UTC, false, SLACK).orElseThrow().id();
        organisations.link(firm, "slack", "T1", SLACK);
        setting.installations.save(new Installation("slack", enterprise, T1, "Team", token.value(), token.refresh(),
                token.expires(), token.botUser(), Set.of(), NONE, FakeSlack.APP_ID, now(), Installation.State.ACTIVE,
                Optional.of(firm)));
        removal.uninstalled(T1, enterprise, now().plusSeconds(60));
        installed(setting.slack.installOrganisation("E1", "T1", "T2"));

        assertThat(removal.sweep(now().plus(Duration.ofDays(100)))).isZero();
        assertThat(setting.store.organisations().get(firm)).isPresent();

        removal.accessRevoked("E1", List.of("T1"), now().plusSeconds(120));
        assertThat(removal.sweep(now().plus(Duration.ofDays(100)))).isEqualTo(1);
        assertThat(setting.store.organisations().get(firm)).isEmpty();
    }

    @Test
    void what_is_installed_again_or_serves_another_workspace_is_not_erased() {
        var firm = installed(setting.slack.install("T1"));
        setting.store.organisations().link(firm, "slack", "T2", SLACK);
        installed(setting.slack.install("T2"));
        removal.uninstalled(T1, NONE, now().plusSeconds(60));
        assertThat(removal.sweep(now().plus(Duration.ofDays(100)))).isZero();

        setting.slack.clock().advance(Duration.ofDays(1));
        installed(setting.slack.install("T1"));
        removal.uninstalled(Optional.of("T2"), NONE, now());
        assertThat(removal.sweep(now().plus(Duration.ofDays(100)))).isZero();

        assertThat(setting.store.organisations().get(firm)).isPresent();
    }
}
