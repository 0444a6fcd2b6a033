package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Sender;
import dev.seventy.store.Account;

/**
 * Serves the sample firm for a moment, in a folder that is thrown away, and asks it the score as Slack would: the JVM
 * watches and keeps what it learns, so that real starts take less (<a href="https://openjdk.org/jeps/514">JEP 514</a>).
 * Nothing leaves the machine, and none of its secrets is one.
 */
final class Rehearsal {

    private static final String SECRET = "rehearsal";
    private static final String TEAM = "T0REHEARSAL";
    private static final String USER = "U0REHEARSAL";
    /** Where nothing listens, so that whatever would be sent to Slack goes nowhere. */
    private static final String NOWHERE = "http://127.0.0.1:1/api/";
    private static final List<String> LINES = List.of("", "data-ai", "databricks");

    private final InstantSource clock;

    Rehearsal(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns 0 when everything was answered, 70 when not. */
    int run(PrintStream out) {
        try {
            var folder = Files.createTempDirectory("seventy-rehearsal");
            try {
                return in(folder, out);
            } finally {
                remove(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int in(Path folder, PrintStream out) throws IOException {
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"),
                "SEVENTY_PORT", "0", "SEVENTY_SECRET_KEY", "A".repeat(43) + "=", "SLACK_SIGNING_SECRET", SECRET,
                "SLACK_BOT_TOKEN", "xoxb-rehearsal", "SLACK_API_URL", NOWHERE));
        var isAnswered = true;
        try (var app = App.open(config, Optional.of(Bot.SAMPLE), clock,
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))) {
            var firm = SampleFirm.load(app.store(), app.bot(Optional.of(Bot.SAMPLE))).id();
            app.store().organisations().link(firm, "slack", TEAM, Sender.Local.TERMINAL.actor());
            app.store().accounts().identified(firm, "slack", TEAM, USER, new Account.Profile("Anna", Optional.empty(),
                    Account.Standing.MEMBER));
            try (var server = app.startServing()) {
                isAnswered &= ask(server.port(), "GET /healthz HTTP/1.1\r\n", "");
                isAnswered &= ask(server.port(), "GET /readyz HTTP/1.1\r\n", "");
                for (var line : LINES) {
                    var body = command(line);
                    isAnswered &= ask(server.port(), "POST /slack/events HTTP/1.1\r\n" + signed(body), body);
                }
            }
            app.terminal(List.of("score"), Optional.empty(), folder);
        }
        out.println(isAnswered ? "Rehearsed." : "The rehearsal was not answered as it should be.");
        return isAnswered ? 0 : 70;
    }

    private static String command(String text) {
        return "token=none&team_id=" + TEAM + "&channel_id=C0REHEARSAL&user_id=" + USER
                + "&user_name=anna&command=%2Fscore&text=" + URLEncoder.encode(text, UTF_8)
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id=" + text.length() + ".1.a";
    }

    /** The headers that Slack's signature needs, https://docs.slack.dev/authentication/verifying-requests-from-slack */
    private String signed(String body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            var signature = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(UTF_8));
            return "Content-Type: application/x-www-form-urlencoded\r\nX-Slack-Request-Timestamp: " + timestamp
                    + "\r\nX-Slack-Signature: v0=" + HexFormat.of().formatHex(signature) + "\r\nContent-Length: "
                    + body.length() + "\r\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java cannot sign", impossible);
        }
    }

    private static boolean ask(int port, String head, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((head + "Host: localhost\r\nConnection: close\r\n\r\n" + body).getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8).startsWith("HTTP/1.1 200");
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
