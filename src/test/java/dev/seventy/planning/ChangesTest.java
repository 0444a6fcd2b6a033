package dev.seventy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.seventy.Shipped;
import dev.seventy.bot.Knowledge;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.planning.Changes.How;
import dev.seventy.planning.Forecast.Outcome;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.GeneratedFirm;
import dev.seventy.scoring.Observation;
import dev.seventy.scoring.Reason;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed is the difference of two scores, and nothing is named that changed nothing. */
class ChangesTest {

    private static final Knowledge KNOWLEDGE = Shipped.knowledge();
    private static final LocalDate TODAY = GeneratedFirm.TODAY;
    private static final LocalDate THEN = TODAY.minusDays(7);
    private static final Origin ORIGIN = new Origin(Origin.Kind.CASE, "test", TODAY, Instant.EPOCH);
    private static final String ARCHITECT = "azure-solutions-architect-expert";
    private static final PersonId ANNA = new PersonId("anna");

    private final List<Certification> then = new ArrayList<>();
    private final List<Certification> now = new ArrayList<>();
    private final List<Staff> staffNow = new ArrayList<>();

    private static Optional<RuleVersion> rules(String area, LocalDate day) {
        return KNOWLEDGE.rules().on(area, day).filter(RuleVersion::scorable);
    }

    private static Certification held(PersonId person, String credential, LocalDate earned, LocalDate until) {
        return new Certification(person, new CredentialId(credential), earned, Optional.of(until), true, ORIGIN, 0);
    }

    /** One architect too few, whom Anna makes enough. */
    private void others(List<Certification> file) {
        file.add(held(new PersonId("p0"), ARCHITECT, TODAY.minusYears(1), TODAY.plusYears(1)));
        IntStream.range(0, 2).forEach(number -> file.add(held(new PersonId("p" + number),
                "azure-administrator-associate", TODAY.minusYears(1), TODAY.plusYears(1))));
        IntStream.range(0, 6).forEach(number -> file.add(held(new PersonId("p" + number),
                "fabric-data-engineer-associate", TODAY.minusYears(1), TODAY.plusYears(1))));
    }

    private Changes changes() {
        others(then);
        others(now);
        return Changes.of(Changes.Span.of(evidence(then, List.of()), THEN, evidence(now, staffNow), TODAY),
                rules("data-ai", THEN), rules("data-ai", TODAY));
    }

    private static Evidence evidence(List<Certification> certifications, List<Staff> staff) {
        return new Evidence(certifications, List.of(), List.of(), List.of(), staff, List.of());
    }

    private void assertOnly(Changes changes, How how, Cause cause) {
        assertThat(changes.because()).containsExactly(new Changes.Because(how, cause));
        assertThat(changes.changed()).isTrue();
    }

    private static Cause.Begun begun() {
        return new Cause.Begun(new CredentialId(ARCHITECT), List.of(ANNA));
    }

    private static Cause.Ended ended(Reason why) {
        return new Cause.Ended(why, new CredentialId(ARCHITECT), List.of(ANNA));
    }

    @Test
    void what_was_earned_in_the_days_between_is_told_from_what_was_earned_before_and_not_on_file() {
        now.add(held(ANNA, ARCHITECT, TODAY.minusDays(2), TODAY.plusYears(1)));
        var earned = changes();
        assertOnly(earned, How.EARNED, begun());
        assertThat(earned.happened()).isEqualTo(earned.difference()).isGreaterThan(BigFraction.ZERO);
        then.clear();
        now.clear();
        now.add(held(ANNA, ARCHITECT, TODAY.minusDays(90), TODAY.plusYears(1)));
        var filed = changes();
        assertOnly(filed, How.FILED, begun());
        assertThat(filed.known()).isEqualTo(filed.difference()).isGreaterThan(BigFraction.ZERO);
    }

