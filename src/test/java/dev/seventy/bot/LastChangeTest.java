package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Message.Place;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Assignment;
import dev.seventy.store.Drafts;
import dev.seventy.store.ImportRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain undo is about what somebody did last in a place, and takes back nothing else unsaid. */
class LastChangeTest extends TalkingToTheBot {

    private static final String ASSIGN = "assign az-305 to ada@firm.example by 15 Dec";

    @BeforeEach
    void a_firm_of_which_the_admin_told_something() {
        talk.figures();
        talk.introduce("UADA", "Ada", "ada@firm.example");
        talk.says("UADMIN", "person add Eva Lund eva@firm.example");
    }

    private List<Assignment.State> assigned() {
        return talk.store.assignments().of(talk.firm).stream().map(Assignment::state).toList();
    }

    private boolean isEvaKnown() {
        return talk.store.imports().history(talk.firm).getFirst().state() == ImportRecord.State.VISIBLE;
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo", "Undo!", "undo please", "please undo", "undo the last", "undo that",
            "undo that please", "please undo that", "take that back", "Take that back, please."})
    void after_an_assignment_it_takes_that_back(String undo) {
        talk.says("UADMIN", ASSIGN);
        var answer = talk.says("UADMIN", Place.PRIVATE, undo);
        assertThat(answer.reply().summary()).startsWith("Taken back: Ada Byron has AZ-305 to do no longer.");
        assertThat(answer.elsewhere()).as("they are told").hasSize(1);
        assertThat(assigned()).containsExactly(Assignment.State.TAKEN_BACK);
        assertThat(isEvaKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo the last import", "undo my import", "undo last file",
            "undo the newest export, please", "please undo our data"})
    void an_undo_that_names_an_import_is_about_that_whatever_was_changed_since(String undo) {
        talk.says("UADMIN", ASSIGN);
        assertThat(talk.says("UADMIN", undo).summary()).startsWith("Import 4 is taken back");
        assertThat(isEvaKnown()).isFalse();
        assertThat(assigned()).containsExactly(Assignment.State.OPEN);
    }

    @Test
    void whoever_told_nothing_takes_back_no_change_by_naming_an_import() {
        talk.says("U1", "digest subscribe monday 9:00");
        assertThat(talk.says("U1", "undo the last import").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.text("U1", "digest list")).contains("Monday");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            undo                        | undo
            undo please                 | undo please
            please undo                 | undo!
            undo that please            | undo that, please
            """)
    void a_second_plain_undo_does_not_do_it_again(String first, String second) {
        var without = talk.text("UADMIN", "role list");
        talk.says("UADMIN", "role grant manager slack:T1:U1");
        talk.says("UADMIN", first);
        assertThat(talk.text("UADMIN", "role list")).isEqualTo(without);
        var asked = talk.says("UADMIN", second);
        assertThat(asked.summary()).startsWith("What you did here last is taken back already.");
        assertThat(Talk.commands(asked)).contains("role grant manager slack:T1:U1");
        assertThat(talk.text("UADMIN", "role list")).isEqualTo(without);
    }

    @Test
    void the_same_delivery_twice_takes_back_once() {
        var without = talk.text("UADMIN", "role list");
        talk.says("UADMIN", "role grant manager slack:T1:U1");
        var undo = Talk.message(Talk.member("UADMIN"), Place.PRIVATE, "delivered twice", "undo");
        assertThat(talk.bot.say(undo).reply().tone()).isEqualTo(Reply.Tone.ANSWER);
        talk.bot.say(undo);
        assertThat(talk.text("UADMIN", "role list")).isEqualTo(without);
        assertThat(isEvaKnown()).isTrue();
    }

    @Test
    void what_was_changed_a_while_ago_is_asked_about() {
        talk.says("UADMIN", ASSIGN);
        talk.now = talk.now.plus(Duration.ofMinutes(10));
        var asked = talk.says("UADMIN", "undo");
        assertThat(asked.tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(asked.summary()).startsWith(
                "What you did here last was: " + ASSIGN + ", on 20 Nov 2026. It is reversed with: unassign ");
        assertThat(assigned()).containsExactly(Assignment.State.OPEN);
        var undo = Talk.commands(asked).stream().filter(line -> line.startsWith("unassign ")).findFirst().orElseThrow();
        talk.says("UADMIN", undo);
        assertThat(assigned()).containsExactly(Assignment.State.TAKEN_BACK);
        assertThat(isEvaKnown()).isTrue();
    }

    @Test
    void up_to_then_it_is_taken_back_at_once() {
        talk.says("UADMIN", ASSIGN);
        talk.now = talk.now.plus(Duration.ofMinutes(10)).minusSeconds(1);
        talk.says("UADMIN", "undo");
        assertThat(assigned()).containsExactly(Assignment.State.TAKEN_BACK);
    }

    private List<Drafts.Kept> keptOfTheAdmin() {
        return talk.store.drafts(Optional.empty()).all(new Drafts.Owner(talk.firm, "slack", "T1", "UADMIN", ""));
    }

    @Test
    void the_line_goes_with_whom_it_names() {
        talk.says("UADMIN", ASSIGN);
        assertThat(keptOfTheAdmin()).anyMatch(kept -> kept.content().contains("ada@firm.example"));
        talk.local("person forget ada@firm.example --yes");
        assertThat(keptOfTheAdmin()).noneMatch(kept -> kept.kind() == Drafts.Kind.CHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"me forget --yes", "person forget anna@firm.example --yes"})
    void nothing_is_kept_of_whoever_has_themself_forgotten(String line) {
        talk.local("role grant admin slack:T1:UMANAGER");
        talk.introduce("UADMIN", "Anna Admin", "anna@firm.example");
        talk.says("UADMIN", ASSIGN);
        assertThat(keptOfTheAdmin()).isNotEmpty();
        assertThat(talk.says("UADMIN", line).tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(talk.store.accounts().of(talk.firm, "slack", "T1", "UADMIN")).isEmpty();
        assertThat(keptOfTheAdmin()).isEmpty();
    }

    @Test
    void what_was_taken_back_already_is_said_with_what_came_before_it() {
        talk.says("UADMIN", ASSIGN);
        talk.says("UADMIN", "undo");
        var asked = talk.says("UADMIN", "undo");
        assertThat(asked.tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(asked.summary()).isEqualTo("What you did here last is taken back already. It is done again with:"
                + " assign az-305 to ada@firm.example by 2026-12-15. An undo goes further back: Import 4 (a person,"
                + " told by you) of 20 Nov 2026 would be taken back. Nothing has changed yet.");
        assertThat(isEvaKnown()).isTrue();
        talk.says("UADMIN", "undo 4");
        assertThat(isEvaKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            settings logging everyone          | settings
            role grant manager slack:T1:U1     | role list
            digest snooze az-305 2 weeks       | digest snoozed
            digest change friday 8:30          | digest list
            """)
    void what_has_an_undo_of_its_own_is_taken_back_by_it(String line, String look) {
        talk.says("UADMIN", "digest subscribe monday 9:00");
        var before = talk.text("UADMIN", look);
        talk.says("UADMIN", line);
        assertThat(talk.text("UADMIN", look)).isNotEqualTo(before);
        assertThat(talk.says("UADMIN", "undo").tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(talk.text("UADMIN", look)).isEqualTo(before);
        assertThat(isEvaKnown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            digest subscribe friday 9:00 areas security | digest stop 2
            digest mute 1 2 weeks                       | digest unmute 1
            digest stop 1                               | digest subscribe on monday at 9:00 zone UTC
            digest unmute 1                             |
            reminders snooze all 2 weeks                | reminders start
            reminders stop                              | reminders start
            person forget eva@firm.example --yes        |
            """)
    void what_has_none_is_named_with_what_reverses_it_before_an_import_is_offered(String line, @Nullable String back) {
        talk.take("anna.csv", Talk.PEOPLE + "P9,Anna Admin,anna@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        talk.introduce("UADMIN", "Anna Admin", "anna@firm.example");
        talk.says("UADMIN", "digest subscribe monday 9:00");
        if (line.startsWith("digest unmute")) {
            talk.says("UADMIN", "digest mute 1 2 weeks");
        }
        var done = talk.says("UADMIN", Place.PRIVATE, line);
        assertThat(done.changed()).as(done.reply().summary()).isTrue();
        var history = talk.store.imports().history(talk.firm);
        var asked = talk.says("UADMIN", "undo");
        assertThat(asked.tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(asked.summary()).startsWith("What you did here last ")
                .contains("An undo goes further back: Import 4 (a person, told by you)", "Nothing has changed yet.")
                .doesNotContain("eva@");
        assertThat(Talk.commands(asked)).startsWith("undo 4").hasSize(back == null ? 1 : 2);
        Optional.ofNullable(back).ifPresent(reverse -> assertThat(asked.summary()).contains(reverse));
        assertThat(talk.store.imports().history(talk.firm)).isEqualTo(history);
    }

    @Test
    void whoever_may_take_nothing_back_is_told_the_same_of_their_own() {
        talk.says("U1", "digest subscribe monday 9:00");
        assertThat(talk.says("U1", "undo").summary()).isEqualTo("What you did here last was:"
                + " digest subscribe monday 9:00. It is reversed with: digest stop 1. Nothing was changed.");
    }

    @Test
    void what_is_told_after_it_comes_first_and_nothing_further_back_goes_unasked() {
        talk.says("UADMIN", ASSIGN);
        talk.says("UADMIN", "person add Kai Ito kai@firm.example");
        assertThat(talk.says("UADMIN", "undo").summary()).startsWith("Import 5 is taken back");
        var asked = talk.says("UADMIN", "undo");
        assertThat(asked.summary())
                .startsWith("What you did here last is taken back already. An undo goes further back:"
                        + " Import 4 (a person, told by you)");
        assertThat(talk.text("UADMIN", "person list")).contains("Eva Lund");
        assertThat(assigned()).containsExactly(Assignment.State.OPEN);
    }

    @Test
    void what_was_told_elsewhere_since_is_left_alone() {
        talk.says("UADMIN", "person add Kai Ito kai@firm.example");
        var there = talk.bot.say(new Message("undo", Talk.member("UADMIN"), Place.SHARED, Optional.of("there"),
                List.of(), "another place"));
        assertThat(there.reply().tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(talk.says("UADMIN", "undo").summary()).startsWith("Import 5 is taken back");
    }

    @Test
    void what_oneself_told_is_offered_before_what_others_did() {
        talk.says("UMANAGER", "person add Kai Ito kai@firm.example");
        talk.says("UADMIN", "digest subscribe monday 9:00");
        assertThat(talk.says("UADMIN", "undo").summary()).contains("Import 4 (a person, told by you)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            settings logging everyone | settings logging managers
            assign az-305 to ada@firm.example by 15 Dec | assign az-305 to ada@firm.example by 20 Dec
            """)
    void what_somebody_else_has_changed_since_is_asked_about(String line, String theirs) {
        talk.local("role grant admin slack:T1:UMANAGER");
        talk.says("UADMIN", line);
        talk.says("UMANAGER", theirs);
        var asked = talk.says("UADMIN", "undo");
        assertThat(asked.tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(asked.summary()).startsWith("What you did here last was: " + line);
    }

    @Test
    void it_is_of_one_place_and_of_one_person_and_ends() {
        talk.says("UADMIN", ASSIGN);
        assertThat(talk.says("UMANAGER", "undo").tone()).isEqualTo(Reply.Tone.REFUSED);
        talk.now = talk.now.plus(Duration.ofDays(8));
        talk.introduce("UADMIN", "Anna Admin", Account.Standing.MEMBER);
        assertThat(talk.says("UADMIN", "undo").summary()).startsWith("Import 4 (a person, told by you)");
        assertThat(assigned()).containsExactly(Assignment.State.OPEN);
    }

    @Test
    void what_was_begun_to_be_told_since_is_meant_before_it() {
        talk.says("UADMIN", ASSIGN);
        talk.says("UADMIN", "I passed AZ-305");
        talk.says("UADMIN", "undo that");
        assertThat(assigned()).containsExactly(Assignment.State.OPEN);
    }
}
