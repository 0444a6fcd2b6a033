package dev.seventy.slack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.seventy.outbound.Allowance;
import dev.seventy.outbound.Rate;

/**
 * How often Slack lets an app call each method in a workspace, and write to a channel. Whatever the minute, no more than
 * four fifths of it are used.
 *
 * <p>https://docs.slack.dev/apis/web-api/rate-limits
 */
final class SlackRates {

    /** Calls a minute, as published for each method's tier. */
    static final Map<String, Integer> PUBLISHED = Map.ofEntries(Map.entry("chat.postEphemeral", 100),
            Map.entry("chat.update", 50), Map.entry("views.open", 100), Map.entry("views.update", 100),
            Map.entry("views.publish", 100), Map.entry("conversations.open", 50), Map.entry("users.info", 100),
            Map.entry("files.getUploadURLExternal", 100), Map.entry("files.completeUploadExternal", 100));

    /** "Several hundred messages per minute" for a workspace, and one a second for a channel. */
    private static final int MESSAGES = 200;
    private static final Rate CHANNEL = new Rate(4, Duration.ofSeconds(5), 1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private SlackRates() {
    }

    static Allowance method(String method, String workspace) {
        int published = Optional.ofNullable(PUBLISHED.get(method)).orElse(MESSAGES);
        return new Allowance(bucket(method, workspace), new Rate(published * 7 / 10, MINUTE, published / 10));
    }

    static String bucket(String method, String workspace) {
        return "slack:" + workspace + ":" + method;
    }

    static Allowance channel(String channel, String workspace) {
        return new Allowance("slack:" + workspace + ":" + channel, CHANNEL);
    }
}
