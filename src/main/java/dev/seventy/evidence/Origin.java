package dev.seventy.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Where a fact came from. All facts of one import share one origin.
 *
 * @param kind what it was read from
 * @param name the file's name; of what was said in a chat, what it was about
 * @param dataDay the newest day the material speaks of
 * @param recorded when it was taken in
 * @param importNumber of the import that brought it; empty where it came by none
 */
public record Origin(Kind kind, String name, LocalDate dataDay, Instant recorded, OptionalLong importNumber) {

    /** What came by no import. */
    public Origin(Kind kind, String name, LocalDate dataDay, Instant recorded) {
        this(kind, name, dataDay, recorded, OptionalLong.empty());
    }

    /** What kinds of material there are. */
    public enum Kind {
        TRAININGS_EXPORT("trainings export"),
        USAGE_EXPORT("Azure usage export"),
        CUSTOMERS_EXPORT("customers report"),
        PEOPLE_TEMPLATE("people template"),
        CERTIFICATIONS_TEMPLATE("certifications template"),
        MEASURES_TEMPLATE("measures template"),
        OFFICIAL_SCORES_TEMPLATE("official scores template"),
        WALLET("wallet export"),
        ACHIEVEMENTS_TEMPLATE("achievements template"),
        ATTESTATIONS_TEMPLATE("attestations template"),
        PLAYBOOK_TEMPLATE("playbook template"),
        CHAT("chat"),
        CASE("case file");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether the vendor shows what is in it, so that nobody has to be believed. */
        public boolean isOfTheVendor() {
            return switch (this) {
                case TRAININGS_EXPORT, USAGE_EXPORT, CUSTOMERS_EXPORT, WALLET, CASE -> true;
                case PEOPLE_TEMPLATE, CERTIFICATIONS_TEMPLATE, MEASURES_TEMPLATE, OFFICIAL_SCORES_TEMPLATE,
                        ACHIEVEMENTS_TEMPLATE, ATTESTATIONS_TEMPLATE, PLAYBOOK_TEMPLATE, CHAT ->
                    false;
            };
        }
    }
}
