package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page that shows what {@code ./seventy} answers; as it should be it lies in {@code target/docs} afterwards. */
final class TranscriptPage {

    private static final Pattern TRANSCRIPT = Pattern.compile("(?s)(```\n\\$ \\./seventy ([^\n]*)\n).*?(\n?```)");

    private TranscriptPage() {
    }

    /**
     * Every line of the page that begins with {@code $ ./seventy} is answered as the page has it.
     *
     * @param folder for the sample firm
     * @param part of one of the answers
     */
    static void assertAnswered(Path page, Path folder, String part) throws IOException {
        var text = Files.readString(page);
        var seventy = new CommandLine(folder);
        // The first answer of all says how to begin as well.
        seventy.run("score");
        var asItShouldBe = TRANSCRIPT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) + seventy.run(found.group(2).split(" ")).text().stripTrailing() + "\n```"));
        var written = Files.createDirectories(Path.of("target", "docs")).resolve(page.getFileName());
        Files.writeString(written, asItShouldBe);
        assertThat(text).as("copy %s over it, if that is what was meant", written).isEqualTo(asItShouldBe)
                .contains(part);
    }
}
