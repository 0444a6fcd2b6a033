package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of faults names tests that are there. */
class FaultsTableTest {

    private static final Pattern ROW = Pattern.compile("\\| F-(\\d\\d) \\|(.*)\\|(.*)\\|(.*)\\|");
    private static final Pattern TEST = Pattern.compile("`([A-Za-z]+)\\.([a-z_0-9]+)`");

    private record Row(int number, String tests) {
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/faults.md")).stream().map(ROW::matcher).filter(row -> row.matches())
                .map(row -> new Row(Integer.parseInt(row.group(1)), row.group(4))).toList();
    }

    @Test
    void every_fault_of_a_chat_platform_has_a_row() throws IOException {
        var expected = Stream
                .of(IntStream.rangeClosed(1, 10), IntStream.rangeClosed(21, 65), IntStream.rangeClosed(71, 76))
                .flatMap(IntStream::boxed).toList();
        assertThat(rows()).extracting(Row::number).isEqualTo(expected);
    }

    @Test
    void every_row_names_tests_that_exist_and_run() throws Exception {
        var classes = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(classes::add);
        }
        for (var row : rows()) {
            var named = TEST.matcher(row.tests()).results().toList();
            assertThat(named).as("F-%02d", row.number()).isNotEmpty();
            for (var test : named) {
                var file = classes.stream().filter(path -> path.endsWith(test.group(1) + ".java")).findFirst();
                assertThat(file).as(test.group()).isPresent();
                var name = Path.of("src/test/java").relativize(file.orElseThrow()).toString();
                var type = Class.forName(name.substring(0, name.length() - ".java".length()).replace('/', '.'), false,
                        getClass().getClassLoader());
                assertThat(methods(type)).as(test.group()).contains(test.group(2));
            }
        }
    }

    private static List<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(
                method -> method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName).toList();
    }
}
