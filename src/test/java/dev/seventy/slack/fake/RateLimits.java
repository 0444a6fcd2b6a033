package dev.seventy.slack.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's published limits, for each method and workspace, and for each channel that is posted to.
 *
 * <p>Slack publishes "N+ per minute"; N within any 60 seconds are let through here, and no more. Only tier 1 has a
 * burst, because Slack says that a small one is tolerated and its own libraries need two connections to start.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
final class RateLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TIER_1 = 1;
    private static final int TIER_1_BURST = 5;
    private static final int TIER_3 = 50;
    private static final int TIER_4 = 100;

    /** "Several hundred messages per minute" of one workspace. */
    private static final int POSTS_OF_A_WORKSPACE = 300;
    /** "Hundreds of requests per minute". */
    private static final int AUTH_TEST = 600;

    /** Calls per minute, from the page of each method under https://docs.slack.dev/reference/methods. */
    static final Map<String, Integer> PER_MINUTE = Map.ofEntries(Map.entry("apps.connections.open", TIER_1),
            Map.entry("auth.revoke", TIER_3), Map.entry("auth.test", AUTH_TEST), Map.entry("chat.delete", TIER_3),
            Map.entry("chat.postEphemeral", TIER_4), Map.entry("chat.postMessage", POSTS_OF_A_WORKSPACE),
            Map.entry("chat.update", TIER_3), Map.entry("conversations.open", TIER_3),
            Map.entry("files.completeUploadExternal", TIER_4), Map.entry("files.getUploadURLExternal", TIER_4),
            Map.entry("oauth.v2.access", AUTH_TEST), Map.entry("users.info", TIER_4), Map.entry("views.open", TIER_4),
            Map.entry("views.publish", TIER_4), Map.entry("views.push", TIER_4), Map.entry("views.update", TIER_4));

    /** One message per second and channel; "short bursts" are taken as this many. */
    static final int CHANNEL_BURST = 3;
    private static final Duration CHANNEL_PACE = Duration.ofSeconds(1);

    private final Map<String, Deque<Instant>> taken = new HashMap<>();
    private final Map<String, Instant> channelFree = new HashMap<>();
    private final Map<String, Instant> blocked = new HashMap<>();

    /** How long the caller has to wait, if it has to. */
    Optional<Duration> take(String method, String team, Instant now) {
        var window = taken.computeIfAbsent(method + " " + team, _ -> new ArrayDeque<>());
        while (!window.isEmpty() && !window.getFirst().plus(MINUTE).isAfter(now)) {
            window.removeFirst();
        }
        int perMinute = PER_MINUTE.getOrDefault(method, TIER_4);
        if (window.size() >= (perMinute == TIER_1 ? perMinute + TIER_1_BURST : perMinute)) {
            return Optional.of(block(method, team, now, Duration.between(now, window.getFirst().plus(MINUTE))));
        }
        window.addLast(now);
        return Optional.empty();
    }

    /** As {@link #take}, for a message into a channel. */
    Optional<Duration> post(String method, String team, String channel, Instant now) {
        var free = channelFree.getOrDefault(team + " " + channel, now);
        var start = free.isBefore(now) ? now : free;
        var ahead = Duration.between(now, start);
        if (ahead.compareTo(CHANNEL_PACE.multipliedBy(CHANNEL_BURST - 1L)) > 0) {
            return Optional.of(block(method, team, now, CHANNEL_PACE));
        }
        channelFree.put(team + " " + channel, start.plus(CHANNEL_PACE));
        return Optional.empty();
    }

    /** Until then no call of that method and team is taken. */
    Duration block(String method, String team, Instant now, Duration time) {
        blocked.put(method + " " + team, now.plus(time));
        return time;
    }

    /** What is left of the last {@code Retry-After}. */
    Optional<Duration> blocked(String method, String team, Instant now) {
        return Optional.ofNullable(blocked.get(method + " " + team)).filter(now::isBefore)
                .map(until -> Duration.between(now, until));
    }
}
