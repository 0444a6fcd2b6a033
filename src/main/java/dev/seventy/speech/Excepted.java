package dev.seventy.speech;

import java.util.List;
import java.util.Set;

/** Who is named only as the one of whom it is not told: "all but Tom passed". */
final class Excepted {

    private static final Set<String> ALL = Lexicon
            .words("all everyone everybody anyone anybody nobody none noone each every us team crew squad group whole"
                    + " entire department office others rest");
    private static final Set<String> EXCEPTING = Set.of("except", "excluding", "besides", "apart");
    /** Only where everybody is named before. */
    private static final Set<String> EXCEPTING_OF_ALL = Set.of("but", "without", "minus", "bar", "save", "other",
            "exception");
    private static final Set<String> PRONOUNS = Set.of("me", "him", "her", "them", "one", "two", "you");
    private static final Set<String> JOINING = Set.of("for", "from", "than", "of", ",");

    private Excepted() {
    }

    static boolean isIn(List<Part> parts) {
        var isAfterAll = false;
        var isTold = false;
        for (int at = 0; at + 1 < parts.size(); at++) {
            var key = parts.get(at).key();
            isTold |= Lexicon.TELLING.containsKey(key);
            if (isTold && !isAfterAll) {
                return false;
            }
            isAfterAll |= ALL.contains(key);
            int next = JOINING.contains(parts.get(at + 1).key()) ? at + 2 : at + 1;
            var isExcepting = EXCEPTING.contains(key) || isAfterAll && EXCEPTING_OF_ALL.contains(key);
            // "All passed, but Tom failed" says that of him, and excepts nobody.
            var isSomebody = next < parts.size()
                    && (parts.get(next) instanceof Part.Whom || isAfterAll && isLikeSomebody(parts.get(next)));
            if (isExcepting && isSomebody && (!isTold || isLast(parts, next))) {
                return true;
            }
        }
        return false;
    }

    /** Whoever is not known by that name, and "me". */
    private static boolean isLikeSomebody(Part part) {
        return part instanceof Part.Plain(var token) && token.is(Token.Kind.WORD)
                && (PRONOUNS.contains(token.key()) || Character.isUpperCase(token.text().codePointAt(0)));
    }

    private static boolean isLast(List<Part> parts, int at) {
        return parts.subList(at + 1, parts.size()).stream().noneMatch(part -> Lexicon.TELLING.containsKey(part.key())
                || Lexicon.FAILING.contains(part.key()) || part.key().equals("did"));
    }
}