    @Test
    void what_lapsed_is_told_from_what_was_taken_back() {
        then.add(held(ANNA, ARCHITECT, TODAY.minusYears(1), TODAY.minusDays(3)));
        now.addAll(then);
        assertOnly(changes(), How.HAPPENED, ended(Reason.EXPIRED));
        now.clear();
        then.clear();
        then.add(held(ANNA, ARCHITECT, TODAY.minusYears(1), TODAY.plusYears(1)));
        assertThat(changes().because()).singleElement()
                .satisfies(one -> assertThat(one.how()).isEqualTo(How.TAKEN_BACK));
    }

    @Test
    void what_was_renewed_in_time_changed_nothing() {
        then.add(held(ANNA, ARCHITECT, TODAY.minusYears(1), TODAY.minusDays(3)));
        now.add(held(ANNA, ARCHITECT, TODAY.minusYears(1), TODAY.plusYears(1)));
        var changes = changes();
        assertThat(changes.changed()).isFalse();
        assertThat(changes.because()).isEmpty();
    }

    @Test
    void whoever_was_said_to_have_left_long_ago_is_a_correction() {
        then.add(held(ANNA, ARCHITECT, TODAY.minusYears(1), TODAY.plusYears(1)));
        now.addAll(then);
        staffNow.add(new Staff(ANNA, Optional.empty(), Optional.of(TODAY.minusDays(120))));
        assertOnly(changes(), How.CORRECTED, ended(Reason.NOT_AT_THE_FIRM));
    }

    @Test
    void other_rules_are_held_against_the_facts_of_the_same_day() {
        var versions = KNOWLEDGE.rules().versions("data-ai").stream().filter(RuleVersion::scorable).toList();
        var evidence = GeneratedFirm.of(KNOWLEDGE.catalog(), 60, 11);
        var tally = new Tally(evidence, TODAY);
        var old = versions.getFirst();
        var young = versions.getLast();
        var changes = Changes.of(Changes.Span.of(evidence, TODAY, evidence, TODAY), Optional.of(old),
                Optional.of(young));
        assertThat(changes.ruled()).isEqualTo(Scoring.score(tally, young, Optional.empty()).assessment().total()
                .subtract(Scoring.score(tally, old, Optional.empty()).assessment().total()));
        assertThat(changes.because()).filteredOn(one -> one.how() == How.RULED).extracting(Changes.Because::cause)
                .contains(new Cause.OtherRules(old.id(), young.id()));
    }

    @Test
    void where_nothing_was_known_there_is_no_score_to_compare_with() {
        others(now);
        var changes = Changes.of(Changes.Span.of(Evidence.NONE, THEN, evidence(now, List.of()), TODAY),
                rules("data-ai", THEN), rules("data-ai", TODAY));
        assertThat(changes.before()).isEmpty();
        assertThat(changes.after()).isPresent();
        assertThat(changes.difference()).isEqualTo(BigFraction.ZERO);
    }

