package dev.seventy.slack.fake;

import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it now stands in a channel.
 *
 * @param ephemeralTo who alone sees it; empty when everybody does
 * @param via {@code chat.postMessage}, {@code chat.postEphemeral}, {@code response_url}, {@code file}
 * @param edits how often it was changed
 * @param body the arguments it was last written with
 */
public record Posted(String team, String channel, String ts, Optional<String> thread, Optional<String> ephemeralTo,
        String text, JsonNode blocks, String via, int edits, ObjectNode body, Instant at) {

    /** Everything that is shown, for a glance in a test: the text of the blocks, or the text alone. */
    public String shown() {
        var shown = new StringBuilder();
        collect(blocks, shown);
        return shown.isEmpty() ? text : shown.toString().strip();
    }

    private static void collect(JsonNode node, StringBuilder shown) {
        if (node.isObject() && node.path("text").isString()) {
            shown.append(node.path("text").asString()).append('\n');
        }
        node.forEach(child -> collect(child, shown));
    }
}
