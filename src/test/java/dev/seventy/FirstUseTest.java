package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.seventy.store.StoreUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first command line makes of a folder, and what works where the database does not. */
class FirstUseTest {

    private static final String SAMPLE = "Sample firm (made up).";

    @TempDir
    private Path folder;

    private CommandLine seventy;

    @BeforeEach
    void a_folder_with_nothing_in_it() {
        seventy = new CommandLine(folder);
    }

    private Path database() {
        return folder.resolve("seventy.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "hello", "thanks", "rules", "rules list", "rules show data-ai", "rules test",
            "certification az-305", "az-305", "specializations", "import", "import --yes", "import template",
            "import template people", "import no-such-file.csv", "import confirm", "nonsense", "scoer",
            "score nonsense", "why", "why data-ai as of 99/99/9999", "rules diff", "role grant", "organisation link"})
    void what_needs_no_firm_makes_no_database(String line) {
        var outcome = seventy.run(line.split(" "));
        assertThat(outcome.text()).isNotBlank().doesNotContain(SAMPLE, "organisation yet");
        assertThat(database()).doesNotExist();
    }

    @Test
    void no_words_at_all_are_help_and_make_no_database() {
        assertThat(seventy.run().text()).contains("I say where the firm stands");
        assertThat(database()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "score data-ai", "why data-ai", "rules diff data-ai 2023-06 2026-08",
            "how do we stand in data and ai?", "score databricks", "why databricks", "pvs",
            "what if databricks 5 more professional", "certs databricks", "champion list", "databricks attestations",
            "reference list"})
    void what_needs_a_firm_begins_the_sample_and_says_so_first(String line) {
        assertThat(seventy.run(line.split(" ")).text()).startsWith(SAMPLE);
        assertThat(seventy.run(line.split(" ")).text()).doesNotContain("starts your own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import history", "undo", "organisation list", "role list"})
    void other_commands_begin_no_sample_and_leave_it_to_the_first_score(String line) {
        assertThat(seventy.run(line.split(" ")).text()).contains("There is no organisation yet");
        assertThat(seventy.run("score").text()).startsWith(SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I passed AZ-305 yesterday", "Ich habe gestern AZ-305 bestanden",
            "J'ai réussi AZ-305 hier"})
    void what_is_told_is_no_look_at_the_catalogue(String line) {
        assertThat(seventy.run(line.split(" ")).text())
                .startsWith("There is no organisation yet: organisation add NAME makes one. Nothing was done.");
        assertThat(seventy.run(("sample " + line).split(" ")).text()).startsWith("The sample firm is made up and stays"
                + " as it is. Nothing was recorded. Say it without 'sample' to tell it of your own firm.");
        assertThat(seventy.run("sample", "what", "is", "AZ-305").text()).startsWith("Azure Solutions Architect Expert");
    }

    @Test
    void the_rules_and_their_cases_are_there_while_the_database_cannot_be_used() throws IOException {
        Files.writeString(database(), "These are notes and not a database.");
        var cases = Files.writeString(folder.resolve("cases.json"), "[]").toString();
        assertThat(seventy.run("rules", "test", cases).text()).contains("holds no cases");
        assertThat(seventy.run("rules", "show", "data-ai").code()).isZero();
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> seventy.run("score"));
    }
}
