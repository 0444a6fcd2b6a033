package dev.seventy.slack;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonObject;
import dev.seventy.store.Account;

/** Who an account belongs to, as Slack says. */
public final class SlackPeople {

    /** The time zones of the United States. https://data.iana.org/time-zones/tzdb/zone1970.tab */
    private static final Set<String> AMERICAN = Set.of("America/New_York", "America/Detroit", "America/Chicago",
            "America/Menominee", "America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles",
            "America/Anchorage", "America/Juneau", "America/Sitka", "America/Metlakatla", "America/Yakutat",
            "America/Nome", "America/Adak", "America/Indianapolis", "America/Louisville", "Pacific/Honolulu");
    private static final Set<String> AMERICAN_IN_PART = Set.of("America/Indiana/", "America/Kentucky/",
            "America/North_Dakota/", "US/");

    private final SlackApi api;

    /** What came of asking: somebody, or the answer that says nothing of anybody. */
    public sealed interface Found {

        record Somebody(Account.Profile who) implements Found {
        }

        record Unknown(SlackAnswer why) implements Found {
        }
    }

    public SlackPeople(SlackApi api) {
        this.api = api;
    }

    /**
     * Asks Slack.
     *
     * @param workspace in which the app is installed, and not for its whole enterprise
     * @param grid the enterprise that the installation belongs to, if it does; whoever is in neither is a stranger
     */
    public Found ask(String token, Optional<String> workspace, Optional<String> grid, String user) {
        return switch (api.form("users.info", Optional.of(token), Map.of("user", user, "include_locale", "true"))) {
            case SlackAnswer.Ok ok -> SlackApi.object(ok.body(), "user")
                    .<Found>map(found -> new Found.Somebody(who(found, workspace, grid, user)))
                    .orElse(new Found.Unknown(new SlackAnswer.Broken(200)));
            case SlackAnswer other -> new Found.Unknown(other);
        };
    }

    private static Account.Profile who(JsonObject user, Optional<String> workspace, Optional<String> grid, String id) {
        var profile = SlackApi.object(user, "profile").orElseGet(JsonObject::new);
        var name = SlackApi.text(profile, "real_name").or(() -> SlackApi.text(user, "real_name"))
                .or(() -> SlackApi.text(profile, "display_name")).or(() -> SlackApi.text(user, "name")).orElse(id);
        return new Account.Profile(name, SlackApi.text(profile, "email"), standing(user, workspace, grid), locale(user),
                zone(user));
    }

    /**
     * American English is what Slack speaks to everybody who chose nothing, so that it tells how days are written only of
     * whoever is in an American time zone.
     */
    private static Locale locale(JsonObject user) {
        var locale = SlackApi.text(user, "locale").map(Locale::forLanguageTag).orElse(Locale.ROOT);
        var isAmerican = SlackApi.text(user, "tz").filter(SlackPeople::isAmerican).isPresent();
        return locale.equals(Locale.US) && !isAmerican ? Locale.ENGLISH : locale;
    }

    /** Slack may know a zone that this machine does not. */
    private static Optional<ZoneId> zone(JsonObject user) {
        return SlackApi.text(user, "tz").filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
    }

    private static boolean isAmerican(String zone) {
        return AMERICAN.contains(zone) || AMERICAN_IN_PART.stream().anyMatch(zone::startsWith);
    }

    private static Account.Standing standing(JsonObject user, Optional<String> workspace, Optional<String> grid) {
        if (SlackApi.isTrue(user, "deleted")) {
            return Account.Standing.DEACTIVATED;
        }
        if (SlackApi.isTrue(user, "is_bot")) {
            return Account.Standing.BOT;
        }
        if (SlackApi.isTrue(user, "is_stranger") || isOfAnother(user, workspace, grid)) {
            return Account.Standing.STRANGER;
        }
        return SlackApi.isTrue(user, "is_restricted") || SlackApi.isTrue(user, "is_ultra_restricted")
                ? Account.Standing.GUEST
                : Account.Standing.MEMBER;
    }

    /** Workspaces of one enterprise share their people. */
    private static boolean isOfAnother(JsonObject user, Optional<String> workspace, Optional<String> grid) {
        var enterprise = SlackApi.object(user, "enterprise_user")
                .flatMap(known -> SlackApi.text(known, "enterprise_id")).or(() -> SlackApi.text(user, "enterprise_id"));
        return workspace.filter(own -> SlackApi.text(user, "team_id").equals(Optional.of(own))).isEmpty()
                && grid.filter(own -> enterprise.equals(Optional.of(own))).isEmpty();
    }
}
