package dev.seventy.slack;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shortens text to Slack's limits without taking a character apart.
 *
 * <p>Lengths are those of the escaped text, in UTF-16 units: the longest that any reading of the limits can give.
 */
final class Cut {

    private static final String MORE = "…";

    private Cut() {
    }

    /** What Slack would take for markup, said so that it is not. https://docs.slack.dev/messaging/formatting-message-text */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static int length(String text) {
        int length = text.length();
        for (int index = 0; index < text.length(); index++) {
            length += switch (text.charAt(index)) {
                case '&' -> 4;
                case '<', '>' -> 3;
                default -> 0;
            };
        }
        return length;
    }

    /** The text, or as much of its start as the limit holds and an ellipsis. */
    static String within(String text, int limit) {
        return length(text) <= limit ? text : text.substring(0, end(text, limit - MORE.length())) + MORE;
    }

    /** The whole text in pieces within the limit, broken between words where there are any. */
    static List<String> pieces(String text, int limit) {
        var pieces = new ArrayList<String>();
        var rest = text;
        while (length(rest) > limit) {
            int end = end(rest, limit);
            int space = rest.lastIndexOf(' ', end);
            if (space > end / 2) {
                end = space;
            }
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** Where the limit is reached: after a whole character as people see it, or within one that alone is too long. */
    private static int end(String text, int limit) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        int length = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            length += length(text.substring(end, next));
            if (length > limit) {
                break;
            }
            end = next;
        }
        if (end > 0) {
            return end;
        }
        while (length(text.substring(0, text.offsetByCodePoints(end, 1))) <= limit) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
