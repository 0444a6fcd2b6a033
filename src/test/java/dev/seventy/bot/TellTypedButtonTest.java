package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever types what a button says has pressed it, and who says which of several is meant lets go of the others. */
class TellTypedButtonTest extends TellFirm {

    private static final String RETIRED = "I passed DP-203 and AZ-305 yesterday";

    @ParameterizedTest
    @ValueSource(strings = {"Record AZ-305 only", "record az-305 only.", "  RECORD AZ-305 ONLY!"})
    void a_label_does_what_its_button_does_in_any_case(String label) {
        talk.says("U1", RETIRED);
        assertThat(talk.text("U1", label)).startsWith("Recorded: you passed Azure Solutions Architect Expert")
                .contains("There is something else that you began to tell me here.");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
        assertThat(talk.text("U1", "Go on with it")).startsWith("DP-203 could not be taken any more");
        assertThat(talk.text("U1", "Never mind")).startsWith("All right, I let it go.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Today, 20 Nov 2026 | 2026-11-20", "yesterday, 19 nov 2026. | 2026-11-19"})
    void a_day_is_typed_as_its_button_says_it(String label, String day) {
        talk.says("U1", "passed AZ-305");
        assertThat(talk.text("U1", label)).startsWith("Recorded: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert " + day);
    }

