package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.Shipped;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Databricks partner asks is answered as it was meant, or asked back, and gives nothing hidden away. */
class DatabricksQuestionsTest extends TalkingToTheBot {

    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());

    private static String meant(String line) {
        var command = PARSER.parse(line, LocalDate.EPOCH);
        return command instanceof Partnering.PartnerValueIf asked ? asked.supposed().stream()
                .map(one -> one.signal() + " " + one.more().toPlainString()).collect(Collectors.joining(" "))
                : command.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"what if we lose 3 professionals|PROFESSIONAL -3",
            "what if databricks drop 10 deals|DEAL_REGISTRATIONS -10",
            "what if we lost 2 public references|PUBLIC_REFERENCES -2", "what if we were without 1 award|AWARDS -1",
            "what if minus 2 deals|DEAL_REGISTRATIONS -2", "what if 3 professionals leave|PROFESSIONAL -3",
            "what if -5 deals|DEAL_REGISTRATIONS -5",
            "what if we lose 3 professionals and 2 deals|PROFESSIONAL -3 DEAL_REGISTRATIONS -2",
            "what if we lose 3 professionals and gain 2 deals|PROFESSIONAL -3 DEAL_REGISTRATIONS 2",
            "what if we lose 3 more professionals|PROFESSIONAL -3",
            "what if we lose 3 professionals and win 2 more deals|PROFESSIONAL -3 DEAL_REGISTRATIONS 2",
            "what if 5 fewer professionals and 3 more deals|PROFESSIONAL -5 DEAL_REGISTRATIONS 3",
            "what if we win 5 deals and lose 3 professionals|DEAL_REGISTRATIONS 5 PROFESSIONAL -3",
            "what if databricks technology lose 2 migrations|MIGRATIONS -2",
            "what if we would get 2.5% more growth|GROWTH 2.5", "what if 1,250,000 more dbu|CONSUMPTION 1250000"})
    void a_loss_is_a_loss_in_whatever_words(String line, String meant) {
        assertThat(meant(line)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what if -5 fewer deals", "what if we lose 5 fewer deals", "what if we lose -5 deals",
            "what if we lose 5 deals lost", "what if we lose 3 professionals and 2 more deals",
            "what if we drop to 5 deals", "what if we have 5 deals left", "what if we never win 5 deals",
            "what if we did not lose 3 deals", "what if half of 10 deals", "what if 5 fewer deals and 3 professionals",
            "what if 2,5 more growth", "what if 2,50 more growth", "what if 1e5 more dbu", "what if 5k more dbu",
            "what if 2.5 more deals", "what if $500 more dbu", "what if 5", "what if 12,34,567 more dbu"})
    void what_can_be_meant_otherwise_is_asked_about(String line) {
        assertThat(meant(line)).isEqualTo("Unclear");
        assertThat(talk.says("UADMIN", line).tone()).isNotEqualTo(Tone.ANSWER);
    }

    @Test
    void the_question_says_what_is_unclear() {
        assertThat(talk.text("UADMIN", "what if 2,5 more growth")).contains("2.5 or 25");
        assertThat(talk.text("UADMIN", "what if we never win 5 deals")).contains("'never'");
        assertThat(talk.text("UADMIN", "what if 5")).contains("Say of what there would be 5").doesNotContain("''");
        assertThat(talk.text("UADMIN", "what if -5 fewer deals")).contains("in two ways");
    }

    @Test
    void no_more_can_be_lost_than_there_is() {
        talk.says("UADMIN", "deal add \"a shop\" approved");
        var answer = talk.says("UADMIN", "what if we lose 500 deals");
        assertThat(answer.tone()).isEqualTo(Tone.REFUSED);
        assertThat(answer.summary()).contains("500 fewer deals cannot be supposed: only 1 is on file");
        assertThat(talk.text("UADMIN", "what if we lose 1 deal")).startsWith("Supposing 1 fewer deal:");
        assertThat(talk.says("UADMIN", "what if we lose 1 deal and 1 deal").tone()).isEqualTo(Tone.REFUSED);
        assertThat(talk.says("UADMIN", "what if we gain 1 deal and lose 2 deals").tone()).isEqualTo(Tone.ANSWER);
        assertThat(talk.says("UADMIN", "what if -7% growth").tone()).isEqualTo(Tone.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"databricks set dbu 1234567", "databricks set dbu_growth_percent 17"})
    void where_consumption_is_hidden_the_answer_is_the_same_whatever_it_is(String told) {
        talk.says("UADMIN", "deal add \"a shop\" approved");
        talk.says("UADMIN", "databricks set pvs 9.4");
        talk.says("UADMIN", told);
        var before = talk.text("UMANAGER", "pvs");
        var inPublic = talk.says("UADMIN", Message.Place.SHARED, "pvs").toString();
        var shared = talk.says("UADMIN", Message.Place.ASIDE, "share pvs").elsewhere();
        talk.says("UADMIN", told.replaceAll("\\d+$", "7654321"));

        assertThat(talk.text("UMANAGER", "pvs")).isEqualTo(before).contains("9.4, as the partner portal showed",
                "Pipeline", "0.15", "an amount for admins", "our estimate of it is for admins");
        assertThat(talk.says("UADMIN", Message.Place.SHARED, "pvs").toString()).isEqualTo(inPublic);
        assertThat(talk.says("UADMIN", Message.Place.ASIDE, "share pvs").elsewhere()).isEqualTo(shared);
        assertThat(talk.text("UADMIN", "pvs")).contains("Our estimate: ", "7,654,321", "With all weights halved");
    }

    @Test
    void whoever_may_not_see_the_consumption_cannot_guess_it_by_telling_it_again() {
        talk.says("UADMIN", "databricks set dbu 1000000");
        var right = talk.text("UMANAGER", "databricks set dbu 1000000");
        assertThat(right).startsWith("Recorded").contains("undo 2");
        assertThat(talk.text("UMANAGER", "undo 2")).startsWith("Import 2 is taken back");
        var wrong = talk.text("UMANAGER", "databricks set dbu 2000000");
        assertThat(wrong.replace("undo 3", "undo 2").replace("2,000,000", "1,000,000")).isEqualTo(right);
        assertThat(talk.text("UMANAGER", "undo 3")).startsWith("Import 3 is taken back");
        assertThat(talk.text("UADMIN", "databricks set dbu 1000000")).as("who may see it").contains("on file already");
        assertThat(talk.text("UADMIN", "pvs")).contains("1,000,000 USD a year");
    }

    @Test
    void a_tier_that_the_portal_showed_is_not_called_our_estimate() {
        assertThat(talk.text("UMANAGER", "score databricks"))
                .contains("This is our estimate, not the tier that Databricks shows.");
        talk.says("UMANAGER", "databricks set tier select");
        for (var line : List.of("score databricks", "why databricks")) {
            assertThat(talk.text("UMANAGER", line)).as(line)
                    .contains("The tier that the partner portal showed is as it was told; all else is our estimate.")
                    .doesNotContain("This is our estimate");
        }
    }

    @ParameterizedTest
    @CsvSource({"why databricks scale,CSI-ELI-1", "why databricks density,CSI-ELI-1",
            "why databricks density route,CSI-ELI-1", "why databricks large-scale,CSI-GLO-2",
            "why databricks bench,CSI-ELI-1", "why databricks reference,CSI-SEL-1"})
    void a_requirement_is_found_by_its_route_and_by_whole_words(String line, String requirement) {
        assertThat(talk.text("UMANAGER", line)).startsWith(requirement + ", ");
    }

    @Test
    void a_part_of_a_word_names_no_requirement() {
        assertThat(talk.text("UMANAGER", "why databricks cale")).contains("There is no requirement 'cale'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"what do we miss for select|score databricks select",
            "what do we miss for select?|score databricks select", "are we elite|score databricks elite",
            "are we elite yet?|score databricks elite", "how far from gold|score databricks gold",
            "how far are we from a gold partner|score databricks gold", "are we databricks gold?|score databricks gold",
            "do we have databricks silver|score databricks silver",
            "what is missing to become select|score databricks select"})
    void a_tier_is_understood_that_somebody_aims_at(String sentence, String line) {
        assertThat(PARSER.parse(sentence, LocalDate.EPOCH)).isEqualTo(PARSER.parse(line, LocalDate.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"are we registered", "what do I need to get validated", "select the next thing we need",
            "are we there yet", "what is missing for security"})
    void an_ordinary_word_is_no_tier(String sentence) {
        assertThat(PARSER.parse(sentence, LocalDate.EPOCH)).isNotInstanceOf(Partnering.Tier.class);
    }

    @Test
    void a_person_told_by_address_alone_is_shown_by_it_to_those_who_may_see_people() {
        talk.says("UMANAGER", "champion add new.one@firm.example new");
        assertThat(talk.text("UMANAGER", "champion list")).contains("new.one@firm.example")
                .doesNotContain("without a name");
        assertThat(talk.text("U1", "champion list")).doesNotContain("new.one");
        assertThat(talk.says("UMANAGER", Message.Place.SHARED, "champion list").toString()).doesNotContain("new.one");
    }

    @Test
    void a_row_that_contradicts_an_earlier_one_is_rejected_and_nothing_else() {
        var reply = talk.bot.say(new Message("import", Talk.member("UADMIN"), Message.Place.PRIVATE,
                Optional.of("files"), List.of(talk.file("wallet.csv", """
                        recipient_name,recipient_email,name,issued_on,expired_on
                        Ada Byron,ada@firm.example,Databricks Certified Data Engineer Professional,2026-01-10,2028-01-10
                        Ada Byron,ada@firm.example,Databricks Certified Data Engineer Professional,2026-01-10,2028-02-20
                        Ada Byron,ada@firm.example,Databricks Certified Data Engineer Professional,2026-01-10,2028-03-30
                        """), talk.file("again.csv", """
                        recipient_name,recipient_email,name,issued_on,expired_on
                        Ada Byron,ada@firm.example,Databricks Certified Data Engineer Professional,2026-01-10,2028-04-10
                        """))), new RecordingKeeping()).reply();
        assertThat(reply.toString()).contains(
                "Ada Byron,ada@firm.example,Databricks Certified Data Engineer Professional,2026-01-10,2028-02-20,3,");
        assertThat(PlainText.render(reply))
                .contains("4 rows read, 3 rows rejected", "1 × Databricks Certified Data Engineer",
                        "something else than row 2 about", "something else than row 2 of wallet.csv")
                .containsPattern("wallet.csv +wallet export +3 +1 +0 +2 ")
                .doesNotContain("2 × Databricks", "3 × Databricks");
    }
}
