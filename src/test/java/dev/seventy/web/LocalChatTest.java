package dev.seventy.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.seventy.bot.Message;
import dev.seventy.bot.RecordingConversation;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import io.javalin.Javalin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

class LocalChatTest {

    private static final String KEY = "the-key";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String EVIL = "<script>alert(1)</script>\"><img src=x onerror=\"alert(2)\"> 'x' ${evil}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final RecordingConversation conversation = new RecordingConversation(this::said);
    private LocalChat chat;
    private Javalin server;
    private String cookie = "";

    private Reply said(Message message) {
        if (!message.text().startsWith("forget ")) {
            return reply(message);
        }
        chat.forget(text -> text.contains(message.text().substring("forget ".length())));
        return Reply.answer("Done.");
    }

    private static Reply reply(Message message) {
        return switch (message.text()) {
            case "help" -> Reply.answer("Type a line.");
            case "boom" -> throw new IllegalStateException("no such row for marker@example.com");
            case "everything" -> everything("Data & AI");
            case "turned" -> everything("Data \u202EAI");
            case "evil" -> everything(EVIL);
            case "files" -> Reply.answer("Two files.", new Block.Attachment("first.csv", "a;b\n1;2\n"),
                    new Block.Paragraph("and"), new Block.Attachment("zwei \"ä\".csv", "second"));
            case "form" -> Reply.answer("A form.", new Block.Form("Settings", "Save", "settings",
                    List.of(new Block.Field("zone", "Time zone", "zone", new Block.Input.Text("UTC"), "UTC", false),
                            new Block.Field("day", "From", "from", new Block.Input.Day(), "", true),
                            new Block.Field("who", "Who", "revenue",
                                    new Block.Input.OneOf(List.of(new Block.Option("Admins", "admins"),
                                            new Block.Option("Managers", "managers"))),
                                    "managers", false))),
                    new Block.Choice("Which one?",
                            List.of(new Block.Button("First", "score first", false),
                                    new Block.Button("Second", "score second", false))),
                    new Block.Links(List.of(new Block.Link("Privacy", "https://seventy.example/privacy"),
                            new Block.Link("Evil", "javascript:alert(1)"))));
            default -> Reply.answer("You said " + message.text() + ".");
        };
    }

    private static Reply everything(String text) {
        return Reply.question(text, new Block.Heading(text), new Block.Paragraph(text),
                new Block.Items(List.of(text), true), new Block.Items(List.of(text), false),
                new Block.Table(List.of(new Block.Column(text, false), new Block.Column("Points", true)),
                        List.of(List.of(text, "13.33"))),
                new Block.Progress(text, new BigDecimal("58"), new BigDecimal("70"), new BigDecimal("100")),
                new Block.Note(text), new Block.Buttons(List.of(new Block.Button(text, "why " + text, true))),
                new Block.Attachment(text, text));
    }

