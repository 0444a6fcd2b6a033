package dev.seventy.speech;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;

/** Goes on with a draft: takes answers in any order, corrections, choices, and the end of it. */
public final class Dialogue {

    private static final Set<String> ABANDONING = Set.of("never mind", "nevermind", "nvm", "cancel", "cancel that",
            "cancel it", "forget it", "forget that", "forget about it", "stop", "abort", "drop it", "leave it", "quit",
            "skip it", "no thanks", "discard", "lass mal", "vergiss es", "abbrechen", "laisse tomber", "olvidalo",
            "deixa", "lascia stare", "laat maar", "niewazne", "strunta i det", "doesnt matter", "scrap that",
            "scrap it");
    private static final Set<String> SOFTENING = Set.of("please", "pls", "ok", "okay", "oh", "ah", "actually", "just",
            "sorry", "thanks", "then", "well", "no", "hm", "hmm", "it", "all");
    private static final Set<String> CORRECTING = Set.of(" it was ", " that was ", " its ", " it is ", " thats ");
    private static final Set<String> AGREEING = Set.of("correct", "right", "exactly", "indeed", "ok", "okay",
            "that one", "this one");
    private static final Set<String> DENYING = Set.of("no sorry", "not really");
    /** To "was that day wrong?". */
    private static final Set<String> PUTTING_RIGHT = Set.of("right", "correct", "correct it", "yes it was wrong",
            "it was wrong", "that was wrong", "that day was wrong", "the day was wrong", "wrong", "indeed");
    private static final Set<String> REFUSING = Set.of("no", "nope", "nah", "not", "wrong", "sorry", "oops");
    private static final int MOST_NAMES = 4;
    private static final Set<String> NO_NAMES = Set.of("what", "why", "how", "who", "when", "where", "which", "is",
            "are", "was", "the", "a", "an", "it", "that", "this", "my", "your", "our", "you", "he", "she", "they", "we",
            "i", "not", "no", "do", "does", "did", "can", "could", "please", "thanks", "thank", "help", "show", "tell",
            "ok", "hello", "hi", "hey", "good", "so", "and", "or", "nobody", "somebody", "everybody", "everyone", "all",
            "now", "again", "later", "never", "know", "dont");

    private static final Slot<Who> SENDER = Slot.of(new Who.Sender());

    private final SpeechReader reader;
    private final Picked picked;

    public Dialogue(SpeechReader reader) {
        this.reader = reader;
        picked = new Picked(reader.credentials().catalog());
    }

    public Turn next(Draft draft, String line, Occasion occasion, Instant now) {
        if (draft.isOver(now)) {
            return new Turn.Over();
        }
        if (line.length() > SpeechReader.MOST_CHARACTERS || line.isBlank() || PlainAnswer.isAsking(line)) {
            return new Turn.Elsewhere();
        }
        if (isAbandoning(line) || isDenying(draft, line)) {
            return new Turn.Abandoned();
        }
        if (draft.question().open().why() == Why.HELD
                && (PlainAnswer.isYes(line) || PUTTING_RIGHT.contains(PlainAnswer.words(line)))) {
            return new Turn.PutsRight(draft);
        }
        if (!isAgreeing(line) && Retreat.isOf(draft, line, Parts.of(line, occasion, reader.credentials()))) {
            return new Turn.Abandoned();
        }
        var confirmed = Confirmation.of(draft, line, isAgreeing(line));
        if (confirmed.isPresent()) {
            return turn(draft, confirmed.get(), occasion, true);
        }
        var pointed = pointed(draft, line, occasion);
        if (pointed.isPresent()) {
            return turn(draft, pointed.get(), occasion, false);
        }
        var parts = Parts.of(line, occasion, reader.credentials());
        var proof = Proved.by(parts);
        if (proof.isPresent()) {
            return Proved.with(draft, proof.get(), line, reader.credentials())
                    .map(proved -> turn(draft, proved, occasion, false)).orElseGet(Turn.Elsewhere::new);
        }
        if (Only.isNotAlone(parts)) {
            return new Turn.Puzzled(draft);
        }
        var kept = Only.of(draft, parts);
        if (kept.isPresent()) {
            return keeping(draft, kept.get(), occasion);
        }
        var choice = picked.of(draft, line, isAgreeing(line));
        if (choice.isPresent()) {
            return turn(draft, Answer.apply(draft, choice.get(), List.of(), _ -> true), occasion, true);
        }
        if (draft.question().piece() == Piece.DAY) {
            return BareDay.supposed(draft, line, occasion)
                    .<Turn>map(day -> turn(draft, Answer.apply(draft, day, List.of(), _ -> true), occasion, false))
                    .orElseGet(() -> heard(draft, BareDay.spoken(draft, line, parts), occasion));
        }
        return heard(draft, line, occasion);
    }

