package dev.seventy.speech;

/** Why a piece of what was told is still open. */
public enum Why {
    /** It was not said. */
    MISSING,
    /** What was said fits each of the choices. */
    AMBIGUOUS,
    /** Nothing and nobody is called that; the choices come nearest. */
    UNKNOWN,
    /** A time that is not a day; the choices are its days, where they are few. */
    VAGUE,
    /** A number and nothing else; the choice is the latest day of a month that bears it. */
    NUMBER,
    /** There is no such day. */
    IMPOSSIBLE,
    FUTURE,
    /** The exam could not be sat any more on that day. */
    RETIRED,
    /** So long ago that it is more likely a slip; the choice is that day, where it can be one at all. */
    LONG_AGO,
    /** An exam that led there once; whether it did is asked. */
    EARLIER_EXAM,
    /** One of several exams that are needed together. */
    ONE_OF_SEVERAL,
    /** It is known, and other words were said that may change it; the choice is what was understood. */
    UNEXPLAINED,
    /** Whoever passed it had left before that day, as {@code said} has it; the choice is the day. */
    LEFT,
    /** It is said to hold longer than its kind can, until the day that {@code said} has; the choice is the day on which it was passed. */
    LONG_LIFE,
    /** The same is held since the day that {@code said} has, and could not be renewed yet; the choice is the day of the new one. */
    HELD;

    /** Whether the day is known and may be a slip: whoever picks it has confirmed it. */
    public boolean isConfirmedByPicking() {
        return this == LONG_AGO || this == LEFT || this == LONG_LIFE || this == HELD;
    }
}
