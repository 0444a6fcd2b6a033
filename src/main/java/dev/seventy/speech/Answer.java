package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.seventy.speech.Understanding.Change;

/** Puts what was answered into a draft. */
final class Answer {

    private Answer() {
    }

    /**
     * @param joined where several people or credentials were named together, the pieces that name them
     * @param isNamed of which tellings it speaks; the others stay as they are
     */
    static List<Telling> apply(Draft draft, Change change, List<Pieces> joined, Predicate<Telling> isNamed) {
        if (draft.tellings().stream().allMatch(isNamed)) {
            return apply(draft.tellings(), change, joined);
        }
        var named = new ArrayDeque<>(apply(draft.tellings().stream().filter(isNamed).toList(), change, List.of()));
        return draft.tellings().stream().map(telling -> isNamed.test(telling) ? named.removeFirst() : telling).toList();
    }

    private static List<Telling> apply(List<Telling> before, Change change, List<Pieces> joined) {
        var tellings = before;
        if (change.credential().isPresent()) {
            var several = joined.stream().flatMap(pieces -> pieces.credentials().stream()).toList();
            tellings = put(tellings, change.credential().get(), several, Telling::credential, Telling::of);
        }
        if (change.who().isPresent()) {
            var several = joined.stream().flatMap(pieces -> pieces.people().stream()).toList();
            tellings = put(tellings, change.who().get(), several, Telling::who, Telling::with);
        }
        return change.day().isPresent() ? put(tellings, change.day().get(), List.of(), Telling::day, Telling::on)
                : tellings;
    }

    /** What is open is filled in; where nothing is, the piece is corrected if all tellings have the same. */
    private static <T> List<Telling> put(List<Telling> tellings, Slot<T> said, List<Slot<T>> several,
            Function<Telling, Slot<T>> piece, BiFunction<Telling, Slot<T>, Telling> changed) {
        var open = tellings.stream().map(piece).filter(Slot::isOpen).findFirst();
        var isSame = tellings.stream().map(piece).distinct().count() == 1;
        Predicate<Telling> isMeant = telling -> open.map(piece.apply(telling)::equals).orElse(isSame);
        var all = several.size() > 1 && open.isPresent() ? several : List.of(said);
        return tellings.stream()
                .flatMap(telling -> isMeant.test(telling) ? all.stream().map(slot -> changed.apply(telling, slot))
                        : List.of(telling).stream())
                .toList();
    }

    /** What answers something open; where it is not said to be a correction, a piece that is known stays. */
    static Change fitting(Draft draft, Change change, boolean isCorrecting) {
        return isCorrecting ? change
                : new Change(fitting(draft, change.who(), Telling::who),
                        fitting(draft, change.credential(), Telling::credential),
                        fitting(draft, change.day(), Telling::day));
    }

    private static <T> Optional<Slot<T>> fitting(Draft draft, Optional<Slot<T>> said,
            Function<Telling, Slot<T>> piece) {
        return said.filter(_ -> draft.tellings().stream().map(piece).anyMatch(Slot::isOpen));
    }

    /** A weekday or a number is meant within the week or month that was said before. */
    static Change within(Draft draft, Change change, List<Part.When> said) {
        var open = draft.tellings().stream().map(Telling::day).filter(Slot::isOpen).findFirst();
        if (said.size() != 1 || open.isEmpty()
                || !(open.get() instanceof Slot.Open<LocalDate>(var why, var _, var choices)) || why != Why.VAGUE
                || Tokens.keys(said.getFirst().said()).stream().anyMatch(DayWords.MONTHS::containsKey)) {
            return change;
        }
        var day = said.getFirst().day();
        var isNumbered = said.getFirst().said().chars().anyMatch(Character::isDigit);
        var isWeekday = Tokens.keys(said.getFirst().said()).stream().anyMatch(DayWords.WEEKDAYS::containsKey);
        var meant = day
                .meanings().stream().limit(
                        1)
                .flatMap(first -> choices.stream()
                        .filter(choice -> isNumbered && choice.getDayOfMonth() == first.getDayOfMonth()
                                || isWeekday && choice.getDayOfWeek() == first.getDayOfWeek()))
                .toList();
        return meant.size() == 1 ? new Change(change.who(), change.credential(), Optional.of(Slot.of(meant.getFirst())))
                : change;
    }
}
