package dev.seventy.speech;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One word, number, mark or address of a line.
 *
 * @param text as it was written
 * @param key as it is compared: lower case, without accents, hyphens and apostrophes
 */
record Token(Kind kind, String text, String key) {

    enum Kind {
        WORD,
        /** Begins with a digit and may go on with more of them, and with marks in between. */
        NUMBER,
        MENTION,
        ADDRESS,
        LINK,
        /** A mark within a sentence. */
        PAUSE,
        /** What ends a sentence. */
        END
    }

    static Token of(Kind kind, String text) {
        return new Token(kind, text, key(text));
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** The word without the s by which something is somebody's. */
    String owner() {
        return isOwner() ? key.substring(0, key.length() - 1) : key;
    }

    boolean isOwner() {
        return text.length() > 2 && (text.endsWith("'s") || text.endsWith("'S"));
    }

    boolean isCapital() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    static String key(String text) {
        var key = new StringBuilder();
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK).forEach(letter -> {
                    switch (letter) {
                        case 'ł' -> key.append('l');
                        case 'ø' -> key.append('o');
                        case 'đ', 'ð' -> key.append('d');
                        case 'þ' -> key.append("th");
                        case 'œ' -> key.append("oe");
                        case 'ı' -> key.append('i');
                        case 'æ' -> key.append("ae");
                        case 'ß' -> key.append("ss");
                        case '-', '_', '\'' -> {
                        }
                        default -> key.appendCodePoint(letter);
                    }
                });
        return key.toString();
    }
}
