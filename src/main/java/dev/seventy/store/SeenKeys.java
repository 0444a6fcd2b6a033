package dev.seventy.store;

import dev.seventy.evidence.Entry;

/**
 * The keys an import has met, each with the content and place of the row that came first. Open addressing in one array,
 * because a million keys as objects would fill the heap that a small server gives.
 */
final class SeenKeys {

    private static final int WIDTH = 4;
    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] slots = new long[FIRST_CAPACITY * WIDTH];
    private int capacity = FIRST_CAPACITY;
    private int size;

    /** Remembers a row, or tells what became of it because one of the same key came before. */
    Taken take(Fingerprint.Key key, long content, int file, Entry entry) {
        // A place of 0 is an empty slot, so files count from 1.
        long place = (file + 1L) << Integer.SIZE | entry.row();
        int at = find(key.high(), key.low());
        if (slots[at + 3] != 0) {
            var earlierFile = (int) (slots[at + 3] >>> Integer.SIZE) - 1;
            var earlierRow = (int) slots[at + 3];
            return slots[at + 2] == content ? new Taken.Repeated(earlierFile, earlierRow)
                    : new Taken.Contradicting(earlierFile, earlierRow);
        }
        put(at, key.high(), key.low(), content, place);
        if (++size * 4L > capacity * 3L) {
            grow();
        }
        return new Taken.Kept();
    }

    boolean contains(Fingerprint.Key key) {
        return slots[find(key.high(), key.low()) + 3] != 0;
    }

    private int find(long high, long low) {
        int at = (int) high & (capacity - 1);
        while (slots[at * WIDTH + 3] != 0 && (slots[at * WIDTH] != high || slots[at * WIDTH + 1] != low)) {
            at = (at + 1) & (capacity - 1);
        }
        return at * WIDTH;
    }

    private void put(int at, long high, long low, long content, long place) {
        slots[at] = high;
        slots[at + 1] = low;
        slots[at + 2] = content;
        slots[at + 3] = place;
    }

    private void grow() {
        var before = slots;
        capacity *= 2;
        slots = new long[capacity * WIDTH];
        for (int at = 0; at < before.length; at += WIDTH) {
            if (before[at + 3] != 0) {
                put(find(before[at], before[at + 1]), before[at], before[at + 1], before[at + 2], before[at + 3]);
            }
        }
    }
}
