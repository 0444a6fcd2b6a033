package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample firm, from its export files to the answers; the figures were recounted apart from this code. */
class SampleFirmTest {

    @TempDir
    private static Path folder;

    private static CommandLine seventy;

    @BeforeAll
    static void a_first_score_makes_the_sample_firm() {
        seventy = new CommandLine(folder);
        assertThat(seventy.run("score").text())
                .startsWith("Sample firm (made up). `./seventy import FILE` starts your own.");
    }

    private static String say(String line) {
        return seventy.run(line.split(" ")).text();
    }

    @ParameterizedTest
    @CsvSource({"data-ai,44.24", "digital-app-innovation,56.24", "infrastructure,56.24", "security,71.93",
            "modern-work,60.9", "business-applications,40.5"})
    void every_designation_has_the_points_that_were_counted_by_hand(String area, String points) {
        assertThat(say("score " + area)).contains(": " + points + " of 70 points");
    }

    @Test
    void the_answer_leads_with_the_verdict_and_names_what_is_missing_and_what_to_do() {
        assertThat(say("score data-ai"))
                .startsWith("Data & AI: 44.24 of 70 points, not qualified; 25.76 short; blocked by"
                        + " 1 missing prerequisite.")
                .contains("2 with Azure Solutions Architect Expert (AZ-305) needed, 1 counts")
                .contains("+32 points", "1 more person with AZ-305", "This attains the designation.")
                .contains("Rules as last seen on 31 Aug 2026; changes since are not known.", "Rules ms-azure-2026-08.")
                .contains("Sample firm (made up), its today is 1 Nov 2026", "This is our estimate");
    }

    @Test
    void the_other_path_and_how_the_path_was_chosen_are_told() {
        assertThat(say("score data-ai"))
                .contains("Enterprise path, by 67.57 % of customers in SMB or SMC (SMB from 80)");
        assertThat(say("score security")).contains("SMB path: both are computed and the better counts")
                .contains("On the other path: Enterprise 38.67 points");
        assertThat(say("score modern-work path enterprise")).contains("Modern Work: 47.25 of 70 points")
                .contains("Enterprise path, as asked");
    }

    @Test
    void the_day_before_both_architects_counted_and_the_day_after_another_certification_lapses() {
        assertThat(say("score data-ai as of 2026-10-31")).contains("Data & AI: 75.38 of 70 points, qualified.");
        assertThat(say("score infrastructure as of 2026-11-02")).contains("Infrastructure: 52.24 of 70 points");
    }

    @Test
    void the_days_of_the_qualification_window_are_found_by_scoring_each() {
        assertThat(say("score data-ai"))
                .contains("Qualification window 1 Jun 2026 to 1 Nov 2026: qualified on 91 days, last on 31 Oct 2026");
    }

    @Test
    void official_scores_stand_beside_ours_with_the_difference_explained() {
        assertThat(say("score data-ai")).contains("Partner Center showed 59.38 on 22 Oct 2026",
                "Our estimate for that day is 71.38", "Net customer adds", "Likely because");
    }

    /** What was planted, as about.md has it: whoever is accused besides is accused falsely. */
    private static final List<String> PLANTED = List.of(
            "Rainer Achterberg: Azure Virtual Desktop Specialty (AZ-140), 14 Aug 2026 to 14 Aug 2027, should have been"
                    + " visible by 24 Aug 2026; the export, with data to 20 Oct 2026, lacks it.",
            "Nils Hartwig: Endpoint Administrator Associate (MD-102) was told as 21 Aug 2021 to 21 Aug 2027",
            "Sven Lindqvist: 2 profiles in the export.", "Dmitri Valanidis: holds",
            "Volker Sandmann: left on 30 Jun 2026; Partner Center should have dropped",
            "Chiara Bellandi: left on 15 Sep 2026; Partner Center should have dropped");

    @Test
    void the_doctor_finds_every_planted_fault_and_accuses_nobody_else() {
        var found = say("cert doctor");
        assertThat(found).startsWith("6 things to look at: 1 passed but not visible, 1 conflicting, 1 with several"
                + " profiles, 1 not in the staff list and 2 left and still in the export.").contains(PLANTED);
        assertThat(found.lines().filter(line -> line.startsWith("  - "))).hasSize(PLANTED.size());
    }

