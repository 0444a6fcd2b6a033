package dev.seventy.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.seventy.evidence.Origin;

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

    /** Whether it was said in a chat, and not read from files. */
    public boolean isTold() {
        return !files.isEmpty() && files.stream().allMatch(file -> file.kind() == Origin.Kind.CHAT);
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
