package dev.seventy.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Slack whether a bot token works and suffices. */
public final class SlackProbe {

    /** What Slack says of a token. */
    public sealed interface Found {

        /** @param missing the scopes that the app needs and the token lacks; empty where Slack did not name its scopes */
        record Works(String workspace, Optional<List<String>> missing) implements Found {
        }

        /** @param error Slack's code */
        record Refused(String error) implements Found {
        }

        record NoAnswer(String why) implements Found {
        }
    }

    private SlackProbe() {
    }

    /** Asks once. */
    public static Found ask(SlackApi api, String token) {
        return switch (api.form("auth.test", Optional.of(token), Map.of())) {
            case SlackAnswer.Ok ok -> SlackTeam.Identity.of(ok)
                    .<Found>map(found -> new Found.Works(found.workspace(),
                            Optional.of(found.scopes()).filter(named -> !named.isEmpty()).map(SlackScopes::missing)))
                    .orElse(new Found.NoAnswer("an answer without a workspace"));
            case SlackAnswer.Failed failed -> new Found.Refused(failed.error());
            case SlackAnswer.Limited _ -> new Found.NoAnswer("too many requests");
            case SlackAnswer.NotSent(var why) -> new Found.NoAnswer(why);
            case SlackAnswer.Lost(var why) -> new Found.NoAnswer(why);
            case SlackAnswer.Broken(var status) -> new Found.NoAnswer("status " + status);
        };
    }
}
