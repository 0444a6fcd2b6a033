package dev.seventy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;

import dev.seventy.evidence.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageRowsTest {

    private static final String HEADER = "SubscriptionId,Month,ServiceLevel2,CustomerName,CustomerTenantId,CustomerSegment,"
            + "MPNID,PartnerAttributionType,IsACRDuplicateAtPGALevel,ACR_USD\n";

    private static String row(String month, String association, String duplicate, String revenue) {
        return "s1," + month + ",SQL Database,Firm,T1,SMB,4711," + association + "," + duplicate + "," + revenue + "\n";
    }

    @Test
    void a_row_is_taken_with_all_it_says() {
        var consumed = Files.read(HEADER + row("2026-10-01", "CSP Tier 2", "1", "-12.5")).consumed();

        assertThat(consumed.customer().tenant()).isEqualTo("t1");
        assertThat(consumed.customerName()).contains("Firm");
        assertThat(consumed.month()).isEqualTo(YearMonth.of(2026, 10));
        assertThat(consumed.service()).isEqualTo("SQL Database");
        assertThat(consumed.association()).isEqualTo("CSP");
        assertThat(consumed.location()).isEqualTo("4711");
        assertThat(consumed.segment()).contains("SMB");
        assertThat(consumed.duplicate()).isTrue();
        assertThat(consumed.acrUsd()).isEqualByComparingTo("-12.5");
        assertThat(consumed.row()).isEqualTo(2);
    }

    @Test
    void the_other_family_of_columns_is_read_too() {
        var consumed = Files
                .read("CustomerTenantId,Month,ServiceName,MeterCategory,PartnerLocationID,"
                        + "MonthlySubscriptionLevelACR,TotalACR\nT1,2026-10,Functions,Compute,88,500,6.1E-05\n")
                .consumed();

        assertThat(consumed.service()).isEqualTo("Functions");
        assertThat(consumed.location()).isEqualTo("88");
        assertThat(consumed.acrUsd()).isEqualByComparingTo("0.000061");
        assertThat(consumed.association()).isEmpty();
    }

    @Test
    void the_revenue_of_a_whole_subscription_is_counted_once() {
        var file = Files
                .text("CustomerTenantId,Month,SubscriptionId,ServiceName,MeterCategory,MonthlySubscriptionLevelACR\n"
                        + "T1,2026-10,s1,Functions,Compute,500\nT1,2026-10,s1,Storage,Storage,500\n"
                        + "T1,2026-10,s2,Storage,Storage,70\n");
        var outcome = Files.read(file);

        assertThat(outcome.of(Entry.Consumed.class)).extracting(Entry.Consumed::service).containsExactly("", "");
        assertThat(outcome.summary().leftAside()).containsEntry("a repetition of a subscription's month", 1L);
        assertThat(Files.ready(file).notes()).anySatisfy(note -> assertThat(note).contains("whole subscriptions"));
    }

    @ParameterizedTest
    @CsvSource({"CSP,CSP", "CSP Tier 1,CSP", "CSP Tier 2,CSP", "PAL,PAL", "Partner Admin Link,PAL", "DPOR,DPOR",
            "Digital Partner of Record,DPOR", "CPOR,CPOR", "CPOR (usage),CPOR", "Claiming Partner of Record,CPOR",
            "'',''", "Something new,Something new"})
    void associations_have_one_spelling(String written, String normalised) {
        assertThat(Files.read(HEADER + row("2026-10", written, "0", "1")).consumed().association())
                .isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "True,true", "false,false", "'',false"})
    void a_duplicate_flag_is_read(String written, boolean duplicate) {
        assertThat(Files.read(HEADER + row("2026-10", "PAL", written, "1")).consumed().duplicate())
                .isEqualTo(duplicate);
    }

    @Test
    void a_wrong_row_is_rejected_and_the_right_ones_are_kept() {
        var outcome = Files.read(HEADER + row("2026-10", "PAL", "0", "1") + row("2026-10", "PAL", "maybe", "1")
                + row("someday", "PAL", "0", "1") + row("2026-10", "PAL", "0", "\"1.234,56\"")
                + row("2026-10", "PAL", "0", "2").replace("T1", "") + row("2026-10", "PAL", "0", ""));

        assertThat(outcome.entries()).hasSize(1);
        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("IsACRDuplicateAtPGALevel", "Month",
                "ACR_USD", "CustomerTenantId", "ACR_USD");
        assertThat(outcome.rejected()).extracting(Rejected::row).containsExactly(3, 4, 5, 6, 7);
        assertThat(outcome.summary().rejected()).isEqualTo(5);
    }

    @Test
    void the_key_stays_when_only_names_states_flags_or_figures_change() {
        var before = Files.read(HEADER + "s1,2026-10-01,SQL,Old name,T1,SMB,4711,PAL,0,1\n").consumed();
        var after = Files.read(HEADER + "s1,10/1/2026,SQL,New name,t1,SMC,4711,PAL,1,2\n").consumed();
        var other = Files.read(HEADER + "s1,2026-10-01,Cosmos,Old name,T1,SMB,4711,PAL,0,1\n").consumed();

        assertThat(after.key()).isEqualTo(before.key());
        assertThat(other.key()).isNotEqualTo(before.key());
    }

    @Test
    void rows_that_nothing_tells_apart_are_all_kept_under_keys_of_their_own() {
        var same = row("2026-10", "PAL", "0", "1");

        var rows = Files.read(HEADER + same + same + same).of(Entry.Consumed.class);

        assertThat(rows.stream().map(Entry.Consumed::key).distinct()).hasSize(3);
    }

    @Test
    void months_tell_the_order_of_dates_because_they_begin_on_the_first() {
        assertThat(Files.read(HEADER + row("10/1/2026", "PAL", "0", "1")).consumed().month())
                .isEqualTo(YearMonth.of(2026, 10));
        assertThat(Files.read(HEADER + row("1/10/2026", "PAL", "0", "1")).consumed().month())
                .isEqualTo(YearMonth.of(2026, 10));
    }

    @Test
    void an_export_without_revenue_is_answered_with_the_role_to_ask_for() {
        assertThat(
                Files.refusal(Files.text("SubscriptionId,Month,ServiceLevel2,CustomerTenantId\ns1,2026-10,SQL,T1\n")))
                .contains("without consumed revenue", "Nothing was saved", "executive report viewer");
    }

    @Test
    void equal_texts_are_kept_once() {
        var rows = Files.read(HEADER + row("2026-10", "PAL", "0", "1") + row("2026-09", "PAL", "0", "1"))
                .of(Entry.Consumed.class);

        assertThat(rows.get(0).service()).isSameAs(rows.get(1).service());
    }
}
