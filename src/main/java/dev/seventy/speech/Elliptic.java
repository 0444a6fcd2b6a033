package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is told beside a denial and leaves out what was passed: "Tom did not pass AZ-700 but Ada did". */
final class Elliptic {

    private static final Set<String> DID = Set.of("did", "has", "have");
    private static final Set<String> SPEAKING = Set.of("i", "we");
    private static final Part PASSED = new Part.Plain(Token.of(Token.Kind.WORD, "passed"));

    private Elliptic() {
    }

    /**
     * The rest of a line with the credential that was denied beside it; as it is where it names one of its own, or
     * where more than one was denied.
     */
    static List<Part> whole(List<Part> rest, List<NotPassed> denied, List<Part> line) {
        var named = denied.stream().flatMap(one -> line.subList(one.from(), one.to()).stream())
                .filter(Part.Cred.class::isInstance).distinct().toList();
        if (named.size() != 1 || rest.stream().anyMatch(Part.Cred.class::isInstance)) {
            return rest;
        }
        List<Part> whole = new ArrayList<>(rest);
        for (int at = 0; at < whole.size(); at++) {
            if (isVerb(whole, at)) {
                whole.set(at, PASSED);
                if (at + 1 < whole.size() && whole.get(at + 1).key().equals("it")) {
                    whole.set(at + 1, named.getFirst());
                } else {
                    whole.add(at + 1, named.getFirst());
                }
                return whole;
            }
        }
        return rest;
    }

    /** Whether it is told there that something was passed, though what that was may be said elsewhere. */
    static boolean isTold(List<Part> rest) {
        for (int at = 0; at < rest.size(); at++) {
            if (isVerb(rest, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVerb(List<Part> parts, int at) {
        var key = parts.get(at).key();
        var isBare = at + 1 == parts.size() || parts.get(at + 1) instanceof Part.When || parts.get(at + 1).isPause()
                || parts.get(at + 1).isEnd();
        return Lexicon.TELLING.get(key) == Claim.Kind.EARNED || at > 0 && DID.contains(key) && isBare
                && (parts.get(at - 1) instanceof Part.Whom || SPEAKING.contains(parts.get(at - 1).key()));
    }
}