    @Test
    void what_is_recorded_is_fixed_and_taken_back_by_the_words_of_its_buttons() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        assertThat(talk.text("U1", "Fix AZ-104")).startsWith("What should it be?");
        talk.says("U1", "never mind");
        talk.says("U1", "passed DP-600 yesterday");
        assertThat(talk.text("U1", "Fix")).startsWith("What should it be?");
    }

    @Test
    void one_of_several_that_were_recorded_is_taken_back_by_its_label() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        assertThat(talk.text("U1", "undo az-104")).startsWith("Import 3 is taken back");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void a_name_is_typed_at_the_machine_itself() {
        talk.local("passed AZ-305 yesterday");
        assertThat(talk.local("Tom Baker").summary()).startsWith("Recorded: Tom Baker passed");
    }

    @Test
    void a_number_is_the_place_of_one_of_several() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        assertThat(talk.text("U1", "no, it was DP-600")).startsWith("Which of them is to be corrected?");
        assertThat(talk.text("U1", "2")).startsWith("What should it be?").contains("now AZ-104");
    }

    @Test
    void a_label_that_was_shown_before_another_question_is_asked_again() {
        talk.says("U1", RETIRED);
        talk.says("U1", "SI-2 is done");
        var answer = talk.text("U1", "Record AZ-305 only");
        assertThat(answer).startsWith("I asked something else here since").contains("DP-203 could not be taken");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "Record AZ-305 only")).startsWith("Recorded: ");
    }

    @Test
    void what_takes_back_or_corrects_is_meant_just_after_it_was_shown_and_what_is_open_for_days() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        talk.now = talk.now.plus(Duration.ofMinutes(11));
        assertThat(talk.text("U1", "Undo AZ-104")).doesNotContain("is taken back");
        talk.says("U1", RETIRED.replace("AZ-305", "DP-600"));
        talk.now = talk.now.plus(Duration.ofHours(11));
        assertThat(talk.text("U1", "Record DP-600 only")).startsWith("Recorded: ");
    }

    @Test
    void a_label_is_that_of_whoever_was_shown_it_and_there() {
        talk.says("U1", RETIRED);
        assertThat(talk.text("U3", "Record AZ-305 only")).doesNotContain("Recorded");
        var elsewhere = talk.bot.say(new Message("Record AZ-305 only", Talk.member("U1"), Message.Place.SHARED,
                Optional.of("elsewhere"), List.of(), "C1"));
        assertThat(elsewhere.reply().summary()).doesNotContain("Recorded");
        assertThat(held()).isEmpty();
    }

    @Test
    void a_label_with_a_question_mark_presses_nothing() {
        talk.says("U1", RETIRED);
        assertThat(talk.text("U1", "Record AZ-305 only?")).doesNotContain("Recorded");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"only AZ-305", "just AZ-305", "Only AZ-305, please.", "I only passed AZ-305"})
    void only_one_of_several_lets_go_of_the_others_and_says_so(String only) {
        talk.says("U1", RETIRED);
        assertThat(talk.text("U1", only)).startsWith("Recorded: you passed Azure Solutions Architect Expert")
                .contains("I let go of the rest, and nothing of it is recorded: you passed DP-203.");
        assertThat(talk.text("U1", "cert draft 1")).contains("That is settled already");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void of_the_one_that_is_left_the_open_piece_is_asked() {
        talk.says("U1", "I passed AZ-104 and AZ-305");
        assertThat(talk.text("U1", "just AZ-305")).startsWith("On which day did you pass AZ-305?")
                .contains("I let go of the rest");
        assertThat(talk.text("U1", "yesterday")).startsWith("Recorded: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void only_one_of_several_people_is_kept() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron and Tom Baker passed AZ-305 yesterday on Whizlabs");
        assertThat(talk.text("UMANAGER", "only Ada Byron"))
                .startsWith("Did I understand that right, that Ada Byron passed")
                .contains("I let go of the rest, and nothing of it is recorded: Tom Baker passed AZ-305");
        assertThat(talk.text("UMANAGER", "yes")).startsWith("Recorded: Ada Byron passed");
        assertThat(held()).hasSize(1);
    }

    @Test
    void only_what_is_not_asked_about_keeps_what_is() {
        talk.says("U1", "I passed AZ-104 and AZ-305");
        assertThat(talk.text("U1", "only AZ-700")).doesNotContain("I let go");
        assertThat(talk.text("U1", "cert draft 1")).startsWith("On which day did you pass them?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"19 | 19 Nov 2026 | 2026-11-19", "19. | 19 Nov 2026 | 2026-11-19",
            "20 | 20 Nov 2026 | 2026-11-20", "21 | 21 Oct 2026 | 2026-10-21", "31 | 31 Oct 2026 | 2026-10-31",
            "1 | 1 Nov 2026 | 2026-11-01", "2 | 2 Nov 2026 | 2026-11-02"})
    void a_number_alone_is_the_latest_such_day_once_it_is_confirmed(String number, String shown, String day) {
        talk.says("U1", "passed AZ-305");
        var asked = talk.says("U1", number);
        assertThat(asked.tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(asked.summary()).isEqualTo("Do you mean " + shown + "? Nothing is recorded yet.");
        assertThat(Talk.commands(asked)).startsWith("cert draft 1 day " + day).endsWith("cert draft 1 cancel")
                .contains("cert draft 1 day 2026-11-20", "cert draft 1 day 2026-11-19").doesNotHaveDuplicates();
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "yes")).startsWith("Recorded: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert " + day);
    }

    @Test
    void a_number_that_was_not_meant_leaves_the_day_to_be_said() {
        talk.says("U1", "passed AZ-305");
        talk.says("U1", "19");
        assertThat(talk.text("U1", "no")).startsWith("On which day did you pass AZ-305?");
        assertThat(talk.text("U1", "18")).startsWith("Do you mean 18 Nov 2026?");
        assertThat(talk.text("U1", "1")).startsWith("Do you mean 1 Nov 2026?");
        assertThat(talk.text("U1", "no, 3 March")).startsWith("Recorded: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-03-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes, but on 3 March", "Yes but on the 3rd of March.", "yeah, but 3 March"})
    void a_yes_but_for_the_day_takes_the_day(String said) {
        talk.says("U1", "passed AZ-305 yesterday on Whizlabs");
        assertThat(talk.text("U1", said)).startsWith("Recorded: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-03-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes, but not on 3 March", "yes but yesterday was a holiday", "yes, but on 3 or 4 March",
            "yes, but AZ-104 on 3 March", "yes, but Tom on 3 March"})
    void a_yes_with_another_but_records_nothing(String said) {
        talk.says("U1", "passed AZ-305 yesterday on Whizlabs");
        assertThat(talk.text("U1", said)).doesNotContain("Recorded");
        assertThat(held()).isEmpty();
    }
}
