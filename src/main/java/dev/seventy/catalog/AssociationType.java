package dev.seventy.catalog;

import java.util.Arrays;
import java.util.List;

/** How a partner is associated with a customer, by the short names that rule files and templates use. */
public enum AssociationType {
    PAL,
    DPOR,
    CSP,
    CPOR;

    public static List<String> words() {
        return Arrays.stream(values()).map(AssociationType::name).toList();
    }
}
