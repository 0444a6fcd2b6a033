package dev.seventy.evidence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.seventy.catalog.AchievementKind;

/** All that is known of one partner, ready to be held against rules. */
public record Evidence(List<Certification> certifications, List<AzureUsage> usage, List<Measure> measures,
        List<OfficialScore> officialScores, List<Staff> staff, List<Achievement> achievements, List<Export> exports) {

    public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Evidence {
        certifications = List.copyOf(certifications);
        usage = List.copyOf(usage);
        measures = List.copyOf(measures);
        officialScores = List.copyOf(officialScores);
        staff = List.copyOf(staff);
        achievements = List.copyOf(achievements);
        exports = List.copyOf(exports);
    }

    /** What is known where no trainings export is on file. */
    public Evidence(List<Certification> certifications, List<AzureUsage> usage, List<Measure> measures,
            List<OfficialScore> officialScores, List<Staff> staff, List<Achievement> achievements) {
        this(certifications, usage, measures, officialScores, staff, achievements, List.of());
    }

    /** What is told of each achievement for a day, each once: the newest that had begun, since it first held so. */
    public Collection<Achievement> achievementsOn(LocalDate day) {
        record Which(AchievementKind kind, String name) {
        }
        Map<Which, Achievement> newest = new LinkedHashMap<>();
        achievements.stream().filter(told -> !told.since().isAfter(day))
                .sorted(Comparator.comparing(Achievement::since))
                .forEach(told -> newest.merge(new Which(told.kind(), told.name().toLowerCase(Locale.ROOT)), told,
                        (before, later) -> before.confirmed() == later.confirmed() ? before : later));
        return newest.values();
    }

    /** The same without certifications that are only claimed. */
    public Evidence strict() {
        return new Evidence(certifications.stream().filter(held -> !held.isClaimed()).toList(), usage, measures,
                officialScores, staff, achievements, exports);
    }

    public boolean isEmpty() {
        return certifications.isEmpty() && usage.isEmpty() && measures.isEmpty() && officialScores.isEmpty()
                && achievements.isEmpty();
    }
}
