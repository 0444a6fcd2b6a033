package dev.seventy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.seventy.Shipped;
import dev.seventy.bot.Knowledge;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.ProgramPath;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Tally;
import org.junit.jupiter.api.Test;

/** Each action is held against scoring the evidence again with the thing done. */
class NextActionsTest {

    private static final Knowledge KNOWLEDGE = Shipped.knowledge();
    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);
    private static final Origin ORIGIN = new Origin(Origin.Kind.CASE, "test", DAY, Instant.EPOCH);

    private final List<Certification> certifications = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();

    private void holders(String credential, int count) {
        IntStream.range(0, count)
                .forEach(number -> certifications
                        .add(new Certification(new PersonId(credential + number), new CredentialId(credential),
                                DAY.minusDays(90), Optional.of(DAY.plusDays(90)), true, ORIGIN, 0)));
    }

    private void measure(String area, String name, String association, String value) {
        measures.add(new Measure(DAY, area, Optional.empty(), name,
                association.isEmpty() ? Optional.empty() : Optional.of(association), Optional.empty(),
                new BigDecimal(value), "", ORIGIN, 0));
    }

    private Assessment assess(String area, ProgramPath path) {
        var evidence = new Evidence(certifications, List.of(), measures, List.of(), List.of(), List.of());
        return Scoring.assess(new Tally(evidence, DAY), KNOWLEDGE.rules().named(area, "2026-08").orElseThrow(), path);
    }

    private List<Action> after(String area, ProgramPath path) {
        return new NextActions(KNOWLEDGE.catalog()).after(assess(area, path));
    }

    @Test
    void one_more_deployment_is_worth_what_it_is_worth_under_its_association() {
        measure("modern-work", "deployments", "CSP", "5");
        measure("modern-work", "deployments", "CPOR", "0");
        assertThat(after("modern-work", ProgramPath.SMB)).singleElement()
                .satisfies(action -> assertThat(action.gain()).hasToString("5 / 2"));
    }

    @Test
    void opening_a_gate_is_worth_all_that_waits_behind_it() {
        holders("azure-administrator-associate", 2);
        holders("azure-solutions-architect-expert", 1);
        holders("fabric-data-engineer-associate", 8);
        var before = assess("data-ai", ProgramPath.ENTERPRISE).total();
        var best = after("data-ai", ProgramPath.ENTERPRISE).getFirst();
        certifications.add(new Certification(new PersonId("somebody"),
                new CredentialId("azure-solutions-architect-expert"), DAY, Optional.empty(), true, ORIGIN, 0));
        assertThat(assess("data-ai", ProgramPath.ENTERPRISE).total().subtract(before)).isEqualTo(best.gain())
                .hasToString("32");
        assertThat(best.priceUsd()).hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("165"));
    }

    @Test
    void two_shut_gates_are_opened_together_where_one_alone_earns_nothing() {
        holders("azure-administrator-associate", 1);
        holders("azure-solutions-architect-expert", 1);
        holders("fabric-data-engineer-associate", 3);
        var best = after("data-ai", ProgramPath.ENTERPRISE).getFirst();
        assertThat(best.steps()).hasSize(2);
        assertThat(best.gain()).hasToString("12");
    }

    @Test
    void gates_with_nobody_behind_them_are_opened_together_with_the_first_who_scores() {
        holders("azure-fundamentals", 1);
        assertThat(after("data-ai", ProgramPath.ENTERPRISE).getFirst().steps()).hasSize(3);
    }

    @Test
    void what_is_retired_is_not_advised() {
        holders("azure-administrator-associate", 2);
        holders("azure-solutions-architect-expert", 2);
        assertThat(after("data-ai", ProgramPath.ENTERPRISE).getFirst().steps().getFirst().through())
                .extracting(credential -> credential.exams().getFirst()).contains("DP-700")
                .doesNotContain("AI-102", "DP-100");
    }

    @Test
    void a_full_metric_needs_nothing_and_last_year_cannot_be_changed() {
        measure("business-applications", "deployments", "", "5");
        measure("business-applications", "current_mcv", "", "31000");
        measure("business-applications", "baseline_mcv", "", "23000");
        assertThat(after("business-applications", ProgramPath.SMB)).isEmpty();
    }
}
