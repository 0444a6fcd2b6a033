package dev.seventy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest that {@code docs/digests.md} shows is the one that the sample firm is given. */
class DigestsPageTest {

    @TempDir
    private Path folder;

    @Test
    void it_shows_the_digest_of_the_sample_firm() throws IOException {
        TranscriptPage.assertAnswered(Path.of("docs/digests.md"), folder, "What changed since");
    }
}
