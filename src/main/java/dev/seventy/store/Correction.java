package dev.seventy.store;

/** The answer to a wish to put something right that was told. */
public sealed interface Correction {

    /** It is recorded in the place of what was told; taken back, that holds again. */
    record Corrected(ImportId id) implements Correction {
    }

    /** It was so already, and nothing was recorded. */
    record Unchanged() implements Correction {
    }

    /** A later import has built on what was told: that one has to be taken back first. */
    record SupersededBy(ImportId later) implements Correction {
    }

    /** There is no such import, or it is not visible. */
    record NotVisible() implements Correction {
    }
}
