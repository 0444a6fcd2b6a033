package dev.seventy.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private static final Catalog CATALOG = new CatalogReader(new Problems())
            .read("microsoft.yaml", CatalogTest.class.getResourceAsStream("/catalog/microsoft.yaml"))
            .read("databricks.yaml", CatalogTest.class.getResourceAsStream("/catalog/databricks.yaml")).catalog();

    private static String found(String typed) {
        return CATALOG.resolve(typed) instanceof Resolution.Found(var credential) ? credential.name() : "not found";
    }

    @Test
    void all_words_that_it_gives_are_called_something() {
        assertThat(CATALOG.words()).contains("azure administrator associate", "data engineer", "avd")
                .noneMatch(words -> CATALOG.resolve(words) instanceof Resolution.Unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"az305", "AZ-305", "az 305", "  Az-305 ", "architect expert",
            "Azure Solutions Architect Expert", "Microsoft Certified: Azure Solutions Architect Expert",
            "Azure Solution Architect", "SAE", "AZ-303",
            "Exam AZ-305: Designing Microsoft Azure Infrastructure Solutions",
            "Azure Solutions Architect Expert (AZ-305)"})
    void a_name_resolves_as_people_type_it(String typed) {
        assertThat(found(typed)).isEqualTo("Azure Solutions Architect Expert");
    }

    @ParameterizedTest
    @CsvSource({"Customer Data Platform Specialty, Dynamics 365 Customer Insights (Data) Specialty",
            "Modern Desktop Administrator Associate, Endpoint Administrator Associate",
            "MD-100, Endpoint Administrator Associate", "AVD, Azure Virtual Desktop Specialty", "18819, not found",
            "Partner University 18819, Teams Meetings and Meeting Rooms Technical Assessment",
            "Azure DevOps Engineer Expert, DevOps Engineer Expert"})
    void former_names_and_page_names_resolve_too(String typed, String name) {
        assertThat(found(typed)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data engineer", "administrator", "architect", "Security Engineer", "supply chain",
            "information protection", "data analyst associate", "data engineer associate", "databricks data engineer",
            "AI Engineer Associate"})
    void what_is_easily_confused_is_never_guessed(String typed) {
        assertThat(CATALOG.resolve(typed)).isInstanceOfSatisfying(Resolution.Choice.class,
                choice -> assertThat(choice.credentials().size() + (choice.also().isEmpty() ? 0 : 1)).isGreaterThan(1));
    }

    @ParameterizedTest
    @CsvSource({"DE Pro, Databricks Certified Data Engineer Professional",
            "Databricks Certified Data Engineer Associate, Databricks Certified Data Engineer Associate",
            "Lakehouse Fundamentals, Academy Accreditation - Databricks Fundamentals",
            "DP-750, Azure Databricks Data Engineer Associate",
            "Azure Databricks Data Engineer Associate, Azure Databricks Data Engineer Associate"})
    void what_databricks_certifies_is_not_what_microsoft_certifies_about_it(String typed, String name) {
        assertThat(found(typed)).isEqualTo(name);
        var credential = ((Resolution.Found) CATALOG.resolve(typed)).credential();
        assertThat(credential.vendor() == Vendor.DATABRICKS).isEqualTo(!name.startsWith("Azure "));
    }

    @ParameterizedTest
    @CsvSource({"Knowledge Badge - SQL Analytics on Databricks, true", "Partner Training - SAP basics, true",
            "Partner Training - Solutions Architect Champion, false", "Databricks Certified Something New, false"})
    void the_title_of_a_badge_that_counts_nowhere_is_known_by_its_beginning(String title, boolean badge) {
        assertThat(CATALOG.isBadge(title)).isEqualTo(badge);
    }

    @Test
    void a_near_miss_offers_a_choice() {
        assertThat(CATALOG.resolve("azure administrater associate")).isInstanceOfSatisfying(Resolution.Unknown.class,
                unknown -> assertThat(unknown.nearest()).extracting(Credential::name)
                        .contains("Azure Administrator Associate"));
        assertThat(CATALOG.resolve("AZ-306")).isInstanceOfSatisfying(Resolution.Unknown.class,
                unknown -> assertThat(unknown.nearest()).extracting(Credential::name)
                        .contains("Azure Solutions Architect Expert"));
    }

    @Test
    void rubbish_is_not_a_near_miss() {
        assertThat(CATALOG.resolve("🦆🦆🦆")).isEqualTo(new Resolution.Unknown(List.of()));
        assertThat(CATALOG.resolve("")).isEqualTo(new Resolution.Unknown(List.of()));
        assertThat(CATALOG.resolve("x".repeat(4_000))).isInstanceOf(Resolution.Unknown.class);
    }

    @Test
    void a_certification_of_two_exams_costs_twice() {
        assertThat(CATALOG.resolve("AZ-800")).isInstanceOfSatisfying(Resolution.Found.class, found -> {
            assertThat(found.credential().exams()).containsExactly("AZ-800", "AZ-801");
            assertThat(found.credential().totalPriceUsd())
                    .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("330"));
        });
    }

    @Test
    void a_partner_pays_the_price_that_is_told_for_partners_and_otherwise_that_of_the_list() {
        var associate = CATALOG.named("Databricks Certified Data Engineer Associate").orElseThrow();
        var professional = CATALOG.named("Databricks Certified Data Engineer Professional").orElseThrow();
        assertThat(associate.priceUsd(12, true))
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("1200"));
        assertThat(associate.priceUsd(12, false))
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("2400"));
        assertThat(professional.priceUsd(1, true)).isEqualTo(professional.priceUsd(1, false));
    }

    @Test
    void a_credential_is_retired_once_its_last_day_is_over_and_renamed_under_a_name_that_was_given_up() {
        var retired = CATALOG.get(new CredentialId("azure-ai-engineer-associate"));
        assertThat(retired.status("AI-102", LocalDate.of(2026, 6, 30))).isEqualTo(Credential.Status.ACTIVE);
        assertThat(retired.status("AI-102", LocalDate.of(2026, 7, 1))).isEqualTo(Credential.Status.RETIRED);
        var fundamentals = CATALOG.named("Academy Accreditation - Databricks Fundamentals").orElseThrow();
        assertThat(fundamentals.status("academy accreditation  databricks LAKEHOUSE fundamentals", LocalDate.EPOCH))
                .isEqualTo(Credential.Status.RENAMED);
        assertThat(fundamentals.status(fundamentals.name(), LocalDate.EPOCH)).isEqualTo(Credential.Status.ACTIVE);
    }

    @Test
    void a_retirement_names_its_last_counting_day_and_its_successor() {
        var retired = CATALOG.get(new CredentialId("azure-ai-engineer-associate")).retirement().orElseThrow();
        assertThat(retired.on()).contains(LocalDate.of(2026, 6, 30));
        assertThat(retired.countsThrough()).contains(LocalDate.of(2027, 6, 30));
        assertThat(retired.successor()).contains(new CredentialId("azure-ai-apps-and-agents-developer-associate"));
    }

    @Test
    void fundamentals_never_expire_and_the_assessment_has_no_price() {
        assertThat(CATALOG.get(new CredentialId("azure-fundamentals")).lifetime())
                .isEqualTo(new Credential.Lifetime.Forever());
        assertThat(CATALOG.get(new CredentialId("teams-meetings-and-meeting-rooms-technical-assessment")).priceUsd())
                .isEqualTo(Optional.empty());
    }

    /** A file of a vendor with one level; the lines of its certifications are indented by two. */
    private static CatalogReader ofCertifications(String lines) {
        return new CatalogReader(new Problems()).read("mine.yaml", stream("""
                vendor: microsoft
                sources:
                  S: {title: A page, kind: official, verified_on: 2026-11-20}
                levels:
                  associate: {price_usd: 165 @ S, lifetime_months: 12 @ S}
                certifications:
                """ + lines));
    }

    @Test
    void every_mistake_of_a_file_is_told_at_once_with_its_place_and_the_nearest_word() {
        var reader = ofCertifications("""
                  one: {name: One, level: asociate, exams: [X-1], prize: 3}
                  two: {name: Two, level: associate, exams: [X-2], needs: [[won]]}
                """);
        assertThatThrownBy(reader::catalog).isInstanceOfSatisfying(Problems.InvalidFiles.class,
                invalid -> assertThat(invalid.problems()).hasSize(3)
                        .anySatisfy(problem -> assertThat(problem).contains("mine.yaml", "certifications.one.level",
                                "asociate", "did you mean 'associate'?"))
                        .anySatisfy(problem -> assertThat(problem).contains("unknown key 'prize'"))
                        .anySatisfy(problem -> assertThat(problem).contains("certifications.two.needs", "won", "one")));
    }

    @Test
    void what_needs_itself_by_way_of_others_is_refused() {
        var reader = ofCertifications("""
                  one: {name: One, level: associate, exams: [X-1], needs: [[two]]}
                  two: {name: Two, level: associate, exams: [X-2], needs: [[three, four], [three]]}
                  three: {name: Three, level: associate, exams: [X-3], needs: [[one]]}
                  four: {name: Four, level: associate, exams: [X-4]}
                  five: {name: Five, level: associate, exams: [X-5], needs: [[one, four]]}
                """);
        assertThatThrownBy(reader::catalog).isInstanceOfSatisfying(Problems.InvalidFiles.class,
                invalid -> assertThat(invalid.problems()).hasSize(3).allSatisfy(
                        problem -> assertThat(problem).containsPattern("certifications\\.(one|two|three)\\.needs")));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_that_is_nested_too_deeply_is_a_problem_of_that_file() {
        var problems = new Problems();
        Place.open("deep.yaml", new ByteArrayInputStream(("a: " + "[".repeat(3_000)).getBytes(StandardCharsets.UTF_8)),
                problems);

        assertThat(problems.all()).containsExactly("deep.yaml: it is nested too deeply");
    }
}
