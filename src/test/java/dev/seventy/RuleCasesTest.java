package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import dev.seventy.bot.CaseRunner;
import dev.seventy.bot.CaseRunner.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published cases, each with the reading that was taken where sources differ. */
class RuleCasesTest {

    private static List<Verdict> microsoft() throws Exception {
        return verdicts("/cases/microsoft.json");
    }

    private static List<Verdict> databricks() throws Exception {
        return verdicts("/cases/databricks.json");
    }

    private static List<Verdict> verdicts(String resource) throws Exception {
        try (var file = RuleCasesTest.class.getResourceAsStream(resource)) {
            return new CaseRunner(KnowledgeFiles.load(Optional.empty())).run(file);
        }
    }

    @Test
    void the_file_holds_all_268_cases_and_every_scope_is_known() throws Exception {
        var verdicts = microsoft();
        assertThat(verdicts).hasSize(268).doesNotHaveAnyElementsOfTypes(Verdict.Skipped.class);
    }

    @Test
    void the_file_of_databricks_holds_all_72_cases_and_every_check_is_known() throws Exception {
        assertThat(databricks()).hasSize(72).doesNotHaveAnyElementsOfTypes(Verdict.Skipped.class);
    }

    @TestFactory
    List<DynamicTest> every_case_of_databricks_gives_the_expected_answer() throws Exception {
        return databricks().stream().map(verdict -> DynamicTest.dynamicTest(verdict.id(),
                () -> assertThat(verdict).isEqualTo(new Verdict.Passed(verdict.id())))).toList();
    }

    @TestFactory
    List<DynamicTest> every_case_gives_the_expected_answer() throws Exception {
        return microsoft().stream().map(verdict -> DynamicTest.dynamicTest(verdict.id(),
                () -> assertThat(verdict).isEqualTo(new Verdict.Passed(verdict.id())))).toList();
    }
}
