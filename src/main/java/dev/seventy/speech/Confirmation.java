package dev.seventy.speech;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A yes to everything that was understood, where several things were told and none of them was sure. */
public final class Confirmation {

    /** What a button says of all of them; the days are those that were understood. */
    public static final String ALL = "all";

    private Confirmation() {
    }

    /** Those that one yes confirms; none where it is asked of a single one, or something else is open. */
    public static List<Telling> asked(List<Telling> tellings) {
        var isOfAll = tellings.size() > 1
                && Question.of(tellings).stream()
                        .anyMatch(question -> question.piece() == Piece.DAY && question.open().why() == Why.UNEXPLAINED)
                && tellings.stream()
                        .allMatch(telling -> telling.claim().isPresent() || understood(telling).isPresent());
        return isOfAll ? tellings.stream().filter(telling -> understood(telling).isPresent()).toList() : List.of();
    }

    /** With the days that were understood, where a line agrees. */
    static Optional<List<Telling>> of(Draft draft, String line, boolean isAgreeing) {
        var isMeant = isAgreeing || line.strip().equals(Piece.DAY.word() + " " + ALL);
        return !isMeant || asked(draft.tellings()).isEmpty() ? Optional.empty()
                : Optional.of(draft.tellings().stream()
                        .map(telling -> understood(telling).map(day -> telling.on(Slot.of(day))).orElse(telling))
                        .toList());
    }

    private static Optional<LocalDate> understood(Telling telling) {
        return Stream.of(telling.day())
                .flatMap(day -> day instanceof Slot.Open<LocalDate>(var why, var _, var choices)
                        && why == Why.UNEXPLAINED && choices.size() == 1 ? choices.stream() : Stream.empty())
                .findFirst();
    }
}