    /** Whether a line says to let go of something, whatever it is. */
    public static boolean isAbandoning(String line) {
        var words = new ArrayList<>(Tokens.keys(line));
        while (!words.isEmpty() && SOFTENING.contains(words.getFirst())
                && !ABANDONING.contains(String.join(" ", words))) {
            words.removeFirst();
        }
        while (!words.isEmpty() && SOFTENING.contains(words.getLast())
                && !ABANDONING.contains(String.join(" ", words))) {
            words.removeLast();
        }
        return PlainAnswer.isNoWithThanks(line) || ABANDONING.contains(String.join(" ", Tokens.keys(line)))
                || ABANDONING.contains(String.join(" ", words));
    }

    /** Whether a line goes back on what was told and recorded last: "no, she did not", "that is not true". */
    public static boolean isGoingBack(String line) {
        return Retreat.isWhole(line);
    }

    /** A plain no to "did you mean that?". */
    private static boolean isDenying(Draft draft, String line) {
        return draft.question().open().why() == Why.UNEXPLAINED
                && (PlainAnswer.isNo(line) || DENYING.contains(String.join(" ", Tokens.keys(line))));
    }

    private static boolean isAgreeing(String line) {
        return PlainAnswer.isYes(line) || AGREEING.contains(String.join(" ", Tokens.keys(line)));
    }

    /** What is said of one of several by its place. */
    private Optional<List<Telling>> pointed(Draft draft, String line, Occasion occasion) {
        return draft.tellings().size() < 2 ? Optional.empty()
                : Pointed.in(line).filter(pointed -> pointed.index() < draft.tellings().size())
                        .flatMap(pointed -> Pieces
                                .correction(Parts.of(pointed.line(), occasion, reader.credentials()), occasion)
                                .map(change -> Answer.apply(draft, change, List.of(),
                                        telling -> telling.equals(draft.tellings().get(pointed.index())))))
                        .filter(changed -> !changed.equals(draft.tellings()));
    }

