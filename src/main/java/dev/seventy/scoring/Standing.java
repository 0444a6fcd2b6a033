package dev.seventy.scoring;

import java.util.List;

import dev.seventy.rules.ProgramPath;

/**
 * Where a partner stands in one designation: the path that counts, and the assessment on every path.
 *
 * @param decision how the path came to be taken
 * @param conditions what was found for the conditions of the choice, as far as they were looked at
 * @param assessments one for each path of the version, Enterprise first
 */
public record Standing(ProgramPath path, Decision decision, List<Observation> conditions,
        List<Assessment> assessments) {

    /** How a path came to be taken. */
    public enum Decision {
        /** There is only one. */
        ONLY,
        /** The rules' own condition named it. */
        BY_RULE,
        /** The condition needs figures that are not known, so the rules' last resort was taken. */
        ASSUMED,
        /** Both were computed and this one is better. */
        BEST,
        /** It was asked for. */
        ASKED
    }

    public Standing {
        conditions = List.copyOf(conditions);
        assessments = List.copyOf(assessments);
    }

    /** The assessment on the path that counts. */
    public Assessment assessment() {
        return assessments.stream().filter(assessment -> assessment.path() == path).findFirst().orElseThrow();
    }
}
