package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;

import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a few words answer, to what is open or was recorded last. */
class TellBareAnswerTest extends TellFirm {

    private static final String DOUBTED = "passed AZ-305 yesterday on Whizlabs";

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "never mind", "leave it", "no, leave it", "never mind, thanks"})
    void a_fix_that_is_let_go_corrects_nothing_any_more(String letGo) {
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", "cert fix 2")).contains("What should it be?");
        assertThat(talk.text("U1", letGo)).startsWith("All right, it stands. Nothing was changed.");
        for (var bare : new String[]{"AZ-104", "3 March"}) {
            assertThat(talk.text("U1", bare)).as(bare).doesNotContain("Corrected");
        }
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void a_fix_that_is_let_go_beside_something_open_leaves_that_open() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "passed AZ-104");
        talk.says("U1", "cert fix 2");
        assertThat(talk.text("U1", "never mind")).startsWith("All right, it stands.");
        assertThat(talk.text("U1", "3 March")).doesNotContain("Corrected");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void a_fix_is_answered_by_a_bare_word_for_ten_minutes() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "cert fix 2");
        talk.now = talk.now.plus(Duration.ofMinutes(11));
        for (var bare : new String[]{"3 March", "AZ-104"}) {
            assertThat(talk.text("U1", bare)).as(bare).doesNotContain("Corrected");
        }
        talk.says("U1", "cert fix 2");
        talk.now = talk.now.plus(Duration.ofMinutes(9));
        assertThat(talk.text("U1", "3 March")).startsWith("Corrected: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes, thanks", "thanks, yes", "yes thank you", "yes please", "yes, that's right",
            "Yes, that is right", "yes it is", "yes that's it", "go ahead", "of course", "sure", "👍", ":+1:",
            "yes yes", "absolutely", "Yes, please!"})
    void a_yes_however_polite_is_one(String yes) {
        talk.says("U1", DOUBTED);
        assertThat(talk.text("U1", yes)).startsWith("Recorded: you passed");
        talk.says("U1", "that was wrong");
        assertThat(talk.text("U1", yes)).as("to what is to be taken back").startsWith("Import 2 is taken back");
    }

    @Test
    void a_polite_yes_is_one_at_the_machine_itself_too() {
        talk.local("Ada Byron passed AZ-305 yesterday on Whizlabs");
        assertThat(talk.local("yes, thanks").summary()).startsWith("Recorded: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thanks, no", "no thanks", "no, thank you", "never mind, thanks", "n", "of course not"})
    void a_no_however_polite_lets_go_and_a_later_yes_is_to_nothing(String no) {
        talk.says("U1", DOUBTED);
        assertThat(talk.text("U1", no)).startsWith("All right, I let it go.");
        assertThat(talk.text("U1", "yes")).doesNotContain("Recorded");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes, but on 3 March it was a mock", "yes, but not me", "no mistake", "yes?", "right?",
            "sure?", "of course?", "yes, but"})
    void what_is_no_plain_answer_confirms_nothing_and_lets_nothing_go(String said) {
        talk.says("U1", DOUBTED);
        assertThat(talk.text("U1", said)).doesNotContain("Recorded", "I let it go");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "cert draft 1")).contains("Nothing is recorded yet.");
    }

    @Test
    void a_day_is_not_agreed_to_and_stays_asked() {
        talk.says("U1", "passed AZ-305");
        assertThat(talk.text("U1", "of course")).doesNotContain("I let it go").contains("On which day");
        assertThat(talk.text("U1", "yesterday")).startsWith("Recorded: ");
    }

    @Test
    void a_question_takes_nothing_back() {
        talk.says("U1", "passed AZ-305 yesterday");
        for (var asked : new String[]{"undo?", "undo that?", "undo 2?", "yes?"}) {
            assertThat(talk.text("U1", asked)).as(asked).doesNotContain("is taken back");
        }
        talk.says("U1", "that was wrong");
        assertThat(talk.text("U1", "yes?")).doesNotContain("is taken back");
        assertThat(held()).hasSize(1);
    }

    @Test
    void after_a_no_to_what_was_recorded_a_day_puts_it_right() {
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", "no")).contains("Shall I take it back?");
        assertThat(talk.text("U1", "3 March")).startsWith("Corrected: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-03-03");
    }

    @Test
    void after_a_no_to_what_was_recorded_a_certification_is_looked_up_and_a_later_day_corrects_nothing() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "no");
        assertThat(talk.text("U1", "AZ-104")).doesNotContain("Corrected");
        talk.now = talk.now.plus(Duration.ofMinutes(11));
        assertThat(talk.text("U1", "3 March")).doesNotContain("Corrected");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19/11", "11/19", "19.11.", "19.11", "Thu", "thu."})
    void a_day_that_is_said_alone_answers_the_question_for_one(String said) {
        talk.says("U1", "passed AZ-305");
        assertThat(talk.text("U1", said)).startsWith("Recorded: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "ko-KR", "zh-CN", "en", ""})
    void where_the_order_is_not_sure_it_is_asked(String tag) {
        talk.speaks("U1", Locale.forLanguageTag(tag));
        talk.says("U1", "passed AZ-305");
        assertThat(talk.text("U1", "11/3")).startsWith("'11/3' can be several days").contains("3 Nov 2026",
                "11 Mar 2026");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-US, 2026-11-03", "en-GB, 2026-03-11", "de-DE, 2026-03-11", "fr-FR, 2026-03-11"})
    void where_it_is_sure_it_is_taken(String tag, String day) {
        talk.speaks("U1", Locale.forLanguageTag(tag));
        talk.says("U1", "passed AZ-305");
        assertThat(talk.text("U1", "11/3")).startsWith("Recorded: ");
        assertThat(days()).containsExactly("azure-solutions-architect-expert " + day);
    }

    @Test
    void a_day_and_month_that_can_be_read_in_two_orders_is_asked() {
        talk.says("U1", "passed AZ-305");
        assertThat(talk.text("U1", "3/4")).contains("3 Apr 2026", "4 Mar 2026", "Nothing is recorded yet.");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"32", "0", "now", "the second", "asdf", "32/13", "99.99.", "12:30", "9/10/11/12"})
    void what_is_not_understood_leaves_the_question_open_and_repeats_it(String said) {
        talk.says("U1", "passed AZ-305");
        var answer = talk.says("U1", said);
        assertThat(answer.tone()).isIn(Reply.Tone.MISUNDERSTOOD, Reply.Tone.QUESTION);
        assertThat(answer.summary()).contains("On which day did you pass AZ-305?", "Nothing is recorded yet.")
                .doesNotContain("Try: ");
        assertThat(Talk.commands(answer)).allMatch(line -> line.contains("draft 1"));
        assertThat(talk.text("U1", "yesterday")).startsWith("Recorded: ");
    }

    @Test
    void an_answer_that_was_not_taken_asks_again_and_the_next_one_is_to_that() {
        talk.says("U1", "passed AZ-305");
        talk.says("U1", "passed AZ-104");
        assertThat(talk.text("U1", "never mind")).startsWith("All right, I let it go.").contains("AZ-104");
        assertThat(talk.text("U1", "never mind")).startsWith("I asked something else here since")
                .contains("On which day did you pass AZ-305?");
        assertThat(talk.text("U1", "never mind")).startsWith("All right, I let it go.").contains("AZ-305");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"I did not pass AZ-305 | yes", "I have not passed AZ-305 | yes, thanks",
            "I failed AZ-305 | yes", "Sorry, I did not pass AZ-305 | sure"})
    void what_is_denied_and_stands_on_file_is_not_left_unsaid(String denial, String yes) {
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", denial)).contains("Azure Solutions Architect Expert (AZ-305) of 19 Nov 2026 is on"
                + " file for you. Shall I take it back?", "Nothing has changed yet.");
        assertThat(held()).hasSize(1);
        assertThat(talk.text("U1", yes)).startsWith("Import 2 is taken back");
    }

    @Test
    void a_denial_of_what_is_not_on_file_is_answered_as_ever() {
        assertThat(talk.text("U1", "I did not pass AZ-305")).startsWith("Sorry to hear that");
        talk.says("U1", "passed AZ-104 yesterday");
        for (var denial : new String[]{"I did not pass AZ-305", "nobody passed AZ-140 yesterday"}) {
            assertThat(talk.text("U1", denial)).as(denial).startsWith("Sorry to hear that");
        }
    }

    @Test
    void who_may_not_speak_of_others_learns_nothing_of_them_by_denying() {
        talk.says("U1", "passed AZ-305 yesterday");
        var denial = "Ada Byron did not pass AZ-305";
        assertThat(talk.text("U3", denial)).doesNotContain("on file", "take it back", "19 Nov");
        logging("everyone");
        assertThat(talk.text("U3", denial)).doesNotContain("on file", "take it back", "19 Nov");
        assertThat(talk.text("UMANAGER", denial)).contains("is on file for", "Shall I take it back?");
        assertThat(held()).hasSize(1);
    }

    @Test
    void what_is_denied_beside_a_telling_and_stands_on_file_is_said() {
        talk.says("U1", "passed SC-100 on 3 March");
        assertThat(talk.text("U1", "I passed AZ-305 yesterday, I have not passed SC-100"))
                .contains("SC-100 of 3 Mar 2026 is on file for you");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "passed AZ-305 yesterday, SC-100 not yet | that you passed AZ-305 on 19 Nov 2026 | SC-100",
            "Tom Baker did not pass AZ-700 but Ada Byron did yesterday | that Ada Byron passed AZ-700 on | AZ-700",
            "Ada Byron failed DP-600 yesterday, Tom Baker passed | On which day was that, with DP-600? | DP-600",
            "I did not pass AZ-305 yesterday, I passed it today | that you passed AZ-305 on 20 Nov 2026 | AZ-305",
            "Ada Byron didn't pass AZ-400, I did | did you pass AZ-400 | AZ-400"})
    void what_was_passed_beside_a_denial_is_asked(String line, String asked, String denied) {
        logging("managers");
        assertThat(talk.text("UMANAGER", line)).contains(asked, "Nothing was recorded about " + denied)
                .doesNotContain("Sorry to hear");
        assertThat(held()).isEmpty();
    }

    @Test
    void what_is_left_out_beside_a_denial_is_of_whoever_is_named_for_it() {
        logging("managers");
        talk.says("UMANAGER", "Ada Byron failed DP-600 yesterday, Tom Baker passed");
        assertThat(talk.text("UMANAGER", "3 March")).startsWith("Recorded: Tom Baker passed");
        assertThat(days()).containsExactly("fabric-analytics-engineer-associate 2026-03-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Byron and not Tom Baker passed MD-102 yesterday", "I did not fail AZ-400 yesterday",
            "I haven't passed AZ-305 yesterday, AZ-104 I did", "I never failed: passed MS-102 yesterday"})
    void what_is_not_read_beside_a_denial_is_to_be_told_alone(String line) {
        logging("managers");
        assertThat(talk.text("UMANAGER", line)).contains("nothing was recorded", "by itself")
                .doesNotContain("Sorry to hear");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all but Tom Baker passed MS-102 yesterday", "everyone except Tom Baker passed MS-102",
            "everybody apart from Tom Baker passed MS-102 yesterday",
            "the whole team apart from Tom Baker passed MS-102 yesterday", "the whole team but Tom passed MS-102",
            "the whole team without Tom Baker passed MS-102 yesterday", "everyone minus Tom passed MS-102 yesterday",
            "the whole team passed MS-102 yesterday apart from Tom", "everybody passed MS-102 yesterday but Tom",
            "the team, other than Tom, passed MS-102 yesterday", "everybody except Kevin passed MS-102 yesterday",
            "everyone but me passed MS-102 yesterday"})
    void who_is_excepted_is_not_asked_to_have_passed(String line) {
        logging("managers");
        assertThat(talk.text("UMANAGER", line)).doesNotContain("Tom Baker passed", "Recorded")
                .contains("nothing was recorded", "Please name each one who did, such as: Ada and Max passed");
        assertThat(talk.text("UMANAGER", "yes")).doesNotContain("Recorded");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all passed AZ-305 yesterday, but Tom Baker failed",
            "everyone passed AZ-305 yesterday but Tom Baker passed AZ-104"})
    void who_failed_or_passed_something_else_is_not_excepted(String line) {
        logging("managers");
        assertThat(talk.text("UMANAGER", line)).doesNotContain("That names who is left out");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"I passed AZ-305 yesterday, I think not | I think not",
            "I passed AZ-305 yesterday, Lena Foo has not passed SC-100 | Lena Foo has not passed SC-100"})
    void what_speaks_against_it_is_named_where_it_is_asked(String line, String because) {
        assertThat(talk.text("U1", line)).startsWith("Did I understand that right, that you passed AZ-305")
                .contains("I ask because of '" + because + "'.");
    }

    @Test
    void who_is_denied_in_passing_is_named_where_it_is_asked() {
        logging("managers");
        assertThat(talk.text("UMANAGER", "Ada Byron passed MS-102 yesterday but not Tom"))
                .contains("that Ada Byron passed MS-102", "I ask because of 'but not Tom'.");
    }

    @Test
    void wide_letters_are_read_as_any_others() {
        assertThat(talk.text("U1", "passed ＡＺ-305 yesterday on Whizlabs")).contains("that you passed AZ-305 on");
        assertThat(talk.text("U1", "ＹＥＳ？")).doesNotContain("Recorded");
        assertThat(talk.text("U1", "ＹＥＳ")).startsWith("Recorded: ");
        assertThat(talk.text("U1", "undo？")).doesNotContain("is taken back");
    }

    @Test
    void an_emoji_of_several_is_repeated_whole() {
        assertThat(talk.text("U1", "👩‍💻 🤷🏽‍♀️ a\u200Db")).contains("'👩‍💻 🤷🏽‍♀️ ab'");
    }
}
