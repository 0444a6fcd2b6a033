package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import dev.seventy.reply.Reply;
import dev.seventy.store.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told twice, or is likelier a slip. */
class TellSlipsTest extends TellFirm {

    private static final String BADGE = "https://www.credly.com/badges/0f1e2d3c-aaaa";

    @Test
    void saying_again_that_something_was_passed_keeps_its_renewal() {
        talk.says("U1", "passed AZ-305 on 1 Jan 2026");
        talk.says("U1", "renewed AZ-305 yesterday");
        assertThat(talk.text("U1", "passed AZ-305 on 1 Jan 2026")).startsWith("That was on file already: you passed")
                .contains("holds until 1 Jan 2028");
        assertThat(only().expires()).contains(LocalDate.parse("2028-01-01"));
    }

    @Test
    void saying_again_what_a_file_says_keeps_the_file_s_expiry_and_origin() {
        talk.take("certs.csv", Talk.CERTS + "ada@firm.example,AZ-104,2026-01-05,2028-01-05,,,x\n");
        assertThat(talk.text("U1", "passed AZ-104 on 5 Jan 2026")).startsWith("That was on file already");
        assertThat(only().expires()).contains(LocalDate.parse("2028-01-05"));
        assertThat(only().origin().kind().words()).isEqualTo("certifications template");
    }

    @Test
    void a_correction_to_what_a_file_says_takes_the_wrong_one_back_and_keeps_the_file_s_expiry() {
        talk.take("certs.csv", Talk.CERTS + "ada@firm.example,AZ-104,2026-01-05,2028-01-05,,,x\n");
        talk.says("U1", "passed DP-600 on 5 Jan 2026");
        assertThat(talk.text("U1", "no, it was AZ-104")).startsWith("Corrected: you passed Azure Administrator")
                .contains("holds until 5 Jan 2028", "Taken back: Fabric Analytics Engineer Associate (DP-600)");
        assertThat(days()).containsExactly("azure-administrator-associate 2026-01-05");
    }

    @Test
    void a_correction_to_what_was_told_before_takes_the_wrong_one_back() {
        talk.says("U1", "passed DP-600 on 5 Jan 2026");
        talk.says("U1", "passed AZ-104 on 5 Jan 2026");
        assertThat(talk.text("U1", "no, it was DP-600")).startsWith("Corrected: ");
        assertThat(days()).containsExactly("fabric-analytics-engineer-associate 2026-01-05");
    }

    @Test
    void an_expiry_and_a_link_that_were_said_stay_and_a_new_link_is_added() {
        talk.says("U1", "cert record DP-600 person: me day: 2026-11-02 expires: 2027-06-01");
        assertThat(talk.text("U1", "passed DP-600 on 2 Nov 2026")).startsWith("That was on file already");
        assertThat(only().expires()).contains(LocalDate.parse("2027-06-01"));
        assertThat(talk.text("U1", "passed DP-600 on 2 Nov 2026 " + BADGE)).startsWith("Recorded: ");
        assertThat(only().link()).contains(BADGE);
        assertThat(talk.text("U1", "passed DP-600 on 2 Nov 2026")).startsWith("That was on file already");
        assertThat(only().link()).contains(BADGE);
        assertThat(only().expires()).contains(LocalDate.parse("2027-06-01"));
    }

