package dev.seventy.intake;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.OptionalLong;

/**
 * Goes once through all bytes of a text to find out how it is encoded, and refuses what is no text.
 *
 * @param markLength how many bytes of a byte order mark come first
 * @param notUtf8 the line in which the bytes first make no UTF-8, if the text is taken for Windows-1252 because of it
 */
record TextScan(Charset charset, int markLength, OptionalLong notUtf8) {

    static final long LARGEST_FILE = 1L << 30;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int CHUNK = 1 << 16;

    static InputStream capped(InputStream content) {
        return new CappedStream(content, LARGEST_FILE, Unusable.because("This file is larger than 1 GiB.",
                "Download it again for a shorter period, or split it; the parts can be imported together."));
    }

    static TextScan of(InputStream content) throws IOException {
        var capped = capped(content);
        byte[] head = capped.readNBytes(CHUNK);
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextScan(UTF_8, 3, OptionalLong.empty()).read(head, capped);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextScan(UTF_16LE, 2, OptionalLong.empty()).read(head, capped);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new TextScan(UTF_16BE, 2, OptionalLong.empty()).read(head, capped);
        }
        return new TextScan(UTF_8, 0, OptionalLong.empty()).read(head, capped);
    }

    static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int index = 0; index < bytes.length; index++) {
            if ((head[index] & 0xFF) != bytes[index]) {
                return false;
            }
        }
        return true;
    }

    private TextScan read(byte[] head, InputStream rest) throws IOException {
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(2 * CHUNK);
        var letters = CharBuffer.allocate(2 * CHUNK);
        bytes.put(head, markLength, head.length - markLength).flip();
        long line = 1;
        OptionalLong wrong = OptionalLong.empty();
        boolean last = false;
        while (true) {
            if (wrong.isPresent()) {
                letters.put(WINDOWS.decode(bytes));
            } else if (!decodes(decoder, bytes, letters, last)) {
                wrong = OptionalLong.of(line + newlines(letters));
                if (!charset.equals(UTF_8)) {
                    throw Unusable.inLine(wrong.getAsLong(), "the text breaks off in the middle of a character.",
                            "Save the file again as CSV in UTF-8.");
                }
                letters.put(WINDOWS.decode(bytes));
            }
            line = withoutNul(letters.flip(), line);
            letters.clear();
            bytes.compact();
            if (last) {
                break;
            }
            int taken = rest.read(bytes.array(), bytes.position(), CHUNK);
            last = taken < 0;
            bytes.position(bytes.position() + Math.max(0, taken)).flip();
        }
        return wrong.isPresent() && charset.equals(UTF_8) ? new TextScan(WINDOWS, markLength, wrong) : this;
    }

    private static boolean decodes(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer letters, boolean last) {
        return !decoder.decode(bytes, letters, last).isError();
    }

    private static long newlines(CharBuffer letters) {
        long newlines = 0;
        for (int index = 0; index < letters.position(); index++) {
            newlines += letters.get(index) == '\n' ? 1 : 0;
        }
        return newlines;
    }

    private static long withoutNul(CharBuffer letters, long line) {
        var text = letters.array();
        long lines = line;
        for (int index = 0; index < letters.limit(); index++) {
            if (text[index] <= '\n') {
                if (text[index] == '\n') {
                    lines++;
                } else if (text[index] == 0) {
                    throw Unusable.inLine(lines,
                            "there is a NUL character, so this is not a table of text, or it is UTF-16 without a byte"
                                    + " order mark.",
                            "Open it in a spreadsheet and save it as CSV in UTF-8.");
                }
            }
        }
        return lines;
    }
}
