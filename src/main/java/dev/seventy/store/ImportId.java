package dev.seventy.store;

/** The number of an import within its organisation. */
public record ImportId(long value) implements Comparable<ImportId> {

    @Override
    public int compareTo(ImportId other) {
        return Long.compare(value, other.value);
    }
}
