package dev.seventy.bot;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.speech.Dialogue;
import dev.seventy.speech.PlainAnswer;

/** Lines that say what is to become of what was told, or answer whether it shall. */
final class TellWishes {

    private static final Set<String> YES = Set.of("take it back", "yes take it back");
    private static final Set<String> NO = Set.of("dont", "do not", "keep it", "leave it", "none", "none of them",
            "neither", "neither of them", "nothing", "keep both", "keep them", "keep them all", "keep all of them",
            "leave them");
    /** Without its question mark it is a yes, or agrees to what was asked. */
    private static final Set<String> AGREEING = Set.of("right", "correct", "ok", "okay");
    private static final Pattern KEEPING = Pattern.compile("(?:no )?(?:do not|dont|never) (?:(?:undo|revert)"
            + "(?: (?:it|that|this|them|both|all|any of (?:it|that|them)|anything))?"
            + "|take (?:it|that|this|them|both|anything) back|take back (?:it|that|this|them|both|anything))");
    private static final Pattern COURTESY = Pattern
            .compile("^(?:please |pls |thanks |thank you )|(?: please| pls| thanks| thank you| thx)$");
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
        KEEP,
        TAKE_BACK,
        CORRECT
    }

    static Optional<Wish> of(String line) {
        return TAKING_BACK.contains(key(line)) ? Optional.of(Wish.TAKE_BACK)
                : FIXING.contains(key(line)) ? Optional.of(Wish.CORRECT)
                        : isLettingGo(line) ? Optional.of(Wish.LET_GO) : Optional.empty();
    }

    /** Whether a line takes back what was said or done last, whatever that was; one that asks does not. */
    static boolean isTakingBack(String line) {
        return TAKING_BACK.contains(key(line)) && !PlainAnswer.isAsking(line);
    }

    /** Whether a line asks if what was said or done last can be taken back. */
    static boolean isAskingToTakeBack(String line) {
        return TAKING_BACK.contains(key(line)) && PlainAnswer.isAsking(line);
    }

    /** Whether a line says that nothing is to be taken back. */
    static boolean isKeeping(String line) {
        return KEEPING.matcher(key(line)).matches() && !PlainAnswer.isAsking(line);
    }

    static boolean isLettingGo(String line) {
        return Dialogue.isAbandoning(line) && !PlainAnswer.isAsking(line);
    }

    /** Whether a line would be a yes without its question mark. */
    static boolean isAskingBack(String line) {
        var plain = line.replace("?", "").strip();
        return PlainAnswer.isAsking(line) && (isYes(plain) || AGREEING.contains(key(plain)));
    }

    static boolean isYes(String line) {
        return PlainAnswer.isYes(line) || YES.contains(key(line)) && !PlainAnswer.isAsking(line);
    }

    static boolean isNo(String line) {
        return PlainAnswer.isNo(line) || NO.contains(key(line)) && !PlainAnswer.isAsking(line);
    }

    private static String key(String line) {
        return COURTESY.matcher(Vocabulary.key(line.replaceAll("[.!?,'’]", ""))).replaceAll("");
    }
}
