package dev.seventy.evidence;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a firm says of one field of a row of its playbook: who owns an action, how much of a metric there is. The newest that
 * is told of a field holds; one that says nothing leaves it open again.
 *
 * @param day on which it was said
 * @param item the id of the row, or the name of an integrator
 * @param field which of its fields, such as {@code status}
 * @param value what is said, where it is no person
 * @param unit the currency of an amount, where one was said
 * @param note what was said besides
 * @param person who is meant, where the field is somebody
 */
public record PlaybookEntry(LocalDate day, Part part, String item, String field, Optional<String> value,
        Optional<String> unit, Optional<String> note, Optional<PersonId> person, Origin origin,
        int row) implements Fact {

    /** What of a playbook can be told of. */
    public enum Part {
        ACTION,
        INDUSTRY,
        METRIC,
        /** A firm that is held against the profile of an integrator. */
        INTEGRATOR;

        /** The word for it in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it leaves the field open. */
    public boolean isCleared() {
        return value.isEmpty() && person.isEmpty();
    }
}
