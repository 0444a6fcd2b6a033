package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.store.Actor;
import dev.seventy.store.Installation;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private FakeSlack slack;

    @BeforeEach
    void everything_is_right() {
        slack = FakeSlack.start();
        slack.rotation(false);
        settings.put("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"));
        settings.put("SEVENTY_SECRET_KEY", "A".repeat(43) + "=");
        settings.put("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
        settings.put("SLACK_BOT_TOKEN", slack.install("T1").value());
        settings.put("SLACK_API_URL", slack.api().toString());
        Store.open(settings.get("SEVENTY_DATABASE_URL"), slack.clock()).close();
    }

    @AfterEach
    void ends() {
        slack.close();
    }

    private record Said(int code, String text) {
    }

    private Said check() {
        var out = new ByteArrayOutputStream();
        var code = new Check(settings, slack.clock(), new PrintStream(out, true, UTF_8)).run();
        var text = out.toString(UTF_8);
        assertThat(text).doesNotContain("xoxb", "xapp-1", FakeSlack.SIGNING_SECRET, settings.get("SEVENTY_SECRET_KEY"));
        assertThat(text.lines()).allMatch(line -> line.matches("(ok    |WRONG |note  ).*"));
        return new Said(code, text);
    }

    @Test
    void where_everything_is_right_each_line_says_so() {
        var said = check();

        assertThat(said.text()).doesNotContain("WRONG").contains("ok    configuration", "ok    rules",
                "last verified on 20", "ok    database", "ok    secret key", "ok    requests from Slack",
                "ok    bot token: works in workspace T1", "ok    scopes", "no sample firm");
        assertThat(said.code()).isZero();
    }

    @Test
    void without_slack_and_database_nothing_is_wrong() {
        settings.keySet().removeIf(name -> name.startsWith("SLACK_"));
        settings.put("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("new.db"));

        var said = check();

        assertThat(said.text()).contains("there is none yet", "Slack: not configured");
        assertThat(said.code()).isZero();
        assertThat(folder.resolve("new.db")).doesNotExist();
    }

    @Test
    void a_configuration_that_cannot_be_used_is_said_with_every_problem() {
        settings.remove("SEVENTY_SECRET_KEY");
        settings.put("SEVENTY_PORT", "x");

        var said = new ByteArrayOutputStream();
        assertThat(new Check(settings, slack.clock(), new PrintStream(said, true, UTF_8)).run()).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("WRONG configuration: SEVENTY_PORT",
                "WRONG configuration: SEVENTY_SECRET_KEY: missing");
    }

    @Test
    void an_app_that_can_be_installed_is_told_its_redirect_address() {
        settings.remove("SLACK_BOT_TOKEN");
        settings.putAll(Map.of("SLACK_CLIENT_ID", FakeSlack.CLIENT_ID, "SLACK_CLIENT_SECRET", FakeSlack.CLIENT_SECRET,
                "SEVENTY_BASE_URL", "https://seventy.example/"));

        var said = check();

        assertThat(said.text())
                .contains("https://seventy.example/slack/oauth_redirect", "bot token: each workspace brings its own")
                .doesNotContain("WRONG", FakeSlack.CLIENT_SECRET);
    }

    @Test
    void a_key_that_is_not_the_one_it_was_sealed_with_is_said_by_check_and_by_serve() {
        try (var store = Store.open(settings.getOrDefault("SEVENTY_DATABASE_URL", ""), slack.clock())) {
            var sealed = store.installations(Vault.of(settings.getOrDefault("SEVENTY_SECRET_KEY", "")));
            sealed.save(new Installation("slack", Optional.empty(), Optional.of("T1"), "Team", "token",
                    Optional.empty(), Optional.empty(), "UBOT", Set.of(), Optional.empty(), FakeSlack.APP_ID,
                    slack.clock().instant(), Installation.State.ACTIVE, Optional.empty()));
        }
        settings.put("SEVENTY_SECRET_KEY", "B".repeat(43) + "=");

        assertThat(check().text()).contains("WRONG secret key: SEVENTY_SECRET_KEY does not open");
        var out = new ByteArrayOutputStream();
        settings.put("SEVENTY_PORT", "0");
        assertThat(Main.run(List.of("serve"), new PrintStream(out, true, UTF_8), settings)).isEqualTo(2);
        assertThat(out.toString(UTF_8)).contains("SEVENTY_SECRET_KEY does not open");
    }

    @Test
    void a_database_that_is_away_does_not_keep_the_rest_from_being_checked() throws Exception {
        Files.writeString(folder.resolve("seventy.db"), "This is no database at all. ".repeat(100));

        var said = check();

        assertThat(said.text()).contains("WRONG database: ", "ok    scopes");
        assertThat(said.code()).isEqualTo(2);
    }

    @Test
    void slack_away_a_dead_token_and_missing_scopes_each_have_their_mend() {
        slack.next("auth.test", Fault.status(503), Fault.error("token_revoked"));
        assertThat(check().text()).contains("WRONG bot token: Slack did not answer (status 503)");
        var dead = check();
        assertThat(dead.text()).contains("WRONG bot token: Slack refuses SLACK_BOT_TOKEN (token_revoked)");
        assertThat(dead.code()).isEqualTo(2);

        settings.put("SLACK_BOT_TOKEN", slack.install("T2", Set.of("commands", "chat:write")).value());
        assertThat(check().text()).contains("WRONG scopes: the token lacks app_mentions:read, files:read");
    }

    @Test
    void an_app_token_is_tried_and_each_refusal_has_its_mend() {
        settings.put("SLACK_APP_TOKEN", FakeSlack.APP_TOKEN);
        var said = check();
        assertThat(said.text()).contains("ok    app token: Slack lets it connect").doesNotContain("WRONG", "note");
        assertThat(slack.calls("apps.connections.open")).hasSize(1);

        slack.next("apps.connections.open", Fault.error("invalid_auth"), Fault.error("missing_scope"),
                Fault.error("not_allowed_token_type"), Fault.error("socket_mode_not_enabled"), Fault.status(503),
                Fault.answer(200, "application/json", """
                        {"ok":true,"url":"wss://x","response_metadata":{"messages":["[WARN] Socket Mode is not turned on."]}}
                        """));
        for (var mend : List.of("(invalid_auth): copy it again",
                "(missing_scope): make one with the scope connections:",
                "(not_allowed_token_type): that is another kind", "(socket_mode_not_enabled): turn Socket Mode on")) {
            assertThat(check().text()).contains("WRONG app token: Slack refuses SLACK_APP_TOKEN " + mend);
        }
        assertThat(check().text()).contains("WRONG app token: Slack did not answer (status 503)");
        said = check();
        assertThat(said.text()).contains("note  Socket Mode: Slack says that it is not turned on");
        assertThat(said.code()).isZero();
    }

    @Test
    void a_token_that_is_still_the_placeholder_is_said_and_nothing_fails() {
        settings.put("SLACK_BOT_TOKEN", "xoxb-…");

        var said = new ByteArrayOutputStream();
        assertThat(Main.run(List.of("check"), new PrintStream(said, true, UTF_8), settings)).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("WRONG configuration: SLACK_BOT_TOKEN: still the placeholder");
    }

    @Test
    void a_firm_without_admin_and_a_workspace_of_no_firm_are_noted() {
        try (var store = Store.open(settings.getOrDefault("SEVENTY_DATABASE_URL", ""), slack.clock())) {
            var actor = new Actor("a", "terminal");
            var ours = store.organisations().add("Ours", ZoneOffset.UTC, false, actor).orElseThrow().id();
            assertThat(check().text()).contains("note  admins: Ours has none",
                    "ok    workspace: T1 will belong to Ours");

            store.organisations().link(ours, "slack", "T9", actor);
            store.roles().grant(ours, "boss@example.com", Role.ADMIN, actor);
            assertThat(check().text()).doesNotContain("note  admins")
                    .contains("note  workspace: T1 belongs to none, as Ours has another workspace");

            var theirs = store.organisations().add("Theirs", ZoneOffset.UTC, false, actor).orElseThrow().id();
            var several = check();
            assertThat(several.text()).contains("note  workspace: T1 belongs to none of the 2 organisations",
                    "organisation link slack T1 NAME", "note  admins: Theirs has none");
            assertThat(several.code()).isZero();

            settings.put("SEVENTY_ORGANISATION", "Theirs");
            assertThat(check().text()).contains("ok    workspace: T1 will belong to Theirs");
            store.organisations().link(theirs, "slack", "T1", actor);
            assertThat(check().text()).contains("ok    workspace: T1 belongs to Theirs");
        }
    }

    @Test
    void a_meant_organisation_that_is_not_there_is_said() {
        settings.put("SEVENTY_ORGANISATION", "Nobody");

        assertThat(check().text()).contains("WRONG organisation: SEVENTY_ORGANISATION names none");
    }

    @Test
    void it_is_a_verb_of_the_command_line() {
        settings.keySet().removeIf(name -> name.startsWith("SLACK_"));
        settings.put("SEVENTY_HOME", folder.toString());
        var out = new ByteArrayOutputStream();

        assertThat(Main.run(List.of("check"), new PrintStream(out, true, UTF_8), settings)).isZero();
        assertThat(out.toString(UTF_8)).contains("ok    configuration");
    }
}
