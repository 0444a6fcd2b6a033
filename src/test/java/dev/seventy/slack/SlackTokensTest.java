package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.store.Actor;
import dev.seventy.store.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackTokensTest {

    private static final String REFRESH = "oauth.v2.access";

    @TempDir
    private Path folder;

    private Setting setting;
    private FakeSlack slack;

    @BeforeEach
    void starts() {
        setting = new Setting(folder);
        slack = setting.slack;
    }

    @AfterEach
    void ends() {
        setting.close();
    }

    private void later(Duration time) {
        slack.clock().advance(time);
    }

    private Optional<Installation> installation() {
        return setting.installations.find("slack", Optional.of("T1"), Optional.empty());
    }

    @Test
    void a_workspace_without_an_installation_has_no_token() {
        assertThat(setting.tokens().token("T1", Optional.empty())).isEmpty();
    }

    @Test
    void a_token_that_lives_is_used_as_it_is() {
        var token = slack.install("T1");
        setting.kept(token);

        assertThat(setting.tokens().token("T1", Optional.empty())).contains(token.value());
        assertThat(slack.calls(REFRESH)).isEmpty();
    }

    @Test
    void a_job_renews_what_ends_within_two_hours() {
        var token = slack.install("T1");
        setting.kept(token);
        var tokens = setting.tokens();

        later(Duration.ofMinutes(9 * 60 + 59));
        tokens.renewAhead();
        assertThat(slack.calls(REFRESH)).isEmpty();

        later(Duration.ofMinutes(22));
        tokens.renewAhead();
        tokens.renewAhead();

        assertThat(slack.calls(REFRESH)).hasSize(1);
        assertThat(tokens.token("T1", Optional.empty())).contains(slack.token("T1").orElseThrow().value())
                .isNotEqualTo(Optional.of(token.value()));
    }

    @Test
    void many_who_need_it_at_once_renew_it_once() throws Exception {
        setting.kept(slack.install("T1"));
        var tokens = setting.tokens();
        later(Duration.ofHours(13));

        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Optional<String>>> asking = IntStream.range(0, 64)
                    .<Callable<Optional<String>>>mapToObj(_ -> () -> tokens.token("T1", Optional.empty())).toList();
            for (var answer : threads.invokeAll(asking)) {
                assertThat(answer.get()).contains(slack.token("T1").orElseThrow().value());
            }
        }
        assertThat(slack.calls(REFRESH)).hasSize(1);
    }

    @Test
    void two_processes_that_renew_at_once_keep_what_one_of_them_got() throws Exception {
        setting.kept(slack.install("T1"));
        var one = setting.tokens();
        var other = setting.tokens();
        later(Duration.ofHours(11));
        var held = Fault.hold();
        slack.next(REFRESH, held);

        try (var threads = Executors.newSingleThreadExecutor()) {
            var slow = threads.submit(one::renewAhead);
            held.awaitArrival();
            other.renewAhead();
            held.release();
            slow.get();
        }
        later(Duration.ofMinutes(1));
        one.renewAhead();

        assertThat(one.token("T1", Optional.empty())).contains(slack.token("T1").orElseThrow().value());
        assertThat(setting.givenUp).isEmpty();
    }

    @Test
    void a_request_that_did_not_arrive_is_made_again_and_the_old_token_used_meanwhile() {
        var token = slack.install("T1");
        setting.kept(token);
        var tokens = setting.tokens();
        later(Duration.ofHours(11));
        slack.next(REFRESH, Fault.resetBefore(), Fault.status(503), Fault.rateLimited("60"));

        for (int time = 0; time < 3; time++) {
            tokens.renewAhead();
            assertThat(tokens.token("T1", Optional.empty())).contains(token.value());
            later(Duration.ofSeconds(31));
        }
        tokens.renewAhead();
        assertThat(slack.calls(REFRESH)).hasSize(3);
        later(Duration.ofSeconds(31));
        tokens.renewAhead();

        assertThat(tokens.token("T1", Optional.empty())).contains(slack.token("T1").orElseThrow().value());
        assertThat(setting.givenUp).isEmpty();
    }

    @Test
    void an_answer_that_got_lost_ends_the_installation_once_while_the_old_token_lives() {
        var token = slack.install("T1");
        setting.kept(token);
        var tokens = setting.tokens();
        later(Duration.ofHours(11));
        slack.next(REFRESH, Fault.resetAfter());

        for (int time = 0; time < 10; time++) {
            tokens.renewAhead();
            later(Duration.ofSeconds(31));
        }

        assertThat(setting.givenUp).singleElement()
                .satisfies(given -> assertThat(given.botToken()).isEqualTo(token.value()));
        assertThat(setting.api.form("auth.test", Optional.of(token.value()), Map.of()))
                .isInstanceOf(SlackAnswer.Ok.class);
        assertThat(slack.calls(REFRESH)).hasSize(3);
        assertThat(tokens.token("T1", Optional.empty())).isEmpty();
        assertThat(setting.installations.all()).singleElement()
                .satisfies(ended -> assertThat(ended.state()).isEqualTo(Installation.State.REINSTALL_NEEDED));
    }

    @Test
    void an_installation_made_anew_is_used_again() {
        setting.kept(slack.install("T1"));
        var tokens = setting.tokens();
        later(Duration.ofHours(11));
        slack.always(REFRESH, Fault.error("invalid_refresh_token"));
        tokens.renewAhead();
        later(Duration.ofSeconds(31));
        tokens.renewAhead();
        slack.heal(REFRESH);
        assertThat(installation()).isEmpty();

        var again = slack.install("T1");
        setting.kept(again);

        assertThat(tokens.token("T1", Optional.empty())).contains(again.value());
    }

    @Test
    void what_could_not_be_saved_is_saved_before_it_is_used() throws Exception {
        setting.kept(slack.install("T1"));
        var tokens = setting.tokens();
        later(Duration.ofHours(11));
        database("CREATE TRIGGER full BEFORE UPDATE ON installations BEGIN SELECT RAISE(ABORT, 'full'); END");

        tokens.renewAhead();
        var renewed = slack.token("T1").orElseThrow().value();
        assertThat(installation().orElseThrow().botToken()).isNotEqualTo(renewed);

        database("DROP TRIGGER full");
        tokens.renewAhead();

        assertThat(slack.calls(REFRESH)).hasSize(1);
        assertThat(installation().orElseThrow().botToken()).isEqualTo(renewed);
        assertThat(tokens.token("T1", Optional.empty())).contains(renewed);
    }

    private void database(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("slack.db"));
                var executing = connection.createStatement()) {
            executing.execute(statement);
        }
    }

    @Test
    void an_enterprise_s_token_serves_its_workspaces_but_those_it_took_back() {
        var token = slack.installOrganisation("E1", "T1", "T2", "T3");
        setting.kept(token);
        var firm = setting.store.organisations().add("Firm", ZoneOffset.UTC, false, new Actor("a", "slack"))
                .orElseThrow();
        setting.store.organisations().link(firm.id(), "slack", "E1", new Actor("a", "slack"));
        var removal = new SlackRemoval(setting.store, setting.vault, Optional.empty(), _ -> {
        });
        var tokens = setting.tokens();
        var now = slack.clock().instant();

        removal.accessRevoked("E1", List.of("T2"), now.plusSeconds(10));
        removal.accessGranted("E1", List.of("T2"), now.plusSeconds(5));

        assertThat(tokens.token("T1", Optional.of("E1"))).contains(token.value());
        assertThat(tokens.token("T2", Optional.of("E1"))).isEmpty();
        assertThat(tokens.token("T3", Optional.of("E1"))).contains(token.value());
        removal.accessGranted("E1", List.of("T2"), now.plusSeconds(20));
        assertThat(tokens.token("T2", Optional.of("E1"))).contains(token.value());
    }
}
