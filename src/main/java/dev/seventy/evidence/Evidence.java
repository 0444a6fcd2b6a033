package dev.seventy.evidence;

import java.util.List;

/** All that is known of one partner, ready to be held against rules. */
public record Evidence(List<Certification> certifications, List<AzureUsage> usage, List<Measure> measures,
        List<OfficialScore> officialScores, List<Staff> staff, List<Achievement> achievements) {

    public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Evidence {
        certifications = List.copyOf(certifications);
        usage = List.copyOf(usage);
        measures = List.copyOf(measures);
        officialScores = List.copyOf(officialScores);
        staff = List.copyOf(staff);
        achievements = List.copyOf(achievements);
    }

    public boolean isEmpty() {
        return certifications.isEmpty() && usage.isEmpty() && measures.isEmpty() && officialScores.isEmpty()
                && achievements.isEmpty();
    }
}
