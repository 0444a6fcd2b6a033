package dev.seventy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.seventy.Shipped;
import dev.seventy.bot.Knowledge;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.planning.Forecast.Outcome;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.GeneratedFirm;
import dev.seventy.scoring.Reason;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forecast is scoring, day by day: it only leaves out days on which nothing can change. */
class ForecastTest {

    private static final Knowledge KNOWLEDGE = Shipped.knowledge();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate LAST = TODAY.plusYears(1);
    private static final Origin ORIGIN = new Origin(Origin.Kind.CASE, "test", TODAY, Instant.EPOCH);

    private final List<Certification> certifications = new ArrayList<>();
    private final List<AzureUsage> usage = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final List<Staff> staff = new ArrayList<>();

    private static Forecast forecast(Evidence evidence, String area, LocalDate today, LocalDate first, LocalDate last) {
        return Forecast.of(Projection.of(evidence, today, last), KNOWLEDGE.rules().versions(area),
                day -> KNOWLEDGE.rules().on(area, day), Optional.empty(), first, last);
    }

    private Forecast forecast() {
        return forecast(new Evidence(certifications, usage, measures, List.of(), staff, List.of()), "data-ai", TODAY,
                TODAY, LAST);
    }

    /** @param until the last day on which they hold it */
    private void holders(String credential, int from, int count, LocalDate until) {
        IntStream.range(from, from + count)
                .forEach(number -> certifications.add(new Certification(new PersonId("p" + number),
                        new CredentialId(credential), TODAY.minusYears(1), Optional.of(until), true, ORIGIN, 0)));
    }

    private void enoughCertifications() {
        holders("azure-administrator-associate", 0, 2, LAST);
        holders("azure-solutions-architect-expert", 0, 2, LAST);
        holders("fabric-data-engineer-associate", 0, 10, LAST);
    }

    private void measure(String name, String value, LocalDate day) {
        measures.add(new Measure(day, "data-ai", Optional.empty(), name, Optional.empty(), Optional.empty(),
                new BigDecimal(value), "", ORIGIN, 0));
    }

    private void enoughReported() {
        measure("net_customer_adds", "3", TODAY.minusDays(3));
        measure("current_acr_usd", "150000", TODAY.minusDays(3));
        measure("baseline_acr_usd", "100000", TODAY.minusDays(3));
        measure("deployments", "10", TODAY.minusDays(3));
    }

