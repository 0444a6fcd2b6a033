package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import dev.seventy.Shipped;
import dev.seventy.bot.Knowledge;
import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.Ladder;
import org.junit.jupiter.api.Test;

/** One more thing told of a Databricks partner never costs it a tier or a part of the estimate, whatever it told before. */
class OneMoreTest {

    private static final int LONG_AGO = 400;
    private static final int LATELY = 20;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Knowledge KNOWLEDGE = Shipped.knowledge();
    private static final List<Ladder> LADDERS = List.of(KNOWLEDGE.rules().ladderOn("consulting", DAY).orElseThrow(),
            KNOWLEDGE.rules().ladderOn("technology", DAY).orElseThrow());
    private static final List<CredentialId> CREDENTIALS = List.of(
            new CredentialId("databricks-data-engineer-associate"),
            new CredentialId("databricks-data-engineer-professional"),
            new CredentialId("databricks-machine-learning-associate"),
            new CredentialId("databricks-solutions-architect-champion"),
            new CredentialId("databricks-accreditation-databricks-fundamentals"),
            new CredentialId("azure-solutions-architect-expert"));
    private static final Map<String, Integer> TOTALS = new TreeMap<>(
            Map.of("databricks_certifications", 230, "databricks_certified_people", 60, "databricks_champions", 16,
                    "employees", 150, "public_references", 9, "private_references", 4, "validated_projects", 3,
                    "validated_integrations", 2, "influenced_annual_dbu_usd", 500_000, "dbu_growth_percent", 60));

    private final Random random = new Random(70);

    /** Of any kind of material, on any day: neither may matter. */
    private Origin origin(int mostDaysAgo) {
        var kinds = Origin.Kind.values();
        return new Origin(kinds[random.nextInt(kinds.length)], "any", DAY.minusDays(random.nextInt(mostDaysAgo)),
                Instant.EPOCH);
    }

    private Certification certification(int people, Origin origin) {
        var earned = DAY.minusDays(random.nextInt(900) - 30);
        return new Certification(new PersonId("person " + random.nextInt(people)),
                CREDENTIALS.get(random.nextInt(CREDENTIALS.size())), earned,
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(earned.plusDays(730)), random.nextInt(10) > 0,
                origin, 0);
    }

    private Achievement achievement(Origin origin) {
        var kinds = AchievementKind.values();
        return new Achievement(DAY.minusDays(random.nextInt(300) - 10), kinds[random.nextInt(kinds.length)],
                "customer " + random.nextInt(1_000), random.nextBoolean(), origin, 0);
    }

    private static Measure measure(String name, long value, Origin origin) {
        return new Measure(origin.dataDay(), Climb.AREA, Optional.empty(), name, Optional.empty(), Optional.empty(),
                BigDecimal.valueOf(value), "", origin, 0);
    }

    private Evidence any() {
        List<Measure> measures = new ArrayList<>();
        TOTALS.forEach((name, most) -> {
            if (random.nextBoolean()) {
                measures.add(measure(name, random.nextBoolean() ? most : random.nextInt(most + 1), origin(LONG_AGO)));
            }
        });
        var generous = random.nextInt(4) > 0;
        MeasureName.attestations().forEach(name -> {
            if (generous || random.nextBoolean()) {
                measures.add(
                        measure(name, generous && random.nextInt(12) > 0 ? 1 : random.nextInt(2), origin(LONG_AGO)));
            }
        });
        List<Certification> certifications = new ArrayList<>();
        var most = random.nextBoolean() ? 0 : 1 + random.nextInt(200);
        for (int number = 0; number < most; number++) {
            certifications.add(certification(most, origin(LONG_AGO)));
        }
        List<Achievement> achievements = new ArrayList<>();
        for (int number = random.nextInt(8); number > 0; number--) {
            achievements.add(achievement(origin(LONG_AGO)));
        }
        return new Evidence(certifications, List.of(), measures, List.of(), List.of(), achievements);
    }

    private Evidence oneMore(Evidence evidence) {
        var certifications = new ArrayList<>(evidence.certifications());
        var achievements = new ArrayList<>(evidence.achievements());
        if (random.nextBoolean()) {
            certifications.add(certification(Math.max(1, certifications.size()), origin(LATELY)));
        } else {
            achievements.add(achievement(origin(LATELY)));
        }
        return new Evidence(certifications, evidence.usage(), evidence.measures(), evidence.officialScores(),
                evidence.staff(), achievements);
    }

    private static BigDecimal estimate(Evidence evidence, Ladder ladder) {
        var score = KNOWLEDGE.rules().valueScore();
        return ValueEstimate
                .of(ValueSignals.of(new Tally(evidence, DAY), score).on(ladder.track().needsIntegration()), score)
                .total();
    }

    @Test
    void one_more_certification_champion_or_achievement_never_lowers_a_tier_or_the_estimate() {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 3_000; round++) {
            var before = any();
            var after = oneMore(before);
            for (var ladder : LADDERS) {
                var height = Climb.of(new Tally(before, DAY), ladder).height();
                var then = Climb.of(new Tally(after, DAY), ladder).height();
                assertThat(then).as("round %d, %s", round, ladder.track().id()).isGreaterThanOrEqualTo(height);
                assertThat(estimate(after, ladder)).as("round %d, %s", round, ladder.track().id())
                        .isGreaterThanOrEqualTo(estimate(before, ladder));
                seen.add(ladder.track().id() + " " + height);
                if (then > height) {
                    seen.add("higher");
                }
            }
        }
        assertThat(seen).as("firms so unlike each other that it proves something").contains("consulting 0",
                "consulting 1", "consulting 2", "consulting 3", "consulting 4", "technology 0", "technology 1",
                "technology 2", "technology 4", "higher");
    }
}
