package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines by which somebody goes back on what they told: a joke, a slip, "she did not". */
final class Retreat {

    private static final Set<String> SOFTENING = Lexicon
            .words("no nope nah sorry oh ah oops well actually just only haha hehe lol ok okay wait hm hmm please");
    private static final Set<String> WHOLE = Set.of("kidding", "joke", "a joke", "joking", "jk", "it was a joke",
            "that was a joke", "im kidding", "i am kidding", "was kidding", "i was kidding", "i was joking",
            "thats wrong", "that is wrong", "that was wrong", "its wrong", "it is wrong", "it was wrong", "wrong",
            "all wrong", "scratch that", "scratch it", "ignore that", "ignore it", "ignore this", "ignore me",
            "disregard", "disregard that", "disregard it", "not yet", "not true", "thats not true", "that is not true",
            "its not true", "it is not true", "that was not true", "that is not so", "not so", "false", "thats false",
            "that is false", "false alarm", "untrue", "i lied", "my mistake", "mistake", "a mistake",
            "that was a mistake", "it was a mistake", "i was wrong", "nobody", "it was nobody", "nobody did", "no one",
            "it was no one", "it was not", "it wasnt", "that was not", "that wasnt", "wasnt me", "not passed",
            "not passed yet", "didnt pass", "did not pass", "failed", "strike that");
    private static final Pattern OF_OTHERS = Pattern
            .compile("(she|he|they|[^ ]{1,40}( [^ ]{1,40})?) ((did not|didnt|has not|hasnt"
                    + "|have not|havent)( (yet|pass|pass it|pass that|passed|passed it|passed that|do it))?"
                    + "|failed( it)?)");
    private static final Pattern OF_THE_SPEAKER = Pattern
            .compile("(i|we) ((did not|didnt|has not|hasnt|have not|havent)"
                    + "( (yet|pass|pass it|pass that|passed|passed it|passed that|do it))?|failed( it)?)");

    private static final Set<String> STRESSED = Lexicon.words("mistake joke kidding joking");

    private Retreat() {
    }

    /** "No mistake" says that it is so. */
    private static boolean isStressed(String line) {
        var tokens = Tokens.of(line);
        return tokens.size() > 1 && tokens.get(0).key().equals("no") && STRESSED.contains(tokens.get(1).key());
    }

    private static String words(String line) {
        var words = new ArrayList<>(Tokens.keys(line));
        while (words.size() > 1 && SOFTENING.contains(words.getFirst())) {
            words.removeFirst();
        }
        return String.join(" ", words);
    }

    /** Whether a line takes back all that was told last, whatever it was. */
    static boolean isWhole(String line) {
        var words = words(line);
        return !isStressed(line) && WHOLE.contains(words) || Set.of("no", "nope", "nah").contains(words)
                || OF_OTHERS.matcher(words).matches() || OF_THE_SPEAKER.matcher(words).matches();
    }

    /** Whether a line says of what is open that it is not so; "no" alone may be about what was asked. */
    static boolean isOf(Draft draft, String line, List<Part> parts) {
        var words = words(line);
        var isOwn = draft.tellings().stream().anyMatch(telling -> telling.who().equals(Slot.of(new Who.Sender())));
        var isOfPerson = parts.stream().noneMatch(Part.Whom.class::isInstance)
                && (isOwn ? OF_THE_SPEAKER.matcher(words).matches()
                        : Pattern.matches("(she|he|they) .*", words) && OF_OTHERS.matcher(words).matches());
        return !isStressed(line) && WHOLE.contains(words) || isOfPerson || isPractice(words, parts);
    }

    /** "It was a practice test": not "it was a practice test for AZ-104". */
    private static boolean isPractice(String words, List<Part> parts) {
        return Lexicon.has(Lexicon.PREPARING, " " + words + " ")
                && words.matches("((it|that|this) (was|is) )?((just|only) )?(an? )?[a-z]+( [a-z]+)?")
                && parts.stream().allMatch(part -> part instanceof Part.Plain);
    }
}
