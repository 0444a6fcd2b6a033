package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Knowledge;
import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.Ladder;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tiers of Databricks' consulting track, from rows and from reported figures. */
class ClimbTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load(Optional.empty());
    private static final Ladder LADDER = KNOWLEDGE.rules().ladderOn("consulting", DAY).orElseThrow();

    private final List<Certification> certifications = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final List<Achievement> achievements = new ArrayList<>();

    private static Origin origin(LocalDate dataDay) {
        return new Origin(Origin.Kind.CHAT, "chat", dataDay, Instant.EPOCH);
    }

    private Climb climb() {
        return Climb.of(
                new Tally(new Evidence(certifications, List.of(), measures, List.of(), List.of(), achievements), DAY),
                LADDER);
    }

    private void reported(String name, long value) {
        measures.add(new Measure(DAY, Climb.AREA, Optional.empty(), name, Optional.empty(), Optional.empty(),
                BigDecimal.valueOf(value), "", origin(DAY), 0));
    }

    private void held(String person, String credential) {
        certifications.add(new Certification(new PersonId(person), new CredentialId(credential), DAY.minusYears(1),
                Optional.of(DAY.plusYears(1)), true, origin(DAY), 0));
    }

    private void achieved(AchievementKind kind, String name, boolean confirmed) {
        achievements.add(new Achievement(DAY, kind, name, confirmed, origin(DAY), 0));
    }

    private Optional<String> tier() {
        return climb().tier().map(Ladder.Tier::name);
    }

    private void registered() {
        reported("application_submitted", 1);
        reported("agreement_signed", 1);
    }

    private void select() {
        registered();
        reported("unity_catalog_proficiency", 1);
        achieved(AchievementKind.PRIVATE_REFERENCE, "a bank", true);
        achieved(AchievementKind.PROJECT, "a lakehouse", true);
    }

    private Climb.Finding bench() {
        return climb().next().orElseThrow().findings().getFirst();
    }

    private BigFraction shortOf(String route, int requirement) {
        return bench().ways().stream().filter(way -> way.route().name().equals(route)).findFirst().orElseThrow()
                .requirements().get(requirement).shortfall();
    }

    @Test
    void nothing_known_is_no_tier_and_what_is_official_is_missing() {
        assertThat(tier()).isEmpty();
        assertThat(climb().missing()).extracting(finding -> finding.condition().id()).containsExactly("CSI-REG-1",
                "CSI-REG-2");
    }

    @Test
    void what_only_a_person_can_judge_does_not_block_until_somebody_says_no() {
        select();
        assertThat(tier()).contains("Select");
        assertThat(climb().toConfirm()).extracting(finding -> finding.condition().id()).containsExactly("CSI-SEL-3");
        assertThat(climb().provisional()).isTrue();
        reported("industry_expertise", 0);
        assertThat(tier()).contains("Registered");
        assertThat(climb().missing()).extracting(finding -> finding.condition().id()).containsExactly("CSI-SEL-3");
    }

    @Test
    void what_is_not_confirmed_counts_nowhere_and_is_told() {
        registered();
        achieved(AchievementKind.PUBLIC_REFERENCE, "a shop", false);
        var reference = climb().next().orElseThrow().findings().getFirst();
        assertThat(reference.state()).isEqualTo(Climb.State.UNMET);
        assertThat(tier()).contains("Registered");
    }

    @Test
    void more_certified_people_than_employees_is_neither_met_nor_unmet_and_gives_no_tier() {
        select();
        reported("databricks_champions", 2);
        reported("employees", 120);
        reported("databricks_certified_people", 120);
        assertThat(tier()).as("all of them").contains("Elite");
        assertThat(climb().contradictions()).isEmpty();
        measures.removeLast();
        reported("databricks_certified_people", 121);
        assertThat(tier()).contains("Select");
        assertThat(bench().state()).isEqualTo(Climb.State.UNKNOWN);
        assertThat(bench().blocks()).isTrue();
        assertThat(bench().leastShortfall()).as("what is short by the other route alone").contains(BigFraction.of(210));
        assertThat(climb().contradictions()).singleElement().satisfies(found -> assertThat(found.of())
                .extracting(part -> part.orZero()).containsExactly(BigFraction.of(121), BigFraction.of(120)));
    }

    @Test
    void a_contradiction_about_one_route_leaves_the_other_one_open() {
        select();
        reported("employees", 1);
        held("a", "databricks-data-engineer-associate");
        held("b", "databricks-data-engineer-associate");
        reported("databricks_champions", 12);
        assertThat(bench().state()).as("counted from rows it is no less impossible").isEqualTo(Climb.State.UNKNOWN);
        reported("databricks_certifications", 200);
        assertThat(tier()).contains("Elite");
    }

    @Test
    void a_bench_is_counted_from_rows_each_person_once_and_each_certification_of_each() {
        select();
        held("a", "databricks-data-engineer-associate");
        held("a", "databricks-data-engineer-associate");
        held("a", "databricks-data-engineer-professional");
        held("b", "databricks-machine-learning-associate");
        held("c", "azure-databricks-data-engineer-associate");
        held("c", "databricks-accreditation-databricks-fundamentals");
        held("b", "databricks-solutions-architect-champion");
        reported("employees", 10);
        assertThat(shortOf("scale", 0)).as("200 less 3 certifications").isEqualTo(BigFraction.of(197));
        assertThat(shortOf("scale", 1)).as("12 less 1 Champion").isEqualTo(BigFraction.of(11));
        assertThat(shortOf("density", 0)).as("4 of 10 people less 2").isEqualTo(BigFraction.of(2));
        assertThat(shortOf("density", 1)).as("2 less 1 Champion").isEqualTo(BigFraction.ONE);
    }

    @Test
    void a_share_is_compared_without_rounding_and_not_offered_without_its_whole() {
        select();
        reported("databricks_champions", 2);
        reported("databricks_certified_people", 33);
        assertThat(bench().ways()).filteredOn(Climb.Way::offered).extracting(way -> way.route().name())
                .containsExactly("scale");
        reported("employees", 100);
        assertThat(tier()).contains("Select");
        measures.removeIf(measure -> measure.name().equals("employees"));
        reported("employees", 99);
        assertThat(tier()).contains("Elite");
    }

    @Test
    void below_what_is_typical_is_not_met_though_another_route_cannot_be_offered() {
        select();
        reported("databricks_certifications", 150);
        reported("databricks_champions", 13);
        assertThat(bench().state()).isEqualTo(Climb.State.UNMET);
    }

    @Test
    void a_share_of_nobody_is_no_route() {
        select();
        held("a", "databricks-data-engineer-associate");
        reported("databricks_champions", 2);
        reported("employees", 0);
        assertThat(bench().ways()).filteredOn(Climb.Way::offered).extracting(way -> way.route().name())
                .containsExactly("scale");
        assertThat(tier()).contains("Select");
    }

    private void elite() {
        registered();
        reported("unity_catalog_proficiency", 1);
        reported("validated_projects", 2);
        reported("public_references", 3);
        reported("databricks_certifications", 210);
        reported("databricks_champions", 13);
    }

    private void told(String credential, Origin.Kind kind, LocalDate day) {
        certifications.add(new Certification(new PersonId("one more"), new CredentialId(credential), DAY.minusYears(1),
                Optional.empty(), true, new Origin(kind, "one more", day, Instant.EPOCH), 0));
    }

    @ParameterizedTest
    @CsvSource({"azure-solutions-architect-expert, TRAININGS_EXPORT", "databricks-data-engineer-associate, WALLET",
            "databricks-data-engineer-associate, CERTIFICATIONS_TEMPLATE",
            "databricks-solutions-architect-champion, CHAT"})
    void a_reported_total_stands_beside_one_newer_row_from_wherever(String credential, Origin.Kind kind) {
        elite();
        assertThat(tier()).contains("Elite");
        told(credential, kind, DAY.plusDays(30));
        assertThat(tier()).contains("Elite");
    }

    @Test
    void a_reported_number_of_references_stands_beside_one_that_is_not_verified_yet() {
        elite();
        achieved(AchievementKind.PUBLIC_REFERENCE, "a shop", false);
        achieved(AchievementKind.PROJECT, "a lakehouse", false);
        assertThat(tier()).contains("Elite");
    }

    @Test
    void rows_count_where_they_are_more_than_a_reported_total_of_whatever_day() {
        select();
        reported("databricks_champions", 1);
        reported("databricks_certified_people", 1);
        reported("employees", 6);
        held("a", "databricks-solutions-architect-champion");
        held("b", "databricks-solutions-architect-champion");
        held("a", "databricks-data-engineer-associate");
        held("b", "databricks-machine-learning-associate");
        assertThat(tier()).contains("Elite");
    }

    @Test
    void what_other_vendors_certify_leaves_unknown_what_nobody_has_told() {
        select();
        held("a", "azure-solutions-architect-expert");
        assertThat(bench().ways()).flatExtracting(Climb.Way::requirements).noneMatch(Climb.Measured::known);
    }

    @Test
    void a_figure_from_rows_is_as_old_as_those_that_count() {
        select();
        reported("employees", 10);
        told("databricks-data-engineer-associate", Origin.Kind.WALLET, DAY.minusDays(90));
        held("a", "azure-solutions-architect-expert");
        assertThat(bench().ways().getFirst().requirements().getFirst().found().dataDay()).contains(DAY.minusDays(90));
    }

    @Test
    void advice_begins_with_rules_then_what_to_confirm_then_what_is_typical() {
        select();
        reported("strategic_alignment", 0);
        assertThat(climb().advice()).extracting(finding -> finding.condition().id()).containsExactly("CSI-ELI-2",
                "CSI-ELI-3", "CSI-ELI-1");
    }

    @Test
    void the_metal_tiers_are_named_and_compute_nothing() {
        var metals = KNOWLEDGE.rules().ladder("consulting", "2026").orElseThrow();
        assertThat(metals.computable()).isFalse();
        assertThat(metals.tier("gold")).map(Ladder.Tier::name).contains("Gold");
        assertThat(KNOWLEDGE.rules().ladderOn("consulting", LocalDate.of(2026, 11, 21))).as("used only when named")
                .contains(LADDER);
    }
}
