package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.seventy.Shipped;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.planning.PlaybookStanding;
import dev.seventy.store.Actor;
import dev.seventy.store.ImportId;
import dev.seventy.store.Retraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is set, cleared and taken back, of whatever days and in whatever order: what holds on a day is what a replay of
 * what was not taken back gives, by its days.
 */
class EcosystemReplayTest extends TalkingToTheBot {

    private static final Actor ACTOR = new Actor("slack:T1:UADMIN", "slack");
    private static final List<String> FIELDS = List.of("SI-1 status", "SI-1 note", "SI-2 status", "SI-2 note");
    private static final int DAYS = 6;

    /** Something told, as it was asked for. */
    private record Step(ImportId id, int day, Map<String, Optional<String>> said) {
    }

    private static LocalDate day(int number) {
        return LocalDate.of(2026, 1, 1).plusDays(number);
    }

    private static Map<String, Optional<String>> replay(List<Step> steps, int until) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> values.put(field, Optional.empty()));
        steps.stream().filter(step -> step.day() <= until).sorted(Comparator.comparing(Step::day))
                .forEach(step -> values.putAll(step.said()));
        return values;
    }

    private Map<String, Optional<String>> held(int until) {
        var standing = new PlaybookStanding(Shipped.knowledge().rules().playbook(),
                talk.store.evidence().playbook(talk.firm, Optional.empty()), day(until));
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        for (var field : FIELDS) {
            var words = field.split(" ");
            values.put(field, standing.entry(Part.ACTION, words[0], words[1]).flatMap(PlaybookEntry::value));
        }
        return values;
    }

    private Optional<ImportId> tell(Map<String, Optional<String>> said, int day) {
        var entries = said.entrySet().stream().<Entry>map(one -> {
            var words = one.getKey().split(" ");
            return new Entry.Planned(day(day), Part.ACTION, words[0], words[1], one.getValue(), Optional.empty(),
                    Optional.empty(), Optional.empty(), 0);
        }).toList();
        return talk.store.imports().told(talk.firm, ACTOR, "action", entries, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void any_sequence_leaves_what_replaying_it_leaves(long seed) {
        var random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < 40; at++) {
            if (random.nextInt(3) == 0 && !steps.isEmpty()) {
                var step = steps.get(random.nextInt(steps.size()));
                if (talk.store.imports().retract(talk.firm, step.id(), ACTOR) instanceof Retraction.Retracted) {
                    steps.remove(step);
                }
            } else {
                Map<String, Optional<String>> said = new LinkedHashMap<>();
                for (int fields = 1 + random.nextInt(2); fields > 0; fields--) {
                    var value = random.nextInt(4);
                    said.put(FIELDS.get(random.nextInt(FIELDS.size())),
                            value == 0 ? Optional.empty() : Optional.of("v" + value));
                }
                var day = random.nextInt(DAYS);
                tell(said, day).ifPresent(id -> steps.add(new Step(id, day, said)));
            }
            for (var until : List.of(DAYS, random.nextInt(DAYS))) {
                assertThat(held(until)).as("seed %d, step %d, day %d", seed, at, until).isEqualTo(replay(steps, until));
            }
        }
        assertThat(steps).isNotEmpty();
    }
}
