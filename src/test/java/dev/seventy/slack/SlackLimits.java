package dev.seventy.slack;

import java.util.List;
import java.util.Set;

import com.google.gson.JsonObject;
import dev.seventy.outbound.Allowance;
import dev.seventy.outbound.Outcome;

/** The limits of Slack that a message falls under, as the carrier names them, for tests of other packages. */
public final class SlackLimits {

    public static final String MESSAGE = "chat.postMessage";

    /** What Slack says of a message that it shows. */
    public static final SlackAnswer OK = new SlackAnswer.Ok(new JsonObject(), Set.of());

    private SlackLimits() {
    }

    public static List<Allowance> ofMessage(String channel, String workspace) {
        return List.of(SlackRates.method(MESSAGE, workspace), SlackRates.channel(channel, workspace));
    }

    /** What the carrier makes of an answer of Slack's to a message. */
    public static Outcome outcome(SlackAnswer answer, String workspace) {
        return SlackCarrier.outcome(answer, MESSAGE, workspace);
    }
}
