package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.Shipped;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Export;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.scoring.Proof.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is claimed, held against what the trainings export shows. */
class ProofsTest {

    private static final Catalog CATALOG = Shipped.knowledge().catalog();
    private static final int LAG = 10;
    private static final String ADMIN = "azure-administrator-associate";
    private static final String ADA = "ada";

    private static Certification held(Origin.Kind kind, String file, String dataDay, String person, String credential,
            String earned, String expires, boolean active, Optional<String> link, String recorded) {
        var origin = new Origin(kind, file, LocalDate.parse(dataDay), instant(recorded),
                OptionalLong.of(Long.parseLong(dataDay.replace("-", ""))));
        return new Certification(new PersonId(person), new CredentialId(credential), LocalDate.parse(earned),
                Optional.of(expires).filter(day -> !day.isEmpty()).map(LocalDate::parse), active, link, origin, 2);
    }

    private static Instant instant(String day) {
        return LocalDate.parse(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    private static Certification export(String person, String earned, String expires, String dataDay) {
        return held(Origin.Kind.TRAININGS_EXPORT, "Trainings_Lifetime.csv", dataDay, person, ADMIN, earned, expires,
                true, Optional.empty(), dataDay);
    }

    private static Certification claim(String earned, String expires) {
        return held(Origin.Kind.CHAT, "a certification", earned, ADA, ADMIN, earned, expires, true, Optional.empty(),
                "2026-06-01");
    }

    /** Against exports of one account, each with the rows of one day of data. */
    private static Proof proof(Certification claim, Certification... exported) {
        var exports = Stream.of(exported).collect(Collectors.groupingBy(row -> row.origin().dataDay())).values()
                .stream()
                .map(rows -> export("1", rows.getFirst().origin().dataDay().toString(),
                        rows.getFirst().origin().name().contains("Lifetime") ? ""
                                : rows.stream().map(Certification::earned).min(LocalDate::compareTo).orElseThrow()
                                        .toString()))
                .toList();
        return proof(claim, List.of(exported), exports);
    }

    private static Proof proof(Certification claim, List<Certification> exported, List<Export> exports) {
        return new Proofs(new Evidence(exported, List.of(), List.of(), List.of(), List.of(), List.of(), exports),
                CATALOG, LAG).of(claim);
    }

    /** @param from empty for one that claims to hold everything */
    private static Export export(String account, String dataDay, String from) {
        return new Export(Long.parseLong(dataDay.replace("-", "")), account, LocalDate.parse(dataDay),
                Optional.of(from).filter(day -> !day.isEmpty()).map(LocalDate::parse));
    }

    @Test
    void without_an_export_a_claim_is_a_claim_and_with_a_link_one_with_a_link() {
        var plain = claim("2026-05-01", "2027-05-01");
        assertThat(proof(plain).state()).isEqualTo(State.CLAIMED);
        var linked = new Certification(plain.person(), plain.credential(), plain.earned(), plain.expires(), true,
                Optional.of("https://www.credly.com/badges/1"), plain.origin(), 0);
        assertThat(proof(linked).state()).isEqualTo(State.LINKED);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01,WAITING", "2026-05-11,WAITING", "2026-05-12,OVERDUE"})
    void it_waits_through_the_day_of_the_lag_and_is_overdue_in_an_export_newer_than_that(String dataDay, State state) {
        var proof = proof(claim("2026-05-01", "2027-05-01"), export("bob", "2026-01-01", "2027-01-01", dataDay));
        assertThat(proof.state()).isEqualTo(state);
        assertThat(proof.visibleBy()).contains(LocalDate.of(2026, 5, 11));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01,2027-05-01,CONFIRMED", "2026-05-04,2027-05-04,CONFIRMED",
            "2026-05-05,2027-05-05,CONFLICTING", "2026-04-28,2027-04-28,CONFIRMED", "2026-04-27,2027-04-27,CONFLICTING",
            "2026-05-01,2028-05-01,CONFIRMED", "2026-05-01,2027-04-20,CONFLICTING", "2026-05-01,'',CONFIRMED"})
    void the_same_thing_in_the_export_confirms_it_and_another_day_or_an_earlier_end_conflicts(String earned,
            String expires, State state) {
        var proof = proof(claim("2026-05-01", "2027-05-01"), export(ADA, earned, expires, "2026-05-20"));
        assertThat(proof.state()).isEqualTo(state);
        assertThat(proof.exported())
                .hasValueSatisfying(export -> assertThat(export.earned()).isEqualTo(LocalDate.parse(earned)));
    }

    @Test
    void what_ended_before_the_claim_was_earned_is_another_event() {
        assertThat(
                proof(claim("2026-05-01", "2027-05-01"), export(ADA, "2024-01-01", "2025-01-01", "2026-05-05")).state())
                .isEqualTo(State.WAITING);
    }

    @Test
    void a_renewal_told_of_the_old_day_waits_from_the_day_on_which_it_was_told() {
        var renewed = claim("2024-12-05", "2027-12-05");
        assertThat(proof(renewed, export(ADA, "2024-12-05", "2026-12-05", "2026-06-10")).state())
                .isEqualTo(State.WAITING);
        assertThat(proof(renewed, export(ADA, "2024-12-05", "2026-12-05", "2026-06-12")).state())
                .isEqualTo(State.OVERDUE);
        assertThat(proof(renewed, export(ADA, "2024-12-05", "2027-12-05", "2026-06-12")).state())
                .isEqualTo(State.CONFIRMED);
    }

    @Test
    void a_renewal_told_of_its_own_day_is_no_conflict() {
        assertThat(
                proof(claim("2026-05-20", "2027-12-05"), export(ADA, "2022-12-05", "2026-12-05", "2026-05-25")).state())
                .isEqualTo(State.WAITING);
    }

    @Test
    void a_claim_from_before_the_first_day_of_a_partial_export_is_not_overdue() {
        var partial = held(Origin.Kind.TRAININGS_EXPORT, "Trainings_3_months.csv", "2026-10-20", "bob", ADMIN,
                "2026-08-01", "2027-08-01", true, Optional.empty(), "2026-10-20");
        assertThat(proof(claim("2026-05-01", "2027-05-01"), partial).state()).isEqualTo(State.CLAIMED);
        assertThat(proof(claim("2026-08-02", "2027-08-02"), partial).state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void inactive_in_the_export_conflicts_with_a_claim() {
        var inactive = held(Origin.Kind.TRAININGS_EXPORT, "Trainings_Lifetime.csv", "2026-05-20", ADA, ADMIN,
                "2026-05-01", "2027-05-01", false, Optional.empty(), "2026-05-20");
        assertThat(proof(claim("2026-05-01", "2027-05-01"), inactive).state()).isEqualTo(State.CONFLICTING);
    }

    @Test
    void what_another_vendor_certifies_is_never_awaited_in_partner_center() {
        var databricks = held(Origin.Kind.CHAT, "a certification", "2026-01-01", ADA,
                "databricks-data-engineer-associate", "2026-01-01", "2028-01-01", true, Optional.empty(), "2026-01-01");
        assertThat(CATALOG.knows(databricks.credential())).isTrue();
        assertThat(proof(databricks, export("bob", "2026-01-01", "2027-01-01", "2026-05-20")).state())
                .isEqualTo(State.CLAIMED);
    }

    @Test
    void an_export_that_held_nothing_new_counts_as_newer_too() {
        var known = export("bob", "2026-01-01", "2027-01-01", "2026-05-05");
        var claimed = claim("2026-05-01", "2027-05-01");
        assertThat(proof(claimed, known).state()).isEqualTo(State.WAITING);
        assertThat(proof(claimed, List.of(known), List.of(export("1", "2026-05-05", ""), export("1", "2026-05-20", "")))
                .state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void what_lies_between_an_older_export_of_everything_and_a_newer_one_of_some_months_is_in_neither() {
        var exports = List.of(export("1", "2026-01-31", ""), export("1", "2026-08-31", "2026-06-01"));
        assertThat(proof(claim("2026-03-15", "2027-03-15"), List.of(), exports).state()).isEqualTo(State.CLAIMED);
        assertThat(proof(claim("2026-01-15", "2027-01-15"), List.of(), exports).state()).isEqualTo(State.OVERDUE);
        assertThat(proof(claim("2026-06-15", "2027-06-15"), List.of(), exports).state()).isEqualTo(State.OVERDUE);
        assertThat(proof(claim("2026-08-25", "2027-08-25"), List.of(), exports).state()).isEqualTo(State.WAITING);
    }

    @Test
    void each_account_is_held_against_its_own_exports_and_who_is_in_none_against_all() {
        var exports = List.of(export("A", "2026-05-20", ""), export("B", "2026-05-05", ""));
        var claimed = claim("2026-05-01", "2027-05-01");
        assertThat(proof(claimed, List.of(export(ADA, "2024-01-01", "2025-01-01", "2026-05-20")), exports).state())
                .isEqualTo(State.OVERDUE);
        assertThat(proof(claimed, List.of(export(ADA, "2024-01-01", "2025-01-01", "2026-05-05")), exports).state())
                .isEqualTo(State.WAITING);
        assertThat(proof(claimed, List.of(), exports).state()).isEqualTo(State.WAITING);
        assertThat(proof(claimed, List.of(), List.of(exports.getFirst(), export("B", "2026-05-21", ""))).state())
                .isEqualTo(State.OVERDUE);
    }

    @Test
    void a_renewal_of_which_the_first_day_was_told_a_little_off_waits() {
        var renewed = claim("2024-12-06", "2027-12-06");
        assertThat(proof(renewed, export(ADA, "2024-12-05", "2026-12-05", "2026-06-10")).state())
                .isEqualTo(State.WAITING);
    }
}
