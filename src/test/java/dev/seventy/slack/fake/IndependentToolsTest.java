package dev.seventy.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** That each independent tool works and can say no; and that it and the fake say no to the same. */
@Tag("independent")
class IndependentToolsTest {

    private static final String SECTION = """
            {"type":"section","text":{"type":"plain_text","text":"%s"}}""";
    private static final String GOOD = "[" + SECTION.formatted("Data & AI") + """
            ,{"type":"header","text":{"type":"plain_text","text":"Metrics"}},{"type":"divider"}
            ,{"type":"context","elements":[{"type":"mrkdwn","text":"as of 21 Nov 2026"}]}
            ,{"type":"actions","elements":[{"type":"button","action_id":"a","value":"score","style":"primary",
              "text":{"type":"plain_text","text":"Score"}}]}]""";
    private static final String MODAL = """
            {"type":"modal","title":{"type":"plain_text","text":"Ask"},"submit":{"type":"plain_text","text":"Go"},
             "blocks":[{"type":"input","block_id":"b","label":{"type":"plain_text","text":"Line"},
             "element":{"type":"plain_text_input","action_id":"a"}}]}""";

    @TempDir
    private Path folder;

    @Test
    void slack_s_own_types_take_what_is_right() {
        var checked = Node.check(List.of(Node.line("message", GOOD), Node.line("modal", MODAL),
                Node.line("home", "{\"type\":\"home\",\"blocks\":" + GOOD + "}")));

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.status()).isZero();
        assertThat(checked.out()).startsWith("3 read, 0 faults");
    }

    @Test
    void each_wrong_line_is_named_with_its_place() {
        var wrong = List
                .of("[{\"type\":\"sektion\"}]", "[{\"type\":\"divider\",\"colour\":\"red\"}]",
                        "[{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}]",
                        "[" + SECTION.formatted("x".repeat(3_001)) + "]", "[" + SECTION.formatted("") + "]",
                        "[" + SECTION.formatted("x".repeat(2_999))
                                + ("," + SECTION.formatted("x".repeat(2_999))).repeat(4) + "]",
                        "[{\"type\":\"divider\"}" + ",{\"type\":\"divider\"}".repeat(50) + "]");

        var checked = Node.check(wrong.stream().map(body -> Node.line("message", body)).toList());

        assertThat(checked.status()).isEqualTo(1);
        for (int line = 1; line <= wrong.size(); line++) {
            assertThat(checked.problems()).contains("line " + line + ": ");
        }
    }

    @Test
    void the_emulator_answers_and_says_which_scope_is_missing() throws Exception {
        var seed = """
                {"team":{"name":"Nordlicht","domain":"nordlicht"},"strict_scopes":true,
                 "users":[{"name":"ana","email":"ana@example.com"}],"channels":[{"name":"seventy"}],
                 "tokens":[{"token":"xoxb-seventy","type":"bot","scopes":["chat:write","users:read"]}]}""";
        try (var emulator = Node.emulator(seed)) {
            var known = call(emulator.api(), "auth.test", "xoxb-seventy", "{}");
            assertThat(known.path("ok").asBoolean()).isTrue();
            assertThat(known.path("team").asString()).isEqualTo("Nordlicht");
            assertThat(call(emulator.api(), "conversations.create", "xoxb-seventy", "{\"name\":\"x\"}").path("error")
                    .asString()).isEqualTo("missing_scope");
        }
    }

    @Test
    void a_reply_is_drawn_and_what_is_left_out_is_named() throws IOException {
        var png = folder.resolve("reply.png");

        var drawn = Node.render(GOOD.substring(0, GOOD.length() - 1) + ",{\"type\":\"zebra\"}]", png);

        assertThat(drawn.text()).contains("Data & AI", "Metrics", "as of 21 Nov 2026", "Score");
        assertThat(drawn.skipped()).containsExactly("zebra");
        var picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isGreaterThan(500);
        assertThat(picture.getHeight()).isGreaterThan(150);
        var colours = IntStream.range(0, picture.getHeight())
                .flatMap(y -> IntStream.range(0, picture.getWidth()).map(x -> picture.getRGB(x, y))).distinct().count();
        assertThat(colours).as("an empty page has one colour").isGreaterThan(20);
    }

    private static JsonNode call(URI api, String method, String token, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(api.resolve(method)).header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json; charset=utf-8").POST(BodyPublishers.ofString(body))
                    .build();
            return Json.read(client.send(request, BodyHandlers.ofString()).body()).orElseThrow();
        }
    }
}
