package dev.seventy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(byte[] content) {
        try {
            return Files.write(folder.resolve(".env"), content);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Map<String, String> read(String content) {
        return DotEnv.below(Map.of("SET", "already"), file(content.getBytes(UTF_8)));
    }

    private List<String> problems(byte[] content) {
        var invalid = catchThrowableOfType(Config.Invalid.class, () -> DotEnv.below(Map.of(), file(content)));
        assertThat(invalid).isNotNull();
        return invalid.problems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAME=value", "\ufeffNAME=value", "export NAME=value", "  export  NAME = value ",
            "NAME='value'", "export NAME=\"value\"", "\n  # a comment\r\n\r\nNAME=value\r\n"})
    void a_setting_is_read_as_it_is_written_in_many_places(String content) {
        assertThat(read(content)).containsOnly(Map.entry("NAME", "value"), Map.entry("SET", "already"));
    }

    @Test
    void what_is_set_already_goes_first() {
        assertThat(read("SET=below\nEMPTY=\nURL=a=b#c"))
                .isEqualTo(Map.of("SET", "already", "EMPTY", "", "URL", "a=b#c"));
    }

    @Test
    void every_line_that_is_no_setting_is_told_by_its_number_and_not_by_what_stands_in_it() {
        assertThat(problems("A=1\nhidden\n=hidden\nexport\nhid den=1\n".getBytes(UTF_8))).hasSize(4)
                .allSatisfy(problem -> assertThat(problem).contains("expected NAME=value").doesNotContain("hid"))
                .extracting(problem -> problem.substring(0, 12))
                .containsExactly(".env: line 2", ".env: line 3", ".env: line 4", ".env: line 5");
    }

    @Test
    void a_file_that_is_not_utf8_is_told_by_its_line() {
        assertThat(problems("A=1\nB=caf\u00e9\n".getBytes(ISO_8859_1)))
                .containsExactly(".env: line 2: this is not UTF-8; save the file as UTF-8");
        assertThat(problems("A=1".getBytes(UTF_16))).first().asString().contains("not UTF-8");
    }

    @Test
    void no_file_is_no_problem() {
        assertThat(DotEnv.below(Map.of("A", "1"), folder.resolve("none"))).isEqualTo(Map.of("A", "1"));
    }
}
