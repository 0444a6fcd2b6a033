package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.slack.api.util.json.GsonFactory;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class BlockKitTest {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> HOSTILE = List.of("<!channel>", "<@U123>", "<https://evil|Click>", "*x*", "```",
            "&lt;", "\u202Eevil", "_x_", "~x~", "@here", ":boom:", "\u200B", "\u0000\u001B[31m", "👩‍👩‍👧‍👦",
            "e\u0301", "مرحبا", "世界你好", "🇩🇪", "Z\u0335\u0321\u0334", " ", "\n", "Data & AI", "\uD83D");

    @Test
    void a_score_reads_like_this() throws IOException {
        var reply = Reply.answer("Data & AI: 58 of 70 points, not qualified; 12 short.",
                new Block.Progress("58 of 100 points, 70 needed", new BigDecimal("58"), new BigDecimal("70"),
                        new BigDecimal("100")),
                new Block.Table(List.of(new Block.Column("Metric", false), new Block.Column("Points", true)),
                        List.of(List.of("Performance", "20"), List.of("Skilling", "13.33"))),
                new Block.Heading("Next, most points first"),
                new Block.Items(List.of("One more AZ-104", "Win 2 customers above USD 1,000 a month"), true),
                new Block.Note("Estimate. Usage as of Sep 2026."), new Block.Attachment("why.csv", "a\nb\n"),
                new Block.Buttons(List.of(new Block.Button("Why", "why data-ai", true),
                        new Block.Button("All designations", "score", false))));

        try (var golden = BlockKitTest.class.getResourceAsStream("score.json")) {
            assertThat(JSON.writeValueAsString(json(reply)))
                    .isEqualToIgnoringNewLines(new String(golden.readAllBytes(), UTF_8).strip());
        }
    }

    static Stream<Reply> replies() {
        return IntStream.range(0, 120).mapToObj(seed -> reply(new Random(seed)));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void the_limits_hold_whatever_the_reply(Reply reply) {
        var blocks = json(reply);

        assertThat(blocks.size()).isBetween(1, 45);
        int total = 0;
        for (var block : blocks) {
            total += switch (block.path("type").asString()) {
                case "section" -> text(block.path("text"), 3_000);
                case "header" -> text(block.path("text"), 150);
                case "context" -> {
                    assertThat(block.path("elements").size()).isEqualTo(1);
                    yield text(block.path("elements").path(0), 3_000);
                }
                case "actions" -> {
                    assertThat(block.path("elements").size()).isBetween(1, 25);
                    int sum = 0;
                    for (var element : block.path("elements")) {
                        assertThat(element.path("value").asString()).isNotBlank().hasSizeLessThanOrEqualTo(2_000);
                        sum += text(element.path("text"), 75) + element.path("value").asString().length();
                    }
                    assertThat(
                            block.path("elements").valueStream().map(element -> element.path("action_id").asString()))
                            .doesNotHaveDuplicates();
                    yield sum;
                }
                default -> throw new AssertionError("an unexpected block " + block);
            };
        }
        assertThat(total).isLessThanOrEqualTo(12_000);
        assertThat(BlockKit.text(reply)).isNotBlank().hasSizeLessThanOrEqualTo(3_000);
    }

    private static int text(JsonNode text, int limit) {
        var value = text.path("text").asString();
        assertThat(value).isNotBlank().hasSizeLessThanOrEqualTo(limit);
        switch (text.path("type").asString()) {
            case "plain_text" -> assertThat(text.path("emoji").asBoolean()).isFalse();
            case "mrkdwn" ->
                assertThat(value).startsWith("```\n").endsWith("\n```").doesNotContain("<").doesNotContain(">")
                        .satisfies(fenced -> assertThat(fenced.substring(3, fenced.length() - 3)).doesNotContain("`"))
                        .doesNotContainPattern("&(?!(amp|lt|gt);)");
            default -> throw new AssertionError("an unexpected text " + text);
        }
        return value.length();
    }

    @Test
    void names_that_look_like_markup_stay_names() {
        for (var name : HOSTILE.subList(0, 7)) {
            var reply = Reply.answer("Imported " + name + ".", new Block.Paragraph(name), new Block.Heading(name),
                    new Block.Items(List.of(name), false), new Block.Note(name), table(List.of(List.of(name))));

            for (var block : json(reply)) {
                var text = block.has("text") ? block.path("text") : block.path("elements").path(0);
                if (text.path("type").asString().equals("mrkdwn")) {
                    assertThat(text.path("text").asString()).doesNotContain("<").doesNotContain("\u202E");
                } else {
                    assertThat(text.path("text").asString()).contains(name.replace('\u202E', ' ').strip());
                }
            }
            assertThat(BlockKit.text(reply)).doesNotContain("<").doesNotContain(">");
        }
        assertThat(BlockKit.text(Reply.answer("a <!channel> & &lt;"))).isEqualTo("a &lt;!channel&gt; &amp; &amp;lt;");
    }

    @Test
    void a_long_table_ends_on_a_row_says_how_many_are_left_and_keeps_what_stands_below() {
        var rows = IntStream.range(0, 5_000).mapToObj(row -> List.of("customer number " + row)).toList();
        var blocks = json(Reply.answer("All customers.", table(rows), new Block.Note("Usage as of Sep 2026."),
                new Block.Buttons(List.of(new Block.Button("Why", "why", false)))));

        var shown = blocks.valueStream().map(block -> block.path("text").path("text").asString(""))
                .filter(text -> text.startsWith("```")).flatMap(String::lines)
                .filter(line -> line.startsWith("customer number")).toList();
        var said = blocks.valueStream().map(block -> block.path("elements").path(0).path("text").asString("")).toList();
        assertThat(shown).hasSizeGreaterThan(300).startsWith("customer number 0")
                .endsWith("customer number " + (shown.size() - 1));
        assertThat(said).contains(String.format(Locale.ENGLISH, "… and %,d more rows", 5_000 - shown.size()),
                "Usage as of Sep 2026.");
        assertThat(said).contains("Not all of it fits here.");
        assertThat(blocks.path(blocks.size() - 1).path("elements").path(0).path("action_id").asString())
                .isEqualTo("all");
        assertThat(blocks.toString()).contains("\"actions\"");
    }

    @Test
    void each_part_of_a_long_table_repeats_its_titles() {
        var rows = IntStream.range(0, 200).mapToObj(row -> List.of("customer number " + row)).toList();
        var parts = json(Reply.answer("All customers.", table(rows))).valueStream()
                .map(block -> block.path("text").path("text").asString("")).filter(text -> text.startsWith("```"))
                .toList();

        assertThat(parts).hasSizeGreaterThan(1).allSatisfy(part -> assertThat(part).startsWith("```\nName"));
    }

    @Test
    void a_long_paragraph_goes_on_in_the_next_block() {
        var words = "seventy points ".repeat(500).strip();
        var sections = json(Reply.answer("So.", new Block.Paragraph(words))).valueStream().skip(1)
                .map(block -> block.path("text").path("text").asString()).toList();

        assertThat(sections).hasSize(3);
        assertThat(String.join(" ", sections)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍👩‍👧‍👦", "e\u0301", "🇩🇪", "世", "x&"})
    void text_is_cut_between_whole_characters(String character) {
        var cut = Cut.within(character.repeat(400), 100);

        assertThat(Cut.length(cut)).isLessThanOrEqualTo(100);
        assertThat(cut).endsWith("…");
        var kept = cut.substring(0, cut.length() - 1);
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(character.repeat(400));
        assertThat(characters.isBoundary(kept.length())).isTrue();
    }

    @Test
    void a_single_character_longer_than_the_limit_is_cut_all_the_same() {
        assertThat(Cut.within("e" + "\u0301".repeat(10_000), 75)).hasSizeLessThanOrEqualTo(75);
        assertThat(Cut.pieces("e" + "\u0301".repeat(10_000), 3_000)).hasSize(4);
    }

    @Test
    void a_command_too_long_for_a_button_is_left_out_not_cut() {
        var blocks = json(Reply.answer("So.", new Block.Buttons(List
                .of(new Block.Button("Long", "x".repeat(2_001), true), new Block.Button("Short", "score", false)))));

        assertThat(blocks.path(1).path("elements").valueStream().map(element -> element.path("value").asString()))
                .containsExactly("score");
    }

    @Test
    void what_is_left_to_the_goal_is_said_in_words() {
        assertThat(progress("82.5")).endsWith("reached");
        assertThat(progress("69.99")).endsWith("0.01 to go");
    }

    private static String progress(String value) {
        return json(Reply.answer("So.",
                new Block.Progress("points", new BigDecimal(value), new BigDecimal("70"), new BigDecimal("100"))))
                .path(1).path("text").path("text").asString();
    }

    private static Block.Table table(List<List<String>> rows) {
        return new Block.Table(List.of(new Block.Column("Name", false)), rows);
    }

    private static JsonNode json(Reply reply) {
        return JSON
                .readTree(GsonFactory.createSnakeCase().toJson(BlockKit.message(reply, Optional.of("score")).blocks()));
    }

    private static Reply reply(Random random) {
        var blocks = new ArrayList<Block>();
        int count = random.nextInt(random.nextBoolean() ? 6 : 80);
        for (int index = 0; index < count; index++) {
            blocks.add(block(random));
        }
        return new Reply("So: " + text(random), Reply.Tone.ANSWER, blocks);
    }

    private static Block block(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Block.Heading(text(random));
            case 1 -> new Block.Paragraph(text(random));
            case 2 -> new Block.Items(texts(random, random.nextInt(60)), random.nextBoolean());
            case 3 -> {
                int columns = 1 + random.nextInt(5);
                yield new Block.Table(
                        texts(random, columns).stream().map(title -> new Block.Column(title, random.nextBoolean()))
                                .toList(),
                        IntStream.range(0, random.nextInt(100)).mapToObj(_ -> texts(random, columns)).toList());
            }
            case 4 -> new Block.Progress(text(random), BigDecimal.valueOf(random.nextInt(200) - 50),
                    BigDecimal.valueOf(random.nextInt(100)), BigDecimal.valueOf(random.nextInt(120) - 10));
            case 5 -> new Block.Note(text(random));
            case 6 -> new Block.Attachment(text(random), text(random));
            default -> new Block.Buttons(IntStream.range(0, random.nextInt(40))
                    .mapToObj(_ -> new Block.Button(text(random), text(random), random.nextBoolean())).toList());
        };
    }

    private static List<String> texts(Random random, int count) {
        return IntStream.range(0, count).mapToObj(_ -> text(random)).toList();
    }

    /** Mostly short, now and then 10,000 characters. */
    private static String text(Random random) {
        int length = random.nextInt(40) == 0 ? 10_000 : random.nextInt(30);
        return random.ints(length, 0, 40)
                .mapToObj(pick -> pick < HOSTILE.size() ? HOSTILE.get(pick) : String.valueOf((char) ('a' + pick - 20)))
                .collect(Collectors.joining()).codePoints().limit(length)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
