package dev.seventy;

import java.io.PrintStream;
import java.util.Optional;

import dev.seventy.bot.Bot;
import dev.seventy.slack.SlackEndpoint;
import dev.seventy.web.Health;
import dev.seventy.web.LocalChat;
import dev.seventy.web.PublicPages;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;

/** The HTTP server: the platforms that are configured, or the local chat on loopback. */
final class Server implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

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
    static Server start(Config config, Bot conversation, Optional<SlackEndpoint> slack, boolean localChat) {
        var key = localChat ? Optional.of(LocalChat.newKey()) : Optional.<String>empty();
        var javalin = Javalin.create(settings -> {
            settings.startup.showJavalinBanner = false;
            settings.jetty.host = localChat ? LOOPBACK : EVERYWHERE;
            settings.jetty.port = config.port();
            new Health().register(settings);
            new PublicPages(conversation.privacy()).register(settings);
            key.ifPresent(secret -> new LocalChat(secret, conversation).register(settings));
            slack.ifPresent(endpoint -> endpoint.register(settings));
        });
        try {
            return new Server(javalin.start(), key);
        } catch (JavalinBindException taken) {
            throw new PortUnavailable(config.port(), taken);
        }
    }

    int port() {
        return javalin.port();
    }

    /** The address to open, with the key of the local chat where there is one. */
    String address() {
        return "http://localhost:" + port() + "/" + key.map(secret -> "?key=" + secret).orElse("");
    }

    /** Prints the address and serves until the process is asked to end. */
    int serve(PrintStream out) {
        out.println(key.isPresent() ? "The chat is at " + address() : "Listening on port " + port());
        var stopping = new Thread(this::close, "stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            javalin.jettyServer().server().join();
            return 0;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
