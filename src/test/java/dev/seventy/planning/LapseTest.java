package dev.seventy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Resolution;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.planning.Lapse.Mend;
import dev.seventy.planning.Lapse.Step;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Which certifications end, by which steps, and what that costs. */
class LapseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate END = LocalDate.of(2027, 2, 18);
    private static final PersonId ANNA = new PersonId("anna");
    private static final PersonId BEN = new PersonId("ben");
    private static final Catalog CATALOG = Shipped.knowledge().catalog();
    private static final Origin ORIGIN = new Origin(Origin.Kind.CASE, "case", TODAY, Instant.EPOCH);

    private static Certification held(PersonId person, String exam, LocalDate earned, Optional<LocalDate> expires,
            boolean active) {
        var credential = ((Resolution.Found) CATALOG.resolve(exam)).credential().id();
        return new Certification(person, credential, earned, expires, active, ORIGIN, 1);
    }

    private static Certification held(PersonId person, String exam, LocalDate expires) {
        return held(person, exam, expires.minusYears(2), Optional.of(expires), true);
    }

    private static Evidence evidence(List<Staff> staff, Certification... held) {
        return new Evidence(List.of(held), List.of(), List.of(), List.of(), staff, List.of());
    }

    private static List<Lapse> lapses(Certification... held) {
        return Lapse.of(evidence(List.of(), held), CATALOG, TODAY);
    }

    @Test
    void a_step_begins_on_its_day_and_lasts_until_the_next_through_the_last_day() {
        var lapse = lapses(held(ANNA, "AZ-305", END)).getFirst();
        assertThat(lapse.on(LocalDate.of(2026, 8, 17))).isEmpty();
        assertThat(lapse.on(LocalDate.of(2026, 8, 18))).contains(Step.OPENS);
        assertThat(lapse.on(END.minusDays(61))).contains(Step.OPENS);
        assertThat(lapse.on(END.minusDays(60))).contains(Step.DAYS_60);
        assertThat(lapse.on(END.minusDays(30))).contains(Step.DAYS_30);
        assertThat(lapse.on(END.minusDays(15))).contains(Step.DAYS_30);
        assertThat(lapse.on(END.minusDays(14))).contains(Step.DAYS_14);
        assertThat(lapse.on(END.minusDays(7))).contains(Step.DAYS_7);
        assertThat(lapse.on(END)).contains(Step.DAYS_7);
        assertThat(lapse.on(END.plusDays(1))).isEmpty();
    }

    @Test
    void what_is_renewed_revoked_expired_or_endless_is_told_by_what_is_left() {
        var later = END.plusYears(1);
        assertThat(lapses(held(ANNA, "AZ-305", END), held(ANNA, "AZ-305", later))).extracting(Lapse::expires)
                .containsExactly(later);
        assertThat(lapses(held(ANNA, "AZ-305", END.minusYears(1), Optional.of(END), false))).isEmpty();
        assertThat(lapses(held(ANNA, "AZ-305", TODAY.minusDays(1)))).isEmpty();
        assertThat(lapses(held(ANNA, "AZ-305", TODAY))).hasSize(1);
        assertThat(lapses(held(ANNA, "AZ-900", TODAY.minusDays(1), Optional.empty(), true))).isEmpty();
        assertThat(lapses(held(ANNA, "AZ-305", TODAY.plusDays(1), Optional.of(END), true))).as("not earned yet")
                .isEmpty();
    }

    @Test
    void whoever_is_gone_by_then_is_told_nothing() {
        var held = held(ANNA, "AZ-305", END);
        assertThat(Lapse.of(evidence(List.of(new Staff(ANNA, Optional.empty(), Optional.of(TODAY.minusDays(1)))), held),
                CATALOG, TODAY)).isEmpty();
        assertThat(Lapse.of(evidence(List.of(new Staff(ANNA, Optional.empty(), Optional.of(END.minusDays(1)))), held),
                CATALOG, TODAY)).as("leaves before the end").isEmpty();
        assertThat(
                Lapse.of(evidence(List.of(new Staff(ANNA, Optional.empty(), Optional.of(END))), held), CATALOG, TODAY))
                .hasSize(1);
    }

    @Test
    void the_end_of_an_exam_shortens_the_renewal_ends_it_or_ends_the_reminders() {
        var retiring = CATALOG.all().stream()
                .filter(one -> one.renewal().isPresent() && one.retirement().flatMap(end -> end.on()).isPresent())
                .findFirst().orElseThrow();
        var last = retiring.retirement().orElseThrow().on().orElseThrow();
        var held = new Certification(ANNA, retiring.id(), last.minusYears(1), Optional.of(last.plusDays(90)), true,
                ORIGIN, 1);
        var before = Lapse.of(evidence(List.of(), held), CATALOG, last);
        assertThat(before).extracting(Lapse::mend).containsExactly(new Mend.Renewal(last));
        var after = Lapse.of(evidence(List.of(), held), CATALOG, last.plusDays(1));
        assertThat(after).extracting(Lapse::mend).isEqualTo(
                retiring.retirement().orElseThrow().successor().stream().<Mend>map(Mend.Successor::new).toList());
        assertThat(after).allSatisfy(lapse -> assertThat(lapse.begins(Step.OPENS)).isEmpty());
    }

    @Test
    void what_has_no_renewal_begins_sixty_days_before() {
        var databricks = CATALOG.all().stream()
                .filter(one -> one.renewal().isEmpty() && one.lifetime().end(TODAY).isPresent() && !one.isRetired(END))
                .findFirst().orElseThrow();
        var lapse = lapses(
                new Certification(ANNA, databricks.id(), END.minusYears(2), Optional.of(END), true, ORIGIN, 1))
                .getFirst();
        assertThat(lapse.mend()).isEqualTo(new Mend.Exam());
        assertThat(lapse.on(END.minusDays(61))).isEmpty();
        assertThat(lapse.next(TODAY)).hasValueSatisfying(next -> {
            assertThat(next.getKey()).isEqualTo(END.minusDays(60));
            assertThat(next.getValue()).isEqualTo(Step.DAYS_60);
        });
    }

    @Test
    void a_lapse_that_breaks_a_prerequisite_is_told_with_its_designations_and_one_too_many_costs_nothing() {
        var two = evidence(List.of(), held(ANNA, "AZ-305", END), held(BEN, "AZ-305", END.plusYears(1)));
        assertThat(costs(two)).extracting(cost -> cost.with().version().designation().id())
                .containsExactlyInAnyOrder("data-ai", "digital-app-innovation", "infrastructure");
        assertThat(costs(two)).allSatisfy(cost -> assertThat(cost.broken()).hasSize(1));
        var third = new PersonId("cleo");
        assertThat(costs(evidence(List.of(), held(ANNA, "AZ-305", END), held(BEN, "AZ-305", END.plusYears(1)),
                held(third, "AZ-305", END.plusYears(1))))).isEmpty();
    }

    private static List<LapseCost> costs(Evidence evidence) {
        var lapse = Lapse.of(evidence, CATALOG, TODAY).getFirst();
        return LapseCost.of(LapseCost.Days.after(lapse, evidence, CATALOG, TODAY), Shipped.knowledge().rules());
    }

    @Test
    void the_points_are_those_by_which_scoring_the_day_after_differs() {
        var rules = Shipped.knowledge().rules();
        var people = new ArrayList<Certification>();
        for (int person = 0; person < 4; person++) {
            for (var exam : List.of("AZ-305", "AZ-104", "AZ-700", "SC-300", "SC-200", "AZ-400")) {
                people.add(held(new PersonId("p" + person), exam, END.plusDays(10L * person)));
            }
        }
        var evidence = evidence(List.of(), people.toArray(Certification[]::new));
        for (var lapse : Lapse.of(evidence, CATALOG, TODAY)) {
            var day = lapse.expires().plusDays(1);
            var renewed = new ArrayList<>(people);
            renewed.remove(lapse.held());
            renewed.add(new Certification(lapse.holder(), lapse.credential(), lapse.held().earned(),
                    Optional.of(lapse.expires().plusYears(1)), true, ORIGIN, 1));
            var with = evidence(List.of(), renewed.toArray(Certification[]::new));
            var costs = LapseCost.of(LapseCost.Days.after(lapse, evidence, CATALOG, TODAY), rules);
            for (var area : rules.designations()) {
                var version = rules.on(area.id(), day).orElseThrow();
                var difference = total(with, day, version).subtract(total(evidence, day, version));
                assertThat(costs.stream().filter(cost -> cost.with().version().designation().equals(area))
                        .map(LapseCost::points).findFirst().orElse(BigFraction.ZERO)).isEqualTo(difference);
            }
        }
    }

    private static BigFraction total(Evidence evidence, LocalDate day, RuleVersion version) {
        return Scoring.score(new Tally(evidence, day), version, Optional.empty()).assessment().total();
    }
}
