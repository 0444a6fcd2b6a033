package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.CredentialId;
import dev.seventy.speech.Understanding.Change;

/**
 * The pieces that an answer or a correction names. What stands behind "not" is left out.
 *
 * @param others the words that are no piece and do not belong to any answer
 * @param isCorrecting whether it says that something was wrong
 */
record Pieces(List<Slot<Who>> people, List<Slot<CredentialId>> credentials, List<Part.When> days, List<String> others,
        boolean isCorrecting) {

    private static final Set<String> MYSELF = Set.of("me", "mine", "myself");
    private static final Set<String> NOT = Set.of("not", "instead", "isnt", "wasnt", "than");
    private static final Set<String> CORRECTING = Set.of("no", "nope", "sorry", "oops", "ooops", "whoops", "actually",
            "wait", "wrong", "correction", "meant", "should", "make", "not", "nah", "ah", "oh", "argh", "typo", "thats",
            "its");
    private static final Set<String> AROUND = Set.of("no", "nope", "sorry", "oops", "ooops", "whoops", "actually",
            "wait", "wrong", "correction", "meant", "mean", "should", "be", "make", "that", "it", "not", "was", "is",
            "of", "rather", "instead", "than", "the", "a", "an", "on", "in", "for", "i", "my", "day", "date", "exam",
            "cert", "certification", "person", "have", "been", "said", "one", "this", "please", "thanks", "thank",
            "you", "yes", "yeah", "yep", "just", "think", "ah", "oh", "to", "its", "thats", "bad", "mistake", "typo",
            "nah", "argh", "at", "and", "it's", "passed", "earned", "got", "exactly", "precisely", "sure", "ok", "okay",
            "right", "correct", "well", "uh", Tokens.ROUGHLY, "um", "er", "hmm", "from", "then", "did");

    static Pieces of(List<Part> parts) {
        var people = new ArrayList<Slot<Who>>();
        var credentials = new ArrayList<Slot<CredentialId>>();
        var days = new ArrayList<Part.When>();
        var others = new ArrayList<String>();
        for (int at = 0; at < parts.size(); at++) {
            if (isDenied(parts, at)) {
                continue;
            }
            switch (parts.get(at)) {
                case Part.Cred credential -> credentials.add(credential.slot());
                case Part.Whom whom -> people.add(whom.who());
                case Part.When when -> days.add(when);
                case Part.Proof _ -> {
                }
                case Part.Plain(var token) -> {
                    if (MYSELF.contains(token.key())) {
                        people.add(Slot.of(new Who.Sender()));
                    } else if (!AROUND.contains(token.key()) && !NOT.contains(token.key()) && !isMark(token)) {
                        others.add(token.text());
                    }
                }
            }
        }
        var text = Parts.text(parts);
        var first = parts.isEmpty() ? "" : parts.getFirst().key();
        var second = parts.size() < 2 ? "" : parts.get(1).key();
        var isCorrecting = CORRECTING.contains(first)
                || Set.of("that", "it").contains(first) && Set.of("was", "is", "should").contains(second)
                || text.contains(" not ") || text.contains(" meant ");
        return new Pieces(people, credentials, days, others, isCorrecting);
    }

    private static boolean isMark(Token token) {
        return token.is(Token.Kind.PAUSE) || token.is(Token.Kind.END);
    }

    /** Whether "not" stands before a part, with nothing but small words in between. */
    static boolean isDenied(List<Part> parts, int at) {
        var part = parts.get(at);
        if (part instanceof Part.Plain(var token) && !MYSELF.contains(token.key())) {
            return false;
        }
        for (int back = at - 1; back >= 0 && parts.get(back) instanceof Part.Plain(var token)
                && !isMark(token); back--) {
            if (NOT.contains(token.key())) {
                return true;
            }
        }
        return false;
    }

    /** A line that does nothing else than to say pieces anew, such as "no, it was AZ-104". */
    static Optional<Change> correction(List<Part> parts, Occasion occasion) {
        var text = Parts.text(parts);
        var isTelling = parts.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key()));
        var isAsking = parts.stream().anyMatch(part -> part.key().equals("?"));
        var pieces = of(parts);
        return !pieces.isCorrecting() || Only.isNotAlone(parts) || isTelling || isAsking || !pieces.others().isEmpty()
                || Lexicon.has(Lexicon.CONDITION, text.replace(" should ", " ")) ? Optional.empty()
                        : Optional.of(pieces.change(occasion)).filter(change -> !change.isEmpty())
                                .map(change -> change.instead(Instead.of(parts)));
    }

    Change change(Occasion occasion) {
        return new Change(one(people), one(credentials),
                one(days.stream().map(Pairing::slot)
                        .map(slot -> slot.known().filter(day -> day.isAfter(occasion.today()))
                                .<Slot<LocalDate>>map(day -> new Slot.Open<>(Why.FUTURE, day.toString(), List.of()))
                                .orElse(slot))
                        .toList()));
    }

    /** The one that was said; several are one of them. */
    private static <T> Optional<Slot<T>> one(List<Slot<T>> said) {
        if (said.size() <= 1) {
            return said.stream().findFirst();
        }
        var choices = said.stream().flatMap(slot -> switch (slot) {
            case Slot.Known<T>(var value) -> List.of(value).stream();
            case Slot.Open<T>(var _, var _, var open) -> open.stream();
        }).distinct().toList();
        return Optional
                .of(choices.size() == 1 ? Slot.of(choices.getFirst()) : new Slot.Open<>(Why.AMBIGUOUS, "", choices));
    }
}
