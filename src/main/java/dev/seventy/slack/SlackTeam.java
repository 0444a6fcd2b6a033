package dev.seventy.slack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonObject;
import dev.seventy.store.Actor;
import dev.seventy.store.Organisation;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one workspace that a configured bot token belongs to. Slack tells which it is, once it answers; the workspace then
 * belongs to the organisation that is meant, to the only one there is where that has no workspace yet, or, where there
 * is none, to a new one.
 */
public final class SlackTeam implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SlackTeam.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Actor SETTING = new Actor("configuration", SlackFirms.PLATFORM);

    private final SlackApi api;
    private final String token;
    private final Store store;
    private final Optional<String> organisation;
    private volatile Optional<Identity> identity = Optional.empty();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * Whose a bot token is.
     *
     * @param workspace the team, or the enterprise when the app is installed for all of it
     */
    public record Identity(String workspace, String name, boolean wholeEnterprise, Set<String> scopes) {

        public Identity {
            scopes = Set.copyOf(scopes);
        }

        /** What {@code auth.test} says; empty when it does not say enough. */
        static Optional<Identity> of(SlackAnswer.Ok answer) {
            var body = answer.body();
            var isWhole = SlackApi.isTrue(body, "is_enterprise_install");
            return place(body, isWhole).map(
                    place -> new Identity(place, SlackApi.text(body, "team").orElse(place), isWhole, answer.scopes()));
        }

        private static Optional<String> place(JsonObject body, boolean isWhole) {
            return isWhole ? SlackApi.text(body, "enterprise_id").or(() -> SlackApi.text(body, "team_id"))
                    : SlackApi.text(body, "team_id");
        }

        @Override
        public String toString() {
            return "Identity[" + workspace + "]";
        }
    }

    /** @param organisation the name of the organisation that is meant, if one is */
    public SlackTeam(SlackApi api, String token, Store store, Optional<String> organisation) {
        this.api = api;
        this.token = token;
        this.store = store;
        this.organisation = organisation;
    }

    /** Asks in the background until Slack answers. */
    public SlackTeam start() {
        Thread.ofPlatform().daemon().name("slack-team").start(this::askUntilKnown);
        return this;
    }

    private void askUntilKnown() {
        try {
            for (var pause = FIRST_PAUSE; !tried(); pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE)) {
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean tried() {
        try {
            return ask();
        } catch (RuntimeException away) {
            log.warn("slack team not linked yet cause={}", away.getClass().getName());
            return false;
        }
    }

    /** Asks once; true when it is known now. */
    boolean ask() {
        if (identity.isPresent()) {
            return true;
        }
        var answer = api.form("auth.test", Optional.of(token), Map.of());
        var known = answer instanceof SlackAnswer.Ok ok ? Identity.of(ok) : Optional.<Identity>empty();
        if (known.isEmpty()) {
            log.warn("slack bot token not confirmed answer={}", answer);
            return false;
        }
        link(known.get());
        identity = known;
        return true;
    }

    private void link(Identity found) {
        store.together(() -> {
            var organisations = store.organisations();
            if (organisations.linked(SlackFirms.PLATFORM, found.workspace()).isEmpty()) {
                firm(found).ifPresentOrElse(
                        firm -> organisations.link(firm, SlackFirms.PLATFORM, found.workspace(), SETTING),
                        () -> log.warn("slack team is linked to no organisation, as it is not plain which one is meant:"
                                + " ./seventy organisation link slack {} NAME says it", found.workspace()));
            }
            return true;
        });
    }

    /** Empty where several could be meant, where the meant one is not there, or where the only one is another's. */
    private Optional<OrganisationId> firm(Identity found) {
        var organisations = store.organisations();
        if (organisation.isPresent()) {
            return organisations.find(organisation.get()).map(Organisation::id);
        }
        var own = organisations.all().stream().filter(firm -> !firm.sample()).map(Organisation::id).toList();
        return switch (own.size()) {
            case 0 -> Optional.of(SlackFirms.make(organisations, found.name(), found.workspace(), SETTING).id());
            case 1 ->
                Optional.of(own.getFirst()).filter(only -> organisations.linkedTo(only, SlackFirms.PLATFORM).isEmpty());
            default -> Optional.empty();
        };
    }

    /** Whose the token is; empty until Slack has said so. */
    public Optional<Identity> identity() {
        return identity;
    }

    /** The token where it is that workspace's, or as long as nobody knows whose it is. */
    Optional<String> token(String workspace, Optional<String> grid) {
        var isAnothers = identity
                .filter(known -> !known.workspace().equals(workspace) && !Optional.of(known.workspace()).equals(grid));
        return isAnothers.isPresent() ? Optional.empty() : Optional.of(token);
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
