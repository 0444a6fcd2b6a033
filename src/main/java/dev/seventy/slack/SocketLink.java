package dev.seventy.slack;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import dev.seventy.store.Outcomes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a socket: each envelope that comes over it is answered, and acknowledged once it has taken effect. */
final class SocketLink implements WebSocket.Listener {

    private static final Logger log = LoggerFactory.getLogger(SocketLink.class);

    private static final int LONGEST_MESSAGE = 4 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final SlackInbound inbound;
    private final SocketModeRequestParser parser;
    private final Executor workers;
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private final CompletableFuture<Boolean> greeted = new CompletableFuture<>();
    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile long heard = System.nanoTime();

    /** How a connection ended, or why it has to be replaced. */
    enum End {
        LOST,
        REPLACED,
        DISABLED
    }

    SocketLink(SlackInbound inbound, SocketModeRequestParser parser, Executor workers) {
        this.inbound = inbound;
        this.parser = parser;
        this.workers = workers;
    }

    /** Waits until Slack has greeted. */
    void greeted(Duration patience) throws InterruptedException, ExecutionException, TimeoutException {
        greeted.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isOpen() {
        return opened.isDone() && !opened.join().isInputClosed() && !opened.join().isOutputClosed();
    }

    /** Waits for its end, and asks now and then whether Slack is still there. */
    End end() throws InterruptedException {
        while (true) {
            try {
                return ended.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException quiet) {
                if (System.nanoTime() - heard > SILENCE.toNanos()) {
                    log.warn("slack socket silent");
                    opened.join().abort();
                    return End.LOST;
                }
                var _ = opened.join().sendPing(ByteBuffer.allocate(0));
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Closes it; what was not acknowledged on it is sent again. */
    void leave() {
        ended.complete(End.LOST);
        var _ = opened.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened.complete(socket);
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
        heard = System.nanoTime();
        if (text.length() + part.length() > LONGEST_MESSAGE) {
            log.warn("slack socket left, as a message has no end");
            lost();
            socket.abort();
            return null;
        }
        text.append(part);
        if (isLast) {
            var message = text.toString();
            text.setLength(0);
            received(message);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heard = System.nanoTime();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        heard = System.nanoTime();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        lost();
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        log.warn("slack socket failed cause={}", failure.getClass().getName());
        lost();
    }

    private void lost() {
        greeted.completeExceptionally(new TimeoutException());
        ended.complete(End.LOST);
    }

    private void received(String message) {
        JsonObject envelope;
        try {
            envelope = JsonParser.parseString(message).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException foreign) {
            inbound.drop();
            return;
        }
        switch (SlackApi.text(envelope, "type").orElse("")) {
            case "hello" -> greeted.complete(true);
            case "disconnect" -> disconnected(SlackApi.text(envelope, "reason").orElse(""));
            default -> SlackApi.text(envelope, "envelope_id")
                    .ifPresent(id -> workers.execute(() -> answer(id, message, envelope)));
        }
    }

    private void disconnected(String reason) {
        switch (reason) {
            case "link_disabled" -> {
                greeted.complete(true);
                ended.complete(End.DISABLED);
            }
            case "too_many_websockets" -> lost();
            default -> ended.complete(End.REPLACED);
        }
    }

    private void answer(String id, String message, JsonObject envelope) {
        try {
            var body = SlackApi.object(envelope, "payload").map(JsonElement::toString).orElse("");
            var response = Outcomes.await(inbound.respond(() -> parser.parse(message).getBoltRequest(), body));
            // What is not acknowledged is sent again.
            if (!SlackInbound.isLeft(response)) {
                send(acknowledgement(id, response));
            }
        } catch (RuntimeException failed) {
            log.warn("slack envelope not acknowledged cause={}", failed.getClass().getName());
        }
    }

    /** One message after the other, as a second one must not begin before the first is out. */
    private synchronized void send(String message) {
        opened.join().sendText(message, true).join();
    }

    private static String acknowledgement(String id, Response response) {
        var acknowledgement = new JsonObject();
        acknowledgement.addProperty("envelope_id", id);
        var body = Optional.ofNullable(response.getBody()).orElse("");
        if (body.startsWith("{")) {
            acknowledgement.add("payload", JsonParser.parseString(body));
        }
        return acknowledgement.toString();
    }
}
