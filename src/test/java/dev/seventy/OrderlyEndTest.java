package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.seventy.bot.Sender;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.slack.fake.Until;
import dev.seventy.store.Account;
import dev.seventy.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as it is shipped, in a process of its own, asked to end as every deploy asks it. */
class OrderlyEndTest {

    private static final String TEAM = "T1";
    private static final String USER = "U1";

    @TempDir
    private Path folder;

    private void firm() {
        try (var store = Store.open(Child.database(folder), InstantSource.system())) {
            var actor = Sender.Local.TERMINAL.actor();
            var firm = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, actor).orElseThrow().id();
            store.organisations().link(firm, "slack", TEAM, actor);
            store.accounts().identified(firm, "slack", TEAM, USER,
                    new Account.Profile("Anna", Optional.empty(), Account.Standing.MEMBER));
        }
    }

    private Map<String, Integer> errands() throws SQLException {
        try (var connection = DriverManager.getConnection(Child.database(folder));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT state, COUNT(*) FROM errands GROUP BY state")) {
            var counts = new TreeMap<String, Integer>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
            return counts;
        }
    }

    private static boolean takesNobody(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException other) {
            return false;
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine());
    }

    @Test
    void what_was_asked_and_what_is_being_sent_come_to_their_end_before_the_process_does() throws Exception {
        firm();
        try (var slack = FakeSlack.start()) {
            slack.clock().set(Instant.now());
            slack.rotation(false);
            var token = slack.install(TEAM);
            slack.user(SlackUser.member(USER, TEAM));
            slack.channel(FakeSlack.directMessage(USER), TEAM, USER, token.botUser());
            var hold = Fault.hold();
            slack.next("chat.postMessage", hold);
            try (var child = Child.serve(folder, token.value(), slack.api().toString())) {
                var client = new SlackClient(slack, URI.create("http://127.0.0.1:" + child.port() + "/slack/events"));
                var origin = Origin.of(TEAM, FakeSlack.directMessage(USER), USER);
                assertThat(client.send(client.directMessage(origin, "help")).statusCode()).isEqualTo(200);
                hold.awaitArrival();
                try (var asking = new Socket(InetAddress.getLoopbackAddress(), child.port())) {
                    var request = new SignedCommands(FakeSlack.SIGNING_SECRET, TEAM, USER).request("/seventy", "help");
                    asking.getOutputStream().write(request, 0, request.length - 10);
                    asking.getOutputStream().flush();
                    isAnswered(child.port());
                    child.ask();
                    Until.holds("nobody else is taken", () -> takesNobody(child.port()));
                    asking.getOutputStream().write(Arrays.copyOfRange(request, request.length - 10, request.length));
                    asking.getOutputStream().flush();
                    assertThat(firstLine(asking)).startsWith("HTTP/1.1 200");
                }
                hold.release();
                child.awaitEnd();
            }
            assertThat(slack.messages()).hasSize(1);
        }
        assertThat(folder.resolve("seventy.db-wal")).doesNotExist();
        assertThat(errands()).containsOnlyKeys("done");
    }

    /** Whatever came before this has been begun. */
    private static void isAnswered(int port) throws IOException {
        for (int turn = 0; turn < 20; turn++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("GET /healthz HTTP/1.0\r\n\r\n".getBytes(UTF_8));
                assertThat(firstLine(socket)).contains("200");
            }
        }
    }
}
