package dev.seventy.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An app in a workspace, or in a whole enterprise.
 *
 * @param enterprise the grid; empty when the workspace belongs to none
 * @param workspace empty when the app was installed for the whole enterprise
 * @param botToken empty text once the installation has ended
 * @param refreshToken by which a new token is got; empty when the token does not expire
 * @param expires when the token does
 * @param installer the account of who installed it
 * @param madeOrganisation the organisation that was made for it
 */
public record Installation(String platform, Optional<String> enterprise, Optional<String> workspace, String name,
        String botToken, Optional<String> refreshToken, Optional<Instant> expires, String botUser, Set<String> scopes,
        Optional<String> installer, String app, Instant installed, State state,
        Optional<OrganisationId> madeOrganisation) {

    /** Whether an installation can be used. */
    public enum State {
        ACTIVE,
        REMOVED,
        /** Its tokens can no longer be renewed. */
        REINSTALL_NEEDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Installation {
        scopes = Set.copyOf(scopes);
        if (enterprise.isEmpty() && workspace.isEmpty()) {
            throw new IllegalArgumentException("an installation is in a workspace or in an enterprise");
        }
    }

    /** Tells neither the tokens nor the name. */
    @Override
    public String toString() {
        return "Installation[" + platform + " " + enterprise.orElse("-") + " " + workspace.orElse("-") + " " + state
                + "]";
    }
}
