package dev.seventy.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Level;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wallets of Databricks' credentials, as files. */
class BadgeRowsTest {

    private static final String HEADER = "recipient_email,recipient_name,name,issued_on,expired_on\n";
    private static final String PROFESSIONAL = "Databricks Certified Data Engineer Professional";

    private static Files.Outcome of(String title, String expired) {
        return Files.read(HEADER + "ada@firm.example,Ada Byron,\"" + title + "\",2025-12-01," + expired + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "id,uuid,name,group.course_name,issued_on,expired_on,recipient_name,recipient_email,approve,"
                    + "private|1,u,%s,a course,2025-12-01,2027-12-01,Ada Byron,ada@firm.example,true,true",
            "id,name,group_name,issued_on,expired_on,recipient.name,recipient.email|"
                    + "1,%s,DEP,2025-12-01,2027-12-01,Ada Byron,Ada@firm.example",
            "id,badge_template.name,issued_at,expires_at,issued_to,recipient_email,state|"
                    + "1,%s,2025-12-01T09:30:00.000Z,2027-12-01T00:00:00Z,Ada Byron,ada@firm.example,accepted",
            "person_email,person_name,credential,issued_on,expires_on,credential_url|"
                    + "ada@firm.example,Ada Byron,%s,2025-12-01,2027-12-01,https://credentials.databricks.com/1",
            "Name;E-Mail Address;Badge;Date Issued;Expiration Date|"
                    + "Ada Byron;ada@firm.example.partner;%s;2025-12-01;2027-12-01"})
    void every_known_way_of_exporting_a_wallet_gives_the_same(String file) {
        var read = Files.text(file.replace("|", "\r\n").formatted(PROFESSIONAL) + "\r\n");

        assertThat(Files.ready(read).kind()).isEqualTo(Origin.Kind.WALLET);
        var earned = Files.read(read).earned();
        assertThat(earned.credential()).isEqualTo(new CredentialId("databricks-data-engineer-professional"));
        assertThat(earned.earned()).isEqualTo(LocalDate.of(2025, 12, 1));
        assertThat(earned.expires()).contains(LocalDate.of(2027, 12, 1));
        assertThat(earned.person().addresses()).containsExactly("ada@firm.example");
        assertThat(earned.person().name()).contains("Ada Byron");
    }