    @Test
    void all_designations_fit_on_one_screen() {
        assertThat(say("score")).startsWith("Qualified for 1 of 6 designations: Security.")
                .contains("Business Applications", "Digital & App Innovation", "Infrastructure", "Modern Work");
        assertThat(say("score").lines().count()).isLessThan(45);
    }

    @Test
    void why_lists_what_counted_and_what_did_not_with_the_reason() {
        assertThat(say("why data-ai intermediate")).contains("Björn Hällgren", "Friederike Ostermann")
                .contains("expired", "not at the firm on that day", "not active at the vendor",
                        "the same person is counted once already")
                .contains("Minh Anh Trần", "claimed, waiting: should be visible by 6 Nov 2026", "Sources differ");
        assertThat(say("why data-ai netCustomerAdds")).contains("Fjellheim Kraftnett", ", won",
                "Gebrüder Tannhof Spedition", ", lost", "below the threshold",
                "no eligible association with the partner");
        assertThat(say("why data-ai deployments")).contains("18 services", "Virtual Machines",
                "a service that does not count");
    }

    @Test
    void one_human_with_two_profiles_counts_once() {
        assertThat(say("why data-ai intermediate")).contains("8 people");
    }

    @Test
    void a_location_sees_its_own_rows_and_flagged_duplicates() {
        assertThat(say("score data-ai location 1204917")).isNotEqualTo(say("score data-ai"));
    }

    @Test
    void before_the_first_version_there_is_no_score_and_the_first_day_is_named() {
        assertThat(say("score data-ai as of 2020-01-01")).contains("No rules of Data & AI are known for 1 Jan 2020",
                "the first version is of 13 Jun 2023");
    }

    @Test
    void what_was_recorded_later_was_not_known() {
        assertThat(say("score data-ai known on 2026-11-19")).contains("Nothing was known on 19 Nov 2026 yet.");
        assertThat(say("score data-ai known on 2026-11-20")).contains("44.24");
    }

    @Test
    void json_holds_the_whole_assessment() {
        assertThat(say("score data-ai --json")).contains("\"designation\" : \"data-ai\"", "\"leftOut\"", "\"counted\"",
                "\"qualifies\" : false");
    }

    @Test
    void json_of_a_why_holds_the_metric_that_is_named_or_all() {
        assertThat(say("why data-ai --json")).startsWith("{").contains("\"metric\" : \"intermediateCertifications\"",
                "\"metric\" : \"deployments\"", "Björn Hällgren");
        assertThat(say("why data-ai intermediate --json")).startsWith("{").contains("\"designation\" : \"data-ai\"",
                "\"total\" : 44.24", "\"metric\" : \"intermediateCertifications\"")
                .doesNotContain("\"metric\" : \"deployments\"");
    }

    @Test
    void two_versions_are_compared_with_their_effect_on_this_firm() {
        assertThat(say("rules diff data-ai 2023-06 2026-08")).contains("this firm goes from ", "Enterprise")
                .contains("Azure Data Engineer Associate (DP-203)");
        assertThat(say("rules diff data-ai 2026-08 2026-08")).contains("nothing changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score data-ai rules nonsense", "rules show data-ai 1999-01", "rules diff data-ai x y"})
    void an_unknown_version_is_answered_with_the_known_ones(String line) {
        assertThat(say(line)).contains("Known are:", "2023-06", "2026-08");
    }

    @Test
    void an_undated_version_is_used_when_named() {
        assertThat(say("score data-ai rules seed002")).contains("Rules ms-dataai-seed002.");
    }

    @Test
    void a_version_known_in_part_gives_no_score() {
        assertThat(say("score business-applications rules 2022-10")).contains("documented only in part");
    }

    @Test
    void a_specialization_is_listed_and_not_scored() {
        assertThat(say("specializations security")).contains("listed, not scored");
        assertThat(say("specialization Kubernetes on Microsoft Azure")).contains("is a specialization", "not scored");
    }

    @Test
    void too_long_a_line_is_refused_unread() {
        assertThat(seventy.run("score", "x".repeat(4_000)).text()).contains("nothing was done");
    }
}
