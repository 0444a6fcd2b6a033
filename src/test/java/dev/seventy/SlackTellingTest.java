package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.bot.Surroundings;
import dev.seventy.evidence.Certification;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.SlackClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One afternoon in Slack: a certification is logged, corrected and undone, typed, in a form, by button and by shortcut. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SlackTellingTest {

    private static final String PEOPLE = "person_key,full_name,work_email,slack_user_id,teams_user_id,manager_email,"
            + "location,role,start_date,end_date\nP1,Uma Admin,u1@example.com,U1,,,,,2020-01-01,\n"
            + "P2,Ugo Engineer,u2@example.com,U2,,,,,2020-01-01,\nP3,Ute Engineer,u3@example.com,U3,,,,,2020-01-01,\n";

    @TempDir
    private static Path folder;

    private static SlackFirm firm;

    @BeforeAll
    static void a_firm_with_people() throws Exception {
        firm = SlackFirm.empty(folder);
        var file = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        var name = firm.store().organisations().get(firm.firm()).orElseThrow().name();
        new Bot(Shipped.knowledge(), firm::store, firm.slack.clock(), Surroundings.of(Optional.of(name)))
                .say(new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(),
                        List.of(new SentFile("people.csv", file))));
    }

    @AfterAll
    static void ends() {
        assertThat(firm.slack.violations()).isEmpty();
        firm.close();
    }

    private static List<Certification> held() {
        return firm.store().evidence().of(firm.firm()).certifications().stream().filter(Certification::active).toList();
    }

    private static String command(String text) {
        return firm.send(firm.people.command(SlackFirm.MEMBER, "/seventy", text));
    }

    private static JsonNode json(String body) {
        return JsonMapper.builder().build().readTree(body);
    }

    private static ObjectNode filled(String certification, String person, String day) {
        var values = SlackClient.typed("certification", "=", certification);
        values.setAll(SlackClient.typed("person", "=person:", person));
        values.putObject("day").putObject("=day:").put("type", "datepicker").put("selected_date", day);
        values.putObject("expires").putObject("=expires:").put("type", "datepicker").putNull("selected_date");
        values.setAll(SlackClient.typed("link", "=link:", "https://www.credly.com/badges/0f1e2d3c-aaaa"));
        return values;
    }

    private static String today() {
        return firm.slack.clock().instant().toString().substring(0, 10);
    }

    @Test
    @Order(1)
    void a_sentence_to_the_bot_is_recorded_and_echoed() throws Exception {
        var echo = firm.directly(SlackFirm.direct("U2"), "passed AZ-305 today :tada:");

        assertThat(echo.text()).contains("Recorded: you passed Azure Solutions Architect Expert (AZ-305)");
        assertThat(echo.blocks().toString()).contains("Fix", "Undo");
        SlackGoldenTest.assertLooksLike("told", echo.blocks());
        assertThat(held()).hasSize(1);
    }

    @Test
    @Order(2)
    void fix_opens_a_form_with_what_was_recorded_and_a_mistake_stays_in_it() throws Exception {
        var echo = firm.slack.messages().stream()
                .filter(message -> message.channel().equals(FakeSlack.directMessage("U2"))).toList().getLast();
        var window = firm.opened("the form", () -> firm.send(firm.people.click(SlackFirm.direct("U2"), echo, "Fix")));

        assertThat(window.view().toString()).contains("AZ-305", "Correct it", today());
        SlackGoldenTest.assertLooksLike("telling-form", window.view());
        var wrong = json(
                firm.send(firm.people.submit(SlackFirm.direct("U2"), window, filled("AZ-9999", "me", today()))));
        assertThat(wrong.path("response_action").asString()).isEqualTo("errors");
        assertThat(wrong.path("errors").path("certification").asString()).contains("'AZ-9999'");
        assertThat(json(
                firm.send(firm.people.submit(SlackFirm.direct("U2"), window, filled("AZ-104", "me", "2099-01-01"))))
                .path("errors").path("day").asString()).contains("to come");
        var right = firm.send(firm.people.submit(SlackFirm.direct("U2"), window, filled("AZ-104", "me", today())));
        assertThat(json(right).path("response_action").asString()).isEqualTo("update");
        assertThat(right).contains("Corrected: you passed Azure Administrator Associate (AZ-104)");
        assertThat(held()).hasSize(1);
        assertThat(held().getFirst().link()).contains("https://www.credly.com/badges/0f1e2d3c-aaaa");
    }

    @Test
    @Order(3)
    void in_a_channel_it_is_asked_and_answered_for_the_sender_alone() throws Exception {
        var asked = firm.posted("the question", () -> firm.send(firm.people.mention(SlackFirm.MEMBER, "passed DP-700")),
                message -> message.text().contains("On which day did you pass DP-700?"));
        assertThat(asked.ephemeralTo()).contains("U2");
        SlackGoldenTest.assertLooksLike("telling-question", asked.blocks());
        assertThat(firm.posted("the other's answer",
                () -> firm.send(firm.people.mention(SlackFirm.MEMBER.by("U3"), "yesterday")),
                message -> message.ephemeralTo().equals(Optional.of("U3"))).text()).contains("did not understand");
        firm.send(firm.people.click(SlackFirm.MEMBER, asked, "Yesterday, 20 Nov 2026"));
        firm.eventually("it is recorded", () -> held().size() == 2);
    }

    @Test
    @Order(4)
    void a_slash_command_says_it_and_undoes_it() {
        var echo = command("cert add DP-600 " + today());
        assertThat(echo).contains("Recorded: you passed Fabric Analytics Engineer");
        var undo = "undo "
                + held().stream().mapToLong(one -> one.origin().importNumber().orElseThrow()).max().orElseThrow();
        assertThat(echo).contains(undo);
        assertThat(command(undo)).contains("is taken back");
        assertThat(held()).hasSize(2);
    }

    @Test
    @Order(5)
    void a_message_that_tells_of_one_is_shown_in_a_form_and_never_recorded_by_itself() {
        firm.send(firm.people.command(SlackFirm.ADMIN, "/seventy", "settings logging managers"));
        var window = firm.opened("the form", () -> firm
                .send(firm.people.messageAction(SlackFirm.ADMIN, "about", "U3", "I passed SC-300 yesterday!")));
        firm.eventually("it is filled in", () -> firm.window(window).view().toString().contains("SC-300"));

        assertThat(firm.window(window).view().toString()).contains("u3@example.com");
        assertThat(held()).hasSize(2);
        var sent = firm.send(
                firm.people.submit(SlackFirm.ADMIN, firm.window(window), filled("SC-300", "u3@example.com", today())));
        assertThat(sent).contains("Recorded: Ute Engineer passed Identity and Access Administrator");
        assertThat(held()).hasSize(3);
    }

    @Test
    @Order(6)
    void somebody_mentioned_is_meant_by_their_account_whatever_they_are_called() {
        assertThat(firm.send(firm.people.command(SlackFirm.ADMIN, "/seventy", "<@U3|ugo> passed AZ-400 on " + today())))
                .contains("Recorded: Ute Engineer passed");
    }

    @Test
    @Order(7)
    void a_form_that_is_closed_is_let_go_and_nobody_is_nagged() {
        var asked = firm.directly(SlackFirm.direct("U3"), "cert add");
        var window = firm.opened("the form",
                () -> firm.send(firm.people.click(SlackFirm.direct("U3"), asked, "Log a certification")));
        var before = firm.slack.messages().size();
        firm.send(firm.people.close(SlackFirm.direct("U3"), window, false));
        assertThat(firm.slack.messages()).hasSize(before);
    }

    @Test
    @Order(8)
    void a_day_in_numbers_is_read_as_slack_says_that_its_writer_writes_and_asked_where_it_does_not() throws Exception {
        assertThat(firm.directly(SlackFirm.direct("U3"), "passed MS-102 on 3/4/2026").text()).contains("on 3 Apr 2026");
        assertThat(firm.directly(SlackFirm.direct("U2"), "passed MS-102 on 3/4/2026").text())
                .contains("'3/4/2026' can be several days");
    }
}
