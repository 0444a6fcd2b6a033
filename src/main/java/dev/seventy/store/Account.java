package dev.seventy.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.evidence.PersonId;

/**
 * Somebody's account on a platform.
 *
 * @param checked when the platform was last asked about it
 * @param person whose it is
 * @param tie how that is known; a manager may also have said that it is nobody's
 * @param locale in which they write; {@link Locale#ROOT} where the platform does not say
 * @param zone in which they live, where the platform says so
 */
public record Account(String platform, String workspace, String id, String name, Optional<String> address,
        Standing standing, Instant checked, Optional<PersonId> person, Tie tie, Locale locale, Optional<ZoneId> zone) {

    /**
     * What the platform says of an account.
     *
     * @param address an e-mail address that the platform has verified, not merely been told
     * @param locale in which they write; {@link Locale#ROOT} where it does not say
     * @param zone in which they live, where it says so
     */
    public record Profile(String name, Optional<String> address, Standing standing, Locale locale,
            Optional<ZoneId> zone) {

        /** Of whom the platform says neither how they write days nor where they live. */
        public Profile(String name, Optional<String> address, Standing standing) {
            this(name, address, standing, Locale.ROOT, Optional.empty());
        }

        /** Nothing by which somebody is found or named. */
        @Override
        public String toString() {
            return "Profile[" + standing + "]";
        }
    }

    Account(String platform, String workspace, String id, Profile profile, Instant checked, Optional<PersonId> person,
            Tie tie) {
        this(platform, workspace, id, profile.name(), profile.address(), profile.standing(), checked, person, tie,
                profile.locale(), profile.zone());
    }

    /** By what name the records know it: two workspaces may give the same id to different people. */
    public String actorId() {
        return platform + ":" + workspace + ":" + id;
    }

    /** What an account is to its workspace. */
    public enum Standing {
        MEMBER,
        GUEST,
        /** Of another workspace. */
        STRANGER,
        BOT,
        DEACTIVATED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Standing of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** How an account came to its person. */
    public enum Tie {
        NONE,
        /** Exactly one person of the organisation has the account's address. */
        ADDRESS,
        /** Whoever has the account said so. */
        SELF,
        /** A manager said so. */
        MANAGER;

        String word() {
            return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
        }

        static Tie of(String word) {
            return word.isEmpty() ? NONE : valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
