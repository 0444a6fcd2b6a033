package dev.seventy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.evidence.Entry;
import org.junit.jupiter.api.Test;

class TrainingRowsTest {

    private static final String FIRST_GENERATION = "TrainingActivityId,TrainingTitle,TrainingType,IndividualFirstName,"
            + "IndividualLastName,Email,CorpEmail,TrainingCompletionDate,Month,IcMCP,MCPID,MPNId,PartnerName,"
            + "PartnerCityLocation,PartnerCountryLocation,ExpirationDate,ActivationStatus\r\n";
    private static final String SHORT = "TrainingActivityId,TrainingTitle,TrainingType,MCPID,TrainingCompletionDate,"
            + "ExpirationDate,ActivationStatus\n";

    private static String row(String completed, String expires) {
        return SHORT + "3051,Azure Administrator Associate,Certification,1," + completed + "," + expires + ",Active\n";
    }

    @Test
    void the_first_generation_is_read() {
        var outcome = Files.read("\ufeff" + FIRST_GENERATION
                + "3051,Azure Administrator Associate,Certification,Ada,Byron,Ada@Home.example,ada@work.example,"
                + "25/12/2025 23:07,Dec-25,1,991,4711,Firm,Bonn,Germany,25/12/2026 23:59,Active\r\n");

        var earned = outcome.earned();
        assertThat(earned.person().vendorId()).contains("991");
        assertThat(earned.person().addresses()).containsExactly("ada@work.example", "ada@home.example");
        assertThat(earned.person().name()).contains("Ada Byron");
        assertThat(earned.earned()).isEqualTo("2025-12-25");
        assertThat(earned.expires()).contains(LocalDate.of(2026, 12, 25));
        assertThat(earned.row()).isEqualTo(2);
        assertThat(outcome.summary().locations()).containsExactly("4711");
    }

    @Test
    void a_plain_report_viewers_file_knows_people_by_directory_id_and_says_so() {
        var file = Files.text("TrainingActivityId,TrainingTitle,TrainingType,AADUserId,TrainingCompletionDate,"
                + "ExpirationDate,ActivationStatus\n3051,Azure Administrator Associate,Certification,aad-1,2025-12-25,"
                + "2026-12-25,Active\n");

        assertThat(Files.read(file).earned().person().directoryId()).contains("aad-1");
        assertThat(Files.ready(file).notes()).singleElement().asString().contains("executive report viewer");
    }

    @Test
    void without_expiry_dates_they_follow_from_the_lifetime_and_a_note_says_so() {
        var file = Files
                .text("TrainingActivityId,TrainingTitle,TrainingType,AADUserId,TrainingCompletionDate,Month,IcMCP,"
                        + "MCPID,MPNID,PartnerName,PartnerCityLocation,PartnerCountryLocation\n"
                        + "3051,Azure Administrator Associate,Certification,aad-1,2025-12-25,2025-12-01,1,1,4711,Firm,Bonn,Germany\n"
                        + "4009,Azure Fundamentals,Certification,aad-1,2025-12-25,2025-12-01,1,1,4711,Firm,Bonn,Germany\n");

        var outcome = Files.read(file);

        assertThat(outcome.of(Entry.Earned.class)).extracting(Entry.Earned::expires)
                .containsExactly(Optional.of(LocalDate.of(2026, 12, 25)), Optional.empty());
        assertThat(outcome.summary().expiriesComputed()).isEqualTo(1);
        assertThat(Files.ready(file).notes()).anySatisfy(note -> assertThat(note).contains("custom query"));
    }

    @Test
    void the_title_decides_and_the_number_serves_where_the_title_is_unknown() {
        var outcome = Files
                .read(SHORT + "3077,Azure Administrator Associate,Certification,1,2025-12-25,2026-12-25,Active\n"
                        + "3077,Renamed Beyond Recognition,Certification,1,2025-12-25,2026-12-25,Active\n"
                        + "99,Renamed Beyond Recognition,Certification,1,2025-12-25,2026-12-25,Active\n");

        assertThat(outcome.of(Entry.Earned.class)).extracting(earned -> earned.credential().value())
                .containsExactly("azure-administrator-associate", "azure-solutions-architect-expert");
        assertThat(outcome.summary().leftAside())
                .containsEntry("a certification that is not in the catalogue: Renamed Beyond Recognition", 1L);
    }

