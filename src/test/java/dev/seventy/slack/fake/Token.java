package dev.seventy.slack.fake;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A bot's access token.
 *
 * @param team empty for the token of a whole organisation
 * @param expires empty without rotation
 */
public record Token(String value, Optional<String> refresh, Optional<String> team, Optional<String> enterprise,
        String botUser, Set<String> scopes, Optional<Instant> expires) {

    public Token {
        scopes = Set.copyOf(scopes);
        if (team.isEmpty() && enterprise.isEmpty()) {
            throw new IllegalArgumentException("belongs to nobody");
        }
    }

    /** Whose limits its calls count against. */
    public String owner() {
        return team.or(() -> enterprise).orElseThrow();
    }
}
