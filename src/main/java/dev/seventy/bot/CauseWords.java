package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Cause;
import dev.seventy.planning.Cause.Moved;
import dev.seventy.scoring.Reason;

/** Says why points change, with names where the reader may see them. */
final class CauseWords {

    private static final int MOST_NAMES = 3;

    private final Catalog catalog;
    private final Directory directory;
    private final Wording wording;

    CauseWords(Catalog catalog, Directory directory) {
        this.catalog = catalog;
        this.directory = directory;
        wording = new Wording(catalog, directory);
    }

    /** {@code AZ-305 of Anna Kowalska expires; last year's baseline moves on (+16 % to +11 %)}. */
    String all(List<Cause> causes) {
        Map<String, Set<String>> figures = new LinkedHashMap<>();
        for (var cause : causes) {
            if (cause instanceof Cause.Figure figure) {
                figures.computeIfAbsent(moved(figure.moved()), _ -> new LinkedHashSet<>()).add(values(figure));
            }
        }
        var others = causes.stream().filter(cause -> !(cause instanceof Cause.Figure)).map(this::one).distinct();
        return Stream
                .concat(others,
                        figures.entrySet().stream()
                                .map(figure -> figure.getKey() + " (" + String.join(", ", figure.getValue()) + ")"))
                .collect(Collectors.joining("; "));
    }

    private String values(Cause.Figure figure) {
        return figure.before().map(value -> wording.value(figure.quantity(), value)).orElse("not known") + " to "
                + figure.after().map(value -> wording.value(figure.quantity(), value)).orElse("not known");
    }

    private String one(Cause cause) {
        return switch (cause) {
            case Cause.Ended(var why, var credential, var people) -> ended(why, credential, people);
            case Cause.Begun(var credential, var people) ->
                shortly(credential) + " of " + whose(people) + " begins to count";
            case Cause.Figure figure -> moved(figure.moved()) + " (" + values(figure) + ")";
            case Cause.OtherRules(var before, var after) -> after.isEmpty() ? "no rules hold after " + before
                    : "rules " + after + (before.isEmpty() ? " begin" : " take the place of " + before);
            case Cause.OtherPath(var before, var after) ->
                "the " + after.title() + " path counts instead of " + before.title();
        };
    }

    private String ended(Reason why, CredentialId credential, List<PersonId> people) {
        return shortly(credential) + switch (why) {
            case RETIRED -> ", retired, no longer counts: " + whose(people);
            case NOT_AT_THE_FIRM -> " of " + whose(people) + " no longer counts after leaving";
            case EXPIRED -> " of " + whose(people) + " expires";
            default -> " of " + whose(people) + " no longer counts";
        };
    }

    /** The exams by which people call it; its name where it has none. */
    String shortly(CredentialId id) {
        var credential = catalog.get(id);
        return credential.exams().isEmpty() ? credential.name() : String.join("+", credential.exams());
    }

    /** {@code Anna Kowalska and Tom Becker}, {@code 5 people}. */
    String whose(List<PersonId> people) {
        var count = people.size() == 1 ? "1 person" : people.size() + " people";
        if (!directory.showsPeople()) {
            return count;
        }
        var names = people.stream().sorted(Comparator.comparing(directory::order)).map(directory::person)
                .flatMap(Optional::stream).toList();
        if (names.size() <= MOST_NAMES) {
            return Wording.list(names);
        }
        var shown = new ArrayList<>(names.subList(0, MOST_NAMES - 1));
        shown.add(names.size() - MOST_NAMES + 1 + " others");
        return Wording.list(shown);
    }

    private static String moved(Set<Moved> moved) {
        if (moved.contains(Moved.REPORTED)) {
            return "another reported figure counts";
        }
        if (moved.contains(Moved.ACHIEVED)) {
            return "another number of achievements counts";
        }
        return moved.equals(Set.of(Moved.BASELINE)) ? "last year's baseline moves on"
                : moved.equals(Set.of(Moved.MONTHS)) ? "the months that count move on"
                        : "the months that count and last year's baseline move on";
    }
}
