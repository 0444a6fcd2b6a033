package dev.seventy.rules;

import java.util.Locale;

/** What the Partner Value Score is estimated from: there can be more or less of each. */
public enum Signal {
    /** Consumption of Databricks units of a year that the partner influenced, in US dollars. */
    CONSUMPTION,
    /** Its growth against the year before, in percent; the one that may be below zero. */
    GROWTH,
    PROFESSIONAL,
    ASSOCIATE,
    FOUNDATION,
    DEAL_REGISTRATIONS,
    /** Validated integrations: whether there is one is what counts. */
    INTEGRATION,
    MIGRATIONS,
    PUBLIC_REFERENCES,
    PRIVATE_REFERENCES,
    AWARDS;

    /** The word for it in the file. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
