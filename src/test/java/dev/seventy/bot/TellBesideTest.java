package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seventy.reply.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told for certain, beside something that could not be taken any more, or that is denied. */
class TellBesideTest extends TellFirm {

    @ParameterizedTest
    @ValueSource(strings = {"I passed DP-203 and AZ-305 yesterday", "I passed AZ-305 and DP-203 yesterday"})
    void beside_an_exam_that_could_not_be_taken_any_more_the_other_is_recorded_by_its_button(String line) {
        var asked = talk.says("U1", line);
        assertThat(PlainText.render(asked))
                .startsWith("DP-203 could not be taken any more on 19 Nov 2026. On which day was that, with DP-203?")
                .contains("The rest I understand: you passed AZ-305 on 19 Nov 2026.", "Record AZ-305 only",
                        "Never mind");
        assertThat(held()).isEmpty();
        assertThat(press(asked, "Record AZ-305 only")).startsWith("Recorded: you passed Azure Solutions Architect")
                .contains("There is something else that you began to tell me here.", "Go on with it: cert draft 1");
        assertThat(talk.text("U1", "cert draft 1")).startsWith("DP-203 could not be taken any more on 19 Nov 2026.")
                .contains("Fill in a form").doesNotContain("AZ-305");
        talk.says("U1", "3 March 2024");
        assertThat(days()).containsExactly("azure-data-engineer-associate 2024-03-03",
                "azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void the_day_of_what_could_not_be_taken_is_said_and_both_are_recorded() {
        talk.says("U1", "I passed DP-203 and AZ-305 yesterday");
        assertThat(talk.text("U1", "3 March 2024")).startsWith("Recorded: 2 certifications");
        assertThat(days()).containsExactly("azure-data-engineer-associate 2024-03-03",
                "azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void two_that_could_not_be_taken_are_named_together() {
        assertThat(talk.text("U1", "I passed DP-203, AZ-305 and AZ-500 yesterday"))
                .startsWith("DP-203 and AZ-500 could not be taken any more on 19 Nov 2026.")
                .contains("Record AZ-305 only");
        assertThat(talk.text("U1", "I passed DP-203 and AZ-500 yesterday"))
                .startsWith("Each of them could not be taken any more").doesNotContain("Record ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"I passed AZ-305 yesterday, Ada has not passed SC-100 | SC-100 of Ada",
            "I passed AZ-305 yesterday. Tom Baker has not passed SC-100. | SC-100 of Tom Baker",
            "I passed AZ-305 yesterday but Tom Baker did not pass SC-100 | SC-100 of Tom Baker",
            "Tom Baker has not passed SC-100, I passed AZ-305 yesterday | SC-100 of Tom Baker",
            "I passed AZ-305 yesterday and Tom Baker hasn't | AZ-305 of Tom Baker",
            "I passed AZ-305 yesterday, not SC-100 | SC-100",
            "Ada Byron passed AZ-305 yesterday, I have not passed SC-100 yet | SC-100 of yours",
            "Ada Byron passed AZ-305 yesterday, but has not passed SC-100 and AZ-104 | SC-100 and AZ-104"})
    void what_is_told_beside_a_denial_is_asked_and_the_denial_is_named(String line, String denied) {
        logging("managers");
        var asked = talk.text("UMANAGER", line);
        assertThat(asked).startsWith("Did I understand that right, that ").contains("passed AZ-305 on 19 Nov 2026?")
                .contains("Nothing was recorded about " + denied + ": you say that it was not passed.");
        assertThat(held()).isEmpty();
        talk.says("UMANAGER", "yes");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void beside_a_failure_of_another_what_was_passed_is_recorded_and_the_failure_is_named() {
        assertThat(talk.text("U1", "I passed AZ-305 yesterday, Tom Baker failed SC-100")).startsWith("Recorded: ")
                .contains("Nothing was recorded about SC-100 of Tom Baker: you say that it was not passed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I passed AZ-305 yesterday, I have not passed AZ-305",
            "Ada Byron passed AZ-305 yesterday, Ada has not passed AZ-305", "I passed AZ-305 yesterday, not",
            "I passed AZ-305 yesterday, but I didn't", "Ada Byron has not passed SC-100"})
    void what_a_line_denies_of_what_it_tells_is_not_recorded_by_it(String line) {
        logging("managers");
        assertThat(talk.text("UMANAGER", line)).doesNotContain("Recorded", "Nothing was recorded about");
        assertThat(held()).isEmpty();
    }
}
