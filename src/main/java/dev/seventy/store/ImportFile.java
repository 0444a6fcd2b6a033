package dev.seventy.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Locale;

import dev.seventy.evidence.Origin;

/**
 * One file of an import, or what was said in a chat.
 *
 * @param name of the file; of what was said, what it was about
 * @param sha256 of its bytes, in lower-case hexadecimal; empty when it is not a file
 * @param account the partner global account it was exported for; empty when it does not tell
 */
public record ImportFile(String name, String sha256, Origin.Kind kind, String account) {

    /** The SHA-256 of a file's bytes, in lower-case hexadecimal. */
    public static String sha256(InputStream content) throws IOException {
        var digest = Fingerprint.sha256();
        new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether it claims to hold every training ever, so that what it lacks is no longer so. */
    boolean holdsEverything() {
        return kind == Origin.Kind.TRAININGS_EXPORT && name.toLowerCase(Locale.ROOT).contains("lifetime");
    }
}
