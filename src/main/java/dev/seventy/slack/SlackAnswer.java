package dev.seventy.slack;

import java.time.Duration;
import java.util.Set;

import com.google.gson.JsonObject;

/** What came of a call to Slack. None of them shows in a log what was sent or answered. */
public sealed interface SlackAnswer {

    /**
     * Done.
     *
     * @param scopes what the token may do, as Slack says with each answer; empty when it did not say
     */
    record Ok(JsonObject body, Set<String> scopes) implements SlackAnswer {

        public Ok {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Ok";
        }
    }

    /**
     * Slack says that it did not do it.
     *
     * @param error Slack's code, such as {@code channel_not_found}
     */
    record Failed(String error, JsonObject body) implements SlackAnswer {

        /** Whether the same may succeed later. */
        public SlackErrors.Kind kind() {
            return SlackErrors.kind(error);
        }

        @Override
        public String toString() {
            return "Failed[" + error + "]";
        }
    }

    /** Not done, as there were too many: nothing of this method and workspace before the pause is over. */
    record Limited(Duration pause) implements SlackAnswer {
    }

    /** It never left, so that it is safe to repeat. */
    record NotSent(String why) implements SlackAnswer {
    }

    /** It may have arrived, and no answer came back. */
    record Lost(String why) implements SlackAnswer {
    }

    /** An answer came that is not Slack's: an error of a server in between, a redirect, no JSON, too much. */
    record Broken(int status) implements SlackAnswer {
    }
}
