package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.slack.fake.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The conversations of {@code docs/telling.md} are those that the local chat has, on a sample firm that was loaded anew. The
 * page as it should be lies in {@code target/docs} afterwards.
 */
class TellingPageTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Path PAGE = Path.of("docs/telling.md");
    private static final Pattern CONVERSATION = Pattern.compile("(?s)(```chat\n)(.*?)(\n```)");
    private static final Pattern TURN = Pattern.compile("(?m)^> (.*)$");
    private static final Pattern PRESSED = Pattern.compile("\\[(.+)]");
    private static final Pattern FILLED = Pattern.compile("\\{(.+)}");

    @TempDir
    private Path folder;

    /** @param name of the database, which is a new one for each */
    private App app(String name) {
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve(name + ".db"),
                "SEVENTY_PORT", "0", "SEVENTY_SECRET_KEY", "A".repeat(43) + "="));
        return App.open(config, Optional.of(Bot.SAMPLE), InstantSource.fixed(NOW),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
    }

    /** Somebody at the local chat, without the page. */
    private static final class Talker {

        private final Bot bot;
        private Reply last = Reply.answer("");

        Talker(Bot bot) {
            this.bot = bot;
        }

        Reply takes(String turn) {
            last = bot
                    .say(new Message(line(turn), Sender.Local.WEB, Message.Place.PRIVATE, Optional.empty(), List.of()))
                    .reply();
            return last;
        }

        private String line(String turn) {
            var pressed = PRESSED.matcher(turn);
            if (pressed.matches()) {
                return last.blocks().stream()
                        .flatMap(block -> block instanceof Block.Buttons(var buttons) ? buttons.stream()
                                : Stream.empty())
                        .filter(button -> button.label().equals(pressed.group(1))).map(Block.Button::command)
                        .findFirst().orElseThrow(() -> new AssertionError("no button " + turn));
            }
            var filled = FILLED.matcher(turn);
            if (filled.matches()) {
                var form = last.blocks().stream()
                        .flatMap(block -> block instanceof Block.Form one ? Stream.of(one) : Stream.empty()).findFirst()
                        .orElseThrow(() -> new AssertionError("no form for " + turn));
                var said = values(filled.group(1));
                assertThat(said.keySet())
                        .allMatch(label -> form.fields().stream().anyMatch(field -> field.label().startsWith(label)));
                return form.line(form.fields().stream()
                        .collect(Collectors.toMap(Block.Field::name,
                                field -> said.entrySet().stream().filter(one -> field.label().startsWith(one.getKey()))
                                        .map(Map.Entry::getValue).findFirst().orElse(field.initial()))));
            }
            return turn;
        }
    }

    /** What is filled in, by what the label of the field begins with. */
    private static Map<String, String> values(String filled) {
        Map<String, String> values = new LinkedHashMap<>();
        for (var one : filled.split("; ")) {
            var parts = one.split(": ", 2);
            values.put(parts[0], parts[1]);
        }
        return values;
    }

    private static List<String> turns(String conversations) {
        return CONVERSATION.matcher(conversations).results()
                .flatMap(one -> TURN.matcher(one.group(2)).results().map(turn -> turn.group(1))).toList();
    }

    @Test
    void its_conversations_are_what_the_local_chat_answers() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(turns(page)).hasSizeGreaterThanOrEqualTo(10);
        try (var app = app("page"); var _ = app.startDemo()) {
            var talker = new Talker(app.bot(Optional.of(Bot.SAMPLE)));
            var asItShouldBe = CONVERSATION
                    .matcher(
                            page)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + TURN.matcher(found.group(2))
                            .results().map(turn -> turn.group(1))
                            .map(turn -> "> " + turn + "\n\n" + PlainText.render(talker.takes(turn)).stripTrailing())
                            .collect(Collectors.joining("\n\n")) + found.group(3)));
            var written = Files.createDirectories(Path.of("target", "docs")).resolve(PAGE.getFileName());
            Files.writeString(written, asItShouldBe);
            assertThat(page).as("copy %s over it, if that is what was meant", written).isEqualTo(asItShouldBe);
        }
    }

    @Test
    @Tag("independent")
    void a_browser_has_the_same_conversations() throws IOException {
        var turns = turns(Files.readString(PAGE));
        List<Reply> expected = new ArrayList<>();
        try (var app = app("expected"); var _ = app.startDemo()) {
            var talker = new Talker(app.bot(Optional.of(Bot.SAMPLE)));
            turns.forEach(turn -> expected.add(talker.takes(turn)));
        }
        List<String> shown;
        try (var app = app("browser"); var server = app.startDemo()) {
            shown = Node.chat(server.address(),
                    JsonMapper.builder().build().writeValueAsString(turns.stream().map(TellingPageTest::step).toList()),
                    Files.createDirectories(Path.of("target", "docs")).resolve("telling.png"));
        }
        for (int turn = 0; turn < turns.size(); turn++) {
            assertThat(shown.get(turn)).as(turns.get(turn)).contains(expected.get(turn).summary());
        }
    }

    private static Map<String, Object> step(String turn) {
        var pressed = PRESSED.matcher(turn);
        var filled = FILLED.matcher(turn);
        return pressed.matches() ? Map.of("press", pressed.group(1))
                : filled.matches() ? Map.of("fill", values(filled.group(1))) : Map.of("say", turn);
    }
}
