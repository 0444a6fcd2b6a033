package dev.seventy.slack;

import java.time.Instant;

import dev.seventy.store.Actor;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Organisations;
import dev.seventy.store.Settings;

/** Which workspaces an enterprise has taken an app away from that is installed for all of it. */
final class SlackAccess {

    private static final String NAME = "slack access ";
    private static final String GRANTED = "granted ";
    private static final String REVOKED = "revoked ";
    private static final Actor SLACK = new Actor(SlackFirms.PLATFORM, SlackFirms.PLATFORM);

    private final Organisations organisations;
    private final Settings settings;

    SlackAccess(Organisations organisations, Settings settings) {
        this.organisations = organisations;
        this.settings = settings;
    }

    /** Keeps what happened at an instant, unless something later is known; false then, and where nobody is linked. */
    boolean changed(String enterprise, String workspace, boolean granted, Instant at) {
        return organisations.linked(SlackFirms.PLATFORM, enterprise).filter(firm -> !later(firm, workspace, at))
                .map(firm -> {
                    settings.set(firm, NAME + workspace, (granted ? GRANTED : REVOKED) + at, SLACK);
                    return true;
                }).orElse(false);
    }

    private boolean later(OrganisationId firm, String workspace, Instant at) {
        var known = settings.of(firm).getOrDefault(NAME + workspace, "");
        return !known.isEmpty() && Instant.parse(known.substring(known.indexOf(' ') + 1)).isAfter(at);
    }

    boolean closed(String enterprise, String workspace) {
        return organisations.linked(SlackFirms.PLATFORM, enterprise)
                .map(firm -> settings.of(firm).getOrDefault(NAME + workspace, "").startsWith(REVOKED)).orElse(false);
    }
}
