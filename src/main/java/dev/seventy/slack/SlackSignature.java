package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether Slack sent a request, from the bytes as they came.
 *
 * <p>Bolt's own check lets future timestamps pass, works on lines joined again and compares strings, so this one
 * stands in front of it. https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
public final class SlackSignature {

    static final String SIGNATURE = "X-Slack-Signature";
    static final String TIMESTAMP = "X-Slack-Request-Timestamp";

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern DIGEST = Pattern.compile("v0=([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** Takes the signing secret and, while it is being rotated, the one before. */
    public SlackSignature(String secret, Optional<String> previous) {
        keys = previous.map(old -> List.of(key(secret), key(old))).orElseGet(() -> List.of(key(secret)));
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /**
     * Whether the body was signed with one of the secrets at most five minutes before or after now.
     *
     * @param timestamps every value of the header that came; there must be one
     * @param signatures likewise
     */
    boolean signed(List<String> timestamps, List<String> signatures, byte[] body, Instant now) {
        if (timestamps.size() != 1 || signatures.size() != 1) {
            return false;
        }
        var timestamp = timestamps.getFirst();
        var digest = DIGEST.matcher(signatures.getFirst());
        if (!SECONDS.matcher(timestamp).matches() || !digest.matches()) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.abs().compareTo(WINDOW) > 0) {
            return false;
        }
        var given = HexFormat.of().parseHex(digest.group(1));
        boolean matched = false;
        for (var key : keys) {
            matched |= MessageDigest.isEqual(digest(key, timestamp, body), given);
        }
        return matched;
    }

    private static byte[] digest(SecretKeySpec key, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(US_ASCII));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "SlackSignature[" + keys.size() + " secrets]";
    }
}