    @Test
    void at_most_fifty_unknown_titles_are_told_apart() {
        var file = new StringBuilder(SHORT);
        for (int index = 0; index < 70; index++) {
            file.append("99,Unknown ").append(index).append(",Certification,1,2025-12-25,2026-12-25,Active\n");
        }

        var leftAside = Files.read(file.toString()).summary().leftAside();

        assertThat(leftAside).hasSize(51).containsEntry("a certification that is not in the catalogue: others", 20L);
    }

    @Test
    void any_status_but_active_or_blank_is_inactive() {
        var outcome = Files
                .read(SHORT + "3051,Azure Administrator Associate,Certification,1,2025-12-25,2026-12-25,active\n"
                        + "3051,Azure Administrator Associate,Certification,1,2025-12-25,2026-12-25,\n"
                        + "3051,Azure Administrator Associate,Certification,1,2025-12-25,2026-12-25,Expired\n");

        assertThat(outcome.of(Entry.Earned.class)).extracting(Entry.Earned::active).containsExactly(true, true, false);
    }

    @Test
    void a_certification_that_expires_before_it_is_earned_is_rejected() {
        var refusal = Files.read(row("2025-12-25", "2024-12-25")).refusal();

        assertThat(refusal.column()).isEqualTo("ExpirationDate");
        assertThat(refusal.value()).isEqualTo("2024-12-25");
        assertThat(refusal.rule()).contains("before it is earned");
        assertThat(refusal.row()).isEqualTo(2);
        assertThat(refusal.cells()).contains("3051", "Azure Administrator Associate");
    }

    @Test
    void a_row_of_nobody_is_rejected() {
        var outcome = Files
                .read(SHORT + "3051,Azure Administrator Associate,Certification,,2025-12-25,2026-12-25,Active\n");

        assertThat(outcome.refusal().rule()).contains("whose certification");
    }

    @Test
    void a_file_in_which_every_date_works_both_ways_is_asked_about() {
        var file = Files
                .text(SHORT + "3051,Azure Administrator Associate,Certification,1,04/05/2025,03/05/2026,Active\n");

        var survey = (Survey.Ambiguous) Files.survey(file);

        assertThat(survey.samples()).containsExactly("04/05/2025", "03/05/2026");
        assertThat(survey.column()).isEqualTo("TrainingCompletionDate");
        assertThat(survey.sentence()).contains("day-first or month-first");
        assertThat(Files.read(file, Optional.of(DateOrder.DAY_FIRST)).earned().earned()).isEqualTo("2025-05-04");
        assertThat(Files.read(file, Optional.of(DateOrder.MONTH_FIRST)).earned().earned()).isEqualTo("2025-04-05");
    }

    @Test
    void dates_whose_order_makes_no_difference_are_not_asked_about() {
        assertThat(Files.read(row("05/05/2025", "2026-05-05")).refusal().rule()).contains("day first and month first");
        assertThat(Files.survey(Files.text(row("05/05/2025", "05/05/2026")))).isInstanceOf(Survey.Ready.class);
    }

    @Test
    void a_row_that_contradicts_the_order_of_the_file_is_rejected() {
        var file = new StringBuilder(SHORT);
        for (int day = 13; day <= 28; day++) {
            file.append("3051,Azure Administrator Associate,Certification,1,").append(day)
                    .append("/01/2026 10:00,,Active\n");
        }
        file.append("3051,Azure Administrator Associate,Certification,1,02/27/2026 11:07 PM,,Active\n");

        var outcome = Files.read(file.toString());

        assertThat(outcome.entries()).hasSize(16);
        assertThat(outcome.refusal().rule()).contains("written day first");
    }

    @Test
    void a_file_that_mixes_both_orders_is_asked_about() {
        var file = Files.text(row("25/12/2025", "12/25/2026"));

        assertThat(((Survey.Ambiguous) Files.survey(file)).sentence()).contains("others only month first",
                "25/12/2025 and 12/25/2026");
    }
}
