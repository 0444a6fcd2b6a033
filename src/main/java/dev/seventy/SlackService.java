package dev.seventy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.seventy.bot.Conversation;
import dev.seventy.digest.DigestSchedule;
import dev.seventy.digest.Messenger;
import dev.seventy.digest.ReminderSchedule;
import dev.seventy.outbound.Outbound;
import dev.seventy.slack.AppCredentials;
import dev.seventy.slack.RequestTimes;
import dev.seventy.slack.SlackAdapter;
import dev.seventy.slack.SlackAddresses;
import dev.seventy.slack.SlackApi;
import dev.seventy.slack.SlackEndpoint;
import dev.seventy.slack.SlackInstall;
import dev.seventy.slack.SlackReinstall;
import dev.seventy.slack.SlackRemoval;
import dev.seventy.slack.SlackSignature;
import dev.seventy.slack.SlackSocket;
import dev.seventy.slack.SlackTeam;
import dev.seventy.slack.SlackTokens;
import dev.seventy.store.Errand;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;
import dev.seventy.store.Vault;
import dev.seventy.web.Health;
import dev.seventy.web.Pages;
import io.javalin.config.JavalinConfig;

/** Everything that runs to serve Slack. */
final class SlackService implements AutoCloseable {

    private static final Duration OFTEN = Duration.ofMinutes(3);
    private static final Duration HOURLY = Duration.ofHours(1);

    private final Optional<SlackTeam> team;
    private final Outbound outbound;
    private final DigestSchedule digests;
    private final ReminderSchedule reminders;
    private final Optional<SlackEndpoint> endpoint;
    private final Optional<SlackSocket> socket;
    private final Optional<SlackInstall> install;
    private final Housekeeping housekeeping;

    private SlackService(Optional<SlackTeam> team, Outbound outbound, DigestSchedule digests,
            ReminderSchedule reminders, Optional<SlackEndpoint> endpoint, Optional<SlackSocket> socket,
            Optional<SlackInstall> install, Housekeeping housekeeping) {
        this.team = team;
        this.outbound = outbound;
        this.digests = digests;
        this.reminders = reminders;
        this.endpoint = endpoint;
        this.socket = socket;
        this.install = install;
        this.housekeeping = housekeeping;
    }

    static SlackService start(Config config, Config.Slack settings, Store store, Conversation conversation,
            InstantSource clock) {
        var vault = Vault.of(config.secretKey().orElseThrow().reveal());
        reseal(store, vault);
        var api = new SlackApi(settings.apiUrl().map(SlackAddresses::of).orElseGet(SlackAddresses::slack));
        var team = settings.botToken()
                .map(token -> new SlackTeam(api, token.reveal(), store, config.organisation()).start());
        var app = settings.client().map(client -> new AppCredentials(client.id(), client.secret().reveal()));
        var tokens = new SlackTokens(api, store, vault, clock, team, app, new SlackReinstall(api, config.baseUrl()));
        // The carrier does what was ordered, and what it does orders more.
        var outbound = new CompletableFuture<Outbound>();
        var removal = new SlackRemoval(store, vault, team, workspace -> {
            outbound.join().cancel("slack", workspace);
            store.digests().endAll("slack", workspace, "removed");
        });
        var adapter = new SlackAdapter(conversation, () -> store,
                (organisation, order) -> outbound.join().add(organisation, order), api, tokens, removal,
                lines(settings), clock);
        var sending = new Outbound(store, vault, clock, List.of(adapter.carrier()));
        outbound.complete(sending);
        sending.start();
        var digests = new DigestSchedule(store, clock, List.of(messenger(adapter)), DigestSchedule.SPREAD);
        digests.start();
        var reminders = new ReminderSchedule(store, clock, conversation, Map.of("slack", adapter::remind));
        reminders.start();
        var endpoint = settings.signingSecret().map(secret -> new SlackSignature(secret.reveal(),
                settings.previousSigningSecret().map(Config.Secret::reveal))).map(adapter::endpoint);
        var socket = settings.appToken().map(token -> adapter.socket(token.reveal()));
        socket.ifPresent(SlackSocket::start);
        var pages = new Pages();
        var install = app.flatMap(known -> config.baseUrl().map(
                base -> new SlackInstall(api, store, vault, known, base, pages::message, clock, adapter::welcome)));
        var housekeeping = Housekeeping.start(List.of(new Housekeeping.Chore("renew tokens", OFTEN, tokens::renewAhead),
                new Housekeeping.Chore("forget installations", OFTEN,
                        () -> store.installationStates().forget(clock.instant())),
                new Housekeeping.Chore("erase what ended", HOURLY, () -> removal.sweep(clock.instant())),
                new Housekeeping.Chore("forget", HOURLY, () -> store.forget(clock.instant()))));
        return new SlackService(team, sending, digests, reminders, endpoint, socket, install, housekeeping);
    }

