package dev.seventy.speech;

import java.util.Set;

/** Tells the number of a day from that of other things that are counted: "the 2nd try". */
record Numbered(DayText text) {

    /** Behind the number of one of them, it is none of a day. */
    private static final Set<String> ATTEMPTS = Set.of("attempt", "attempts", "try", "tries", "go", "time", "times",
            "shot", "sitting", "round", "exam", "cert", "certification", "test", "person", "one", "day", "week", "year",
            "month", "quarter", "half", "score", "badge", "out", "place");
    /** Behind the number of a day, these go on about something else. */
    private static final Set<String> BESIDE = Set.of("not", "instead", "rather", "sorry", "no", "think", "believe");

    boolean isAttempt(int index) {
        return ATTEMPTS.contains(text.key(index));
    }

    /** Whether a number is one of several things, and not of a day: "the 2nd try", "the 3rd of us". */
    boolean isOfSomethingElse(int next) {
        if (next >= text.tokens().size()) {
            return false;
        }
        var token = text.tokens().get(next);
        var isUnknown = token.is(Token.Kind.WORD) && !token.isCapital() && !SmallTalk.isKnown(token.key())
                && !Lexicon.APART.contains(token.key()) && !BESIDE.contains(token.key());
        return isAttempt(next) || token.key().equals("of") && !isOfMonth(next) || isUnknown;
    }

    private boolean isOfMonth(int of) {
        return Set.of("this", "last").contains(text.key(of + 1)) && text.key(of + 2).equals("month");
    }

    boolean isOrdinal(int index) {
        return text.isNumber(index) && Character.isLetter(text.key(index).charAt(text.key(index).length() - 1));
    }
}
