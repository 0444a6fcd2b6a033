package dev.seventy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import org.junit.jupiter.api.Test;

class SampleFirmTest {

    @Test
    void the_trainings_export_gives_its_certifications_and_leaves_the_rest_aside_by_reason() {
        var outcome = Files.read(Files.sample("Export_trainings_Lifetime_1204881_Nordlicht.csv"));

        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.summary().rows()).isEqualTo(190);
        assertThat(outcome.summary().leftAside()).containsEntry("training of type Exam", 23L)
                .containsEntry("training of type Assessment", 12L).containsEntry(
                        "a certification that is not in the catalogue: Azure Sovereign Landing Zone Practitioner", 1L);
        assertThat(outcome.entries()).hasSize(190 - 23 - 12 - 1);
        assertThat(outcome.summary().expiriesComputed()).isZero();
        assertThat(outcome.summary().locations()).containsExactlyInAnyOrder("1204902", "1204917");
        assertThat(outcome.of(Entry.Earned.class)).filteredOn(earned -> !earned.active()).hasSize(1);
        assertThat(outcome.of(Entry.Earned.class))
                .filteredOn(earned -> earned.expires().equals(Optional.of(LocalDate.of(2026, 11, 1)))).hasSize(1);
    }

    @Test
    void the_survey_of_the_trainings_export_says_how_dates_are_read() {
        var ready = Files.ready(Files.sample("Export_trainings_Lifetime_1204881_Nordlicht.csv"));

        assertThat(ready.kind()).isEqualTo(Origin.Kind.TRAININGS_EXPORT);
        assertThat(ready.dateOrder()).contains(DateOrder.DAY_FIRST);
        assertThat(ready.notes()).containsExactly("Dates are read day first, as all or nearly all of this file shows.");
        assertThat(ready.format().words()).isEqualTo("comma-separated text in UTF-8");
    }

    @Test
    void the_usage_export_gives_every_row_with_a_key_of_its_own() {
        var outcome = Files.read(Files.sample("Export_azure_usage_24_months_1204881_Nordlicht.csv"));
        var rows = outcome.of(Entry.Consumed.class);

        assertThat(outcome.rejected()).isEmpty();
        assertThat(rows).hasSize(3_022);
        assertThat(rows.stream().map(Entry.Consumed::key).distinct()).hasSize(3_022);
        assertThat(rows.stream().map(Entry.Consumed::customer).distinct()).hasSize(40);
        assertThat(rows.stream().map(Entry.Consumed::association).distinct()).containsExactlyInAnyOrder("PAL", "CSP",
                "DPOR", "CPOR", "");
        assertThat(rows.stream().filter(Entry.Consumed::duplicate)).hasSize(36);
        assertThat(outcome.summary().months()).contains(new Months(YearMonth.of(2024, 9), YearMonth.of(2026, 10)));
        assertThat(outcome.summary().newestDay()).contains(LocalDate.of(2026, 10, 31));
        assertThat(rows.getFirst().acrUsd()).isEqualByComparingTo("6448.284232");
    }

    @Test
    void the_usage_export_gives_the_growth_that_the_firm_has() {
        var rows = Files.read(Files.sample("Export_azure_usage_24_months_1204881_Nordlicht.csv"))
                .of(Entry.Consumed.class);

        var sum = rows.stream().filter(row -> row.month().equals(YearMonth.of(2026, 10)) && !row.duplicate())
                .filter(row -> !row.association().isEmpty() && !row.association().equals("CPOR"))
                .map(Entry.Consumed::acrUsd).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum).isEqualByComparingTo("283273.610983");
    }

    @Test
    void the_customers_report_names_each_customer_once() {
        var outcome = Files.read(Files.sample("Export_customers_1204881_Nordlicht.csv"));

        assertThat(outcome.entries()).hasSize(42);
        assertThat(outcome.summary().leftAside()).containsEntry("a repetition of a customer", 26L);
        assertThat(outcome.of(Entry.Named.class)).extracting(Entry.Named::name).contains("+punkt Raumplanung",
                "株式会社月見坂精機", "Larkfen Dental, PLLC");
        assertThat(outcome.summary().newestDay()).contains(LocalDate.of(2026, 10, 31));
    }

    @Test
    void our_own_files_are_read_without_a_rejected_row() {
        var people = Files.read(Files.sample("people.csv"));
        var certifications = Files.read(Files.sample("certs.csv"));
        var scores = Files.read(Files.sample("official_scores.csv"));
        var measures = Files.read(Files.sample("measures.csv"));

        assertThat(people.entries()).hasSize(60);
        assertThat(certifications.entries()).hasSize(11);
        assertThat(scores.entries()).hasSize(13);
        assertThat(measures.entries()).hasSize(33);
        assertThat(people.rejected()).isEmpty();
        assertThat(certifications.rejected()).isEmpty();
        assertThat(scores.rejected()).isEmpty();
        assertThat(measures.rejected()).isEmpty();
        assertThat(measures.summary().newestDay()).contains(LocalDate.of(2026, 10, 31));
        assertThat(certifications.summary().newestDay()).contains(LocalDate.of(2026, 10, 30));
        assertThat(people.summary().newestDay()).isEmpty();
    }

    @Test
    void the_files_of_the_databricks_practice_are_read_without_a_rejected_row() {
        var wallet = Files.read(Files.sample("databricks_certs.csv"));
        var achievements = Files.read(Files.sample("databricks_achievements.csv"));
        var attestations = Files.read(Files.sample("databricks_attestations.csv"));
        var measures = Files.read(Files.sample("databricks_measures.csv"));

        assertThat(wallet.rejected()).isEmpty();
        assertThat(wallet.of(Entry.Earned.class)).hasSize(16);
        assertThat(wallet.summary().leftAside().keySet()).as("badges that count nowhere").hasSize(2)
                .allMatch(reason -> reason.startsWith("a badge"));
        assertThat(achievements.rejected()).isEmpty();
        assertThat(achievements.of(Entry.Achieved.class)).hasSize(12).filteredOn(one -> !one.confirmed()).hasSize(4);
        assertThat(attestations.rejected()).isEmpty();
        assertThat(attestations.of(Entry.Reported.class)).hasSize(5)
                .allMatch(attested -> attested.attestedBy().isPresent());
        assertThat(measures.rejected()).isEmpty();
        assertThat(measures.of(Entry.Reported.class)).hasSize(6)
                .filteredOn(measure -> measure.measure().equals("reported_tier")).extracting(Entry.Reported::unit)
                .containsExactly("select", "silver");
    }
}
