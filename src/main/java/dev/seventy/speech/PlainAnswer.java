package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A yes or a no and nothing else, whatever courtesy stands around it, and never a question: "yes, thanks". */
public final class PlainAnswer {

    private static final Set<String> YES = Set.of("yes", "yes yes", "yep", "yeah", "yup", "y", "ja", "oui", "si", "sim",
            "tak", "sure", "of course", "go ahead", "absolutely", "do it", "please do", "yes it is", "yes it was",
            "yes i did", "yes that is it", "yes thats it", "yes that is right", "yes thats right", "yes of course",
            "yes sure", "yes go ahead", "yes do it", "yes please do", "yes absolutely");
    private static final Set<String> NO = Set.of("no", "no no", "nope", "nah", "n", "nein", "non", "nie",
            "of course not", "no of course not");
    private static final Set<String> COURTESIES = Set.of("please", "pls", "thanks", "thank you", "thx", "ty", "cheers");
    private static final Set<String> THANKING = Set.of("thanks", "thank you", "thx", "ty", "cheers");
    private static final Pattern THUMB = Pattern
            .compile("(?:\\x{1F44D}[\\x{1F3FB}-\\x{1F3FF}]?|:(?:\\+1|thumbsup):(?::skin-tone-[2-6]:)?)[.!]?");

    private PlainAnswer() {
    }

    public static boolean isYes(String line) {
        return !isAsking(line) && (THUMB.matcher(line.strip()).matches() || YES.contains(words(line))
                || YES.contains(String.join(" ", Tokens.keys(line))));
    }

    public static boolean isNo(String line) {
        return !isAsking(line) && NO.contains(words(line));
    }

    /** Whether a line begins with thanks, so that nothing else need be said by it: "thanks, all". */
    public static boolean isThanking(String line) {
        var words = split(line);
        return !words.isEmpty() && THANKING.contains(words.getFirst());
    }

    /** A no that thanks wants nothing more of it: "thanks, no". */
    static boolean isNoWithThanks(String line) {
        return isNo(line) && split(line).stream().anyMatch(THANKING::contains);
    }

    /** Whether a line ends as a question. */
    public static boolean isAsking(String line) {
        return Tokens.of(line).stream().anyMatch(token -> token.key().equals(Signs.QUESTION));
    }

    /** Its words without the courtesies in front and behind. */
    static String words(String line) {
        var words = split(line);
        while (words.size() > 1 && COURTESIES.contains(words.getFirst())) {
            words.removeFirst();
        }
        while (words.size() > 1 && COURTESIES.contains(words.getLast())) {
            words.removeLast();
        }
        return String.join(" ", words);
    }

    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        for (var key : Tokens.keys(line)) {
            var isThanks = key.equals("you") && !words.isEmpty() && words.getLast().equals("thank");
            if (isThanks) {
                words.removeLast();
            }
            words.add(isThanks ? "thank you" : key);
        }
        return words;
    }
}
