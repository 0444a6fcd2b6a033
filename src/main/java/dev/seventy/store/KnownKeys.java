package dev.seventy.store;

/**
 * The natural keys an import can meet: of the facts that hold so far, and of its own rows. Open addressing in one array,
 * because a million keys as objects would fill the heap that a small server has; in memory, because an index on hashed
 * keys makes a million rows cost twice as much as the rows themselves.
 */
final class KnownKeys {

    private static final int WIDTH = 4;
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int ORDINAL_BITS = 31;

    // Four numbers for each key: its two halves, the content, and the place, which is 0 in an empty slot, negative for
    // a fact that holds so far (its import and ordinal), positive for a row of this import (its file, from 1, and row).
    private long[] slots = new long[FIRST_CAPACITY * WIDTH];
    private int capacity = FIRST_CAPACITY;
    private int size;

    /** What a row turns out to be. */
    sealed interface Meeting {

        /** Nothing of its key is known. */
        record New() implements Meeting {
        }

        /** It says what a fact says already. */
        record Unchanged(long importId) implements Meeting {
        }

        /** It says otherwise than a fact that holds so far. */
        record Changed(long importId, int ordinal) implements Meeting {
        }

        /** An earlier row of this import has its key. */
        record Again(Taken taken) implements Meeting {
        }
    }

    private static final Meeting NEW = new Meeting.New();

    /** Remembers a fact that holds so far. */
    void earlier(Fingerprint.Key key, long content, long importId, int ordinal) {
        put(find(key.high(), key.low()), key, content, Long.MIN_VALUE | importId << ORDINAL_BITS | ordinal);
    }

    /** Remembers a row of the import, and tells what it turns out to be. */
    Meeting meet(Fingerprint.Key key, long content, int file, int row) {
        int at = find(key.high(), key.low());
        var before = slots[at + 3];
        var contentBefore = slots[at + 2];
        if (before > 0) {
            var earlierFile = (int) (before >>> Integer.SIZE) - 1;
            var earlierRow = (int) before;
            return new Meeting.Again(contentBefore == content ? new Taken.Repeated(earlierFile, earlierRow)
                    : new Taken.Contradicting(earlierFile, earlierRow));
        }
        put(at, key, content, (file + 1L) << Integer.SIZE | row);
        if (before == 0) {
            return NEW;
        }
        var importId = (before & Long.MAX_VALUE) >>> ORDINAL_BITS;
        return contentBefore == content ? new Meeting.Unchanged(importId)
                : new Meeting.Changed(importId, (int) (before & Integer.MAX_VALUE));
    }

    /** Whether a row of this import has the key. */
    boolean hasMet(Fingerprint.Key key) {
        return slots[find(key.high(), key.low()) + 3] > 0;
    }

    private int find(long high, long low) {
        int slot = (int) high & (capacity - 1);
        while (slots[slot * WIDTH + 3] != 0 && (slots[slot * WIDTH] != high || slots[slot * WIDTH + 1] != low)) {
            slot = (slot + 1) & (capacity - 1);
        }
        return slot * WIDTH;
    }

    private void put(int at, Fingerprint.Key key, long content, long place) {
        var isNew = slots[at + 3] == 0;
        slots[at] = key.high();
        slots[at + 1] = key.low();
        slots[at + 2] = content;
        slots[at + 3] = place;
        if (isNew && ++size * 4L > capacity * 3L) {
            grow();
        }
    }

    private void grow() {
        var before = slots;
        capacity = Math.multiplyExact(capacity, 2);
        slots = new long[Math.multiplyExact(capacity, WIDTH)];
        for (int at = 0; at < before.length; at += WIDTH) {
            if (before[at + 3] != 0) {
                System.arraycopy(before, at, slots, find(before[at], before[at + 1]), WIDTH);
            }
        }
    }
}
