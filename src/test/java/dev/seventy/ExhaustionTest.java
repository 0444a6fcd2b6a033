package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with hardly any files to open, while more come than it can have. */
@Tag("endurance")
class ExhaustionTest {

    private static final int MOST_IN_VAIN = 30;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static boolean isWell(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream()
                    .write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
            return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine())
                    .contains("200");
        } catch (IOException refused) {
            return false;
        }
    }

    /** Once nobody takes them any more, a connection is waited for in vain. */
    private static boolean connects(Socket socket, int port) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void a_thousand_connections_that_say_nothing_leave_it_well_once_they_are_gone() throws Exception {
        try (var child = Child.limited(Main.class, folder.resolve("child.log"), 400,
                Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"), "SEVENTY_PORT", "0",
                        "SEVENTY_HOME", folder.toString(), "SEVENTY_SECRET_KEY", "A".repeat(43) + "=",
                        "SLACK_SIGNING_SECRET", "secret", "SLACK_BOT_TOKEN", "xoxb-1", "SLACK_API_URL",
                        "http://127.0.0.1:1/api/"),
                "serve")) {
            assertThat(isWell(child.port())).isTrue();
            List<Socket> silent = new ArrayList<>();
            try {
                var inVain = 0;
                while (silent.size() < 1_000 && inVain < MOST_IN_VAIN) {
                    var socket = new Socket();
                    silent.add(socket);
                    inVain = connects(socket, child.port()) ? 0 : inVain + 1;
                }
                assertThat(silent).hasSizeGreaterThan(200);
                assertThat(isWell(child.port())).as("there is no file left for it").isFalse();
            } finally {
                for (var socket : silent) {
                    socket.close();
                }
            }
            Until.holds("it is well again", () -> isWell(child.port()));
        }
    }
}
