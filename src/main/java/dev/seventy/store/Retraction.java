package dev.seventy.store;

/** The answer to a wish to take an import back. */
public sealed interface Retraction {

    /** It is invisible now, and what it had replaced is back. */
    record Retracted() implements Retraction {
    }

    /**
     * A later import replaced some of its rows, or has the same ones and appended nothing for them: that one has to be
     * taken back first.
     */
    record SupersededBy(ImportId later) implements Retraction {
    }

    /** There is no such import, or it is not visible. */
    record NotVisible() implements Retraction {
    }
}
