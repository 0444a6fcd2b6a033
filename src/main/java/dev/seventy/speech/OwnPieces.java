package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Holds the people, credentials and days that a clause names against what is told by it. Those of another clause account for
 * none of them.
 */
final class OwnPieces {

    private OwnPieces() {
    }

    /** What a clause names and does not tell of, as it was said. */
    static List<String> leftOver(Clause clause, List<Slot<Who>> people, List<Matter.Item> items) {
        var left = new ArrayList<String>();
        for (var part : clause.all()) {
            switch (part) {
                case Part.Whom(var who, var said, var _) when people.stream().noneMatch(Slot::isOpen)
                        && !people.contains(who) ->
                    left.add(said);
                case Part.Cred credential when items.stream()
                        .noneMatch(item -> isSame(item.credential(), credential.slot())) ->
                    left.add(credential.said());
                case Part.When when when !when.isExpiry() && items.stream().noneMatch(item -> isOf(item, when)) ->
                    left.add(when.said());
                default -> {
                }
            }
        }
        return left;
    }

    private static boolean isSame(Slot<?> one, Slot<?> other) {
        return one.equals(other) || !Collections.disjoint(meanings(one), meanings(other));
    }

    private static Collection<?> meanings(Slot<?> slot) {
        return switch (slot) {
            case Slot.Known<?>(var value) -> List.of(value);
            case Slot.Open<?>(var _, var _, var choices) -> choices;
        };
    }

    private static boolean isOf(Matter.Item item, Part.When when) {
        return item.day() instanceof Slot.Open<LocalDate>
                || item.day().known().filter(when.day().choices()::contains).isPresent();
    }
}
