package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;

/**
 * What is left of a line when everything is taken away that its reading accounts for: the people, credentials and days that
 * would be recorded, the words that tell of passing, and those that say nothing else. Only a line that leaves nothing is
 * recorded without a question.
 *
 * @param days those that were read as days of what is told
 */
record Remainder(List<Telling> tellings, Collection<LocalDate> days) {

    /** What passes an exam of Microsoft, in points of a thousand; and of Databricks, in percent. */
    private static final int LEAST_SCORE = 700;
    private static final int MOST_SCORE = 1000;
    private static final int LEAST_PERCENT = 70;
    private static final int MOST_PERCENT = 100;
    private static final Set<String> COUNTED = Set.of("attempt", "attempts", "try", "tries", "time", "times", "minutes",
            "mins", "min", "hours", "hour", "hrs", "days", "weeks", "months", "years", "year", "am", "pm", "questions",
            "failed", "marks");

    /** What is left of a sentence, as it was said. */
    List<String> of(Sentence sentence) {
        var parts = sentence.parts();
        var phrases = SmallTalk.phrases(parts);
        var left = new ArrayList<String>();
        for (int at = 0; at < parts.size(); at++) {
            if (!phrases.contains(at) && !isAccountedFor(parts, at)) {
                left.add(said(parts.get(at)));
            }
        }
        if (sentence.isQuestion()) {
            left.add("?");
        }
        return left;
    }

    private static String said(Part part) {
        return switch (part) {
            case Part.Cred credential -> credential.said();
            case Part.When when -> when.said();
            case Part.Whom(var _, var said, var _) -> said;
            case Part.Proof(var link) -> link.id();
            case Part.Plain(var token) -> token.text();
        };
    }

    private boolean isAccountedFor(List<Part> parts, int at) {
        return switch (parts.get(at)) {
            case Part.Proof _ -> true;
            case Part.Cred credential -> choices(credential.slot())
                    .anyMatch(id -> tellings.stream().anyMatch(telling -> telling.credential().equals(Slot.of(id))));
            case Part.Whom whom -> tellings.stream().anyMatch(telling -> telling.who().equals(whom.who()));
            case Part.When when -> when.isExpiry() || when.day().choices().stream().anyMatch(days::contains);
            case Part.Plain(var token) -> switch (token.kind()) {
                case PAUSE, END -> true;
                case NUMBER -> isCount(token, at + 1 < parts.size() ? parts.get(at + 1).key() : "");
                default -> Lexicon.APART.contains(token.key()) ? isApart(parts.subList(0, at))
                        : SmallTalk.isKnown(token);
            };
        };
    }

    private static Stream<CredentialId> choices(Slot<CredentialId> slot) {
        return switch (slot) {
            case Slot.Known<CredentialId>(var id) -> Stream.of(id);
            case Slot.Open<CredentialId>(var _, var _, var choices) -> choices.stream();
        };
    }

    /** "Hard, but passed" is passed; "passed, but ..." may not be, and "all but Tom" excepts him. */
    private static boolean isApart(List<Part> before) {
        return before.isEmpty() || before.stream().noneMatch(part -> Lexicon.TELLING.containsKey(part.key()))
                && !Lexicon.GROUP.contains(before.getLast().key()) && !(before.getLast() instanceof Part.Whom);
    }

    private static boolean isCount(Token token, String next) {
        return token.key().chars().anyMatch(letter -> Character.isLetter(letter) || "%/:".indexOf(letter) >= 0)
                || COUNTED.contains(next)
                || DayWords.digits(token.key()).filter(score -> score >= LEAST_SCORE && score <= MOST_SCORE
                        || score >= LEAST_PERCENT && score <= MOST_PERCENT).isPresent();
    }
}