    @Test
    void the_same_on_another_day_is_asked_and_a_new_one_is_recorded_only_where_it_is_said_to_be() {
        talk.says("U1", "passed AZ-305 on 1 Sept 2026");
        var asked = talk.says("U1", "passed AZ-305 yesterday");
        assertThat(asked.summary()).startsWith("You hold AZ-305 already since 1 Sep 2026. Was that day wrong?")
                .contains("Nothing is recorded yet.");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-09-01");
        assertThat(press(asked, "It is a new one")).startsWith("Recorded: ");
        assertThat(held()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert draft 3 correct", "yes", "it was wrong"})
    void the_same_on_another_day_corrects_the_day_that_was_wrong(String answer) {
        talk.says("U1", "passed AZ-305 on 1 Sept 2026");
        assertThat(talk.says("U1", "passed AZ-305 yesterday").tone()).isEqualTo(Reply.Tone.QUESTION);
        var number = Talk.commands(talk.says("U1", "passed AZ-305 yesterday")).getFirst().split(" ")[2];
        assertThat(talk.text("U1", answer.replace(" 3 ", " " + number + " "))).startsWith("Corrected: you passed")
                .contains("Taken back: Azure Solutions Architect Expert (AZ-305) of 1 Sep 2026.");
        assertThat(days()).containsExactly("azure-solutions-architect-expert 2026-11-19");
    }

    @Test
    void the_same_on_another_day_is_left_where_they_say_so_and_no_is_asked_again() {
        talk.says("U1", "passed AZ-305 on 1 Sept 2026");
        talk.says("U1", "passed AZ-305 yesterday");
        for (var again : new String[]{"no", "yesterday"}) {
            assertThat(talk.says("U1", again).tone()).as(again).isEqualTo(Reply.Tone.QUESTION);
        }
        assertThat(talk.text("U1", "leave it")).startsWith("All right, I let it go.").contains("AZ-305");
        assertThat(held()).hasSize(1);
    }

    @Test
    void what_could_be_renewed_by_then_is_passed_anew_without_a_question() {
        talk.says("U1", "passed AZ-305 on 1 Jan 2026");
        assertThat(talk.text("U1", "passed AZ-305 yesterday")).startsWith("Recorded: ");
        assertThat(held()).hasSize(2);
    }

    @Test
    void all_that_is_in_force_of_it_is_lost_at_once_and_a_second_time_there_is_nothing() {
        talk.says("U1", "passed AZ-104 on 1 Jan 2026");
        talk.says("U1", "passed AZ-104 on 18 Nov 2026");
        assertThat(held()).hasSize(2);
        assertThat(talk.text("U1", "my AZ-104 was revoked"))
                .contains("of 18 Nov 2026 is no longer yours", "So is the one of 1 Jan 2026.")
                .doesNotContain("Holds again");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "cert drop AZ-104")).contains("is not on file for you as held")
                .contains("Nothing was recorded.");
        talk.says("U1", "undo 4");
        assertThat(held()).hasSize(2);
    }

    @Test
    void an_expiry_beyond_its_life_is_asked_and_taken_only_with_a_button() {
        var asked = talk.says("U1", "cert record DP-600 person: me day: 2026-11-02 expires: 2999-01-01");
        assertThat(asked.summary()).contains("cannot hold until 1 Jan 2999").contains("Nothing is recorded yet.");
        assertThat(press(asked, "Until 2 Nov 2027, as usual")).startsWith("Recorded: ");
        assertThat(only().expires()).contains(LocalDate.parse("2027-11-02"));
        talk.says("U1", "undo 2");
        press(talk.says("U1", "cert record DP-600 person: me day: 2026-11-02 expires: 2028-01-01"), "Yes, until");
        assertThat(only().expires()).contains(LocalDate.parse("2028-01-01"));
    }

    @Test
    void an_expiry_that_renewals_lead_to_is_taken() {
        assertThat(talk.text("U1", "cert record AZ-104 person: me day: 2024-11-02 expires: 2027-11-02"))
                .startsWith("Recorded: ");
    }

