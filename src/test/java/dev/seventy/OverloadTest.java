package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import dev.seventy.slack.fake.Delivery;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.SlackUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What Slack and a watcher are told while the store cannot be written, and that it ends by itself. */
class OverloadTest {

    private static final Origin CHANNEL = Origin.of("T1", "C1", "U1");
    private static final Origin DIRECT = CHANNEL.in(FakeSlack.directMessage("U1"));

    @TempDir
    private Path folder;

    private FakeSlack slack;
    private Served served;

    @BeforeEach
    void a_workspace_whose_sender_is_known() {
        slack = FakeSlack.start();
        slack.rotation(false);
        slack.user(SlackUser.member("U1", "T1"));
        slack.channel("C1", "T1");
        slack.channel(DIRECT.channel(), "T1", "U1");
        served = Served.start(slack, folder, Map.of("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN",
                slack.install("T1").value()));
        served.eventually("the link", () -> served.app().store().organisations().linked("slack", "T1").isPresent());
        served.send(served.people.directMessage(DIRECT, "help"));
        served.posted("the first answer", message -> message.channel().equals(DIRECT.channel()));
    }

    @AfterEach
    void ends() {
        served.close();
        slack.close();
    }

    private int status(Delivery delivery) {
        return served.people.send(delivery).statusCode();
    }

    private static boolean isScore(Posted message) {
        return message.channel().equals(DIRECT.channel()) && message.text().contains("Nothing has been imported yet");
    }

    @Test
    void while_another_program_locks_the_database_events_are_left_to_slack_and_health_is_red() throws SQLException {
        var message = served.people.directMessage(DIRECT, "score");
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("seventy.db"));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThat(status(message)).isEqualTo(503);
            assertThat(served.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(served.get("/readyz").body()).isEqualTo("RED store: locked\n");
            assertThat(served.get("/healthz").statusCode()).isEqualTo(200);
            // Slack does not repeat a command, so the person is told.
            assertThat(served.send(served.people.command(CHANNEL, "/score", ""))).contains("try again");
            assertThat(status(served.people.event(DIRECT,
                    JsonMapper.builder().build().createObjectNode().put("type", "of_tomorrow")))).isEqualTo(200);
            assertThat(status(served.people.botMessage(DIRECT, "A0OTHER", "score"))).isEqualTo(200);
            assertThat(new SlackClient(slack, served.address("/slack/events"), "forged").send(message).statusCode())
                    .isEqualTo(401);
            statement.execute("ROLLBACK");
        }

        assertThat(status(message.again(1, "http_error"))).isEqualTo(200);
        assertThat(status(message.again(2, "http_timeout"))).isEqualTo(200);
        served.posted("the answer", OverloadTest::isScore);
        assertThat(served.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(slack.messages().stream().filter(OverloadTest::isScore)).hasSize(1);
    }

    @Test
    void while_the_disk_is_full_events_are_left_to_slack_and_kept_once_there_is_room() throws SQLException {
        pages("1");
        Delivery refused = served.people.directMessage(DIRECT, "score");
        for (int time = 0; status(refused) == 200; time++) {
            assertThat(time).isLessThan(500);
            refused = served.people.directMessage(DIRECT, "x" + "y".repeat(900));
        }
        assertThat(status(refused)).isEqualTo(503);

        pages("1000000");

        assertThat(status(refused)).isEqualTo(200);
        assertThat(served.get("/readyz").statusCode()).isEqualTo(200);
    }

    /** The limit is the connection's, and there is one that writes. */
    private void pages(String most) throws SQLException {
        try (Connection writer = served.app().store().schedulerSource().getConnection();
                var statement = writer.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + most);
        }
    }
}
