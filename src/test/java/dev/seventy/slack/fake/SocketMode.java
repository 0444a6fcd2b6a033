package dev.seventy.slack.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack's side of Socket Mode: greets, sends envelopes, collects their acknowledgements, asks to reconnect.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
public final class SocketMode {

    private static final int CONNECTIONS = 10;

    /** Why Slack asks a connection to end. */
    public enum Reason {
        WARNING,
        REFRESH_REQUESTED,
        LINK_DISABLED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Set<String> tickets = new HashSet<>();
    private final List<WsContext> open = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final Map<String, JsonNode> acknowledged = new HashMap<>();
    private int number;
    private int opened;
    private int most;
    private int refused;
    private boolean enabled = true;

    SocketMode() {
    }

    synchronized String ticket() {
        if (!enabled) {
            throw Refused.with("internal_error");
        }
        var ticket = "ticket-" + ++number;
        tickets.add(ticket);
        return ticket;
    }

    void configure(WsConfig socket) {
        socket.onConnect(context -> {
            context.session.setIdleTimeout(Duration.ofMinutes(10));
            connected(context);
        });
        socket.onMessage(context -> received(context.message()));
        socket.onClose(this::closed);
        socket.onError(this::closed);
    }

    private synchronized void connected(WsContext context) {
        var ticket = Optional.ofNullable(context.queryParam("ticket")).orElse("");
        if (!tickets.remove(ticket)) {
            context.closeSession(1008, "invalid ticket");
            return;
        }
        if (open.size() >= CONNECTIONS) {
            refused++;
            context.send(disconnect("too_many_websockets"));
            context.closeSession(1008, "too_many_websockets");
            return;
        }
        open.add(context);
        opened++;
        most = Math.max(most, open.size());
        history.add("open");
        var hello = Json.object().put("type", "hello").put("num_connections", open.size());
        hello.putObject("debug_info").put("host", "applink-1").put("build_number", 1).put("approximate_connection_time",
                18060);
        hello.putObject("connection_info").put("app_id", FakeSlack.APP_ID);
        context.send(Json.write(hello));
    }

    private synchronized void closed(WsContext context) {
        if (open.removeIf(other -> other.sessionId().equals(context.sessionId()))) {
            history.add("close");
        }
    }

    private synchronized void received(String text) {
        Json.read(text).ifPresent(message -> Json.text(message, "envelope_id")
                .ifPresent(id -> acknowledged.put(id, message.path("payload"))));
    }

    /** Sends one envelope to one of the connections and tells its id. */
    public synchronized String send(Delivery delivery) {
        return send(delivery, 0, "");
    }

    /** Sends it again, as Slack does without an acknowledgement. */
    public synchronized String send(Delivery delivery, int retry, String reason) {
        var id = "%08x-1c5b-4b27-9b8c-000000000000".formatted(++number);
        var envelope = Json.object().put("type", delivery.socketType()).put("envelope_id", id)
                .put("accepts_response_payload", !delivery.socketType().equals("events_api"));
        envelope.set("payload", delivery.payload());
        if (delivery.socketType().equals("events_api")) {
            envelope.put("retry_attempt", retry).put("retry_reason", reason);
        }
        if (open.isEmpty()) {
            throw new AssertionError("nobody is connected");
        }
        open.get(number % open.size()).send(Json.asSlackWrites(envelope));
        return id;
    }

    /** Anything at all, to every connection. */
    public synchronized void sendText(String text) {
        open.forEach(connection -> connection.send(text));
    }

    /** Asks every connection to end; after {@code LINK_DISABLED} none can be opened and the open ones are closed. */
    public synchronized void disconnect(Reason reason) {
        history.add(reason.word());
        if (reason == Reason.LINK_DISABLED) {
            enabled = false;
        }
        for (var connection : List.copyOf(open)) {
            connection.send(disconnect(reason.word()));
            if (reason == Reason.LINK_DISABLED) {
                connection.closeSession(1000, "link_disabled");
            }
        }
    }

    /** Closes every connection without a word. */
    public synchronized void drop() {
        for (var connection : List.copyOf(open)) {
            connection.session.disconnect();
        }
    }

    private static String disconnect(String reason) {
        ObjectNode message = Json.object().put("type", "disconnect").put("reason", reason);
        message.putObject("debug_info").put("host", "applink-1");
        return Json.write(message);
    }

    /** How many are open now. */
    public synchronized int connections() {
        return open.size();
    }

    /** How many were opened in all. */
    public synchronized int opened() {
        return opened;
    }

    /** How many were open at once, at most. */
    public synchronized int most() {
        return most;
    }

    /** How many were turned away because ten were open. */
    public synchronized int turnedAway() {
        return refused;
    }

    /** What was opened, closed and asked for, in order: {@code open}, {@code close} or the reason of a disconnect. */
    public synchronized List<String> history() {
        return List.copyOf(history);
    }

    /** What the envelope was acknowledged with: a missing node without a payload; empty without acknowledgement. */
    public synchronized Optional<JsonNode> acknowledgement(String envelope) {
        return Optional.ofNullable(acknowledged.get(envelope));
    }
}
