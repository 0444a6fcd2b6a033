package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever happens, and with every one of our loggers told to say all: what is secret or private is in no log. */
class SlackMarkersTest {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Origin CHANNEL = Origin.of("T1", "C1", "U1");
    private static final Origin DIRECT = CHANNEL.in(FakeSlack.directMessage("U1"));
    /** Tokens, addresses for answers, secrets, web tokens, addresses of mail, revenue, customers, what was said. */
    private static final String SECRET = "(?s).*(xox[a-z]-|xoxe|xapp-|hooks\\.slack\\.com|/commands/T1/|/actions/T1/|eyJ|"
            + FakeSlack.SIGNING_SECRET + "|" + KEY + "|marker|@example\\.com|1,612\\.09|Quarrow|Hällgren).*";
    /** The libraries' own, which say everything that passes them when they are told to; the settings keep them quiet. */
    private static final List<String> KEPT_QUIET = List.of("com.slack.api", "org.eclipse.jetty");

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<Logger> opened = new ArrayList<>();
    private FakeSlack slack;
    private App app;
    private Server server;
    private SlackClient people;

    @BeforeEach
    void a_workspace_whose_every_name_is_a_marker() {
        slack = FakeSlack.start();
        slack.rotation(false);
        var token = slack.install("T1");
        slack.user(SlackUser.member("U1", "T1"));
        slack.channel("C1", "T1", "U1", token.botUser());
        slack.channel(DIRECT.channel(), "T1", "U1", token.botUser());
        for (var name : List.of("dev.seventy", "okhttp3", "org.jdbi", "com.zaxxer", "com.github.kagkarlsson",
                "io.javalin", "org.flywaydb")) {
            var logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(Level.TRACE);
            opened.add(logger);
        }
        logged.start();
        root().addAppender(logged);
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"),
                "SEVENTY_PORT", "0", "SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN", token.value(),
                "SLACK_API_URL", slack.api().toString(), "SEVENTY_SECRET_KEY", KEY, "SEVENTY_ORGANISATION", "sample"));
        app = App.open(config, Optional.empty(), slack.clock(),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        server = app.startDemo();
        app.terminal(List.of("organisation", "link", "slack", "T1", "sample"), Optional.empty(), folder);
        app.terminal(List.of("role", "grant", "admin", "slack:T1:U1"), Optional.empty(), folder);
        people = new SlackClient(slack, URI.create("http://127.0.0.1:" + server.port() + "/slack/events"));
    }

    @AfterEach
    void ends() {
        root().detachAppender(logged);
        opened.forEach(logger -> logger.setLevel(logger.getName().equals("dev.seventy") ? Level.INFO : null));
        server.close();
        app.close();
        slack.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private void eventually(String what, BooleanSupplier condition) {
        Until.holds(what, () -> {
            slack.clock().advance(Duration.ofMillis(20));
            return condition.getAsBoolean();
        });
    }

    private List<String> lines() {
        synchronized (logged) {
            return List.copyOf(logged.list).stream()
                    .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + Optional
                            .ofNullable(event.getThrowableProxy()).map(ThrowableProxyUtil::asString).orElse(""))
                    .toList();
        }
    }

    @Test
    void neither_what_goes_well_nor_what_fails_writes_a_secret_into_a_log() {
        people.send(people.directMessage(DIRECT, "why data-ai netCustomerAdds"));
        eventually("an answer", () -> !slack.messages().isEmpty());
        for (var line : List.of("role grant member marker@example.com", "why data-ai netCustomerAdds", "score marker",
                "me is marker", "settings zone marker", "why data-ai marker marker")) {
            assertThat(people.send(people.command(CHANNEL, "/seventy", line)).statusCode()).isEqualTo(200);
        }
        var faults = List.of(Fault.error("internal_error"), Fault.error("invalid_auth"), Fault.resetBefore(),
                Fault.resetAfter(), Fault.resetAfterReading(), Fault.html(), Fault.invalidJson(), Fault.status(500),
                Fault.rateLimited("1"),
                Fault.answer(200, "application/json", "{\"ok\":false,\"error\":\"marker xoxb-1\"}"),
                Fault.redirect("https://marker.example.com/xoxb-1"));
        for (var fault : faults) {
            slack.next("chat.postMessage", fault);
            people.send(people.directMessage(DIRECT, "why data-ai"));
            slack.next(FakeSlack.RESPONSE_URL, fault);
        }
        people.send(people.mention(CHANNEL, "share why data-ai"));
        people.send(people.homeOpened(DIRECT, "home"));
        people.send(people.shortcut(CHANNEL, "ask"));
        eventually("all is done or given up",
                () -> app.store().errandOverview().counts().keySet().stream()
                        .noneMatch(state -> state == dev.seventy.store.Errand.State.WAITING
                                || state == dev.seventy.store.Errand.State.RUNNING));

        assertThat(lines()).hasSizeGreaterThan(10).noneMatch(line -> line.matches(SECRET));
        assertThat(KEPT_QUIET).allMatch(name -> !LoggerFactory.getLogger(name).isInfoEnabled());
    }

    @Test
    void nobody_writes_a_line_of_their_own_into_the_log_or_colours_it() {
        var hostile = "T1\r\n2026-11-21T00:00:00Z ERROR forged\u001b[31m\u0085\u2028red";
        people.send(people.rateLimited(hostile));
        people.send(people.directMessage(CHANNEL.in("D1\r\nforged\u001b[31m").by("U1\nforged"), "help\r\nforged"));
        people.send(people.event(new Origin(hostile, Optional.of(hostile), true, hostile, hostile, hostile),
                people.directMessage(DIRECT, "x").payload().deepCopy()));
        people.send(people.command(new Origin(hostile, Optional.empty(), false, hostile, hostile, hostile), "/seventy",
                "help"));
        LoggerFactory.getLogger("dev.seventy.test").warn("name={}", hostile, new IllegalStateException(hostile));

        var errors = (ConsoleAppender<ILoggingEvent>) root().getAppender("errors");
        assertThat(List.copyOf(logged.list)).isNotEmpty().allSatisfy(event -> {
            var line = new String(errors.getEncoder().encode(event), UTF_8);
            assertThat(line.stripTrailing().lines()).hasSize(1);
            assertThat(line.stripTrailing()).doesNotContain("\n", "\r", "\u001b", "\u0085", "\u2028");
        });
    }
}
