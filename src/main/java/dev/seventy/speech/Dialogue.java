package dev.seventy.speech;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;
import dev.seventy.speech.Understanding.Change;

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
    private static final Set<String> AGREEING = Set.of("yes", "yep", "yeah", "yup", "correct", "right", "exactly",
            "sure", "ja", "oui", "si", "sim", "tak", "indeed", "ok", "okay", "that one", "this one", "y");
    private static final Set<String> DENYING = Set.of("no", "nope", "nah", "no sorry", "not really", "nein", "non",
            "nie");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");
    private static final Set<String> POINTING = Set.of("the", "one", "option", "number", "no", "choice", "#", "it",
            "is", "was", "its", "take", "pick", "i", "mean", "meant", "a", "an", "that", "as", "of", "for", "and", "in",
            "exam", "cert", "certification");

    private final SpeechReader reader;

    public Dialogue(SpeechReader reader) {
        this.reader = reader;
    }

    public Turn next(Draft draft, String line, Occasion occasion, Instant now) {
        if (draft.isOver(now)) {
            return new Turn.Over();
        }
        if (line.length() > SpeechReader.MOST_CHARACTERS || line.isBlank()) {
            return new Turn.Elsewhere();
        }
        if (isAbandoning(line) || isDenying(draft, line)) {
            return new Turn.Abandoned();
        }
        return picked(draft, line).map(change -> turn(draft, Answer.apply(draft, change, List.of()), occasion, true))
                .orElseGet(() -> heard(draft, line, occasion));
    }

    private static boolean isAbandoning(String line) {
        var words = new ArrayList<>(Tokens.keys(line));
        var whole = String.join(" ", words);
        while (!words.isEmpty() && SOFTENING.contains(words.getFirst())
                && !ABANDONING.contains(String.join(" ", words))) {
            words.removeFirst();
        }
        while (!words.isEmpty() && SOFTENING.contains(words.getLast())
                && !ABANDONING.contains(String.join(" ", words))) {
            words.removeLast();
        }
        return ABANDONING.contains(whole) || ABANDONING.contains(String.join(" ", words));
    }

    /** A plain no to "did you mean that?". */
    private static boolean isDenying(Draft draft, String line) {
        return draft.question().open().why() == Why.UNEXPLAINED
                && DENYING.contains(String.join(" ", Tokens.keys(line)));
    }

    /** One of the choices: as a button says it ({@code day 2026-04-03}), by its place, or by a word that only it has. */
    private Optional<Change> picked(Draft draft, String line) {
        var words = List.of(line.strip().split(" "));
        var piece = Piece.of(words.getFirst());
        if (words.size() == 2 && piece.isPresent()) {
            return change(piece.get(), words.getLast());
        }
        var question = draft.question();
        var values = question.values();
        var keys = Tokens.keys(line);
        if (values.size() == 1 && AGREEING.contains(String.join(" ", keys))) {
            return change(question.piece(), values.getFirst());
        }
        var rest = keys.stream().filter(key -> !POINTING.contains(key)).toList();
        if (rest.size() == 1) {
            var place = DayWords.digits(rest.getFirst()).map(number -> number - 1)
                    .orElseGet(() -> ORDINALS.indexOf(rest.getFirst()));
            var ofMonth = question.piece() == Piece.DAY ? ofMonth(question, rest.getFirst()) : List.<String>of();
            var byPlace = place >= 0 && place < values.size() && values.size() <= ORDINALS.size()
                    ? List.of(values.get(place))
                    : List.<String>of();
            var meant = Stream.concat(byPlace.stream(), ofMonth.stream()).distinct().toList();
            if (meant.size() == 1) {
                return change(question.piece(), meant.getFirst());
            }
        }
        return question.piece() == Piece.CREDENTIAL && !rest.isEmpty() ? byWords(question, rest) : Optional.empty();
    }

    /** The days of a month or week that was said which bear a number. */
    private static List<String> ofMonth(Question question, String number) {
        return DayWords.digits(number)
                .map(date -> question.values().stream()
                        .filter(day -> Values.day(day).filter(found -> found.getDayOfMonth() == date).isPresent())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Change> byWords(Question question, List<String> words) {
        var meant = question.values().stream().filter(value -> {
            var id = new CredentialId(value);
            var names = reader.credentials().catalog().get(id).names().stream()
                    .flatMap(name -> Tokens.keys(name).stream()).collect(Collectors.toSet());
            return names.containsAll(words);
        }).toList();
        return meant.size() == 1 ? change(Piece.CREDENTIAL, meant.getFirst()) : Optional.empty();
    }

    private Optional<Change> change(Piece piece, String value) {
        return switch (piece) {
            case CREDENTIAL -> Values.credential(value).filter(reader.credentials().catalog()::knows)
                    .map(id -> new Change(Optional.empty(), Optional.of(Slot.of(id)), Optional.empty()));
            case PERSON ->
                Values.who(value).map(who -> new Change(Optional.of(Slot.of(who)), Optional.empty(), Optional.empty()));
            case DAY ->
                Values.day(value).map(day -> new Change(Optional.empty(), Optional.empty(), Optional.of(Slot.of(day))));
        };
    }

    /** An answer in words. */
    private Turn heard(Draft draft, String line, Occasion occasion) {
        var parts = Parts.of(line, occasion, reader.credentials());
        var pieces = Pieces.of(parts);
        if (isElsewhere(draft, line, parts, occasion)) {
            return new Turn.Elsewhere();
        }
        var isDenied = pieces.people().isEmpty() && pieces.credentials().isEmpty() && pieces.days().isEmpty()
                && (parts.stream().anyMatch(part -> Lexicon.FAILING.contains(part.key()))
                        || Set.of("didnt pass", "did not pass").stream().anyMatch(Parts.text(parts)::contains));
        if (isDenied) {
            return new Turn.Abandoned();
        }
        if (!pieces.others().isEmpty()) {
            return new Turn.Elsewhere();
        }
        var isCorrecting = pieces.isCorrecting() || CORRECTING.stream().anyMatch(Parts.text(parts)::contains);
        var change = Answer.fitting(draft, pieces.change(occasion), isCorrecting);
        if (change.isEmpty()) {
            return pieces.isCorrecting() ? new Turn.Asks(draft) : new Turn.Elsewhere();
        }
        var isJoined = parts.stream().anyMatch(part -> Lexicon.JOINED.contains(part.key()));
        return turn(draft, Answer.apply(draft, Answer.within(draft, change, pieces.days()),
                isJoined ? List.of(pieces) : List.of()), occasion, false);
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
        return isTelling && !named.isEmpty() && !isOpen && !isOfDraft
                || named.isEmpty() && reader.read(line, occasion) instanceof Understanding.Unrecorded;
    }

    private Turn turn(Draft draft, List<Telling> tellings, Occasion occasion, boolean isPicked) {
        var wasLongAgo = draft.tellings().stream().anyMatch(
                telling -> telling.day() instanceof Slot.Open<LocalDate>(var why, var _, var _) && why == Why.LONG_AGO);
        var checked = tellings.stream()
                .map(telling -> isPicked && wasLongAgo ? telling
                        : Tellings.checked(telling, reader.credentials().catalog(), occasion))
                .map(telling -> telling.day().known().filter(day -> day.isAfter(occasion.today()))
                        .map(day -> telling.on(new Slot.Open<>(Why.FUTURE, day.toString(), List.of()))).orElse(telling))
                .toList();
        return Question.of(checked).isPresent() ? new Turn.Asks(new Draft(checked, draft.begun()))
                : new Turn.Completes(checked.stream().flatMap(telling -> telling.claim().stream()).toList());
    }
}
