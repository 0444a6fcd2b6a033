package dev.seventy.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A ZIP archive held in memory as it came, compressed. Its directory is held against the limits before anything is
 * expanded, and no part gives more bytes than the directory said, so a lie in it gains nothing. Names are only looked
 * up, never turned into paths.
 */
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16
final class Zip {

    static final int LARGEST_ARCHIVE = 128 << 20;
    static final int MOST_PARTS = 1_000;
    static final int HIGHEST_RATIO = 200;
    static final long LARGEST_TOTAL = 1L << 30;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    /** A part below this size may be compressed as well as it likes. */
    private static final long SMALL = 1 << 20;

    private final ByteBuffer bytes;
    private final Map<String, Part> parts = new HashMap<>();

    private record Part(int method, long packed, long size, long offset) {
    }

    private Zip(byte[] content) {
        this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            readDirectory();
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw damaged();
        }
    }

    static Zip read(InputStream content) throws IOException {
        var capped = new CappedStream(content, LARGEST_ARCHIVE,
                Unusable.because("This workbook is larger than 128 MiB.",
                        "Save the sheet as CSV and import that: CSV files may be up to 1 GiB."));
        return new Zip(capped.readAllBytes());
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** A part, expanded while it is read. */
    Optional<InputStream> open(String name) {
        return Optional.ofNullable(parts.get(name)).map(this::open);
    }

    private InputStream open(Part part) {
        try {
            int local = Math.toIntExact(part.offset);
            if (bytes.getInt(local) != LOCAL) {
                throw damaged();
            }
            int start = local + LOCAL_LENGTH + unsigned(local + 26) + unsigned(local + 28);
            int length = Math.toIntExact(part.packed);
            if (length > bytes.limit() - start) {
                throw damaged();
            }
            var packed = new ByteArrayInputStream(bytes.array(), start, length);
            return new CappedStream(part.method == 0 ? packed : new Expanding(packed), part.size,
                    bomb("A part of it is larger than its directory says."));
        } catch (IndexOutOfBoundsException | ArithmeticException broken) {
            throw damaged();
        }
    }

    /** Gives the memory of the expansion back when it is closed, which the stream of the JDK leaves to its maker. */
    private static final class Expanding extends InflaterInputStream {
        Expanding(InputStream packed) {
            super(packed, new Inflater(true), 1 << 13);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                inf.end();
            }
        }
    }

    private void readDirectory() {
        int end = end();
        int count = unsigned(end + 10);
        if (count > MOST_PARTS) {
            throw bomb("It has " + count + " parts.");
        }
        long total = 0;
        int at = bytes.getInt(end + 16);
        for (int index = 0; index < count; index++) {
            if (bytes.getInt(at) != ENTRY) {
                throw damaged();
            }
            if ((unsigned(at + 8) & 1) != 0) {
                throw Unusable.because("This workbook is protected with a password.",
                        "Save it without a password, or as CSV.");
            }
            var part = new Part(unsigned(at + 10), Integer.toUnsignedLong(bytes.getInt(at + 20)),
                    Integer.toUnsignedLong(bytes.getInt(at + 24)), Integer.toUnsignedLong(bytes.getInt(at + 42)));
            if (part.size > SMALL && part.size / HIGHEST_RATIO > part.packed) {
                throw bomb("A part of it expands to more than " + HIGHEST_RATIO + " times its size.");
            }
            total += part.size;
            if (total > LARGEST_TOTAL) {
                throw bomb("It expands to more than 1 GiB.");
            }
            var name = new byte[unsigned(at + 28)];
            bytes.get(at + ENTRY_LENGTH, name);
            if (part.method == 0 || part.method == 8) {
                parts.put(new String(name, UTF_8), part);
            }
            at += ENTRY_LENGTH + name.length + unsigned(at + 30) + unsigned(at + 32);
        }
    }

    /** Where the end record begins; only a comment may follow it. */
    private int end() {
        int earliest = Math.max(0, bytes.limit() - END_LENGTH - 0xFFFF);
        for (int at = bytes.limit() - END_LENGTH; at >= earliest; at--) {
            if (bytes.getInt(at) == END && at + END_LENGTH + unsigned(at + 20) == bytes.limit()) {
                return at;
            }
        }
        throw damaged();
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    static Unusable damaged() {
        return Unusable.because("This workbook is damaged or was not sent completely.",
                "Open it in a spreadsheet and save it again, or save it as CSV.");
    }

    private static Unusable bomb(String sign) {
        return Unusable.because("This archive is not an ordinary workbook. " + sign,
                "Save the sheet as CSV and import that.");
    }
}
