package dev.seventy.bot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may see and do; each role may all that the ones before it may. */
public enum Role {
    /** The own record, and the team's totals. */
    MEMBER,
    /** People and plans. */
    MANAGER,
    /** Imports, revenue, settings. */
    ADMIN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
