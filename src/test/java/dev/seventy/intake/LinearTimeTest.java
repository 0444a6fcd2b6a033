package dev.seventy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearTimeTest {

    private static final String TRAININGS = "TrainingTitle,TrainingType,MCPID,TrainingCompletionDate\n";

    @Test
    void no_regular_expression_stands_in_this_package() throws IOException {
        try (var files = java.nio.file.Files.list(Path.of("src/main/java/dev/seventy/intake"))) {
            for (var file : files.toList()) {
                assertThat(java.nio.file.Files.readString(file)).as(file.toString()).doesNotContain("java.util.regex",
                        ".matches(", ".replaceAll(", ".replaceFirst(", ".split(");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "(", " ", "(a)", "/", "1/", "-", "AZ-1", "'", "_A", "0"})
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void cells_of_ten_thousand_hostile_characters_are_answered_quickly(String part) {
        var cell = part.repeat(10_000 / part.length());
        for (var row : List.of(cell + ",Certification,1,2026-01-01\n", "x,Certification,1," + cell + "\n",
                "x," + cell + ",1,2026-01-01\n")) {
            assertThat(Files.read(TRAININGS + row.repeat(200)).entries()).isEmpty();
        }
        Files.read("person_key,exam_or_cert,issued_on\n" + ("P1," + cell + ",2026-01-01\n").repeat(200));
        Files.read("as_of,area,measure,value\n" + ("2026-01-01,security," + cell + ",1\n").repeat(200));
        Files.read("as_of,area,metric,points,max_points\n" + ("2026-01-01,security," + cell + ",1,2\n").repeat(200));
    }
}
