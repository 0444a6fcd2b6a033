package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import dev.seventy.reply.PlainText;
import dev.seventy.store.AuditEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps certifications from counting is found, and nobody is accused who is merely late. */
class DoctorTest extends TalkingToTheBot {

    private static final String EXPORT = "PGAMpnID,TrainingTitle,TrainingType,IndividualFirstName,IndividualLastName,"
            + "CorpEmail,Email,TrainingCompletionDate,ExpirationDate,ActivationStatus,MCPID\n";
    private static final String AZ_104 = "Azure Administrator Associate";

    private String doctor() {
        return PlainText.render(talk.local("cert doctor"));
    }

    private static String row(String title, String first, String last, String work, String day, String expires,
            String profile) {
        return "1," + title + ",Certification," + first + "," + last + "," + work + ",," + day + "," + expires
                + ",Active," + profile + "\n";
    }

    @BeforeEach
    void people_and_an_export_to_the_tenth_of_november() {
        talk.take("people.csv",
                Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n"
                        + "P2,Bob Stone,bob@firm.example,,,,Oslo,Lead,2020-01-01,\n"
                        + "P3,Cleo Left,cleo@firm.example,,,,Oslo,Lead,2020-01-01,2026-10-31\n");
        export("Export_trainings_Lifetime_1.csv", "");
    }

    private void export(String name, String more) {
        talk.take(name, EXPORT + row(AZ_104, "Ada", "Byron", "ada@firm.example", "2026-11-10", "2027-11-10", "9001")
                + row(AZ_104, "Cleo", "Left", "cleo@firm.example", "2026-03-01", "2027-03-01", "9003") + more);
    }

    private void claims(String rows) {
        talk.take("certs.csv", Talk.CERTS + rows);
    }

    @Test
    void a_firm_where_all_fits_is_told_so() {
        assertThat(doctor()).startsWith("Nothing is wrong");
    }

    @Test
    void nobody_is_accused_who_is_late_or_settled_or_of_no_account() {
        claims("bob@firm.example,DP-600,2026-11-01,,,,x\n" // within the lag of the export's day
                + "ada@firm.example,AZ-104,2026-11-09,,,,x\n" // a day off
                + "bob@firm.example,SC-900,2026-01-01,,,,x\n" // scores nowhere
                + "bob@firm.example,AZ-305,2024-01-01,2025-01-01,,,x\n" // expired
                + "cleo@firm.example,DP-600,2026-06-01,2027-06-01,,,x\n"); // has left
        assertThat(doctor()).as("Cleo left on 31 Oct and is dropped about 10 Nov").startsWith("Nothing is wrong");
    }

    @Test
    void an_export_of_some_months_says_nothing_of_what_was_before_them_and_of_leavers() {
        talk.local("undo 2");
        talk.take("Export_trainings_3_months.csv",
                EXPORT + row(AZ_104, "Ada", "Byron", "ada@firm.example", "2026-11-10", "2027-11-10", "9001")
                        + row(AZ_104, "Cleo", "Left", "cleo@firm.example", "2026-09-01", "2027-09-01", "9003")
                        + row("Fabric Data Engineer Associate", "Ada", "Byron", "ada@firm.example", "2026-12-18",
                                "2027-12-18", "9001"));
        claims("bob@firm.example,DP-600,2026-08-01,,,,x\n");
        assertThat(doctor()).startsWith("Nothing is wrong");
    }

    @Test
    void passed_and_not_visible_is_found_once_the_lag_is_over_with_a_second_profile_as_its_likely_cause() {
        claims("bob@firm.example,AZ-104,2026-10-31,,,,x\n");
        assertThat(doctor()).startsWith("Nothing is wrong");
        export("Export_trainings_Lifetime_2.csv",
                row("Azure Fundamentals", "Ada", "Byron", "ada@firm.example", "2026-11-12", "", "9001")
                        + row(AZ_104, "Bob", "Stone", "bob.home@example.com", "2026-10-31", "2027-10-31", "9555"));
        assertThat(doctor()).startsWith("2 things to look at: 1 passed but not visible and 1 not in the staff list.")
                .contains("Bob Stone: Azure Administrator Associate (AZ-104)",
                        "should have been visible by 10 Nov 2026",
                        "Only they can link their Learn profile; linked today, it should be visible by 30 Nov 2026.",
                        "second profile of theirs, say: person merge bob@firm.example bob.home@example.com",
                        "takes 30 days before one can be linked again, 3 times a year",
                        "As Microsoft's page is reported");
    }

