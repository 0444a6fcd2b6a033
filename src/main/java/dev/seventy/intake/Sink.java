package dev.seventy.intake;

import dev.seventy.evidence.Entry;

/** Takes what is read from a file, row by row. */
public interface Sink {

    void entry(Entry entry);

    void rejected(Rejected rejected);

    /** Told now and then, and once at the end, how many rows have been read. */
    void progress(long rows);
}