    /** An answer in words. */
    private Turn heard(Draft draft, String line, Occasion occasion) {
        var parts = Parts.of(line, occasion, reader.credentials());
        var pieces = Pieces.of(parts);
        var denial = Denial.of(parts);
        var isAsking = parts.stream().anyMatch(part -> part.key().equals("?"));
        var left = isAsking ? Optional.<List<Telling>>empty() : denial.takenFrom(draft);
        if (left.isPresent()) {
            return left.get().isEmpty() ? new Turn.Abandoned() : keeping(draft, left.get(), occasion);
        }
        if (isElsewhere(draft, line, parts, occasion)) {
            return new Turn.Elsewhere();
        }
        var isDenied = pieces.days().isEmpty()
                && parts.stream().noneMatch(part -> part instanceof Part.Cred || part instanceof Part.Whom)
                && (parts.stream().anyMatch(part -> Lexicon.FAILING.contains(part.key()))
                        || Set.of("didnt pass", "did not pass").stream().anyMatch(Parts.text(parts)::contains));
        if (isDenied) {
            return new Turn.Abandoned();
        }
        if (NoAnswer.is(parts) || !pieces.others().isEmpty() && NoAnswer.isBeside(parts, pieces.others())) {
            return new Turn.Puzzled(draft);
        }
        if (isNotTheSpeaker(parts) && pieces.people().isEmpty()) {
            return turn(draft, draft.tellings().stream()
                    .map(telling -> telling.who().equals(SENDER) ? telling.with(Slot.missing()) : telling).toList(),
                    occasion, false);
        }
        if (!pieces.others().isEmpty()) {
            var isDenying = !parts.isEmpty() && REFUSING.contains(parts.getFirst().key())
                    && parts.stream().anyMatch(part -> !(part instanceof Part.Plain));
            return stranger(draft, line, occasion).map(tellings -> turn(draft, tellings, occasion, false))
                    .orElseGet(() -> isDenying ? new Turn.Puzzled(draft) : new Turn.Elsewhere());
        }
        var isCorrecting = pieces.isCorrecting() || CORRECTING.stream().anyMatch(Parts.text(parts)::startsWith);
        if (!isCorrecting && Named.isOfAnother(draft, pieces, parts)) {
            return new Turn.Elsewhere();
        }
        var change = Answer.fitting(draft, pieces.change(occasion), isCorrecting);
        if (change.isEmpty()) {
            return pieces.isCorrecting() ? new Turn.Puzzled(draft) : new Turn.Elsewhere();
        }
        // "Passed SC-100" may be told by itself, of another day.
        var isTold = parts.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key()))
                && !pieces.credentials().isEmpty() && pieces.days().isEmpty()
                && draft.question().piece() == Piece.CREDENTIAL;
        var isJoined = parts.stream().anyMatch(part -> Lexicon.JOINED.contains(part.key()));
        var answered = Answer.apply(draft, Answer.within(draft, change, pieces.days()),
                isJoined ? List.of(pieces) : List.of(), Named.in(draft, pieces));
        return isCorrecting && answered.equals(draft.tellings()) || isSaidAgain(draft, answered)
                ? new Turn.Puzzled(draft)
                : turn(draft, isTold ? answered.stream().map(telling -> telling.unless("")).toList() : answered,
                        occasion, false);
    }

    /** "It was not me" leaves open who it was. */
    private static boolean isNotTheSpeaker(List<Part> parts) {
        return parts.stream().anyMatch(part -> Set.of("me", "mine", "myself").contains(part.key())
                && Pieces.isDenied(parts, parts.indexOf(part)));
    }

    /** The day that is doubted, once more: that it is right was not asked. */
    private static boolean isSaidAgain(Draft draft, List<Telling> answered) {
        var question = draft.question();
        return question.open().why() == Why.HELD && question.telling() < answered.size() && answered
                .get(question.telling()).day().known().filter(question.open().choices()::contains).isPresent();
    }

    /** Somebody is named whom nobody here is called like; empty where it does not look like a name. */
    private Optional<List<Telling>> stranger(Draft draft, String line, Occasion occasion) {
        var question = draft.question();
        var words = List.of(line.strip().split(" +"));
        var isName = question.piece() == Piece.PERSON && words.size() <= MOST_NAMES
                && words.stream().allMatch(word -> word.codePoints().allMatch(
                        letter -> Character.isLetter(letter) || letter == '-' || letter == '\'' || letter == '.'))
                && (words.stream().allMatch(word -> Character.isUpperCase(word.codePointAt(0)))
                        || words.size() == 2 && Tokens.keys(line).stream().noneMatch(NO_NAMES::contains))
                && reader.read(line, occasion) instanceof Understanding.Unrelated;
        return isName ? Optional.of(draft.tellings().stream()
                .map(telling -> telling.who().equals(question.open())
                        ? telling.with(occasion.people().near(line.strip()))
                        : telling)
                .toList()) : Optional.empty();
    }

    /** Whether a line tells something new, asks, or is told of another credential than the draft. */
    private boolean isElsewhere(Draft draft, String line, List<Part> parts, Occasion occasion) {
        if (parts.stream().anyMatch(part -> part.key().equals("?"))) {
            return true;
        }
        var isTelling = parts.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key()));
        var isOpen = draft.tellings().stream().anyMatch(telling -> telling.credential().isOpen());
        var named = parts.stream()
                .flatMap(part -> part instanceof Part.Cred credential ? credential.slot().known().stream()
                        : Stream.<CredentialId>empty())
                .toList();
        var isOfDraft = draft.tellings().stream()
                .anyMatch(telling -> telling.credential().known().filter(named::contains).isPresent());
        return isTelling && !named.isEmpty() && !isOpen && !isOfDraft || Named.isTellingOfItsOwn(draft, parts)
                || named.isEmpty() && reader.read(line, occasion) instanceof Understanding.Unrecorded;
    }

    /** With what is let go, where fewer are left. */
    private Turn keeping(Draft draft, List<Telling> left, Occasion occasion) {
        var rest = turn(draft, left, occasion, false);
        return left.size() == draft.tellings().size() ? rest
                : new Turn.Keeps(rest, draft.tellings().stream().filter(telling -> !left.contains(telling)).toList());
    }

    private Turn turn(Draft draft, List<Telling> tellings, Occasion occasion, boolean isPicked) {
        var isConfirmed = isPicked && draft.tellings().stream()
                .anyMatch(telling -> telling.day() instanceof Slot.Open<LocalDate>(var why, var _, var _)
                        && why.isConfirmedByPicking());
        var checked = tellings.stream().map(
                telling -> isConfirmed ? telling : Tellings.checked(telling, reader.credentials().catalog(), occasion))
                .map(telling -> telling.day().known().filter(day -> day.isAfter(occasion.today()))
                        .map(day -> telling.on(new Slot.Open<>(Why.FUTURE, day.toString(), List.of()))).orElse(telling))
                .toList();
        return Question.of(checked).isPresent() ? new Turn.Asks(new Draft(checked, draft.begun()))
                : new Turn.Completes(checked.stream().flatMap(telling -> telling.claim().stream()).toList());
    }
}
