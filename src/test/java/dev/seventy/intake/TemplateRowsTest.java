package dev.seventy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateRowsTest {

    private static final String CERTIFICATIONS = "person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source\n";
    private static final String SCORES = "as_of,area,path,metric,points,max_points\n";
    private static final String MEASURES = "as_of,area,path,measure,association,month,value,unit,source\n";
    private static final String PEOPLE = "person_key,full_name,work_email,slack_user_id,teams_user_id,manager_email,"
            + "location,role,start_date,end_date\n";

    @ParameterizedTest
    @EnumSource(Templates.class)
    void a_template_can_be_imported_as_it_comes(Templates template) {
        var file = Files.text(template.text());

        assertThat(Files.ready(file).kind()).isEqualTo(template.kind());
        assertThat(Files.read(file).rejected()).isEmpty();
        assertThat(Files.read(file).entries()).hasSize(2);
        assertThat(Files.read(file).summary().leftAside()).isEmpty();
        assertThat(Files.ready(file).notes()).isEmpty();
        assertThat(Templates.of(template.word())).contains(template);
    }

    private static String camelCase(String snake) {
        var words = new StringBuilder();
        for (var word : snake.split("_", -1)) {
            words.append(words.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return words.toString();
    }

    @Test
    void every_measure_is_known_in_both_spellings() {
        var all = Stream.of(Templates.MEASURES, Templates.DATABRICKS, Templates.ATTESTATIONS)
                .flatMap(template -> template.names().stream()).sorted().toList();
        assertThat(all).isEqualTo(MeasureName.all()).allSatisfy(name -> {
            var whole = name.endsWith(":") ? name + "Power Apps" : name;
            assertThat(MeasureRows.measure(whole)).contains(whole);
            var colon = whole.indexOf(':');
            var camel = camelCase(colon < 0 ? whole : whole.substring(0, colon))
                    + (colon < 0 ? "" : whole.substring(colon));
            assertThat(MeasureRows.measure(camel)).as(camel).contains(whole);
        });
    }

    @Test
    void a_certification_is_found_by_its_exam() {
        var earned = Files.read(CERTIFICATIONS + "ada@firm.example,az104,2026-03-12,,,991,chat\n").earned();

        assertThat(earned.credential().value()).isEqualTo("azure-administrator-associate");
        assertThat(earned.expires()).contains(LocalDate.of(2027, 3, 12));
        assertThat(earned.person().key()).contains("ada@firm.example");
        assertThat(earned.person().addresses()).containsExactly("ada@firm.example");
        assertThat(earned.person().vendorId()).contains("991");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "P1,administrator,2026-03-12,,,,|this can mean|Azure Administrator Associate (AZ-104)",
            "P1,AZ-800,2026-03-12,,,,|AZ-800 and AZ-801|once",
            "P1,Azure Administratr Associate,2026-03-12,,,,|not a certification|did you mean",
            "P1,AZ-104,2026-03-12,2025-01-01,,,|before it is earned|correct", ",AZ-104,2026-03-12,,,,|whose|person_key",
            "P1,,2026-03-12,,,,|empty|fill", "P1,AZ-104,,,,,|missing|2026-03-12"})
    void a_certification_that_cannot_be_used_is_rejected_with_the_reason(String row, String rule, String fix) {
        var refusal = Files.read(CERTIFICATIONS + row + "\n").refusal();

        assertThat(refusal.rule() + refusal.fix()).contains(rule).contains(fix);
    }

    @Test
    void all_exams_of_a_certification_together_are_the_certification() {
        assertThat(Files.read(CERTIFICATIONS + "P1,AZ-800 + AZ-801,2026-03-12,,,,\n").entries()).hasSize(1);
    }

    @Test
    void metrics_and_areas_are_checked() {
        var outcome = Files.read(SCORES + "2026-10-22,data-ai,enterprise,net_customer_adds,10,30\n"
                + "2026-10-22,Data-AI,,netCustomerAdds,10,30\n2026-10-22,data-ai,smb,total,63.5,100\n"
                + "2026-10-22,data-ai,,,63.5,100\n" + "2026-10-22,data-a1,,total,63.5,100\n"
                + "2026-10-22,data-ai,,net_customer_add,63.5,100\n2026-10-22,data-ai,big,total,63.5,100\n"
                + "2026-10-22,data-ai,,total,101,100\n2026-10-22,data-ai,,total,-1,100\n");

        assertThat(outcome.of(Entry.Scored.class)).extracting(scored -> scored.metric().orElse("total"))
                .containsExactly("netCustomerAdds", "netCustomerAdds", "total", "total");
        assertThat(outcome.rejected()).extracting(Rejected::fix).element(0).asString().contains("'data-ai'");
        assertThat(outcome.rejected()).extracting(Rejected::fix).element(1).asString().contains("net_customer_adds");
        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("area", "metric", "path", "points",
                "points");
    }

    @Test
    void measures_are_checked() {
        var outcome = Files.read(MEASURES + "2026-10-31,security,smb,azureAcrGrowthUsd,,,5000.00,USD,\n"
                + "2026-10-31,modern-work,,growth,CSP Tier 1,2026-10,3,users,\n"
                + "2026-10-31,business-applications,,mcv_units:Power Apps,,Oct 2026,3,users,\n"
                + "2026-10-31,security,,net_customer_ads,,,3,,\n"
                + "2026-10-31,security,,azure_acr_growth_usd,,,3,EUR,\n"
                + "2026-10-31,security,,azure_acr_growth_usd,,,3,€,\n" + "2026-10-31,security,,growth,,,3,chf,\n"
                + "2026-10-31,security,,growth,CPS,,3,users,\n" + "2026-10-31,security,,mcv_units:,,,3,users,\n");

        assertThat(outcome.of(Entry.Reported.class)).extracting(Entry.Reported::measure)
                .containsExactly("azure_acr_growth_usd", "growth", "mcv_units:Power Apps");
        assertThat(outcome.of(Entry.Reported.class).get(1).association()).contains("CSP");
        assertThat(outcome.of(Entry.Reported.class).get(2).month()).contains(YearMonth.of(2026, 10));
        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("measure", "unit", "unit", "unit",
                "association", "measure");
        assertThat(outcome.refusal().fix()).contains("net_customer_adds");
        assertThat(outcome.rejected().get(1).rule()).contains("US dollars");
    }

    @Test
    void what_a_databricks_partner_reports_is_checked() {
        var outcome = Files.read("as_of,area,measure,value,unit,attested_by\n"
                + "2026-10-31,databricks,influencedAnnualDbuUsd,250000,USD,\n"
                + "2026-10-31,databricks,reported tier,Global Elite,,Ada Byron\n"
                + "2026-10-31,databricks,agreement_signed,Yes,,Ada Byron\n"
                + "2026-10-31,databricks,reported_tier,Platinum,,\n2026-10-31,databricks,reported_tier,,,\n"
                + "2026-10-31,databricks,employees,many,,\n2026-10-31,databricks,agreement_signed,maybe,,\n"
                + "2026-10-31,databricks,employees,9,," + "x".repeat(201) + "\n");

        var told = outcome.of(Entry.Reported.class);
        assertThat(told).extracting(Entry.Reported::measure).containsExactly("influenced_annual_dbu_usd",
                "reported_tier", "agreement_signed");
        assertThat(told.get(1).unit()).isEqualTo("global_elite");
        assertThat(told.get(2).value()).isEqualByComparingTo("1");
        assertThat(told.get(2).attestedBy()).contains(PersonClues.written("Ada Byron"));
        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("value", "value", "value", "value",
                "attested_by");
        assertThat(outcome.refusal().fix()).contains("elite", "global_elite", "registered");
    }

    @Test
    void a_reported_tier_belongs_to_the_track_that_is_named_or_to_the_firm_s_own_or_the_only_one_that_has_it() {
        var outcome = Files.read("as_of,area,track,measure,value\n2026-10-31,databricks,,reported_tier,Elite\n"
                + "2026-10-31,databricks,Technology,reported_tier,Elite\n"
                + "2026-10-31,databricks,,reported_tier,Validated\n"
                + "2026-10-31,databricks,consulting,reported_tier,Validated\n"
                + "2026-10-31,databricks,tecnology,reported_tier,Elite\n"
                + "2026-10-31,databricks,technology,employees,3\n");

        assertThat(outcome.of(Entry.Reported.class)).extracting(Entry.Reported::path)
                .containsExactly(Optional.of("consulting"), Optional.of("technology"), Optional.of("technology"));
        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("value", "track", "track");
        assertThat(outcome.refusal().rule()).isEqualTo("this is no tier of the track consulting");
    }

    @Test
    void a_measure_is_refused_in_another_s_area_and_where_it_cannot_be_such_a_number() {
        var outcome = Files.read("as_of,area,path,measure,value\n2026-10-31,data-ai,,agreement_signed,1\n"
                + "2026-10-31,databricks,,net_customer_adds,4\n2026-10-31,databricks,,employees,-5\n"
                + "2026-10-31,databricks,,databricks_champions,2.5\n2026-10-31,databricks,,reported_pvs,-3\n"
                + "2026-10-31,databricks,,influenced_annual_dbu_usd,-1\n"
                + "2026-10-31,databricks,,agreement_signed,2\n2026-10-31,databricks,smb,employees,5\n"
                + "2026-10-31,databricks,,dbu_growth_percent,-5.5\n2026-10-31,data-ai,smb,net_customer_adds,-4\n"
                + "2026-10-31,databricks,,databricks_champions,2.0\n");

        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("measure", "measure", "value",
                "value", "value", "value", "value", "path");
        assertThat(outcome.rejected()).extracting(Rejected::rule).contains("data-ai has no measure agreement_signed",
                "databricks has no measure net_customer_adds", "employees takes a whole number, 0 or more",
                "reported_pvs takes a number, 0 or more");
        assertThat(outcome.of(Entry.Reported.class)).extracting(Entry.Reported::measure)
                .containsExactly("dbu_growth_percent", "net_customer_adds", "databricks_champions");
    }

    @Test
    void attestations_say_who_and_when() {
        var outcome = Files.read("attestation,holds,attested_by,attested_on,source\n"
                + "Agreement signed,yes,Ada Byron,2026-03-12,\nindustryExpertise,no,ada@firm.example,2026-03-13,x\n"
                + "agreement_sined,yes,Ada Byron,2026-03-12,\nagreement_signed,perhaps,Ada Byron,2026-03-12,\n"
                + "agreement_signed,yes,,2026-03-12,\nagreement_signed,yes,Ada Byron,,\n"
                + "employees,yes,Ada Byron,2026-03-12,\n");

        var told = outcome.of(Entry.Reported.class);
        assertThat(told).extracting(Entry.Reported::measure).containsExactly("agreement_signed", "industry_expertise");
        assertThat(told).extracting(Entry.Reported::asOf).containsExactly(LocalDate.of(2026, 3, 12),
                LocalDate.of(2026, 3, 13));
        assertThat(told.getFirst().area()).isEqualTo("databricks");
        assertThat(told.getFirst().attestedBy()).contains(PersonClues.written("Ada Byron"));
        assertThat(told.getLast().attestedBy().orElseThrow().addresses()).containsExactly("ada@firm.example");
        assertThat(told.getLast().value()).isEqualByComparingTo("0");
        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("attestation", "holds",
                "attested_by", "attested_on", "attestation");
        assertThat(outcome.refusal().fix()).contains("agreement_signed");
    }

    @ParameterizedTest
    @EnumSource(AchievementKind.class)
    void every_kind_of_achievement_is_known_in_words_too(AchievementKind kind) {
        var outcome = Files.read("kind,name,confirmed,since,source\n" + kind.word().replace('_', ' ')
                + ",A bank,verified,2026-03-12,\n" + kind.word() + ",'=A shop,pending,2026-03-12,\n");

        assertThat(outcome.of(Entry.Achieved.class)).extracting(Entry.Achieved::kind).containsOnly(kind).hasSize(2);
        assertThat(outcome.of(Entry.Achieved.class)).extracting(Entry.Achieved::confirmed).containsExactly(true, false);
        assertThat(outcome.of(Entry.Achieved.class).getLast().name()).isEqualTo("=A shop");
    }

    @Test
    void achievements_are_checked() {
        var outcome = Files.read("kind,name,confirmed,since\nreference,A bank,yes,2026-03-12\n"
                + "award,,yes,2026-03-12\naward,A bank,soon,2026-03-12\naward,A bank,yes,soon\naward," + "x".repeat(201)
                + ",yes,2026-03-12\naward,A bank,,2026-03-12\n");

        assertThat(outcome.entries()).isEmpty();
        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("kind", "name", "confirmed",
                "since", "name", "confirmed");
        assertThat(outcome.refusal().fix()).contains("public_reference");
    }

    @Test
    void people_are_checked() {
        var outcome = Files.read(PEOPLE
                + "P1,Ada Byron,Ada@firm.example,U1,t-1,boss@firm.example,Bonn,Lead,2020-01-01,\n"
                + ",Nobody,,,,,,,,\nP3,No Mail,at home,,,,,,,\nP4,Left Early,,,,,,,2026-01-01,2025-01-01\nP5,Short row\n");

        var ada = outcome.of(Entry.Employed.class).getFirst();
        assertThat(ada.person().addresses()).containsExactly("ada@firm.example");
        assertThat(ada.manager()).contains("boss@firm.example");
        assertThat(ada.from()).contains(LocalDate.of(2020, 1, 1));
        assertThat(ada.slackUser()).contains("U1");
        assertThat(outcome.entries()).hasSize(2);
        assertThat(outcome.rejected()).extracting(Rejected::column).containsExactly("person_key", "work_email",
                "end_date");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"action,SI-9,owner,,,Ada,2026-03-12|the playbook has no such action",
            "actoin,SI-2,owner,,,Ada,2026-03-12|did you mean 'action'?",
            "action,SI-2,ownr,,,Ada,2026-03-12|did you mean 'owner'?",
            "action,SI-2,status,dune,,,2026-03-12|did you mean 'done'?",
            "metric,M4,target,0,,,2026-03-12|a target of 0 would be reached by doing nothing",
            "metric,M4,value,many,,,2026-03-12|number", "metric,M3,value,5,Euro,,2026-03-12|that is no currency",
            "metric,M3,value,5,ABC,,2026-03-12|that is no currency",
            "metric,M4,value,7.5,,,2026-03-12|this metric is counted",
            "metric,M4,value,7,EUR,,2026-03-12|this metric is counted",
            "metric,M4,value,-1,,,2026-03-12|there cannot be less than none",
            "metric,M3,value,5.12345,EUR,,2026-03-12|an amount has two places at most",
            "metric,M3,value,1234567890123456,EUR,,2026-03-12|a number has at most 15 digits before the point",
            "industry,FSI,demo,javascript:alert(1),,,2026-03-12|that is no address for everybody",
            "action,SI-2,owner,Ada,,,2026-03-12|who it is stands in the column person",
            "integrator,Acme,delivery,perhaps,,,2026-03-12|neither yes nor no",
            "action,SI-2,status,done,,,2027-01-01|this day has not come yet"})
    void an_entry_of_the_playbook_that_cannot_be_used_says_why(String row, String why) {
        var outcome = Files.read("part,item,field,value,unit,person,said_on\n" + row + "\n");
        assertThat(outcome.entries()).isEmpty();
        assertThat(outcome.refusal().toString()).contains(why);
    }

    @Test
    void a_text_or_a_name_of_the_playbook_is_as_long_in_a_file_as_in_the_chat() {
        var header = "part,item,field,value,unit,note,person,said_on\n";
        assertThat(Files.read(header + "action,SI-2,note," + "a".repeat(500) + ",,,,2026-03-12\n").entries())
                .hasSize(1);
        assertThat(Files.read(header + "action,SI-2,note," + "a".repeat(501) + ",,,,2026-03-12\n").refusal().toString())
                .contains("a text has at most 500 characters");
        assertThat(Files.read(header + "action,SI-2,status,done,," + "a".repeat(501) + ",,2026-03-12\n").refusal()
                .toString()).contains("a text has at most 500 characters");
        assertThat(
                Files.read(header + "action,SI-2,owner,,,," + "a".repeat(201) + ",2026-03-12\n").refusal().toString())
                .contains("a name has at most 200 characters");
        assertThat(Files.read(header + "integrator," + "a".repeat(201) + ",delivery,yes,,,,2026-03-12\n").refusal()
                .toString()).contains("a name has at most 200 characters");
    }

    @Test
    void an_entry_of_the_playbook_is_written_as_the_playbook_has_it() {
        var outcome = Files.read("part,item,field,value,unit,person,said_on\nAction,si-2,Status,DONE,,,2026-03-12\n"
                + "integrator,Acme,si-c4,y,,,2026-03-12\naction,SI-1,owner,,,,2026-03-12\n");
        assertThat(outcome.of(Entry.Planned.class)).extracting(Entry.Planned::item).containsExactly("SI-2", "Acme",
                "SI-1");
        assertThat(outcome.of(Entry.Planned.class)).extracting(Entry.Planned::field).containsExactly("status", "SI-C4",
                "owner");
        assertThat(outcome.of(Entry.Planned.class)).extracting(Entry.Planned::value)
                .containsExactly(Optional.of("done"), Optional.of("yes"), Optional.empty());
    }
}
