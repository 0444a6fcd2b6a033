package dev.seventy.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import dev.seventy.store.Installation;
import dev.seventy.store.Installations;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot token of each workspace: the configured one, or that of its installation, renewed before it ends.
 *
 * <p>A refresh token dies with its use, so each installation is renewed by one thread at a time, and what came is saved
 * before it is used. Where an answer got lost, the refresh token is tried again; when Slack then says that it was used,
 * the installation is given up, once, and whoever installed it is told while the old token lives.
 * https://docs.slack.dev/authentication/using-token-rotation
 */
public final class SlackTokens {

    private static final Logger log = LoggerFactory.getLogger(SlackTokens.class);

    private static final Duration AHEAD = Duration.ofHours(2);
    private static final Duration JITTER = Duration.ofMinutes(20);
    private static final Duration LAST_MOMENT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SlackApi api;
    private final Store store;
    private final Installations installations;
    private final SlackAccess access;
    private final InstantSource clock;
    private final Optional<SlackTeam> team;
    private final Optional<AppCredentials> app;
    private final Consumer<Installation> givenUp;
    private final Map<Place, Renewal> renewals = new ConcurrentHashMap<>();

    private record Place(Optional<String> enterprise, Optional<String> workspace) {
        static Place of(Installation installation) {
            return new Place(installation.enterprise(), installation.workspace());
        }
    }

    private record Renewed(Installation before, String token, String refreshToken, Instant expires) {
    }

    /** How far one installation's renewal is; read and written by whoever holds its lock. */
    private static final class Renewal {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Renewed> unsaved = Optional.empty();
        private Optional<String> refused = Optional.empty();
        private Instant notBefore = Instant.MIN;
    }

    /**
     * @param team the workspace of the configured bot token, if one is configured
     * @param app by which tokens are renewed; empty where nobody can install the app
     * @param givenUp told once of an installation whose token cannot be renewed, which may still live for a while
     */
    public SlackTokens(SlackApi api, Store store, Vault vault, InstantSource clock, Optional<SlackTeam> team,
            Optional<AppCredentials> app, Consumer<Installation> givenUp) {
        this.api = api;
        this.store = store;
        this.installations = store.installations(vault);
        this.access = new SlackAccess(store.organisations(), store.settings());
        this.clock = clock;
        this.team = team;
        this.app = app;
        this.givenUp = givenUp;
    }

    /**
     * A token that can be used now; empty where the app is not installed, or its token cannot be renewed.
     *
     * @param grid the enterprise that the workspace belongs to, if it does
     */
    public Optional<String> token(String workspace, Optional<String> grid) {
        return team.flatMap(configured -> configured.token(workspace, grid))
                .or(() -> find(workspace, grid).flatMap(this::usable));
    }

    /** The workspace that the app is installed in; empty where it is installed for the whole enterprise. */
    Optional<String> home(String workspace, Optional<String> grid) {
        var configured = team.filter(known -> known.token(workspace, grid).isPresent());
        var isWhole = configured.isPresent()
                ? configured.get().identity().map(SlackTeam.Identity::wholeEnterprise).orElse(grid.isPresent())
                : find(workspace, grid).map(found -> found.workspace().isEmpty()).orElse(grid.isPresent());
        return Optional.of(workspace).filter(_ -> !isWhole);
    }

    private Optional<Installation> find(String workspace, Optional<String> grid) {
        return installations.find(SlackFirms.PLATFORM, Optional.of(workspace), grid).filter(
                found -> found.workspace().isPresent() || !access.closed(found.enterprise().orElseThrow(), workspace));
    }

    private Optional<String> usable(Installation installation) {
        var current = ends(installation, LAST_MOMENT) ? renewed(installation, LAST_MOMENT) : Optional.of(installation);
        return current.filter(known -> !ends(known, Duration.ZERO)).map(Installation::botToken);
    }

    private boolean ends(Installation installation, Duration within) {
        return installation.expires().filter(end -> !clock.instant().plus(within).isBefore(end)).isPresent();
    }

