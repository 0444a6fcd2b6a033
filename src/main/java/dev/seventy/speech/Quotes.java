package dev.seventy.speech;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is set apart within a line: quoted, struck out, set as code, in brackets, or shown as a sample. */
final class Quotes {

    private static final Set<String> NOT_MEANT = Set.of(Tokens.QUOTATION, Tokens.STRUCK, Tokens.CODE);
    private static final Set<String> MARKS = Lexicon.words("\" “ ” „ « »");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final Set<String> EXPLAINING = Lexicon
            .words("on at in of the my a for and with first second third attempt try go time score scored"
                    + " points pts marks percent exam cert certification certificate badge microsoft azure"
                    + " valid until expires expiring till good through passed renewed renewal finally yay"
                    + " phew again online too also just today dated date yes id link out to test s es");
    private static final Set<String> SAMPLES = Lexicon
            .words("test tests sample example examples demo syntax template usage format eg ie");

    private Quotes() {
    }

    /** Whether the words of a line are not said by its writer as news: a quotation, what is taken out, a sample. */
    static boolean isOfAnother(List<Part> parts) {
        return parts.stream().anyMatch(part -> NOT_MEANT.contains(part.key())) || isQuoted(parts) || isSample(parts);
    }

    /** Whether a verb of telling stands in quotation marks. */
    private static boolean isQuoted(List<Part> parts) {
        var isWithin = false;
        for (var part : parts) {
            if (MARKS.contains(part.key())) {
                isWithin = !isWithin;
            } else if (isWithin && Lexicon.TELLING.containsKey(part.key())) {
                return true;
            }
        }
        return false;
    }

    /** "Test: I passed", "e.g. passed": not "test passed, AZ-305". */
    private static boolean isSample(List<Part> parts) {
        if (parts.size() > 3 && Parts.text(parts.subList(0, 4)).matches(" [ei] \\S g .*| [ei] \\S e .*")) {
            return true;
        }
        if (parts.size() < 3 || !SAMPLES.contains(parts.getFirst().key())) {
            return false;
        }
        var isVerbNext = Lexicon.TELLING.containsKey(parts.get(1).key());
        var isOfExam = parts.get(1) instanceof Part.Cred || parts.get(1) instanceof Part.When || Set
                .of("center", "centre", "for", "was", "is", "done", "result", "results").contains(parts.get(1).key());
        return !isOfExam && !(isVerbNext && !(parts.get(2) instanceof Part.Cred));
    }

    /** The places within brackets. */
    static Set<Integer> brackets(List<Part> parts) {
        var places = new HashSet<Integer>();
        int depth = 0;
        for (int at = 0; at < parts.size(); at++) {
            var key = parts.get(at).key();
            depth = CLOSING.contains(key) ? Math.max(0, depth - 1) : depth;
            if (depth > 0) {
                places.add(at);
            }
            depth += OPENING.contains(key) ? 1 : 0;
        }
        return places;
    }

    /** Whether a part in brackets only says more of what is told: a day, a title, a score. */
    static boolean isExplaining(Part part) {
        return !(part instanceof Part.Plain(var token)) || !token.is(Token.Kind.WORD)
                || EXPLAINING.contains(token.key());
    }
}
