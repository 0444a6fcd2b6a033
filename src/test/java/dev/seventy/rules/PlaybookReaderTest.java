package dev.seventy.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.Shipped;
import dev.seventy.catalog.Problems;
import dev.seventy.rules.Playbook.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of the playbook: what it holds as it is shipped, and what is said of one that cannot be used. */
class PlaybookReaderTest {

    private static final Playbook SHIPPED = Shipped.knowledge().rules().playbook();

    private static String shipped(String file) throws IOException {
        try (var content = PlaybookReaderTest.class.getResourceAsStream("/rules/ecosystem/" + file)) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private static List<String> problems(String text) {
        var problems = new Problems();
        PlaybookReader.read("mine.yaml", new ByteArrayInputStream(text.getBytes(UTF_8)), true, problems);
        return problems.all();
    }

    @Test
    void it_has_every_row_of_its_source() {
        assertThat(SHIPPED.actions()).hasSize(19);
        assertThat(SHIPPED.actions()).filteredOn(action -> action.priority() == Urgency.HIGH).hasSize(11);
        assertThat(SHIPPED.actions()).filteredOn(action -> action.priority() == Urgency.MEDIUM).hasSize(8);
        assertThat(SHIPPED.types().stream().map(type -> type.id() + SHIPPED.actionsOf(type.id()).size()))
                .containsExactly("FE4", "ISV3", "SI4", "IL4", "PS4");
        assertThat(SHIPPED.industries()).hasSize(5);
        assertThat(SHIPPED.priorities()).hasSize(15);
        assertThat(SHIPPED.metrics()).hasSize(5).filteredOn(Playbook.Metric::isMoney).extracting(Playbook.Metric::id)
                .containsExactly("M3");
        assertThat(SHIPPED.integrator().criteria()).hasSize(4);
        assertThat(
                SHIPPED.tables().stream().collect(Collectors.toMap(Playbook.Table::id, table -> table.rows().size())))
                .containsEntry("opportunities", 7).containsEntry("field-position", 4).containsEntry("lead-duties", 5)
                .containsEntry("ps-phases", 5).containsEntry("ps-depth", 4).containsEntry("hypotheses", 2)
                .containsEntry("handover", 2).containsEntry("integrator-role", 4);
    }

    @Test
    void a_row_is_found_in_whatever_capitals_and_without_its_hyphen() {
        for (var row : SHIPPED.rows()) {
            assertThat(SHIPPED.row(row.id().toLowerCase(Locale.ROOT).replace("-", ""))).contains(row);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "FE-1: {type: FE, |FE-1: {type: FF, |actions.FE-1.type: 'FF' is not known here, did you mean 'FE'?",
            "purpose: close the expertise gap, |purpos: close the expertise gap, |unknown key 'purpos', did you mean 'purpose'?",
            "priority: High, cite: S1 § actions}|priority: Hig, cite: S1 § actions}|'Hig' is not known here, did you mean 'High'?",
            "then: SI-2 @|then: SI-22 @|integrator.then: 'SI-22' is not known here, did you mean 'SI-2'?",
            "called: a planning|caled: a planning|unknown key 'caled', did you mean 'called'?",
            "cite: S1 § partner types}|cite: S9 § partner types}|the source 'S9' is not listed under sources",
            "12m: network of Apps champions|13m: network of Apps champions|'13m' is not known here, did you mean '12m'?",
            "[Discovery, run a value workshop with the business, ranked use cases]|[Discovery]|expected 3 cells, found 1",
            "DN: {name: Digital|SI: {name: Digital|'SI' cannot be told from 'SI', so the row needs another id",
            "DN: {name: Digital|REPORT: {name: Digital|'REPORT' is a word of the commands, so the row needs another id",
            "unit: money|unit: mony|'mony' is not known here, did you mean 'money'?",
            "[not started, in progress, blocked, done]|[done]|expected at least where it begins and where it ends"})
    void a_mistake_in_a_file_of_ones_own_is_told_with_its_place_and_what_was_meant(String right, String wrong,
            String problem) throws IOException {
        var text = shipped("playbook.yaml");
        assertThat(text).contains(right);
        assertThat(problems(text)).isEmpty();
        assertThat(problems(text.replace(right, wrong))).anyMatch(said -> said.contains(problem));
    }

    @Test
    void a_rule_that_asks_for_what_is_no_signal_is_a_mistake() throws IOException {
        var problems = new Problems();
        var text = shipped("engagement.yaml").replace("all_of: [enterprise]", "all_of: [entreprise]");
        DecisionTable.read("mine.yaml", new ByteArrayInputStream(text.getBytes(UTF_8)), problems);
        assertThat(problems.all()).singleElement().asString()
                .contains("PS-R2.all_of[1]: 'entreprise' is not known here, did you mean 'enterprise'?");
    }

    @Test
    void what_a_rule_lacks_is_told_where_something_of_it_holds() {
        var rules = Shipped.knowledge().rules().engagement();
        assertThat(rules.nearly(Set.of("fsi"))).singleElement().satisfies(nearly -> {
            assertThat(nearly.rule().id()).isEqualTo("PS-R2");
            assertThat(nearly.lacking()).containsExactly("enterprise");
            assertThat(nearly.anyOf()).isEmpty();
        });
        assertThat(rules.nearly(Set.of("enterprise"))).singleElement()
                .satisfies(nearly -> assertThat(nearly.anyOf()).containsExactly("fsi", "hls"));
        assertThat(rules.nearly(Set.of("lighthouse"))).isEmpty();
    }
}
