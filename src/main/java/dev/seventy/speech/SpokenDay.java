package dev.seventy.speech;

import java.time.LocalDate;
import java.util.List;

/** A day as somebody said it. */
public sealed interface SpokenDay {

    record On(LocalDate day) implements SpokenDay {
    }

    /** Not one day: of several it can be, of a time that is longer, or of none. */
    record Unclear(Why why, List<LocalDate> choices) implements SpokenDay {
        public Unclear {
            choices = List.copyOf(choices);
        }
    }

    /** The days that come into question. */
    default List<LocalDate> choices() {
        return switch (this) {
            case On(var day) -> List.of(day);
            case Unclear(var _, var choices) -> choices;
        };
    }

    /** Every day that can be meant. */
    default List<LocalDate> meanings() {
        return switch (this) {
            case On(var day) -> List.of(day);
            case Unclear(var why, var choices) -> why == Why.AMBIGUOUS ? choices : List.of();
        };
    }
}
