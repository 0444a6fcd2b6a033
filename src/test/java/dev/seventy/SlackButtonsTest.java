package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;

import dev.seventy.bot.Sender;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Posted;
import dev.seventy.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of buttons and lists in messages. */
class SlackButtonsTest {

    private static final String NUMBERS = "44.24 of 70 points";

    @TempDir
    private static Path folder;

    private static SlackFirm firm;
    private static FakeSlack slack;

    @BeforeAll
    static void a_workspace_with_the_sample_firm() {
        firm = SlackFirm.sample(folder);
        slack = firm.slack;
    }

    @AfterAll
    static void ends() {
        firm.close();
    }

    @AfterEach
    void nothing_was_done_that_slack_refuses_and_nothing_was_broadcast() {
        assertThat(slack.violations()).isEmpty();
        assertThat(slack.calls()).noneMatch(call -> call.body().toString().contains("reply_broadcast"));
    }

    /** The score as only one person sees it in the channel. */
    private static Posted privately(String line) {
        return firm.posted("a private answer", () -> firm.send(firm.people.mention(SlackFirm.MEMBER, line)),
                message -> message.ephemeralTo().equals(Optional.of("U2")));
    }

    @Test
    void in_a_channel_a_click_on_a_private_answer_is_answered_in_a_new_private_one() {
        var score = privately("score data-ai");
        var why = firm.posted("the answer to the click",
                () -> firm.send(firm.people.click(SlackFirm.MEMBER, score, "Why")),
                message -> message.channel().equals("C1"));

        assertThat(why.ephemeralTo()).contains("U2");
        assertThat(why.ts()).isNotEqualTo(score.ts());
        assertThat(firm.now(score).edits()).isZero();
    }

    @Test
    void what_everybody_sees_stays_when_one_person_clicks_and_the_answer_is_for_that_person() {
        var shared = shared();
        var edits = firm.now(shared).edits();
        var answer = firm.posted("the answer",
                () -> firm.send(firm.people.act(SlackFirm.ADMIN, shared, button("say-1-0", "why data-ai"))),
                message -> message.channel().equals("C1"));

        assertThat(answer.ephemeralTo()).contains("U1");
        assertThat(firm.now(shared).edits()).isEqualTo(edits);
    }

    private static Posted shared() {
        var score = privately("score data-ai");
        return firm.posted("the shared answer",
                () -> firm.send(firm.people.click(SlackFirm.MEMBER, score, "Share to channel")),
                message -> message.channel().equals("C1") && message.ephemeralTo().isEmpty());
    }

    @Test
    void an_answer_is_shared_by_the_address_of_the_click_with_the_name_of_who_shared_it() {
        var shared = shared();

        assertThat(shared.via()).isEqualTo("response_url");
        assertThat(shared.text()).contains(NUMBERS);
        assertThat(shared.shown()).contains("Shared by @Person U2").doesNotContain("@example.com");
        assertThat(shared.thread()).isEmpty();
    }

    @Test
    void where_slack_does_not_confirm_what_was_shared_whoever_shared_it_is_told() {
        firm.slack.next("chat.postMessage", Fault.resetAfter());

        var told = firm.posted("that it is not confirmed",
                () -> firm.send(firm.people.mention(SlackFirm.MEMBER, "share score security")),
                message -> message.channel().equals(FakeSlack.directMessage("U2")));

        assertThat(told.text()).contains("did not confirm that what you shared", "look into the channel");
    }

    @Test
    void what_an_asked_line_holds_is_no_markup_for_the_one_who_is_asked() {
        var refused = firm.directly(SlackFirm.direct("U2"), "role grant admin <!channel>*x*@evil.example");
        var asked = firm.posted("what the admin gets",
                () -> firm.send(firm.people.click(SlackFirm.direct("U2"), refused, "Ask an admin for me")),
                message -> message.channel().equals(FakeSlack.directMessage("U1")));

        assertThat(asked.text()).contains("role grant admin &lt;!channel&gt;*x*@evil.example");
        assertThat(asked.body().path("blocks").toString()).contains("!channel").doesNotContain("mrkdwn", "primary");
    }

    @Test
    void a_mention_can_share_and_it_is_posted_as_a_message() {
        var shared = firm.posted("the shared answer",
                () -> firm.send(firm.people.mention(SlackFirm.MEMBER, "share score data-ai")),
                message -> message.channel().equals("C1") && message.ephemeralTo().isEmpty());

        assertThat(shared.via()).isEqualTo("chat.postMessage");
        assertThat(shared.shown()).contains("Shared by @Person U2");
    }

    @Test
    void an_answer_can_be_sent_to_ones_own_messages() {
        var score = privately("score data-ai");
        var sent = firm.posted("the answer in the direct messages",
                () -> firm.send(firm.people.click(SlackFirm.MEMBER, score, "Send to my DM")),
                message -> message.channel().equals(FakeSlack.directMessage("U2")));

        assertThat(sent.text()).contains(NUMBERS);
    }

