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

/** A firm estimates the Partner Value Score by weights of its own, which keep the order that is known. */
class OwnWeightsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    @TempDir
    private Path folder;

    private Map<String, String> settings(String right, String own) throws IOException {
        try (var shipped = OwnWeightsTest.class.getResourceAsStream("/rules/databricks/value-score.yaml")) {
            var text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(right);
            Files.createDirectories(folder.resolve("rules/databricks"));
            Files.writeString(folder.resolve("rules/databricks/value-score.yaml"), text.replace(right, own));
        }
        return Map.of("SEVENTY_RULES", folder.resolve("rules").toString(), "SEVENTY_DATABASE_URL",
                "jdbc:sqlite:" + folder.resolve("seventy.db"));
    }

    private String says(Map<String, String> settings, String... lines) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (var app = App.open(Config.from(settings), Optional.empty(), CLOCK, out)) {
            for (var line : lines) {
                app.terminal(List.of(line.split(" ")), Optional.empty(), folder);
            }
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void other_weights_give_another_estimate() throws IOException {
        var own = settings("consumption: {weight: 2 ", "consumption: {weight: 4 ");
        assertThat(says(own, "organisation add Contoso", "databricks set dbu 1000000", "pvs")).contains("Consumption",
                "9.59");
    }

    @Test
    void what_a_firm_set_itself_is_not_said_to_be_reported_or_ours() throws IOException {
        var own = settings("dashboard_from: 10 @", "dashboard_from: 5 @");
        assertThat(says(own, "organisation add Contoso", "databricks set pvs 6", "pvs"))
                .contains("licensed from 5, as set by your own file", "all weights are those of your own file")
                .doesNotContain("as reported (", "weights are ours");
    }

    @Test
    void an_empty_file_stops_the_start() throws IOException {
        var own = settings("", "");
        Files.writeString(folder.resolve("rules/databricks/value-score.yaml"), "");
        assertThatThrownBy(() -> says(own, "pvs")).isInstanceOf(Problems.InvalidFiles.class)
                .hasMessage("rules/databricks/value-score.yaml: expected keys with values, and nothing stands in it");
        Files.writeString(folder.resolve("rules/databricks/value-score.yaml"), "# only a remark\n");
        assertThatThrownBy(() -> says(own, "pvs")).isInstanceOf(Problems.InvalidFiles.class)
                .hasMessageContaining("nothing stands in it");
    }

    @Test
    void weights_that_break_the_order_stop_the_start_and_check_names_the_place_and_the_property() throws IOException {
        var wrong = settings("professional: 3 ", "professional: 0.5 ");
        assertThatThrownBy(() -> says(wrong, "help")).isInstanceOf(Problems.InvalidFiles.class)
                .hasMessageContaining("rules/databricks/value-score.yaml").hasMessageContaining("enablement")
                .hasMessageContaining("a Professional certification has to count more than an Associate one");
        var printed = new ByteArrayOutputStream();
        var code = new Check(wrong, CLOCK, new PrintStream(printed, true, StandardCharsets.UTF_8)).run();
        assertThat(code).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("WRONG", "value-score.yaml",
                "a Professional certification has to count more");
    }
}