    @Test
    void every_title_that_the_catalogue_has_is_taken_for_its_credential_however_it_is_written() {
        for (var credential : Files.CATALOG.of(Vendor.DATABRICKS, List.of(Level.values()))) {
            for (var name : credential.names()) {
                for (var title : List.of(name, " " + name.toUpperCase(Locale.ROOT), name.replace(" ", "  "))) {
                    assertThat(of(title, "2027-12-01").earned().credential()).as(title).isEqualTo(credential.id());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
            "Databricks Certified Associate Developer for Apache Spark 3.0 (Scala),databricks-spark-3-developer-associate",
            "Databricks Data Engineer Associate Certification,databricks-data-engineer-associate",
            "Databricks Machine Learning Professional,databricks-machine-learning-professional",
            "Fundamentals of the Databricks Lakehouse Platform,databricks-accreditation-databricks-fundamentals",
            "Databricks Accredited Lakehouse Fundamentals,databricks-accreditation-databricks-fundamentals",
            "Generative AI Fundamentals Accreditation,databricks-accreditation-generative-ai-fundamentals",
            "Partner Training - Solutions Architect Champion,databricks-solutions-architect-champion",
            "Microsoft Certified: Azure Databricks Data Engineer Associate,azure-databricks-data-engineer-associate"})
    void old_titles_and_other_spellings_become_the_right_record(String title, String credential) {
        assertThat(of(title, "2027-12-01").earned().credential()).isEqualTo(new CredentialId(credential));
    }

    @Test
    void the_preview_tells_level_former_names_expiry_and_what_is_no_certification() {
        var taken = Files
                .read(HEADER + "a@firm.example,A,Databricks Certified Data Engineer Associate,2023-01-10,\n"
                        + "b@firm.example,B,Databricks Certified Data Engineer Associate,2026-01-10,null\n"
                        + "a@firm.example,A,Lakehouse Fundamentals,2026-01-10,2028-01-10\n"
                        + "a@firm.example,A,Azure Databricks Data Engineer Associate,2026-01-10,2027-01-10\n")
                .summary().taken();

        assertThat(taken).containsOnlyKeys(
                "Databricks Certified Data Engineer Associate: associate certification, expired",
                "Databricks Certified Data Engineer Associate: associate certification",
                "Academy Accreditation - Databricks Fundamentals: accreditation, which is no certification,"
                        + " under its former name",
                "Azure Databricks Data Engineer Associate: Microsoft's, which counts in no tier of Databricks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "None", "N/A", "-"})
    void a_certification_without_an_expiry_holds_24_months_and_an_accreditation_is_left_aside(String none) {
        assertThat(of(PROFESSIONAL, none).earned().expires()).contains(LocalDate.of(2027, 12, 1));
        assertThat(of(PROFESSIONAL, none).summary().expiriesComputed()).isOne();

        var accreditation = of("Academy Accreditation - Databricks Fundamentals", none);
        assertThat(accreditation.entries()).isEmpty();
        assertThat(accreditation.summary().leftAside().keySet()).singleElement().asString()
                .contains("only the badge knows", "Databricks Fundamentals");
    }

    @ParameterizedTest
    @CsvSource({"Knowledge Badge - SQL Analytics on Databricks,counts nowhere",
            "Partner Training - Azure Databricks Foundations,counts nowhere",
            "Partner Training - Databricks Certified Data Engineer,counts nowhere",
            "AWS Certified Cloud Practitioner,not in the catalogue", "AZ-104 in five minutes,not in the catalogue"})
    void badges_and_titles_of_others_are_left_aside_by_name(String title, String why) {
        var outcome = of(title, "");

        assertThat(outcome.entries()).isEmpty();
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.summary().leftAside().keySet()).singleElement().asString().contains(why, title);
    }

    @ParameterizedTest
    @CsvSource({"Databricks Certified Data Enginer Professional,Data Engineer Professional", "data engineer,can mean",
            "Databricks Data Engineer,can mean", "AI Engineer Associate,can mean"})
    void what_is_nearly_a_title_or_could_be_several_comes_back(String title, String said) {
        var outcome = of(title, "");

        assertThat(outcome.entries()).isEmpty();
        assertThat(outcome.refusal().column()).isEqualTo("name");
        assertThat(outcome.refusal().rule() + outcome.refusal().fix()).contains(said);
    }

    @Test
    void nobody_is_known_by_a_name_or_by_half_an_address() {
        for (var address : List.of("", "a**@firm.example", "ada", "a•••@firm.example")) {
            var outcome = Files.read(HEADER + address + ",Ada Byron," + PROFESSIONAL + ",2025-12-01,\n");
            assertThat(outcome.entries()).as(address).isEmpty();
            assertThat(outcome.refusal().fix()).as(address).contains("recipient_email");
        }
        assertThat(Files.read("recipient_name,name,issued_on\nAda Byron," + PROFESSIONAL + ",2025-12-01\n").refusal()
                .rule()).contains("whose");
    }

    @Test
    void an_address_of_two_people_is_refused_and_two_spellings_of_one_name_are_not() {
        var outcome = Files.read(HEADER + "team@firm.example,Ada Byron," + PROFESSIONAL + ",2025-12-01,\n"
                + "team@firm.example,Zoë Müller," + PROFESSIONAL + ",2025-12-02,\n"
                + "team@firm.example,\"BYRON, Ada L.\"," + PROFESSIONAL + ",2025-12-03,\n");

        assertThat(outcome.entries()).hasSize(2);
        assertThat(outcome.refusal().row()).isEqualTo(3);
        assertThat(outcome.refusal().rule()).contains("somebody else").doesNotContain("Ada");
    }

    @Test
    void what_is_not_published_or_not_accepted_is_left_aside_and_what_is_private_counts() {
        var outcome = Files.read("recipient_email,name,issued_on,approve,private,state\n" + "a@firm.example,"
                + PROFESSIONAL + ",2025-12-01,false,false,\na@firm.example," + PROFESSIONAL
                + ",2025-12-01,true,true,accepted\na@firm.example," + PROFESSIONAL + ",2025-12-01,true,,revoked\n");

        assertThat(outcome.of(Entry.Earned.class)).extracting(Entry.Earned::row).containsExactly(3);
        assertThat(outcome.summary().leftAside()).containsEntry("a credential that is not published or not accepted",
                2L);
    }

    @Test
    void days_that_cannot_be_are_refused() {
        assertThat(of(PROFESSIONAL, "2024-12-01").refusal().rule()).contains("before it is earned");
        assertThat(of(PROFESSIONAL, "2999-12-01").refusal().column()).isEqualTo("expired_on");
        assertThat(of(PROFESSIONAL, "soon").refusal().column()).isEqualTo("expired_on");
        assertThat(Files.read(HEADER + "a@firm.example,A," + PROFESSIONAL + ",,\n").refusal().column())
                .isEqualTo("issued_on");
    }

    @Test
    void huge_titles_and_formulas_are_titles_that_nobody_knows() {
        for (var title : List.of("x".repeat(9_000), "Databricks ".repeat(700), "=HYPERLINK(1)", "'=cmd|' /C calc'!A0",
                "@SUM(1)", "<!channel>", "'; DROP TABLE people; --")) {
            var outcome = of(title.replace("\"", ""), "");
            assertThat(outcome.entries()).as(title).isEmpty();
            assertThat(outcome.summary().leftAside().size() + outcome.rejected().size()).as(title).isOne();
            outcome.summary().leftAside().keySet().forEach(told -> assertThat(told).hasSizeLessThan(200));
        }
    }

    @Test
    void other_encodings_are_read_and_json_is_told_apart() {
        var text = HEADER + "zoe@firm.example,Zoë Müller," + PROFESSIONAL + ",2025-12-01,\n";
        assertThat(Files.read(Files.bytes(text.getBytes(ISO_8859_1))).earned().person().name()).contains("Zoë Müller");
        assertThat(Files.read(Files.bytes(("\ufeff" + text).getBytes(UTF_16LE))).earned().person().name())
                .contains("Zoë Müller");
        assertThat(Files.refusal(Files.text("{\"data\":{\"credentials\":[]}}"))).contains("JSON", "CSV");
    }

    @Test
    void a_list_of_titles_alone_says_what_is_missing() {
        assertThat(Files.refusal(Files.text("badge\n" + PROFESSIONAL + "\n"))).contains("wallet export", "issued_on",
                "recipient_email");
    }
}