    @Test
    void what_somebody_passed_after_leaving_is_asked_and_counts_for_nobody() {
        logging("managers");
        talk.says("UMANAGER", "Lea Left passed AZ-104 on 30 June 2026");
        assertThat(held()).hasSize(1);
        var asked = talk.text("UMANAGER", "Lea Left passed AZ-204 on 1 July 2026");
        assertThat(asked).startsWith("Lea Left left on 30 Jun 2026").contains("counts for nobody",
                "Nothing is recorded");
        assertThat(held()).hasSize(1);
        assertThat(talk.text("UMANAGER", "yes")).startsWith("Recorded: ")
                .contains("Lea Left left on 30 Jun 2026, so it counts for nobody.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert add DP-600 1066-10-14", "cert add DP-600 0001-01-01"})
    void a_day_before_there_were_certifications_is_asked_without_offering_it(String line) {
        assertThat(talk.text("U1", line)).contains("too long ago", "Nothing is recorded yet.")
                .doesNotContain(" day 1066", " day 0001");
    }

    @Test
    void a_link_to_somewhere_else_is_said_not_to_be_kept() {
        assertThat(talk.text("U1", "passed AZ-400 yesterday https://evil.example/x")).startsWith("Recorded: ")
                .contains("The link is not kept");
        assertThat(only().link()).isEmpty();
        assertThat(talk.text("U1", "passed AZ-500 yesterday " + BADGE)).doesNotContain("not kept");
    }

    @Test
    void what_is_on_file_of_another_is_not_said_to_a_member_and_who_was_named_is_in_the_trail() {
        logging("everyone");
        talk.says("U3", "passed AZ-104 on 1 Oct 2026");
        for (var line : new String[]{"Tom Baker renewed AZ-104 yesterday", "Tom Baker passed AZ-104 on 1 Oct 2026",
                "my colleague Tom Baker's AZ-104 has expired", "Tom Baker passed AZ-104 on 2 Oct 2026"}) {
            assertThat(talk.text("U1", line)).as(line).isNotBlank().doesNotContain("2027", "on file already",
                    "already since", "is on file until");
        }
        assertThat(talk.text("U3", "me looked")).doesNotContain("nobody else was shown");
        assertThat(talk.text("UMANAGER", "Tom Baker renewed AZ-104 yesterday")).contains("It holds until");
    }

    @Test
    void a_number_that_is_too_long_is_the_number_of_nothing() {
        assertThat(talk.says("U1", "cert record draft 99999999999999999999 AZ-104 person: me day: 2026-11-02").tone())
                .isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("U1", "cert record draft 99999999999 AZ-104 person: me day: 2026-11-02").tone())
                .isEqualTo(Reply.Tone.REFUSED);
        assertThat(held()).isEmpty();
    }

    @Test
    void one_s_own_is_spoken_of_as_one_s_own_and_several_that_are_named_are_not_quoted() {
        assertThat(talk.text("U1", "renewed AZ-305 yesterday")).contains("is not on file for you");
        assertThat(talk.text("U1", "my AZ-104 was revoked")).contains("is not on file for you");
        assertThat(talk.text("U1",
                "cert add AZ-305,AZ-104,AZ-500,DP-600,DP-700,SC-300,AZ-204,AZ-400,AZ-700,AI-102,SC-100"))
                .doesNotContain("''");
    }

    @Test
    void several_at_once_can_each_be_fixed() {
        var told = talk.says("U1", "passed DP-600 and SC-200 yesterday");
        assertThat(Talk.commands(told)).contains("cert fix 2", "cert fix 3", "undo 2", "undo 3");
    }

    @Test
    void an_admin_may_correct_the_day_that_another_told() {
        talk.store.roles().grant(talk.firm, "slack:T1:UADMIN", Role.ADMIN, Sender.Local.TERMINAL.actor());
        logging("managers");
        talk.says("U1", "passed AZ-305 on 1 Sept 2026");
        assertThat(talk.text("UADMIN", "Ada Byron passed AZ-305 yesterday")).contains("Ada Byron holds AZ-305 already",
                "Was that day wrong?");
        talk.says("UADMIN", "never mind");
        assertThat(talk.text("UMANAGER", "Ada Byron passed AZ-305 yesterday")).contains("Is this a new one?");
    }
}
