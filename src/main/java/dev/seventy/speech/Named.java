package dev.seventy.speech;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Of which credentials and people of a draft a line speaks. */
final class Named {

    private Named() {
    }

    /** Whether it names a credential of the draft. */
    static boolean isOf(Draft draft, List<Part> parts) {
        return parts.stream()
                .anyMatch(part -> part instanceof Part.Cred credential && draft.tellings().stream().anyMatch(
                        telling -> !Collections.disjoint(meanings(credential.slot()), meanings(telling.credential()))));
    }

    /** Whether it names a credential, a person or a happening that the draft is not about and does not ask for. */
    static boolean isOfAnother(Draft draft, Pieces pieces, List<Part> parts) {
        var kinds = parts.stream().flatMap(part -> Optional.ofNullable(Lexicon.TELLING.get(part.key())).stream())
                .filter(kind -> kind != Claim.Kind.EARNED).toList();
        return isAnother(draft, pieces.credentials(), Telling::credential)
                || isAnother(draft, pieces.people(), Telling::who)
                || !kinds.isEmpty() && draft.tellings().stream().map(Telling::kind).noneMatch(kinds::contains);
    }

    /**
     * Whether it tells something by itself: of several credentials with whoever did it, or of the same credential as
     * somebody else than the draft does.
     */
    static boolean isTellingOfItsOwn(Draft draft, List<Part> parts) {
        var isVerb = parts.stream()
                .anyMatch(part -> Lexicon.TELLING.containsKey(part.key()) || Lexicon.SITTING.contains(part.key()));
        var isOfSpeaker = parts.stream().anyMatch(part -> Set.of("i", "ive").contains(part.key()));
        var people = parts.stream().filter(Part.Whom.class::isInstance).count();
        var credentials = parts.stream().filter(Part.Cred.class::isInstance).map(part -> ((Part.Cred) part).slot())
                .distinct().count();
        var isOfOthers = draft.tellings().stream()
                .allMatch(telling -> telling.who().known().filter(who -> !(who instanceof Who.Sender)).isPresent());
        return isVerb && credentials > 1 && people + (isOfSpeaker ? 1 : 0) > 0
                || isVerb && credentials > 0 && isOfSpeaker && people == 0 && isOfOthers;
    }

    private static <T> boolean isAnother(Draft draft, List<Slot<T>> named, Function<Telling, Slot<T>> piece) {
        return draft.tellings().stream().map(piece).noneMatch(Slot::isOpen) && named.stream()
                .anyMatch(slot -> draft.tellings().stream().flatMap(telling -> piece.apply(telling).known().stream())
                        .noneMatch(known -> meanings(slot).contains(known)));
    }

    private static <T> Collection<T> meanings(Slot<T> slot) {
        return switch (slot) {
            case Slot.Known<T>(var value) -> List.of(value);
            case Slot.Open<T>(var _, var _, var choices) -> choices;
        };
    }

    /** Those tellings of a draft that a line names by their credential or person; all where it names none of them. */
    static Predicate<Telling> in(Draft draft, Pieces pieces) {
        return Stream.of(among(draft, pieces.credentials(), Telling::credential),
                among(draft, pieces.people(), Telling::who)).reduce(_ -> true, Predicate::and);
    }

    private static <T> Predicate<Telling> among(Draft draft, List<Slot<T>> named, Function<Telling, Slot<T>> piece) {
        var known = draft.tellings().stream().map(piece).toList();
        return named.isEmpty() || !known.containsAll(named) ? _ -> true
                : telling -> named.contains(piece.apply(telling));
    }
}
