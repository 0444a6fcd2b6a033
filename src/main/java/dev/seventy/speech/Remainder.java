package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    /** Somebody else's; only a record of somebody else accounts for them. */
    private static final Set<String> OTHERS = Set.of("his", "her", "their");
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
                default -> isAccountedFor(token.key(), parts.subList(0, at));
            };
        };
    }

    private boolean isAccountedFor(String word, List<Part> before) {
        if (Lexicon.APART.contains(word)) {
            return isApart(before);
        }
        if (Lexicon.THIRD_PERSON.contains(word) || OTHERS.contains(word)) {
            return tellings.stream().anyMatch(telling -> !telling.who().equals(Slot.of(new Who.Sender())));
        }
        return Optional.ofNullable(Lexicon.TELLING.get(word)).filter(_ -> !word.equals("got")).map(this::isTold)
                .orElseGet(() -> !Lexicon.LIMITING.contains(word) && SmallTalk.isKnown(word));
    }

    /** Whether a verb is of something that is told; what was renewed was passed as well. */
    private boolean isTold(Claim.Kind kind) {
        return tellings.stream().anyMatch(
                telling -> telling.kind() == kind || kind == Claim.Kind.EARNED && telling.kind() == Claim.Kind.RENEWED);
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

    /** A count of attempts, hours and the like, a time, or a score that passes. */
    private static boolean isCount(Token token, String next) {
        var parts = List.of(token.key().replace("%", "/" + MOST_PERCENT).split("/"));
        var score = DayWords.digits(parts.getFirst());
        if (parts.size() > 1) {
            var most = DayWords.digits(parts.getLast()).filter(Set.of(MOST_SCORE, MOST_PERCENT)::contains);
            return most.isPresent() && score.filter(points -> isPassing(points, most.get())).isPresent();
        }
        return token.key().chars().anyMatch(letter -> Character.isLetter(letter) || letter == ':')
                || COUNTED.contains(next)
                || score.filter(points -> isPassing(points, MOST_SCORE) || isPassing(points, MOST_PERCENT)).isPresent();
    }

    private static boolean isPassing(int points, int most) {
        return points >= (most == MOST_SCORE ? LEAST_SCORE : LEAST_PERCENT) && points <= most;
    }
}
