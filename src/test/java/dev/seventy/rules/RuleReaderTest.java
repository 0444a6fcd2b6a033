package dev.seventy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CatalogReader;
import dev.seventy.catalog.Problems;
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
}
