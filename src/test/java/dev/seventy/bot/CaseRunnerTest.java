package dev.seventy.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

import dev.seventy.Shipped;
import dev.seventy.bot.CaseRunner.NoCases;
import dev.seventy.bot.CaseRunner.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseRunnerTest {

    private static final String NEITHER_FORM = "a case file is a JSON array of cases, or an object with programVersion and cases";
    private static final CaseRunner RUNNER = new CaseRunner(Shipped.knowledge());

    private static List<Verdict> run(String file) throws NoCases {
        return RUNNER.run(new ByteArrayInputStream(file.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"[]|the array is empty", "{}|" + NEITHER_FORM,
            "~~|" + NEITHER_FORM, "[1,|line 1 is no valid JSON"})
    void a_file_without_cases_is_refused_with_the_reason(String file, String why) {
        assertThatThrownBy(() -> run(file)).isInstanceOf(NoCases.class).hasMessage(why);
    }

    @Test
    void a_file_that_is_nested_too_deeply_is_refused() {
        assertThatThrownBy(() -> run("[".repeat(100_000))).isInstanceOf(NoCases.class)
                .hasMessage("it is nested too deeply");
    }

    @Test
    void a_file_larger_than_16_mebibytes_is_refused_before_it_is_read_whole() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                return ' ';
            }
        };

        assertThatThrownBy(() -> RUNNER.run(endless)).isInstanceOf(NoCases.class)
                .hasMessage("the file is larger than 16 MiB");
        assertThat(endless.read).isLessThan(17L * 1024 * 1024);
    }

    @Test
    void a_case_names_each_key_that_it_lacks() throws NoCases {
        assertThat(run("[{}, {\"id\": \"a\", \"scope\": \"full\", \"asOf\": null}, 1]")).containsExactly(
                new Verdict.Failed("case 1",
                        List.of("the key 'id' is missing", "the key 'asOf' is missing", "the key 'scope' is missing")),
                new Verdict.Failed("a", List.of("the key 'asOf' is missing")), new Verdict.Failed("case 3",
                        List.of("the key 'id' is missing", "the key 'asOf' is missing", "the key 'scope' is missing")));
    }
}
