package dev.seventy.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.Entry;

/** Keeps count of what becomes of the rows of a file while they go to the {@link Sink}. */
final class Ledger {

    private static final int PROGRESS_EVERY = 10_000;
    private static final int MOST_TITLES = 50;
    private static final int MOST_LOCATIONS = 10_000;

    private final Sink sink;
    private final Map<String, Long> leftAside = new LinkedHashMap<>();
    private final Map<String, Long> taken = new LinkedHashMap<>();
    private final Map<String, Integer> titles = new LinkedHashMap<>();
    private final Set<String> locations = new LinkedHashSet<>();
    private long rows;
    private long entries;
    private long rejected;
    private Optional<String> contradicted = Optional.empty();
    private long expiriesComputed;
    private Optional<Months> months = Optional.empty();
    private Optional<LocalDate> newest = Optional.empty();

    Ledger(Sink sink) {
        this.sink = sink;
    }

    void row() {
        if (++rows % PROGRESS_EVERY == 0) {
            sink.progress(rows);
        }
    }

    /** Whether it was taken; otherwise an earlier row says something else. */
    boolean entry(Entry entry) {
        contradicted = sink.entry(entry);
        if (contradicted.isPresent()) {
            return false;
        }
        entries++;
        return true;
    }

    /** The earlier row that says something else than the one read last; asked once. */
    Optional<String> contradicted() {
        var earlier = contradicted;
        contradicted = Optional.empty();
        return earlier;
    }

    void rejected(Rejected row) {
        rejected++;
        sink.rejected(row);
    }

    /** Notes for what a row is taken that has a title of its own; of very many different titles the first. */
    void takenFor(String what) {
        if (taken.containsKey(what) || taken.size() < MOST_TITLES) {
            taken.merge(what, 1L, Long::sum);
        }
    }

    void leaveAside(String reason) {
        leftAside.merge(reason, 1L, Long::sum);
    }

    /** As {@link #leaveAside(String)}; from the 51st title of a reason on, the titles are no longer told apart. */
    void leaveAside(String reason, String title) {
        var full = reason + Columns.shown(title);
        if (leftAside.containsKey(full) || titles.merge(reason, 1, Integer::sum) <= MOST_TITLES) {
            leaveAside(full);
        } else {
            leaveAside(reason + "others");
        }
    }

    void expiryComputed() {
        expiriesComputed++;
    }

    void location(String location) {
        if (!location.isEmpty() && locations.size() < MOST_LOCATIONS) {
            locations.add(location);
        }
    }

    void speaksOf(YearMonth month) {
        if (months.isEmpty()) {
            months = Optional.of(new Months(month, month));
        } else {
            var known = months.get();
            var wider = known.with(month);
            if (!wider.equals(known)) {
                months = Optional.of(wider);
            }
        }
    }

    void speaksOf(LocalDate day) {
        if (newest.isEmpty() || day.isAfter(newest.get())) {
            newest = Optional.of(day);
        }
    }

    Summary close() {
        sink.progress(rows);
        return new Summary(rows, entries, rejected, leftAside, taken, expiriesComputed, months,
                newest.or(() -> months.map(span -> span.last().atEndOfMonth())), locations);
    }
}
