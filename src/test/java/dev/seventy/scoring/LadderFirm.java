package dev.seventy.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;

/** A {@link GeneratedFirm} that is a Databricks partner too: one reference and one project to a hundred people. */
final class LadderFirm {

    private static final int PEOPLE_PER_ACHIEVEMENT = 100;
    private static final Origin ORIGIN = new Origin(Origin.Kind.CASE, "generated", GeneratedFirm.TODAY, Instant.EPOCH);

    private LadderFirm() {
    }

    /** @param tiers how many tiers it holds by all but its bench, from 0 to 2 */
    static Evidence of(Catalog catalog, int people, int tiers, long seed) {
        var firm = GeneratedFirm.of(catalog, people, seed);
        List<Achievement> achievements = new ArrayList<>();
        for (int number = 0; number < Math.max(2, people / PEOPLE_PER_ACHIEVEMENT); number++) {
            for (var kind : AchievementKind.values()) {
                achievements.add(new Achievement(GeneratedFirm.TODAY, kind, "customer " + number,
                        tiers > 1 && number % 3 != 1, ORIGIN, number + 2));
            }
        }
        var told = Stream.of("employees", "application_submitted", "agreement_signed", "unity_catalog_proficiency")
                .filter(name -> tiers > 0 || name.equals("employees"))
                .map(name -> new Measure(GeneratedFirm.TODAY, Climb.AREA, Optional.empty(), name, Optional.empty(),
                        Optional.empty(), BigDecimal.valueOf(name.equals("employees") ? people : 1), "", ORIGIN, 0));
        return new Evidence(firm.certifications(), List.of(), Stream.concat(firm.measures().stream(), told).toList(),
                List.of(), firm.staff(), achievements);
    }
}
