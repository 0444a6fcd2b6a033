package dev.seventy.slack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import dev.seventy.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's requests over a socket that is opened from here, for where Slack cannot reach: the same handlers, each
 * acknowledged once it has taken effect. https://docs.slack.dev/apis/events-api/using-socket-mode
 *
 * <p>Bolt's own client keeps what tells that Socket Mode was switched off to itself and comes back for ever, closes an
 * old connection before the new one is open, and queues without end, so only its parser is used.
 */
public final class SlackSocket implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlackSocket.class);

    private static final int AT_ONCE = 4;
    private static final int WAITING = 256;
    private static final int LONGEST_MESSAGE = 4 * 1024 * 1024;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final SlackApi api;
    private final SlackInbound inbound;
    private final String token;
    private final SocketModeRequestParser parser;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ExecutorService workers = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("slack-socket-", 0).factory(),
            (_, _) -> log.warn("slack envelope left to be sent again, as too many wait"));
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<Link> current = Optional.empty();
    private volatile boolean disabled;

    SlackSocket(SlackApi api, SlackInbound inbound, String token) {
        this.api = api;
        this.inbound = inbound;
        this.token = token;
        parser = new SocketModeRequestParser(inbound.bolt().config());
    }

    /** Connects in the background, and again whenever the connection ends. */
    public void start() {
        Thread.ofPlatform().daemon().name("slack-socket").start(() -> {
            try {
                serve();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Whether requests can come in. */
    public boolean isWell() {
        return current.filter(Link::isOpen).isPresent();
    }

    /** Whether Socket Mode was switched off in the settings of the app; nobody comes back from that without a restart. */
    public boolean isDisabled() {
        return disabled;
    }

    private void serve() throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (closing.getCount() > 0) {
            var next = connected();
            if (next.isPresent()) {
                var before = current;
                current = next;
                before.ifPresent(Link::leave);
                var opened = System.nanoTime();
                var end = next.get().end();
                if (end == End.DISABLED) {
                    disabled = true;
                    log.error("slack socket switched off: Socket Mode is disabled in the settings of the app");
                    return;
                }
                if (System.nanoTime() - opened > SETTLED.toNanos()) {
                    pause = FIRST_PAUSE;
                    continue;
                }
            }
            rest(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        var longest = pause.toMillis();
        closing.await(ThreadLocalRandom.current().nextLong(longest / 2, longest), TimeUnit.MILLISECONDS);
    }

    /** A new connection that Slack has greeted, the one before being left as it is. */
    private Optional<Link> connected() throws InterruptedException {
        var answer = api.form("apps.connections.open", Optional.of(token), Map.of());
        if (answer instanceof SlackAnswer.Limited(var wait)) {
            closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
        var address = answer instanceof SlackAnswer.Ok ok
                ? SlackApi.text(ok.body(), "url").flatMap(api.addresses()::socket)
                : Optional.<URI>empty();
        if (address.isEmpty()) {
            log.warn("slack socket not connected answer={}", answer);
            return Optional.empty();
        }
        var link = new Link();
        try {
            client.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(address.get(), link)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            link.greeted.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(link);
        } catch (ExecutionException | TimeoutException | CompletionException away) {
            log.warn("slack socket not connected cause={}", away.getClass().getName());
            link.leave();
            return Optional.empty();
        }
    }

    /** How a connection ended, or why it has to be replaced. */
    private enum End {
        LOST,
        REPLACED,
        DISABLED
    }

    /** One connection. */
    private final class Link implements WebSocket.Listener {

        private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
        private final CompletableFuture<Boolean> greeted = new CompletableFuture<>();
        private final CompletableFuture<End> ended = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private volatile long heard = System.nanoTime();

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
                send(acknowledgement(id, inbound.respond(() -> parser.parse(message).getBoltRequest(), body)));
            } catch (StoreUnavailable away) {
                log.warn("slack envelope left to be sent again kind={}", away.kind());
            } catch (RuntimeException failed) {
                log.warn("slack envelope not acknowledged cause={}", failed.getClass().getName());
            }
        }

        /** One message after the other, as a second one must not begin before the first is out. */
        private synchronized void send(String message) {
            opened.join().sendText(message, true).join();
        }
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

    @Override
    public void close() {
        closing.countDown();
        current.ifPresent(Link::leave);
        workers.shutdown();
        try {
            workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            client.shutdown();
            client.awaitTermination(FAREWELL);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
