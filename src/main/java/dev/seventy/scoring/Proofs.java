package dev.seventy.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.scoring.Proof.State;

/** Holds what is said of certifications against the trainings exports of the vendor's portal. */
public final class Proofs {

    /** Ours: people are off by a day or two, and an export's day is that of another time zone. */
    static final int DAYS_APART = 3;

    private record Whose(PersonId person, CredentialId credential) {
    }

    private final Catalog catalog;
    private final int lagDays;
    private final Map<Whose, List<Certification>> exported = new HashMap<>();
    private final Reach reach;

    /** @param lagDays after how many days the vendor shows a certification */
    public Proofs(Evidence evidence, Catalog catalog, int lagDays) {
        this.catalog = catalog;
        this.lagDays = lagDays;
        reach = new Reach(evidence);
        evidence.certifications().stream().filter(held -> held.origin().kind() == Origin.Kind.TRAININGS_EXPORT)
                .forEach(held -> exported
                        .computeIfAbsent(new Whose(held.person(), held.credential()), _ -> new ArrayList<>())
                        .add(held));
    }

    /** How far the exports on file reach. */
    Reach reach() {
        return reach;
    }

    public Proof of(Certification held) {
        if (!held.isClaimed()) {
            return proof(held, State.CONFIRMED, Optional.of(held), Optional.empty());
        }
        var credential = catalog.knows(held.credential()) ? Optional.of(catalog.get(held.credential()))
                : Optional.<Credential>empty();
        var same = exported.getOrDefault(new Whose(held.person(), held.credential()), List.of()).stream()
                .filter(other -> overlap(held, other)).toList();
        var nearest = same.stream().min(Comparator.comparingLong(other -> apart(held.earned(), other.earned())));
        if (nearest.isPresent()) {
            return against(held, nearest.get(), credential);
        }
        return held.active() && credential.filter(known -> known.vendor() == Vendor.MICROSOFT).isPresent()
                ? awaited(held, held.earned(), Optional.empty())
                : unproved(held);
    }

    /** What ended before the other was earned is another event, not another opinion. */
    private static boolean overlap(Certification one, Certification other) {
        return !end(one).isBefore(other.earned()) && !end(other).isBefore(one.earned());
    }

    private static LocalDate end(Certification held) {
        return held.expires().orElse(LocalDate.MAX);
    }

    private static long apart(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }

    private Proof against(Certification held, Certification export, Optional<Credential> credential) {
        if (held.active() != export.active()) {
            return proof(held, State.CONFLICTING, Optional.of(export), Optional.empty());
        }
        var isSameDay = apart(held.earned(), export.earned()) <= DAYS_APART;
        var isRenewed = held.expires().isPresent() && export.expires().isPresent()
                && held.expires().get().isAfter(export.expires().get())
                && credential.flatMap(Credential::renewal)
                        .filter(renewal -> renewal.leadsFrom(export.expires().get(), held.expires().get(), DAYS_APART))
                        .isPresent();
        if (isRenewed) {
            return awaited(held, isSameDay ? told(held) : held.earned(), Optional.of(export));
        }
        // An export that lets it end later, or says no end, knows of more than was told.
        var agrees = held.expires().isEmpty() || export.expires().isEmpty()
                || !held.expires().get().isAfter(export.expires().get().plusDays(DAYS_APART));
        return proof(held, isSameDay && agrees ? State.CONFIRMED : State.CONFLICTING, Optional.of(export),
                Optional.empty());
    }

    private static LocalDate told(Certification held) {
        return held.origin().recorded().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** @param since the day of what the vendor should show */
    private Proof awaited(Certification held, LocalDate since, Optional<Certification> export) {
        var visibleBy = since.plusDays(lagDays);
        return switch (reach.of(held.person(), since, visibleBy)) {
            case NOT_YET -> proof(held, State.WAITING, export, Optional.of(visibleBy));
            case BEYOND -> proof(held, State.OVERDUE, export, Optional.of(visibleBy));
            case NEVER -> unproved(held);
        };
    }

    private Proof unproved(Certification held) {
        return proof(held, held.link().isPresent() ? State.LINKED : State.CLAIMED, Optional.empty(), Optional.empty());
    }

    private Proof proof(Certification held, State state, Optional<Certification> export,
            Optional<LocalDate> visibleBy) {
        return new Proof(held, state, export, visibleBy, reach.newest(held.person()));
    }
}
