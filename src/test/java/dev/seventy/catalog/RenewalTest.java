package dev.seventy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import dev.seventy.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Microsoft renews, and until when what a leaver holds counts, as the catalogue says it. */
class RenewalTest {

    private static final Catalog CATALOG = Shipped.knowledge().catalog();

    private static Renewal renewal(String exam) {
        return find(exam).renewal().orElseThrow();
    }

    private static Credential find(String exam) {
        return CATALOG.resolve(exam) instanceof Resolution.Found(var credential) ? credential
                : CATALOG.all().getFirst();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-05,2027-12-05", "2026-12-05,2027-12-05"})
    void a_year_is_added_to_the_old_expiry_from_the_first_day_of_the_window_to_the_last(LocalDate on, LocalDate until) {
        assertThat(renewal("AZ-104").on(on, LocalDate.of(2026, 12, 5))).isEqualTo(new Renewal.Outcome.Renewed(until));
    }

    @Test
    void a_day_before_the_window_it_is_too_early_and_a_day_after_the_expiry_too_late() {
        var expires = LocalDate.of(2026, 12, 5);
        assertThat(renewal("AZ-104").on(LocalDate.of(2026, 6, 4), expires))
                .isEqualTo(new Renewal.Outcome.TooEarly(LocalDate.of(2026, 6, 5)));
        assertThat(renewal("AZ-104").on(LocalDate.of(2026, 12, 6), expires)).isEqualTo(new Renewal.Outcome.TooLate());
    }

    @Test
    void the_last_of_february_is_renewed_to_the_last_of_february() {
        assertThat(renewal("AZ-104").on(LocalDate.of(2028, 2, 1), LocalDate.of(2028, 2, 29)))
                .isEqualTo(new Renewal.Outcome.Renewed(LocalDate.of(2029, 2, 28)));
    }

    @Test
    void what_never_expires_and_what_databricks_certifies_is_not_renewed() {
        assertThat(find("AZ-900").renewal()).isEmpty();
        assertThat(CATALOG.of(Vendor.DATABRICKS, List.of(Level.values())))
                .allSatisfy(credential -> assertThat(credential.renewal()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30,2026-07-09", "2026-07-01,2026-08-09", "2026-12-31,2027-01-09"})
    void microsoft_counts_what_a_leaver_holds_until_about_the_tenth_of_the_next_month(LocalDate left, LocalDate last) {
        assertThat(find("AZ-104").leaving().lastDay(left)).isEqualTo(last);
    }

    @Test
    void databricks_counts_it_through_the_last_day_at_the_firm() {
        assertThat(CATALOG.of(Vendor.DATABRICKS, List.of(Level.PROFESSIONAL)).getFirst().leaving()
                .lastDay(LocalDate.of(2026, 6, 30))).isEqualTo("2026-06-30");
    }
}
