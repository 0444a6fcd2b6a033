package dev.seventy.speech;

import java.util.Set;

/**
 * What stands behind a credential that a clause tells of.
 *
 * @param isAdded whether the clause asks for a record: "log AZ-305 for Tom"
 */
record Behind(Clause clause, boolean isAdded) {

    /** Whether what follows a credential, and the nouns that belong to it, leaves it the credential that was meant. */
    boolean goesOn(int at) {
        var parts = clause.after();
        int next = at;
        while (next < parts.size() && Lexicon.NOUNS.contains(parts.get(next).key())) {
            // Who finished an exam may be waiting for the result.
            if (Lexicon.FINISHED.contains(clause.verb()) && Set.of("exam", "test").contains(parts.get(next).key())) {
                return false;
            }
            next++;
        }
        return next >= parts.size() || isAfter(parts.get(next)) || isFor(next) || isCircumstance(next);
    }

    /** "in Berlin", "in 45 minutes", "on my first attempt": not "in my head". */
    private boolean isCircumstance(int at) {
        var parts = clause.after();
        if (!Set.of("in", "on").contains(parts.get(at).key()) || at + 1 >= parts.size()) {
            return false;
        }
        if (parts.get(at + 1) instanceof Part.When || parts.get(at + 1).key().contains("/")) {
            return true;
        }
        var isPlace = parts.get(at).key().equals("in") && parts.get(at + 1) instanceof Part.Plain(var token)
                && (token.isCapital() || token.is(Token.Kind.NUMBER) || DayWords.NUMBERS.containsKey(token.key())
                        || Set.of("under", "only", "record", "person", "just").contains(token.key()));
        return isPlace || parts.subList(at + 1, Math.min(parts.size(), at + 4)).stream()
                .anyMatch(part -> Set.of("attempt", "try", "go", "time", "shot").contains(part.key()));
    }

    private boolean isFor(int at) {
        var parts = clause.after();
        return parts.get(at).key().equals("for") && at + 1 < parts.size()
                && (!(parts.get(at + 1) instanceof Part.Whom) || isAdded)
                || isAdded && (parts.get(at) instanceof Part.Whom || parts.get(at).key().equals("to"));
    }

    static boolean isJoining(Part part) {
        return part instanceof Part.When when && !when.isExpiry() || part.isPause()
                || Set.of("and", "then", "also", "plus", "as", "well", "the", "my", "both", "on").contains(part.key())
                || Lexicon.NOUNS.contains(part.key());
    }

    private static boolean isAfter(Part part) {
        return part.isPause() || part instanceof Part.When || part instanceof Part.Cred || part instanceof Part.Proof
                || Lexicon.AFTER.contains(part.key()) || Lexicon.NOUNS.contains(part.key())
                || Lexicon.TELLING.containsKey(part.key());
    }
}
