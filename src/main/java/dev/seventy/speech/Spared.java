package dev.seventy.speech;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Lines about taking back that except something, or wish for nothing of the kind: "undo all but AZ-104". */
final class Spared {

    private static final Set<String> EXCEPTING = Set.of("but", "except", "instead", "keep", "nothing", "besides",
            "excluding");
    private static final Set<String> NOT_WISHING = Set.of("not", "dont", "never", "will", "ll", "ill", "told", "asked",
            "says", "said", "should", "would", "might", "could", "if");

    private Spared() {
    }

    static boolean isIn(List<Part> parts) {
        int taking = taking(parts);
        return taking >= 0 && parts.stream().anyMatch(Part.Cred.class::isInstance)
                && (parts.subList(0, taking).stream().anyMatch(part -> NOT_WISHING.contains(part.key()))
                        || IntStream.range(taking, parts.size()).anyMatch(at -> isExcepting(parts, at)));
    }

    /** "Not" before a credential, and not "I did not pass it". */
    private static boolean isExcepting(List<Part> parts, int at) {
        var key = parts.get(at).key();
        return EXCEPTING.contains(key)
                || key.equals("not") && at + 1 < parts.size() && parts.get(at + 1) instanceof Part.Cred;
    }

    /** Where the verb of taking back stands; below zero where there is none. */
    private static int taking(List<Part> parts) {
        return IntStream.range(0, parts.size()).filter(at -> switch (parts.get(at).key()) {
            case "undo", "revert" -> true;
            case "take" -> parts.subList(at, parts.size()).stream().anyMatch(part -> part.key().equals("back"));
            default -> false;
        }).findFirst().orElse(-1);
    }
}
