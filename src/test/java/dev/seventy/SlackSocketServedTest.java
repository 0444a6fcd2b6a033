package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.slack.fake.Call;
import dev.seventy.slack.fake.Delivery;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.slack.fake.SocketMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole program over Socket Mode, with an app-level token, a bot token and a key and nothing else. */
class SlackSocketServedTest {

    private static final Origin CHANNEL = Origin.of("T1", "C1", "U1");
    private static final Origin DIRECT = CHANNEL.in(FakeSlack.directMessage("U1"));

    @TempDir
    private Path folder;

    private FakeSlack slack;
    private SocketMode socket;
    private Served served;
    private Set<Thread> before;

    @BeforeEach
    void starts() {
        slack = FakeSlack.start();
        slack.rotation(false);
        socket = slack.socketMode();
        slack.user(SlackUser.member("U1", "T1"));
        slack.channel("C1", "T1");
        slack.channel(DIRECT.channel(), "T1", "U1");
        before = keepingAlive();
        served = serve();
    }

    private Served serve() {
        var begun = Served.start(slack, folder,
                Map.of("SLACK_APP_TOKEN", FakeSlack.APP_TOKEN, "SLACK_BOT_TOKEN", slack.install("T1").value()));
        begun.eventually("a connection", () -> socket.connections() == 1 && isReady(begun));
        begun.eventually("the workspace", () -> begun.app().store().organisations().linked("slack", "T1").isPresent());
        return begun;
    }

    @AfterEach
    void ends() {
        served.close();
        slack.close();
    }

    private static boolean isReady(Served served) {
        return served.get("/readyz").statusCode() == 200;
    }

    private JsonNode acknowledged(Delivery delivery) {
        var envelope = socket.send(delivery);
        served.eventually("an acknowledgement", () -> socket.acknowledgement(envelope).isPresent());
        return socket.acknowledgement(envelope).orElseThrow();
    }

    private void introduce() {
        acknowledged(served.people.command(CHANNEL, "/score", "help"));
        served.posted("the first answer", message -> message.text().contains("I say where the firm stands"));
    }

    @Test
    void a_command_is_answered_in_its_acknowledgement_and_a_click_and_a_message_by_a_message() {
        introduce();

        assertThat(acknowledged(served.people.command(CHANNEL, "/score", "")).path("text").asString())
                .contains("Nothing has been imported yet");
        assertThat(acknowledged(served.people.directMessage(DIRECT, "score")).isMissingNode()).isTrue();
        var answer = served.posted("an answer", message -> message.channel().equals(DIRECT.channel())
                && message.text().contains("Nothing has been imported yet"));
        acknowledged(served.people.click(DIRECT, answer, "Try with sample data"));
        served.posted("the sample firm", message -> message.shown().contains("Sample firm (made up)"));
        assertThat(slack.calls()).extracting(Call::method)
                .filteredOn(List.of("auth.test", "apps.connections.open")::contains)
                .containsExactlyInAnyOrder("auth.test", "apps.connections.open");
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void what_is_delivered_again_has_one_effect() {
        introduce();
        var message = served.people.directMessage(DIRECT, "rules list");
        acknowledged(message);
        var again = socket.send(message, 1, "timeout");
        served.eventually("the second acknowledgement", () -> socket.acknowledgement(again).isPresent());
        acknowledged(served.people.directMessage(DIRECT, "score"));
        served.posted("what was asked afterwards", posted -> posted.channel().equals(DIRECT.channel())
                && posted.text().contains("Nothing has been imported yet"));

        assertThat(slack.messages(DIRECT.channel())).filteredOn(posted -> posted.shown().contains("2024")).hasSize(1);
    }

    @Test
    void a_connection_that_slack_wants_to_end_is_replaced_before_it_is_left() {
        introduce();
        for (var reason : List.of(SocketMode.Reason.WARNING, SocketMode.Reason.REFRESH_REQUESTED)) {
            int opened = socket.opened();
            socket.disconnect(reason);
            served.eventually("a new connection",
                    () -> socket.opened() == opened + 1 && socket.connections() == 1 && isReady(served));
        }

        assertThat(socket.history()).containsExactly("open", "warning", "open", "close", "refresh_requested", "open",
                "close");
        assertThat(acknowledged(served.people.command(CHANNEL, "/score", "")).path("text").asString())
                .contains("Nothing has been imported yet");
    }

    @Test
    void when_socket_mode_is_switched_off_nobody_comes_back_and_health_is_red() {
        socket.disconnect(SocketMode.Reason.LINK_DISABLED);

        served.eventually("health to turn red", () -> served.get("/readyz").body().contains("RED socket"));
        assertThat(served.get("/readyz").body()).contains("switched off in the settings of the app");
        assertThat(served.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(slack.calls("apps.connections.open")).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_is_made_again_after_a_pause() {
        introduce();
        slack.next("apps.connections.open", Fault.status(503));
        socket.drop();

        served.eventually("a new connection", () -> socket.opened() == 2 && isReady(served));
        assertThat(acknowledged(served.people.command(CHANNEL, "/score", "")).path("text").asString())
                .contains("Nothing has been imported yet");
        assertThat(socket.most()).isEqualTo(1);
    }

    @Test
    void a_slack_that_is_away_at_the_start_is_asked_until_it_answers() {
        served.close();
        slack.next("auth.test", Fault.status(503));
        slack.next("apps.connections.open", Fault.status(503));

        served = serve();

        introduce();
    }

    @Test
    void nothing_is_left_that_keeps_the_process_alive() {
        introduce();
        served.close();

        served.eventually("the end of the connection", () -> socket.connections() == 0);
        served.eventually("no thread that is no daemon", () -> before.containsAll(keepingAlive()));
    }

    private static Set<Thread> keepingAlive() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !thread.isDaemon() && thread.isAlive())
                .collect(Collectors.toSet());
    }
}
