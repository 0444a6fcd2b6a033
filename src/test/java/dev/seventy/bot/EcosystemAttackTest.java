package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seventy.bot.Message.Place;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines to the playbook that say too much, too little or two things are asked, and nothing is recorded by them. */
class EcosystemAttackTest extends TalkingToTheBot {

    @BeforeEach
    void people() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n"
                + "P2,Anna Baker,baker@firm.example,,,,Oslo,,2020-01-01,\n");
    }

    private String admin(String line) {
        return talk.text("UADMIN", line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "eco metric M3 set 5 EUR USD|Those are several currencies: EUR, USD",
            "eco metric M3 set €5 USD|Those are several currencies: USD, EUR", "eco metric M3 set 5 XXX|Say a number",
            "eco metric M3 set 5 XTS|Say a number", "eco metric M3 set 5 XAU|Say a number",
            "eco metric M3 set 12345678901234567890 EUR|at most 15 digits",
            "eco metric M4 add 12345678901234567890|at most 1,000,000", "eco metric M4 set 1000001|at most 1,000,000",
            "eco metric M4 target 2m|at most 1,000,000", "eco metric M4 subtract 7|Nothing is told of M4 yet",
            "eco si-check \"Acme\" not delivery=no|was not clear", "eco si-check Acme not delivery=no|was not clear",
            "eco si-check \"Acme\" but delivery=no|was not clear",
            "eco owner SI-2 ada@firm.example baker@firm.example|One person is recorded at a time",
            "eco owner SI-2 me|Which person of the firm you are is not known", "eco owner SI-2 outside|Who?",
            "eco done SI-2?|Was that asked", "eco SI-2 done?|Was that asked", "eco metric M4 set 7?|Was that asked",
            "eco done SI-2 not done|was not clear", "eco done SI-2 but not really|was not clear",
            "eco done SI-2 almost done|was not clear", "eco done SI-2 as of 2026-11-19|holds from today on",
            "eco owner SI-2 ada@firm.example as of 2026-11-19|holds from today on",
            "eco action SI-2 done|What more was said beside SI-2", "eco show done SI-2|nothing called 'done SI-2'",
            "eco done SI-2, SI-3|One action is marked at a time", "eco done SI-2 or SI-3|That names SI-2 and SI-3",
            "eco done SI-2 except SI-3|That names SI-2 and SI-3", "eco done SI-2 without SI-3|That names SI-2 and SI-3",
            "eco done SI-2 / SI-3|That names SI-2 and SI-3", "eco done SI-2 plus SI-3|That names SI-2 and SI-3",
            "eco done SI-2 or SI-99|That names SI-2 and SI-99", "eco done SI-2 SI 3|That names SI-2 and SI-3",
            "eco SI-2 done or SI-3|That names SI-2 and SI-3",
            "eco done SI-2 \"all of it\" or SI-3|That names SI-2 and SI-3", "eco done SI-2/SI-3|Which action?",
            "eco done SI-2 or M4|That names SI-2 and M4",
            "eco done SI-2 or the other one|is a note on SI-2 was not clear",
            "eco note SI-2 or SI-3 blocked|is a note on SI-2 was not clear",
            "eco note SI-2 SI-3 blocked|That names SI-2 and SI-3", "eco industry FSI note or RETAIL|Say the note",
            "eco owner SI-2 Ada / SI-3|One person is recorded at a time",
            "eco owner SI-2 Ada except SI-3|One person is recorded at a time",
            "eco owner SI-2 Ada plus Anna|One person is recorded at a time",
            "eco clear SI-2 or SI-3|these can be cleared", "eco status SI-2 or SI-3 done|is no state",
            "eco start SI-2 or SI-3|That names SI-2 and SI-3", "eco metric M4 set 7 or 8|Say a number",
            "eco si-check Acme or Beta delivery=yes|One integrator is held against the profile at a time",
            "all SI actions are done except SI-2|are told one by one",
            "eco all SI actions are done except SI-2|are told one by one",
            "SI-2 is done, all others are not|are told one by one", "all but SI-2 are done|are told one by one",
            "eco report as of 2026-11-19 as of 2026-11-18|That names two days: 2026-11-19 and 2026-11-18",
            "eco report as of|Which day?", "eco SI-2 known on|Which day?"})
    void it_is_asked_and_nothing_is_recorded(String line, String why) {
        var reply = talk.says("UADMIN", line);
        assertThat(reply.tone()).isIn(Reply.Tone.MISUNDERSTOOD, Reply.Tone.REFUSED);
        assertThat(reply.summary()).contains(why).containsAnyOf("Nothing was", "nothing was");
        assertThat(Talk.commands(reply)).noneMatch(command -> command.contains("outside"));
        assertThat(talk.store.imports().history(talk.firm)).noneMatch(record -> record.isTold());
    }

    @Test
    void a_count_grows_to_its_limit_and_not_beyond() {
        assertThat(admin("eco metric M4 add 1000000")).startsWith("M4, SI-delivered Apps: 1,000,000;");
        assertThat(admin("eco metric M4 add 1")).startsWith("What is counted is at most 1,000,000: check it.")
                .contains("Nothing was recorded");
        assertThat(PlainText.render(talk.take("playbook.csv", """
                part,item,field,value,unit,note,person,said_on,source
                metric,M5,value,1000001,,,,2026-11-20,
                metric,M3,value,5,number,,,2026-11-20,
                metric,M2,value,5,money,,,2026-11-20,
                """))).contains("what is counted is at most 1,000,000", "this metric is an amount of money",
                "this metric is counted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"eco done si 2|eco done SI-2", "eco done SI-2 SI-2|eco done SI-2",
            "eco status si 2 blocked|eco status SI-2 blocked", "eco owner si 2 none|eco owner SI-2 none",
            "eco ps PS-R2|eco PS-R2", "eco rules|eco ps rules",
            "eco done SI-2 \"not all of it\"|eco SI-2 done \"not all of it\"",
            "eco show me the actions of SI|eco actions SI",
            "eco report as of 2026-11-19 as of 2026-11-19|eco report as of 2026-11-19"})
    void what_is_meant_by_only_one_thing_is_read(String line, String meant) {
        assertThat(talk.text("UMANAGER", line)).isEqualTo(otherwise(meant));
    }

    private String otherwise(String line) {
        talk.says("UMANAGER", "undo");
        var said = talk.text("UMANAGER", line);
        return said.replace("undo 3", "undo 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "eco done SI-2 or SI-3|eco done SI-2,eco done SI-3,eco done SI-2 \"or SI-3\"",
            "eco done SI-2 except SI-3|eco done SI-2,eco done SI-2 \"except SI-3\"",
            "eco note SI-2 or SI-3 blocked|eco note SI-2 \"or SI-3 blocked\",eco SI-2",
            "all SI actions are done except SI-2|eco actions,eco SI-2"})
    void each_that_was_named_can_be_told_alone_and_what_was_excepted_cannot(String line, String offered) {
        assertThat(Talk.commands(talk.says("UADMIN", line))).containsExactly(offered.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"eco done SI-2 \"or SI-3\"|status done (\"or SI-3\")",
            "eco done SI-2 in Q4|status done (\"in Q4\")", "eco note SI-2 depends on SI-3|note \"depends on SI-3\"",
            "SI-2 is all done|Is SI-2 done?", "eco si-check \"Acme or Beta\" delivery=yes|Acme or Beta meets 1 of 4"})
    void what_is_plainly_a_note_or_a_name_is_recorded_as_that(String line, String answer) {
        assertThat(admin(line)).contains(answer);
    }

    @Test
    void a_currency_that_was_told_is_not_dropped_unsaid() {
        admin("eco metric M3 set 100 EUR");
        var reply = talk.says("UADMIN", "eco metric M3 set 7");
        assertThat(reply.summary()).isEqualTo("The value of M3 was told in EUR, and the currency of what you said was"
                + " not. Which is it? Nothing was recorded.");
        assertThat(Talk.commands(reply)).containsExactly("eco metric M3 set 7 EUR", "eco M3");
        assertThat(admin("eco M3")).startsWith("M3, SI-sourced pipeline: EUR 100;");
        assertThat(admin("eco metric M3 set 7 EUR")).startsWith("M3, SI-sourced pipeline: EUR 7;");
        assertThat(admin("eco metric M3 set 8 USD")).startsWith("M3, SI-sourced pipeline: USD 8;");
        admin("eco metric M3 target 500 USD");
        assertThat(Talk.commands(talk.says("UADMIN", "eco metric M3 target 600")))
                .contains("eco metric M3 target 600 USD");
        admin("eco clear M3 value");
        assertThat(admin("eco metric M3 set 7")).startsWith("M3, SI-sourced pipeline: 7 of USD 500");
    }

    @Test
    void whoever_may_not_see_an_amount_is_not_told_its_currency_either() {
        admin("eco metric M3 set 100 EUR");
        assertThat(talk.text("UMANAGER", "eco metric M3 set 7")).startsWith("Recorded. ").doesNotContain("EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS for a bank or a retailer", "PS for a bank or a retailer?",
            "do we bring in PS for a bank or a retailer"})
    void which_of_two_industries_a_customer_is_of_is_asked(String line) {
        var reply = talk.says("UADMIN", line);
        assertThat(reply.summary()).startsWith("Which is it: financial services or Retail? Nothing was decided.");
        assertThat(Talk.commands(reply)).containsExactly("eco ps fsi", "eco ps retail");
    }

    @Test
    void an_amount_that_is_on_file_is_said_with_its_currency() {
        admin("eco metric M3 set 5 EUR");
        assertThat(admin("eco metric M3 set 5 €")).contains("on file already: M3, value EUR 5.");
        assertThat(admin("eco metric M3 subtract 6 EUR")).startsWith("M3 is EUR 5, so there cannot be 6 fewer.");
    }

    @Test
    void an_industry_that_is_said_to_be_aligned_is_asked_about_also_behind_its_word() {
        assertThat(Talk.commands(talk.says("UMANAGER", "eco FSI is aligned")))
                .containsExactly("eco industry FSI status aligned", "eco FSI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eco", "eco done", "eco owner", "eco note", "eco clear", "eco ps", "eco si-check",
            "eco metric", "eco industry", "eco type", "eco focus", "eco actions", "eco history", "eco show",
            "eco report"})
    void whatever_stands_behind_a_word_is_answered(String line) {
        for (var rest : new String[]{"", " ", " ?", " \"", " \"\"", " =", " - -", " .", " 0", " -1", " 1e9", " ½", " ０",
                " сделано", " 完成", " שלום", " 👍", " SI-2 SI-3", " SI-99", " or", " not", " and and",
                " as of 9999-12-31", " known on 0001-01-01", " as of 2026-02-30", " <@U1>", " <!channel>", " %s %d",
                " ".repeat(900) + "x", " x".repeat(450), " y".repeat(2000)}) {
            for (var place : Place.values()) {
                var reply = talk.says("UMANAGER", place, line + rest).reply();
                assertThat(reply.summary()).as(line + rest).isNotBlank().doesNotContain("null", "Exception", "${");
            }
        }
    }
}
