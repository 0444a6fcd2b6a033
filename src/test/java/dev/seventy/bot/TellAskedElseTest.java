package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bare answer is one to what was asked last in its place. */
class TellAskedElseTest extends TellFirm {

    private static final String DOUBTED = "passed AZ-305 yesterday on Whizlabs";

    @ParameterizedTest
    @ValueSource(strings = {"SI-2 is done", "FSI is aligned", "certification azure", "cert form",
            "sample SI-2 is done"})
    void a_yes_after_another_question_confirms_nothing_and_the_next_is_one_to_what_is_asked_again(String other) {
        assertThat(talk.text("U1", DOUBTED)).startsWith("Did I understand that right, that you passed AZ-305");
        assertThat(talk.text("U1", other)).containsPattern("\\?(?: |\\n)");
        var answer = talk.says("U1", "yes");
        assertThat(PlainText.render(answer)).startsWith("I asked something else here since")
                .contains("Did I understand that right, that you passed AZ-305", "Never mind: cert draft 1 cancel");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "yes")).startsWith("Recorded: you passed Azure Solutions Architect Expert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "3 March", "the 3rd", "1", "no, it was on 3 March", "never mind", "no"})
    void neither_a_day_nor_a_number_nor_a_no_goes_to_what_was_asked_before(String bare) {
        talk.says("U1", "passed AZ-305 last week");
        talk.says("U1", "SI-2 is done");
        assertThat(talk.says("U1", bare).tone()).as(bare).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "AZ-305 was on 13 November")).as("named, it goes on").startsWith("Recorded: ");
    }

    @Test
    void an_answer_that_asks_nothing_leaves_the_question_as_the_last_one() {
        talk.says("U1", DOUBTED);
        talk.says("U1", "score");
        talk.says("U1", "what is AZ-104");
        assertThat(talk.text("U1", "yes")).startsWith("Recorded: ");
    }

    @Test
    void what_is_told_whole_meanwhile_is_a_telling_of_its_own() {
        talk.says("U1", DOUBTED);
        talk.says("U1", "SI-2 is done");
        assertThat(talk.text("U1", "passed AZ-104 yesterday")).startsWith("Recorded: you passed Azure Administrator")
                .contains("There is something else that you began to tell me here.");
        assertThat(talk.text("U1", "yes")).startsWith("I asked something else here since");
        assertThat(held()).hasSize(1);
    }

    @Test
    void what_was_not_passed_of_another_leaves_what_is_open() {
        logging("managers");
        var leave = Talk.commands(talk.says("UMANAGER", "Ada Byron passed AZ-305 yesterday on Whizlabs")).getLast();
        assertThat(leave).endsWith(" cancel");
        talk.says("UMANAGER", "Tom Baker did not pass");
        talk.says("UMANAGER", "Tom Baker did not pass AZ-104 after all");
        assertThat(talk.text("UMANAGER", leave.replace(" cancel", "")))
                .startsWith("Did I understand that right, that Ada Byron");
    }

    @Test
    void another_place_and_another_account_keep_their_own_last_question() {
        talk.says("U1", DOUBTED);
        talk.says("UMANAGER", "SI-2 is done");
        assertThat(talk.text("U1", "yes")).startsWith("Recorded: ");
    }

    @Test
    void a_yes_to_taking_something_back_does_not_confirm_what_was_asked_before_it() {
        talk.says("U1", "passed AZ-104 yesterday");
        talk.says("U1", DOUBTED);
        assertThat(talk.text("U1", "I did not pass AZ-104 after all")).contains("Shall I take it back?");
        assertThat(talk.text("U1", "yes")).startsWith("Import 2 is taken back");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "yes")).contains("Nothing was changed.");
        assertThat(talk.text("U1", "yesterday")).startsWith("I asked something else here since");
        assertThat(held()).isEmpty();
    }

    @Test
    void a_yes_after_another_question_takes_nothing_back_and_a_day_corrects_nothing() {
        talk.says("U1", "passed AZ-104 yesterday");
        talk.says("U1", "I did not pass AZ-104 after all");
        talk.says("U1", "SI-2 is done");
        for (var bare : new String[]{"yes", "no", "no, on 3 March"}) {
            assertThat(talk.says("U1", bare).tone()).as(bare).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        }
        talk.says("U1", "cert fix 2");
        talk.says("U1", "SI-2 is done");
        assertThat(talk.says("U1", "3 March").tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(days()).containsExactly("azure-administrator-associate 2026-11-19");
        assertThat(talk.text("U1", "no, it was AZ-305")).as("named").startsWith("Corrected: ");
    }

    @Test
    void of_two_that_were_begun_the_one_that_was_asked_for_last_takes_the_answer() {
        talk.says("U1", "passed DP-700");
        talk.says("U1", "passed AZ-305");
        assertThat(talk.text("U1", "cert draft 1")).startsWith("On which day did you pass DP-700?");
        assertThat(talk.text("U1", "yesterday")).startsWith("Recorded: you passed Fabric Data Engineer");
        assertThat(talk.text("U1", "3 March")).startsWith("I asked something else here since")
                .contains("On which day did you pass AZ-305?");
        assertThat(held()).hasSize(1);
    }

    @Test
    void at_the_machine_itself_it_is_the_same() {
        talk.local("Ada Byron passed AZ-305 yesterday on Whizlabs");
        assertThat(talk.local("SI-2 is done").summary()).startsWith("Is SI-2 done?");
        assertThat(talk.local("yes").summary()).startsWith("I asked something else here since");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "19 Nov 2026", "on 19 November", "Yesterday, 19 Nov 2026"})
    void a_word_that_is_offered_for_a_slip_leaves_the_question_open(String day) {
        talk.says("U1", "passed AZ-305");
        assertThat(talk.text("U1", "scoer")).contains("Did you mean 'score'?");
        assertThat(talk.text("U1", day)).startsWith("Recorded: you passed Azure Solutions Architect Expert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "never mind", "yes, thanks"})
    void a_yes_or_no_just_after_a_word_was_offered_is_not_to_the_certification(String bare) {
        talk.says("U1", DOUBTED);
        talk.says("U1", "scoer");
        talk.says("U1", "scoer");
        assertThat(talk.text("U1", bare)).startsWith("I asked something else here since")
                .contains("Did I understand that right, that you passed AZ-305");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "yes")).startsWith("Recorded: ");
    }

    @Test
    void a_yes_just_after_a_word_was_offered_takes_nothing_back_and_a_no_asks_nothing() {
        talk.says("U1", "passed AZ-104 yesterday");
        talk.says("U1", "scoer");
        assertThat(talk.text("U1", "no")).doesNotContain("take it back");
        talk.says("U1", "that was wrong");
        talk.says("U1", "scoer");
        assertThat(talk.text("U1", "yes")).doesNotContain("is taken back");
        assertThat(talk.text("U1", "3 March")).startsWith("Corrected: ");
    }

    @Test
    void a_word_offered_after_another_question_leaves_that_the_last_one() {
        talk.says("U1", "passed AZ-305");
        talk.says("U1", "SI-2 is done");
        talk.says("U1", "scoer");
        assertThat(talk.text("U1", "yesterday")).startsWith("I asked something else here since");
        assertThat(held()).isEmpty();
    }
}
