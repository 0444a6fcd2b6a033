package dev.seventy;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.seventy.bot.Conversation;
import dev.seventy.outbound.Outbound;
import dev.seventy.slack.AppCredentials;
import dev.seventy.slack.SlackAdapter;
import dev.seventy.slack.SlackAddresses;
import dev.seventy.slack.SlackApi;
import dev.seventy.slack.SlackEndpoint;
import dev.seventy.slack.SlackRemoval;
import dev.seventy.slack.SlackSignature;
import dev.seventy.slack.SlackSocket;
import dev.seventy.slack.SlackTeam;
import dev.seventy.slack.SlackTokens;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/** Everything that runs to serve Slack. */
final class SlackService implements AutoCloseable {

    private final Config.Slack settings;
    private final Optional<SlackTeam> team;
    private final SlackAdapter adapter;
    private final Outbound outbound;
    private final Optional<SlackSocket> socket;

    private SlackService(Config.Slack settings, Optional<SlackTeam> team, SlackAdapter adapter, Outbound outbound,
            Optional<SlackSocket> socket) {
        this.settings = settings;
        this.team = team;
        this.adapter = adapter;
        this.outbound = outbound;
        this.socket = socket;
    }

    static SlackService start(Config config, Config.Slack settings, Store store, Conversation conversation,
            InstantSource clock) {
        var vault = Vault.of(config.secretKey().orElseThrow().reveal());
        var addresses = settings.apiUrl().map(SlackAddresses::of).orElseGet(SlackAddresses::slack);
        var api = new SlackApi(addresses);
        var team = settings.botToken()
                .map(token -> new SlackTeam(api, token.reveal(), store, config.organisation()).start());
        var app = settings.client().map(client -> new AppCredentials(client.id(), client.secret().reveal()));
        var tokens = new SlackTokens(api, store, vault, clock, team, app, _ -> {
        });
        // The carrier does what was ordered, and what it does orders more.
        var outbound = new CompletableFuture<Outbound>();
        var removal = new SlackRemoval(store, vault, workspace -> outbound.join().cancel("slack", workspace));
        var adapter = new SlackAdapter(conversation, () -> store,
                (organisation, order) -> outbound.join().add(organisation, order), api, tokens, removal,
                lines(settings), clock);
        var sending = new Outbound(store, vault, clock, List.of(adapter.carrier()));
        outbound.complete(sending);
        sending.start();
        var socket = settings.appToken().map(token -> adapter.socket(token.reveal(), settings.apiUrl()));
        socket.ifPresent(SlackSocket::start);
        return new SlackService(settings, team, adapter, sending, socket);
    }

    /** What a line begins with that was typed as a slash command. */
    private static Map<String, String> lines(Config.Slack settings) {
        var lines = new HashMap<String, String>();
        settings.commands().forEach((ours, command) -> lines.put(command, ours.equals("seventy") ? "" : ours));
        return lines;
    }

    /** Where signed requests come in; empty where there is only a socket. */
    Optional<SlackEndpoint> endpoint() {
        return settings.signingSecret().map(secret -> new SlackSignature(secret.reveal(),
                settings.previousSigningSecret().map(Config.Secret::reveal))).map(adapter::endpoint);
    }

    @Override
    public void close() {
        socket.ifPresent(SlackSocket::close);
        outbound.close();
        team.ifPresent(SlackTeam::close);
    }
}