    /** Renews what ends in about two hours, each a little earlier or later than others. For a job of every few minutes. */
    public void renewAhead() {
        for (var installation : installations.all()) {
            var within = AHEAD.minusSeconds(ThreadLocalRandom.current().nextLong(JITTER.toSeconds()));
            if (installation.platform().equals(SlackFirms.PLATFORM) && installation.state() == Installation.State.ACTIVE
                    && ends(installation, within)) {
                try {
                    var _ = renewed(installation, within);
                } catch (RuntimeException away) {
                    log.warn("slack token not renewed cause={}", away.getClass().getName());
                }
            }
        }
    }

    /** The installation as it is after somebody renewed it, this thread or another; empty when it is no longer active. */
    private Optional<Installation> renewed(Installation seen, Duration within) {
        var renewal = renewals.computeIfAbsent(Place.of(seen), _ -> new Renewal());
        renewal.lock.lock();
        try {
            save(renewal);
            var current = current(seen);
            if (current.isEmpty() || !ends(current.get(), within) || clock.instant().isBefore(renewal.notBefore)) {
                return current;
            }
            renew(current.get(), renewal);
            return current(seen);
        } finally {
            renewal.lock.unlock();
        }
    }

    private Optional<Installation> current(Installation seen) {
        return installations.find(seen.platform(), seen.workspace(), seen.enterprise())
                .filter(found -> Place.of(found).equals(Place.of(seen)));
    }

    private void renew(Installation installation, Renewal renewal) {
        if (app.isEmpty() || installation.refreshToken().isEmpty()) {
            return;
        }
        renewal.notBefore = clock.instant().plus(PAUSE);
        var refreshToken = installation.refreshToken().get();
        var asked = clock.instant();
        var answer = api.form("oauth.v2.access", Optional.empty(),
                Map.of("client_id", app.get().clientId(), "client_secret", app.get().clientSecret(), "grant_type",
                        "refresh_token", "refresh_token", refreshToken));
        switch (answer) {
            case SlackAnswer.Ok ok -> {
                renewal.unsaved = renewed(installation, ok, asked);
                save(renewal);
            }
            case SlackAnswer.Failed failed when failed.error().equals("invalid_refresh_token") ->
                refused(installation, refreshToken, renewal);
            case SlackAnswer.Limited limited -> renewal.notBefore = clock.instant().plus(limited.pause());
            case SlackAnswer.Failed _,SlackAnswer.NotSent _,SlackAnswer.Lost _,SlackAnswer.Broken _ -> {
                // Whatever became of it, the same refresh token tells at the next try.
            }
        }
        if (!(answer instanceof SlackAnswer.Ok)) {
            log.warn("slack token not renewed place={} answer={}", installation, answer);
        }
    }

    private static Optional<Renewed> renewed(Installation before, SlackAnswer.Ok answer, Instant asked) {
        var body = answer.body();
        return SlackApi.text(body, "access_token").flatMap(
                token -> SlackApi.text(body, "refresh_token").flatMap(refresh -> SlackApi.seconds(body, "expires_in")
                        .map(lifetime -> new Renewed(before, token, refresh, asked.plus(lifetime)))));
    }

    /** What could not be saved stays in memory and is saved before anything else is done. */
    private void save(Renewal renewal) {
        renewal.unsaved.ifPresent(renewed -> {
            installations.replaceTokens(renewed.before(), renewed.token(), renewed.refreshToken(), renewed.expires());
            renewal.unsaved = Optional.empty();
            renewal.refused = Optional.empty();
            renewal.notBefore = Instant.MIN;
        });
    }

    /** Another process may have used the refresh token and be about to save what it got, so it is tried once more. */
    private void refused(Installation installation, String refreshToken, Renewal renewal) {
        if (!renewal.refused.equals(Optional.of(refreshToken))) {
            renewal.refused = Optional.of(refreshToken);
            return;
        }
        var isFirst = store.together(
                () -> current(installation).filter(found -> found.refreshToken().equals(Optional.of(refreshToken)))
                        .map(installations::needsReinstall).orElse(false));
        if (isFirst) {
            log.error("slack installation has to be made again place={}", installation);
            givenUp.accept(installation);
        }
    }

    @Override
    public String toString() {
        return "SlackTokens";
    }
}
