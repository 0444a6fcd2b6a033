package dev.seventy.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells how often a key has been seen, in 16 to 32 bytes for each different one. It keeps fingerprints of 64 bits: two
 * different keys are taken for one about once in thirty million files of a million rows, and then the second is told
 * to be its own second occurrence, which harms nothing.
 */
final class Repeats {

    private long[] seen = new long[1 << 12];
    private int size;
    private final Map<Long, Integer> often = new HashMap<>();

    /** How many times the key has been added, this time included. */
    int add(String key) {
        long print = fingerprint(key);
        return addFirst(print) ? 1 : often.merge(print, 2, (before, _) -> before + 1);
    }

    private boolean addFirst(long print) {
        if (size * 2L > seen.length) {
            grow();
        }
        int slot = slot(print);
        if (seen[slot] == print) {
            return false;
        }
        seen[slot] = print;
        size++;
        return true;
    }

    private int slot(long print) {
        int slot = (int) (print >>> 32) & seen.length - 1;
        while (seen[slot] != 0 && seen[slot] != print) {
            slot = slot + 1 & seen.length - 1;
        }
        return slot;
    }

    private void grow() {
        var before = seen;
        seen = new long[before.length * 2];
        Arrays.stream(before).filter(print -> print != 0).forEach(print -> seen[slot(print)] = print);
    }

    /** Never 0, which marks an empty slot. */
    private static long fingerprint(String key) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int index = 0; index < key.length(); index++) {
            hash = (hash ^ key.charAt(index)) * 0x100000001B3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xD6E8FEB86659FD93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
