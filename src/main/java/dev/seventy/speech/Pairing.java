package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.seventy.catalog.CredentialId;
import dev.seventy.speech.Matter.Item;

/**
 * Says which day goes with which credential: one day is everybody's, as many days as credentials go with them in turn, and
 * everything else is asked.
 *
 * @param order credentials and days as they were said
 * @param loose days that were said further on and may belong to something else
 */
record Pairing(List<Part> order, List<Part.When> loose) {

    List<Item> items() {
        var found = new ArrayList<Part.Cred>();
        var days = new ArrayList<Part.When>();
        var pairs = new ArrayList<String>();
        for (var part : order) {
            if (part instanceof Part.When when && isNarrowed(when)) {
                continue;
            }
            if (part instanceof Part.Cred credential) {
                if (found.stream().noneMatch(other -> isSame(other, credential))) {
                    found.add(credential);
                    pairs.add("credential");
                }
            } else if (part instanceof Part.When when && (days.isEmpty() || !isAlike(days.getLast(), when)
                    || pairs.getLast().equals("credential") && found.size() > 1)) {
                days.add(when);
                pairs.add("day");
            }
        }
        var isPaired = found.size() > 1 && days.size() == found.size() && isAlternating(pairs);
        var isShared = days.size() <= 1 && (found.size() == 1 || days.isEmpty() || pairs.getLast().equals("day")
                || pairs.getFirst().equals("day"));
        var items = new ArrayList<Item>();
        for (int index = 0; index < found.size(); index++) {
            var day = isPaired ? slot(days.subList(index, index + 1))
                    : isShared || found.size() == 1 ? slot(days) : unclear(days);
            items.add(new Item(found.get(index).slot(), found.get(index).found().exam(), day));
        }
        return items;
    }

    /** "last week on Tuesday 10 November" is that day. */
    private boolean isNarrowed(Part.When longer) {
        return longer.day() instanceof SpokenDay.Unclear(var why, var choices) && why == Why.VAGUE
                && order.stream().anyMatch(part -> part instanceof Part.When(SpokenDay.On(var day), var _, var _)
                        && choices.size() > 1 && choices.contains(day));
    }

    private static boolean isAlternating(List<String> pairs) {
        for (int index = 1; index < pairs.size(); index++) {
            if (pairs.get(index).equals(pairs.get(index - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Part.Cred one, Part.Cred other) {
        return one.slot().equals(other.slot())
                || one.slot() instanceof Slot.Open<CredentialId>(var _, var _, var choices)
                        && other.found().exam().isEmpty() && other.slot().known().filter(choices::contains).isPresent();
    }

    private static boolean isAlike(Part.When one, Part.When other) {
        return one.day().equals(other.day());
    }

    private Slot<LocalDate> slot(List<Part.When> days) {
        if (days.isEmpty()) {
            return loose.isEmpty() ? Slot.missing() : unclear(loose);
        }
        return days.size() == 1 ? slot(days.getFirst()) : unclear(days);
    }

    static Slot<LocalDate> slot(Part.When when) {
        return switch (when.day()) {
            case SpokenDay.On(var day) -> Slot.of(day);
            case SpokenDay.Unclear(var why, var choices) -> new Slot.Open<>(why, when.said(), choices);
        };
    }

    private static Slot<LocalDate> unclear(List<Part.When> days) {
        return new Slot.Open<>(Why.AMBIGUOUS, days.stream().map(Part.When::said).collect(Collectors.joining(", ")),
                days.stream().anyMatch(when -> when.day().choices().isEmpty()) ? List.of()
                        : days.stream().flatMap(when -> when.day().choices().stream()).distinct().toList());
    }
}
