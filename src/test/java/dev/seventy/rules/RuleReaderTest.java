package dev.seventy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CatalogReader;
import dev.seventy.catalog.Problems;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class RuleReaderTest {

    private static final Catalog CATALOG = new CatalogReader(new Problems())
            .read("microsoft.yaml", RuleReaderTest.class.getResourceAsStream("/catalog/microsoft.yaml")).catalog();

    private static final String GOOD = """
            designation: data-ai
            version: mine-2030-01
            in_force: {from: 2030-01-01 @ S § Start}
            sources:
              S: {title: A page, kind: official, verified_on: 2026-11-20}
            people:
              architects: {any_of: [azure-solutions-architect-expert], cite: S § People}
            qualifies: {total_at_least: 70 @ S, every_metric_above: 0 @ S}
            paths:
              single:
                intermediateCertifications:
                  maximum: 40 @ S § Skilling
                  parts:
                    architects: {people: architects, points_each: 20/3 @ S § Skilling}
            """;

    private static final String TWO_PATHS = GOOD + """
              smb:
                deployments:
                  maximum: 10 @ S
                  parts:
                    services: {quantity: {reported: deployments}, points_each: 2 @ S}
            path_choice:
              first_match: [{path: smb, when: {reported: deployments}, at_least: 1 @ S}]
              otherwise: single
            """;
    private static final String ARCHITECTS = "architects: {people: architects, points_each: 20/3 @ S § Skilling}";
    private static final String PROGRAM = """
            version: program-2030
            in_force: {from: 2030-01-01 @ S}
            sources:
              S: {title: A page, kind: official, verified_on: 2026-11-20}
            window: {months_before: 2 @ S, starts: first of the month @ S}
            enrolment: {days_to_enrol: 30 @ S}
            refresh: {performance_by_day: 15 @ S, skilling_after_days: 3 @ S}
            badge: {name: All, needs: [data-ai], cite: S}
            """;

    private static RuleReader reader() {
        return new RuleReader(CATALOG, new Problems()).readOverview("rules/microsoft/designations.yaml",
                RuleReaderTest.class.getResourceAsStream("/rules/microsoft/designations.yaml"));
    }

    private static Rulebook read(String... namesAndTexts) {
        var reader = reader();
        for (int index = 0; index < namesAndTexts.length; index += 2) {
            reader.read(namesAndTexts[index],
                    new ByteArrayInputStream(namesAndTexts[index + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return reader.rulebook();
    }

    private static List<String> problems(String text) {
        try {
            read("rules/microsoft/data-ai/2030-01.yaml", text);
            return List.of();
        } catch (Problems.InvalidFiles invalid) {
            return invalid.problems();
        }
    }

    /** The problems of the good file when its only part is written so. */
    private static List<String> problemsOfPart(String part) {
        return problems(GOOD.replace(ARCHITECTS, part));
    }

    private static List<String> problemsOfQuantity(String quantity) {
        return problemsOfPart("counted: {quantity: {" + quantity + "}, points_each: 1 @ S}");
    }

    @Test
    void a_good_file_is_read_with_its_citations() {
        var version = read("rules/microsoft/data-ai/2030-01.yaml", GOOD).named("data-ai", "2030-01").orElseThrow();
        var metric = version.ruleset(ProgramPath.SINGLE).orElseThrow().metrics().getFirst();
        assertThat(metric.maximum().citation()).hasToString("S § Skilling");
        assertThat(metric.parts().getFirst().options().getFirst().pointsEach().orElseThrow().value())
                .hasToString("20 / 3");
    }

    @Test
    void a_number_without_a_source_is_refused() {
        assertThat(problems(GOOD.replace("40 @ S § Skilling", "40"))).singleElement().asString().contains(
                "rules/microsoft/data-ai/2030-01.yaml", "paths.single.intermediateCertifications.maximum",
                "a value with its source");
    }

    @Test
    void a_source_that_is_not_listed_is_refused() {
        assertThat(problems(GOOD.replace("70 @ S", "70 @ T"))).singleElement().asString().contains("the source 'T'");
    }

    @Test
    void an_unknown_key_is_answered_with_the_nearest() {
        assertThat(problems(GOOD.replace("points_each", "point_each"))).singleElement().asString()
                .contains("unknown key 'point_each', did you mean 'points_each'?");
    }

    @Test
    void an_unknown_certification_is_answered_with_the_nearest() {
        assertThat(problems(GOOD.replace("[azure-solutions-architect-expert]", "[azure-solution-architect-expert]")))
                .singleElement().asString().contains("did you mean 'azure-solutions-architect-expert'?");
    }

    @Test
    void a_part_can_only_wait_for_one_before_it() {
        assertThat(problems(GOOD.replace("{people: architects,", "{people: architects, after: [later],")))
                .singleElement().asString().contains("'later' is not known here");
    }

    @Test
    void a_file_that_is_no_yaml_is_named_with_its_line() {
        assertThat(problems("designation: [data-ai\nversion: x")).singleElement().asString().contains("2030-01.yaml",
                "line ", "no valid YAML");
    }

    @Test
    void the_same_key_twice_is_refused() {
        assertThat(problems(GOOD + "version: again-2030-01\n")).isNotEmpty();
    }

    @Test
    void all_problems_of_all_files_are_told_at_once() {
        assertThatThrownBy(() -> read("a/data-ai/2030-01.yaml", GOOD.replace("70 @ S", "70"), "b/data-ai/2031-01.yaml",
                GOOD.replace("2030-01", "2031-01").replace("40 @ S § Skilling", "forty @ S")))
                .isInstanceOfSatisfying(Problems.InvalidFiles.class,
                        invalid -> assertThat(invalid.problems())
                                .anySatisfy(problem -> assertThat(problem).startsWith("a/data-ai/2030-01.yaml"))
                                .anySatisfy(problem -> assertThat(problem).startsWith("b/data-ai/2031-01.yaml")));
    }

    @Test
    void two_files_of_one_designation_may_not_start_on_the_same_day() {
        assertThatThrownBy(() -> read("a/data-ai/2030-01.yaml", GOOD, "b/data-ai/other.yaml",
                GOOD.replace("mine-2030-01", "mine-other"))).hasMessageContaining("different first days");
    }

    @Test
    void the_newest_version_that_has_started_is_used_and_an_undated_one_only_when_named() {
        var rules = read("a/data-ai/2030-01.yaml", GOOD, "a/data-ai/2031-01.yaml", GOOD.replace("2030-01", "2031-01"),
                "a/data-ai/undated.yaml",
                GOOD.replace("mine-2030-01", "mine-undated").replaceFirst("in_force.*\n", ""));
        assertThat(rules.on("data-ai", LocalDate.of(2029, 12, 31))).isEmpty();
        assertThat(rules.on("data-ai", LocalDate.of(2030, 1, 1))).get().extracting(RuleVersion::label)
                .isEqualTo("2030-01");
        assertThat(rules.on("data-ai", LocalDate.of(2035, 1, 1))).get().extracting(RuleVersion::label)
                .isEqualTo("2031-01");
        assertThat(rules.named("data-ai", "undated")).isPresent();
        assertThat(rules.firstDay("data-ai")).contains(LocalDate.of(2030, 1, 1));
    }

    @Test
    void reading_a_file_of_the_same_name_replaces_it() {
        var rules = read("a/data-ai/2030-01.yaml", GOOD, "a/data-ai/2030-01.yaml",
                GOOD.replace("40 @ S § Skilling", "41 @ S § Skilling"));
        assertThat(rules.versions("data-ai")).singleElement()
                .satisfies(version -> assertThat(
                        version.ruleset(ProgramPath.SINGLE).orElseThrow().metrics().getFirst().maximum().value())
                        .hasToString("41"));
    }

    @Test
    void two_program_files_may_not_start_on_the_same_day() {
        assertThatThrownBy(() -> read("a/program/2030.yaml", PROGRAM, "a/program/other.yaml",
                PROGRAM.replace("program-2030", "program-other"))).isInstanceOfSatisfying(Problems.InvalidFiles.class,
                        invalid -> assertThat(invalid.problems()).singleElement().asString().contains(
                                "a/program/other.yaml: in_force", "a/program/2030.yaml", "different first days"));
        assertThat(read("a/program/2030.yaml", PROGRAM, "a/program/other.yaml", PROGRAM.replace("2030", "2031"))
                .programs()).hasSize(2);
    }

    @Test
    void a_path_choice_may_only_name_paths_of_the_file() {
        assertThat(problems(TWO_PATHS)).isEmpty();
        assertThat(problems(TWO_PATHS.replace("[{path: smb", "[{path: enterprise"))).singleElement().asString()
                .contains("2030-01.yaml: path_choice.first_match[1].path", "'enterprise' is not known here", "smb");
        assertThat(problems(TWO_PATHS.replace("otherwise: single", "otherwise: singel"))).singleElement().asString()
                .contains("path_choice.otherwise", "did you mean 'single'?");
    }

    @Test
    void several_paths_need_a_path_choice_unless_the_file_is_not_scored() {
        var unchosen = TWO_PATHS.replaceAll("(?s)path_choice:.*", "");
        assertThat(problems(unchosen)).singleElement().asString().contains("'path_choice' is missing", "single, smb");
        assertThat(problems(unchosen.replaceFirst("qualifies:.*\n", ""))).isEmpty();
    }

    @Test
    void a_single_path_may_only_be_chosen_by_its_name() {
        assertThat(problems(GOOD + """
                path_choice:
                  first_match: [{path: single, when: {reported: deployments}, at_least: 1 @ S}]
                  otherwise: single
                """)).isEmpty();
        assertThat(problems(GOOD + "path_choice: {best_total: {cite: S}}\n")).singleElement().asString()
                .contains("path_choice", "expected several paths", "single");
    }

    @Test
    void a_path_choice_is_by_total_or_by_conditions() {
        assertThat(problems(TWO_PATHS + "  best_total: {cite: S}\n")).singleElement().asString().contains("path_choice",
                "expected only one of the keys 'first_match', 'best_total'");
        assertThat(problems(TWO_PATHS.replaceFirst("first_match: .*", "first_match: []"))).singleElement().asString()
                .contains("path_choice.first_match", "at least one entry");
        assertThat(problems(TWO_PATHS.replaceFirst("first_match: .*", "best_total: {cite: S}"))).singleElement()
                .asString().contains("path_choice.otherwise", "belongs to first_match");
    }

    @Test
    void an_enrolment_track_may_only_name_paths_of_the_file() {
        assertThat(problems(TWO_PATHS + "enrolment_track: {any_month: smb @ S, otherwise: single}\n")).isEmpty();
        assertThat(problems(TWO_PATHS + "enrolment_track: {any_month: smd @ S, otherwise: single}\n")).singleElement()
                .asString().contains("enrolment_track.any_month", "did you mean 'smb'?");
        assertThat(problems(TWO_PATHS + "enrolment_track: {any_month: smb @ S, otherwise: enterprise}\n"))
                .singleElement().asString().contains("enrolment_track.otherwise", "'enterprise' is not known here");
    }

    @Test
    void an_enrolment_takes_the_path_of_any_month_and_otherwise_the_other() {
        var track = read("rules/microsoft/data-ai/2030-01.yaml",
                TWO_PATHS + "enrolment_track: {any_month: smb @ S, otherwise: single}\n").named("data-ai", "2030-01")
                .flatMap(RuleVersion::enrolmentTrack).orElseThrow();
        assertThat(track.of(List.of(ProgramPath.SINGLE, ProgramPath.SMB))).isEqualTo(ProgramPath.SMB);
        assertThat(track.of(List.of(ProgramPath.ENTERPRISE))).isEqualTo(ProgramPath.SINGLE);
        assertThat(track.of(List.of())).isEqualTo(ProgramPath.SINGLE);
    }

    @Test
    void nothing_that_is_counted_or_scored_may_be_empty() {
        assertThat(problemsOfPart("empty: {best_of: []}")).singleElement().asString().contains("empty.best_of",
                "at least one entry");
        assertThat(problemsOfQuantity("sum: []")).singleElement().asString().contains("quantity.sum",
                "at least one entry");
        assertThat(problemsOfQuantity("sum: [null]")).singleElement().asString().contains("quantity.sum[1]",
                "expected a value");
        assertThat(problemsOfQuantity("reported: null")).singleElement().asString().contains("quantity.reported",
                "expected a value");
        assertThat(problems(GOOD.replace("[azure-solutions-architect-expert]", "[]"))).singleElement().asString()
                .contains("people.architects.any_of", "at least one entry");
        assertThat(problems(GOOD.replaceFirst("parts:\n.*\n", "parts: {}\n"))).singleElement().asString()
                .contains("intermediateCertifications.parts", "at least one entry");
        assertThat(problems(GOOD.replaceFirst("(?s)single:.*", "single: {}\n"))).singleElement().asString()
                .contains("paths.single", "at least one entry");
        assertThat(problems(GOOD.replaceFirst("(?s)single:.*", "single:\n"))).singleElement().asString()
                .contains("paths.single", "expected a value");
    }

    @Test
    void a_part_counts_one_thing() {
        assertThat(problemsOfPart("both: {people: architects, quantity: {reported: growth}, points_each: 1 @ S}"))
                .singleElement().asString().contains("both", "only one of the keys 'people', 'quantity'");
        assertThat(problemsOfPart("both: {people: architects, best_of: [{quantity: {reported: growth}}]}"))
                .singleElement().asString().contains("both", "only one of the keys 'people', 'best_of'");
        assertThat(problemsOfPart("both: {quantity: {reported: growth}, best_of: [{quantity: {reported: growth}}]}"))
                .singleElement().asString().contains("both", "only one of the keys 'quantity', 'best_of'");
        assertThat(problemsOfPart("none: {points_each: 1 @ S}")).singleElement().asString().contains("none",
                "expected one of the keys 'people', 'quantity', 'best_of'");
    }

    @Test
    void points_beside_best_of_belong_to_its_options() {
        assertThat(
                problemsOfPart("best: {best_of: [{quantity: {reported: growth}}], points_each: 1 @ S, up_to: 2 @ S}"))
                .hasSize(2).allSatisfy(problem -> assertThat(problem).contains("each option of best_of"))
                .anySatisfy(problem -> assertThat(problem).contains("best.points_each"))
                .anySatisfy(problem -> assertThat(problem).contains("best.up_to"));
    }

    @Test
    void a_step_stands_once_in_a_metric() {
        assertThat(problemsOfPart("""
                first: {step: 1, people: architects, at_least: 1 @ S}
                        second: {step: 2, people: architects, at_least: 1 @ S}
                        third: {step: 1, people: architects, at_least: 1 @ S}""")).singleElement().asString()
                .contains("third.step", "another number than that of 'first'");
    }

    @Test
    void a_threshold_is_at_least_or_above() {
        var net = "net_customers: {in_any_of_months: 2 @ S, at_least_usd: 5 @ S, counting: difference @ S}";
        assertThat(problemsOfQuantity(net)).isEmpty();
        assertThat(problemsOfQuantity(net.replace("counting", "above_usd: 5 @ S, counting"))).singleElement().asString()
                .contains("net_customers", "only one of the keys 'at_least_usd', 'above_usd'");
        assertThat(problemsOfQuantity(net.replace("at_least_usd: 5 @ S, ", ""))).singleElement().asString()
                .contains("net_customers", "expected one of the keys 'at_least_usd', 'above_usd'");
        assertThat(problemsOfQuantity(net.replace("counting", "in_total_of_months: 2 @ S, counting"))).singleElement()
                .asString().contains("net_customers", "only one of the keys 'in_any_of_months', 'in_total_of_months'");
        assertThat(problems(GOOD.replace("every_metric_above", "every_metric_at_least: 1 @ S, every_metric_above")))
                .singleElement().asString()
                .contains("qualifies", "only one of the keys 'every_metric_above', 'every_metric_at_least'");
    }

    @Test
    void an_unknown_measure_is_answered_with_the_nearest() {
        assertThat(problemsOfQuantity("reported: deployment")).singleElement().asString().contains("quantity.reported",
                "did you mean 'deployments'?");
        assertThat(problemsOfQuantity("reported: {measure: growht, association: CSP}")).singleElement().asString()
                .contains("quantity.reported.measure", "did you mean 'growth'?");
        assertThat(problemsOfQuantity("newer_of: {reported: curent_mcv, from_rows: {reported: current_mcv}}"))
                .singleElement().asString().contains("newer_of.reported", "did you mean 'current_mcv'?");
        assertThat(problemsOfQuantity("reported: 'mcv_units:Power Apps'")).isEmpty();
        assertThat(problemsOfQuantity("reported: 'mcv_units:'")).singleElement().asString()
                .contains("the name of a workload");
    }

    @Test
    void an_unknown_association_is_answered_with_the_nearest() {
        assertThat(problemsOfQuantity("reported: {measure: growth, association: CPRO}")).singleElement().asString()
                .contains("quantity.reported.association", "'CPRO' is not known here", "CPOR");
        assertThat(problems(GOOD + "usage: {associations: [PAL, DPOS], cite: S}\n")).singleElement().asString()
                .contains("usage.associations[2]", "did you mean 'DPOR'?");
    }

    @Test
    void consumption_value_is_known_when_every_workload_has_a_rate() {
        var version = read("rules/microsoft/data-ai/2030-01.yaml", GOOD + "rates: {Retail: 100 @ S, Guides: 1/5 @ S}\n")
                .named("data-ai", "2030-01").orElseThrow();
        assertThat(version.consumptionValue(Map.of("Retail", new BigDecimal("2"), "Guides", BigDecimal.ONE)))
                .contains(BigFraction.of(1001, 5));
        assertThat(version.consumptionValue(Map.of("Chess", BigDecimal.ONE))).isEmpty();
    }

    @Test
    void a_workload_counts_from_the_revenue_of_its_path() {
        var version = read("rules/microsoft/data-ai/2030-01.yaml", GOOD + "workload_from_usd: {single: 250 @ S}\n")
                .named("data-ai", "2030-01").orElseThrow();
        assertThat(version.workloadEligible(ProgramPath.SINGLE, new BigDecimal("249.99"))).contains(false);
        assertThat(version.workloadEligible(ProgramPath.SINGLE, new BigDecimal("250.00"))).contains(true);
        assertThat(version.workloadEligible(ProgramPath.SMB, new BigDecimal("250"))).isEmpty();
    }
}
