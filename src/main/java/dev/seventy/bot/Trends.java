package dev.seventy.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.evidence.Evidence;
import dev.seventy.rules.Designation;
import dev.seventy.scoring.Tally;
import dev.seventy.store.ImportRecord;
import dev.seventy.store.Organisation;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Store;

/**
 * Finds how points moved: by the evidence as it was known at the end of each day, as no score is kept. What was known
 * then does not depend on who asks, so that it is read once for all who do.
 */
final class Trends {

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final Firm firm;

    private record Asked(List<String> areas, LocalDate asOf,
            boolean whole) implements KeptFindings.Question<Optional<Trend>> {
    }

    Trends(Knowledge knowledge, Supplier<Store> stores, Firm firm) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.firm = firm;
    }

    /**
     * Its first day and its last; empty where there is no score to compare.
     *
     * @param then the firm as it was known at an instant, so that it is not read again where that is the same
     */
    Optional<Trend> ends(Situation situation, List<Designation> areas, LocalDate asOf, Instant at, Tally then) {
        return firm.found(situation, new Asked(ids(areas), asOf, false),
                () -> found(new AsKnown(situation, Optional.of(at), then), areas, asOf, false));
    }

    /** All of its days; empty where there is no score to compare. */
    Optional<Trend> whole(Situation situation, List<Designation> areas, LocalDate asOf) {
        return firm.found(situation, new Asked(ids(areas), asOf, true),
                () -> found(new AsKnown(situation, Optional.empty(), new Tally(Evidence.NONE, asOf)), areas, asOf,
                        true));
    }

    private static List<String> ids(List<Designation> areas) {
        return areas.stream().map(Designation::id).toList();
    }

    private Optional<Trend> found(AsKnown known, List<Designation> areas, LocalDate asOf, boolean whole) {
        // The made-up firm's day was over before anything came on file.
        var isFixed = known.organisation.fixedToday().isPresent();
        var today = isFixed ? known.now(asOf) : known.on(asOf);
        if (today.evidence().isEmpty()) {
            return Optional.empty();
        }
        List<Tally> tallies = new ArrayList<>();
        for (int weeks = Trend.WEEKS; weeks > 0 && !isFixed; weeks -= Trend.STEP) {
            var day = asOf.minusWeeks(weeks);
            var then = known.on(day);
            if (!then.evidence().isEmpty()) {
                tallies.add(then);
                var since = trend(areas, List.of(then, today), false);
                if (!whole && since.isPresent()) {
                    return since;
                }
            }
        }
        var byNow = tallies.isEmpty();
        for (int weeks = Trend.WEEKS; weeks > 0 && byNow; weeks -= Trend.STEP) {
            tallies.add(today.on(asOf.minusWeeks(weeks)));
        }
        tallies.add(today);
        return trend(areas, tallies, byNow);
    }

    private Optional<Trend> trend(List<Designation> areas, List<Tally> tallies, boolean byNow) {
        return Optional.of(Trend.of(knowledge.rules(), areas, tallies, byNow))
                .filter(trend -> !trend.lines().isEmpty());
    }

    /** What was known at the end of a day, read once as long as nothing came on file or was taken back. */
    private final class AsKnown {

        private final Situation situation;
        private final Organisation organisation;
        private final List<ImportRecord> history;
        private Optional<Instant> read;
        private Tally last;

        /** @param read the instant at which {@code last} was known; empty where nothing was read yet */
        AsKnown(Situation situation, Optional<Instant> read, Tally last) {
            this.situation = situation;
            this.read = read;
            this.last = last;
            organisation = situation.organisation();
            history = stores.get().imports().history(organisation.id());
        }

        Tally now(LocalDate day) {
            return new Tally(firm.evidence(situation, Terms.NONE), day);
        }

        Tally on(LocalDate day) {
            var at = day.atTime(LocalTime.MAX).atZone(organisation.zone()).toInstant();
            if (isQuiet(at, Instant.MAX)) {
                return now(day);
            }
            if (read.filter(before -> isQuiet(before, at) && isQuiet(at, before)).isEmpty()) {
                last = new Tally(
                        history.stream().allMatch(one -> one.recorded().isAfter(at)) ? Evidence.NONE
                                : stores.get().evidence().of(organisation.id(), Optional.of(at), Optional.empty()),
                        day);
                read = Optional.of(at);
            }
            return last.on(day);
        }

        /** Whether nothing was recorded, decided on or taken back after one instant and up to another. */
        private boolean isQuiet(Instant after, Instant until) {
            return history.stream().noneMatch(one -> isMoving(one, after, until));
        }

        /** Of one that was taken back it is not told when it was confirmed: at some time before that. */
        private static boolean isMoving(ImportRecord one, Instant after, Instant until) {
            return one.state() == ImportRecord.State.RETRACTED
                    ? one.since().isAfter(after) && !one.recorded().isAfter(until)
                    : isBetween(one.recorded(), after, until) || isBetween(one.since(), after, until);
        }

        private static boolean isBetween(Instant at, Instant after, Instant until) {
            return at.isAfter(after) && !at.isAfter(until);
        }
    }
}
