package dev.seventy.store;

/** What became of a row that was handed to an {@link ImportWriter}. */
public sealed interface Taken {

    /** It was taken. */
    record Kept() implements Taken {
    }

    /** It says what an earlier row of the import says already, so that it was not needed. */
    record Repeated(int file, int row) implements Taken {
    }

    /** It contradicts an earlier row of the import, which stays; this one was left out. */
    record Contradicting(int file, int row) implements Taken {
    }
}
