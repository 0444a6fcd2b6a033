package dev.seventy.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Answer;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What is printed when an answer comes with a file of this name. */
    private String printed(String fileName) {
        var printed = new ByteArrayOutputStream();
        new Terminal(
                (_, _) -> new Answer(Reply.answer("Here.", new Block.Attachment(fileName, "a\n")), Optional.empty()),
                new PrintStream(printed, true, UTF_8), Optional.empty(), folder).run(List.of("anything"));
        return printed.toString(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"rejected rows-1.csv,rejected rows-1.csv", "Übersicht.csv,Übersicht.csv", "U\u0308.csv,Ü.csv",
            "../../etc/x.csv,_.._etc_x.csv", "a\u001b[2J\u202Egnp.csv,a__2J_gnp.csv", ".bashrc,bashrc", "..,file",
            "a:b|c?.csv,a_b_c_.csv"})
    void a_file_is_written_under_a_name_that_any_folder_bears(String named, String written) {
        assertThat(printed(named)).contains("Written: " + folder.resolve(written));
        assertThat(folder.resolve(written)).exists();
    }

    @Test
    void a_long_name_is_cut_and_keeps_its_ending() {
        printed("東".repeat(300) + ".csv");
        printed("東".repeat(300) + ".csv");

        assertThat(folder.toFile().list()).hasSize(2)
                .allSatisfy(name -> assertThat(name).endsWith(".csv").hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void what_is_printed_of_a_path_cannot_act_on_the_terminal() {
        folder = folder.resolve("no\u001b[2Jsuch");

        assertThat(printed("a.csv")).contains("could not be written").doesNotContain("\u001b");
    }
}
