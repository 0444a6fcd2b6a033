package dev.seventy.bot;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.seventy.rules.Track;
import dev.seventy.store.Role;

/**
 * What an organisation has set for itself, beside its zone.
 *
 * @param retentionDays how long its data stay after the bot was removed from its last workspace, where they are
     * erased by themselves
 * @param revenue the least role that sees revenue
 * @param logging what others than the person may log for them
 * @param trackId the id of the kind of Databricks partner that the firm says it is
 * @param reminders how many messages somebody is sent in a week of what ends; 0 for none at all
 * @param anniversary the day on which the enrolment in Microsoft's program ends; one for all designations
 */
public record FirmSettings(int retentionDays, Role revenue, Logging logging, Optional<String> trackId, int reminders,
        Optional<LocalDate> anniversary) {

    static final String NONE = "none";

    public static final int MOST_RETENTION_DAYS = 3_650;

    public static final int MOST_REMINDERS = 5;

    private static final int RETENTION_DAYS = 30;
    /** A week, ours. */
    private static final int REMINDERS = 2;

    /** Who may log a certification, and whose. */
    public enum Logging {
        /** Everybody their own. */
        OWN,
        /** Managers also other people's. */
        MANAGERS,
        /** Everybody also other people's. */
        EVERYONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Logging> of(String word) {
            return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
        }
    }

    /** The name under which a setting is kept and typed. */
    enum Name {
        ZONE,
        RETENTION,
        REVENUE,
        LOGGING,
        TRACK,
        REMINDERS,
        ANNIVERSARY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A setting and what it is to be, as it is typed. */
    record Change(Name name, String value) {
    }

    /** The settings as they were kept; whatever was never set has its default. */
    public static FirmSettings of(Map<String, String> kept) {
        return new FirmSettings(
                Optional.ofNullable(kept.get(Name.RETENTION.word())).map(Integer::valueOf).orElse(RETENTION_DAYS),
                Optional.ofNullable(kept.get(Name.REVENUE.word())).map(FirmSettings::role).orElse(Role.ADMIN),
                Optional.ofNullable(kept.get(Name.LOGGING.word())).flatMap(Logging::of).orElse(Logging.OWN),
                Optional.ofNullable(kept.get(Name.TRACK.word())),
                Optional.ofNullable(kept.get(Name.REMINDERS.word())).map(Integer::valueOf).orElse(REMINDERS),
                Optional.ofNullable(kept.get(Name.ANNIVERSARY.word())).filter(day -> !day.equals(NONE))
                        .map(LocalDate::parse));
    }

    private static Role role(String plural) {
        return plural.equals("managers") ? Role.MANAGER : Role.ADMIN;
    }

    /** What the firm is of these kinds of Databricks partners; unless it said so, the first. */
    Track track(List<Track> tracks) {
        return tracks.stream().filter(track -> trackId.equals(Optional.of(track.id()))).findFirst()
                .orElseGet(tracks::getFirst);
    }

    /** As it is typed. */
    String value(Name name, ZoneId zone, List<Track> tracks) {
        return switch (name) {
            case ZONE -> zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
            case RETENTION -> String.valueOf(retentionDays);
            case REVENUE -> revenue == Role.MANAGER ? "managers" : "admins";
            case LOGGING -> logging.word();
            case TRACK -> track(tracks).id();
            case REMINDERS -> String.valueOf(reminders);
            case ANNIVERSARY -> anniversary.map(LocalDate::toString).orElse(NONE);
        };
    }
}
