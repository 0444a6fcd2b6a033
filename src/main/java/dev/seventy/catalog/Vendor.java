package dev.seventy.catalog;

import java.util.Locale;

/** Who certifies. */
public enum Vendor {
    MICROSOFT,
    DATABRICKS;

    /** The word for it in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in a sentence. */
    public String shown() {
        return name().charAt(0) + word().substring(1);
    }
}
