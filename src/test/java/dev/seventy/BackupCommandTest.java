package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup and what comes of it on another machine, by the command line. */
class BackupCommandTest {

    @TempDir
    private Path folder;

    private record Outcome(int code, String text) {
    }

    private Outcome run(String database, String... arguments) {
        var printed = new ByteArrayOutputStream();
        var code = Main.run(List.of(arguments), new PrintStream(printed, true, UTF_8),
                Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve(database), "SEVENTY_HOME",
                        folder.toString()));
        return new Outcome(code, printed.toString(UTF_8));
    }

    @Test
    void what_is_restored_in_another_folder_scores_the_same() throws Exception {
        Files.createDirectory(folder.resolve("other"));
        run("seventy.db", "score");
        var before = run("seventy.db", "score");
        var file = folder.resolve("backup.db.gz").toString();

        assertThat(run("seventy.db", "backup", file)).satisfies(made -> assertThat(made.code()).isZero())
                .satisfies(made -> assertThat(made.text()).contains("Backed up to " + file, "checked", "names"));
        assertThat(run("other/seventy.db", "restore", file))
                .satisfies(restored -> assertThat(restored.code()).isZero())
                .satisfies(restored -> assertThat(restored.text()).contains("Restored", "forgotten"));

        assertThat(run("other/seventy.db", "score")).isEqualTo(before);
        assertThat(run("other/seventy.db", "check", "audit").code()).isZero();
    }

    @Test
    void what_cannot_be_done_is_said_in_a_sentence() {
        assertThat(run("seventy.db", "backup")).isEqualTo(new Outcome(2,
                "Say it so: ./seventy backup FILE, such as ./seventy backup seventy-2026-11-21.db.gz\n"));
        assertThat(run("seventy.db", "backup", folder.resolve("a.gz").toString()).text())
                .startsWith("There is no database");
        assertThat(run("seventy.db", "restore", folder.resolve("a.gz").toString()).text()).startsWith("There is no file");
        run("seventy.db", "score");
        assertThat(run("seventy.db", "restore", folder.resolve("a.gz").toString())).satisfies(
                refused -> assertThat(refused.text()).contains("already", "--replace"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(2));
    }
}
