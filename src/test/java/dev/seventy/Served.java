package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import dev.seventy.slack.fake.Delivery;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.Until;

/** The whole program as {@code ./seventy serve} starts it, between two ends of a fake Slack. */
final class Served implements AutoCloseable {

    static final String BASE = "http://localhost:3000";

    final FakeSlack slack;
    final SlackClient people;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Path folder;
    private boolean isClosed;
    private final App app;
    private final Server server;
    private final HttpClient browser = HttpClient.newHttpClient();

    private Served(FakeSlack slack, Path folder, Map<String, String> settings) {
        this.slack = slack;
        this.folder = folder;
        var all = new HashMap<>(
                Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"), "SEVENTY_PORT", "0",
                        "SLACK_API_URL", slack.api().toString(), "SEVENTY_SECRET_KEY", "A".repeat(43) + "="));
        all.putAll(settings);
        app = App.open(Config.from(all), Optional.ofNullable(settings.get("SEVENTY_ORGANISATION")), slack.clock(),
                new PrintStream(printed, true, UTF_8));
        server = app.startServing();
        people = new SlackClient(slack, address("/slack/events"));
    }

    /** Serves with these settings, and those that every one of its kind needs. */
    static Served start(FakeSlack slack, Path folder, Map<String, String> settings) {
        return new Served(slack, folder, settings);
    }

    /** In any workspace that installs it. */
    static Served installable(FakeSlack slack, Path folder) {
        return start(slack, folder,
                Map.of("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_CLIENT_ID", FakeSlack.CLIENT_ID,
                        "SLACK_CLIENT_SECRET", FakeSlack.CLIENT_SECRET, "SEVENTY_BASE_URL", BASE, "SEVENTY_SUPPORT",
                        "mailto:help@example.com"));
    }

    App app() {
        return app;
    }

    int port() {
        return server.port();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** Types a line in the terminal. */
    String terminal(String... line) {
        printed.reset();
        app.terminal(List.of(line), Optional.empty(), folder);
        return printed.toString(UTF_8);
    }

    HttpResponse<String> get(String address, String cookie) {
        try {
            return browser.send(HttpRequest.newBuilder(URI.create(address)).header("Cookie", cookie).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    HttpResponse<String> get(String path) {
        return get(address(path).toString(), "none=none");
    }

    /** A browser that is led to Slack, says yes there and comes back. */
    HttpResponse<String> install() {
        var led = get("/slack/install");
        var cookie = led.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        var back = get(led.headers().firstValue("Location").orElseThrow(), "none=none").headers().firstValue("Location")
                .orElseThrow();
        return get(back.replace(BASE, "http://127.0.0.1:" + server.port()), cookie);
    }

    String send(Delivery delivery) {
        var response = people.send(delivery);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** The newest message of that kind, once there is one. */
    Posted posted(String what, Predicate<Posted> condition) {
        eventually(what, () -> slack.messages().stream().anyMatch(condition));
        return slack.messages().stream().filter(condition).toList().getLast();
    }

    /** Time goes on while something is awaited, as what goes out keeps to so much a second. */
    void eventually(String what, BooleanSupplier condition) {
        Until.holds(what, () -> {
            slack.clock().advance(Duration.ofMillis(5));
            return condition.getAsBoolean();
        });
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            browser.close();
            server.close();
            app.close();
        }
    }
}
