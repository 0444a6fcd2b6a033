package dev.seventy.evidence;

import java.time.LocalDate;

import dev.seventy.catalog.AchievementKind;

/**
 * Something that the firm achieved with a vendor; its kind and name tell it from others. What is told of a later day
 * leaves what held before as it was.
 *
 * @param since the first day on which it holds as it is told here
 * @param confirmed whether the vendor has verified, approved or validated it; otherwise it counts nowhere
 */
public record Achievement(LocalDate since, AchievementKind kind, String name, boolean confirmed, Origin origin,
        int row) implements Fact {
}
