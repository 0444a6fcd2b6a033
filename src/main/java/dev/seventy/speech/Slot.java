package dev.seventy.speech;

import java.util.List;
import java.util.Optional;

/** A piece of what is told: known, or open and to be asked. */
public sealed interface Slot<T> {

    record Known<T>(T value) implements Slot<T> {
    }

    /**
     * @param said the words that did not settle it; empty where there were none
     * @param choices what may be meant, the likeliest first
     */
    record Open<T>(Why why, String said, List<T> choices) implements Slot<T> {
        public Open {
            choices = List.copyOf(choices);
        }
    }

    static <T> Slot<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Slot<T> missing() {
        return new Open<>(Why.MISSING, "", List.of());
    }

    default Optional<T> known() {
        return this instanceof Known<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    default boolean isOpen() {
        return this instanceof Open;
    }
}
