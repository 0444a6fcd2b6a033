package dev.seventy.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

import dev.seventy.Shipped;
import dev.seventy.bot.CaseRunner.NoCases;
import dev.seventy.bot.CaseRunner.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseRunnerTest {

    private static final String NEITHER_FORM = "a case file is a JSON array of cases, or an object with programVersion and cases";
    private static final CaseRunner RUNNER = new CaseRunner(Shipped.knowledge());

    private static List<Verdict> run(String file) throws NoCases {
        return RUNNER.run(new ByteArrayInputStream(file.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"[]|the array is empty", "{}|" + NEITHER_FORM,
            "~~|" + NEITHER_FORM, "[1,|line 1 is no valid JSON"})
    void a_file_without_cases_is_refused_with_the_reason(String file, String why) {
        assertThatThrownBy(() -> run(file)).isInstanceOf(NoCases.class).hasMessage(why);
    }

    @Test
    void a_file_that_is_nested_too_deeply_is_refused() {
        assertThatThrownBy(() -> run("[".repeat(100_000))).isInstanceOf(NoCases.class)
                .hasMessage("it is nested too deeply");
    }

    @Test
    void a_file_larger_than_16_mebibytes_is_refused_before_it_is_read_whole() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                return ' ';
            }
        };

        assertThatThrownBy(() -> RUNNER.run(endless)).isInstanceOf(NoCases.class)
                .hasMessage("the file is larger than 16 MiB");
        assertThat(endless.read).isLessThan(17L * 1024 * 1024);
    }

    private static Verdict credentials(String rows, String expected) throws NoCases {
        return databricks("credentials", "\"asOf\": \"2026-11-20\", \"credentials\": [" + rows + "]", expected);
    }

    private static Verdict databricks(String check, String input, String expected) throws NoCases {
        return run("""
                {"programVersion": "2025", "cases": [{"id": "a", "check": "%s", "input": {%s}, "expected": {%s}}]}
                """.formatted(check, input, expected)).getFirst();
    }

    private static String credential(String address, String title, String expires) {
        return "{\"recipient_email\": \"%s\", \"name\": \"%s\", \"issued_on\": \"2026-01-10\", \"expired_on\": %s}"
                .formatted(address, title, expires);
    }

    @Test
    void credentials_of_a_case_are_read_as_a_wallet_is_imported() throws NoCases {
        var engineer = "Databricks Certified Data Engineer Associate";
        var people = String.join(",", credential("Ada@firm.example", engineer, "null"),
                credential("ada@firm.example.partner", "DATABRICKS Data Engineer Associate", "null"),
                credential("ada@firm.example", "Academy Accreditation - Databricks Fundamentals", "null"));
        assertThat(
                credentials(people, "\"associate\": 1, \"certifiedPeople\": 1, \"foundation\": 0, \"notCounted\": 0"))
                .isEqualTo(new Verdict.Passed("a"));
    }

    @Test
    void a_title_that_the_import_would_ask_back_fails_a_case() throws NoCases {
        assertThat(credentials(credential("ada@firm.example", "data engineer", "null"), "\"associate\": 1"))
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> assertThat(failed.differences()).singleElement()
                        .asString().startsWith("credential 1, name: this can mean "));
    }

    @Test
    void without_credentials_nothing_is_counted() throws NoCases {
        assertThat(credentials("", "\"associate\": 0, \"notCounted\": 0")).isEqualTo(new Verdict.Passed("a"));
    }

    @Test
    void a_lookup_asks_back_where_the_product_does() throws NoCases {
        assertThat(databricks("lookup", "\"text\": \"data engineer\"", "\"level\": \"ASSOCIATE\""))
                .isEqualTo(new Verdict.Failed("a", List.of("'data engineer' is what several credentials are called")));
    }

    @Test
    void a_former_name_is_known_however_it_is_written() throws NoCases {
        assertThat(databricks("lookup", "\"text\": \"academy accreditation: Databricks  Lakehouse Fundamentals\"",
                "\"status\": \"renamed\"")).isEqualTo(new Verdict.Passed("a"));
    }

    @Test
    void a_budget_of_exams_without_a_price_is_refused() throws NoCases {
        assertThat(
                databricks("budget", "\"exams\": 1, \"level\": \"FOUNDATION\", \"partner\": true", "\"totalUsd\": 0"))
                .isEqualTo(new Verdict.Failed("a", List.of("exams of that level have no price")));
    }

    @Test
    void a_case_names_each_key_that_it_lacks() throws NoCases {
        assertThat(run("[{}, {\"id\": \"a\", \"scope\": \"full\", \"asOf\": null}, 1]")).containsExactly(
                new Verdict.Failed("case 1",
                        List.of("the key 'id' is missing", "the key 'asOf' is missing", "the key 'scope' is missing")),
                new Verdict.Failed("a", List.of("the key 'asOf' is missing")), new Verdict.Failed("case 3",
                        List.of("the key 'id' is missing", "the key 'asOf' is missing", "the key 'scope' is missing")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"enterprize\": true}|input: unknown key 'enterprize', did you mean 'enterprise'?",
            "{\"enterprise\": \"yes\"}|input.enterprise: expected true or false, found \"yes\"",
            "{\"lighthouse\": null}|input.lighthouse: expected true or false, found null",
            "{\"enterprise\": true, \"industry\": \"XYZ\"}|input.industry: no industry is called \"XYZ\"",
            "{\"industry\": true}|input.industry: no industry is called true"})
    void what_a_case_says_of_a_customer_has_to_be_known(String input, String why) throws NoCases {
        assertThat(engagement(input)).isEqualTo(new Verdict.Failed("a", List.of(why)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"{\"enterprise\": true, \"industry\": \"RETAIL\"}",
            "{\"enterprise\": true, \"fsi\": false}", "{}", "{\"fewDevelopers\": true, \"industry\": \"hls\"}"})
    void what_is_known_of_a_customer_is_decided_by_the_table(String input) throws NoCases {
        assertThat(engagement(input)).isEqualTo(new Verdict.Passed("a"));
    }

    private static Verdict engagement(String input) throws NoCases {
        return run("{\"programVersion\": \"2025\", \"cases\": [{\"id\": \"a\", \"check\": \"ps-engagement\","
                + " \"input\": " + input + ", \"expected\": {\"engage\": \"NO_RULE\", \"rules\": []}}]}").getFirst();
    }
}
