package dev.seventy.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks Slack whether tokens work and suffice. */
public final class SlackProbe {

    /** What Slack says of a token. */
    public sealed interface Found {

        /** @param missing the scopes that the app needs and the token lacks; empty where Slack did not name its scopes */
        record Works(String workspace, Optional<List<String>> missing) implements Found {
        }

        /**
         * An app-level token gets an address for a connection, which is not used.
         *
         * @param isDoubted whether Slack says that Socket Mode is not turned on; at times it says so where it is
         */
        record Connects(boolean isDoubted) implements Found {
        }

        /** @param error Slack's code */
        record Refused(String error) implements Found {
        }

        record NoAnswer(String why) implements Found {
        }
    }

    private SlackProbe() {
    }

    /** Asks once about a bot token. */
    public static Found ask(SlackApi api, String token) {
        return found(api.form("auth.test", Optional.of(token), Map.of()), ok -> SlackTeam.Identity.of(ok)
                .<Found>map(known -> new Found.Works(known.workspace(),
                        Optional.of(known.scopes()).filter(named -> !named.isEmpty()).map(SlackScopes::missing)))
                .orElse(new Found.NoAnswer("an answer without a workspace")));
    }

    /** Asks once about an app-level token. https://docs.slack.dev/reference/methods/apps.connections.open */
    public static Found askToConnect(SlackApi api, String token) {
        return found(api.form("apps.connections.open", Optional.of(token), Map.of()),
                ok -> SlackApi.text(ok.body(), "url").<Found>map(_ -> new Found.Connects(isDoubted(ok)))
                        .orElse(new Found.NoAnswer("an answer without an address")));
    }

    private static boolean isDoubted(SlackAnswer.Ok answer) {
        return SlackApi.object(answer.body(), "response_metadata").map(Object::toString)
                .filter(said -> said.contains("Socket Mode is not turned on")).isPresent();
    }

    private static Found found(SlackAnswer answer, Function<SlackAnswer.Ok, Found> read) {
        return switch (answer) {
            case SlackAnswer.Ok ok -> read.apply(ok);
            case SlackAnswer.Failed failed -> new Found.Refused(failed.error());
            case SlackAnswer.Limited _ -> new Found.NoAnswer("too many requests");
            case SlackAnswer.NotSent(var why) -> new Found.NoAnswer(why);
            case SlackAnswer.Lost(var why) -> new Found.NoAnswer(why);
            case SlackAnswer.Broken(var status) -> new Found.NoAnswer("status " + status);
        };
    }
}
