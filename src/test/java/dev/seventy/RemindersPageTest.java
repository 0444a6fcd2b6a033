package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reminders that {@code docs/reminders.md} shows are those of the sample firm. The page as it should be lies in
 * {@code target/docs} afterwards.
 */
class RemindersPageTest {

    private static final Path PAGE = Path.of("docs/reminders.md");
    private static final Pattern TRANSCRIPT = Pattern.compile("(?s)(```\n\\$ \\./seventy ([^\n]*)\n).*?(\n?```)");

    @TempDir
    private Path folder;

    @Test
    void it_shows_the_reminders_of_the_sample_firm() throws IOException {
        var page = Files.readString(PAGE);
        var seventy = new CommandLine(folder);
        // The first answer of all says how to begin as well.
        seventy.run("score");
        var asItShouldBe = TRANSCRIPT.matcher(page).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) + seventy.run(found.group(2).split(" ")).text().stripTrailing() + "\n```"));
        var written = Files.createDirectories(Path.of("target", "docs")).resolve(PAGE.getFileName());
        Files.writeString(written, asItShouldBe);
        assertThat(page).as("copy %s over it, if that is what was meant", written).isEqualTo(asItShouldBe)
                .contains("Your SC-300 expires");
    }
}
