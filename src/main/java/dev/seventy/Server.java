package dev.seventy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.bot.Bot;
import dev.seventy.web.Health;
import dev.seventy.web.LocalChat;
import dev.seventy.web.PublicPages;
import dev.seventy.web.ScorePage;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The HTTP server: the platforms that are configured, or the local chat on loopback. */
final class Server implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final Duration REQUEST_IDLE = Duration.ofSeconds(5);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);
    private static final Duration CONNECTION_IDLE = Duration.ofSeconds(60);
    private static final int LEAST_BYTES_PER_SECOND = 1_000;
    private static final int LARGEST_HEADERS = 16 * 1024;

    private final Javalin javalin;
    private final Optional<String> key;

    private Server(Javalin javalin, Optional<String> key) {
        this.javalin = javalin;
        this.key = key;
    }

    /**
     * Starts to listen; the local chat never leaves this machine.
     *
     * @throws PortUnavailable with one sentence that says what is in the way
     */
    static Server start(Config config, Bot conversation, Optional<SlackService> slack,
            Supplier<List<Health.Sign>> signs, Metrics metrics, Optional<LocalChat> localChat) {
        var javalin = Javalin.create(settings -> {
            settings.startup.showJavalinBanner = false;
            if (localChat.isPresent()) {
                settings.jetty.host = LOOPBACK;
                settings.jetty.port = config.port();
            } else {
                publicly(settings, config.port(), REQUEST_IDLE);
            }
            new Health(signs).register(settings);
            metrics.register(settings, config.metricsToken(), localChat.isPresent());
            new PublicPages(conversation.privacy()).register(settings);
            new ScorePage(conversation::page, conversation::picture).register(settings);
            localChat.ifPresent(chat -> chat.register(settings));
            slack.ifPresent(service -> service.register(settings));
            // The last one stands in front, so that it knows of every request.
            settings.jetty.modifyServer(server -> {
                server.insertHandler(new GracefulHandler());
                server.setStopTimeout(LAST_ANSWERS.toMillis());
            });
        });
        try {
            return new Server(javalin.start(), localChat.map(LocalChat::key));
        } catch (JavalinBindException taken) {
            throw new PortUnavailable(config.port(), taken);
        }
    }

    /**
     * Listens to anybody, and to nobody for long: who sends less than a little, or nothing for a while, holds no thread.
     *
     * @param requestIdle so long may nothing come of a request that has begun
     */
    static void publicly(JavalinConfig settings, int port, Duration requestIdle) {
        settings.jetty.addConnector((server, http) -> {
            http.setIdleTimeout(requestIdle.toMillis());
            http.setMinRequestDataRate(LEAST_BYTES_PER_SECOND);
            http.setRequestHeaderSize(LARGEST_HEADERS);
            http.setSendServerVersion(false);
            var connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(EVERYWHERE);
            connector.setPort(port);
            connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
            return connector;
        });
    }

    int port() {
        return javalin.port();
    }

    /** The address to open, with the key of the local chat where there is one. */
    String address() {
        return "http://localhost:" + port() + "/" + key.map(secret -> "?key=" + secret).orElse("");
    }

    /** Prints the address and serves until it is closed. */
    int serve(PrintStream out) {
        out.println(key.isPresent() ? "The chat is at " + address() : "Listening on port " + port());
        try {
            javalin.jettyServer().server().join();
            return 0;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Takes no more requests, and lets those under way be answered for a few seconds. */
    @Override
    public void close() {
        javalin.stop();
    }
}
