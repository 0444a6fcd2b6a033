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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The conversations of {@code docs/ecosystem.md} are those that the local chat has, on a sample firm that was loaded anew,
 * and its cases are those that pass. The page as it should be lies in {@code target/docs} afterwards.
 */
class EcosystemPageTest {

    private static final Path PAGE = Path.of("docs/ecosystem.md");
    private static final Path CASES = Path.of("src/test/resources/cases/databricks.json");
    private static final Pattern CONVERSATION = Pattern.compile("(?s)(```chat\n)(.*?)(\n```)");
    private static final Pattern TURN = Pattern.compile("(?m)^> (.*)$");
    private static final Pattern TYPED = Pattern.compile("(?s)(```\n\\$ \\./seventy ([^\n]+)\n).*?(```)");
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- from databricks\\.json -->\n).*?(<!-- end -->)");

    @TempDir
    private Path folder;

    /** A line is typed; one in brackets is the button of the last answer. */
    private static String line(String turn, Reply last) {
        if (!turn.startsWith("[")) {
            return turn;
        }
        return last.blocks().stream()
                .flatMap(block -> block instanceof Block.Buttons(var buttons) ? buttons.stream() : Stream.empty())
                .filter(button -> turn.equals("[" + button.label() + "]")).map(Block.Button::command).findFirst()
                .orElseThrow(() -> new AssertionError("no button " + turn));
    }

    private String conversations(String page) {
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("page.db"),
                "SEVENTY_PORT", "0", "SEVENTY_SECRET_KEY", "A".repeat(43) + "="));
        try (var app = App.open(config, Optional.of(Bot.SAMPLE),
                InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z")),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)); var _ = app.startDemo()) {
            var bot = app.bot(Optional.of(Bot.SAMPLE));
            var last = new Reply[]{Reply.answer("")};
            return CONVERSATION.matcher(page).replaceAll(found -> Matcher.quoteReplacement(
                    found.group(1) + TURN.matcher(found.group(2)).results().map(turn -> turn.group(1)).map(turn -> {
                        last[0] = bot.say(new Message(line(turn, last[0]), Sender.Local.WEB, Message.Place.PRIVATE,
                                Optional.empty(), List.of())).reply();
                        return "> " + turn + "\n\n" + PlainText.render(last[0]).stripTrailing();
                    }).collect(Collectors.joining("\n\n")) + found.group(3)));
        }
    }

    private static String cases() throws IOException {
        return "| case | what holds | answer | rules |\n| --- | --- | --- | --- |\n" + StreamSupport
                .stream(JsonMapper.builder().build().readTree(Files.readAllBytes(CASES)).path("cases").spliterator(),
                        false)
                .filter(one -> one.path("check").asString("").equals("ps-engagement")).map(EcosystemPageTest::row)
                .collect(Collectors.joining());
    }

    private static String row(JsonNode one) {
        var input = one.path("input").properties().stream().map(field -> field.getValue().isBoolean() ? field.getKey()
                : field.getKey() + " " + field.getValue().asString("")).collect(Collectors.joining(", "));
        return "| " + one.path("id").asString("") + " | " + input + " | "
                + one.path("expected").path("engage").asString("") + " | "
                + StreamSupport.stream(one.path("expected").path("rules").spliterator(), false)
                        .map(rule -> rule.asString("")).collect(Collectors.joining(", "))
                + " |\n";
    }

    @Test
    void its_conversations_and_cases_are_what_is_answered() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(TURN.matcher(page).results()).hasSizeGreaterThanOrEqualTo(30);
        var asItShouldBe = TABLE.matcher(conversations(page))
                .replaceAll(Matcher.quoteReplacement("<!-- from databricks.json -->\n" + cases() + "<!-- end -->"));
        var seventy = new CommandLine(folder);
        asItShouldBe = TYPED.matcher(asItShouldBe)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + seventy.run(found.group(2).replace("src/", Path.of("src").toAbsolutePath() + "/").split(" "))
                                .text().stripTrailing()
                        + "\n" + found.group(3)));
        assertThat(asItShouldBe).contains(" passed, 0 failed, 0 skipped", "| YES |", "| NO |", "| CONFLICT |",
                "| NO_RULE |");
        var written = Files.createDirectories(Path.of("target", "docs")).resolve(PAGE.getFileName());
        Files.writeString(written, asItShouldBe);
        assertThat(page).as("copy %s over it, if that is what was meant", written).isEqualTo(asItShouldBe);
    }
}
