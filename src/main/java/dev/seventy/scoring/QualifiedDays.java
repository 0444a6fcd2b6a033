package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.evidence.Evidence;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.RuleVersion;

/** The days on which a partner qualified, found by scoring each day under the rules of that day. */
public final class QualifiedDays {

    private QualifiedDays() {
    }

    /**
     * The qualified days from the first through the last, both inclusive, oldest first.
     *
     * @param path the path to score, where a version has it; empty for the one that counts
     */
    public static List<LocalDate> between(Evidence evidence, Function<LocalDate, Optional<RuleVersion>> rules,
            Optional<ProgramPath> path, LocalDate first, LocalDate last) {
        List<LocalDate> qualified = new ArrayList<>();
        var tally = new Tally(evidence, first);
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var version = rules.apply(day).filter(RuleVersion::scorable);
            if (version.isPresent()
                    && Scoring.score(tally.on(day), version.get(), path.filter(version.get().paths()::containsKey))
                            .assessment().qualifies()) {
                qualified.add(day);
            }
        }
        return qualified;
    }
}
