package dev.seventy.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that Slack sends: over HTTP as a form or as JSON, in Socket Mode as the payload of an envelope.
 *
 * @param socketType {@code slash_commands}, {@code interactive} or {@code events_api}
 * @param headers beyond the signature
 */
public record Delivery(ObjectNode payload, String socketType, Map<String, String> headers) {

    public Delivery {
        headers = Map.copyOf(headers);
    }

    static Delivery of(String socketType, ObjectNode payload) {
        return new Delivery(payload, socketType, Map.of());
    }

    /** The same once more, as Slack tries again: 1 to 3, for {@code http_timeout}, {@code http_error} and others. */
    public Delivery again(int number, String reason) {
        var more = new HashMap<>(headers);
        more.put("X-Slack-Retry-Num", String.valueOf(number));
        more.put("X-Slack-Retry-Reason", reason);
        return new Delivery(payload, socketType, more);
    }

    public String contentType() {
        return socketType.equals("events_api") ? "application/json" : "application/x-www-form-urlencoded";
    }

    /** The bytes of the request. */
    public byte[] body() {
        return (switch (socketType) {
            case "slash_commands" -> payload.properties().stream()
                    .map(field -> encode(field.getKey()) + "=" + encode(field.getValue().asString()))
                    .collect(Collectors.joining("&"));
            case "interactive" -> "payload=" + encode(Json.asSlackWrites(payload));
            default -> Json.asSlackWrites(payload);
        }).getBytes(UTF_8);
    }

    public String triggerId() {
        return payload.path("trigger_id").asString();
    }

    public String responseUrl() {
        return payload.path("response_url").asString();
    }

    public String eventId() {
        return payload.path("event_id").asString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("*", "%2A");
    }
}
