package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.evidence.Certification;

/**
 * How well it is proved that somebody holds something.
 *
 * @param held what is said
 * @param exported what the trainings export says of the same thing; for what stands there itself, that
 * @param visibleBy the day by which it should have appeared in an export
 * @param newest the newest day that the exports of their global account, or of all where it is not known, speak of
 */
public record Proof(Certification held, State state, Optional<Certification> exported, Optional<LocalDate> visibleBy,
        Optional<LocalDate> newest) {

    /** The rungs of the ladder: on the first two no export has anything to say. */
    public enum State {
        CLAIMED("claimed"),
        LINKED("link given"),
        /** Not in the newest export, which is not newer than the vendor takes. */
        WAITING("waiting"),
        /** Not in the newest export, though it should be. */
        OVERDUE("overdue"),
        CONFIRMED("confirmed"),
        /** The export says otherwise of the same thing. */
        CONFLICTING("conflicting");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
