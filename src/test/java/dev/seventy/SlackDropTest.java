package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.StoredFile;
import dev.seventy.store.ImportRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that people drop in their conversation with the app. */
class SlackDropTest {

    private static final String TRAININGS = """
            TrainingActivityId,TrainingTitle,TrainingType,IndividualFirstName,IndividualLastName,Email,CorpEmail,TrainingCompletionDate,Month,IcMCP,MCPID,MPNId,PartnerName,PartnerCityLocation,PartnerCountryLocation,ExpirationDate,ActivationStatus
            3051,Azure Administrator Associate,Certification,Ada,Byron,ada@example.com,ada@firm.example,25/03/2026 10:00,Mar-26,1,901,77,Firm,Oslo,Norway,25/03/2027 23:59,Active
            3077,Azure Solutions Architect Expert,Certification,Ada,Byron,ada@example.com,ada@firm.example,26/03/2026 10:00,Mar-26,1,901,77,Firm,Oslo,Norway,26/03/2027 23:59,Active
            """;
    private static final Origin ADMIN = SlackFirm.direct("U1");

    @TempDir
    private Path folder;

    private SlackFirm firm;
    private FakeSlack slack;
    private Set<Path> before;

    @BeforeEach
    void an_empty_firm() throws IOException {
        firm = SlackFirm.empty(folder);
        slack = firm.slack;
        before = temporary();
    }

