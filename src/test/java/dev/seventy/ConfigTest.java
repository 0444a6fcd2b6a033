package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

    private static final String KEY = "A".repeat(43) + "=";
    private static final Map<String, String> ONE = Map.of("SLACK_SIGNING_SECRET", "s", "SLACK_BOT_TOKEN", "xoxb-1",
            "SEVENTY_SECRET_KEY", KEY);
    private static final Map<String, String> MANY = Map.of("SLACK_SIGNING_SECRET", "s", "SLACK_CLIENT_ID", "1.2",
            "SLACK_CLIENT_SECRET", "c", "SEVENTY_SECRET_KEY", KEY, "SEVENTY_BASE_URL", "https://seventy.example/");

    private static Map<String, String> with(Map<String, String> settings, String... more) {
        var all = new HashMap<>(settings);
        for (int index = 0; index < more.length; index += 2) {
            all.put(more[index], more[index + 1]);
        }
        return all;
    }

    private static List<String> problems(Map<String, String> settings) {
        return catchThrowableOfType(Config.Invalid.class, () -> Config.from(settings)).problems();
    }

    private static void refused(Map<String, String> settings, String... beginnings) {
        assertThat(problems(settings)).hasSize(beginnings.length)
                .allSatisfy(problem -> assertThat(problem).doesNotContain("xoxp-1", "xoxb-1", KEY));
        for (var beginning : beginnings) {
            assertThat(problems(settings)).anyMatch(problem -> problem.startsWith(beginning));
        }
    }

    @Test
    void without_a_setting_no_platform_is_served() {
        assertThat(Config.from(Map.of()).slack()).isEmpty();
        assertThat(Config.from(Map.of("SEVENTY_SECRET_KEY", KEY)).slack()).isEmpty();
    }

    @Test
    void one_workspace_over_http_or_socket_mode_and_many_over_http() {
        assertThat(Config.from(ONE).slack().orElseThrow().client()).isEmpty();
        assertThat(
                Config.from(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1", "SEVENTY_SECRET_KEY", KEY))
                        .slack().orElseThrow().signingSecret())
                .isEmpty();
        var many = Config.from(MANY);
        assertThat(many.slack().orElseThrow().client().orElseThrow().id()).isEqualTo("1.2");
        assertThat(many.baseUrl()).contains(URI.create("https://seventy.example"));
    }

    @Test
    void no_secret_is_shown() {
        assertThat(Config.from(with(ONE, "SLACK_SIGNING_SECRET", "hidden")).toString()).doesNotContain("hidden", "xoxb",
                KEY);
    }

    @Test
    void what_cannot_work_together_is_said_all_at_once() {
        refused(Map.of("SLACK_SIGNING_SECRET", "s"), "SLACK_SIGNING_SECRET: nothing can be sent",
                "SEVENTY_SECRET_KEY: missing");
        refused(Map.of("SLACK_APP_TOKEN", "xapp-1", "SEVENTY_SECRET_KEY", KEY), "SLACK_APP_TOKEN: Socket Mode");
        refused(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SEVENTY_SECRET_KEY", KEY), "SLACK_BOT_TOKEN: no request");
        refused(Map.of("SLACK_CLIENT_ID", "1.2"), "SLACK_CLIENT_SECRET: missing", "SEVENTY_BASE_URL: missing",
                "SLACK_CLIENT_ID: workspaces", "SEVENTY_SECRET_KEY: missing");
        refused(with(ONE, "SLACK_CLIENT_SECRET", "c"), "SLACK_CLIENT_ID: missing", "SEVENTY_BASE_URL: missing");
        refused(Map.of("SLACK_SIGNING_SECRET_PREVIOUS", "s", "SEVENTY_SECRET_KEY", KEY),
                "SLACK_SIGNING_SECRET_PREVIOUS:");
        refused(with(ONE, "SEVENTY_PORT", "x", "SLACK_API_URL", "http://elsewhere/api/"), "SEVENTY_PORT:",
                "SLACK_API_URL:");
    }

    @Test
    void a_token_for_one_workspace_and_installing_in_many_exclude_each_other() {
        refused(with(MANY, "SLACK_BOT_TOKEN", "xoxb-1"), "SLACK_BOT_TOKEN: it serves one workspace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"…", "...", "", "1 2", "1\n2", "é"})
    void a_placeholder_and_a_piece_of_a_token_are_said(String rest) {
        refused(with(ONE, "SLACK_BOT_TOKEN", "xoxb-" + rest), "SLACK_BOT_TOKEN: still the placeholder");
        refused(with(ONE, "SLACK_APP_TOKEN", "xapp-" + rest), "SLACK_APP_TOKEN: still the placeholder");
    }

    @Test
    void a_missing_key_comes_with_the_command_that_makes_one() {
        assertThat(problems(Map.of("SLACK_SIGNING_SECRET", "s", "SLACK_BOT_TOKEN", "xoxb-1"))).singleElement()
                .asString().contains("openssl rand -base64 32");
        assertThat(problems(with(ONE, "SEVENTY_SECRET_KEY", "short"))).singleElement().asString()
                .startsWith("SEVENTY_SECRET_KEY: keys of the vault are 32 bytes").contains("openssl rand");
    }

    @Test
    void tokens_in_each_other_s_place_are_told_apart() {
        refused(with(ONE, "SLACK_BOT_TOKEN", "xoxp-1"), "SLACK_BOT_TOKEN: expected a bot token");
        refused(with(ONE, "SLACK_BOT_TOKEN", "xoxe.xoxb-1"), "SLACK_BOT_TOKEN: this one ends after twelve hours");
        refused(with(ONE, "SLACK_APP_TOKEN", "xoxb-1"), "SLACK_APP_TOKEN: expected an app-level token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://seventy.example", "seventy.example", "https://", "https://u@seventy.example",
            "https://seventy.example/?x=1", "ftp://localhost", "not an address"})
    void a_base_is_https_or_on_this_machine(String base) {
        refused(with(MANY, "SEVENTY_BASE_URL", base), "SEVENTY_BASE_URL: expected");
    }

    @Test
    void a_token_for_metrics_is_long_enough_not_to_be_guessed_and_is_never_shown() {
        var config = Config.from(Map.of("SEVENTY_METRICS_TOKEN", "0123456789abcdef"));
        assertThat(config.metricsToken()).map(Config.Secret::reveal).contains("0123456789abcdef");
        assertThat(config.toString()).doesNotContain("0123456789abcdef");
        refused(Map.of("SEVENTY_METRICS_TOKEN", "0123456789abcde"), "SEVENTY_METRICS_TOKEN:");
        refused(Map.of("SEVENTY_METRICS_TOKEN", "0123456789 abcdef"), "SEVENTY_METRICS_TOKEN:");
    }

    @Test
    void help_is_mail_or_a_page() {
        assertThat(Config.from(Map.of("SEVENTY_SUPPORT", "mailto:a@example.com")).support()).isPresent();
        assertThat(Config.from(Map.of("SEVENTY_SUPPORT", "https://example.com/help")).support()).isPresent();
        refused(Map.of("SEVENTY_SUPPORT", "javascript:alert(1)"), "SEVENTY_SUPPORT:");
        refused(Map.of("SEVENTY_SUPPORT", "a@example.com"), "SEVENTY_SUPPORT:");
    }

    @Test
    void commands_can_be_called_otherwise() {
        assertThat(Config.from(ONE).slack().orElseThrow().commands())
                .isEqualTo(Map.of("score", "/score", "cert", "/cert", "seventy", "/seventy"));
        assertThat(Config.from(with(ONE, "SLACK_COMMANDS", "score=/points")).slack().orElseThrow().commands())
                .isEqualTo(Map.of("score", "/points", "cert", "/cert", "seventy", "/seventy"));
        refused(with(ONE, "SLACK_COMMANDS", "score=/a, other=/b"), "SLACK_COMMANDS: expected");
        refused(with(ONE, "SLACK_COMMANDS", "score=/seventy"), "SLACK_COMMANDS: each");
    }
}