    private static Messenger messenger(SlackAdapter adapter) {
        return new Messenger() {
            @Override
            public String platform() {
                return "slack";
            }

            @Override
            public void say(Subscription subscription, String line, String key, Rhythm.Occurrence due) {
                adapter.digest(subscription, line, key, due);
            }
        };
    }

    /**
     * So that a key that was replaced can be taken away a day after this start: what waits to be sent was sealed with it
     * too, and waits for at most so long.
     */
    private static void reseal(Store store, Vault vault) {
        try {
            store.installations(vault).reseal();
        } catch (Vault.Sealed foreign) {
            throw new Config.Invalid(List.of(Config.FOREIGN_KEY));
        }
    }

    /** What a line begins with that was typed as a slash command. */
    private static Map<String, String> lines(Config.Slack settings) {
        var lines = new HashMap<String, String>();
        settings.commands().forEach((ours, command) -> lines.put(command, ours.equals("seventy") ? "" : ours));
        return lines;
    }

    /** Adds its routes to a server that is being configured: signed requests, and installing where that is set. */
    void register(JavalinConfig config) {
        endpoint.ifPresent(routes -> routes.register(config));
        install.ifPresent(routes -> routes.register(config));
    }

    /** How long requests took; empty where none come over HTTP. */
    Optional<RequestTimes> requestTimes() {
        return endpoint.map(SlackEndpoint::times);
    }

    /** How often errands were tried, and how that ended. */
    Map<Outbound.Try, Long> tries() {
        return outbound.tries();
    }

    /** How it is. */
    List<Health.Sign> signs() {
        List<Health.Sign> signs = new ArrayList<>();
        socket.ifPresent(open -> signs.add(new Health.Sign("socket", open.isWell(),
                open.isDisabled() ? "Socket Mode is switched off in the settings of the app"
                        : open.isWell() ? "connected" : "not connected")));
        team.ifPresent(one -> signs.add(new Health.Sign("bot token", true,
                one.identity().isPresent() ? "confirmed by Slack" : "not confirmed by Slack yet")));
        endpoint.ifPresent(routes -> signs.add(new Health.Sign("requests", true, routes.refused()
                + " not signed by Slack, " + routes.dropped() + " that nothing here answers, " + routes.failing())));
        var report = outbound.report();
        signs.add(new Health.Sign("outbound", true,
                report.count(Errand.State.WAITING) + " waiting, " + report.count(Errand.State.FAILED) + " failed, "
                        + report.count(Errand.State.EXPIRED) + " too late, " + report.count(Errand.State.UNKNOWN)
                        + " of which nobody knows whether they took effect"));
        return List.copyOf(signs);
    }

    @Override
    public void close() {
        housekeeping.close();
        socket.ifPresent(SlackSocket::close);
        digests.close();
        reminders.close();
        outbound.close();
        team.ifPresent(SlackTeam::close);
    }
}
