package dev.seventy.rules;

import java.util.List;

/**
 * A point on which sources differ or are silent.
 *
 * @param about the metric, or {@code path}, {@code total} or {@code version}
 * @param readings what each source says
 * @param taken the reading that the score follows
 */
public record Disagreement(String about, List<String> readings, String taken) {

    public Disagreement {
        readings = List.copyOf(readings);
    }
}
