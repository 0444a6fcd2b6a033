package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import dev.seventy.Shipped;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that name a row of the playbook are answered, or asked about with the line that they mean. */
class EcosystemSentencesTest extends TalkingToTheBot {

    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @BeforeEach
    void people() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"who leads financial services?|eco FSI",
            "who is the lead for retail?|eco RETAIL", "who is our retail lead|eco RETAIL",
            "are we aligned with retail|eco RETAIL", "is FSI aligned?|eco FSI", "how far are we with M4?|eco M4",
            "what is the target of M4|eco M4", "who owns SI-2?|eco SI-2", "has SI-2 been done?|eco SI-2",
            "what does SI do?|eco SI", "who helps deploy|eco handover", "who helps us in the build phase?|eco handover",
            "what are the hypotheses|eco hypotheses", "show the opportunities|eco opportunities",
            "which actions has nobody|eco actions open unowned", "actions without an owner|eco actions open unowned",
            "which SI actions have no owner?|eco actions SI open unowned"})
    void what_is_asked_is_answered(String sentence, String line) {
        assertThat(PARSER.parse(sentence, TODAY)).isEqualTo(PARSER.parse(line, TODAY)).isInstanceOf(Ecosystem.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"SI-2 is done|eco done SI-2", "SI-2 is not done|eco status SI-2 not started",
            "SI-2 was never done|eco status SI-2 not started", "SI-2 isn't finished yet|eco status SI-2 not started",
            "SI-2 is blocked|eco status SI-2 blocked", "SI-2 is not blocked any more|eco status SI-2 in progress",
            "SI-2 is in progress|eco status SI-2 in progress", "Ada owns SI-2|eco owner SI-2 Ada",
            "I own SI-2|eco owner SI-2 me", "SI-2 belongs to Ada Byron|eco owner SI-2 Ada Byron",
            "assign SI-2 to Ada|eco owner SI-2 Ada", "please assign SI-2 to Ada|eco owner SI-2 Ada",
            "nobody owns SI-2|eco owner SI-2 none", "unassign SI-2|eco owner SI-2 none",
            "the owner of SI-2 is Ada|eco owner SI-2 Ada", "make Ada the owner of SI-2|eco owner SI-2 Ada",
            "set M4 to 12|eco metric M4 set 12", "M4 is at 7|eco metric M4 set 7", "add 5 to M4|eco metric M4 add 5",
            "the target of M4 is 10|eco metric M4 target 10", "M4 went up by 3|eco metric M4 add 3",
            "M4 fell by 3|eco metric M4 subtract 3", "FSI is aligned|eco industry FSI status aligned",
            "retail is not aligned|eco industry RETAIL status not aligned", "Ada doesn't own SI-2|eco owner SI-2 none",
            "M3 is EUR 180k|eco metric M3 set 180k EUR", "M3 is 180k eur now|eco metric M3 set 180k EUR",
            "the FSI lead is Ada|eco industry FSI lead Ada",
            "make Ada the lead for retail|eco industry RETAIL lead Ada",
            "make Ada the retail lead|eco industry RETAIL lead Ada", "Ada leads retail|eco industry RETAIL lead Ada"})
    void what_is_told_is_offered_as_the_line_and_not_taken(String sentence, String line) {
        var reply = talk.says("UMANAGER", sentence);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(reply.summary()).contains("Nothing was changed yet");
        assertThat(Talk.commands(reply)).contains(line).hasSizeBetween(2, 3);
        assertThat(talk.store.imports().history(talk.firm)).noneMatch(record -> record.isTold());
        assertThat(PARSER.parse(line, TODAY)).isInstanceOfAny(Ecosystem.EcoTell.class, Ecosystem.EcoCount.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"who leads the team?", "who could pass AZ-305", "who az-104",
            "assign az-305 to me by 15 Dec", "Ada leads the Oslo office", "our M365 score", "what is our score",
            "is security ok?", "the sales lead is Ada", "which actions bring us to 70 points?",
            "who helps me with AZ-305?", "make ada@firm.example an admin", "who is in retail", "add 5 references",
            "E5 is too expensive", "I passed AZ-305 and lead in banking now"})
    void what_names_no_row_is_left_to_others(String sentence) {
        assertThat(PARSER.parse(sentence, TODAY)).isNotInstanceOf(Ecosystem.class);
        assertThat(talk.text("UMANAGER", sentence)).doesNotContain("eco ");
    }

    @Test
    void two_rows_in_one_sentence_are_asked_for_one_by_one() {
        assertThat(Talk.commands(talk.says("UMANAGER", "SI-2 and SI-3 are done"))).containsExactly("eco SI-2",
                "eco SI-3");
        var reply = talk.says("UMANAGER", "eco done SI-2 SI-3");
        assertThat(reply.summary()).contains("Nothing was changed");
        assertThat(Talk.commands(reply)).containsExactly("eco done SI-2", "eco done SI-3");
        assertThat(talk.text("UMANAGER", "eco done SI-2 \"SI-3\"")).contains("status done (\"SI-3\")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "eco si-check \"Acme\" delivery=yes delivery=no|'delivery' is answered twice",
            "eco ps few-devs many-devs|'few developers' and 'many developers' cannot both hold",
            "eco ps lighthouse not lighthouse|is said and denied", "eco actions SI FE|several partner types: SI, FE",
            "eco actions high medium|several urgencies", "eco focus 3m XX|'xx' is no horizon and no partner type",
            "eco focus 3m 6m|several horizons",
            "eco industry FSI status aligned status blocked|the status is said twice",
            "eco owner SI-3 not Ada Byron|One person is recorded at a time",
            "eco owner SI-3 Ada Byron and Max Manager|One person is recorded at a time",
            "eco owner SI-2 Ada Byron SI-3|One person is recorded at a time",
            "eco clear SI-9|There is no 'SI-9' in the playbook", "eco status SI-2|Which state?"})
    void what_is_said_both_ways_or_too_much_is_asked(String line, String answer) {
        var reply = talk.says("UMANAGER", line);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(reply.summary()).contains(answer).containsAnyOf("Nothing was", "nothing was");
        assertThat(Talk.commands(reply)).isNotEmpty();
        assertThat(talk.store.imports().history(talk.firm)).noneMatch(record -> record.isTold());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eco done SI-2 \"%s\"", "eco status SI-2 in progress \"%s\"", "eco note SI-2 %s",
            "eco industry FSI demo %s", "eco si-check Acme delivery=no \"%s\""})
    void a_text_that_is_too_long_is_refused_and_not_cut(String line) {
        assertThat(talk.text("UMANAGER", line.formatted("a".repeat(501)))).contains("A text has at most 500 characters",
                "Nothing was changed");
        assertThat(talk.text("UMANAGER", line.formatted("b".repeat(500)))).doesNotContain("Nothing was changed");
    }
}
