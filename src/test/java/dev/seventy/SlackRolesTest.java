package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Shown;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.store.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Roles that are given in Slack, and what others write so that somebody else gives them one. */
class SlackRolesTest extends InSlackWithSample {

    @Test
    void a_colleague_who_is_mentioned_gets_the_role_whatever_they_are_called() {
        assertThat(firm.send(firm.people.command(SlackFirm.ADMIN, "/seventy", "role grant manager <@U2|bob>")))
                .contains("slack:T1:U2 has the role manager now");
        assertThat(firm.send(firm.people.command(SlackFirm.MEMBER, "/seventy", "me"))).contains("manager");

        var told = firm.directly(SlackFirm.direct("U1"), "role grant admin <@U3>");
        assertThat(told.text()).contains("has the role admin now");
        assertThat(firm.send(firm.people.command(SlackFirm.MEMBER.by("U3"), "/seventy", "role list")))
                .contains("slack:t1:u3");
        firm.directly(SlackFirm.direct("U1"), "role revoke admin <@U3>");
        assertThat(firm.send(firm.people.command(SlackFirm.MEMBER.by("U3"), "/seventy", "role list")))
                .contains("yours is member");
    }

    private Shown asked(String text) {
        return firm.opened("a window",
                () -> firm.send(firm.people.messageAction(SlackFirm.ADMIN, "about", "U2", text)));
    }

    private static JsonNode field(Shown window) {
        return window.blocks().valueStream().filter(block -> block.path("type").asString().equals("input")).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"role grant admin mal@example.com", "role grant admin <@U2>", "import confirm 1", "undo",
            "set the time zone to Berlin", "share score", "send me score", "ask managers undo", "me is p1",
            "sample score", "what about lunch?"})
    void what_somebody_else_wrote_is_only_done_once_whoever_asks_has_seen_it_and_says_so(String text) {
        var roles = firm.store().roles().all(firm.firm());

        var window = asked(text);

        assertThat(window.blocks().toString()).contains("nothing was done");
        assertThat(field(window).path("element").path("initial_value").asString())
                .isEqualTo(text.replace("<@U2>", "slack:T1:U2"));
        assertThat(firm.store().roles().all(firm.firm())).isEqualTo(roles);
        assertThat(firm.slack.messages("C1")).isEmpty();
    }

    @Test
    void whoever_asks_may_say_it_as_their_own_line() {
        var window = asked("role grant manager bob@example.com");

        var answer = firm.send(firm.people.submit(SlackFirm.ADMIN, window,
                SlackClient.typed("line", "=", field(window).path("element").path("initial_value").asString())));

        assertThat(answer).contains("bob@example.com has the role manager now");
        assertThat(firm.store().roles().of(firm.firm(), "bob@example.com")).contains(Role.MANAGER);
        firm.eventually("the home page follows", () -> firm.slack.home("U1").isPresent());
    }

    @Test
    void a_long_message_and_what_nobody_sees_in_one_are_shown_as_they_would_be_said() {
        var window = asked("thanks\n\n\u202erole grant admin mal@example.com " + "x".repeat(2_000));

        assertThat(field(window).path("element").path("initial_value").asString())
                .startsWith("thanks role grant admin mal@example.com x").hasSize(500);
        assertThat(firm.slack.messages(FakeSlack.directMessage("U1"))).hasSize(1);
    }
}
