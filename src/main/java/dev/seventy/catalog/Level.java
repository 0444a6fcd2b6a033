package dev.seventy.catalog;

/** The vendor's grade of a credential; GitHub certifications and partner assessments stand beside the ladder. */
public enum Level {
    FUNDAMENTALS,
    ASSOCIATE,
    EXPERT,
    SPECIALTY,
    GITHUB,
    ASSESSMENT;

    /** The word for it in files and in chat. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
