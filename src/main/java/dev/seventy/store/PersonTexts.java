package dev.seventy.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody is called by, to be looked for in whatever is kept. */
final class PersonTexts {

    /** Anything shorter stands in too many texts by chance. */
    private static final int SHORTEST = 3;

    private final Set<String> texts;
    private final Set<String> hints;

    /**
     * @param texts by which somebody is found or named
     * @param hints what may mean them as well, such as a first name
     */
    PersonTexts(Collection<String> texts, Collection<String> hints) {
        this.texts = compared(texts.stream());
        this.hints = compared(Stream.concat(texts.stream(), hints.stream()));
    }

    private static Set<String> compared(Stream<String> texts) {
        return texts.map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> text.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words of which names consist. */
    static Set<String> words(Collection<String> names) {
        var words = new HashSet<String>();
        names.forEach(name -> words.addAll(List.of(name.split("[^\\p{L}\\p{M}]+"))));
        return words;
    }

    /** Whether a text holds one of them, not as a part of a longer word. */
    boolean in(String text) {
        return in(text, texts);
    }

    /** Whether a text may mean them. */
    boolean mayBeIn(String text) {
        return in(text, hints);
    }

    private static boolean in(String text, Set<String> wanted) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (wanted.stream().anyMatch(one -> holds(lower, one))) {
            return true;
        }
        return lower.indexOf('\\') >= 0 && in(plain(lower), wanted);
    }

    private static boolean holds(String text, String one) {
        for (int at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
            var end = at + one.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** The text with what stands behind backslashes, as in JSON, put in their place: shorter by one for each, at least. */
    private static String plain(String escaped) {
        var plain = new StringBuilder(escaped.length());
        for (int at = 0; at < escaped.length(); at++) {
            var letter = escaped.charAt(at);
            if (letter != '\\') {
                plain.append(letter);
            } else if (++at < escaped.length()) {
                var behind = escaped.charAt(at);
                if (behind == 'u' && isCode(escaped, at + 1)) {
                    plain.append((char) Integer.parseInt(escaped, at + 1, at + 5, 16));
                    at += 4;
                } else {
                    plain.append(Character.isLetter(behind) ? ' ' : behind);
                }
            }
        }
        return plain.toString();
    }

    private static boolean isCode(String text, int from) {
        return from + 4 <= text.length()
                && text.substring(from, from + 4).chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
    }
}
