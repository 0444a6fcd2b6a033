package dev.seventy.bot;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.seventy.evidence.Evidence;
import dev.seventy.store.Organisation;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;

/** What is known of an organisation, kept in memory until something changes. */
final class Firm {

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Map<OrganisationId, Snapshot> snapshots = new ConcurrentHashMap<>();

    private record Snapshot(long version, Evidence evidence) {
    }

    Firm(Supplier<Store> stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** The organisation's today: its fixed day, or the clock in its zone. */
    LocalDate today(Organisation organisation) {
        return organisation.fixedToday().orElseGet(() -> LocalDate.ofInstant(clock.instant(), organisation.zone()));
    }

    Evidence evidence(Organisation organisation, Command.Terms terms) {
        if (terms.knownOn().isPresent() || terms.location().isPresent()) {
            return stores.get().evidence().of(organisation.id(), terms.knownOn().map(day -> endOf(day, organisation)),
                    terms.location());
        }
        var version = stores.get().evidence().version(organisation.id());
        var kept = snapshots.get(organisation.id());
        if (kept != null && kept.version() == version) {
            return kept.evidence();
        }
        var evidence = stores.get().evidence().of(organisation.id());
        snapshots.put(organisation.id(), new Snapshot(version, evidence));
        return evidence;
    }

    /** The last moment of a day in the organisation's zone. */
    private static Instant endOf(LocalDate day, Organisation organisation) {
        return day.atTime(LocalTime.MAX).atZone(organisation.zone()).toInstant();
    }
}
