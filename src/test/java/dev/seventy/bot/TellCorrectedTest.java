package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Role;
import org.junit.jupiter.api.Test;

/** What is put right, or said never to have been so. */
class TellCorrectedTest extends TellFirm {

    private long newest() {
        return talk.store.imports().history(talk.firm).getFirst().id().value();
    }

    @Test
    void a_form_does_not_put_a_renewal_or_a_loss_right_as_something_passed() {
        talk.says("U1", "passed AZ-305 on 1 Feb 2026");
        talk.says("U1", "renewed AZ-305 yesterday");
        var before = held();
        var refused = talk.says("U1", "cert record fix " + newest() + " AZ-305 person: me day: 2026-11-02");
        assertThat(refused.tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(refused.summary()).contains("does not say that something was passed", "Nothing was changed.",
                "cert fix " + newest());
        assertThat(held()).isEqualTo(before);
        talk.says("U1", "cert drop AZ-305");
        assertThat(talk.says("U1", "cert record fix " + newest() + " AZ-305 person: me day: 2026-11-02").tone())
                .isEqualTo(Reply.Tone.REFUSED);
        assertThat(held()).isEmpty();
    }

    @Test
    void a_correction_to_what_a_file_has_is_undone_and_is_not_offered_to_be_fixed() {
        talk.take("certs.csv", Talk.CERTS + "ada@firm.example,AZ-104,2026-01-05,2028-01-05,,,x\n");
        talk.says("U1", "passed DP-600 on 5 Jan 2026");
        var corrected = talk.says("U1", "no, it was AZ-104");
        assertThat(Talk.commands(corrected)).containsExactly("undo " + newest());
        for (var line : List.of("cert fix " + newest(), "no, it was DP-700", "no, it was on 6 Jan")) {
            assertThat(talk.text("U1", line)).as(line).startsWith("What import " + newest() + " says was on file already")
                    .contains("Nothing was changed.");
        }
        talk.says("U1", "undo " + newest());
        assertThat(days()).containsExactly("azure-administrator-associate 2026-01-05",
                "fabric-analytics-engineer-associate 2026-01-05");
    }

    @Test
    void of_several_that_never_were_each_can_be_taken_back() {
        talk.says("U1", "passed AZ-305 and AZ-104 on 1 Feb 2026");
        var asked = talk.says("U1", "I take back AZ-305 and AZ-104");
        assertThat(asked.tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(asked.summary()).contains("(AZ-305) of 1 Feb 2026 is on file for you.",
                "(AZ-104) of 1 Feb 2026 is on file for you.", "Which of them shall I take back? Nothing has changed yet.");
        assertThat(held()).hasSize(2);
        assertThat(press(asked, "Take back AZ-104")).contains("is taken back");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-02-01");
        assertThat(press(asked, "Take back AZ-305")).contains("is taken back");
        assertThat(held()).isEmpty();
    }

    @Test
    void of_several_that_never_were_what_is_not_on_file_is_said_so() {
        talk.says("U1", "passed AZ-104 on 1 Feb 2026");
        assertThat(talk.text("U1", "I take back AZ-305 and AZ-104")).startsWith("Azure Solutions Architect Expert (AZ-305)"
                + " is not on file for you, so there is nothing to take back. Azure Administrator Associate (AZ-104) of"
                + " 1 Feb 2026 is on file for you. Shall I take it back? Nothing has changed yet.");
        assertThat(talk.text("U1", "yes")).contains("is taken back");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "I take back AZ-305 and AZ-104")).contains("(AZ-305) is not on file for you",
                "(AZ-104) is not on file for you");
    }

    @Test
    void a_plain_yes_to_several_does_not_take_back_what_was_asked_before() {
        talk.says("U1", "passed AZ-305, AZ-104 and DP-600 on 1 Feb 2026");
        assertThat(talk.text("U1", "I take back DP-600")).contains("Shall I take it back?");
        talk.says("U1", "I take back AZ-305 and AZ-104");
        talk.says("U1", "yes");
        assertThat(held()).hasSize(3);
    }

    @Test
    void two_records_that_are_two_again_are_no_certification_lost() {
        talk.store.roles().grant(talk.firm, "slack:T1:UADMIN", Role.ADMIN, Sender.Local.TERMINAL.actor());
        talk.says("U1", "passed AZ-305 on 1 Feb 2026");
        talk.says("U3", "passed AZ-104 on 1 Feb 2026");
        assertThat(talk.says("UADMIN", "person merge ada@firm.example tom@firm.example").tone())
                .isEqualTo(Reply.Tone.ANSWER);
        assertThat(PlainText.render(talk.says("UADMIN", "undo " + newest()))).contains("is taken back")
                .doesNotContain("Taken back: ", "Holds again: ", "What was there before");
        assertThat(held()).hasSize(2);
    }
}
