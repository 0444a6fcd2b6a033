package dev.seventy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void a_whole_reply_reads_from_top_to_bottom() {
        var reply = Reply.answer("Data & AI: 58 of 70 points, not qualified.", new Block.Heading("Metrics"),
                new Block.Progress("58 of 100", new BigDecimal("58"), new BigDecimal("70"), new BigDecimal("100")),
                new Block.Table(List.of(new Block.Column("Metric", false), new Block.Column("Points", true)),
                        List.of(List.of("Deployments", "10"), List.of("東京の会社", "5"))),
                new Block.Items(List.of("first", "second"), true), new Block.Note("An estimate."),
                new Block.Buttons(List.of(new Block.Button("Why", "why data-ai", true))),
                new Block.Attachment("rows.csv", "a\nb\n"));
        assertThat(PlainText.render(reply)).isEqualTo("""
                Data & AI: 58 of 70 points, not qualified.

                Metrics

                58 of 100 [#######################.....|............]

                  Metric       Points
                  Deployments      10
                  東京の会社        5

                  1. first
                  2. second

                An estimate.

                  Why: why data-ai

                File rows.csv, 2 lines
                """);
    }

    @Test
    void names_cannot_act_on_the_terminal() {
        assertThat(PlainText.render(Reply.answer("\u001b[31mred\u001b[0m \u202Egnp.exe\r\nnext")))
                .isEqualTo(" [31mred [0m  gnp.exe  next\n");
    }

    @Test
    void one_long_cell_does_not_push_the_other_rows_apart() {
        var table = new Block.Table(List.of(new Block.Column("Name", false), new Block.Column("Points", true)),
                List.of(List.of("a".repeat(500), "1"), List.of("b", "2")));

        assertThat(PlainText.lines(table)).containsExactly("Name" + " ".repeat(58) + "Points",
                "a".repeat(500) + "       1", "b" + " ".repeat(66) + "2");
    }
}
