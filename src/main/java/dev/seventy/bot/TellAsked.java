package dev.seventy.bot;

import java.time.Instant;
import java.util.List;

/** What was asked last in a place, to which a bare answer is one. */
sealed interface TellAsked {

    /** What is open of what was begun. */
    record OfDraft(long number) implements TellAsked {
    }

    /**
     * Whether something shall be taken back.
     *
     * @param line that takes it back
     * @param isOfLast whether that is what was told last, which a day puts right
     */
    record TakeBack(String line, Instant until, boolean isOfLast) implements TellAsked {
    }

    /** Which of several is meant, each kept as a line. */
    record Which(List<String> options, Instant until) implements TellAsked {
        public Which {
            options = List.copyOf(options);
        }
    }

    /** What that should be which was told last. */
    record Fix(Instant until) implements TellAsked {
    }

    /** Whether another word was meant than one that was mistyped: only a plain yes or no is to that. */
    record Offer(TellAsked before) implements TellAsked {
    }

    /** Something of which nothing is kept here, or nothing at all. */
    record Else() implements TellAsked {
    }

    /** The same without a word that was offered since. */
    default TellAsked lasting() {
        return this instanceof Offer(var before) ? before : this;
    }
}
