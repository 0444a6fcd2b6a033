package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedFilesTest {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    /** Above the highest number of a process. */
    private static final String NOBODY = "seventy-slack-99999999999-";

    private static Path folder(String name) throws IOException {
        var folder = Files.createTempDirectory(name);
        Files.writeString(folder.resolve("slack-1.part"), "names");
        return folder;
    }

    @Test
    void what_a_process_left_behind_that_was_killed_is_deleted_at_the_next_start() throws IOException {
        var dead = folder(NOBODY);
        var same = folder("seventy-slack-" + ProcessHandle.current().pid() + "-");
        Files.setLastModifiedTime(same, FileTime.from(Instant.EPOCH));

        FetchedFiles.clearLeftBehind();

        assertThat(dead).doesNotExist();
        assertThat(same).doesNotExist();
    }

    @Test
    void what_is_in_use_or_leads_elsewhere_stays(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("kept"), "");
        var link = Files.createSymbolicLink(TEMPORARY.resolve(NOBODY + elsewhere.getFileName()), elsewhere);
        var other = folder("seventy-slack-" + ProcessHandle.current().parent().orElseThrow().pid() + "-");
        try (var used = FetchedFiles.create()) {
            Files.writeString(used.folder().resolve("slack-1.part"), "names");

            FetchedFiles.clearLeftBehind();

            assertThat(used.folder()).isNotEmptyDirectory();
            assertThat(other).isNotEmptyDirectory();
            assertThat(elsewhere.resolve("kept")).exists();
        } finally {
            Files.delete(link);
            Files.delete(other.resolve("slack-1.part"));
            Files.delete(other);
        }
    }
}
