package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.seventy.Shipped;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Signal;
import dev.seventy.scoring.ValueEstimate.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Databricks partner asks where it stands, as a manager, an admin and a member see it. */
class DatabricksTalkTest extends TalkingToTheBot {

    private void told(String... lines) {
        for (var line : lines) {
            talk.now = talk.now.plus(Duration.ofMinutes(1));
            assertThat(talk.says("UMANAGER", line).tone()).as(line).isEqualTo(Reply.Tone.ANSWER);
        }
    }

    private void select() {
        told("databricks set application yes", "databricks set agreement signed",
                "databricks set unity_catalog_proficiency yes", "reference add \"Contoso Bank\" private verified",
                "project add \"a lakehouse\" validated");
    }

    private String asks(String line) {
        return talk.text("UMANAGER", line);
    }

    @Test
    void the_tier_is_ours_and_provisional_until_the_portal_s_is_told_and_then_both_are_shown() {
        select();
        assertThat(asks("score databricks")).startsWith(
                "Databricks, Consulting & SI: Select by our reckoning, provisional; for Elite 1 of 3 is missing, 2 to"
                        + " confirm.")
                .contains("was not told yet", "Provisional: to confirm",
                        "Specialised or industry expertise shown: nobody has said so yet",
                        "databricks set industry expertise yes");
        told("databricks set tier elite");
        assertThat(asks("score databricks")).startsWith("Databricks, Consulting & SI: Elite, as the partner portal"
                + " showed on 20 Nov 2026; by what is on file here it would be Select by our reckoning, provisional;"
                + " for Global Elite 1 of 2 is missing")
                .contains("not all of it is on file here: Technical bench", "Global Elite asks for");
        told("databricks set tier registered");
        assertThat(asks("score databricks")).startsWith("Databricks, Consulting & SI: Registered, as the partner")
                .contains("Select asks for", "Elite asks for");
    }

    @Test
    void each_line_says_how_it_is_known() {
        select();
        assertThat(asks("why databricks")).contains(
                "CSI-REG-1, Partner application made: met (attested). Reported requirement, one source (S0 § Registered)",
                "Reported requirement, one source; the number is our estimate", "Typical for this tier, one source",
                "Judgement of Databricks, one source").doesNotContain("Databricks requires");
    }

    @Test
    void both_routes_to_the_bench_are_short_by_their_own_numbers() {
        select();
        told("databricks set databricks_certifications 150", "databricks set champions 3");
        assertThat(asks("score databricks")).contains("50 more certifications", "9 more Champions",
                "The route density takes a share of the company, and its size is not known");
        told("databricks set employees 100", "databricks set databricks_certified_people 30");
        assertThat(asks("score databricks")).containsPattern("density +Share of certified people +30 % of 1/3 +4 more")
                .contains("50 more certifications and 9 more Champions (scale), or 4 more certified people (density)");
    }

    @Test
    void more_people_than_the_firm_has_are_recorded_with_a_word_and_give_no_tier_until_either_is_put_right() {
        select();
        told("databricks set employees 120", "databricks set champions 2");
        var impossible = "500 certified people of 120 employees cannot be: one of the two figures is wrong, so their share"
                + " is unknown. 500 was told as of 20 Nov 2026 by Max Manager (chat); 120 was told as of 20 Nov 2026 by Max Manager (chat)."
                + " Put right the wrong one: databricks set certified people NUMBER, or databricks set employees NUMBER.";
        assertThat(asks("databricks set certified_people 500")).startsWith("Recorded databricks certified people: 500.")
                .contains(impossible).doesNotContain("Elite by our reckoning");
        assertThat(asks("score databricks")).startsWith("Databricks, Consulting & SI: Select by our reckoning")
                .contains(impossible, "Technical bench", "unknown, so not met", "500 certified people of 120 employees",
                        "or put right two figures that contradict each other (density)")
                .doesNotContain("416");
        assertThat(asks("why databricks CSI-ELI-1")).contains(impossible);
        assertThat(talk.text("U1", "score databricks")).contains("cannot be", "500 was told as of 20 Nov 2026 (chat)")
                .doesNotContain("Max");
        told("databricks set certified people 50");
        assertThat(asks("score databricks")).contains("Elite by our reckoning").doesNotContain("cannot be:");
        told("databricks set employees 49");
        assertThat(asks("score")).contains("Select by our reckoning");
        told("databricks set employees 50");
        assertThat(asks("score databricks")).contains("Elite by our reckoning");
    }

