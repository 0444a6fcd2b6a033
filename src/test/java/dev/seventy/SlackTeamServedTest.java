package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.SlackUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One workspace, served by its bot token: how it gets its firm, and its firm an admin. */
class SlackTeamServedTest {

    private static final Origin ANNA = Origin.of("T1", "C1", "UANNA");

    @TempDir
    private Path folder;

    private FakeSlack slack;
    private Served served;

    @BeforeEach
    void starts() {
        slack = FakeSlack.start();
        slack.rotation(false);
        slack.user(SlackUser.member("UANNA", "T1").withEmail(Optional.of("Anna@Contoso.example")));
        slack.user(SlackUser.member("UBEN", "T1").withEmail(Optional.of("ben@contoso.example")));
        slack.channel("C1", "T1");
        served = serve("seventy");
    }

    @AfterEach
    void ends() {
        served.close();
        slack.close();
    }

    private Served serve(String name) {
        var home = folder.resolve(name);
        assertThat(home.toFile().mkdir()).isTrue();
        return Served.start(slack, home, Map.of("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN",
                slack.install("T1").value()));
    }

    private boolean isLinked() {
        return served.app().store().organisations().linked("slack", "T1").isPresent();
    }

    @Test
    void a_slack_that_is_away_at_the_start_is_asked_until_it_answers() {
        served.close();
        slack.next("auth.test", Fault.status(503));
        served = serve("later");
        assertThat(served.get("/healthz").statusCode()).isEqualTo(200);

        served.eventually("the link", this::isLinked);

        assertThat(served.app().store().organisations().find("Example")).isPresent();
        served.eventually("the answer of the bot token",
                () -> served.get("/readyz").body().contains("ok  bot token: confirmed by Slack"));
        assertThat(served.get("/readyz").body()).doesNotContain("xox");
    }

    @Test
    void an_admin_is_who_has_the_address_that_was_granted_the_role_in_the_terminal() {
        served.eventually("the link", this::isLinked);
        assertThat(served.terminal("role", "grant", "admin", "anna@contoso.example")).contains("role admin");

        // The first line of each waits until Slack has said who they are.
        served.send(served.people.command(ANNA, "/seventy", "role list"));
        served.posted("the roles", message -> message.ephemeralTo().equals(Optional.of("UANNA"))
                && message.shown().contains("anna@contoso.example"));
        served.send(served.people.command(ANNA.by("UBEN"), "/seventy", "role list"));
        served.posted("a refusal", message -> message.ephemeralTo().equals(Optional.of("UBEN"))
                && message.text().contains("yours is member"));
        assertThat(slack.calls("users.info")).hasSize(2);
    }
}
