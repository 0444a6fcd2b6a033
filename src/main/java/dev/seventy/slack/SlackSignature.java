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
import java.util.stream.Stream;

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
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v0=";
    private static final int DIGEST_DIGITS = 64;
    private static final int MOST_DIGITS = 12;

    /** One of each secret, with its key in it, of which copies are made. */
    private final List<Mac> keyed;

    /** Takes the signing secret and, while it is being rotated, the one before. */
    public SlackSignature(String secret, Optional<String> previous) {
        keyed = Stream.concat(Stream.of(secret), previous.stream()).map(SlackSignature::keyed).toList();
    }

    private static Mac keyed(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /**
     * Whether the body was signed with one of the secrets at most five minutes before or after now.
     *
     * @param timestamps every value of the header that came; there must be one
     * @param signatures likewise
     */
    boolean signed(List<String> timestamps, List<String> signatures, byte[] body, Instant now) {
        if (!couldBeSigned(timestamps, signatures, now)) {
            return false;
        }
        var timestamp = timestamps.getFirst();
        var signature = signatures.getFirst();
        return isOurs(HexFormat.of().parseHex(signature, VERSION.length(), signature.length()), timestamp, body);
    }

    /** Whether the headers alone do not rule it out yet, so that the body of anybody at all need not be read. */
    static boolean couldBeSigned(List<String> timestamps, List<String> signatures, Instant now) {
        return timestamps.size() == 1 && signatures.size() == 1 && isRecent(timestamps.getFirst(), now)
                && isDigest(signatures.getFirst());
    }

    private static boolean isRecent(String timestamp, Instant now) {
        if (timestamp.isEmpty() || timestamp.length() > MOST_DIGITS || !all(timestamp, 0, '0', '9', '0', '9')) {
            return false;
        }
        var difference = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
        return difference.compareTo(WINDOW) <= 0;
    }

    private static boolean isDigest(String signature) {
        return signature.length() == VERSION.length() + DIGEST_DIGITS && signature.startsWith(VERSION)
                && all(signature, VERSION.length(), '0', '9', 'a', 'f');
    }

    /** Whether every character from one on is within one of two ranges. */
    private static boolean all(String text, int from, char first, char last, char otherFirst, char otherLast) {
        for (int index = from; index < text.length(); index++) {
            var letter = text.charAt(index);
            if ((letter < first || letter > last) && (letter < otherFirst || letter > otherLast)) {
                return false;
            }
        }
        return true;
    }

    /** Takes as long whichever secret it was, and wherever the digests differ. */
    private boolean isOurs(byte[] digest, String timestamp, byte[] body) {
        var start = ("v0:" + timestamp + ":").getBytes(US_ASCII);
        boolean matched = false;
        for (var mac : keyed) {
            matched |= MessageDigest.isEqual(digest(mac, start, body), digest);
        }
        return matched;
    }

    /** Copying saves looking the algorithm up and hashing the key, and lets every thread have its own. */
    private static byte[] digest(Mac keyed, byte[] start, byte[] body) {
        try {
            var mac = (Mac) keyed.clone();
            mac.update(start);
            return mac.doFinal(body);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the platform's own " + ALGORITHM + " can be copied", impossible);
        }
    }

    @Override
    public String toString() {
        return "SlackSignature[" + keyed.size() + " secrets]";
    }
}
