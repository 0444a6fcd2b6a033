package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * How many rows there were and a sum of their hashes, so that the same rows in another order give the same: databases
 * sort text in ways of their own.
 */
final class TableDigest {

    private final MessageDigest hash = Fingerprint.sha256();
    private long rows;
    private long high;
    private long low;

    /** @param values text, whole numbers or nothing, in the order of the columns */
    void add(@Nullable Object[] values) {
        for (var value : values) {
            if (value == null) {
                hash.update((byte) 'n');
            } else {
                var bytes = value.toString().getBytes(UTF_8);
                hash.update((byte) (value instanceof Number ? 'i' : 't'));
                hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                hash.update(bytes);
            }
        }
        var digest = ByteBuffer.wrap(hash.digest());
        high += digest.getLong();
        low += digest.getLong();
        rows++;
    }

    long rows() {
        return rows;
    }

    String text() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
