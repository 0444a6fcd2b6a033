package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.seventy.bot.Message.Place;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Assignment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An undo names nobody to others who was not named to them, and acts on nothing that is not said for sure. */
class UndoAsideTest extends TellFirm {

    private static final String ASSIGN = "assign az-305 to ada@firm.example by 15 Dec";
    private static final String GRANT = "role grant manager ada@firm.example";

    private final AtomicInteger keys = new AtomicInteger();

    @BeforeEach
    void she_may_be_written_to() {
        logging("managers");
    }

    private Reply in(Place place, String line) {
        return talk.bot.say(new Message(line, Talk.member("UADMIN"), place,
                Optional.of("in a channel " + keys.incrementAndGet()), List.of(), "channel")).reply();
    }

    private String aside(String line) {
        return PlainText.render(in(Place.ASIDE, line));
    }

    private String openly(String line) {
        return PlainText.render(in(Place.SHARED, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {ASSIGN, GRANT, "person invite ada@firm.example", "role grant manager slack:T1:U1"})
    void what_was_said_aside_is_undone_and_asked_about_in_a_channel_without_saying_whom_it_names(String line) {
        aside(line);
        for (var undo : new String[]{"undo", "undo", "undo that", "undo it, please", "seventy undo", "can you undo"}) {
            assertThat(openly(undo)).as(undo).doesNotContain("ada@", "Ada", "slack:T1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ASSIGN, GRANT, "person invite ada@firm.example"})
    void a_while_later_neither(String line) {
        aside(line);
        talk.now = talk.now.plus(Duration.ofMinutes(20));
        assertThat(openly("undo"))
                .startsWith("What you did here last you said to me alone, so I do not repeat it here.")
                .doesNotContain("ada@", "Ada");
        assertThat(aside("undo")).startsWith("What you did here last was: " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seventy undo", "\uFF55\uFF4E\uFF44\uFF4F", "can you undo", "let us undo", "the undo",
            "un\u00ADdo"})
    void however_it_is_said(String undo) {
        aside(GRANT);
        assertThat(openly(undo)).startsWith("A colleague no longer has the role manager.").doesNotContain("ada@");
    }

    @Test
    void it_is_taken_back_all_the_same() {
        aside(GRANT);
        assertThat(openly("undo")).startsWith("A colleague no longer has the role manager.");
        assertThat(talk.text("UADMIN", "role list")).doesNotContain("ada@firm.example");
        aside(ASSIGN);
        assertThat(openly("undo")).startsWith("Taken back: A colleague has AZ-305 to do no longer.");
        assertThat(talk.store.assignments().of(talk.firm).getFirst().state()).isEqualTo(Assignment.State.TAKEN_BACK);
    }

    @Test
    void what_reverses_it_is_said_where_nobody_else_reads_along() {
        aside(GRANT);
        talk.now = talk.now.plus(Duration.ofMinutes(20));
        assertThat(openly("undo")).contains("What reverses it names somebody, so I say it only where nobody else reads"
                + " along. Nothing was changed.");
        assertThat(aside("undo")).contains("role revoke manager ada@firm.example");
    }

    @Test
    void what_was_said_openly_is_said_again() {
        openly(GRANT);
        talk.now = talk.now.plus(Duration.ofMinutes(20));
        assertThat(openly("undo")).startsWith("What you did here last was: " + GRANT)
                .contains("It is reversed with: role revoke manager ada@firm.example.");
    }

    @Test
    void what_cannot_be_undone_any_more_does_not_stand_in_the_way() {
        talk.says("UADMIN", "person add Eva Lund eva@firm.example");
        aside(ASSIGN);
        talk.says("UADMIN", "unassign 1");
        assertThat(aside("undo")).startsWith("Nobody has assignment 1 to do, or it is done. Nothing was changed.");
        assertThat(aside("undo")).contains("(a person, told by you)", "would be taken back");
    }

    @Test
    void what_was_done_since_is_refused_once() {
        talk.says("UADMIN", ASSIGN);
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("UADMIN", "undo")).contains("It is reversed with: unassign 1. Nothing was changed.");
        assertThat(talk.says("UADMIN", "unassign 1").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.text("UADMIN", "undo")).doesNotContain("unassign");
    }

    @Test
    void after_changes_an_undo_does_not_offer_files_or_what_others_told() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("UADMIN", "settings logging everyone");
        talk.says("UADMIN", "settings logging own");
        assertThat(talk.text("UADMIN", "undo")).contains("logging own → everyone");
        var asked = talk.says("UADMIN", "undo");
        assertThat(asked.summary()).startsWith("What you did here last is taken back already.").doesNotContain("Import",
                "people.csv");
        assertThat(Talk.commands(asked)).containsExactly("settings logging own");
    }

    @Test
    void what_was_told_together_is_offered_together() {
        talk.says("U1", "passed AZ-305 and AZ-104 yesterday");
        talk.says("U1", "digest subscribe monday 9:00");
        var asked = talk.says("U1", "undo");
        assertThat(asked.summary()).endsWith("An undo goes further back: Imports 2 and 3 (told together by you) of"
                + " 20 Nov 2026 would be taken back: Azure Solutions Architect Expert (AZ-305) of 19 Nov 2026 and Azure"
                + " Administrator Associate (AZ-104) of 19 Nov 2026. Nothing has changed yet.");
        assertThat(press(asked, "Take back both")).startsWith("Imports 2 and 3 are taken back");
        assertThat(held()).isEmpty();
    }

    @Test
    void whose_it_is_reads_only_who_may() {
        talk.says("UMANAGER", "Ada Byron and Tom Baker passed AZ-400 on 3 March");
        talk.says("UMANAGER", "digest subscribe monday 9:00");
        assertThat(talk.text("UMANAGER", "undo")).contains("DevOps Engineer Expert (AZ-400) of 3 Mar 2026, of Ada Byron"
                + " and DevOps Engineer Expert (AZ-400) of 3 Mar 2026, of Tom Baker");
        var shared = talk.says("UMANAGER", Place.SHARED, "undo").reply();
        assertThat(PlainText.render(shared)).contains("undo 2 and 3").doesNotContain("Ada", "Tom", "3 Mar");
        assertThat(openly("undo")).contains("Imports 2 and 3 (told together by somebody else)").doesNotContain("Ada",
                "Tom", "3 Mar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"do not undo that", "don't undo that", "do not undo", "please do not take that back",
            "never undo it", "don't undo it please"})
    void who_says_not_to_undo_is_told_that_nothing_was(String said) {
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", said)).startsWith("All right, nothing is taken back. Nothing was changed.");
        talk.says("U1", "that was wrong");
        assertThat(talk.text("U1", said)).startsWith("All right, it stands. Nothing was changed.");
        talk.says("U1", "yes");
        assertThat(held()).hasSize(1);
    }

    @Test
    void do_it_is_no_verb_mistyped() {
        assertThat(talk.text("U1", "do it")).startsWith("I did not understand 'do it', so nothing was done.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes?", "right?", "ok?", "sure?"})
    void a_yes_with_a_question_mark_is_asked_about_and_a_plain_one_then_counts(String said) {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "that was wrong");
        var asked = talk.says("U1", said);
        assertThat(asked.summary()).isEqualTo("Was that asked, or is it to be taken back? Nothing was changed yet.");
        assertThat(Talk.commands(asked)).containsExactly("undo 2");
        assertThat(held()).hasSize(1);
        assertThat(talk.text("U1", "yes")).startsWith("Import 2 is taken back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes?", "right?", "correct?"})
    void beside_what_is_open_it_is_asked_too(String said) {
        talk.says("U1", "passed AZ-305 yesterday on Whizlabs");
        assertThat(talk.text("U1", said)).startsWith("Was that asked, or is it your answer? Nothing was done. What I"
                + " asked is still open: Did I understand that right");
        assertThat(talk.text("U1", "yes")).startsWith("Recorded: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo?", "undo that?", "undo it?", "take that back?"})
    void an_undo_with_a_question_mark_undoes_nothing(String said) {
        talk.says("UADMIN", ASSIGN);
        var asked = talk.says("UADMIN", said);
        assertThat(asked.summary()).isEqualTo("Was that asked, or is it to be taken back? Nothing was changed yet.");
        assertThat(Talk.commands(asked)).containsExactly("undo");
        assertThat(talk.store.assignments().of(talk.firm).getFirst().state()).isEqualTo(Assignment.State.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo it, thanks", "undo that, please", "undo this, thank you", "please undo that"})
    void a_polite_undo_of_what_was_told_shows_it(String said) {
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", said)).contains("(AZ-305) of 19 Nov 2026. Shall I take it back?");
        assertThat(talk.text("U1", "yes")).startsWith("Import 2 is taken back");
    }

    @Test
    void a_question_lets_go_of_nothing() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "that was wrong");
        assertThat(talk.text("U1", "never mind?")).doesNotContain("it stands");
        assertThat(talk.text("U1", "no?")).doesNotContain("it stands");
        assertThat(talk.text("U1", "yes")).startsWith("Import 2 is taken back");
    }
}
