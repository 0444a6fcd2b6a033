package dev.seventy.speech;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.speech.Understanding.Change;

/** Which of the choices of a question a line picks. */
final class Picked {

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");
    private static final Set<String> POINTING = Set.of("the", "one", "option", "number", "no", "choice", "#", "it",
            "is", "was", "its", "take", "pick", "i", "mean", "meant", "a", "an", "that", "as", "of", "for", "and", "in",
            "exam", "cert", "certification");

    private static final Set<Why> DAYS = Set.of(Why.NUMBER, Why.VAGUE);

    private final Catalog catalog;

    Picked(Catalog catalog) {
        this.catalog = catalog;
    }

    /** One of the choices: as a button says it ({@code day 2026-04-03}), by its place, or by a word that only it has. */
    Optional<Change> of(Draft draft, String line, boolean isAgreeing) {
        var words = List.of(line.strip().split(" "));
        var piece = Piece.of(words.getFirst());
        if (words.size() == 2 && piece.isPresent()) {
            return change(piece.get(), words.getLast());
        }
        var question = draft.question();
        var values = question.values();
        var isHeld = question.open().why() == Why.HELD;
        if (values.size() == 1 && !isHeld && isAgreeing) {
            return change(question.piece(), values.getFirst());
        }
        var rest = Tokens.keys(line).stream().filter(key -> !POINTING.contains(key)).toList();
        if (isHeld) {
            return rest.equals(List.of("new")) ? change(question.piece(), values.getFirst()) : Optional.empty();
        }
        if (rest.size() == 1) {
            var number = DayWords.digits(rest.getFirst());
            var place = number.map(said -> said - 1).orElseGet(() -> ORDINALS.indexOf(rest.getFirst()));
            var ofMonth = question.piece() == Piece.DAY ? ofMonth(question, rest.getFirst()) : List.<String>of();
            // Beside days that were not said one by one, a number is the day of a month.
            var isDay = number.isPresent() && DAYS.contains(question.open().why());
            var byPlace = !isDay && place >= 0 && place < values.size() && values.size() <= ORDINALS.size()
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
            var names = catalog.get(id).names().stream().flatMap(name -> Tokens.keys(name).stream())
                    .collect(Collectors.toSet());
            return names.containsAll(words);
        }).toList();
        return meant.size() == 1 ? change(Piece.CREDENTIAL, meant.getFirst()) : Optional.empty();
    }

    private Optional<Change> change(Piece piece, String value) {
        return switch (piece) {
            case CREDENTIAL -> Values.credential(value).filter(catalog::knows)
                    .map(id -> new Change(Optional.empty(), Optional.of(Slot.of(id)), Optional.empty()));
            case PERSON ->
                Values.who(value).map(who -> new Change(Optional.of(Slot.of(who)), Optional.empty(), Optional.empty()));
            case DAY ->
                Values.day(value).map(day -> new Change(Optional.empty(), Optional.empty(), Optional.of(Slot.of(day))));
        };
    }
}
