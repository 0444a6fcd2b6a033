package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.seventy.store.Account;
import dev.seventy.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed slash command against the whole program: from the bytes of a request to Block Kit. */
class SlackScoreTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private static Path folder;

    private static App app;
    private static Server server;

    @BeforeAll
    static void a_server_with_the_sample_firm_and_a_linked_workspace() throws Exception {
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"),
                "SEVENTY_PORT", "0", "SLACK_SIGNING_SECRET", SECRET, "SLACK_BOT_TOKEN", "xoxb-1", "SLACK_API_URL",
                "http://localhost:1/api/", "SEVENTY_SECRET_KEY", "A".repeat(43) + "="));
        app = App.open(config, Optional.empty(), InstantSource.fixed(NOW),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        server = app.startDemo();
        app.terminal(List.of("organisation", "link", "slack", "T0001", "sample"), Optional.empty(), folder);
        app.terminal(List.of("role", "grant", "admin", "slack:UADMIN"), Optional.empty(), folder);
        try (var store = Store.open(config.databaseUrl(), InstantSource.fixed(NOW))) {
            var sample = store.organisations().linked("slack", "T0001").orElseThrow();
            for (var user : List.of("U1", "UADMIN")) {
                store.accounts().identified(sample, "slack", "T0001", user, new Account.Profile(user, Optional.empty(),
                        Account.Standing.MEMBER));
            }
        }
    }

    @AfterAll
    static void ends() {
        server.close();
        app.close();
    }

    private static HttpResponse<String> post(String body, Instant signedAt, String secret) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/slack/events"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", String.valueOf(signedAt.getEpochSecond()))
                .header("X-Slack-Signature", signature(body, signedAt, secret))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String signature(String body, Instant at, String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "v0="
                + HexFormat.of().formatHex(mac.doFinal(("v0:" + at.getEpochSecond() + ":" + body).getBytes(UTF_8)));
    }

    private static String command(String team, String user, String command, String text, String trigger) {
        return "token=x&team_id=" + team + "&user_id=" + user + "&channel_id=C1&command="
                + URLEncoder.encode(command, UTF_8) + "&text=" + URLEncoder.encode(text, UTF_8)
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id=" + trigger;
    }

    private static String say(String user, String command, String text) throws Exception {
        var response = post(command("T0001", user, command, text, "1." + System.nanoTime()), NOW, SECRET);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void a_signed_score_is_answered_with_block_kit_within_the_request() throws Exception {
        assertThat(say("U1", "/score", "data-ai")).contains("\"response_type\":\"ephemeral\"", "\"blocks\"")
                .contains("AI: 44.24 of 70 points, not qualified", "Azure Solutions Architect Expert");
    }

    @Test
    void a_forged_an_old_and_a_future_request_get_401_and_say_nothing() throws Exception {
        var body = command("T0001", "U1", "/score", "data-ai", "1.1");
        assertThat(post(body, NOW, "another secret").statusCode()).isEqualTo(401);
        assertThat(post(body, NOW.minusSeconds(301), SECRET).statusCode()).isEqualTo(401);
        assertThat(post(body, NOW.plusSeconds(301), SECRET).statusCode()).isEqualTo(401);
        assertThat(post(body, NOW.minusSeconds(300), SECRET).statusCode()).isEqualTo(200);
    }

    @Test
    void an_unlinked_workspace_is_told_how_to_link() throws Exception {
        var response = post(command("T9999", "U1", "/score", "data-ai", "1.2"), NOW, SECRET);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("not linked", "organisation link slack T9999").doesNotContain("44.24");
    }

    @Test
    void a_member_sees_no_names_and_no_revenue_and_is_told_who_does() throws Exception {
        assertThat(say("U1", "/seventy", "why data-ai")).doesNotContain("Hällgren", "Quarrow", "1,612.09")
                .contains("Names of people are for managers");
        assertThat(say("UADMIN", "/seventy", "why data-ai netCustomerAdds")).contains("Quarrow", "1,612.09");
    }

    @Test
    void what_is_for_admins_is_refused_with_the_role_that_could() throws Exception {
        assertThat(say("U1", "/seventy", "undo")).contains("for the role admin", "yours is member", "Nothing was done");
        assertThat(say("UADMIN", "/seventy", "organisation add Mine")).contains("in its terminal");
    }

    @Test
    void the_same_delivery_again_has_no_second_effect() throws Exception {
        var grant = command("T0001", "UADMIN", "/seventy", "role grant manager slack:U77", "7.7");
        var first = post(grant, NOW, SECRET).body();
        post(command("T0001", "UADMIN", "/seventy", "role revoke manager slack:U77", "7.8"), NOW, SECRET);
        assertThat(post(grant, NOW, SECRET).body()).contains("has the role manager now");
        assertThat(first).contains("has the role manager now");
        assertThat(say("UADMIN", "/seventy", "role list")).doesNotContain("u77", "U77");
    }
}
