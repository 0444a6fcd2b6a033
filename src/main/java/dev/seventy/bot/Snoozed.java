package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.store.Severity;
import dev.seventy.store.Snooze;

/** What a digest leaves out now, and what of it came back because it got worse. */
final class Snoozed {

    private final Map<DigestItem, Snooze> kept = new LinkedHashMap<>();
    private final Map<DigestItem, Severity> now;
    private final LocalDate today;

    /**
     * @param all as they are kept
     * @param now how bad each is of which something is told
     * @param today the firm's day, by which it is seen what has come due
     * @param clock the day by which a snooze ends, as that of the made-up firm never does
     */
    Snoozed(List<Snooze> all, DigestItemNames names, Map<DigestItem, Severity> now, LocalDate today, LocalDate clock) {
        this.now = now;
        this.today = today;
        all.stream().filter(one -> one.lastsOn(clock))
                .forEach(one -> names.kept(one.item()).ifPresent(item -> kept.put(item, one)));
    }

    /** What a digest says, and what that is about; about nothing where it cannot be left out. */
    record Said(String sentence, Set<DigestItem> about) {
        Said {
            about = Set.copyOf(about);
        }
    }

    boolean hides(DigestItem item) {
        return Optional.ofNullable(kept.get(item)).filter(_ -> !isBack(item)).isPresent();
    }

    /** Whether it got worse than it was when it was snoozed; what stays away for good does not come back by itself. */
    boolean isBack(DigestItem item) {
        return Optional.ofNullable(kept.get(item)).filter(one -> one.until().isPresent())
                .filter(one -> now.getOrDefault(item, Severity.NONE).isWorseThan(one.severity(), today)).isPresent();
    }

    /** Whether all of it is left out, and it is about something. */
    boolean hidesAll(Collection<? extends DigestItem> about) {
        return !about.isEmpty() && about.stream().allMatch(this::hides);
    }

    List<Said> without(List<Said> all) {
        return all.stream().filter(one -> !hidesAll(one.about())).toList();
    }

    /** How many are left out. */
    int size() {
        return (int) kept.keySet().stream().filter(this::hides).count();
    }

    Map<DigestItem, Snooze> all() {
        return new LinkedHashMap<>(kept);
    }

    /** Puts severities together that are told of the same. */
    static Map<DigestItem, Severity> together(List<Map.Entry<DigestItem, Severity>> all) {
        Map<DigestItem, Severity> together = new LinkedHashMap<>();
        new ArrayList<>(all).forEach(one -> together.merge(one.getKey(), one.getValue(), Severity::and));
        return together;
    }
}
