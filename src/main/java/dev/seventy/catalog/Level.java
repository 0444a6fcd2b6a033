package dev.seventy.catalog;

/**
 * The vendor's grade of a credential. GitHub certifications and partner assessments stand beside Microsoft's ladder;
 * Databricks' accreditations, which nobody watches over, are {@link #FOUNDATION}, and its Champions are named by it.
 */
public enum Level {
    FUNDAMENTALS,
    ASSOCIATE,
    EXPERT,
    SPECIALTY,
    GITHUB,
    ASSESSMENT,
    PROFESSIONAL,
    FOUNDATION,
    UNLEVELLED,
    CHAMPION;

    /** The word for it in files and in chat. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
