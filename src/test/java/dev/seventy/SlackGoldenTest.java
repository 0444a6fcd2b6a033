package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.seventy.slack.fake.Posted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How each kind of reply looks in Slack. What a test saw lies in {@code target/golden}: the difference is the product. */
class SlackGoldenTest {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    private static Path folder;

    private static SlackFirm firm;

    @BeforeAll
    static void a_workspace_with_the_sample_firm() {
        firm = SlackFirm.sample(folder);
    }

    @AfterAll
    static void ends() {
        firm.close();
    }

    static void assertLooksLike(String name, JsonNode seen) throws IOException {
        var text = JSON.writeValueAsString(seen) + "\n";
        var folder = Files.createDirectories(Path.of("target", "golden"));
        Files.writeString(folder.resolve(name + ".json"), text);
        try (var golden = SlackGoldenTest.class.getResourceAsStream("/slack/golden/" + name + ".json")) {
            assertThat(golden).as("/slack/golden/" + name + ".json").isNotNull();
            assertThat(text).isEqualToNormalizingNewlines(new String(golden.readAllBytes(), UTF_8));
        }
    }

    private static JsonNode blocks(Posted message) {
        return message.blocks();
    }

    @Test
    void a_score() throws IOException {
        assertLooksLike("score", blocks(firm.directly(SlackFirm.direct("U2"), "score data-ai")));
    }

    @Test
    void why() throws IOException {
        assertLooksLike("why", blocks(firm.directly(SlackFirm.direct("U2"), "why data-ai skilling")));
    }

    @Test
    void a_tier() throws IOException {
        assertLooksLike("databricks", blocks(firm.directly(SlackFirm.direct("U2"), "score databricks")));
    }

    @Test
    void a_digest() throws IOException {
        firm.directly(SlackFirm.direct("U1"), "digest subscribe monday 9:00 zone Europe/Berlin");
        assertLooksLike("digest", blocks(firm.directly(SlackFirm.direct("U1"), "digest preview")));
    }

    @Test
    void a_reminder() throws IOException {
        assertLooksLike("reminder",
                blocks(firm.directly(SlackFirm.direct("U1"), "reminders preview gabriela.santoyo@nordlicht.example")));
    }

    @Test
    void the_report_of_the_partner_ecosystem() throws IOException {
        assertLooksLike("ecosystem", blocks(firm.directly(SlackFirm.direct("U1"), "eco report")));
    }

    @Test
    void a_refusal() throws IOException {
        assertLooksLike("refusal", blocks(firm.directly(SlackFirm.direct("U2"), "import history")));
    }

    @Test
    void the_form_of_the_settings() throws IOException {
        var settings = firm.directly(SlackFirm.direct("U1"), "settings");
        var window = firm.opened("the form",
                () -> firm.send(firm.people.click(SlackFirm.direct("U1"), settings, "form-0")));
        assertLooksLike("settings", window.view());
    }

    @Test
    void the_home_page_of_a_member() throws IOException {
        firm.send(firm.people.homeOpened(SlackFirm.direct("U2"), "home"));
        firm.eventually("the home page", () -> firm.slack.home("U2").isPresent());
        assertLooksLike("home", firm.home("U2").view());
    }

    @Test
    void the_preview_of_an_import() throws IOException {
        var content = """
                person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source
                NL012,AZ-104,2026-03-25,2027-03-25,,,chat
                NL011,NO-SUCH-EXAM,2026-03-25,2027-03-25,,,chat
                """;
        var file = firm.slack.file("T1", "certs.csv", "text/csv", content.getBytes(UTF_8));
        var reading = firm.posted("that it is read",
                () -> firm.send(firm.people.directMessage(SlackFirm.direct("U1"), "", file)),
                message -> message.channel().equals(SlackFirm.direct("U1").channel()));
        firm.eventually("the preview", () -> firm.now(reading).edits() > 0);
        assertLooksLike("preview", blocks(firm.now(reading)));
    }
}
