package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.seventy.Shipped;
import dev.seventy.bot.Message.Place;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Assignment;
import dev.seventy.store.Forgetting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked to do what until when, and what becomes of it. */
class AssignmentTest extends TalkingToTheBot {

    private static final String ASSIGN = "assign az-305 to ada@firm.example by 15 Dec";

    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());

    @BeforeEach
    void a_firm_with_ada() {
        talk.figures();
        introduce();
    }

    private void introduce() {
        talk.introduce("UMANAGER", "Max Manager", Account.Standing.MEMBER);
        talk.introduce("UADMIN", "Anna Admin", Account.Standing.MEMBER);
        talk.introduce("UADA", "Ada", "ada@firm.example");
    }

    private void pass(int days) {
        talk.now = talk.now.plus(Duration.ofDays(days));
        introduce();
    }

    private Answer asked() {
        return talk.says("UMANAGER", Place.PRIVATE, ASSIGN);
    }

    private List<Assignment> all() {
        return talk.store.assignments().of(talk.firm);
    }

    private static Answer.Elsewhere.Account only(Answer answer) {
        assertThat(answer.elsewhere()).hasSize(1);
        return (Answer.Elsewhere.Account) answer.elsewhere().getFirst();
    }

    @Test
    void whoever_is_asked_is_told_what_it_is_worth_and_why_they() {
        var answer = asked();
        assertThat(answer.reply().summary())
                .isEqualTo("Ada Byron has AZ-305 to take by 15 Dec 2026. I wrote to them directly.");
        var letter = only(answer);
        assertThat(letter.user()).isEqualTo("UADA");
        assertThat(PlainText.render(letter.reply())).contains(
                "@Max Manager asks you to take Azure Solutions Architect Expert (AZ-305) by 15 Dec 2026",
                "Why you: you hold AZ-104, which it needs");
        assertThat(Talk.commands(letter.reply())).containsExactly("cert add az-305", "assignment decline 1");
        assertThat(talk.store.audit().of(talk.firm)).filteredOn(entry -> entry.action().equals("assignment.made"))
                .hasSize(1);
    }

    @Test
    void it_stands_in_the_list_in_the_next_steps_of_the_score_and_in_the_digest() {
        talk.says("UMANAGER", "assign infrastructure net adds to ada@firm.example by 15 Dec");
        assertThat(talk.text("UMANAGER", "assignments")).contains("Ada Byron", "15 Dec 2026", "open");
        assertThat(talk.text("UMANAGER", "score")).contains("Ada Byron (by 15 Dec 2026) has it.");
        assertThat(talk.text("U1", "score")).contains("a colleague (by 15 Dec 2026) has it.").doesNotContain("Ada");
        assertThat(talk.text("UMANAGER", "digest preview")).contains("Ada Byron (by 15 Dec 2026) has it.");
        assertThat(talk.text("U1", "score infrastructure")).contains("a colleague (by 15 Dec 2026) has it.");
        assertThat(talk.text("UMANAGER", "score as of 2026-11-01")).doesNotContain("has it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"don't ask Ada to take AZ-305 by 15 Dec",
            "please do not assign az-305, nor have Ada take it", "never ask ada@firm.example to renew AZ-104"})
    void whoever_is_not_to_be_asked_is_not_and_nothing_else_is_made_of_it(String line) {
        var answer = talk.says("UMANAGER", Place.PRIVATE, line);
        assertThat(answer.reply().summary()).contains("nobody is asked", "Nothing was assigned");
        assertThat(answer.elsewhere()).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void of_several_each_button_says_which_it_is_for_in_words() {
        talk.says("UMANAGER", "assign infrastructure net adds to ada@firm.example by 15 Dec");
        asked();
        assertThat(talk.text("UADA", "assignments")).contains("Decline: AZ-305", "Done: Infrastructure, ")
                .doesNotContain("netCustomerAdds", "azure-solutions-architect-expert");
    }

    @Test
    void a_name_that_one_calls_their_account_by_and_others_have_is_asked() {
        talk.take("toms.csv", Talk.PEOPLE + "P7,Tom Baker,tbaker@firm.example,,,,Oslo,Lead,2020-01-01,\n"
                + "P8,Tom Jones,tjones@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        talk.introduce("UTOM", "Tom", "tbaker@firm.example");
        var answer = talk.says("UMANAGER", Place.PRIVATE, "assign az-305 to Tom by 15 Dec");
        assertThat(answer.reply().summary()).contains("Who is 'Tom'?", "Nothing was assigned");
        assertThat(answer.elsewhere()).isEmpty();
        assertThat(Talk.commands(answer.reply())).anyMatch(line -> line.contains("tbaker"))
                .anyMatch(line -> line.contains("tjones"));
        talk.introduce("UBEE", "Bee", "ada@firm.example");
        assertThat(talk.text("UMANAGER", "assign az-305 to Bee by 15 Dec")).contains("Ada Byron has AZ-305");
    }

    @Test
    void what_is_overdue_comes_first_and_is_said_to_be() {
        talk.says("UMANAGER", "assign az-700 to ada@firm.example by 20 Jan");
        asked();
        pass(30);
        assertThat(talk.text("UMANAGER", "assignments")).contains("2 things are to be done, 1 overdue")
                .containsSubsequence("overdue", "open");
        assertThat(talk.text("UMANAGER", "digest preview")).contains("overdue since 15 Dec 2026");
    }

    @Test
    void it_ends_by_itself_once_the_certification_is_on_record_and_begins_again_when_that_is_undone() {
        asked();
        talk.take("passed.csv", Talk.CERTS + "ada@firm.example,AZ-305,2026-11-19,2027-11-19,,,x\n");
        assertThat(talk.text("UMANAGER", "assignments")).contains("Nobody was asked to do anything");
        assertThat(talk.text("UADA", "assignment done 1")).contains("is on record");
        assertThat(all()).singleElement().satisfies(one -> assertThat(one.isOpen()).isTrue());
        talk.local("undo " + talk.store.imports().history(talk.firm).getFirst().id().value());
        assertThat(talk.text("UMANAGER", "assignments")).contains("Ada Byron");
    }

    @Test
    void a_renewal_is_done_when_it_lasts_longer_than_it_did() {
        talk.take("more.csv", Talk.CERTS + "bob@firm.example,AZ-104,2026-01-01,2028-01-01,,,x\n"
                + "bob@firm.example,AZ-700,2026-01-01,2028-01-01,,,x\n");
        var letter = only(talk.says("UMANAGER", Place.PRIVATE, "assign az-104 to ada@firm.example by 15 Dec"));
        assertThat(PlainText.render(letter.reply())).contains("asks you to renew", "you hold it until 1 Jan 2027",
                "lost otherwise");
        assertThat(talk.text("UMANAGER", "assign az-104 to ada@firm.example by 10 Jan"))
                .contains("It expires on 1 Jan 2027, and can be renewed through that day");
        assertThat(talk.text("UMANAGER", "assignments")).contains("AZ-104");
        talk.take("renewed.csv", Talk.CERTS + "ada@firm.example,AZ-104,2026-01-01,2028-01-01,,,x\n");
        assertThat(talk.text("UMANAGER", "assignments")).contains("Nobody was asked to do anything");
    }

    @Test
    void a_decline_is_told_once_and_can_be_thought_better_of() {
        asked();
        var declined = talk.says("UADA", Place.PRIVATE, "assignment decline 1");
        assertThat(only(declined)).satisfies(told -> {
            assertThat(told.user()).isEqualTo("UMANAGER");
            assertThat(told.reply().summary()).contains("@Ada declined what you asked: AZ-305 by 15 Dec 2026");
        });
        assertThat(talk.text("UADA", "assignment decline 1")).contains("is declined already", "nothing was changed");
        assertThat(talk.text("UMANAGER", "assignments")).contains("1 declined");
        assertThat(only(talk.says("UADA", Place.PRIVATE, "assignment take 1")).reply().summary()).contains("takes on");
        assertThat(talk.says("UADA", Place.PRIVATE, "assignment decline 1").elsewhere()).isEmpty();
    }

    @Test
    void nobody_answers_for_another_and_members_ask_nobody() {
        asked();
        assertThat(talk.text("U1", "assignment decline 1")).contains("There is no assignment 1 of yours");
        assertThat(talk.text("UMANAGER", "assignment done 1")).contains("There is no assignment 1 of yours");
        assertThat(talk.text("U1", "assignments")).contains("Nothing is asked of you").doesNotContain("Ada");
        assertThat(talk.says("U1", ASSIGN).tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("U1", "unassign 1").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.text("UADA", "assignments")).contains("you", "AZ-305");
        assertThat(all()).singleElement().satisfies(one -> assertThat(one.isOpen()).isTrue());
    }

    @Test
    void it_is_taken_back_told_so_and_assigned_again_by_the_button() {
        asked();
        var back = talk.says("UMANAGER", Place.PRIVATE, "unassign az-305 from ada@firm.example");
        assertThat(back.reply().summary()).contains("Taken back: Ada Byron has AZ-305 to do no longer.");
        assertThat(only(back).reply().summary()).contains("@Max Manager took back");
        assertThat(Talk.commands(back.reply())).containsExactly("assign az-305 to ada@firm.example by 2026-12-15");
        assertThat(talk.text("UMANAGER", "unassign az-305")).contains("Nobody has AZ-305 to do");
        assertThat(talk.text("UMANAGER", "assign az-305 to ada@firm.example by 2026-12-15")).contains("Ada Byron has");
    }

    @Test
    void asked_again_for_another_day_it_is_the_same_with_that_day() {
        asked();
        assertThat(talk.text("UMANAGER", ASSIGN)).contains("already. Nothing was changed");
        var later = talk.says("UMANAGER", "assign az-305 to ada@firm.example by 20 Dec");
        assertThat(later.summary()).contains("by 20 Dec 2026 now, and no longer by 15 Dec 2026");
        assertThat(Talk.commands(later)).containsExactly("assign az-305 to ada@firm.example by 2026-12-15");
        assertThat(all()).hasSize(1);
    }

    @Test
    void the_form_offers_those_who_could_take_it_with_the_reason() {
        var form = talk.says("UMANAGER", "assign az-305").blocks().stream().filter(Block.Form.class::isInstance)
                .map(Block.Form.class::cast).findFirst().orElseThrow();
        assertThat(((Block.Input.OneOf) form.fields().getFirst().input()).options()).singleElement()
                .satisfies(option -> {
                    assertThat(option.label()).startsWith("Ada Byron: holds AZ-104");
                    assertThat(option.value()).isEqualTo("ada@firm.example");
                });
        assertThat(talk.text("UMANAGER", form.line(Map.of("who", "ada@firm.example", "day", "2026-12-15"))))
                .contains("Ada Byron has AZ-305 to take by 15 Dec 2026");
    }

    @Test
    void a_metric_is_done_when_whoever_was_asked_says_so() {
        talk.says("UMANAGER", "assign infrastructure net adds to ada@firm.example by 15 Dec");
        assertThat(talk.text("UMANAGER", "assignments")).contains("Infrastructure, Net customer adds");
        var done = talk.says("UADA", Place.PRIVATE, "assignment done 1");
        assertThat(only(done).reply().summary()).contains("@Ada did what you asked");
        assertThat(all()).singleElement().satisfies(one -> assertThat(one.state()).isEqualTo(Assignment.State.DONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"assign | Who is to do what", "assign to ada@firm.example by 15 Dec | What is",
            "assign az-305 to by 15 Dec | By whom", "assign az-305 to ada@firm.example by yesterday | is over",
            "assign az-305 to ada@firm.example by someday | as a day",
            "assign az-305 to ada@firm.example by 2031-01-01 | more than 2 years away",
            "assign az-305 to nobody@firm.example by 15 Dec | I know nobody",
            "assign dp-203 to ada@firm.example by 15 Dec | can no longer be taken",
            "assign data-ai to ada@firm.example by 15 Dec | nothing that one person can do",
            "assign nonsense to ada@firm.example by 15 Dec | I know nothing by the name",
            "assign 東京 to 京都 by 15 Dec | I know nothing by the name", "unassign | What is taken back",
            "unassign 7 | Nobody has assignment 7", "assignment | asked", "assignment decline | assignment decline 3",
            "assignment decline 99999999999 | There is no assignment"})
    void what_cannot_be_asked_is_said_and_nothing_is_assigned(String line, String said) {
        assertThat(talk.text("UMANAGER", line)).contains(said);
        assertThat(all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ask ada@firm.example to take az-305 by 15 Dec | az-305 | ada@firm.example",
            "please have Ada Byron renew the az-104 certification before 2026-12-15 | az-104 | Ada Byron",
            "can you assign az-305 to ada@firm.example by 15 Dec? | az-305 | ada@firm.example",
            "assign az-305 by 15 Dec to ada@firm.example | az-305 | ada@firm.example"})
    void somebody_is_asked_in_ones_own_words(String line, String what, String who) {
        assertThat(PARSER.parse(line, LocalDate.of(2026, 11, 20)))
                .isEqualTo(new Assigning.Assign(what, who, LocalDate.of(2026, 12, 15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"who has what to do", "what is assigned to me", "my assignments", "assignment list"})
    void what_is_to_be_done_is_asked_in_ones_own_words(String line) {
        assertThat(PARSER.parse(line, LocalDate.of(2026, 11, 20))).isEqualTo(new Assigning.AssignmentList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask admin import history", "I will take az-305 by 15 Dec", "who could take az-305",
            "have you passed az-305 by chance", "Bob passed az-305 yesterday"})
    void what_asks_nobody_is_what_it_was(String line) {
        assertThat(PARSER.parse(line, LocalDate.of(2026, 11, 20))).isNotInstanceOf(Assigning.class);
    }

    @Test
    void forgetting_somebody_removes_what_they_were_asked_and_who_asked() {
        asked();
        var ada = all().getFirst().person();
        talk.store.forgetting().forget(talk.firm, Forgetting.Whom.person(ada), Sender.Local.TERMINAL.actor());
        assertThat(all()).isEmpty();
        assertThat(talk.text("UMANAGER", "assignments")).contains("Nobody was asked to do anything");
    }

    @Test
    void a_colleague_without_an_account_is_not_told_and_that_is_said() {
        talk.take("people.csv", Talk.PEOPLE + "P2,Bo Else,bo@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        var answer = talk.says("UMANAGER", Place.PRIVATE, "assign az-305 to Bo Else by " + LocalDate.of(2026, 12, 15));
        assertThat(answer.elsewhere()).isEmpty();
        assertThat(answer.reply().summary()).contains("nobody was written to; please tell them");
    }
}
