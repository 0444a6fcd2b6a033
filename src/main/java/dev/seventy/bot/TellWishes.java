package dev.seventy.bot;

import java.util.Optional;
import java.util.Set;

import dev.seventy.speech.Dialogue;
import dev.seventy.speech.PlainAnswer;

/** Lines that say what is to become of what was told, or answer whether it shall. */
final class TellWishes {

    private static final Set<String> YES = Set.of("take it back", "yes take it back");
    private static final Set<String> NO = Set.of("dont", "do not", "keep it", "leave it");
    private static final Set<String> TAKING_BACK = Set.of("undo that", "undo it", "undo this", "that was wrong",
            "that is wrong", "thats wrong", "that was wrong undo it", "that was a mistake", "take that back",
            "take it back", "revert that", "revert it", "undo");
    private static final Set<String> FIXING = Set.of("fix that", "fix it", "fix this", "correct that", "correct it",
            "change that", "change it");

    private TellWishes() {
    }

    /** What is to become of what was told last. */
    enum Wish {
        LET_GO,
        TAKE_BACK,
        CORRECT
    }

    static Optional<Wish> of(String line) {
        return TAKING_BACK.contains(key(line)) ? Optional.of(Wish.TAKE_BACK)
                : FIXING.contains(key(line)) ? Optional.of(Wish.CORRECT)
                        : Dialogue.isAbandoning(line) ? Optional.of(Wish.LET_GO) : Optional.empty();
    }

    /** Whether a line takes back what was said or done last, whatever that was; one that asks does not. */
    static boolean isTakingBack(String line) {
        return TAKING_BACK.contains(key(line)) && !PlainAnswer.isAsking(line);
    }

    static boolean isYes(String line) {
        return PlainAnswer.isYes(line) || YES.contains(key(line)) && !PlainAnswer.isAsking(line);
    }

    static boolean isNo(String line) {
        return PlainAnswer.isNo(line) || NO.contains(key(line)) && !PlainAnswer.isAsking(line);
    }

    private static String key(String line) {
        return Vocabulary.key(line.replaceAll("[.!?,'’]", "")).replaceFirst("^please ", "").replaceFirst(" please$",
                "");
    }
}
