package dev.seventy.speech;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one thing to be asked next.
 *
 * @param telling the telling that it is about, counted from zero; others that are open in the same way are answered with it
 * @param open what was said, and what may be meant
 */
public record Question(int telling, Piece piece, Slot.Open<?> open) {

    /** What is asked first; empty where nothing is open. */
    public static Optional<Question> of(List<Telling> tellings) {
        return Stream.iterate(0, index -> index < tellings.size(), index -> index + 1)
                .flatMap(
                        index -> Stream.of(Piece.values())
                                .flatMap(piece -> open(tellings.get(index), piece)
                                        .map(open -> new Question(index, piece, open)).stream()))
                .min(Comparator.comparing(Question::piece).thenComparing(Question::telling));
    }

    static Optional<Slot.Open<?>> open(Telling telling, Piece piece) {
        Slot<?> slot = switch (piece) {
            case CREDENTIAL -> telling.credential();
            case PERSON -> telling.who();
            case DAY -> telling.day();
        };
        return slot instanceof Slot.Open<?> open && (piece != Piece.DAY || telling.needsDay()) ? Optional.of(open)
                : Optional.empty();
    }

    /** The choices as a line names them: {@code cert draft 12 credential azure-administrator-associate}. */
    public List<String> values() {
        return open.choices().stream().map(choice -> switch (choice) {
            case Who who -> Values.written(who);
            default -> choice.toString();
        }).toList();
    }
}