    @Test
    void advice_is_in_order_and_carries_on_to_the_tier_that_is_asked_for() {
        told("databricks set application yes", "databricks set agreement signed");
        var answer = asks("score databricks elite");
        assertThat(answer).containsSubsequence("Select asks for", "Elite asks for", "Next:",
                "1. Joint customer references", "Specialised or industry expertise", "Technical bench");
        assertThat(asks("what do we lack for Elite?")).isEqualTo(answer);
        assertThat(asks("how far are we from databricks select")).isEqualTo(asks("score databricks select"))
                .doesNotContain("Elite asks for");
    }

    @Test
    void a_requirement_tells_who_attested_it_and_when_and_leads_on_to_its_neighbours() {
        select();
        var reply = talk.says("UMANAGER", "why databricks CSI-REG-2");
        assertThat(Talk.commands(reply)).contains("why databricks consulting CSI-REG-1",
                "why databricks consulting CSI-SEL-1", "why databricks consulting", "score databricks consulting");
        assertThat(asks("why databricks CSI-REG-2")).contains("met; reported requirement, one source",
                "agreement signed: attested on 20 Nov 2026, by Max Manager (chat)", "A chatbot's answer");
        assertThat(talk.text("U1", "why databricks CSI-REG-2")).contains("attested on 20 Nov 2026 (chat)")
                .doesNotContain("Max Manager");
        assertThat(talk.text("UADMIN", "why databricks agreement")).contains("Max Manager");
    }

