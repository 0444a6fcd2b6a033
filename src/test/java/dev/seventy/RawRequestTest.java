package dev.seventy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.SlackClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as no HTTP library writes them: each is ended by a limit, and the next one is served. */
class RawRequestTest {

    private static final int LIMIT = 1024 * 1024;
    private static final int PATIENCE = 60_000;
    private static final int MOST_WAITED_FOR = 200;

    @TempDir
    private static Path folder;

    private static FakeSlack slack;
    private static Served served;

    @BeforeAll
    static void starts() {
        slack = FakeSlack.start();
        slack.rotation(false);
        served = Served.start(slack, folder, Map.of("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN",
                slack.install("T1").value()));
    }

    @AfterAll
    static void ends() {
        served.close();
        slack.close();
    }

    @AfterEach
    void the_next_request_is_served_and_nothing_was_heard() {
        assertThat(served.send(served.people.urlVerification("still there"))).contains("still there");
        assertThat(slack.calls("users.info")).isEmpty();
    }

    private static Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), served.port());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static String head(String... headers) {
        return "POST /slack/events HTTP/1.1\r\nHost: seventy.example\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n" + String.join("\r\n", headers)
                + (headers.length > 0 ? "\r\n" : "") + "\r\n";
    }

    /** Begins like what Slack signs, so that its body is read. */
    private static String claimed(String header) {
        return head(header, "X-Slack-Request-Timestamp: " + slack.clock().instant().getEpochSecond(),
                "X-Slack-Signature: v0=" + "0".repeat(64));
    }

    private static String[] signed(String body, String... headers) {
        var timestamp = String.valueOf(slack.clock().instant().getEpochSecond());
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "X-Slack-Request-Timestamp: " + timestamp;
        all[headers.length + 1] = "X-Slack-Signature: "
                + SlackClient.signature(FakeSlack.SIGNING_SECRET, timestamp, body.getBytes(UTF_8));
        return all;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Everything until the server closes the connection. */
    private static String untilClosed(Socket socket) throws IOException {
        var said = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(said);
        } catch (SocketException reset) {
            // Closed all the same.
        }
        return said.toString(US_ASCII);
    }

    private static String statusLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int next = socket.getInputStream().read(); next >= 0
                && next != '\n'; next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Test
    void a_body_announced_too_large_is_refused_before_it_is_sent() throws IOException {
        try (var socket = open()) {
            write(socket, claimed("Content-Length: " + (LIMIT + 1)));

            assertThat(statusLine(socket)).contains(" 413 ");
        }
    }

    @Test
    void a_body_of_no_announced_length_is_read_to_the_limit_and_no_further() throws IOException {
        try (var socket = open()) {
            write(socket, claimed("Transfer-Encoding: chunked"));
            var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            for (int sent = 0; sent <= LIMIT; sent += 0x10000) {
                write(socket, chunk);
            }

            assertThat(statusLine(socket)).contains(" 413 ");
        }
    }

    @Test
    void chunks_without_end_are_cut_off() throws IOException {
        try (var socket = open()) {
            write(socket, claimed("Transfer-Encoding: chunked"));
            var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            long sent = 0;
            try {
                for (; sent < 1024L * LIMIT; sent += 0x10000) {
                    write(socket, chunk);
                }
            } catch (SocketException cutOff) {
                // As it should be.
            }

            assertThat(sent).isLessThan(64L * LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
    void a_body_that_stops_coming_ends_the_connection(String length) throws IOException {
        try (var socket = open()) {
            write(socket, claimed(length) + (length.endsWith("chunked") ? "64\r\ntoken=x" : "token=x"));

            assertThat(untilClosed(socket)).doesNotContain(" 200 ");
        }
    }

    /** More than there are threads, and more than are waited for. */
    private static List<Socket> waiting() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int index = 0; index < 300; index++) {
            var socket = open();
            waiting.add(socket);
            write(socket, claimed("Content-Length: 100") + "token=");
        }
        return waiting;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static long answered(List<Socket> sockets) throws IOException {
        long answered = 0;
        for (var socket : sockets) {
            answered += socket.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    @Test
    void bodies_that_do_not_come_hold_no_thread() throws IOException {
        var waiting = waiting();
        try {
            assertThat(served.send(served.people.urlVerification("quick"))).contains("quick");
        } finally {
            close(waiting);
        }
    }

    @Test
    void among_bodies_that_do_not_come_one_in_two_parts_is_taken() throws IOException, InterruptedException {
        var waiting = waiting();
        var body = "{\"type\":\"url_verification\",\"challenge\":\"in two parts\"}";
        try (var socket = open()) {
            write(socket, head(signed(body, "Content-Length: " + body.length(), "Connection: close")));
            while (answered(waiting) <= waiting.size() - MOST_WAITED_FOR) {
                Thread.sleep(10);
            }
            write(socket, body);

            assertThat(untilClosed(socket)).contains(" 200 ", "in two parts");
        } finally {
            close(waiting);
        }
    }

    @Test
    void a_body_that_drips_in_ends_the_connection() throws IOException {
        try (var socket = open()) {
            write(socket, claimed("Content-Length: 100000") + "token=");
            socket.setSoTimeout(200);
            int dripped = 0;
            while (isOpen(socket)) {
                assertThat(dripped++).isLessThan(100);
            }
        }
    }

    /** Sends one more byte, and looks for a moment whether there is an answer or an end. */
    private static boolean isOpen(Socket socket) throws IOException {
        try {
            write(socket, "x");
            var answer = socket.getInputStream().read();
            assertThat(answer).isIn(-1, (int) 'H');
            return false;
        } catch (SocketTimeoutException stillOpen) {
            return true;
        } catch (SocketException reset) {
            return false;
        }
    }

    @Test
    void a_body_shorter_than_announced_has_no_effect() throws IOException {
        var body = "token=x&team_id=T1&user_id=U1&command=%2Fscore&text=&trigger_id=1.1";
        try (var socket = open()) {
            write(socket, head(signed(body, "Content-Length: " + (body.length() + 7))) + body);
            socket.shutdownOutput();

            assertThat(untilClosed(socket)).doesNotContain(" 200 ");
        }
    }

    @Test
    void what_follows_a_body_is_no_part_of_it() throws IOException {
        var body = "token=x&team_id=T1&user_id=U1&command=%2Fscore&text=&trigger_id=1.2";
        try (var socket = open()) {
            write(socket, head(signed(body, "Content-Length: " + (body.length() - 7))) + body + "\r\n\r\n");

            assertThat(untilClosed(socket)).contains(" 401 ", " 400 ").doesNotContain(" 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 5", "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: -5", "Content-Length: 5,5", "Transfer-Encoding: chunked, identity"})
    void a_length_that_can_be_read_in_two_ways_is_refused(String lengths) throws IOException {
        try (var socket = open()) {
            write(socket, head(lengths) + "0\r\n\r\n");

            assertThat(untilClosed(socket)).matches("(?s)HTTP/1\\.1 (400|501) .*");
        }
    }

    @Test
    void headers_without_end_are_refused() throws IOException {
        try (var socket = open()) {
            write(socket, head("X-Slack-Signature: v0=" + "0".repeat(100_000)));

            assertThat(statusLine(socket)).contains(" 431 ");
        }
    }

    @Test
    void a_compressed_body_is_refused_unread() throws IOException {
        try (var socket = open()) {
            write(socket, head("Content-Encoding: gzip", "Content-Length: 1000"));

            assertThat(statusLine(socket)).contains(" 415 ");
        }
    }

    @Test
    void a_signed_request_reaches_somebody_only_once_it_is_whole() {
        assertThat(served.people.send(served.people.command(Origin.of("T9", "C1", "U1"), "/score", "")).body())
                .contains("not linked");
    }
}
