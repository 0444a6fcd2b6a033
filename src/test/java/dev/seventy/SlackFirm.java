package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import dev.seventy.bot.Sender;
import dev.seventy.slack.fake.Delivery;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.Shown;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.slack.fake.Until;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/**
 * The whole program between two ends of a Slack. The workspace T1 has the channel C1, the admin U1, the members U2 and
 * U3, who writes British English, and the guest U4, and is shared with U9 of the workspace T9; the first three have said
 * something already, so that Seventy knows them.
 */
final class SlackFirm implements AutoCloseable {

    static final Origin ADMIN = Origin.of("T1", "C1", "U1");
    static final Origin MEMBER = Origin.of("T1", "C1", "U2");

    final FakeSlack slack = FakeSlack.start();
    final SlackClient people;
    /** Where Slack sends what it has. */
    final URI target;
    private final App app;
    private final Server server;

    private SlackFirm(Path folder, Optional<String> organisation) {
        slack.rotation(false);
        var token = slack.install("T1");
        for (var user : List.of("U1", "U2", "U3", "U5")) {
            slack.user(SlackUser.member(user, "T1"));
            slack.channel(FakeSlack.directMessage(user), "T1", user, token.botUser());
        }
        slack.user(SlackUser.member("U3", "T1").writing("en-GB"));
        slack.user(SlackUser.member("U4", "T1").but(SlackUser.Kind.GUEST));
        slack.user(SlackUser.member("U9", "T9"));
        slack.channel("C1", "T1", "U1", "U2", "U3", "U4", "U5", "U9", token.botUser());
        var settings = new HashMap<>(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"),
                "SEVENTY_PORT", "0", "SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN", token.value(),
                "SLACK_API_URL", slack.api().toString(), "SEVENTY_SECRET_KEY",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
        organisation.ifPresent(name -> settings.put("SEVENTY_ORGANISATION", name));
        app = App.open(Config.from(settings), Optional.empty(), slack.clock(),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        server = app.startDemo();
        target = URI.create("http://127.0.0.1:" + server.port() + "/slack/events");
        people = new SlackClient(slack, target);
        eventually("the workspace is linked", () -> store().organisations().linked("slack", "T1").isPresent());
        store().roles().grant(firm(), "slack:U1", Role.ADMIN, Sender.Local.TERMINAL.actor());
        for (var user : List.of("U1", "U2", "U3")) {
            posted("the first answer to " + user, () -> send(people.directMessage(direct(user), "help")),
                    message -> message.channel().equals(FakeSlack.directMessage(user)));
        }
    }

    /** With the made-up firm. */
    static SlackFirm sample(Path folder) {
        return new SlackFirm(folder, Optional.of("sample"));
    }

    /** With a firm of its own into which nothing was imported. */
    static SlackFirm empty(Path folder) {
        return new SlackFirm(folder, Optional.empty());
    }

    Store store() {
        return app.store();
    }

    OrganisationId firm() {
        return store().organisations().linked("slack", "T1").orElseThrow();
    }

    /** The direct messages of somebody with the app. */
    static Origin direct(String user) {
        return Origin.of("T1", FakeSlack.directMessage(user), user);
    }

    String send(Delivery delivery) {
        var response = people.send(delivery);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** Time goes on while something is awaited, as what goes out keeps to so much a second. */
    void eventually(String what, BooleanSupplier condition) {
        Until.holds(what, () -> {
            slack.clock().advance(Duration.ofMillis(2));
            return condition.getAsBoolean();
        });
    }

    /** The first message that comes of it and is like that. */
    Posted posted(String what, Runnable cause, Predicate<Posted> condition) {
        int before = slack.messages().size();
        cause.run();
        eventually(what, () -> slack.messages().stream().skip(before).anyMatch(condition));
        return slack.messages().stream().skip(before).filter(condition).findFirst().orElseThrow();
    }

    Posted directly(Origin who, String text) {
        return posted("the answer to " + text, () -> send(people.directMessage(who, text)),
                message -> message.channel().equals(who.channel()));
    }

    /** The message as it stands now. */
    Posted now(Posted message) {
        return slack.messages().stream()
                .filter(other -> other.channel().equals(message.channel()) && other.ts().equals(message.ts()))
                .findFirst().orElseThrow();
    }

    /** The window that comes of it. */
    Shown opened(String what, Runnable cause) {
        var before = windows();
        cause.run();
        eventually(what, () -> windows().size() > before.size());
        return windows().getLast();
    }

    List<Shown> windows() {
        return slack.views().stream().filter(view -> view.type().equals("modal")).toList();
    }

    Shown window(Shown window) {
        return slack.view(window.id()).orElseThrow();
    }

    Shown home(String user) {
        return slack.home(user).orElseThrow();
    }

    @Override
    public void close() {
        server.close();
        app.close();
        slack.close();
    }
}
