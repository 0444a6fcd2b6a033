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
}
