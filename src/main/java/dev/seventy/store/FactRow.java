package dev.seventy.store;

import dev.seventy.evidence.Entry;

/**
 * A row of an import on its way into a table.
 *
 * @param derived whether it is a customer's name that merely stood in a usage row
 */
record FactRow(FactKind kind, Fingerprint.Key key, long content, int file, Entry entry,
        boolean derived) implements Comparable<FactRow> {

    /** By kind, and within a kind in the order of the index, which then grows by neighbouring pages. */
    @Override
    public int compareTo(FactRow other) {
        var byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : Long.compare(key.high(), other.key.high());
    }
}
