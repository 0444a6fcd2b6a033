package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What puts something right is about what was recorded last, and only about that of it which is meant. */
class TellPutRightTest extends TellFirm {

    private static final String ALL_THREE = "Ada Byron, Tom Baker and Max Manager passed AZ-305 yesterday";

    private void unchanged(String user, String line, String... answered) {
        var before = held();
        var answer = talk.says(user, line);
        assertThat(answer.tone()).as(line + ": " + answer.summary()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(PlainText.render(answer)).as(line).contains(answered);
        assertThat(held()).as(line).isEqualTo(before);
    }

    private String newest() {
        return "undo " + talk.store.imports().history(talk.firm).getFirst().id().value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no, Lea Left", "it was Tom", "no, it was me", "no, Lea Left not Max Manager",
            "no, Lea, not me"})
    void of_several_people_it_is_asked_whose_is_to_be_corrected(String line) {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron and Tom Baker passed AZ-305 yesterday");
        unchanged("UMANAGER", line, "Which of them is to be corrected?", "AZ-305, Ada Byron: cert fix 2",
                "AZ-305, Tom Baker: cert fix 3");
    }

    @Test
    void whoever_it_was_not_is_whose_is_corrected_and_no_other() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron and Tom Baker passed AZ-305 yesterday");
        assertThat(talk.text("UMANAGER", "no, me not Ada")).startsWith("Corrected: you passed Azure Solutions");
        assertThat(talk.text("U3", "cert list")).contains("AZ-305");
        assertThat(talk.text("U1", "cert list")).doesNotContain("AZ-305");
        talk.says("UMANAGER", newest());
        talk.says("UMANAGER", "undo 2");
        talk.says("UMANAGER", "undo 3");
        talk.says("UMANAGER", ALL_THREE);
        assertThat(talk.text("UMANAGER", "no, Tom not Ada")).startsWith("Corrected: Tom Baker passed");
        assertThat(held()).as("Max Manager keeps his").hasSize(2);
    }

    @Test
    void what_it_was_not_is_what_is_corrected() {
        talk.says("U1", "passed AZ-104 and AZ-305 yesterday");
        talk.says("U1", "no, AZ-204 not AZ-104");
        assertThat(days()).containsExactly("azure-developer-associate 2026-11-19",
                "azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void what_it_was_not_has_to_be_what_was_recorded() {
        talk.says("U1", "passed AZ-305 yesterday");
        unchanged("U1", "no, AZ-204 not AZ-104", "That is not what I recorded here last.", "AZ-305: cert fix 2");
    }

    @Test
    void of_one_person_all_that_was_told_together_is_moved() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron passed AZ-104 and AZ-305 yesterday");
        assertThat(talk.text("UMANAGER", "no, it was Tom")).startsWith("Corrected: 2 certifications");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tom not Ada", "Tom's, not Ada's", "not Ada but Tom"})
    void to_which_shall_be_taken_back_one_and_not_the_other_is_asked_again(String line) {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron and Tom Baker passed AZ-305 yesterday");
        talk.says("UMANAGER", "undo that");
        unchanged("UMANAGER", line, "I did not understand which.", "Which of them shall I take back?");
        talk.says("UMANAGER", "Tom's");
        assertThat(held()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sorry, I meant Monday", "actually Monday", "no, on Monday", "no, it was on Monday"})
    void beside_an_older_question_a_correction_is_of_what_was_recorded_last(String line) {
        talk.says("U1", "passed AZ-104");
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", line)).as(line).startsWith("Corrected: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-16");
        assertThat(talk.text("U1", "cert draft 1")).contains("On which day did you pass AZ-104?");
    }

    @Test
    void beside_an_older_question_another_person_is_of_what_was_recorded_last() {
        logging("managers");
        talk.says("UMANAGER", "passed AZ-104");
        talk.says("UMANAGER", "Ada passed AZ-305 yesterday");
        assertThat(talk.text("UMANAGER", "no, Tom")).startsWith("Corrected: Tom Baker passed Azure Solutions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it was on Monday", "that was on Monday", "that's Monday"})
    void where_either_can_be_meant_it_is_asked_which(String line) {
        talk.says("U1", "passed AZ-104");
        talk.says("U1", "passed AZ-305 yesterday");
        unchanged("U1", line, "Is that about what I recorded last, AZ-305, or about what is still open?",
                "What is open: cert draft 1 day 2026-11-16");
        assertThat(talk.text("U1", "cert record fix 2 AZ-305 person: me day: 2026-11-16")).startsWith("Corrected: ");
        assertThat(talk.text("U1", "cert draft 1 day 2026-11-16")).startsWith("Recorded: you passed Azure Admin");
    }

    @Test
    void the_buttons_of_which_is_meant_do_either() {
        talk.says("U1", "passed AZ-104");
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(press(talk.says("U1", "it was on Monday"), "AZ-305")).startsWith("Corrected: you passed");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-16");
        unchanged("U1", "that was in April", "AZ-305: cert fix 3", "What is open: cert draft 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "that's wrong", "I did not pass", "just kidding", "that was not me"})
    void what_goes_back_on_something_is_asked_of_what_was_recorded_last(String line) {
        talk.says("U1", "passed AZ-104 yesterday on Whizlabs");
        talk.says("U1", "passed AZ-305 yesterday");
        unchanged("U1", line, "What I recorded here last is Azure Solutions Architect Expert (AZ-305)", "Undo: undo 2",
                "Fix: cert fix 2");
        assertThat(talk.text("U1", "cert draft 1")).startsWith("Did I understand that right, that you passed AZ-104");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "yesterday", "never mind"})
    void a_bare_answer_after_something_was_recorded_is_asked_again(String line) {
        talk.says("U1", "passed AZ-104 yesterday on Whizlabs");
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", line)).startsWith("I recorded something else here since,")
                .contains("Did I understand that right, that you passed AZ-104");
        assertThat(held()).hasSize(1);
        assertThat(talk.text("U1", "yes")).startsWith("Recorded: you passed Azure Administrator");
    }

    @Test
    void a_word_that_is_offered_meanwhile_does_not_make_it_the_last_question() {
        talk.says("U1", "passed AZ-104");
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", "scroe")).contains("Did you mean");
        assertThat(talk.text("U1", "yesterday")).contains("so I did not take that as an answer");
        assertThat(held()).hasSize(1);
    }

    @Test
    void what_was_not_passed_takes_back_the_renewal_with_it_and_says_so() {
        talk.says("U1", "passed AZ-305 on 20 Jan 2026");
        talk.says("U1", "renewed AZ-305 yesterday");
        unchanged("U1", "I did not pass AZ-305", "renewed until 20 Jan 2028",
                "Shall I take back both, the renewal and that it was passed?");
        talk.says("U1", "yes");
        assertThat(held()).isEmpty();
    }

    @Test
    void what_was_not_renewed_takes_back_the_renewal_alone() {
        talk.says("U1", "passed AZ-305 on 20 Jan 2026");
        assertThat(talk.text("U1", "I did not renew AZ-305")).contains("no renewal of it that you told");
        talk.says("U1", "renewed AZ-305 yesterday");
        unchanged("U1", "I did not renew AZ-305", "renewed until 20 Jan 2028",
                "Shall I take back the renewal? That it was passed stands.");
        assertThat(talk.text("U1", "yes")).contains("is taken back");
        assertThat(only().expires().orElseThrow()).hasToString("2027-01-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"that was not me", "wrong person", "no, wrong person", "no, Tom passed it", "no, not Ada",
            "that's the wrong person", "not me", "it was Tom who passed it"})
    void that_somebody_else_was_meant_shows_what_stands(String line) {
        logging("managers");
        talk.says("UMANAGER", "Ada passed AZ-305 yesterday");
        unchanged("UMANAGER", line, "What I recorded here last is Azure Solutions Architect Expert (AZ-305)",
                "Undo: undo 2", "Fix: cert fix 2");
    }

    @Test
    void that_somebody_else_was_meant_is_no_news_where_nothing_was_recorded() {
        for (var line : new String[]{"wrong person", "that was not me", "not Tom"}) {
            assertThat(talk.says("U1", line).tone()).as(line).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no, only AZ-305", "only AZ-305", "sorry, just AZ-305", "it was only AZ-305",
            "no, I passed only AZ-305"})
    void that_only_one_of_several_is_so_asks_whether_the_others_are_to_be_taken_back(String line) {
        talk.says("U1", "I passed AZ-104 and AZ-305 yesterday");
        unchanged("U1", line, "Azure Administrator Associate (AZ-104) of 19 Nov 2026. Shall I take it back?");
        talk.says("U1", "yes");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void that_only_one_person_did_asks_whether_those_of_the_others_are_to_be_taken_back() {
        logging("managers");
        talk.says("UMANAGER", ALL_THREE);
        unchanged("UMANAGER", "no, only Ada", "of Tom Baker", "Shall I take them back?");
        talk.says("UMANAGER", "yes");
        assertThat(held()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"only SC-100", "only AZ-305?", "just so", "only both"})
    void what_is_only_so_has_to_be_of_what_was_recorded(String line) {
        talk.says("U1", "I passed AZ-104 and AZ-305 yesterday");
        assertThat(talk.text("U1", line)).as(line).doesNotContain("take it back");
        assertThat(held()).hasSize(2);
    }

    @Test
    void an_undo_is_a_yes_to_whether_it_shall_be_taken_back() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "passed AZ-104");
        assertThat(talk.text("U1", "undo")).contains("Shall I take it back?");
        assertThat(talk.text("U1", "undo")).startsWith("Import 2 is taken back");
        assertThat(held()).isEmpty();
    }

    @Test
    void beside_what_is_open_an_undo_is_of_what_was_changed_where_nothing_was_told() {
        talk.says("UADMIN", "settings logging everyone");
        talk.says("UADMIN", "passed AZ-305");
        assertThat(talk.text("UADMIN", "undo")).contains("logging everyone → own");
    }

    @Test
    void what_was_changed_since_it_was_asked_is_what_an_undo_is_of() {
        talk.introduce("UADMIN", "Anna Admin", "lea@firm.example");
        talk.says("UADMIN", "passed AZ-305 on 3 March");
        assertThat(talk.text("UADMIN", "I did not pass AZ-305")).contains("Shall I take it back?");
        talk.says("UADMIN", "settings logging everyone");
        assertThat(talk.text("UADMIN", "undo")).contains("logging everyone → own");
        assertThat(held()).hasSize(1);
    }
}
