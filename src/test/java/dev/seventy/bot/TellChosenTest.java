package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Message.Place;
import dev.seventy.reply.Reply;
import dev.seventy.store.Drafts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several is to be taken back is said in words too, and never taken for something that was not said. */
class TellChosenTest extends TellFirm {

    private static final String AZ_104 = "azure-administrator-associate 2026-11-19";
    private static final String AZ_305 = "azure-solutions-architect-expert 2026-11-19";
    private static final String DP_600 = "fabric-analytics-engineer-associate 2026-11-19";

    @BeforeEach
    void imports_have_numbers_that_are_no_places() {
        for (int count = 0; count < 5; count++) {
            talk.says("UADMIN", "person add Kai Ito kai" + count + "@firm.example");
        }
    }

    private Reply asked() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        return talk.says("U1", "no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"both", "Both!", "all", "all of them", "both of them", "all two", "undo both", "undo all",
            "take back both", "both please", "both, thanks", "yes, both", "AZ-305 and AZ-104", "AZ-104, AZ-305",
            "the first and the second", "1 and 2", "undo 7 and 8", "undo 7, 8"})
    void all_of_them_are_taken_back_with_a_word(String said) {
        assertThat(asked().summary()).contains("Which of them shall I take back?");
        assertThat(talk.text("U1", said)).startsWith("Imports 7 and 8 are taken back, which were told together");
        assertThat(days()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the first", "first", "1", "1st", "the first one", "undo the first", "AZ-305", "az305",
            "only AZ-305", "just AZ-305 please", "undo AZ-305", "take AZ-305 back", "the architect one",
            "the expert one", "undo 7", "7"})
    void one_of_them_is_named_by_its_place_or_by_what_it_is(String said) {
        asked();
        assertThat(talk.text("U1", said)).startsWith("Import 7 is taken back").contains("(AZ-305)");
        assertThat(days()).containsExactly(AZ_104);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the second", "2", "the last", "AZ-104", "undo AZ-104"})
    void the_other_too(String said) {
        asked();
        assertThat(talk.text("U1", said)).startsWith("Import 8 is taken back");
        assertThat(days()).containsExactly(AZ_305);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "none", "none of them", "neither", "never mind", "no, thanks", "keep them",
            "keep both", "do not undo that", "don't undo them", "nothing"})
    void none_of_them_is_taken_back_and_that_is_said(String said) {
        asked();
        assertThat(talk.text("U1", said)).startsWith("All right, they stand. Nothing was changed.");
        for (var later : new String[]{"both", "AZ-104", "the first", "1"}) {
            talk.says("U1", later);
        }
        assertThat(days()).containsExactly(AZ_104, AZ_305);
    }

    @ParameterizedTest
    @ValueSource(strings = {"both?", "AZ-104?", "the first?", "AZ-104 and DP-600", "DP-600", "not AZ-104", "no both",
            "all but AZ-104", "everything except AZ-305", "AZ-104 or AZ-305", "the third", "3", "all three", "two",
            "the azure one", "yes", "all good", "all ok", "thanks all", "thanks, both", "keep AZ-104", "AZ-104 stays",
            "first of all", "both are right", "AZ-104 is right", "that is all", "ok", "hm"})
    void what_could_mean_something_else_takes_nothing_back(String said) {
        asked();
        assertThat(talk.text("U1", said)).doesNotContain("taken back,", "is taken back", "are taken back");
        assertThat(days()).containsExactly(AZ_104, AZ_305);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "both?", "AZ-104 or AZ-305", "all but AZ-104", "the third", "not AZ-104"})
    void what_is_not_clear_is_asked_again_and_the_next_answer_counts(String said) {
        asked();
        var again = talk.says("U1", said);
        assertThat(again.summary()).startsWith("I did not understand which. Say for example: both, the first, AZ-305,"
                + " or no. Which of them shall I take back? Nothing has changed yet.");
        assertThat(Talk.commands(again)).containsExactly("undo 7", "undo 8", "undo 7 and 8");
        assertThat(talk.text("U1", "the second")).startsWith("Import 8 is taken back");
    }

    @Test
    void what_is_asked_goes_with_whom_it_names() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron and Tom Baker passed AZ-400 on 3 March");
        assertThat(talk.says("UMANAGER", "no").summary()).contains("Which of them");
        var owner = new Drafts.Owner(talk.firm, "slack", "T1", "UMANAGER", "");
        var drafts = talk.store.drafts(Optional.empty());
        assertThat(drafts.all(owner)).extracting(Drafts.Kept::kind).contains(Drafts.Kind.TOLD, Drafts.Kind.SHOWN);
        talk.local("person forget ada@firm.example --yes");
        assertThat(drafts.all(owner)).allSatisfy(kept -> assertThat(kept.content()).doesNotContainIgnoringCase("Ada"));
    }

    @Test
    void three_can_be_taken_back_in_any_choice() {
        talk.says("U1", "passed AZ-305, AZ-104 and DP-600 yesterday");
        assertThat(talk.text("U1", "undo both")).contains("Which of them shall I take back?");
        assertThat(talk.text("U1", "both")).startsWith("I did not understand which. Say for example: all of them");
        assertThat(talk.text("U1", "the first and the fabric one")).startsWith("Imports 7 and 9 are taken back");
        assertThat(days()).containsExactly(AZ_104);
        assertThat(talk.text("U1", "AZ-104")).as("the question is answered").doesNotContain("taken back");
        assertThat(talk.text("U1", "undo")).startsWith("Import 8 is taken back");
        assertThat(held()).isEmpty();
    }

    @Test
    void all_three_are_taken_back_by_their_count() {
        talk.says("U1", "passed AZ-305, AZ-104 and DP-600 yesterday");
        talk.says("U1", "undo that");
        assertThat(talk.text("U1", "all three")).startsWith("Imports 7, 8 and 9 are taken back");
    }

    @Test
    void a_button_takes_back_all_of_them() {
        assertThat(press(asked(), "Undo both")).startsWith("Imports 7 and 8 are taken back");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "both")).doesNotContain("taken back");
    }

    @Test
    void what_never_was_so_is_chosen_in_words_and_with_one_button_too() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        assertThat(press(talk.says("U1", "I take back AZ-305 and AZ-104"), "Take back both"))
                .startsWith("Imports 7 and 8 are taken back");
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        talk.says("U1", "I did not pass AZ-305 and AZ-104");
        assertThat(talk.text("U1", "the second")).startsWith("Import 10 is taken back");
        assertThat(days()).containsExactly(AZ_305);
    }

    @Test
    void what_others_told_of_the_speaker_is_dropped_one_at_a_time() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron passed AZ-305 and AZ-104 yesterday");
        talk.says("U1", "I did not pass AZ-305 and AZ-104");
        assertThat(talk.text("U1", "both"))
                .startsWith("I did not understand which. Say for example: the first, AZ-305");
        assertThat(held()).hasSize(2);
        assertThat(talk.text("U1", "the first")).contains("is no longer yours");
        assertThat(days()).containsExactly(AZ_104);
    }

    @Test
    void of_two_people_one_is_named() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron and Tom Baker passed AZ-400 on 3 March");
        talk.says("UMANAGER", "no");
        assertThat(talk.text("UMANAGER", "AZ-400")).startsWith("I did not understand which.")
                .doesNotContain(", AZ-400,");
        assertThat(talk.text("UMANAGER", "Tom's")).contains("Taken back: ", "of Tom Baker");
        assertThat(held()).hasSize(1);
    }

    @Test
    void an_answer_that_comes_late_or_elsewhere_or_from_somebody_else_takes_nothing_back() {
        asked();
        talk.says("U3", "both");
        talk.bot.say(
                new Message("both", Talk.member("U1"), Place.SHARED, Optional.of("there"), List.of(), "another place"));
        talk.now = talk.now.plus(Duration.ofMinutes(10));
        talk.says("U1", "both");
        talk.says("U1", "AZ-104");
        assertThat(days()).containsExactly(AZ_104, AZ_305);
    }

    @Test
    void it_is_answered_beside_what_is_open() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        talk.says("U1", "passed DP-600");
        assertThat(talk.text("U1", "undo")).contains("Which of them shall I take back?");
        assertThat(talk.text("U1", "both")).startsWith("Imports 7 and 8 are taken back");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo DP-600", "undo the fabric one", "undo that DP-600 please", "take DP-600 back",
            "please undo DP-600"})
    void what_was_told_here_just_now_is_taken_back_by_its_name(String said) {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "passed DP-600 yesterday");
        assertThat(talk.text("U1", said)).startsWith("Import 8 is taken back");
        assertThat(days()).containsExactly(AZ_305);
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo AZ-305", "take back AZ-305", "take AZ-305 back", "undo AZ-305?",
            "undo the expert one"})
    void what_was_told_before_it_is_shown_and_a_yes_takes_it_back(String said) {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "passed DP-600 yesterday");
        var asked = talk.says("U1", said);
        assertThat(asked.summary()).isEqualTo("What you told of it last is Azure Solutions Architect Expert (AZ-305) of"
                + " 19 Nov 2026. Shall I take it back? Nothing has changed yet.");
        assertThat(Talk.commands(asked)).containsExactly("undo 7");
        assertThat(talk.text("U1", "yes")).startsWith("Import 7 is taken back");
        assertThat(days()).containsExactly(DP_600);
    }

    @Test
    void after_a_while_it_is_shown_first() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.now = talk.now.plus(Duration.ofMinutes(10));
        talk.says("U1", "no");
        talk.says("U1", "no");
        assertThat(talk.text("U1", "undo AZ-305")).contains("Shall I take it back?");
        assertThat(held()).hasSize(1);
    }

    @Test
    void several_that_were_told_one_by_one_are_shown_together() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "passed DP-600 yesterday");
        talk.says("U1", "passed AZ-104 yesterday");
        assertThat(talk.text("U1", "undo AZ-305 and DP-600")).contains("Shall I take them back?");
        assertThat(talk.text("U1", "yes")).startsWith("Imports 7 and 8 are taken back.");
        assertThat(days()).containsExactly(AZ_104);
    }

    @Test
    void of_others_only_what_the_speaker_told_is_meant() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron passed AZ-305 yesterday");
        assertThat(talk.text("U3", "undo AZ-305")).contains("is not on file for you").doesNotContain("Ada");
        assertThat(talk.text("U1", "undo AZ-305"))
                .contains("(AZ-305) of 19 Nov 2026 is on file for you." + " Shall I take it back?");
        talk.says("UMANAGER", "passed AZ-104 yesterday");
        assertThat(talk.text("UMANAGER", "undo AZ-305"))
                .contains("(AZ-305) of 19 Nov 2026, of Ada Byron. Shall I take it back?");
        var shared = talk.says("UMANAGER", Place.SHARED, "undo AZ-305").reply().summary();
        assertThat(shared).contains("(AZ-305). Shall I take it back?").doesNotContain("Ada", "19 Nov");
        assertThat(held()).hasSize(2);
    }

    @Test
    void at_the_machine_itself_it_is_the_same() {
        talk.local("Ada Byron passed AZ-305 and AZ-104 yesterday");
        assertThat(talk.local("undo AZ-104").summary()).startsWith("Import 8 is taken back");
        talk.local("Ada Byron passed DP-600 and AZ-104 yesterday");
        talk.local("no");
        assertThat(talk.local("both").summary()).startsWith("Imports 9 and 10 are taken back");
        assertThat(days()).containsExactly(AZ_305);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            undo 7 or 8          | Which import? Say its number
            undo 7 not 8         | Which import? Say its number
            undo 7 because of 8  | Which import? Say its number
            undo nonsense        | Which import? Say its number
            undo 7 and 99        | There is no import 99. Nothing was changed.
            undo 99999999999999999999999 | There is no import 99999999999999999999999. Nothing was changed.
            cert fix 99999999999999999999999 | There is no import 99999999999999999999999. Nothing was changed.
            import confirm 99999999999999999999999 | There is no import 99999999999999999999999. Nothing was changed.
            """)
    void numbers_that_say_not_which_take_nothing_back(String said, String answer) {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        var before = talk.store.imports().history(talk.firm);
        assertThat(talk.text("UADMIN", said)).startsWith(answer);
        assertThat(talk.store.imports().history(talk.firm)).isEqualTo(before);
    }

    @Test
    void nobody_takes_back_what_others_told_among_several() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U3", "passed AZ-104 yesterday");
        assertThat(talk.says("U1", "undo 7 and 8").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(days()).containsExactly(AZ_104, AZ_305);
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo AZ-305 but keep AZ-104", "undo all but AZ-104", "undo everything except AZ-104",
            "take back AZ-305 instead of AZ-104", "undo AZ-305 not AZ-104", "don't take back AZ-305",
            "do not take back AZ-305", "take back nothing of AZ-305", "I will take back AZ-305",
            "Max told me to take back AZ-305"})
    void what_excepts_something_or_wishes_for_none_of_it_offers_nothing(String said) {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        talk.now = talk.now.plus(Duration.ofMinutes(20));
        assertThat(talk.text("U1", said))
                .startsWith("I am not sure what of that is to be taken back, so nothing was" + " changed.")
                .doesNotContain("undo 7", "undo 8");
        assertThat(talk.text("U1", "yes")).doesNotContain("taken back,", "is taken back");
        assertThat(days()).containsExactly(AZ_104, AZ_305);
    }

    @Test
    void the_day_of_what_is_to_be_taken_back_counts() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.now = talk.now.plus(Duration.ofMinutes(20));
        for (var said : List.of("undo AZ-305 from 3 March", "undo AZ-305 of 3 March", "undo AZ-305 on 3 March")) {
            assertThat(talk.text("U1", said)).as(said)
                    .startsWith("You told me nothing of it of that day, so nothing was changed.");
        }
        assertThat(talk.text("U1", "undo AZ-305 of 19 November")).startsWith("What you told of it last is");
        assertThat(days()).containsExactly(AZ_305);
    }

    @Test
    void a_word_that_only_begins_like_undo_takes_nothing_back() {
        assertThat(TellChosen.named("undoAZ-305")).isEmpty();
        assertThat(TellChosen.named("undocumented AZ-305")).isEmpty();
        assertThat(TellChosen.named("take AZ-305 back")).contains("AZ-305");
    }
}
