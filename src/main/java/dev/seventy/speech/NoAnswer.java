package dev.seventy.speech;

import java.util.List;
import java.util.Set;

/** Lines that name a day or a person and yet do not answer with it: "was it 3 March", "thanks Ada". */
final class NoAnswer {

    private static final Set<String> ASKING = Set.of("was", "is", "were", "are", "does", "do", "could", "can", "should",
            "would", "might");
    private static final Set<String> WRONG = Set.of("wrong", "mistaken", "incorrect", "mistake");
    private static final Set<String> GREETING = Set.of("thanks", "thank", "thx", "cheers", "hi", "hello", "hey", "you",
            "ask", "tell");
    private static final Set<String> BESIDE = Set.of("too", "also", "both", Tokens.UNKNOWN);

    private NoAnswer() {
    }

    static boolean is(List<Part> parts) {
        if (parts.stream().allMatch(Part.Plain.class::isInstance)) {
            return false;
        }
        var words = parts.stream().filter(part -> !part.isPause() && !part.isEnd()).toList();
        return ASKING.contains(words.getFirst().key()) || WRONG.contains(words.getLast().key()) || isComparing(words)
                || isGreeting(words);
    }

    /** "Today is 20 November" tells what day it is. */
    private static boolean isComparing(List<Part> words) {
        for (int at = 1; at + 1 < words.size(); at++) {
            if (words.get(at).key().equals("is") && words.get(at - 1) instanceof Part.When
                    && words.get(at + 1) instanceof Part.When) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGreeting(List<Part> words) {
        return words.getLast() instanceof Part.Whom && words.size() > 1
                && words.subList(0, words.size() - 1).stream().allMatch(part -> GREETING.contains(part.key()));
    }

    /** Whether what a line says beside a day or a person adds to it, or is a sign that nobody knows. */
    static boolean isBeside(List<Part> parts, List<String> others) {
        return parts.stream().anyMatch(part -> part instanceof Part.Whom || part instanceof Part.When)
                && parts.stream().filter(part -> part instanceof Part.Plain(var token) && others.contains(token.text()))
                        .allMatch(part -> BESIDE.contains(part.key()));
    }
}
