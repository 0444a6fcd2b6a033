package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.seventy.bot.Bot;
import dev.seventy.store.PostgresDatabases;
import dev.seventy.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A firm's file on its way into PostgreSQL, by the command line. */
class MoveDatabaseTest {

    private static final String SAMPLE = "src/main/resources/sample/";
    private static final List<String> LINES = List.of("score as of 2026-11-01", "score data-ai as of 2026-11-01",
            "why data-ai net adds as of 2026-11-01", "score databricks as of 2026-11-01", "cert list", "history",
            "check audit");

    @TempDir
    private Path folder;

    private record Outcome(int code, String text) {
    }

    private String file() {
        return "jdbc:sqlite:" + folder.resolve("seventy.db");
    }

    private Outcome run(String database, String... arguments) {
        var printed = new ByteArrayOutputStream();
        var code = Main.run(List.of(arguments), new PrintStream(printed, true, UTF_8),
                Map.of("SEVENTY_DATABASE_URL", database, "SEVENTY_HOME", folder.toString()));
        return new Outcome(code, printed.toString(UTF_8));
    }

    private Outcome say(String database, String organisation, String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--organisation", organisation));
        return run(database, words.toArray(String[]::new));
    }

    private void ourFirm() {
        assertThat(
                run(file(), "import", SAMPLE + "people.csv", SAMPLE + "Export_trainings_Lifetime_1204881_Nordlicht.csv",
                        SAMPLE + "Export_azure_usage_24_months_1204881_Nordlicht.csv",
                        SAMPLE + "Export_customers_1204881_Nordlicht.csv", SAMPLE + "measures.csv",
                        SAMPLE + "databricks_certs.csv", SAMPLE + "databricks_measures.csv", "--yes").code())
                .isZero();
    }

    @Test
    void every_organisation_scores_the_same_before_and_after() throws Exception {
        assertThat(run(file(), "score").text()).contains("Sample firm");
        ourFirm();
        var target = PostgresDatabases.bare();
        var before = LINES.stream().map(line -> say(file(), "Our firm", line)).toList();
        assertThat(before).allMatch(outcome -> outcome.code() == 0);

        var moved = run(file(), "move-database", target);

        assertThat(moved.text()).contains("Our firm: ", "azure_usage", "audit trail whole", "Serve the new database");
        assertThat(moved.code()).isZero();
        // The look of a manager at the staff is an entry of the trail, as the move is.
        assertThat(
                LINES.stream().filter(line -> !line.equals("check audit")).map(line -> say(target, "Our firm", line)))
                .containsExactlyElementsOf(before.subList(0, before.size() - 1));
        assertThat(say(target, "Our firm", "check audit").code()).isZero();
        assertThat(say(target, Bot.SAMPLE, "score")).isEqualTo(say(file(), Bot.SAMPLE, "score"));
        assertThat(say(target, Bot.SAMPLE, "score").text()).contains("Sample firm (made up)");
    }

    @Test
    void a_second_time_a_served_file_and_another_kind_of_target_are_refused() throws Exception {
        ourFirm();
        var target = PostgresDatabases.bare();
        assertThat(run(file(), "move-database", target, "--organisation", "Our firm").code()).isZero();

        assertThat(run(file(), "move-database", target)).satisfies(again -> assertThat(again.code()).isEqualTo(2))
                .satisfies(again -> assertThat(again.text()).contains("Our firm in the target already"));
        assertThat(run(target, "move-database", target).text()).contains("names PostgreSQL already");
        assertThat(run(file(), "move-database", "jdbc:sqlite:other.db").text()).contains("into PostgreSQL only");
        assertThat(run(file(), "move-database").text()).contains("move-database jdbc:postgresql:");
        try (var serving = Store.open(file(), InstantSource.system(), Store.Option.EXCLUSIVE)) {
            serving.probe();
            assertThat(run(file(), "move-database", target).text()).contains("already served by another Seventy");
        }
    }
}