    @AfterEach
    void no_file_is_left() throws IOException {
        firm.eventually("the files are deleted", () -> {
            try {
                return before.containsAll(temporary());
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });
        firm.close();
    }

    private static Set<Path> temporary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("seventy-slack-"))
                    .collect(Collectors.toSet());
        }
    }

    private StoredFile file(String name, String content) {
        return slack.file("T1", name, "text/csv", content.getBytes(UTF_8));
    }

    /** Drops a file and waits until the message that tells of the reading became the answer. */
    private Posted dropped(Origin who, String text, StoredFile file, String answer) {
        var message = firm.posted("that it is read", () -> firm.send(firm.people.directMessage(who, text, file)),
                posted -> posted.channel().equals(who.channel()));
        firm.eventually("the answer: " + answer, () -> firm.now(message).text().contains(answer));
        return firm.now(message);
    }

    private long imports(ImportRecord.State state) {
        return firm.store().imports().history(firm.firm()).stream().filter(record -> record.state() == state).count();
    }

    @Test
    void a_file_is_looked_at_then_imported_and_taken_back_all_in_one_message() {
        var preview = dropped(ADMIN, "", file("t.csv", TRAININGS), "2 rows read");
        assertThat(preview.text()).contains("Nothing has changed yet");
        assertThat(preview.shown()).contains("Import", "Discard", "Certifications: 2 new");
        assertThat(imports(ImportRecord.State.VISIBLE)).isZero();

        firm.send(firm.people.click(ADMIN, preview, "Import"));
        firm.eventually("it is imported", () -> firm.now(preview).text().contains("Imported as number"));
        assertThat(imports(ImportRecord.State.VISIBLE)).isEqualTo(1);
        firm.send(firm.people.click(ADMIN, firm.now(preview), "Undo"));
        firm.eventually("it is taken back", () -> firm.now(preview).text().contains("is taken back"));
        assertThat(imports(ImportRecord.State.VISIBLE)).isZero();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void discarding_takes_the_place_of_the_preview() {
        var preview = dropped(ADMIN, "import", file("t.csv", TRAININGS), "2 rows read");
        firm.send(firm.people.click(ADMIN, preview, "Discard"));
        firm.eventually("it is discarded", () -> firm.now(preview).text().contains("Discarded"));
        assertThat(imports(ImportRecord.State.STAGED)).isZero();
    }

    @Test
    void rows_that_could_not_be_used_come_back_as_a_file() {
        dropped(ADMIN, "", file("t.csv", TRAININGS.replace("26/03/2026 10:00", "31/02/2026 10:00")), "1 row rejected");
        firm.eventually("the file", () -> slack.files().stream()
                .anyMatch(file -> file.name().equals("rejected-rows-t.csv") && file.completed()));

        var returned = slack.files().stream().filter(file -> file.name().startsWith("rejected-rows")).toList()
                .getFirst();
        assertThat(returned.channel()).contains(ADMIN.channel());
        assertThat(new String(returned.content().orElseThrow(), UTF_8)).contains("31/02/2026 10:00");
    }

    @Test
    void the_same_event_four_times_is_one_preview() {
        var event = firm.people.directMessage(ADMIN, "", file("t.csv", TRAININGS));
        for (int delivery = 0; delivery < 4; delivery++) {
            firm.send(event);
        }
        firm.eventually("a preview", () -> slack.messages(ADMIN.channel()).stream()
                .anyMatch(message -> message.text().contains("2 rows read")));
        firm.directly(ADMIN, "import history");

        assertThat(imports(ImportRecord.State.STAGED)).isEqualTo(1);
        assertThat(slack.calls(FakeSlack.DOWNLOAD)).hasSize(1);
        assertThat(slack.messages(ADMIN.channel()).stream().filter(message -> message.text().contains("2 rows read")))
                .hasSize(1);
    }

    @Test
    void whoever_may_not_import_is_told_the_role_and_can_have_it_asked() {
        var refused = dropped(SlackFirm.direct("U2"), "", file("t.csv", TRAININGS), "role");
        assertThat(refused.text()).contains("role admin; yours is member", "Nothing was done");
        assertThat(refused.shown()).contains("Ask an admin for me");
        assertThat(firm.store().imports().history(firm.firm())).isEmpty();
        assertThat(slack.calls(FakeSlack.DOWNLOAD)).isEmpty();
    }

    @Test
    void files_are_fetched_for_those_only_who_may_hand_them_over_and_for_lines_that_need_them() {
        dropped(SlackFirm.direct("U2"), "score", file("t.csv", TRAININGS), "Nothing has been imported yet");
        dropped(ADMIN, "score", file("t.csv", TRAININGS), "Nothing has been imported yet");
        firm.posted("that a guest is refused",
                () -> firm.send(firm.people.directMessage(SlackFirm.direct("U4"), "import", file("t.csv", TRAININGS))),
                message -> message.text().contains("You are a guest"));

        assertThat(slack.calls(FakeSlack.DOWNLOAD)).isEmpty();
        dropped(SlackFirm.direct("U2"), "rules test", file("t.csv", TRAININGS), "holds no cases");
        assertThat(slack.calls(FakeSlack.DOWNLOAD)).hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_fetched_or_read_is_told_in_a_sentence_and_nothing_is_kept() {
        slack.next(FakeSlack.DOWNLOAD, Fault.status(404));
        dropped(ADMIN, "", file("gone.csv", TRAININGS), "could not be fetched");
        slack.next(FakeSlack.DOWNLOAD, Fault.html());
        dropped(ADMIN, "", file("page.csv", TRAININGS), "could not be fetched");
        var wrong = dropped(ADMIN, "", file("cat.jpg", "\u0000\u0001JFIF"), "cat.jpg");
        assertThat(wrong.text()).doesNotContain("Exception");

        assertThat(firm.store().imports().history(firm.firm())).isEmpty();
    }

    @Test
    void progress_is_told_in_the_same_message_and_at_most_every_three_seconds() {
        var rows = new StringBuilder(TRAININGS);
        var row = TRAININGS.lines().toList().get(1);
        for (int number = 0; number < 30_000; number++) {
            rows.append(row.replace("3051", String.valueOf(4_000 + number)).replace("ada", "ada" + number))
                    .append('\n');
        }
        var preview = dropped(ADMIN, "", file("t.csv", rows.toString()), "rows read");
        firm.eventually("the preview", () -> firm.now(preview).text().contains("Nothing has changed yet"));

        var updates = slack.calls("chat.update").stream()
                .filter(call -> call.body().path("text").asString().contains("read so far")).toList();
        for (int index = 1; index < updates.size(); index++) {
            assertThat(updates.get(index).at()).isAfterOrEqualTo(updates.get(index - 1).at().plusSeconds(3));
        }
        assertThat(slack.messages(ADMIN.channel()).stream().filter(message -> message.text().contains("rows read")))
                .hasSize(1);
        assertThat(preview.thread()).isEqualTo(Optional.empty());
    }
}
