package dev.seventy.store;

import java.time.Instant;
import java.util.List;

/**
 * Something somebody did or looked at.
 *
 * @param action what was done, such as {@code import.confirmed}
 * @param objects ids of what it was done to, never names
 * @param previousHash the hash of the entry before; empty for the first
 * @param hash of everything else in the entry
 */
public record AuditEntry(long sequence, Instant at, Actor actor, String action, List<String> objects, String outcome,
        String previousHash, String hash) {

    public AuditEntry {
        objects = List.copyOf(objects);
    }
}
