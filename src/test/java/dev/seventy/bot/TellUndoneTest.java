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
import dev.seventy.store.ImportId;
import dev.seventy.store.ImportRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told, renewed, corrected and taken back in any order leaves what the rest of it leaves. */
class TellUndoneTest {

    private static final List<String> EXAMS = List.of("AZ-305", "AZ-104");
    private static final List<String> DAYS = List.of("2026-02-01", "2026-02-02", "2026-11-19");

    private static final List<String> PEOPLE = List.of("ada@firm.example", "tom@firm.example");

    /** A line of somebody's; what it corrects stands in it by its place among what was done. */
    private record Deed(String user, Function<List<Long>, String> line, boolean isCorrection) {
        Deed(String user, String line) {
            this(user, _ -> line, false);
        }
    }

    /** People of a firm, who tell the one thing after the other, and an admin who tells of them and corrects them. */
    private static final class Told implements AutoCloseable {

        private final Talk talk;
        private final List<Deed> deeds = new ArrayList<>();
        private final List<Long> imports = new ArrayList<>();
        private int corrected;
        private int undone;
        private int refused;

        Told(Path folder) throws IOException {
            talk = new Talk(Files.createDirectories(folder));
            talk.take("people.csv", Talk.PEOPLE + """
                    P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,
                    P2,Tom Baker,tom@firm.example,U3,,,Oslo,Lead,2020-01-01,
                    """);
            talk.introduce("U1", "Ada", "ada@firm.example");
            talk.introduce("U3", "Tom", "tom@firm.example");
            talk.says("UADMIN", "settings logging managers");
        }

        private long newest() {
            return talk.store.imports().history(talk.firm).getFirst().id().value();
        }

        void does(Deed deed) {
            var before = newest();
            talk.says(deed.user(), deed.line().apply(imports));
            if (newest() > before) {
                deeds.add(deed);
                imports.add(newest());
                corrected += deed.isCorrection() ? 1 : 0;
            }
        }

        void takesBack(int place) {
            var isThere = talk.store.imports().find(talk.firm, new ImportId(imports.get(place))).orElseThrow()
                    .state() == ImportRecord.State.VISIBLE;
            if (talk.says("UADMIN", "undo " + imports.get(place)).tone() == Reply.Tone.ANSWER) {
                deeds.set(place, new Deed("U1", "help"));
                undone++;
            } else if (isThere) {
                refused++;
            }
        }

        List<String> held() {
            var people = talk.store.people().of(talk.firm);
            return talk.store.evidence().of(talk.firm).certifications().stream()
                    .map(held -> people.get(held.person()).addresses() + " " + held.credential().value() + " "
                            + held.earned() + " " + held.expires() + held.active())
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
        var corrected = 0;
        var undone = 0;
        var refused = 0;
        for (int seed = 0; seed < 8; seed++) {
            var random = new Random(seed);
            try (var first = new Told(folders.resolve("first" + seed));
                    var second = new Told(folders.resolve("second" + seed))) {
                for (int step = 0; step < 26; step++) {
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
                corrected += first.corrected;
                undone += first.undone;
                refused += first.refused;
            }
        }
        assertThat(corrected).as("corrections").isGreaterThan(8);
        assertThat(undone).as("taken back").isGreaterThan(8);
        assertThat(refused).as("not taken back, as others have built on it").isGreaterThan(3);
    }

    private static Deed deed(Random random, int done) {
        var exam = EXAMS.get(random.nextInt(EXAMS.size()));
        var day = DAYS.get(random.nextInt(DAYS.size()));
        var whose = random.nextInt(PEOPLE.size());
        var corrected = done == 0 ? 0 : done - 1 - random.nextInt(Math.min(done, 3));
        var own = whose == 0 ? "U1" : "U3";
        var person = " person: " + PEOPLE.get(whose);
        return switch (done == 0 ? 0 : random.nextInt(8)) {
            case 0, 1 -> new Deed(own, "cert add " + exam + " " + day);
            case 2 -> new Deed(own, "renewed " + exam + " yesterday");
            case 3 -> new Deed(own, "cert drop " + exam);
            case 4 -> new Deed("UADMIN", "cert record " + exam + person + " day: " + day);
            case 5 -> new Deed("UADMIN", "cert drop " + exam + person);
            default -> new Deed("UADMIN",
                    imports -> "cert record fix " + imports.get(corrected) + " " + exam + person + " day: " + day, true);
        };
    }
}
