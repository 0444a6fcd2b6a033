package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.store.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the button that installs to the first score, and to the end of the installation. */
class SlackInstalledTest {

    private static final String WELCOME = "Who will be messaged";
    private static final Origin INSTALLER = Origin.of("T1", "C1", "UINSTALLER");

    @TempDir
    private Path folder;

    private FakeSlack slack;
    private Served served;

    @BeforeEach
    void starts() {
        slack = FakeSlack.start();
        for (var user : List.of("UINSTALLER", "U2")) {
            slack.user(SlackUser.member(user, "T1"));
        }
        slack.channel("C1", "T1");
        served = Served.installable(slack, folder);
    }

    @AfterEach
    void ends() {
        served.close();
        slack.close();
    }

    private List<Posted> welcomes(String user) {
        return slack.messages(FakeSlack.directMessage(user)).stream()
                .filter(message -> message.shown().contains(WELCOME)).toList();
    }

    private Posted score(Origin origin, String expected) {
        var before = slack.messages().size();
        var said = served.send(served.people.command(origin, "/score", ""));
        if (!said.isEmpty()) {
            slack.acknowledged(origin, said);
        }
        return served.posted("a score",
                message -> slack.messages().indexOf(message) >= before && message.text().contains(expected));
    }

    @Test
    void whoever_installs_is_welcomed_once_and_finds_the_sample_firm() {
        var page = served.install();
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Seventy is installed", "has written to you", "first admin");
        served.eventually("a welcome", () -> !welcomes("UINSTALLER").isEmpty());

        var answer = score(INSTALLER, "Nothing has been imported yet");
        assertThat(answer.ephemeralTo()).contains("UINSTALLER");
        served.send(served.people.click(INSTALLER, answer, "Try with sample data"));
        var sample = served.posted("the sample firm", message -> message.shown().contains("Sample firm (made up)"));

        assertThat(sample.shown()).contains("44.24");
        assertThat(slack.messages()).anyMatch(message -> message.text().contains("Working on it"));
        assertThat(welcomes("UINSTALLER")).singleElement().satisfies(welcome -> assertThat(welcome.body().toString())
                .contains(Served.BASE + "/privacy", "help@example.com"));
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void the_same_redirect_again_neither_installs_nor_welcomes() {
        var led = served.get("/slack/install");
        var cookie = led.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        var back = served.get(led.headers().firstValue("Location").orElseThrow(), cookie).headers()
                .firstValue("Location").orElseThrow().replace(Served.BASE, "http://127.0.0.1:" + served.port());

        assertThat(served.get(back, cookie).statusCode()).isEqualTo(200);
        assertThat(served.get(back, cookie).statusCode()).isEqualTo(400);
        served.eventually("a welcome", () -> !welcomes("UINSTALLER").isEmpty());
        score(INSTALLER, "Nothing has been imported yet");

        assertThat(welcomes("UINSTALLER")).hasSize(1);
    }

    @Test
    void a_second_install_by_somebody_else_welcomes_them_and_makes_no_second_admin() {
        served.install();
        slack.installer("U2");
        slack.clock().advance(Duration.ofMinutes(1));

        assertThat(served.install().body()).contains("Who may do what has stayed");
        served.eventually("both welcomes", () -> welcomes("UINSTALLER").size() == 1 && welcomes("U2").size() == 1);

        score(INSTALLER.by("U2"), "Nothing has been imported yet");
        var refusal = served.send(served.people.command(INSTALLER.by("U2"), "/seventy", "role list"));
        assertThat(served.terminal("role", "list", "--organisation", "Team T1")).contains("slack:t1:uinstaller")
                .doesNotContain("u2");
        assertThat(refusal).contains("yours is member");
    }

    @Test
    void an_enterprise_installs_for_three_workspaces_and_takes_it_back_from_one() {
        for (var team : List.of("T1", "T2", "T3")) {
            slack.user(SlackUser.member("U" + team, team));
            slack.channel("C" + team, team);
        }
        slack.installOrganisation("E1", "T1", "T2", "T3");
        slack.authorising(Optional.empty(), Optional.of("E1"));
        slack.clock().advance(Duration.ofSeconds(1));
        assertThat(served.install().statusCode()).isEqualTo(200);
        served.eventually("a welcome", () -> !welcomes("UINSTALLER").isEmpty());
        for (var team : List.of("T1", "T2", "T3")) {
            score(Origin.of(team, "C" + team, "U" + team).ofOrganisation("E1", true), "Nothing has been imported yet");
        }
        // The admin of the enterprise is admin in each of its workspaces.
        score(INSTALLER.ofOrganisation("E1", true), "Nothing has been imported yet");
        var admin = served.send(served.people.command(INSTALLER.ofOrganisation("E1", true), "/seventy", "role list"));
        assertThat(admin).contains("slack:e1:uinstaller");

        slack.clock().advance(Duration.ofMinutes(1));
        served.send(served.people.accessRevoked(INSTALLER.ofOrganisation("E1", true), "T2"));
        var before = slack.calls("chat.postMessage").size();
        served.send(served.people.directMessage(
                Origin.of("T2", FakeSlack.directMessage("UT2"), "UT2").ofOrganisation("E1", true), "help"));
        score(Origin.of("T3", "CT3", "UT3").ofOrganisation("E1", true), "Nothing has been imported yet");

        assertThat(slack.calls("chat.postMessage")).hasSize(before);
    }

    @Test
    void whoever_is_of_another_enterprise_is_a_stranger_in_one_that_installed_it_for_all() {
        slack.user(SlackUser.member("USTR", "TSTR"));
        slack.channel("C1", "T1", "UINSTALLER", "USTR");
        slack.installOrganisation("E1", "T1");
        slack.authorising(Optional.empty(), Optional.of("E1"));
        slack.clock().advance(Duration.ofSeconds(1));
        assertThat(served.install().statusCode()).isEqualTo(200);
        served.eventually("a welcome", () -> !welcomes("UINSTALLER").isEmpty());
        var inside = INSTALLER.ofOrganisation("E1", true);
        var outside = inside.by("USTR").stranger("TSTR");
        var answer = score(inside, "Nothing has been imported yet");
        served.send(served.people.click(inside, answer, "Try with sample data"));
        served.posted("what a member is told", message -> message.shown().contains("Sample firm (made up)"));

        for (var delivery : List.of(served.people.click(outside, answer, "Try with sample data"),
                served.people.mention(outside, "score"),
                served.people.mention(Origin.of("TSTR", "C1", "USTR").ofOrganisation("E1", true), "score"),
                served.people.messageAction(outside, "about", "UINSTALLER", "score"))) {
            int before = slack.messages().size() + slack.views().size();
            served.send(delivery);
            served.eventually("an answer", () -> slack.messages().size() + slack.views().size() > before);
        }

        assertThat(slack.messages().stream().filter(message -> message.ephemeralTo().equals(Optional.of("USTR"))))
                .hasSize(3).allMatch(message -> message.text().contains("You belong to another workspace"));
        assertThat(slack.views().getLast().blocks().toString()).contains("You belong to another workspace");
    }

    @Test
    void the_end_of_an_installation_is_told_twice_in_both_orders_and_a_new_one_wins_over_a_late_end() {
        served.install();
        served.eventually("a welcome", () -> !welcomes("UINSTALLER").isEmpty());
        slack.clock().advance(Duration.ofMinutes(1));
        var uninstalled = served.people.uninstalled(INSTALLER);
        var revoked = served.people.tokensRevoked(INSTALLER, List.of("UBOTT1"), List.of());
        for (var delivery : List.of(revoked, uninstalled, uninstalled.again(1, "http_timeout"), revoked)) {
            served.send(delivery);
        }
        var vault = Vault.of("A".repeat(43) + "=");
        var installations = served.app().store().installations(vault);
        assertThat(installations.find("slack", Optional.of("T1"), Optional.empty())).isEmpty();

        slack.clock().advance(Duration.ofMinutes(1));
        assertThat(served.install().statusCode()).isEqualTo(200);
        served.send(uninstalled.again(3, "http_timeout"));
        served.send(revoked.again(3, "http_timeout"));

        assertThat(installations.find("slack", Optional.of("T1"), Optional.empty())).isPresent();
        assertThat(served.app().store().organisations().all()).hasSize(1);
        score(INSTALLER, "Nothing has been imported yet");
    }
}
