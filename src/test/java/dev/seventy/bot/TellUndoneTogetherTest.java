package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;

/** What was recorded with one saying is taken back with one. */
class TellUndoneTogetherTest extends TellFirm {

    @Test
    void undo_after_one_sentence_takes_back_all_that_it_recorded_and_says_each() {
        talk.says("U1", "passed DP-600 yesterday");
        assertThat(talk.text("U1", "passed AZ-305 and AZ-104 yesterday")).startsWith("Recorded: 2 certifications");
        assertThat(talk.text("U1", "undo"))
                .startsWith("Imports 3 and 4 are taken back, which were told together on 20 Nov 2026.")
                .contains("Taken back: Azure Solutions Architect Expert (AZ-305) of 19 Nov 2026",
                        "Taken back: Azure Administrator Associate (AZ-104) of 19 Nov 2026");
        assertThat(days()).containsExactly("fabric-analytics-engineer-associate 2026-11-19");
        assertThat(talk.text("U1", "undo")).startsWith("What you did here last is taken back already. An undo goes"
                + " further back: Import 2 (a certification, told by you) of 20 Nov 2026 would be taken back.");
        assertThat(held()).hasSize(1);
    }

    @Test
    void undo_after_one_yes_takes_back_all_that_it_confirmed() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday on Whizlabs");
        assertThat(talk.text("U1", "yes")).startsWith("Recorded: 2 certifications");
        assertThat(talk.text("U1", "undo")).startsWith("Imports 2 and 3 are taken back");
        assertThat(held()).isEmpty();
    }

    @Test
    void undo_after_one_correction_of_two_brings_both_back() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        assertThat(talk.text("U1", "no, on 3 March")).startsWith("Corrected: 2 certifications");
        assertThat(talk.text("U1", "undo")).startsWith("Imports 4 and 5 are taken back");
        assertThat(days()).containsExactly("azure-administrator-associate 2026-11-19",
                "azure-solutions-architect-expert 2026-11-19");
        assertThat(talk.text("U1", "undo")).contains("Imports 2 and 3 (told together by you)",
                "Nothing has changed yet.");
    }

    @Test
    void by_its_number_only_that_one_is_taken_back_and_undo_takes_the_rest() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        assertThat(talk.text("U1", "undo 2")).startsWith("Import 2 is taken back");
        assertThat(days()).containsExactly("azure-administrator-associate 2026-11-19");
        assertThat(talk.text("U1", "undo")).startsWith("Import 3 is taken back: a certification, told on 20 Nov 2026.");
        assertThat(held()).isEmpty();
    }

    @Test
    void what_another_has_built_on_stands_and_is_said() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        talk.now = talk.now.plus(Duration.ofDays(1));
        talk.says("UADMIN", "settings logging managers");
        talk.says("UADMIN", "cert record fix 2 AZ-305 person: ada@firm.example day: 2026-11-18");
        var undone = talk.says("U1", "undo");
        assertThat(undone.tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(PlainText.render(undone)).startsWith("Import 3 is taken back: ")
                .contains("Import 2 cannot be taken back: import 4 has replaced or repeated some of its rows since."
                        + " Take that one back first.");
        assertThat(Talk.commands(undone)).contains("ask admin undo 4");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-18");
    }

    @Test
    void several_people_of_one_sentence_are_taken_back_together() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron and Tom Baker passed AZ-400 on 3 March");
        assertThat(held()).hasSize(2);
        assertThat(talk.text("UMANAGER", "undo")).contains("of Ada Byron", "of Tom Baker");
        assertThat(held()).isEmpty();
    }

    @Test
    void a_number_that_is_a_place_and_the_import_of_something_else_is_asked() {
        talk.says("U1", "passed MS-102 on 3 March");
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        assertThat(talk.says("U1", "no").summary()).contains("Which of them shall I take back?");
        assertThat(talk.text("U1", "undo 2")).startsWith("I did not understand which.");
        assertThat(held()).hasSize(3);
        talk.says("U1", "no");
        assertThat(talk.text("U1", "undo 2")).startsWith("Import 2 is taken back").contains("MS-102");
    }

    @Test
    void a_number_that_is_one_by_its_place_and_another_by_its_import_is_asked() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        assertThat(talk.says("U1", "no").summary()).contains("Which of them shall I take back?");
        assertThat(talk.text("U1", "2")).startsWith("I did not understand which.").contains("undo 2", "undo 3");
        assertThat(held()).hasSize(2);
    }
}
