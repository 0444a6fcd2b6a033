package dev.seventy.slack;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What the app asks a workspace for, and the manifest lists. https://docs.slack.dev/reference/scopes */
public final class SlackScopes {

    /** The bot's scopes. */
    public static final List<String> BOT = List.of("commands", "chat:write", "app_mentions:read", "im:history",
            "im:write", "users:read", "users:read.email", "files:read", "files:write");

    private SlackScopes() {
    }

    /** Those of ours that are not among the granted ones. */
    public static List<String> missing(Collection<String> granted) {
        var missing = new TreeSet<>(BOT);
        missing.removeAll(granted);
        return List.copyOf(missing);
    }
}