    @Test
    void of_a_figure_that_is_reported_and_counted_both_are_told_with_the_choice() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        told("champion add ada@firm.example", "databricks set champions 3");
        assertThat(asks("why databricks bench"))
                .contains("3 champions, data to 20 Nov 2026, as reported.", "1 person, data to 20 Nov 2026, from rows.")
                .containsAnyOf("ounted from rows", "eported");
    }

    @Test
    void of_a_share_both_parts_are_told() {
        told("databricks set employees 100", "databricks set databricks_certified_people 30");
        assertThat(asks("why databricks bench")).contains("30 certified people to 20 Nov 2026.",
                "100 employees to 20 Nov 2026.");
    }

    @Test
    void what_two_people_told_in_one_moment_is_put_down_to_each() {
        told("databricks set agreement signed");
        talk.says("UADMIN", "databricks set application yes");
        assertThat(asks("why databricks CSI-REG-1")).contains("attested on 20 Nov 2026, by Anna Admin (chat)");
        assertThat(asks("why databricks CSI-REG-2")).contains("attested on 20 Nov 2026, by Max Manager (chat)");
    }

    @Test
    void a_name_that_only_attests_is_nobody_else_s_and_stands_in_the_way_of_nobody() {
        talk.take("attestations.csv",
                "attestation,holds,attested_by,attested_on\nagreement_signed,yes,Ada Byron,2026-03-12\n");
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        assertThat(asks("why databricks CSI-REG-2")).contains("attested on 12 Mar 2026, by Ada Byron");
        told("champion add Ada Byron");
        assertThat(asks("certs databricks ada@firm.example")).contains("Champion");
    }

    @Test
    void a_reported_tier_is_of_the_track_it_was_told_for() {
        told("databricks set tier elite");
        assertThat(asks("score databricks")).contains("Elite, as the partner portal");
        assertThat(asks("score databricks technology")).doesNotContain("as the partner portal");
        told("databricks set technology tier validated", "databricks set tier registered",
                "databricks set tier technology select");
        assertThat(asks("score databricks")).contains("Registered, as the partner portal");
        assertThat(asks("score databricks technology")).contains("Select, as the partner portal");
        talk.says("UADMIN", "settings track technology");
        told("databricks set reported_tier elite");
        assertThat(asks("score databricks")).startsWith("Databricks, Technology: Elite, as the partner portal");
        assertThat(asks("score databricks consulting")).contains("Registered, as the partner portal");
        assertThat(asks("databricks set tier global elite")).contains("for Consulting & SI: global elite");
        assertThat(asks("databricks set technology tier global elite"))
                .contains("There is no tier 'global elite' of Technology", "Nothing was recorded");
    }

    @Test
    void what_is_told_again_is_no_news_and_what_is_told_anew_leaves_what_held_before() {
        talk.take("achievements.csv",
                "kind,name,confirmed,since\npublic_reference,Example Bank,yes,2026-03-12\nproject,A lake,yes,2026-03-12\n");
        var before = asks("why databricks CSI-SEL-1 as of 2026-06-30");
        assertThat(before).contains("Found: 1 of 1", "12 Mar 2026");
        assertThat(asks("reference add \"example bank\" public verified")).startsWith("That was on file already");
        assertThat(asks("why databricks CSI-SEL-1 as of 2026-06-30")).isEqualTo(before);
        told("reference add \"Example Bank\" public unverified");
        assertThat(asks("why databricks CSI-SEL-1 as of 2026-06-30")).isEqualTo(before);
        assertThat(asks("why databricks CSI-SEL-1")).doesNotContain("Found: 1 of 1");
        assertThat(asks("reference list")).contains("1 on file", "not yet");
    }

    @Test
    void the_history_says_what_was_told_and_by_whom_and_so_does_the_question_before_it_is_taken_back() {
        told("databricks set agreement signed", "reference add \"Contoso Bank\" public verified",
                "champion add ada@firm.example new");
        assertThat(talk.text("UADMIN", "import history"))
                .containsPattern("agreement signed \\(chat\\) +in force +Max Manager")
                .containsPattern("public reference \\(chat\\) +in force +Max Manager")
                .contains("Champion (chat)", "undo 3").doesNotContain("Contoso", "ada@");
        assertThat(talk.says("UADMIN", Message.Place.SHARED, "import history").reply().toString())
                .contains("agreement signed").doesNotContain("Max Manager");
        assertThat(talk.text("UADMIN", "undo"))
                .contains("Import 3 (Champion, told by Max Manager) of 20 Nov 2026 would be taken back.");
    }

    @Test
    void a_manager_sees_and_takes_back_what_they_told_and_nothing_else() {
        assertThat(asks("import history")).startsWith("You have told nothing yet.");
        told("databricks set agreement signed");
        talk.says("UADMIN", "databricks set employees 120");
        talk.take("achievements.csv", "kind,name,confirmed,since\nproject,A lake,yes,2026-03-12\n");
        told("reference add \"Contoso Bank\" public verified");
        for (var line : List.of("import history", "history")) {
            assertThat(asks(line)).startsWith("You told 2 things. What others told, and files, are for admins.")
                    .containsPattern("1 +20 Nov 2026 +agreement signed \\(chat\\) +in force +Max Manager")
                    .contains("public reference (chat)", "undo 4").doesNotContain("employees", "achievements.csv");
        }
        assertThat(talk.text("UADMIN", "history")).startsWith("There are 4 imports.").contains("employees (chat)");
        assertThat(talk.says("UMANAGER", "undo 2").tone()).as("the admin's").isEqualTo(Reply.Tone.REFUSED);
        assertThat(asks("undo 1")).startsWith("Import 1 is taken back");
        assertThat(asks("history")).containsPattern("agreement signed \\(chat\\) +taken back");
        assertThat(talk.says("U1", "history").tone()).as("a member tells nothing").isEqualTo(Reply.Tone.REFUSED);
    }

    @Test
    void what_a_day_said_before_is_named_when_it_is_replaced_with_who_told_it() {
        assertThat(asks("databricks set employees 120")).startsWith("Recorded employees: 120.");
        talk.now = talk.now.plus(Duration.ofMinutes(1));
        assertThat(talk.text("UADMIN", "databricks set employees 130")).startsWith(
                "Recorded employees: 130, in place of 120, which Max Manager told for the same day (chat).");
        assertThat(talk.says("UADMIN", Message.Place.SHARED, "databricks set employees 131").reply().summary())
                .isEqualTo("Recorded employees: 131, in place of 130, which was told for the same day (chat).");
        assertThat(asks("databricks set agreement signed")).doesNotContain("in place of");
        assertThat(asks("databricks set agreement missing"))
                .contains("in place of yes, which Max Manager told for the same day (chat)");
        assertThat(asks("databricks set tier select")).doesNotContain("in place of");
        assertThat(asks("databricks set tier elite")).contains("Consulting & SI: elite, in place of select, which");
        assertThat(asks("databricks set technology tier select")).as("of another track").doesNotContain("in place of");
        talk.now = talk.now.plus(Duration.ofHours(15));
        assertThat(asks("databricks set employees 140")).as("of the day after").startsWith("Recorded employees: 140.");
        told("databricks set dbu 1000");
        assertThat(asks("databricks set dbu 2000")).as("which a manager may not see").doesNotContain("in place of",
                "1,000");
    }

    @Test
    void a_figure_is_told_of_a_day_that_is_past() {
        assertThat(asks("databricks set employees 120 on 2026-10-31"))
                .startsWith("Recorded employees: 120, as of 31 Oct 2026.");
        told("databricks set employees 130", "databricks set employees 125 on 1 Nov 2026");
        assertThat(asks("why databricks CSI-ELI-1")).as("the newest counts").contains("130 employees to 20 Nov 2026");
        assertThat(asks("why databricks CSI-ELI-1 as of 2026-10-31")).contains("120 employees to 31 Oct 2026");
        assertThat(asks("databricks set employees 121 on 2026-10-31"))
                .contains("in place of 120, which Max Manager told for the same day");
        assertThat(asks("databricks set employees 99 on 2026-11-21")).contains("21 Nov 2026 lies ahead",
                "Nothing was recorded");
        assertThat(asks("databricks set employees 99 on 0206-10-31")).contains("Nothing was recorded");
        assertThat(asks("databricks set employees 99 on 04/05/2026")).contains("2026-05-04", "2026-04-05",
                "Nothing was recorded");
        assertThat(asks("databricks set application yes on 2026-10-31"))
                .startsWith("Recorded application submitted: yes, attested by Max Manager, as of 31 Oct 2026.");
    }

    @Test
    void each_answer_names_the_sources_of_its_own_area() {
        talk.figures();
        var microsoft = asks("score data-ai");
        select();
        talk.take("achievements.csv", "kind,name,confirmed,since\nproject,A lake,yes,2026-03-12\n");
        assertThat(asks("score databricks"))
                .contains("Sources: achievements template to 12 Mar 2026, chat to 20 Nov 2026.");
        assertThat(asks("pvs")).contains("Sources: achievements template to 12 Mar 2026, chat to 20 Nov 2026.");
        assertThat(asks("score data-ai")).as("Databricks' facts are no source of Microsoft's score")
                .isEqualTo(microsoft);
    }

    @Test
    void names_of_customers_are_for_managers_in_private_and_reading_them_leaves_an_entry() {
        select();
        talk.says("UADMIN", "settings revenue managers");
        assertThat(asks("reference list")).contains("Contoso Bank", "private reference", "verified");
        assertThat(talk.store.audit().of(talk.firm)).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("people and revenue read");
            assertThat(entry.objects()).containsExactly("achievements");
        });
        var read = talk.store.audit().of(talk.firm).size();
        for (var user : List.of("UMANAGER", "UADMIN")) {
            for (var line : List.of("reference list", "references", "project list", "why databricks CSI-SEL-1")) {
                assertThat(talk.says(user, Message.Place.SHARED, line).reply().toString()).as(line)
                        .doesNotContain("Contoso", "a lakehouse");
            }
        }
        assertThat(talk.text("U1", "reference list")).doesNotContain("Contoso");
        assertThat(talk.store.audit().of(talk.firm)).hasSize(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "reference add \"Public Storage\" public verified|PUBLIC_REFERENCE Public Storage true",
            "reference add Public Storage private|PRIVATE_REFERENCE Public Storage false",
            "reference add \"All verified\" verified public|PUBLIC_REFERENCE All verified true",
            "reference add “Verified” public open|PUBLIC_REFERENCE Verified false",
            "project add \"what was approved\"|PROJECT what was approved false",
            "migration add \"a metastore\"|UNITY_CATALOG_MIGRATION a metastore true",
            "migration add a metastore unconfirmed|UNITY_CATALOG_MIGRATION a metastore false",
            "reference add a bank public not verified|PUBLIC_REFERENCE a bank false",
            "reference add a bank private not yet verified.|PRIVATE_REFERENCE a bank false",
            "reference add a bank public verified.|PUBLIC_REFERENCE a bank true",
            "reference add a bank public verified, by Anna|Unclear",
            "deal add Big deal not approved|DEAL_REGISTRATION Big deal false",
            "award add \"not confirmed\" confirmed|AWARD not confirmed true", "project add not an open one|Unclear",
            "migration add hive planned|UNITY_CATALOG_MIGRATION hive false", "databricks set pvs 9,4|Unclear",
            "databricks set pvs 10,5|Unclear", "databricks set employees 1,20|Unclear",
            "databricks set dbu 1,000,000.5|influenced_annual_dbu_usd 1000000.5 usd",
            "reference add Bank public private|Unclear", "reference add Bank verified|Unclear",
            "databricks set employees -5|Unclear", "databricks set champions 2.5|Unclear",
            "databricks set pvs -3|Unclear", "databricks set reported tier 5|Unclear",
            "databricks set not employees 5|Unclear", "databricks set employees not 5|Unclear",
            "databricks set dbu -1|Unclear", "databricks set dbu growth -5.5|dbu_growth_percent -5.5",
            "databricks set dbu 1,000|influenced_annual_dbu_usd 1000 usd",
            "databricks set reported_tier gold|reported_tier 1 gold",
            "databricks set reported tier global elite|reported_tier 1 global_elite",
            "databricks set tier technology select|reported_tier 1 select technology",
            "databricks set champions 12|databricks_champions 12",
            "databricks set employees 120 on 2025-10-31|employees 120 on 2025-10-31",
            "databricks set agreement not signed on 31 Oct 2025|agreement_signed 0 on 2025-10-31",
            "databricks set technology tier select on yesterday|reported_tier 1 select technology on 2026-11-19",
            "databricks set employees 120 on 2026-11-21|Unclear", "databricks set employees 120 on|Unclear",
            "databricks set employees 120 on zebra|Unclear", "databricks set employees 120 on 04/05/2025|Unclear",
            "databricks set employees 120 on 2025-10-31 or so|Unclear", "databricks set on 2025-10-31|Unclear"})
    void a_line_records_what_it_says_or_nothing(String line, String meant) {
        assertThat(switch (new CommandParser(Shipped.knowledge()).parse(line, LocalDate.of(2026, 11, 20))) {
            case Partnering.Achieve(var kind, var name, var confirmed) -> kind + " " + name + " " + confirmed;
            case Partnering.Report(var measure, var value, var unit, var track, var asOf) ->
                (measure + " " + value.toPlainString() + " " + unit + " " + track.orElse("")).strip()
                        + asOf.map(day -> " on " + day).orElse("");
            case Command other -> other.getClass().getSimpleName();
        }).isEqualTo(meant);
    }

    @Test
    void the_references_and_people_counted_are_named_to_managers_in_private_only() {
        select();
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        told("champion add ada@firm.example");
        assertThat(asks("why databricks CSI-SEL-1")).contains("private reference \"Contoso Bank\"", "by Max Manager");
        assertThat(asks("why databricks bench")).contains("Ada Byron");
        for (var line : List.of("why databricks CSI-SEL-1", "why databricks bench", "why databricks",
                "score databricks", "score", "share why databricks bench", "share why databricks CSI-SEL-1",
                "reference list", "project list", "attestations")) {
            assertThat(talk.text("U1", line)).as(line).doesNotContain("Ada", "Contoso", "Max Manager");
            assertThat(talk.says("UMANAGER", Message.Place.SHARED, line).toString()).as(line).doesNotContain("Ada",
                    "Contoso", "by Max Manager");
        }
        assertThat(talk.store.audit().of(talk.firm))
                .anySatisfy(entry -> assertThat(entry.objects()).containsExactly("why", "databricks"));
    }

    @Test
    void a_tier_of_2026_is_kept_and_nothing_is_computed_for_it() {
        select();
        assertThat(asks("score databricks rules 2026")).contains("none of Bronze, Silver and Gold was told",
                "not published", "databricks set consulting tier gold").doesNotContain("asks for\n");
        told("databricks set tier gold");
        assertThat(asks("score databricks rules 2026")).startsWith(
                "Databricks, Consulting & SI: Gold, as the partner portal showed on 20 Nov 2026; what these tiers ask for"
                        + " is not published, so nothing is computed.");
        assertThat(asks("score databricks gold")).isEqualTo(asks("score databricks rules 2026"));
        assertThat(asks("score databricks")).contains("Gold, as the partner portal showed on 20 Nov 2026, whose"
                + " requirements are not published; by those of 2025 it would be Select by our reckoning");
    }

    @Test
    void a_customer_is_one_reference_whether_it_may_be_named_or_not() {
        told("reference add \"a bank\" private verified");
        assertThat(asks("reference add \"A Bank\" public verified")).contains("on file as a private reference",
                "undo 1", "Nothing was recorded");
        assertThat(asks("reference list")).contains("1 on file");
    }

    @Test
    void an_attestation_of_a_day_to_come_is_rejected() {
        talk.take("attestations.csv", """
                attestation,holds,attested_by,attested_on
                agreement_signed,yes,Ada Byron,2028-01-01
                application_submitted,yes,Ada Byron,2026-03-12
                """);
        assertThat(asks("databricks attestations")).contains("12 Mar 2026").doesNotContain("2028");
    }

    @Test
    void the_track_is_the_firm_s_setting_unless_the_line_says_another() {
        assertThat(asks("score databricks")).startsWith("Databricks, Consulting & SI:");
        assertThat(talk.text("UADMIN", "settings track technology")).contains("track consulting → technology");
        assertThat(asks("score databricks")).startsWith("Databricks, Technology:");
        assertThat(asks("why databricks")).contains("TEC-VAL-1").doesNotContain("CSI-");
        assertThat(asks("pvs")).contains("Technology");
        assertThat(asks("score databricks consulting")).startsWith("Databricks, Consulting & SI:");
        assertThat(asks("why databricks consulting")).contains("CSI-REG-1");
        assertThat(talk.text("UADMIN", "settings track zebra")).contains("one of consulting, technology");
        assertThat(talk.says("UMANAGER", "settings track consulting").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(asks("score databricks global elite"))
                .contains("Technology has no such tier; Consulting & SI has it");
    }

    @Test
    void only_the_portal_s_score_decides_the_dashboard_and_it_calibrates_what_if() {
        talk.says("UADMIN", "settings revenue managers");
        told("databricks set dbu 1000000", "deal add \"a shop\" approved");
        assertThat(asks("pvs")).contains("unknown, because only the value in the partner portal decides it");
        assertThat(asks("what if databricks 5 more deals")).contains("there is no reported value to carry it over to");
        told("databricks set pvs 9.4");
        assertThat(asks("pvs")).contains("9.4, as the partner portal showed on 20 Nov 2026", ": not yet.",
                "PVS estimate, not a Databricks figure", "nothing told");
        // The estimate is 2 ln 11 + 0.8 ln 1.2 = 4.9417 and becomes 2 ln 11 + 0.8 ln 2.2 = 5.4266; the change of 0.4849
        // is carried over times 9.4 / 4.9417.
        assertThat(asks("what if databricks 5 more deals"))
                .startsWith("Supposing 5 more deals: our estimate of the"
                        + " Partner Value Score goes from 9.4, as reported, to about 10.32 (9.86 to 10.78).")
                .contains("times 1.9", "4.94 (2.47 to 7.41) now, 5.43 (2.71 to 8.14) then",
                        "decided by the value in the partner portal alone");
        assertThat(asks("pvs what if 5 more deals")).isEqualTo(asks("what if databricks 5 more deals"));
        assertThat(asks("pvs what if 3 more references")).contains("Taken as private references");
        assertThat(asks("pvs")).contains("9.4, as the partner portal showed");
    }

    @Test
    void consumption_cannot_be_told_from_the_estimate_by_those_who_may_not_see_it() {
        told("databricks set dbu 1234567");
        assertThat(asks("pvs")).contains("for admins", "an amount for admins").doesNotContain("1,234,567", "1234567",
                "5.18", "about 5");
        assertThat(talk.says("UMANAGER", "what if databricks 5 more deals").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("UADMIN", Message.Place.SHARED, "pvs").toString()).doesNotContain("1,234,567", "5.18");
        assertThat(talk.text("UADMIN", "pvs")).contains("1,234,567", "5.18");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"what if databricks 5 more professional|PROFESSIONAL 5",
            "pvs what if 3 more references|PRIVATE_REFERENCES 3",
            "what if we had 2 public references|PUBLIC_REFERENCES 2",
            "what if databricks 250,000 more usd dbu|CONSUMPTION 250000", "what if databricks growth|Unclear",
            "what if databricks 10% more growth|GROWTH 10", "pvs what if 4 fewer associates|ASSOCIATE -4",
            "what if databricks 1 validated integration and 2 more awards|INTEGRATION 1 AWARDS 2",
            "what if databricks 3 more champions|Unclear", "what if databricks 9999999 deals|Unclear",
            "what if pigs fly|Unclear", "what if databricks technology 12 more accreditations|FOUNDATION 12"})
    void what_if_takes_numbers_of_what_counts_and_asks_back_otherwise(String line, String meant) {
        var command = new CommandParser(Shipped.knowledge()).parse(line, LocalDate.EPOCH);
        assertThat(command instanceof Partnering.PartnerValueIf asked ? asked.supposed().stream()
                .map(one -> one.signal() + " " + one.more().toPlainString()).collect(Collectors.joining(" "))
                : command.getClass().getSimpleName()).isEqualTo(meant);
    }

    @Test
    void a_reported_total_stands_whatever_is_told_one_by_one() {
        told("databricks set databricks_certifications 210");
        told("databricks set public_references 9");
        var before = asks("pvs");
        assertThat(before).contains("210 reported without a level, taken as Associate", "9 public references");
        told("reference add \"a shop\" public");
        told("reference add \"a bank\" public verified");
        assertThat(asks("pvs").lines().findFirst()).isEqualTo(before.lines().findFirst());
        assertThat(asks("why databricks CSI-SEL-1")).contains("reported total, which is more than the rows on file");
        assertThat(asks("score databricks elite")).contains("210 of 200");
        told("champion add new@firm.example new");
        assertThat(asks("score databricks elite")).contains("210 of 200", "1 of 12");
    }

    @Test
    void less_than_nothing_is_nothing() {
        var nothing = new Signals(false, Map.of());
        for (var signal : Signal.values()) {
            if (signal != Signal.GROWTH) {
                assertThat(nothing.with(signal, BigDecimal.TEN.negate())).as(signal.name()).isEqualTo(nothing);
            }
            assertThat(nothing.with(signal, BigDecimal.TEN)).as(signal.name()).isNotEqualTo(nothing);
        }
    }

    @Test
    void whoever_told_a_fact_takes_it_back_themselves_and_nobody_else_s() {
        told("databricks set agreement signed");
        talk.says("UADMIN", "databricks set application yes");
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        assertThat(talk.says("UMANAGER", "undo 2").tone()).as("the admin's").isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("UMANAGER", "undo 3").tone()).as("a file").isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("U1", "undo 1").tone()).as("a member").isEqualTo(Reply.Tone.REFUSED);
        assertThat(asks("undo")).as("the newest of their own").startsWith("Import 1 is taken back");
        assertThat(asks("why databricks CSI-REG-2")).contains("unknown, so not met");
        assertThat(talk.says("UMANAGER", "undo 1").tone()).as("once").isEqualTo(Reply.Tone.REFUSED);
    }

    @Test
    void what_another_replaced_is_for_an_admin_to_take_back() {
        told("databricks set employees 120");
        talk.says("UADMIN", "databricks set employees 130");
        assertThat(Talk.commands(talk.says("UMANAGER", "undo 1"))).containsExactly("ask admin undo 2");
        assertThat(Talk.commands(talk.says("UADMIN", "undo 1"))).containsExactly("undo 2");
    }

    @Test
    void one_screen_has_microsoft_and_databricks_once_anything_is_told() {
        talk.figures();
        assertThat(asks("score")).doesNotContain("Databricks:", "score databricks");
        assertThat(asks("home")).doesNotContain("score databricks");
        select();
        assertThat(asks("score")).contains("Databricks: Select by our reckoning, provisional.", "Data & AI",
                "for Elite 1 of 3 is missing, 2 to confirm. First: Strategic platform alignment");
        assertThat(Talk.commands(talk.says("UMANAGER", "score"))).contains("score data-ai", "score databricks");
        assertThat(Talk.commands(talk.says("UMANAGER", "home"))).contains("score databricks");
        told("databricks set tier elite");
        assertThat(asks("score")).contains("Databricks: Elite, as reported.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score databricks zebra", "why databricks zebra", "score databricks validated"})
    void what_is_not_there_is_asked_back_with_a_way_on(String line) {
        var reply = talk.says("U1", line);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(Talk.commands(reply)).isNotEmpty();
    }
}
