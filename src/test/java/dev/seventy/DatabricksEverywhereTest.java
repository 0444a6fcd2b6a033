package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Tally;
import dev.seventy.store.Account;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample firm's Databricks practice, and that terminal, local chat and a signed Slack command tell the same of it. */
class DatabricksEverywhereTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    /** The first line of a table: after an empty one, with cells that two blanks part. */
    private static final Pattern TITLES = Pattern.compile("(?<=\\n\\n)  \\S.* {2,}\\S.*");
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    @TempDir
    private static Path folder;

    private static App app;
    private static Server server;
    private static HttpClient browser;
    private static Climb climb;

    @BeforeAll
    static void a_server_with_the_sample_firm_and_a_linked_workspace() throws Exception {
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"),
                "SEVENTY_PORT", "0", "SLACK_SIGNING_SECRET", SECRET, "SLACK_BOT_TOKEN", "xoxb-1", "SLACK_API_URL",
                "http://localhost:1/api/", "SEVENTY_SECRET_KEY", "A".repeat(43) + "="));
        app = App.open(config, Optional.of("sample"), InstantSource.fixed(NOW), new PrintStream(PRINTED, true, UTF_8));
        server = app.startDemo();
        typed("organisation link slack T0001 sample");
        typed("role grant admin slack:UADMIN");
        var sample = app.store().organisations().linked("slack", "T0001").orElseThrow();
        app.store().accounts().identified(sample, "slack", "T0001", "UADMIN", new Account.Profile("Anna", Optional.empty(),
                Account.Standing.MEMBER));
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        get(server.address());
        var ladder = Shipped.knowledge().rules().ladderOn("consulting", SampleFirm.TODAY).orElseThrow();
        climb = Climb.of(new Tally(app.store().evidence().of(sample), SampleFirm.TODAY), ladder);
    }

    @AfterAll
    static void ends() {
        browser.close();
        server.close();
        app.close();
    }

    private static String typed(String line) {
        PRINTED.reset();
        app.terminal(List.of(line.split(" ")), Optional.empty(), folder);
        return PRINTED.toString(UTF_8);
    }

    private static String get(String address) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()).body();
    }

    /** What the page shows after the line was said, without its markup. */
    private static String chatted(String line) throws Exception {
        var page = browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/say"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("text=" + URLEncoder.encode(line, UTF_8))).build(),
                BodyHandlers.ofString()).body();
        return page.replaceAll("<[^>]*>", "\n").replace("&#39;", "'").replace("&#34;", "\"").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&amp;", "&");
    }

    private static JsonNode slashed(String line, String secret) throws Exception {
        var body = "token=x&team_id=T0001&user_id=UADMIN&channel_id=C1&command=%2Fseventy&text="
                + URLEncoder.encode(line, UTF_8)
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id=1." + System.nanoTime();
        var response = posted(body, secret);
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private static HttpResponse<String> posted(String body, String secret) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/slack/events"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", String.valueOf(NOW.getEpochSecond()))
                .header("X-Slack-Signature", signature(body, secret)).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private static String signature(String body, String secret) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "v0="
                + HexFormat.of().formatHex(mac.doFinal(("v0:" + NOW.getEpochSecond() + ":" + body).getBytes(UTF_8)));
    }

    private static String texts(JsonNode reply) {
        return strings(reply).collect(Collectors.joining("\n")).replace("&lt;", "<").replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static Stream<String> strings(JsonNode node) {
        return node.isString() ? Stream.of(node.asString())
                : node.valueStream().flatMap(DatabricksEverywhereTest::strings);
    }

    /** The sentences, items and cells of what was typed, without the titles of columns and the lines of buttons. */
    private static List<String> pieces(String terminal, JsonNode slack) {
        var buttons = slack.findValuesAsString("value");
        return TITLES.matcher(terminal).replaceAll("").lines().map(String::strip)
                .filter(line -> buttons.stream().noneMatch(value -> line.endsWith(": " + value)))
                .map(line -> line.replaceFirst("^(- |\\d+\\. )", ""))
                .flatMap(line -> Arrays.stream(line.split(" {2,}"))).filter(piece -> !piece.isEmpty()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"score databricks", "why databricks", "pvs", "score databricks rules 2026"})
    void terminal_local_chat_and_a_signed_slack_command_tell_the_same(String line) throws Exception {
        var slack = slashed(line, SECRET);
        var pieces = pieces(typed(line), slack);
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(texts(slack)).contains(pieces);
        assertThat(chatted(line)).contains(pieces);
    }

    @Test
    void slack_is_told_the_tier_what_is_provisional_and_both_routes_for_the_caller_alone() throws Exception {
        var reply = slashed("score databricks", SECRET);
        assertThat(reply.path("response_type").asString()).isEqualTo("ephemeral");
        assertThat(texts(reply)).contains("Select", "provisional", "Elite", "Specialised or industry expertise shown",
                "189", "11", "12");
        assertThat(posted("command=%2Fseventy&text=score+databricks", "another secret").statusCode()).isEqualTo(401);
    }

    // What should come out of the sample, counted by hand

    private static BigFraction shortOf(String route, int requirement) {
        var bench = climb.next().orElseThrow().findings().getFirst();
        return bench.ways().stream().filter(way -> way.route().name().equals(route)).findFirst().orElseThrow()
                .requirements().get(requirement).shortfall();
    }

    @Test
    void the_sample_is_select_provisionally_and_short_of_elite() {
        assertThat(climb.tier()).hasValueSatisfying(tier -> assertThat(tier.id()).isEqualTo("select"));
        assertThat(climb.toConfirm()).extracting(finding -> finding.condition().id()).containsExactly("CSI-SEL-3");
        assertThat(climb.missing()).extracting(finding -> finding.condition().id()).containsExactly("CSI-ELI-1",
                "CSI-ELI-2");
    }

    @Test
    void its_bench_is_short_on_both_routes() {
        assertThat(shortOf("scale", 0)).as("200 less 11 certifications").isEqualTo(BigFraction.of(189));
        assertThat(shortOf("scale", 1)).as("12 less 1 Champion").isEqualTo(BigFraction.of(11));
        assertThat(shortOf("density", 0)).as("20 of 58 people less 8").isEqualTo(BigFraction.of(12));
        assertThat(shortOf("density", 1)).as("2 less 1 Champion").isEqualTo(BigFraction.ONE);
    }

    @Test
    void its_references_and_projects_are_verified_in_part() {
        var evidence = app.store().evidence().of(app.store().organisations().linked("slack", "T0001").orElseThrow());
        for (var kind : List.of(AchievementKind.PUBLIC_REFERENCE, AchievementKind.PRIVATE_REFERENCE,
                AchievementKind.PROJECT, AchievementKind.DEAL_REGISTRATION)) {
            assertThat(evidence.achievements().stream().filter(one -> one.kind() == kind).map(one -> one.confirmed())
                    .distinct()).as(kind.word()).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void the_reported_score_decides_the_dashboard_and_the_metal_is_only_told() {
        assertThat(typed("pvs")).contains("7.4", "not yet", "6.74", "3.3", "10.3");
        assertThat(typed("score databricks rules 2026")).contains("Silver", "22 Oct 2026", "not published")
                .doesNotContain("Elite");
    }

    @Test
    void an_attestation_is_told_with_who_attested_it_and_when_to_those_who_may_see_names() throws Exception {
        assertThat(typed("why databricks CSI-ELI-2")).contains("Rukmini Sankaran", "30 Sep 2026");
        assertThat(texts(slashed("why databricks CSI-REG-2", SECRET))).contains("Katharina Voss", "2 May 2024");
    }

    @Test
    void the_published_cases_pass_by_the_same_command() {
        PRINTED.reset();
        var code = app.terminal(
                List.of("rules", "test",
                        Path.of("src/test/resources/cases/databricks.json").toAbsolutePath().toString()),
                Optional.empty(), folder);
        assertThat(PRINTED.toString(UTF_8)).contains("72 passed, 0 failed, 0 skipped");
        assertThat(code).isZero();
    }
}
