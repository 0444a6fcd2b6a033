package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Slash commands as Slack posts them, each a delivery of its own, signed before they are sent. */
final class SignedCommands {

    private static final AtomicLong DELIVERIES = new AtomicLong(System.nanoTime());

    private final String secret;
    private final String team;
    private final String user;

    SignedCommands(String secret, String team, String user) {
        this.secret = secret;
        this.team = team;
        this.user = user;
    }

    /** Whole HTTP requests to {@code /slack/events}, headers and all. */
    List<byte[]> requests(int count, String command, IntFunction<String> text) {
        var requests = new ArrayList<byte[]>(count);
        for (int index = 0; index < count; index++) {
            requests.add(request(command, text.apply(index)));
        }
        return requests;
    }

    byte[] request(String command, String text) {
        var delivery = DELIVERIES.incrementAndGet();
        var body = ("token=legacy&team_id=" + team + "&team_domain=nordlicht&channel_id=C0001&channel_name=general"
                + "&user_id=" + user + "&user_name=anna&command=" + encoded(command) + "&text=" + encoded(text)
                + "&api_app_id=A0001&is_enterprise_install=false&response_url="
                + encoded("https://hooks.slack.com/commands/" + team + "/1/abc") + "&trigger_id=" + delivery
                + ".1.abcdef");
        return request(body);
    }

    private byte[] request(String body) {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var digest = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(UTF_8));
            return ("POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Slackbot 1.0"
                    + " (+https://api.slack.com/robots)\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "X-Slack-Request-Timestamp: " + timestamp + "\r\nX-Slack-Signature: v0="
                    + HexFormat.of().formatHex(digest) + "\r\nContent-Length: " + body.getBytes(UTF_8).length
                    + "\r\n\r\n" + body).getBytes(UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
