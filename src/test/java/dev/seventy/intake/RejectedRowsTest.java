package dev.seventy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.seventy.evidence.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedRowsTest {

    private static final String HEADER = "CustomerTenantId,CustomerName,Month,ServiceLevel2,ACR_USD\n";

    @Test
    void rejected_rows_come_back_with_what_is_wrong_and_can_be_mended_and_imported() {
        var file = Files.text(HEADER + "t1,+punkt,2026-10,SQL,-1.5x\nt2,\"=cmd|'/c calc'!A0\",never,SQL,2\n");
        var first = Files.read(file);

        var back = RejectedRows.text(Files.ready(file).header(), first.rejected());

        assertThat(back.lines()).first()
                .isEqualTo("CustomerTenantId,CustomerName,Month,ServiceLevel2,ACR_USD,row,column," + "rule,fix");
        assertThat(back.lines()).element(1).asString().startsWith("t1,'+punkt,2026-10,SQL,'-1.5x,2,ACR_USD,");
        var mended = Files.read(back.replace("1.5x", "1.5").replace("never", "2026-09"));
        assertThat(mended.rejected()).isEmpty();
        assertThat(mended.of(Entry.Consumed.class)).extracting(row -> row.customerName().orElse(""))
                .containsExactly("+punkt", "=cmd|'/c calc'!A0");
        assertThat(mended.of(Entry.Consumed.class).getFirst().acrUsd()).isEqualByComparingTo("-1.5");
    }

    @Test
    void rows_rejected_twice_carry_the_newer_reason_only() {
        var file = Files.text(HEADER + "t1,Firm,2026-10,SQL,x\n");
        var once = Files.text(RejectedRows.text(Files.ready(file).header(), Files.read(file).rejected()));

        var twice = RejectedRows.text(Files.ready(once).header(), Files.read(once).rejected());

        assertThat(twice).isEqualTo(RejectedRows.text(Files.ready(file).header(), Files.read(file).rejected()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'=1", "''=1"})
    void no_cell_is_a_formula_and_none_is_changed_on_the_way(String cell) {
        var guarded = Guard.put(cell);

        assertThat(guarded).startsWith("'").isNotEqualTo(cell);
        assertThat(Guard.takeAway(guarded)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "plain", "'tis", "O'Hara", "1-2", " =1", "a\nb", "\"quoted\""})
    void an_ordinary_cell_is_left_alone(String cell) {
        assertThat(Guard.put(cell)).isEqualTo(cell);
        assertThat(Guard.takeAway(cell)).isEqualTo(cell);
    }

    @Test
    void quotes_separators_and_line_breaks_survive() {
        var cells = List.of("t1", "a \"b\", c\nd", "x", "SQL", "1");
        var back = RejectedRows.text(List.of("CustomerTenantId", "CustomerName", "Month", "ServiceLevel2", "ACR_USD"),
                List.of(new Rejected(2, "Month", "x", "rule", "fix", cells)));

        assertThat(Files.read(back).refusal().cells().subList(0, 5)).isEqualTo(cells);
    }

    @Test
    void a_rejected_value_is_cut() {
        assertThat(Files.read(HEADER + "t1,Firm,2026-10,SQL," + "9".repeat(500) + "\n").refusal().value()).hasSize(200);
    }
}