    @Test
    void whoever_may_not_can_have_it_asked_and_the_button_that_arrives_works_for_the_admin_alone() {
        var refused = firm.directly(SlackFirm.direct("U2"), "settings retention 31");
        assertThat(refused.text()).contains("role admin; yours is member", "Nothing was done");

        var asked = firm.posted("what the admin gets",
                () -> firm.send(firm.people.click(SlackFirm.direct("U2"), refused, "Ask an admin for me")),
                message -> message.channel().equals(FakeSlack.directMessage("U1")));
        assertThat(asked.text()).contains("@Person U2 asks: settings retention 31");
        var label = asked.blocks().get(asked.blocks().size() - 1).path("elements").path(0).path("text").path("text")
                .asString();

        // Somebody else who comes by the button has no more rights by it.
        var forged = firm.posted("the refusal",
                () -> firm.send(firm.people.click(SlackFirm.direct("U3").in("C1"), asked, label)),
                message -> message.text().contains("role admin; yours is member"));
        assertThat(forged.text()).contains("Nothing was done");

        firm.send(firm.people.click(SlackFirm.direct("U1"), asked, label));
        firm.eventually("the request is replaced by what was done",
                () -> firm.now(asked).text().contains("retention 30 → 31"));
    }

    @Test
    void an_admin_who_is_one_no_longer_is_refused_by_the_same_button() {
        firm.store().roles().grant(firm.firm(), "slack:U3", Role.ADMIN, Sender.Local.TERMINAL.actor());
        var settings = firm.directly(SlackFirm.direct("U3"), "settings retention 40");
        assertThat(settings.text()).contains("Changed: retention");
        firm.store().roles().retract(firm.firm(), "slack:U3", Sender.Local.TERMINAL.actor());

        var refused = firm.posted("the refusal",
                () -> firm.send(firm.people.click(SlackFirm.direct("U3"), settings, "Undo")),
                message -> message.channel().equals(FakeSlack.directMessage("U3")));
        assertThat(refused.text()).contains("role admin; yours is member");
        assertThat(firm.now(settings).edits()).isZero();
    }

    @Test
    void what_a_click_changed_takes_the_place_of_the_message() {
        var changed = firm.directly(SlackFirm.direct("U1"), "settings logging everyone");
        firm.send(firm.people.click(SlackFirm.direct("U1"), changed, "Undo"));

        firm.eventually("the message says what was undone",
                () -> firm.now(changed).text().contains("logging everyone → own")
                        || firm.now(changed).text().contains("logging everyone → managers"));
        assertThat(firm.now(changed).edits()).isEqualTo(1);
    }

    @Test
    void what_a_click_on_a_private_message_changed_takes_its_place_by_its_address() {
        var changed = firm.posted("a private answer",
                () -> firm.send(firm.people.mention(SlackFirm.ADMIN, "settings revenue managers")),
                message -> message.ephemeralTo().equals(Optional.of("U1")));
        firm.send(firm.people.click(SlackFirm.ADMIN, changed, "Undo"));

        firm.eventually("the message says what was undone",
                () -> firm.now(changed).text().contains("revenue managers → admins"));
        assertThat(slack.calls(FakeSlack.RESPONSE_URL).getLast().body().path("replace_original").asBoolean()).isTrue();
    }

    @Test
    void a_choice_from_a_list_is_the_line_that_it_stands_for() {
        var home = firm.directly(SlackFirm.direct("U2"), "help");
        var action = button("say-pick-0", "");
        action.put("type", "static_select").remove("value");
        action.putObject("selected_option").put("value", "score data-ai").putObject("text").put("type", "plain_text")
                .put("text", "Data & AI");
        var answer = firm.posted("the answer", () -> firm.send(firm.people.act(SlackFirm.direct("U2"), home, action)),
                message -> message.thread().equals(Optional.of(home.ts())));

        assertThat(answer.text()).contains(NUMBERS);
    }

    @Test
    void values_that_somebody_made_up_are_refused_or_harmless() {
        var home = firm.directly(SlackFirm.direct("U2"), "help");
        var tampered = firm.posted("the refusal",
                () -> firm.send(firm.people.act(SlackFirm.direct("U2"), home, button("say-1-0", "import confirm 1"))),
                message -> message.thread().equals(Optional.of(home.ts())));
        assertThat(tampered.text()).contains("role admin; yours is member");

        var other = firm.posted("what an admin is told of an import of somebody else's",
                () -> firm.send(firm.people.act(SlackFirm.direct("U1"), home, button("say-1-0", "import confirm 77"))),
                message -> message.text().contains("77"));
        assertThat(other.text()).contains("There is no import 77");

        var long4000 = firm.posted("the refusal of a long one",
                () -> firm.send(firm.people.act(SlackFirm.direct("U2"), home, button("say-1-0", "x".repeat(4_000)))),
                message -> message.text().contains("longer than 1,000 characters"));
        assertThat(long4000.text()).contains("nothing was done");
    }

    private static ObjectNode button(String id, String line) {
        return JsonMapper.builder().build().createObjectNode().put("type", "button").put("action_id", id)
                .put("block_id", "b1").put("value", line);
    }
}
