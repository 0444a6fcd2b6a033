package dev.seventy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A trainings export of any number of people: five rows of the made-up firm's own to each. */
final class TrainingsExport {

    private static final int EACH = 5;

    private TrainingsExport() {
    }

    static void write(Path file, int people) throws IOException {
        var sample = sample();
        try (var writer = Files.newBufferedWriter(file)) {
            writer.write(sample.getFirst() + "\r\n");
            for (int person = 0; person < people; person++) {
                for (int one = 0; one < EACH; one++) {
                    var fields = sample.get(1 + (person * EACH + one * 37) % (sample.size() - 1)).split(",", -1);
                    fields[4] = "Given" + person;
                    fields[5] = "Family" + person;
                    fields[6] = "person" + person + "@example.com";
                    fields[7] = "person" + person + "@large.example";
                    fields[13] = String.valueOf(20_000_000 + person);
                    writer.write(String.join(",", fields) + "\r\n");
                }
            }
        }
    }

    /** Without the rows in which a field holds a comma. */
    private static List<String> sample() {
        try (var in = SampleFirm.class
                .getResourceAsStream("/sample/Export_trainings_Lifetime_1204881_Nordlicht.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.contains("\""))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
