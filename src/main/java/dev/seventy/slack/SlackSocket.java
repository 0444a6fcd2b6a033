package dev.seventy.slack;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
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
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final SlackApi api;
    private final SlackInbound inbound;
    private final String token;
    private final SocketModeRequestParser parser;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ExecutorService workers = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("slack-socket-", 0).factory(),
            (_, _) -> log.warn("slack envelope left to be sent again, as too many wait"));
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<SocketLink> current = Optional.empty();
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
        return current.filter(SocketLink::isOpen).isPresent();
    }

    /** Whether Socket Mode was switched off in the settings of the app; nobody comes back from that without a restart. */
    public boolean isDisabled() {
        return disabled;
    }

    private void serve() throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (closing.getCount() > 0 && !disabled) {
            var opened = System.nanoTime();
            var isConnected = tried();
            if (isConnected && System.nanoTime() - opened > SETTLED.toNanos()) {
                pause = FIRST_PAUSE;
            } else if (!disabled) {
                rest(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Whether there was a connection; what nobody thought of ends one try and not all of them. */
    private boolean tried() throws InterruptedException {
        try {
            var next = connected();
            next.ifPresent(this::replace);
            if (next.isPresent() && next.get().end() == SocketLink.End.DISABLED) {
                disabled = true;
                log.error("slack socket switched off: Socket Mode is disabled in the settings of the app");
            }
            return next.isPresent();
        } catch (RuntimeException failed) {
            // The message may quote the token.
            log.warn("slack socket not connected cause={}", failed.getClass().getName());
            return false;
        }
    }

    private void replace(SocketLink next) {
        var before = current;
        current = Optional.of(next);
        before.ifPresent(SocketLink::leave);
    }

    private void rest(Duration pause) throws InterruptedException {
        var longest = pause.toMillis();
        closing.await(ThreadLocalRandom.current().nextLong(longest / 2, longest), TimeUnit.MILLISECONDS);
    }

    /** A new connection that Slack has greeted, the one before being left as it is. */
    private Optional<SocketLink> connected() throws InterruptedException {
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
        var link = new SocketLink(inbound, parser, workers);
        try {
            client.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(address.get(), link)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            link.greeted(PATIENCE);
            return Optional.of(link);
        } catch (ExecutionException | TimeoutException | CompletionException away) {
            log.warn("slack socket not connected cause={}", away.getClass().getName());
            link.leave();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        current.ifPresent(SocketLink::leave);
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
