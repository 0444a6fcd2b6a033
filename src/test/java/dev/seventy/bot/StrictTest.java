package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seventy.reply.PlainText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims count unless it is asked strictly, and the answer says which, with the other number. */
class StrictTest extends TalkingToTheBot {

    private static final String EXPORT = "PGAMpnID,TrainingTitle,TrainingType,IndividualFirstName,IndividualLastName,"
            + "CorpEmail,TrainingCompletionDate,ExpirationDate,ActivationStatus,MCPID\n";

    private String say(String line) {
        return PlainText.render(talk.local(line));
    }

    @BeforeEach
    void claims_and_an_export() {
        var export = new StringBuilder(EXPORT);
        for (int person = 0; person < 4; person++) {
            export.append("1,Security Operations Analyst Associate,Certification,A,B,p").append(person)
                    .append("@firm.example,2026-10-01,2027-10-01,Active,").append(9_000 + person).append('\n');
            export.append("1,Azure Security Engineer Associate,Certification,A,B,p").append(person)
                    .append("@firm.example,2026-08-01,2027-08-01,Active,").append(9_000 + person).append('\n');
        }
        talk.take("Export_trainings_Lifetime_1.csv", export.toString());
        talk.take("certs.csv", Talk.CERTS + "p4@firm.example,SC-200,2026-11-15,2027-11-15,,,x\n"
                + "p0@firm.example,SC-200,2026-10-01,2027-10-01,,,x\n");
    }

    @Test
    void an_answer_with_claims_says_so_and_gives_the_other_number() {
        var expected = say("score security");
        var strict = say("score security strict");
        assertThat(expected).contains("Expected, claims included; strictly");
        assertThat(strict).contains("Strict: of certifications only what the vendor's files show counts.");
        assertThat(say("score")).contains("Expected, claims included; strictly");
        assertThat(say("score strict")).contains("Strict: ");
        assertThat(say("score security expected")).isEqualTo(expected);
        assertThat(say("why security strict")).contains("Strict: ").doesNotContain("p4@firm.example");
        assertThat(say("why security")).contains("p4@firm.example",
                "claimed, waiting: should be visible by 25 Nov 2026");
    }

    @Test
    void strictly_a_firm_of_which_no_file_of_the_vendor_is_known_has_no_score_rather_than_none_at_all() {
        talk.local("undo 1");
        assertThat(say("score security strict")).contains("strictly there is no score; that is not zero points");
    }
}
