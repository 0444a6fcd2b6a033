package dev.seventy.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a firm says of one field of a row of its playbook: who owns an action, how much of a metric there is. What is said
 * of the latest day holds; an entry that says nothing leaves the field open again.
 *
 * @param day on which it was said
 * @param item the id of the row, or the name of an integrator
 * @param field which of its fields, such as {@code status}
 * @param value what is said, where it is no person
 * @param unit of a figure what it was told in: {@link #NUMBER}, a currency, or {@link #MONEY} where none was said
 * @param note what was said besides
 * @param person who is meant, where the field is somebody
 * @param isForgotten whether it was left open because somebody was forgotten, of whom it told
 */
public record PlaybookEntry(LocalDate day, Part part, String item, String field, Optional<String> value,
        Optional<String> unit, Optional<String> note, Optional<PersonId> person, boolean isForgotten, Origin origin,
        int row) implements Fact {

    public static final String STATUS = "status";
    public static final String OWNER = "owner";
    public static final String LEAD = "lead";
    public static final String DEMO = "demo";
    public static final String NOTE = "note";
    public static final String VALUE = "value";
    public static final String TARGET = "target";

    /** The unit of what is counted. */
    public static final String NUMBER = "number";
    /** The unit of an amount of which nobody said the currency. */
    public static final String MONEY = "money";

    /** What of a playbook can be told of. */
    public enum Part {
        ACTION(STATUS, OWNER, NOTE),
        INDUSTRY(LEAD, STATUS, DEMO, NOTE),
        METRIC(VALUE, TARGET),
        /** A firm that is held against the profile of an integrator; its fields are the ids of the criteria. */
        INTEGRATOR;

        private final List<String> fields;

        Part(String... fields) {
            this.fields = List.of(fields);
        }

        /** What is told of each; of integrators it depends on the playbook. */
        public List<String> fields() {
            return fields;
        }

        /** The word for it in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a field is somebody. */
    public static boolean isSomebody(String field) {
        return field.equals(OWNER) || field.equals(LEAD);
    }

    /** What a figure is told in. */
    public static String unit(boolean isMoney, Optional<String> currency) {
        return isMoney ? currency.orElse(MONEY) : NUMBER;
    }

    /** Whether a figure was told in what the metric counts in; what says no unit was. */
    public boolean isToldIn(boolean isMoney) {
        return unit.map(told -> told.equals(NUMBER) != isMoney).orElse(true);
    }

    /** The currency of an amount; empty where it is none, or nobody said which. */
    public Optional<String> currency() {
        return unit.filter(told -> !told.equals(NUMBER) && !told.equals(MONEY));
    }

    /** Whether it leaves the field open. */
    public boolean isCleared() {
        return value.isEmpty() && person.isEmpty();
    }
}