    private static BigFraction points(String number) {
        return BigFraction.of(new java.math.BigInteger(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_day_is_what_scoring_that_day_gives(long seed) {
        var people = 8 + (int) seed * 9;
        var evidence = GeneratedFirm.of(KNOWLEDGE.catalog(), people, seed);
        var first = GeneratedFirm.TODAY.minusMonths(7);
        var last = GeneratedFirm.TODAY.plusYears(1);
        var projection = Projection.of(evidence, GeneratedFirm.TODAY, last);
        var known = new Tally(projection.known(), first);
        var assumed = new Tally(projection.assumed(), first);
        for (var area : KNOWLEDGE.rules().designations()) {
            var forecast = forecast(evidence, area.id(), GeneratedFirm.TODAY, first, last);
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                var on = day;
                var tally = projection.on(day) == projection.known() ? known : assumed;
                var standing = KNOWLEDGE.rules().on(area.id(), day).filter(RuleVersion::scorable)
                        .map(version -> Scoring.score(tally.on(on), version, Optional.empty()));
                assertThat(forecast.on(day).counting()).as("%s on %s", area.id(), day)
                        .isEqualTo(standing.map(Standing::path));
                assertThat(forecast.on(day).outcomes()).as("%s on %s", area.id(), day).isEqualTo(
                        standing.stream().flatMap(found -> found.assessments().stream().map(Outcome::of)).toList());
            }
            assertThat(forecast.changes()).as("causes of %s", area.id())
                    .allSatisfy(change -> assertThat(change.causes()).as("%s", change).isNotEmpty());
        }
    }

    @Test
    void what_is_known_of_today_is_not_touched_by_what_is_assumed_of_later() {
        var evidence = GeneratedFirm.of(KNOWLEDGE.catalog(), 60, 5);
        var today = GeneratedFirm.TODAY.plusDays(40);
        var forecast = forecast(evidence, "infrastructure", today, today, today.plusYears(1));
        var version = KNOWLEDGE.rules().on("infrastructure", today).orElseThrow();
        var scored = Scoring.score(new Tally(evidence, today), version, Optional.empty());
        assertThat(forecast.on(today).outcomes()).isEqualTo(scored.assessments().stream().map(Outcome::of).toList());
    }

    @Test
    void an_expiry_names_those_whose_certifications_end_and_counts_through_its_last_day() {
        enoughCertifications();
        certifications.removeIf(held -> held.person().value().equals("p1"));
        var end = LocalDate.of(2027, 3, 14);
        holders("azure-solutions-architect-expert", 1, 1, end);
        holders("azure-administrator-associate", 1, 1, LAST);
        enoughReported();
        var forecast = forecast();
        assertThat(forecast.lastSafeDay(TODAY)).contains(end);
        assertThat(forecast.on(end).qualifies()).isTrue();
        assertThat(forecast.countingAfter(TODAY)).singleElement().satisfies(change -> {
            assertThat(change.day()).isEqualTo(end.plusDays(1));
            assertThat(change.loses()).isTrue();
            assertThat(change.causes()).containsExactly(new Cause.Ended(Reason.EXPIRED,
                    new CredentialId("azure-solutions-architect-expert"), List.of(new PersonId("p1"))));
        });
    }

    @Test
    void whoever_leaves_counts_until_microsoft_takes_stock_in_the_month_after() {
        enoughCertifications();
        enoughReported();
        staff.add(new Staff(new PersonId("p0"), Optional.empty(), Optional.of(LocalDate.of(2027, 1, 20))));
        assertThat(forecast().countingAfter(TODAY)).singleElement().satisfies(change -> {
            assertThat(change.day()).isEqualTo(LocalDate.of(2027, 2, 10));
            assertThat(change.causes()).extracting(cause -> ((Cause.Ended) cause).why())
                    .containsOnly(Reason.NOT_AT_THE_FIRM);
        });
    }

    /** From a thousand dollars a month on a customer counts; a year ago there was none until May. */
    private void customer(String name, YearMonth first, YearMonth last) {
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            usage.add(new AzureUsage(new CustomerId(name), month, "SQL Database", Set.of("CSP"), Optional.of("SMB"),
                    Optional.empty(), new BigDecimal("5000"), ORIGIN, 0));
        }
    }

    @Test
    void a_customer_won_a_year_ago_is_no_longer_new_once_the_baseline_has_it() {
        enoughCertifications();
        customer("old", YearMonth.of(2024, 10), YearMonth.of(2026, 10));
        customer("won", YearMonth.of(2026, 4), YearMonth.of(2026, 10));
        var forecast = forecast();
        var change = forecast.countingAfter(TODAY).stream()
                .filter(later -> later.day().equals(LocalDate.of(2027, 5, 1))).findFirst().orElseThrow();
        assertThat(change.difference()).isLessThan(BigFraction.ZERO);
        assertThat(change.causes())
                .allSatisfy(cause -> assertThat(((Cause.Figure) cause).moved()).containsExactly(Cause.Moved.BASELINE));
    }

    @Test
    void usage_stays_as_in_the_newest_month_and_what_is_too_old_is_not_assumed_to_go_on() {
        customer("old", YearMonth.of(2024, 10), YearMonth.of(2026, 10));
        assertThat(Projection
                .of(new Evidence(List.of(), usage, List.of(), List.of(), List.of(), List.of()), TODAY, LAST).newest())
                .contains(YearMonth.of(2026, 10));
        var later = TODAY.plusMonths(4);
        assertThat(Projection
                .of(new Evidence(List.of(), usage, List.of(), List.of(), List.of(), List.of()), later, LAST).newest())
                .isEmpty();
    }

    @Test
    void a_reported_figure_that_is_newer_than_usage_goes_on_counting_before_it() {
        enoughCertifications();
        customer("old", YearMonth.of(2024, 10), YearMonth.of(2026, 10));
        enoughReported();
        assertThat(forecast().on(LAST).outcome().orElseThrow().metrics())
                .contains(new Forecast.Points("Net customer adds", points("30")));
    }

    @Test
    void only_days_on_which_something_can_change_are_scored() {
        enoughCertifications();
        enoughReported();
        var days = TurningDays.of(new Evidence(certifications, usage, measures, List.of(), staff, List.of()),
                KNOWLEDGE.rules().versions("data-ai"), TODAY, LAST);
        assertThat(days).hasSize(13).allMatch(day -> day.equals(TODAY) || day.getDayOfMonth() == 1);
    }

    @Test
    void qualified_days_are_counted_from_one_through_another() {
        enoughCertifications();
        enoughReported();
        assertThat(forecast().qualifiedDays(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 31))).hasSize(31);
    }
}