    @Test
    void a_contradiction_a_leaver_and_two_profiles_are_found() {
        claims("ada@firm.example,AZ-104,2026-09-01,,,,x\nbob@firm.example,DP-600,2026-11-01,,,9999,x\n");
        export("Export_trainings_Lifetime_2.csv",
                row("Fabric Analytics Engineer Associate", "Bob", "Stone", "bob@firm.example", "2026-11-14",
                        "2027-11-14", "9777")
                        + row("Azure Fundamentals", "Bob", "Stone", "bob@firm.example", "2026-11-14", "", "9778"));
        assertThat(doctor()).contains("told as 1 Sep 2026 to 1 Sep 2027", "the export says 10 Nov 2026 to 10 Nov 2027",
                "Cleo Left: left on 31 Oct 2026; Partner Center should have dropped", "about 10 Nov 2026",
                "Bob Stone: 2 profiles in the export", "what it holds should be visible by 30 Nov 2026");
    }

    @Test
    void an_import_says_in_a_line_that_there_is_something_to_look_at() {
        claims("bob@firm.example,AZ-104,2026-10-20,,,,x\n");
        var reply = talk.bot
                .say(new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(),
                        List.of(talk.file("people2.csv", Talk.PEOPLE + "P9,New One,new@firm.example,,,,,,,\n"))))
                .reply();
        assertThat(PlainText.render(reply)).contains("1 thing in certifications to look at.");
        assertThat(Talk.commands(reply)).contains("cert doctor");
    }

    @Test
    void the_steps_go_only_to_whom_a_manager_sends_them_and_once_a_day() {
        claims("bob@firm.example,AZ-104,2026-10-20,,,,x\n");
        talk.introduce("UBOB", "Bob", "bob@firm.example");
        var doctor = talk.says("UMANAGER", "cert doctor");
        assertThat(Talk.commands(doctor)).contains("cert steps bob@firm.example");
        var sent = talk.says("UMANAGER", Message.Place.PRIVATE, "cert steps bob@firm.example");
        assertThat(sent.elsewhere()).singleElement().isInstanceOfSatisfying(Answer.Elsewhere.Account.class, letter -> {
            assertThat(letter.user()).isEqualTo("UBOB");
            assertThat(PlainText.render(letter.reply())).contains("Max Manager asks you", "partner.microsoft.com",
                    "10 days after that, by 30 Nov 2026 if you link it today");
        });
        assertThat(talk.says("UMANAGER", Message.Place.PRIVATE, "cert steps bob@firm.example").elsewhere()).isEmpty();
        assertThat(talk.text("U1", "cert steps bob@firm.example")).contains("for the role manager");
    }

    @Test
    void an_engineer_sees_what_is_wrong_with_their_own_and_nobody_else_s() {
        claims("bob@firm.example,AZ-104,2026-10-20,,,,x\n");
        talk.introduce("UBOB", "Bob", "bob@firm.example");
        assertThat(talk.text("UBOB", "cert doctor")).contains("nobody but you", "partner.microsoft.com");
        assertThat(talk.text("U1", "cert doctor")).doesNotContain("Bob");
        assertThat(talk.text("UBOB", "me")).contains("claimed, overdue since 30 Oct 2026");
    }

    @Test
    void who_was_seen_stands_in_the_audit_trail_by_id_alone() {
        claims("bob@firm.example,AZ-104,2026-10-20,,,,x\n");
        talk.says("UMANAGER", "cert doctor");
        talk.says("UMANAGER", "cert doctor");
        var bob = talk.store.people().of(talk.firm).values().stream()
                .filter(person -> person.addresses().contains("bob@firm.example")).findFirst().orElseThrow();
        var read = talk.store.audit().of(talk.firm).stream().filter(entry -> entry.action().equals("people read"))
                .toList();
        assertThat(read).hasSize(2).allSatisfy(
                entry -> assertThat(entry.objects()).containsExactly("cert", "doctor", "person/" + bob.id().value()));
        assertThat(read).extracting(AuditEntry::actor).containsOnly(Talk.member("UMANAGER").actor());
    }

    @Test
    void what_people_say_of_their_profile_accuses_nobody_of_a_second_one() {
        claims("ada@firm.example,AZ-104,2026-11-10,,,9002,x\n");
        assertThat(doctor()).doesNotContain("profiles");
    }

    @Test
    void without_an_export_it_says_that_nothing_can_be_held_against_one() {
        talk.local("undo 2");
        assertThat(doctor()).startsWith("No trainings export is on file");
    }
}
