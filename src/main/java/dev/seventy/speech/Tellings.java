package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;

/** Gathers what a line tells, and holds every day against today and against the life of the credential. */
final class Tellings {

    private static final int YEARS_OF_A_SLIP = 10;
    /** Before that no vendor certified anybody. */
    private static final int EARLIEST_YEAR = 1990;

    private final String words;
    private final Occasion occasion;
    private final Catalog catalog;
    private final List<Telling> all = new ArrayList<>();
    /** Of each telling that names one of several exams, which. */
    private final Map<Integer, String> exams = new LinkedHashMap<>();

    Tellings(String words, Occasion occasion, Catalog catalog) {
        this.words = words;
        this.occasion = occasion;
        this.catalog = catalog;
    }

    void add(Claim.Kind kind, List<Slot<Who>> people, Matter.Item item, Optional<LocalDate> expires,
            Optional<Link> link) {
        for (var who : people) {
            if (item.credential() instanceof Slot.Open<CredentialId>(var why, var _, var _)
                    && why == Why.ONE_OF_SEVERAL) {
                exams.put(all.size(), item.exam());
            }
            all.add(new Telling(kind, who, item.credential(), item.day(), expires, link, words));
        }
    }

    /** A link behind what was told shows it; false where it is not the only one that was told. */
    boolean show(Link link) {
        if (all.size() != 1 || all.getFirst().link().isPresent()) {
            return false;
        }
        var shown = all.getFirst();
        all.set(0, new Telling(shown.kind(), shown.who(), shown.credential(), shown.day(), shown.expires(),
                Optional.of(link), shown.words()));
        return true;
    }

    /** A clause speaks against what was told of the same credential before. */
    void against(Clause clause) {
        var contradicted = clause.all().stream()
                .anyMatch(part -> part instanceof Part.Cred credential
                        && all.stream().anyMatch(telling -> telling.credential().equals(credential.slot())))
                && clause.all().stream().noneMatch(Part.Whom.class::isInstance);
        if (contradicted) {
            all.clear();
        }
    }

    /** Every day that goes with something that is told. */
    Set<LocalDate> days() {
        return all.stream().flatMap(telling -> telling.day().known().stream()).collect(Collectors.toSet());
    }

    boolean isFuture() {
        return all.stream()
                .anyMatch(telling -> telling.day().known().filter(day -> day.isAfter(occasion.today())).isPresent()
                        || telling.day() instanceof Slot.Open<LocalDate>(var why, var _, var _) && why == Why.FUTURE);
    }

    List<Telling> all() {
        return merged().stream().filter(telling -> !isSaidBetter(telling))
                .map(telling -> checked(telling, catalog, occasion)).toList();
    }

    /** "She aced it, passed AZ-305 yesterday" is told once, with its day. */
    private boolean isSaidBetter(Telling telling) {
        return telling.day().equals(Slot.missing())
                && all.stream().anyMatch(other -> other.kind() == telling.kind() && other.who().equals(telling.who())
                        && other.credential().equals(telling.credential()) && !other.day().equals(Slot.missing()));
    }

    /** Exams that are needed together make one telling, of the last of their days. */
    private List<Telling> merged() {
        var merged = new ArrayList<Telling>();
        var done = new LinkedHashSet<Integer>();
        for (int at = 0; at < all.size(); at++) {
            if (done.contains(at)) {
                continue;
            }
            var telling = all.get(at);
            if (exams.containsKey(at)) {
                var together = together(telling);
                var said = new LinkedHashSet<String>();
                together.forEach(index -> said.add(exams.getOrDefault(index, "")));
                if (telling.credential() instanceof Slot.Open<CredentialId>(var _, var _, var choices)
                        && said.size() == catalog.get(choices.getFirst()).exams().size()) {
                    done.addAll(together);
                    telling = telling.of(Slot.of(choices.getFirst())).on(lastDay(together));
                }
            }
            merged.add(telling);
        }
        return merged;
    }

    private List<Integer> together(Telling telling) {
        return exams
                .keySet().stream().filter(index -> all.get(index).who().equals(telling.who())
                        && all.get(index).kind() == telling.kind() && choices(all.get(index)).equals(choices(telling)))
                .toList();
    }

    private static Set<CredentialId> choices(Telling telling) {
        return telling.credential() instanceof Slot.Open<CredentialId>(var _, var _, var choices) ? Set.copyOf(choices)
                : Set.of();
    }

    private Slot<LocalDate> lastDay(List<Integer> together) {
        var days = together.stream().map(index -> all.get(index).day()).toList();
        return days.stream().filter(Slot::isOpen).findFirst().orElseGet(() -> Slot
                .of(days.stream().flatMap(day -> day.known().stream()).max(Comparator.naturalOrder()).orElseThrow()));
    }

    /** A day that can hardly be the right one is open. */
    static Telling checked(Telling telling, Catalog catalog, Occasion occasion) {
        var day = telling.day().known();
        if (day.isEmpty() || day.get().isAfter(occasion.today())) {
            return telling;
        }
        if (day.get().isBefore(occasion.today().minusYears(YEARS_OF_A_SLIP))) {
            return telling.on(new Slot.Open<>(Why.LONG_AGO, day.get().toString(),
                    day.get().getYear() < EARLIEST_YEAR ? List.of() : List.of(day.get())));
        }
        var isRetired = telling.kind() == Claim.Kind.EARNED
                && telling.credential().known().map(catalog::get).flatMap(Credential::retirement)
                        .flatMap(Credential.Retirement::on).filter(day.get()::isAfter).isPresent();
        return isRetired ? telling.on(new Slot.Open<>(Why.RETIRED, day.get().toString(), List.of())) : telling;
    }
}
