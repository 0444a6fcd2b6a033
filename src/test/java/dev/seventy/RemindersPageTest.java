package dev.seventy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reminders that {@code docs/reminders.md} shows are those of the sample firm. */
class RemindersPageTest {

    @TempDir
    private Path folder;

    @Test
    void it_shows_the_reminders_of_the_sample_firm() throws IOException {
        TranscriptPage.assertAnswered(Path.of("docs/reminders.md"), folder, "Your SC-300 expires");
    }
}