    @BeforeEach
    void start() throws Exception {
        chat = new LocalChat(KEY, conversation, 2_000);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            chat.register(config);
            new Health(List::of).register(config);
        }).start(0);
        cookie = enter().headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void the_key_opens_a_session_and_disappears_from_the_address() throws Exception {
        var response = enter();

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/");
        assertThat(response.headers().firstValue("Set-Cookie")).get().asString().contains("HttpOnly")
                .contains("SameSite=Strict").contains("Path=/").doesNotContain(KEY);
    }

    @Test
    void what_names_somebody_who_was_forgotten_is_dropped_from_the_conversation() throws Exception {
        say("why Ada Byron");
        say("score");
        say("forget Ada Byron");
        var page = send(HttpRequest.newBuilder(at("/")).header("Cookie", cookie).build()).body();
        assertThat(page).contains("You said score.", "Done.").doesNotContain("Ada Byron");
    }

    @Test
    void a_wrong_key_opens_nothing() throws Exception {
        var response = send(HttpRequest.newBuilder(at("/?key=the-kex")).build());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void without_a_session_the_page_says_how_to_get_the_address_and_nothing_else() throws Exception {
        var response = send(HttpRequest.newBuilder(at("/")).build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("terminal").contains("localhost:" + server.port()).doesNotContain(KEY)
                .doesNotContain("<form");
        assertThat(conversation.messages).isEmpty();
    }

    @Test
    void without_a_session_nothing_can_be_said() throws Exception {
        var none = HttpRequest.newBuilder(at("/say")).header("Content-Type", FORM);
        var wrong = none.copy().header("Cookie", cookie + "x");

        assertThat(send(none.POST(BodyPublishers.ofString("text=score")).build()).statusCode()).isEqualTo(403);
        assertThat(send(wrong.POST(BodyPublishers.ofString("text=score")).build()).statusCode()).isEqualTo(403);
        assertThat(conversation.messages).isEmpty();
    }

    @Test
    void the_chat_opens_with_help() throws Exception {
        assertThat(page()).contains("Type a line.");
        page();

        assertThat(conversation.lines()).containsExactly("help");
    }

    @Test
    void a_line_is_said_once_and_stands_on_the_page_with_its_answer() throws Exception {
        var response = say("score data-ai");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/#newest");
        assertThat(page()).contains("score data-ai").contains("You said score data-ai.").contains("id=\"newest\"");
        assertThat(page()).contains("You said score data-ai.");
        assertThat(conversation.lines()).containsExactly("score data-ai");
        assertThat(conversation.messages.getFirst().sender()).isEqualTo(Sender.Local.WEB);
        assertThat(conversation.messages.getFirst().place()).isEqualTo(Message.Place.PRIVATE);
    }

    @Test
    void four_thousand_characters_arrive_whole() throws Exception {
        say("ü".repeat(4_000));

        assertThat(conversation.lines()).containsExactly("ü".repeat(4_000));
    }

    @Test
    void an_empty_line_is_said_too() throws Exception {
        say("   ");

        assertThat(conversation.lines()).containsExactly("");
        assertThat(page()).contains("You said .");
    }

    @Test
    void a_line_can_be_said_as_json_and_is_answered_as_json() throws Exception {
        var response = send(post("application/json").POST(BodyPublishers.ofString("{\"text\":\"score\"}")).build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonMapper().readTree(response.body()).path("summary").asString()).isEqualTo("You said score.");
        assertThat(conversation.lines()).containsExactly("score");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[", "\u0000"})
    void malformed_json_is_refused_with_an_example(String body) throws Exception {
        var response = send(post("application/json").POST(BodyPublishers.ofString(body)).build());

        assertThat(response.statusCode()).isBetween(200, 400);
        assertThat(new JsonMapper().readTree(response.body()).path("summary").asString()).isNotBlank();
    }

    @Test
    void a_button_says_its_command() throws Exception {
        say("everything");
        var button = Pattern.compile(
                "<form method=\"post\" action=\"/say\">" + "<input type=\"hidden\" name=\"text\" value=\"([^\"]*)\">")
                .matcher(page());

        assertThat(button.find()).isTrue();
        assertThat(button.group(1)).isEqualTo("why Data &amp; AI");
        say("why Data & AI");

        assertThat(conversation.lines()).containsExactly("everything", "why Data & AI");
    }

    @Test
    void every_kind_of_block_is_on_the_page_for_eyes_and_ears() throws Exception {
        say("everything");

        assertThat(page()).contains("<h3>Data &amp; AI</h3>").contains("<ol>").contains("<ul>")
                .contains("<caption class=\"unseen\">Data &amp; AI</caption>").contains("scope=\"col\"")
                .contains("scope=\"row\"").contains("class=\"number\"").contains("width=\"58%\"").contains("12 to go")
                .contains("aria-label=\"Data &amp; AI: 12 to go\"").contains("class=\"note\"")
                .contains("<label for=\"line\"").contains("answer question");
    }

    @Test
    void a_form_is_filled_in_to_a_line_and_keeps_what_was_set() throws Exception {
        say("form");

        assertThat(page())
                .contains("<legend>Settings</legend>", "name=\"field-zone\" type=\"text\" value=\"UTC\" required",
                        "name=\"field-day\" type=\"date\"", "<option value=\"managers\" selected>Managers</option>",
                        "<select name=\"text\">", "href=\"https://seventy.example/privacy\"")
                .doesNotContain("javascript:");

        fillIn("form", "1-0", "field-zone", "Europe/Berlin", "field-who", "admins", "field-day", "");
        assertThat(conversation.lines()).last().isEqualTo("settings zone Europe/Berlin revenue admins");

        fillIn("form", "99-0", "field-zone", "UTC");
        assertThat(conversation.lines()).last().isEqualTo("settings zone Europe/Berlin revenue admins");
        assertThat(page()).contains("That form is gone", "Nothing was done");
    }

    @Test
    void what_looks_like_markup_is_shown_literally() throws Exception {
        say("evil");
        say(EVIL);
        upload("import", EVIL, "x");
        var page = page();

        assertThat(page).doesNotContain("<script>").doesNotContain("<img src=x")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;").contains("${evil}")
                .contains("value=\"why &lt;script>alert(1)&lt;/script>&#34;>&lt;img src=x onerror=&#34;alert(2)&#34;>");
    }

    @Test
    void nothing_on_the_page_comes_from_elsewhere_and_only_our_own_script_runs() throws Exception {
        say("everything");
        var response = get("/");

        assertThat(response.body()).doesNotContain("http://").doesNotContain("https://").doesNotContain("style=\"")
                .doesNotContainPattern("<script(?! src=\"/chat.js\" defer></script>)");
        assertThat(response.headers().allValues("Content-Security-Policy")).singleElement().asString()
                .contains("default-src 'self'").contains("frame-ancestors 'none'").contains("form-action 'self'")
                .contains("script-src http://127.0.0.1:" + server.port() + "/chat.js;").doesNotContain("unsafe");
        assertThat(get("/files/1-0").headers().firstValue("Content-Security-Policy")).get().asString()
                .contains("script-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?key=wrong", "/files/1-0", "/chat.css", "/chat.js", "/seventy.svg"})
    void every_answer_carries_the_protecting_headers(String path) throws Exception {
        var headers = get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:%d", "localhost:1", "localhost", "localhost.evil.example:%d",
            "", "127.0.0.1:%d@evil"})
    void another_host_name_is_refused(String host) throws Exception {
        var line = raw("GET /?key=" + KEY + " HTTP/1.1\r\nHost: " + host.formatted(server.port())
                + "\r\nConnection: close\r\n\r\n");

        assertThat(line).matches("HTTP/1.1 40[03] .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void each_name_of_this_machine_is_taken(String host) throws Exception {
        var line = raw("GET / HTTP/1.1\r\nHost: " + host + ":" + server.port() + "\r\nConnection: close\r\n\r\n");

        assertThat(line).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "https://127.0.0.1"})
    void a_post_from_another_page_is_refused(String origin) throws Exception {
        var response = send(post(FORM).header("Origin", origin).POST(BodyPublishers.ofString("text=score")).build());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(conversation.messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void a_post_that_the_browser_says_is_not_from_our_page_is_refused(String site) throws Exception {
        var response = send(
                post(FORM).header("Sec-Fetch-Site", site).POST(BodyPublishers.ofString("text=score")).build());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(conversation.messages).isEmpty();
    }

    @Test
    void a_post_from_our_own_page_is_taken() throws Exception {
        var response = send(post(FORM).header("Origin", "http://127.0.0.1:" + server.port())
                .header("Sec-Fetch-Site", "same-origin").POST(BodyPublishers.ofString("text=score")).build());

        assertThat(response.statusCode()).isEqualTo(303);
    }

    @Test
    void a_file_reaches_the_bot_and_is_gone_afterwards() throws Exception {
        assertThat(upload("", "C:\\exports\\trainings.csv", "Name;Date\nÄnne;1").statusCode()).isEqualTo(303);

        var message = conversation.messages.getFirst();
        assertThat(message.text()).isEqualTo("import");
        assertThat(message.files()).extracting(SentFile::name).containsExactly("trainings.csv");
        assertThat(conversation.contents).containsExactly("Name;Date\nÄnne;1");
        assertThat(Files.exists(message.files().getFirst().content())).isFalse();
        assertThat(page()).contains("trainings.csv");
    }

    @Test
    void a_line_without_a_file_can_come_from_the_same_form() throws Exception {
        upload("score", "", "");

        assertThat(conversation.messages.getFirst().text()).isEqualTo("score");
        assertThat(conversation.messages.getFirst().files()).isEmpty();
    }

    @Test
    void too_large_a_file_is_refused_in_the_conversation() throws Exception {
        upload("import", "big.csv", "x".repeat(3_000));

        assertThat(conversation.messages).isEmpty();
        assertThat(page()).contains("nothing was read");
    }

    @Test
    void too_long_a_line_is_told_as_that_and_not_as_a_failure() throws Exception {
        var answer = say("x".repeat(1_000_000));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than Seventy takes in one line").doesNotContain("reference");
        assertThat(conversation.messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=other",
            "multipart/form-data; boundary=edge"})
    void an_upload_that_came_incompletely_is_told_as_that(String type) throws Exception {
        var response = send(post(type).POST(BodyPublishers.ofString(
                "--edge\r\nContent-Disposition: form-data;" + " name=\"file\"; filename=\"t.csv\"\r\n\r\nName;Da"))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("The upload came incompletely; nothing was read.");
        assertThat(conversation.messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, "application/json", "multipart/form-data; boundary=edge"})
    void a_line_that_breaks_off_is_told_as_that(String type) throws Exception {
        var answer = exchange("POST /say HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nCookie: " + cookie
                + "\r\nContent-Type: " + type + "\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n--edge");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("nothing was read");
        assertThat(conversation.messages).isEmpty();
    }

    @Test
    void too_large_a_file_of_untold_length_is_refused_in_the_conversation() throws Exception {
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n"
                + "x".repeat(3_000) + "\r\n--edge--\r\n";
        send(post("multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)))).build());

        assertThat(conversation.messages).isEmpty();
        assertThat(page()).contains("nothing was read");
    }

    @Test
    void no_text_turns_the_direction_of_what_stands_around_it() throws Exception {
        say("turned");
        say("\u202Egnp\u2066");
        upload("import", "a\u202Evsc.csv", "x");

        assertThat(page()).contains("Data  AI").doesNotContain("\u202E", "\u2066");
    }

    @Test
    void a_file_of_an_answer_can_be_fetched_by_its_session_alone() throws Exception {
        say("files");
        var page = page();

        assertThat(page).contains("href=\"/files/1-0\"").contains("href=\"/files/1-1\"");
        var first = get("/files/1-0");
        assertThat(first.body()).isEqualTo("a;b\n1;2\n");
        assertThat(first.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"first.csv\"; filename*=UTF-8''first.csv");
        assertThat(get("/files/1-1").headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"zwei____.csv\"; filename*=UTF-8''zwei%20%22%C3%A4%22.csv");
        assertThat(get("/files/1-2").statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(at("/files/1-0")).build()).statusCode()).isEqualTo(404);
    }

    @Test
    void the_last_fifty_turns_are_kept() throws Exception {
        for (int turn = 1; turn <= 51; turn++) {
            say("turn number " + turn);
        }

        assertThat(page()).doesNotContain("turn number 1.").contains("turn number 2.").contains("turn number 51.");
    }

    @Test
    void two_sessions_do_not_see_each_other() throws Exception {
        say("mine");
        cookie = enter().headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");

        assertThat(page()).doesNotContain("mine");
    }

    @Test
    void when_the_bot_fails_the_page_shows_a_reference_that_the_log_leads_from() throws Exception {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        say("boom");
        root.detachAppender(logged);

        var reference = Pattern.compile("reference ([0-9a-f]{8})").matcher(page());
        assertThat(reference.find()).isTrue();
        assertThat(page()).doesNotContain("IllegalState").doesNotContain("marker");
        assertThat(logged.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains(reference.group(1));
            assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).contains("IllegalStateException")
                    .contains("LocalChatTest").doesNotContain("marker");
        });
    }

    @Test
    void the_server_says_that_it_is_well() throws Exception {
        var response = send(HttpRequest.newBuilder(at("/healthz")).build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok");
    }

    @Test
    void no_two_keys_are_alike() {
        assertThat(LocalChat.newKey()).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(LocalChat.newKey());
    }

    private HttpResponse<String> enter() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at("/?key=" + KEY)).build());
    }

    private HttpResponse<String> say(String line) throws IOException, InterruptedException {
        return send(post(FORM).POST(BodyPublishers.ofString("text=" + URLEncoder.encode(line, UTF_8))).build());
    }

    private HttpResponse<String> upload(String line, String fileName, String content)
            throws IOException, InterruptedException {
        var body = "--edge\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + line
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName.replace("\"", "%22") + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--edge--\r\n";
        return send(post("multipart/form-data; boundary=edge").POST(BodyPublishers.ofString(body)).build());
    }

    private void fillIn(String... namesAndValues) throws IOException, InterruptedException {
        var body = new StringBuilder();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            body.append("--edge\r\nContent-Disposition: form-data; name=\"").append(namesAndValues[index])
                    .append("\"\r\n\r\n").append(namesAndValues[index + 1]).append("\r\n");
        }
        send(post("multipart/form-data; boundary=edge").POST(BodyPublishers.ofString(body + "--edge--\r\n")).build());
    }

    private String page() throws IOException, InterruptedException {
        return get("/").body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).header("Cookie", cookie).build());
    }

    private HttpRequest.Builder post(String type) {
        return HttpRequest.newBuilder(at("/say")).header("Cookie", cookie).header("Content-Type", type);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** The first line of the answer, for a request that the client would not send. */
    private String raw(String request) throws IOException {
        return exchange(request).lines().findFirst().orElse("");
    }

    private String exchange(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de-DE,de;q=0.9,en-US;q=0.8|de-DE", "en-GB|en-GB", "en-US,en;q=0.9|en",
            "en;q=0.5,fr-CH|fr-CH", "*|und", ";;q|und", "''|und"})
    void days_are_read_by_the_locale_that_the_browser_asks_for_unless_it_is_what_all_of_them_do(String header,
            Locale locale) {
        assertThat(LocalChat.locale(Optional.of(header))).isEqualTo(locale);
    }
}
