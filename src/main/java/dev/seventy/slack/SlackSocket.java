package dev.seventy.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's requests over a socket that is opened from here, for where Slack cannot reach: the same handlers, each
 * acknowledged once it has taken effect. https://docs.slack.dev/apis/events-api/using-socket-mode
 */
public final class SlackSocket implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlackSocket.class);

    private static final int AT_ONCE = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final App bolt;
    private final String token;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<SocketModeApp> connected = Optional.empty();
    private volatile boolean disabled;

    SlackSocket(App bolt, String token) {
        this.bolt = bolt;
        this.token = token;
    }

    /** Connects in the background, and tries again until it is connected. */
    public void start() {
        Thread.ofPlatform().daemon().name("slack-socket").start(this::connectUntilConnected);
    }

    private void connectUntilConnected() {
        try {
            for (var pause = FIRST_PAUSE; !tried(); pause = pause.multipliedBy(2)) {
                var longest = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
                if (closing.await(ThreadLocalRandom.current().nextLong(longest / 2, longest), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tried() {
        try {
            var app = new SocketModeApp(token, SocketModeClient.Backend.JavaWebSocket, failed -> {
                log.warn("slack envelope not handled cause={}", failed.getException().getClass().getName());
                return Response.ok();
            }, bolt, AT_ONCE);
            app.startAsync();
            app.getClient().addWebSocketMessageListener(message -> watch(app.getClient(), message));
            connected = Optional.of(app);
            if (closing.getCount() == 0) {
                app.close();
            }
            return true;
        } catch (Exception away) {
            log.warn("slack socket not connected cause={}", away.getClass().getName());
            return false;
        }
    }

    /** When somebody switches Socket Mode off, coming back would go on for ever. */
    private void watch(SocketModeClient client, String message) {
        if (message.contains("\"disconnect\"") && message.contains("\"link_disabled\"")) {
            disabled = true;
            client.setAutoReconnectEnabled(false);
            client.setAutoReconnectOnCloseEnabled(false);
            log.error("slack socket switched off: Socket Mode is disabled in the settings of the app");
        }
    }

    /** Whether requests can come in. */
    public boolean isWell() {
        return !disabled && connected.isPresent();
    }

    @Override
    public void close() {
        closing.countDown();
        connected.ifPresent(app -> {
            try {
                app.close();
            } catch (Exception failed) {
                log.warn("slack socket not closed cause={}", failed.getClass().getName());
            }
        });
    }
}
