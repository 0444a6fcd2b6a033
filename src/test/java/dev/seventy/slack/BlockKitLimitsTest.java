package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.slack.api.util.json.GsonFactory;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.slack.fake.BlockRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a reply holds, Slack takes it: as a message, to everybody, in a window and as a home page. */
class BlockKitLimitsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> HOSTILE = List.of("<!channel>", "<!here|here>", "<@U123>", "<#C1|general>",
            "<https://evil.example|Click>", "*x*", "_x_", "~x~", "```", "`x`", "&lt;", "&amp;lt;", "\u202Eevil",
            "\u200B", ":boom:", "@everyone", "👩‍👩‍👧‍👦".repeat(50), "e" + "\u0301".repeat(500), "مرحبا بالعالم",
            "世界", "Z".repeat(9_000), "\u0000", "\uD83D", " ", "", "> quote", "https://evil.example", "a@b.example");

    static Stream<Reply> replies() {
        return IntStream.range(0, 150).mapToObj(seed -> reply(new Random(seed * 31L)));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void the_documented_limits_hold_on_every_surface(Reply reply) {
        for (var again : List.of(Optional.of("score data-ai"), Optional.<String>empty())) {
            for (var said : List.of(BlockKit.message(reply, again), BlockKit.shared(reply))) {
                var blocks = json(said.blocks());
                assertThat(BlockRules.ofMessage(blocks)).isEmpty();
                assertThat(BlockRules.characters(blocks)).isLessThan(BlockRules.CHARACTERS_OF_A_MESSAGE);
                assertThat(said.text()).isNotBlank().hasSizeLessThanOrEqualTo(3_000);
                safe(blocks);
            }
            view(json(BlockKit.modal(reply, "Seventy", again, 0).view()));
            view(json(BlockKit.modal(reply, "Seventy", again, 1).view()));
        }
        view(json(BlockKit.home(reply, "home")));
    }

    private static void view(JsonNode view) {
        assertThat(BlockRules.ofView(view)).isEmpty();
        assertThat(JSON.writeValueAsString(view).getBytes(UTF_8).length).isLessThan(250_000);
        safe(view.path("blocks"));
    }

    /** No text is read as markup but a table's fixed-width font and a page's address. */
    private static void safe(JsonNode blocks) {
        for (var text : texts(blocks)) {
            var value = text.path("text").asString();
            if (text.path("type").asString().equals("plain_text")) {
                assertThat(text.path("emoji").asBoolean()).isFalse();
                assertThat(value).doesNotContain("\u202E");
                continue;
            }
            assertThat(text.path("verbatim").asBoolean()).isTrue();
            var isTable = value.startsWith("```\n") && value.endsWith("\n```");
            var inner = isTable ? value.substring(4, value.length() - 4) : value;
            assertThat(inner).doesNotContain("`", "<!", "<@", "<#", "\u202E");
            if (isTable) {
                assertThat(inner).doesNotContain("<", ">");
            } else {
                assertThat(inner.lines()).allSatisfy(
                        line -> assertThat(line).matches("(<(https://|mailto:)[^<>|]+\\|[^<>|]+>|[^<>*_~|]*)"));
            }
        }
    }

    private static List<JsonNode> texts(JsonNode node) {
        var texts = new ArrayList<JsonNode>();
        if (node.isObject() && node.path("text").isString()) {
            texts.add(node);
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!channel>", "<@U123>", "<https://evil.example|Click>", "*x*", "```", "&lt;", "\u202Eevil",
            "\u200B"})
    void a_name_that_looks_like_markup_is_text_in_every_block(String name) {
        var reply = Reply.answer(name, everything(name).toArray(Block[]::new));

        safe(json(BlockKit.message(reply, Optional.of("score")).blocks()));
        safe(json(BlockKit.shared(reply).blocks()));
        safe(json(BlockKit.modal(reply, name, Optional.of("score")).view()));
        safe(json(BlockKit.home(reply, "home")));
        assertThat(BlockKit.text(reply)).doesNotContain("<").doesNotContain(">");
    }

    private static List<Block> everything(String text) {
        return List.of(new Block.Heading(text), new Block.Paragraph(text), new Block.Items(List.of(text, text), true),
                new Block.Table(List.of(new Block.Column(text, false)), List.of(List.of(text))),
                new Block.Progress(text, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.TEN), new Block.Note(text),
                new Block.Buttons(List.of(new Block.Button(text, "score " + text, true))),
                new Block.Choice(text, List.of(new Block.Button(text, "why " + text, false))),
                new Block.Links(List.of(new Block.Link(text, "https://learn.example/page"), new Block.Link(text, text),
                        new Block.Link(text, "javascript:alert(1)"))),
                new Block.Attachment(text, text), form(text, text));
    }

    private static Block.Form form(String text, String name) {
        return new Block.Form(text, text, "settings",
                List.of(new Block.Field("a" + name, text, "zone", new Block.Input.Text(text), text, true),
                        new Block.Field("b" + name, text, "day", new Block.Input.Day(), text, false),
                        new Block.Field("c" + name, text, "",
                                new Block.Input.OneOf(
                                        List.of(new Block.Option(text, "one"), new Block.Option(text, "two"))),
                                "two", false)));
    }

    @Test
    void ten_thousand_rows_and_two_hundred_buttons_fit_and_say_that_there_is_more() {
        var rows = IntStream.range(0, 10_000).mapToObj(row -> List.of("customer " + row, "12")).toList();
        var buttons = IntStream.range(0, 200)
                .mapToObj(number -> new Block.Button("Button " + number, "why data-ai " + number, false)).toList();
        var reply = Reply.answer("All.",
                new Block.Table(List.of(new Block.Column("Name", false), new Block.Column("Points", true)), rows),
                new Block.Buttons(buttons), new Block.Choice("One of them", buttons));

        var message = BlockKit.message(reply, Optional.of("score"));
        assertThat(BlockRules.ofMessage(json(message.blocks()))).isEmpty();
        assertThat(message.complete()).isTrue();
        assertThat(json(message.blocks()).toString()).contains("Show all", "more rows");
        assertThat(BlockKit.message(reply, Optional.empty()).complete()).isFalse();
        assertThat(json(BlockKit.shared(reply).blocks()).toString()).contains("ask this app for all of it")
                .doesNotContain("direct messages with this app");
        var modal = BlockKit.modal(reply, "Seventy", Optional.of("score"));
        view(json(modal.view()));
        assertThat(modal.complete()).isFalse();
        assertThat(json(modal.view()).toString()).contains("text file in your direct messages");
        view(json(BlockKit.home(reply, "home")));
    }

    @Test
    void what_is_filled_in_comes_back_as_the_line_and_the_second_form_opens_when_it_is_asked_for() {
        var reply = Reply.answer("Two.", form("First", ""), form("Second", "x"));

        assertThat(json(BlockKit.modal(reply, "Seventy", Optional.of("settings"), 1).view()).path("title").path("text")
                .asString()).isEqualTo("Second");
        assertThat(json(BlockKit.message(reply, Optional.of("settings")).blocks()).toString()).contains("form-0",
                "form-1");
    }

    private static JsonNode json(Object value) {
        return JSON.readTree(GsonFactory.createSnakeCase().toJson(value));
    }

    private static Reply reply(Random random) {
        var blocks = new ArrayList<Block>();
        int count = random.nextInt(random.nextBoolean() ? 5 : 120);
        for (int index = 0; index < count; index++) {
            blocks.add(everything(text(random)).get(random.nextInt(10)));
        }
        if (random.nextBoolean()) {
            blocks.add(form(text(random), "f"));
            blocks.add(form(text(random), "g"));
        }
        return new Reply("So " + text(random), Reply.Tone.values()[random.nextInt(Reply.Tone.values().length)], blocks);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int parts = random.nextInt(6);
        for (int part = 0; part < parts; part++) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size()))).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
