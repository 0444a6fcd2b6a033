package dev.seventy.intake;

import java.util.Optional;

import dev.seventy.evidence.Entry;

/** Takes what is read from a file, row by row. */
public interface Sink {

    /**
     * Takes what a row says.
     *
     * @return the earlier row that says otherwise, such as {@code row 2}, where it was left out for it; empty where it was taken
     */
    Optional<String> entry(Entry entry);

    void rejected(Rejected rejected);

    /** Told now and then, and once at the end, how many rows have been read. */
    void progress(long rows);
}
