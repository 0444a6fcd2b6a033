package dev.seventy.slack.fake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody in a workspace, as {@code users.info} tells of them.
 *
 * @param locale told to whom asks for it only; American English for who chose nothing
 */
public record SlackUser(String id, String team, String name, Optional<String> email, ZoneId zone, String locale,
        Set<Kind> kinds) {

    /** What an account may be besides a full member. */
    public enum Kind {
        ADMIN,
        OWNER,
        GUEST,
        SINGLE_CHANNEL_GUEST,
        STRANGER,
        BOT,
        DELETED
    }

    public SlackUser {
        kinds = Set.copyOf(kinds);
    }

    /** A full member with an address. */
    public static SlackUser member(String id, String team) {
        return new SlackUser(id, team, "Person " + id, Optional.of(id.toLowerCase(Locale.ROOT) + "@example.com"),
                ZoneId.of("Europe/Berlin"), "en-US", Set.of());
    }

    public SlackUser but(Kind... more) {
        var all = EnumSet.noneOf(Kind.class);
        all.addAll(kinds);
        all.addAll(Set.of(more));
        return new SlackUser(id, team, name, email, zone, locale, all);
    }

    public SlackUser named(String newName) {
        return new SlackUser(id, team, newName, email, zone, locale, kinds);
    }

    public SlackUser withEmail(Optional<String> newEmail) {
        return new SlackUser(id, team, name, newEmail, zone, locale, kinds);
    }

    public SlackUser in(ZoneId newZone) {
        return new SlackUser(id, team, name, email, newZone, locale, kinds);
    }

    public SlackUser writing(String newLocale) {
        return new SlackUser(id, team, name, email, zone, newLocale, kinds);
    }

    ObjectNode json(boolean withEmail, Instant now) {
        var user = Json.object().put("id", id).put("team_id", team).put("name", name.toLowerCase(Locale.ROOT))
                .put("deleted", kinds.contains(Kind.DELETED)).put("real_name", name).put("tz", zone.getId())
                .put("tz_label", zone.getId()).put("tz_offset", zone.getRules().getOffset(now).getTotalSeconds())
                .put("is_admin", kinds.contains(Kind.ADMIN)).put("is_owner", kinds.contains(Kind.OWNER))
                .put("is_primary_owner", false)
                .put("is_restricted", kinds.contains(Kind.GUEST) || kinds.contains(Kind.SINGLE_CHANNEL_GUEST))
                .put("is_ultra_restricted", kinds.contains(Kind.SINGLE_CHANNEL_GUEST))
                .put("is_bot", kinds.contains(Kind.BOT)).put("is_app_user", false).put("updated", 1700000000);
        // Slack leaves the flag out for people of the workspace's own.
        if (kinds.contains(Kind.STRANGER)) {
            user.put("is_stranger", true);
        }
        var profile = user.putObject("profile").put("real_name", name).put("display_name", name).put("team", team);
        if (withEmail && !kinds.contains(Kind.BOT)) {
            email.ifPresent(address -> profile.put("email", address));
        }
        return user;
    }
}
