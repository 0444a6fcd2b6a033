package dev.seventy.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An import as the history shows it.
 *
 * @param recorded when it was begun
 * @param since when it came into its state
 */
public record ImportRecord(ImportId id, List<ImportFile> files, Actor actor, Instant recorded, State state,
        Instant since, ImportCounts counts) {

    public ImportRecord {
        files = List.copyOf(files);
    }

    /** The states an import passes, in this order. */
    public enum State {
        BEGUN,
        STAGED,
        VISIBLE,
        RETRACTED,
        DISCARDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
