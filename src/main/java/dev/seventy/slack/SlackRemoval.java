package dev.seventy.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.seventy.store.Installation;
import dev.seventy.store.Installations;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Organisations;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a workspace or an enterprise ends its installation: tokens go at once, what waits to be sent is
 * cancelled, and an organisation that was made for it is erased when its time has passed. Each may come twice, late and
 * in any order; what was installed later than it stays.
 */
public final class SlackRemoval {

    private static final Logger log = LoggerFactory.getLogger(SlackRemoval.class);

    private static final String RETENTION = "retention";
    private static final int RETENTION_DAYS = 30;

    private final Store store;
    private final Installations installations;
    private final SlackAccess access;
    private final Optional<SlackTeam> team;
    private final Consumer<String> cancel;

    /**
     * @param team whose the configured bot token is, where there is one
     * @param cancel drops what waits to be sent to a workspace, in the transaction that it is called in
     */
    public SlackRemoval(Store store, Vault vault, Optional<SlackTeam> team, Consumer<String> cancel) {
        this.store = store;
        this.installations = store.installations(vault);
        this.access = new SlackAccess(store.organisations(), store.settings());
        this.team = team;
        this.cancel = cancel;
    }

    /**
     * {@code app_uninstalled}.
     *
     * @param workspace empty where the app was installed for the whole enterprise
     * @param at when it happened, by Slack
     */
    public void uninstalled(Optional<String> workspace, Optional<String> enterprise, Instant at) {
        store.together(() -> {
            var isEnded = installations.remove(SlackFirms.PLATFORM, workspace, enterprise, at);
            if (isEnded) {
                cancelFor(workspace, enterprise);
                log.info("slack installation removed team={} enterprise={}", workspace.orElse("-"),
                        enterprise.orElse("-"));
            }
            return isEnded;
        });
    }

    /** What waits for a workspace that no installation serves any more. */
    private void cancelFor(Optional<String> workspace, Optional<String> enterprise) {
        var organisations = store.organisations();
        Set<String> places = new LinkedHashSet<>();
        workspace.or(() -> enterprise).ifPresent(places::add);
        if (workspace.isEmpty()) {
            enterprise.flatMap(grid -> organisations.linked(SlackFirms.PLATFORM, grid))
                    .ifPresent(firm -> places.addAll(organisations.linkedTo(firm, SlackFirms.PLATFORM)));
        }
        places.stream()
                .filter(place -> installations.find(SlackFirms.PLATFORM, Optional.of(place), enterprise).isEmpty())
                .forEach(cancel);
    }

    /**
     * {@code tokens_revoked}. It may list people's tokens only, of which there are none here.
     *
     * @param botUsers the users of the bot tokens that it lists
     */
    public void tokensRevoked(Optional<String> workspace, Optional<String> enterprise, Collection<String> botUsers,
            Instant at) {
        if (!botUsers.isEmpty()) {
            uninstalled(workspace, enterprise, at);
        }
    }

    /** {@code team_access_revoked}: the enterprise takes the app back from these workspaces only. */
    public void accessRevoked(String enterprise, Collection<String> workspaces, Instant at) {
        workspaces.forEach(workspace -> store.together(() -> {
            var isClosed = access.changed(enterprise, workspace, false, at);
            var isEnded = installations.remove(SlackFirms.PLATFORM, Optional.of(workspace), Optional.of(enterprise),
                    at);
            if (isClosed || isEnded) {
                cancel.accept(workspace);
            }
            return isClosed;
        }));
    }

    /** {@code team_access_granted}. */
    public void accessGranted(String enterprise, Collection<String> workspaces, Instant at) {
        workspaces.forEach(workspace -> store.together(() -> access.changed(enterprise, workspace, true, at)));
    }

    /**
     * Erases organisations that were made for an installation which ended longer ago than they keep their data, 30 days
     * unless their setting {@code retention} says another number. What an end of the process leaves half erased is
     * erased by the next time.
     *
     * @return how many were erased
     */
    public int sweep(Instant now) {
        installations.endedBefore(now).stream().filter(ended -> ended.platform().equals(SlackFirms.PLATFORM))
                .forEach(ended -> store.together(() -> isMarked(ended, now)));
        return store.organisations().eraseMarked();
    }

    private boolean isMarked(Installation ended, Instant now) {
        var organisations = store.organisations();
        var due = ended.madeOrganisation().filter(made -> organisations.get(made).isPresent())
                .filter(made -> installations.endedBefore(now.minus(retention(made))).stream()
                        .anyMatch(old -> samePlace(old, ended)))
                .filter(made -> !inUse(organisations, made, ended.enterprise()));
        due.ifPresent(made -> {
            organisations.markToErase(made);
            log.info("organisation is erased as its installation ended organisation={}", made.value());
        });
        return due.isPresent();
    }

    private Duration retention(OrganisationId firm) {
        return Duration.ofDays(Optional.ofNullable(store.settings().of(firm).get(RETENTION))
                .filter(days -> days.matches("[0-9]{1,5}")).map(Integer::valueOf).orElse(RETENTION_DAYS));
    }

    private static boolean samePlace(Installation one, Installation other) {
        return one.workspace().equals(other.workspace()) && one.enterprise().equals(other.enterprise());
    }

    /**
     * Whether anything else still leads to it: another platform, an installation that has not ended, or the bot token,
     * which may be of any workspace until Slack has said of which it is.
     */
    private boolean inUse(Organisations organisations, OrganisationId firm, Optional<String> grid) {
        return organisations.workspaces(firm).stream().anyMatch(workspace -> !workspace.platform()
                .equals(SlackFirms.PLATFORM) || team.flatMap(known -> known.token(workspace.id(), grid)).isPresent()
                || installations.all().stream().anyMatch(
                        other -> other.state() != Installation.State.REMOVED && serves(other, workspace.id(), grid)));
    }

    /** An enterprise's installation serves its workspaces too, but for those from which it was taken back. */
    private boolean serves(Installation installation, String workspace, Optional<String> grid) {
        return installation.workspace().or(installation::enterprise).equals(Optional.of(workspace))
                || installation.workspace().isEmpty() && installation.enterprise().equals(grid)
                        && grid.filter(enterprise -> access.closed(enterprise, workspace)).isEmpty();
    }
}