    /** The same firm as somebody knew it who lacked some files and had some rows that were wrong. */
    private static Evidence earlier(Evidence whole, Evidence wrong, Random random) {
        var certifications = new ArrayList<>(
                whole.certifications().stream().filter(_ -> random.nextInt(100) >= 12).toList());
        wrong.certifications().stream().limit(random.nextInt(10)).forEach(certifications::add);
        var newest = YearMonth.from(TODAY).minusMonths(1);
        return new Evidence(certifications,
                random.nextBoolean() ? whole.usage()
                        : whole.usage().stream().filter(row -> row.month().isBefore(newest)).toList(),
                whole.measures().stream().filter(_ -> random.nextInt(100) >= 20).toList(), List.of(),
                whole.staff().stream().filter(_ -> random.nextInt(100) >= 5).toList(), List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void the_difference_is_that_of_two_scores_and_every_cause_changed_a_figure(long seed) {
        var random = new Random(seed);
        var people = 6 + (int) seed * 7;
        var whole = GeneratedFirm.of(KNOWLEDGE.catalog(), people, seed);
        var known = earlier(whole, GeneratedFirm.of(KNOWLEDGE.catalog(), people, seed + 100), random);
        var day = TODAY.minusDays(1 + random.nextInt(200));
        var span = Changes.Span.of(known, day, whole, TODAY);
        int causes = 0;
        for (var area : KNOWLEDGE.rules().designations()) {
            var old = rules(area.id(), day);
            var young = rules(area.id(), TODAY);
            var changes = Changes.of(span, old, young);
            var before = old.map(version -> Scoring.score(new Tally(known, day), version, Optional.empty()));
            var after = young.map(version -> Scoring.score(new Tally(whole, TODAY), version, Optional.empty()));
            assertThat(outcome(changes.before())).isEqualTo(outcome(before));
            assertThat(outcome(changes.after())).isEqualTo(outcome(after));
            if (before.isPresent() && after.isPresent()) {
                assertThat(changes.difference())
                        .isEqualTo(after.get().assessment().total().subtract(before.get().assessment().total()));
                assertThat(changes.changed()).isEqualTo(!outcome(before).equals(outcome(after)));
                assertThat(changes.because().isEmpty()).as("%s of seed %s", area.id(), seed)
                        .isEqualTo(!changes.changed());
                for (var one : changes.because()) {
                    causes++;
                    assertChangedSomething(one, known, day, whole, old.orElseThrow());
                }
            }
        }
        assertThat(causes).isPositive();
    }

    private static Optional<Outcome> outcome(Optional<Standing> standing) {
        return standing.map(found -> Outcome.of(found.assessment()));
    }

    private void assertChangedSomething(Changes.Because one, Evidence known, LocalDate day, Evidence whole,
            RuleVersion rules) {
        switch (one.cause()) {
            case Cause.Ended(var why, var _, var people) -> {
                if (why != Reason.RETIRED) {
                    people.forEach(person -> assertMatters(person, known, day, whole, rules));
                }
            }
            case Cause.Begun(var _, var people) ->
                people.forEach(person -> assertMatters(person, known, day, whole, rules));
            case Cause.Figure(var _, var before, var after, var moved) -> {
                assertThat(before).isNotEqualTo(after);
                assertThat(moved).isNotEmpty();
            }
            case Cause.OtherRules(var before, var after) -> assertThat(before).isNotEqualTo(after);
            case Cause.OtherPath(var before, var after) -> assertThat(before).isNotEqualTo(after);
        }
    }

    /** Somebody as they were then makes another figure of some requirement today. */
    private static void assertMatters(PersonId person, Evidence known, LocalDate day, Evidence whole,
            RuleVersion rules) {
        var asThen = new ArrayList<>(
                whole.certifications().stream().filter(held -> !held.person().equals(person)).toList());
        known.certifications().stream().filter(held -> held.person().equals(person) && !held.earned().isAfter(day))
                .map(held -> held.expires().filter(end -> !end.isBefore(day)).isPresent()
                        ? new Certification(held.person(), held.credential(), held.earned(), Optional.empty(),
                                held.active(), held.origin(), held.row())
                        : held)
                .forEach(asThen::add);
        var undone = new Evidence(asThen, whole.usage(), whole.measures(), List.of(),
                whole.staff().stream().filter(staff -> !staff.person().equals(person)).toList(), List.of());
        assertThat(values(undone, rules)).as("%s", person).isNotEqualTo(values(whole, rules));
    }

    private static List<Optional<BigFraction>> values(Evidence evidence, RuleVersion rules) {
        var tally = new Tally(evidence, TODAY);
        return Stream.of(ProgramPath.values()).filter(rules.paths()::containsKey)
                .map(path -> Scoring.assess(tally, rules, path)).flatMap(ChangesTest::observed).map(Observation::value)
                .toList();
    }

    private static Stream<Observation> observed(Assessment assessment) {
        return assessment.metrics().stream().flatMap(metric -> metric.parts().stream())
                .flatMap(part -> part.options().stream());
    }
}
