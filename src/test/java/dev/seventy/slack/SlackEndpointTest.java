package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.seventy.bot.Message;
import dev.seventy.bot.RecordingConversation;
import dev.seventy.bot.Sender;
import dev.seventy.outbound.Order;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.store.Installation;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import io.javalin.Javalin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlackEndpointTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String TIMESTAMP = String.valueOf(NOW.getEpochSecond());
    private static final Vault VAULT = Vault.of("A".repeat(43) + "=");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client = HttpClient.newHttpClient();
    private volatile boolean isMistaken;
    private final RecordingConversation conversation = new RecordingConversation(message -> {
        if (isMistaken) {
            throw new AssertionError("nobody thought of it");
        }
        if (message.text().equals("score boom") || message.text().equals("home")) {
            throw new IllegalStateException("no such row for marker@example.com",
                    new IllegalArgumentException("xoxb-marker"));
        }
        return Reply.answer("You said " + message.text() + ".", new Block.Heading("Heard"));
    });
    @TempDir
    private Path folder;
    private final List<Order> orders = new CopyOnWriteArrayList<>();
    private volatile boolean isBroken;
    private Store store;
    private SlackEndpoint endpoint;
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Javalin server;

    @BeforeEach
    void start() {
        store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), () -> NOW);
        var removal = new SlackRemoval(store, VAULT, Optional.empty(), _ -> mayFail());
        var reception = new Reception(conversation, () -> store, (_, order) -> {
            mayFail();
            orders.add(order);
        }, () -> NOW);
        endpoint = new SlackEndpoint(new SlackSignature(SECRET, Optional.empty()),
                new SlackInbound(reception, removal, Map.of("/score", "score", "/seventy", ""), () -> NOW), () -> NOW);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            endpoint.register(config);
        }).start(0);
        logged.start();
        root().addAppender(logged);
    }

    private void mayFail() {
        if (isBroken) {
            throw new IllegalStateException("marker in the database");
        }
    }

    @AfterEach
    void stop() {
        root().detachAppender(logged);
        server.stop();
        store.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void a_signed_command_is_answered_in_the_response_for_the_sender_alone() throws Exception {
        var response = command("/score", "data-ai");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).get().asString().startsWith("application/json");
        var answer = json(response);
        assertThat(answer.path("response_type").asString()).isEqualTo("ephemeral");
        assertThat(answer.path("text").asString()).isEqualTo("You said score data-ai.");
        assertThat(answer.path("blocks").path(1).path("type").asString()).isEqualTo("header");
    }

    @Test
    void the_bot_hears_who_said_it_where_and_in_which_delivery() throws Exception {
        command("/score", "data-ai");

        var message = conversation.messages.getFirst();
        assertThat(message.sender()).isEqualTo(new Sender.Member("slack", "T1", "U1"));
        assertThat(message.place()).isEqualTo(Message.Place.ASIDE);
        assertThat(message.deliveryKey()).contains("slack:command:T1:13345224609.738474920.8088930838d88f008e0");
        assertThat(message.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/score,data-ai,score data-ai", "/score,'',score", "/score,'  why d&ai ',score why d&ai",
            "/seventy,why data-ai,why data-ai", "/seventy,'',help", "/seventy,'   ',help", "/other,anything,help",
            "/score,wörld 世界,score wörld 世界", "/seventy,why d&amp;ai,why d&ai",
            "/seventy,a &lt;b&gt; &amp;lt;,a <b> &lt;", "/seventy,champion add <@U1|anna>,champion add slack:T1:U1",
            "/seventy,certs databricks <@U1>,certs databricks slack:T1:U1",
            "/seventy,role grant admin <@U1|anna>,role grant admin slack:T1:U1",
            "/seventy,Role Revoke admin <@U1>,Role Revoke admin slack:T1:U1",
            "/seventy,ask admins role grant admin <@U1|a b>,ask admins role grant admin slack:T1:U1",
            "/seventy,certification <@U1|anna>,certification <@U1|anna>", "/seventy,share <#C1|general>,share #general",
            "/seventy,ask <!subteam^S1|@admins>,ask @admins",
            "/seventy,see <https://a.example/x?y=1|a.example/x>,see a.example/x",
            "/seventy,see <https://a.example/x>,see https://a.example/x",
            "/seventy,role grant admin <mailto:anna@a.example|anna@a.example>,role grant admin anna@a.example"})
    void a_command_becomes_a_line(String command, String text, String line) throws Exception {
        command(command, text);

        assertThat(conversation.messages).extracting(Message::text).containsExactly(line);
    }

    @Test
    void a_command_from_an_organisation_without_a_team_carries_the_organisation() throws Exception {
        var fields = fields("/score", "");
        fields.remove("team_id");
        fields.put("enterprise_id", "E1");

        post(form(fields));

        assertThat(conversation.messages.getFirst().sender()).extracting("workspace").isEqualTo("E1");
    }

    @Test
    void a_command_of_nobody_is_dropped() throws Exception {
        var fields = fields("/score", "");
        fields.remove("user_id");

        assertThat(post(form(fields)).statusCode()).isEqualTo(200);
        assertThat(conversation.messages).isEmpty();
        assertThat(endpoint.dropped()).isEqualTo(1);
    }

    @Test
    void a_thousand_characters_reach_the_bot_whole_and_more_are_refused_in_a_sentence() throws Exception {
        command("/score", "ü".repeat(994));
        var refused = command("/score", "ü".repeat(995));

        assertThat(conversation.messages).extracting(message -> message.text().length()).containsExactly(1_000);
        assertThat(json(refused).path("text").asString()).contains("longer than 1,000 characters", "nothing was done");
    }

    @Test
    void a_forged_an_old_and_a_future_request_get_the_same_answer() throws Exception {
        var body = form(fields("/score", "data-ai")).getBytes(UTF_8);
        var forged = send(body, TIMESTAMP, SlackClient.signature("wrong", TIMESTAMP, body));
        var old = String.valueOf(NOW.minusSeconds(301).getEpochSecond());
        var past = send(body, old, SlackClient.signature(SECRET, old, body));
        var ahead = String.valueOf(NOW.plusSeconds(301).getEpochSecond());
        var future = send(body, ahead, SlackClient.signature(SECRET, ahead, body));

        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(past.statusCode()).isEqualTo(401);
        assertThat(future.statusCode()).isEqualTo(401);
        assertThat(past.body()).isEqualTo(forged.body());
        assertThat(future.body()).isEqualTo(forged.body());
        assertThat(conversation.messages).isEmpty();
        assertThat(endpoint.refused()).isEqualTo(3);
    }

    @Test
    void a_header_that_comes_twice_or_not_at_all_is_refused() throws Exception {
        var body = form(fields("/score", "data-ai")).getBytes(UTF_8);
        var good = SlackClient.signature(SECRET, TIMESTAMP, body);
        var twice = request(body).header("X-Slack-Request-Timestamp", TIMESTAMP).header("X-Slack-Signature", good)
                .header("X-Slack-Signature", good).build();

        assertThat(client.send(twice, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(client.send(request(body).build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(conversation.messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r\n\r\n"})
    void the_bytes_are_verified_as_they_came(String end) throws Exception {
        var response = post(form(fields("/score", "data-ai")) + end);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(conversation.messages).hasSize(1);
    }

    @Test
    void a_larger_body_is_refused_before_it_is_verified() throws Exception {
        var request = HttpRequest.newBuilder(uri()).version(HttpClient.Version.HTTP_1_1).expectContinue(true)
                .POST(BodyPublishers.ofString("x".repeat(1024 * 1024 + 1))).build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(endpoint.refused()).isZero();
    }

    @Test
    void a_larger_body_of_unknown_length_is_refused_too() throws Exception {
        var body = "x".repeat(1024 * 1024 + 1).getBytes(UTF_8);
        var request = HttpRequest.newBuilder(uri()).version(HttpClient.Version.HTTP_1_1)
                .header("X-Slack-Request-Timestamp", TIMESTAMP)
                .header("X-Slack-Signature", SlackClient.signature(SECRET, TIMESTAMP, body))
                .POST(BodyPublishers.ofByteArrays(List.of(body))).build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void a_compressed_body_is_refused() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var compressed = new GZIPOutputStream(bytes)) {
            compressed.write(form(fields("/score", "data-ai")).getBytes(UTF_8));
        }
        var body = bytes.toByteArray();
        var request = request(body).header("Content-Encoding", "gzip").header("X-Slack-Request-Timestamp", TIMESTAMP)
                .header("X-Slack-Signature", SlackClient.signature(SECRET, TIMESTAMP, body)).build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
        assertThat(conversation.messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payload=[]", "payload=%ZZ", "%ZZ", "[]", "{", "{}", "null", "payload={}",
            "payload=null", "{\"type\":\"event_callback\",\"event\":null}", "{\"type\":\"event_callback\"}",
            "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"new_kind\"}}",
            "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_uninstalled\"}}",
            "{\"type\":\"app_rate_limited\",\"team_id\":\"T1\",\"minute_rate_limited\":1518467820}",
            "{\"type\":\"of_tomorrow\"}", "{\"type\":7}", "{\"type\":[]}", "ssl_check=1&token=x", "command=%2Fscore",
            "payload=%7B%22type%22%3A%22of_tomorrow%22%7D", "payload=%7B%22type%22%3A%22view_submission%22%7D",
            "payload=%7B%22type%22%3A%22shortcut%22%2C%22callback_id%22%3A%22x%22%7D"})
    void what_is_signed_but_unknown_or_malformed_is_acknowledged(String body) throws Exception {
        var response = post(body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(conversation.messages).isEmpty();
    }

    @Test
    void deep_json_is_acknowledged_and_dropped() throws Exception {
        assertThat(post("{\"type\":" + "[".repeat(100_000)).statusCode()).isEqualTo(200);
        assertThat(post("{\"type\":\"event_callback\",\"event\":" + "{\"a\":".repeat(100_000)).statusCode())
                .isEqualTo(200);
        assertThat(endpoint.dropped()).isEqualTo(2);
    }

    static Stream<Arguments> hostile() {
        var event = "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"E1\",";
        return Stream.of(Arguments.of("depth of 100,000 in arrays", "{\"type\":" + "[".repeat(100_000)),
                Arguments.of("depth of 100,000 in objects", event + "\"event\":" + "{\"marker\":".repeat(100_000)),
                Arguments.of("depth of 100,000 that is closed",
                        event + "\"event\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                Arguments.of("a form as deep", "payload=" + "%5B".repeat(100_000)),
                Arguments.of("keys that come twice",
                        event + "\"type\":\"marker\",\"event\":{\"type\":\"message\",\"type\":\"marker\"}}"),
                Arguments.of("as many keys as a body holds",
                        event + "\"event\":{"
                                + IntStream.range(0, 90_000).mapToObj(key -> "\"" + key + "\":1")
                                        .collect(Collectors.joining(","))
                                + "}}"),
                Arguments.of("keys of one hash",
                        event + "\"event\":{"
                                + IntStream.range(0, 1 << 14).mapToObj(key -> "\"" + colliding(key) + "\":1")
                                        .collect(Collectors.joining(","))
                                + "}}"),
                Arguments.of("a number of a megabyte", "{\"type\":" + "7".repeat(1_000_000) + "}"),
                Arguments.of("a number of a megabyte where a time is read",
                        event + "\"event_time\":" + "7".repeat(1_000_000)
                                + ",\"event\":{\"type\":\"tokens_revoked\"}}"),
                Arguments.of("an exponent without an end",
                        event + "\"event_time\":1e999999999,\"event\":{\"type\":"
                                + "\"message\",\"text\":\"marker\"}}"),
                Arguments.of("half a form", "payload={\"marker\":"), Arguments.of("an open brace", "payload={"),
                Arguments.of("a list", "payload=[\"marker\"]"), Arguments.of("no encoding", "payload=%ZZmarker"),
                Arguments.of("no encoding and no form", "%ZZ"), Arguments.of("an empty list", "[]"),
                Arguments.of("an event that is null", event + "\"event\":null}"),
                Arguments.of("an event that is a list", event + "\"event\":[\"marker\"]}"),
                Arguments.of("an event of a type that is none", event + "\"event\":{\"type\":[\"marker\"]}}"),
                Arguments.of("an event of an unknown type", event + "\"event\":{\"type\":\"marker\"}}"),
                Arguments.of("a kind of interaction that is unknown", "payload=%7B%22type%22%3A%22marker%22%7D"),
                Arguments.of("actions that are none",
                        "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%22marker%22%7D"),
                Arguments.of("fields of the wrong kind",
                        "payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3A%5B%22marker%22%5D%7D"));
    }

    /** "Aa" and "BB" have the same hash, and so has whatever is put together from them. */
    private static String colliding(int number) {
        return IntStream.range(0, 14).mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void what_is_signed_but_hostile_is_acknowledged_counted_and_not_quoted(String what, String body) throws Exception {
        assertThat(post(body).statusCode()).as(what).isEqualTo(200);

        assertThat(endpoint.dropped()).isEqualTo(1);
        assertThat(conversation.messages).isEmpty();
        assertThat(orders).isEmpty();
        assertThat(logged.list).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain("marker", "777", "Exception in")
                    .hasSizeLessThan(300);
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    @Test
    void a_drop_is_counted() throws Exception {
        post("payload=[]");
        post("{\"type\":\"of_tomorrow\"}");

        assertThat(endpoint.dropped()).isEqualTo(2);
    }

    @Test
    void a_click_is_acknowledged_and_nothing_is_posted() throws Exception {
        var response = post("payload=" + URLEncoder.encode("""
                {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"response_url":"https://hooks.slack.com/x",
                 "actions":[{"type":"button","action_id":"command-3-0","value":"why data-ai","action_ts":"1.1"}]}""",
                UTF_8));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(endpoint.dropped()).isEqualTo(1);
    }

    @Test
    void the_challenge_comes_back_as_plain_text_and_only_when_signed() throws Exception {
        var body = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"<b>3eZbrw1a\"}";
        var response = post(body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).get().asString().startsWith("text/plain");
        assertThat(response.body()).isEqualTo("<b>3eZbrw1a");
        assertThat(send(body.getBytes(UTF_8), TIMESTAMP, "v0=" + "0".repeat(64)).statusCode()).isEqualTo(401);
    }

    @Test
    void when_the_bot_fails_the_sender_gets_a_reference_that_the_log_leads_from() throws Exception {
        var response = command("/score", "boom");

        assertThat(response.statusCode()).isEqualTo(200);
        var text = json(response).path("text").asString();
        assertThat(text).contains("reference").doesNotContain("IllegalState").doesNotContain("marker");
        var reference = text.replaceAll(".*reference ([0-9a-f]{8}).*", "$1");
        assertThat(logged.list).filteredOn(event -> event.getFormattedMessage().contains(reference)).hasSize(1);
    }

    @Test
    void when_a_home_page_cannot_be_composed_a_page_with_a_reference_is_published() throws Exception {
        post("""
                {"type":"event_callback","team_id":"T1","event_id":"E1","api_app_id":"A1","event":
                 {"type":"app_home_opened","user":"U1","channel":"D1","tab":"home","event_ts":"1.1"}}""");

        assertThat(orders).singleElement().satisfies(order -> assertThat(order.payload())
                .contains("views.publish", "reference").doesNotContain("IllegalState").doesNotContain("marker"));
    }

    @Test
    void an_event_that_fails_is_not_acknowledged_and_takes_effect_when_it_comes_again() throws Exception {
        var installations = store.installations(VAULT);
        installations.save(new Installation("slack", Optional.empty(), Optional.of("T1"), "Team", "xoxb-1",
                Optional.empty(), Optional.empty(), "UBOT", Set.of(), Optional.empty(), "A1", NOW.minusSeconds(60),
                Installation.State.ACTIVE, Optional.empty()));
        var uninstalled = """
                {"type":"event_callback","team_id":"T1","event_id":"E1","api_app_id":"A1","event_time":%s,
                 "event":{"type":"app_uninstalled"}}""".formatted(TIMESTAMP);
        isBroken = true;

        assertThat(post(uninstalled).statusCode()).isEqualTo(503);
        assertThat(installations.find("slack", Optional.of("T1"), Optional.empty())).isPresent();
        assertThat(logged.list).anySatisfy(event -> {
            assertThat(event.getFormattedMessage()).startsWith("incident reference=");
            assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).contains("mayFail")
                    .doesNotContain("marker");
        });
        assertThat(endpoint.failing()).isEqualTo("1 of 1 failed within five minutes");
        isBroken = false;
        assertThat(post(uninstalled).statusCode()).isEqualTo(200);
        assertThat(installations.find("slack", Optional.of("T1"), Optional.empty())).isEmpty();
        assertThat(endpoint.dropped()).isZero();
    }

    @Test
    void what_nobody_thought_of_is_answered_and_logged_as_an_incident_and_counted() throws Exception {
        isMistaken = true;
        assertThat(command("/score", "data-ai").statusCode()).isEqualTo(200);
        assertThat(logged.list)
                .anySatisfy(event -> assertThat(event.getFormattedMessage()).startsWith("incident reference="));
        isMistaken = false;
        assertThat(command("/score", "data-ai").body()).contains("You said score data-ai.");
    }

    @Test
    void what_could_not_be_signed_is_refused_before_its_body_comes() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(("POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n"
                    + "X-Slack-Request-Timestamp: 1\r\nX-Slack-Signature: v0=none\r\n\r\n").getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void an_event_whose_answer_cannot_be_kept_is_not_acknowledged() throws Exception {
        var mention = """
                {"type":"event_callback","team_id":"T1","event_id":"E1","api_app_id":"A1","event":
                 {"type":"app_mention","user":"U1","channel":"C1","text":"score","ts":"1.1"}}""";
        isBroken = true;
        assertThat(post(mention).statusCode()).isEqualTo(503);
        isBroken = false;
        assertThat(post(mention).statusCode()).isEqualTo(200);

        assertThat(orders).hasSize(1);
    }

    @Test
    void neither_tokens_nor_addresses_to_answer_nor_bodies_are_logged() throws Exception {
        command("/score", "boom marker-in-the-text");
        command("/score", "boom");
        post("payload=%ZZ-marker");
        post("{\"type\":\"of_tomorrow\",\"token\":\"token-marker\"}");
        post("payload=%7B%22type%22%3A%22of_tomorrow%22%2C%22x%22%3A%22marker%22%7D");
        post("{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"text\":\"marker\"}}");
        post("payload=%7B%22type%22%3A%22interactive_message%22%2C%22callback_id%22%3A%22marker%22%7D");
        post("marker\r\nERROR forged line");

        assertThat(logged.list).isNotEmpty().allSatisfy(event -> {
            var all = event.getFormattedMessage()
                    + Optional.ofNullable(event.getThrowableProxy()).map(ThrowableProxyUtil::asString).orElse("");
            assertThat(all).doesNotContain("marker").doesNotContain("hooks.slack.com").doesNotContain("token-");
        });
        assertThat(((Logger) LoggerFactory.getLogger("com.slack.api")).getLevel()).isEqualTo(Level.ERROR);
    }

    private HttpResponse<String> command(String command, String text) throws IOException, InterruptedException {
        return post(form(fields(command, text)));
    }

    private static Map<String, String> fields(String command, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", "token-marker");
        fields.put("team_id", "T1");
        fields.put("channel_id", "C1");
        fields.put("channel_name", "general");
        fields.put("user_id", "U1");
        fields.put("command", command);
        fields.put("text", text);
        fields.put("response_url", "https://hooks.slack.com/commands/marker");
        fields.put("trigger_id", "13345224609.738474920.8088930838d88f008e0");
        return fields;
    }

    private static String form(Map<String, String> fields) {
        var form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&").append(name).append('=')
                .append(URLEncoder.encode(value, UTF_8)));
        return form.toString();
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        var bytes = body.getBytes(UTF_8);
        return send(bytes, TIMESTAMP, SlackClient.signature(SECRET, TIMESTAMP, bytes));
    }

    private HttpResponse<String> send(byte[] body, String timestamp, String signature)
            throws IOException, InterruptedException {
        return client.send(request(body).header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(byte[] body) {
        return HttpRequest.newBuilder(uri()).header("Content-Type", FORM).POST(BodyPublishers.ofByteArray(body));
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/slack/events");
    }

    private static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(response.body());
    }
}
