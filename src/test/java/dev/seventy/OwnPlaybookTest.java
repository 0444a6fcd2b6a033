package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A firm puts a playbook and rules of its own in the place of ours. */
class OwnPlaybookTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    @TempDir
    private Path folder;

    private Map<String, String> settings() {
        return Map.of("SEVENTY_RULES", folder.resolve("rules").toString(), "SEVENTY_DATABASE_URL",
                "jdbc:sqlite:" + folder.resolve("seventy.db"));
    }

    private void own(String file, String right, String own) throws IOException {
        try (var shipped = OwnPlaybookTest.class.getResourceAsStream("/rules/ecosystem/" + file)) {
            own(file, new String(shipped.readAllBytes(), StandardCharsets.UTF_8), right, own);
        }
    }

    private void own(String file, String text, String right, String own) throws IOException {
        assertThat(text).contains(right);
        Files.createDirectories(folder.resolve("rules/ecosystem"));
        Files.writeString(folder.resolve("rules/ecosystem/" + file), text.replace(right, own));
    }

    private String says(String... lines) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (var app = App.open(Config.from(settings()), Optional.empty(), CLOCK, out)) {
            for (var line : lines) {
                app.terminal(List.of(line.split(" ")), Optional.empty(), folder);
            }
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void its_rows_take_the_place_of_ours_and_it_is_said_whose_they_are() throws IOException {
        own("playbook.yaml", "action: find App-first SIs,", "action: meet three integrators in Lyon,");
        assertThat(says("organisation add Contoso", "eco SI-1")).contains("SI-1, meet three integrators in Lyon",
                "From a planning playbook of January 2026, a file of your own", "advice, and not a Databricks rule")
                .doesNotContain("find App-first SIs");
    }

    @Test
    void its_words_and_rules_decide_on_professional_services() throws IOException {
        own("engagement.yaml", "all_of: [lighthouse], answer: \"yes\"", "all_of: [lighthouse], answer: \"no\"");
        assertThat(says("organisation add Contoso", "eco ps lighthouse")).contains("no, by PS-R4");
    }

    @Test
    void what_was_told_of_a_row_that_is_gone_stays_in_the_history() throws IOException {
        own("engagement.yaml", "", "");
        assertThat(says("organisation add Contoso", "eco done SI-4", "eco metric M5 set 3")).contains("done", "3;");
        own("playbook.yaml", "  SI-4: {type: SI, action: set up co-sell motions,",
                "  SI-5: {type: SI, action: meet often,");
        assertThat(says("eco report", "eco history", "eco SI-4")).contains("SI-4", "status done",
                "The playbook has nothing called 'SI-4'", "M5");
    }

    @Test
    void what_was_told_of_a_row_or_a_criterion_that_is_gone_can_be_cleared() throws IOException {
        own("engagement.yaml", "", "");
        assertThat(says("organisation add Contoso", "eco done FE-1", "eco si-check Acme databricks=no delivery=yes"))
                .contains("status done", "Acme meets 1 of 4");
        own("playbook.yaml", "  FE-1: {type: FE,", "  FE-9: {type: FE,");
        own("playbook.yaml", Files.readString(folder.resolve("rules/ecosystem/playbook.yaml")),
                "    SI-C3: {word: databricks,", "    SI-C9: {word: cloud,");
        assertThat(says("eco clear FE-1")).contains("FE-1, which the playbook does not have any more: status cleared.",
                "undo");
        assertThat(says("eco clear FE-1")).contains("There is no 'FE-1' in the playbook, and nothing is on file of it");
        assertThat(says("eco si-check Acme clear")).contains("The answers on Acme are cleared");
        assertThat(says("eco si-checks")).contains("No integrator has been held");
        assertThat(says("undo", "eco si-checks")).contains("Acme");
    }

    @Test
    void a_file_of_another_name_or_a_folder_in_its_place_is_told() throws IOException {
        own("playbook.yaml", "", "");
        var folderOfRules = folder.resolve("rules/ecosystem");
        Files.move(folderOfRules.resolve("playbook.yaml"), folderOfRules.resolve("playbok.yaml"));
        Files.createDirectories(folderOfRules.resolve("engagement.yaml"));
        assertThatThrownBy(() -> says("eco")).isInstanceOf(Problems.InvalidFiles.class)
                .hasMessageContaining(folderOfRules.resolve("playbok.yaml")
                        + ": nothing of this name is read in 'ecosystem', did you mean 'playbook.yaml'?")
                .hasMessageContaining(folderOfRules.resolve("engagement.yaml") + ": expected a file, this is a folder");
    }

    @Test
    void a_mistake_stops_the_start_and_names_the_place() throws IOException {
        own("playbook.yaml", "FE-1: {type: FE,", "FE-1: {type: FEE,");
        assertThatThrownBy(() -> says("eco")).isInstanceOf(Problems.InvalidFiles.class)
                .hasMessageContaining(folder.resolve("rules/ecosystem/playbook.yaml")
                        + ": actions.FE-1.type: 'FEE' is not known here, did you mean 'FE'?");
    }

    @Test
    void a_figure_of_another_unit_does_not_count_and_is_not_shown_in_the_new_one() throws IOException {
        own("engagement.yaml", "", "");
        assertThat(says("organisation add Contoso", "eco metric M4 set 7", "eco metric M4 target 10",
                "eco metric M3 set 5000 EUR")).contains("7 of 10, 70 %", "EUR 5,000");
        own("playbook.yaml", "counts: production Apps built by SIs, unit: number", "counts: Apps sold, unit: money");
        own("playbook.yaml", Files.readString(folder.resolve("rules/ecosystem/playbook.yaml")),
                "counts: opportunities that an SI leads, unit: money", "counts: opportunities, unit: number");
        assertThat(says("eco M4")).startsWith("M4, SI-delivered Apps: no value that counts; target not set.").contains(
                "M4: value 7 as a number and target 10 as a number were told before the playbook asked for an amount"
                        + " of money, and do not count.")
                .doesNotContain(" %");
        for (var line : new String[]{"eco metrics", "eco report"}) {
            assertThat(says(line)).contains("5 of 5 metrics have no target",
                    "M3: value EUR 5,000 as an amount of money was told before the playbook asked for a number",
                    "M4: value 7 as a number and target 10 as a number were told before");
        }
        assertThat(says("eco metric M4 add 5 EUR", "eco metric M3 add 1")).contains(
                "So nothing can be added to it. Say the whole figure, such as: eco metric M4 set 50000 EUR. Nothing was",
                "eco metric M3 set 3. Nothing was recorded");
        assertThat(says("eco metric M4 set 9 EUR", "eco metric M3 set 2")).contains("M4, SI-delivered Apps: EUR 9;",
                "M3, SI-sourced pipeline: 2;");
        assertThat(says("eco history")).contains("value 7 as a number", "value EUR 9 ");
    }

    @Test
    void an_amount_without_a_currency_is_no_number_once_that_is_asked_for() throws IOException {
        own("engagement.yaml", "", "");
        says("organisation add Contoso", "eco metric M3 set 5000");
        own("playbook.yaml", "counts: opportunities that an SI leads, unit: money",
                "counts: opportunities, unit: number");
        assertThat(says("eco M3")).startsWith("M3, SI-sourced pipeline: no value that counts")
                .contains("value 5,000 as an amount of money was told before");
    }

    @Test
    void states_of_its_own_are_named_as_they_are() throws IOException {
        own("playbook.yaml", "industry_states: [Not aligned, In progress, Blocked, Aligned]",
                "industry_states: [\"no\", \"partly\", \"yes\"]");
        assertThat(says("organisation add Contoso", "eco industries")).contains("5 of 5 industries are at 'no'.");
        assertThat(says("eco report")).contains("5 of 5 industries are at 'no': Retail");
        assertThat(says("eco industry FSI status yes")).contains("4 of 5 industries are at 'no'.");
    }
}
