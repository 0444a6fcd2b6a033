package dev.seventy.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.store.Rhythm.Occurrence;

/**
 * A digest that somebody is sent every week.
 *
 * @param subscriber the account whose rights it has
 * @param mutedUntil before then none is sent
 * @param since what would have come at or before this instant is not made up for
 * @param week the last ISO week that is settled, whatever became of it
 * @param sent when one went out last
 * @param rules what was remembered of the rules when one went out last; empty for nothing
 */
public record Subscription(OrganisationId organisation, long id, Place place, String subscriber, Rhythm rhythm,
        Scope scope, Optional<Instant> mutedUntil, Instant since, Optional<String> week, Optional<Instant> sent,
        String rules, Optional<Ended> ended) {

    /** So long after its time one may still be sent; later it is left out. */
    public static final Duration VALID = Duration.ofHours(24);

    /**
     * Where it is sent.
     *
     * @param id of the channel where it is {@code shared}, otherwise the account of whoever reads it
     * @param grid the larger organisation that the workspace belongs to
     */
    public record Place(String platform, String workspace, Optional<String> grid, String id, boolean shared) {
    }

    /**
     * What it says.
     *
     * @param areas the ids of the designations that it is about; empty for all
     * @param importantOnly whether what costs no points and no prerequisite is left out
     * @param quiet whether nothing is sent where nothing changed, and not one line
     * @param playbook whether it has a section on the playbook of the partner ecosystem
     */
    public record Scope(List<String> areas, boolean importantOnly, boolean quiet, boolean playbook) {

        public static final Scope EVERYTHING = new Scope(List.of(), false, false);

        public Scope {
            areas = List.copyOf(areas);
        }

        /** Without the playbook. */
        public Scope(List<String> areas, boolean importantOnly, boolean quiet) {
            this(areas, importantOnly, quiet, false);
        }
    }

    /** @param why a word, such as stopped */
    public record Ended(Instant at, String why) {
    }

    /**
     * The one that is to be sent next, with the instant at which it is: now, later, or not longer ago than it is valid.
     * Of each ISO week there is one at most, and none of a week before the last that is settled.
     *
     * @param delay by how much this subscription comes after its hour
     */
    public Occurrence next(Instant now, Duration delay) {
        var earliest = now.minus(VALID).minus(delay);
        var from = mutedUntil.filter(earliest::isBefore).orElse(earliest);
        for (var day = LocalDate.ofInstant(from, rhythm.zone()).minusWeeks(1);; day = day.plusWeeks(1)) {
            var found = rhythm.inWeekOf(day);
            if (found.at().isAfter(earliest) && counts(found)) {
                return new Occurrence(found.at().plus(delay), found.week());
            }
        }
    }

    private boolean counts(Occurrence found) {
        return found.at().isAfter(since) && mutedUntil.filter(found.at()::isBefore).isEmpty()
                && week.filter(settled -> found.week().compareTo(settled) <= 0).isEmpty();
    }

    /**
     * Stable, so that it comes at the same time each week, and spread evenly from nothing to just below the whole, to the
     * millisecond: thousands at each full second would hold each other up.
     *
     * @param spread of at most a month
     */
    public Duration delay(Duration spread) {
        var hash = (organisation.value() * 0x9E3779B97F4A7C15L + id) * 0xBF58476D1CE4E5B9L;
        var share = (hash ^ (hash >>> 29)) >>> 33;
        return Duration.ofMillis((share * spread.toMillis()) >>> 31);
    }

    public boolean isLive() {
        return ended.isEmpty();
    }

    /** Whether it is the account's own: it reads it, or it asked for it. */
    public boolean isOf(String platform, String workspace, String account) {
        return place.platform().equals(platform) && place.workspace().equals(workspace)
                && (subscriber.equals(account) || !place.shared() && place.id().equals(account));
    }
}
