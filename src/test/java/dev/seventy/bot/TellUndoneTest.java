package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told, renewed, corrected and taken back in any order leaves what the rest of it leaves. */
class TellUndoneTest {

    private static final List<String> EXAMS = List.of("AZ-305", "AZ-104");
    private static final List<String> DAYS = List.of("2026-02-01", "2026-02-02", "2026-11-19");

    /** A line; what it corrects stands in it by its place among what was done. */
    private record Deed(Function<List<Long>, String> line) {
    }

    /** Somebody alone, who tells the one thing after the other. */
    private static final class Told implements AutoCloseable {

        private final Talk talk;
        private final List<Deed> deeds = new ArrayList<>();
        private final List<Long> imports = new ArrayList<>();

        Told(Path folder) throws IOException {
            talk = new Talk(Files.createDirectories(folder));
            talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
            talk.introduce("U1", "Ada", "ada@firm.example");
        }

        private long newest() {
            return talk.store.imports().history(talk.firm).getFirst().id().value();
        }

        void does(Deed deed) {
            var before = newest();
            talk.says("U1", deed.line().apply(imports));
            if (newest() > before) {
                deeds.add(deed);
                imports.add(newest());
            }
        }

        void takesBack(int place) {
            if (talk.says("U1", "undo " + imports.get(place)).tone() == Reply.Tone.ANSWER) {
                deeds.set(place, new Deed(_ -> "help"));
            }
        }

        List<String> held() {
            return talk.store.evidence().of(talk.firm).certifications().stream()
                    .map(held -> held.credential().value() + " " + held.earned() + " " + held.expires() + held.active())
                    .sorted().toList();
        }

        @Override
        public void close() {
            talk.close();
        }
    }

    @Test
    void whatever_is_told_corrected_and_undone_leaves_what_the_rest_leaves_in_order(@TempDir Path folders)
            throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            try (var first = new Told(folders.resolve("first" + seed));
                    var second = new Told(folders.resolve("second" + seed))) {
                for (int step = 0; step < 22; step++) {
                    if (!first.imports.isEmpty() && random.nextInt(4) == 0) {
                        first.takesBack(random.nextInt(first.imports.size()));
                    } else {
                        first.does(deed(random, first.imports.size()));
                    }
                }
                for (var deed : first.deeds) {
                    var before = second.imports.size();
                    second.does(deed);
                    if (second.imports.size() == before) {
                        second.imports.add(0L);
                    }
                }
                assertThat(second.held()).as("seed %s", seed).isEqualTo(first.held());
            }
        }
    }

    private static Deed deed(Random random, int done) {
        var exam = EXAMS.get(random.nextInt(EXAMS.size()));
        var day = DAYS.get(random.nextInt(DAYS.size()));
        var corrected = done == 0 ? 0 : done - 1 - random.nextInt(Math.min(done, 3));
        return switch (done == 0 ? 0 : random.nextInt(6)) {
            case 0, 1 -> new Deed(_ -> "cert add " + exam + " " + day);
            case 2 -> new Deed(_ -> "renewed " + exam + " yesterday");
            case 3 -> new Deed(_ -> "cert drop " + exam);
            default -> new Deed(
                    imports -> "cert record fix " + imports.get(corrected) + " " + exam + " person: me day: " + day);
        };
    }
}
