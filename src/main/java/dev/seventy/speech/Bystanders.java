package dev.seventy.speech;

import java.util.List;
import java.util.Set;

/** Who is spoken to beside the news, and where it is said to have happened. */
final class Bystanders {

    private static final Set<String> NOT_SPOKEN_TO = Lexicon.words("the a an my our your his her their this that these"
            + " those some every each no most half several any which for of from by in on at with as than like about one"
            + " more another other even only two three four five both many to");
    private static final Set<String> THANKING = Lexicon.words("thanks thank thx cheers ta hello hi greetings grateful"
            + " thankful gratitude love kudos congrats regards hats");
    /** Behind "in" and perhaps an article: how it was sat. */
    private static final Set<String> CIRCUMSTANCES = Lexicon
            .words("person office bag books book pocket bits total row end"
                    + " attempt attempts try go time test exam first second third one two three four five minutes mins hours"
                    + " weeks months days hour kitchen fact style full record under just only bed tears house home");
    private static final int MOST_BETWEEN = 3;

    private Bystanders() {
    }

    /** Whether somebody is spoken to behind these words, and not spoken of. */
    static boolean isSpokenTo(List<Part> before) {
        int at = before.size() - 1;
        while (at >= 0
                && (PeopleWords.BYSTANDERS.contains(before.get(at).key()) || before.get(at).key().equals("all"))) {
            at--;
        }
        var said = at < 0 ? "" : before.get(at).key();
        var isThanked = before.subList(Math.max(0, at - MOST_BETWEEN), Math.max(0, at + 1)).stream()
                .anyMatch(part -> THANKING.contains(part.key()));
        return !NOT_SPOKEN_TO.contains(said) || isThanked;
    }

    /** Whether "in" leads to another world: "in my sleep". */
    static boolean isElsewhere(List<Part> parts, int at) {
        int next = at + 1;
        while (next < parts.size() && Lexicon.THEIRS.contains(parts.get(next).key())
                || next < parts.size() && Set.of("my", "the", "a", "an").contains(parts.get(next).key())) {
            next++;
        }
        return next < parts.size() && parts.get(next) instanceof Part.Plain(var token) && token.is(Token.Kind.WORD)
                && !CIRCUMSTANCES.contains(token.key());
    }
}
