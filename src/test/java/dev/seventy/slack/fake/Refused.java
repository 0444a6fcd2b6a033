package dev.seventy.slack.fake;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/** What Slack answers instead of carrying a call out. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String error;
    private final transient ObjectNode more;

    private Refused(String error, ObjectNode more) {
        super(error, null, false, false);
        this.error = error;
        this.more = more;
    }

    static Refused with(String error) {
        return new Refused(error, Json.object());
    }

    static Refused with(String error, List<String> messages) {
        var more = Json.object();
        var list = more.putObject("response_metadata").putArray("messages");
        messages.forEach(message -> list.add("[ERROR] " + message));
        return new Refused(error, more);
    }

    static Refused missingScope(String needed, String provided) {
        return new Refused("missing_scope", Json.object().put("needed", needed).put("provided", provided));
    }

    String error() {
        return error;
    }

    ObjectNode answer() {
        return Json.object().put("ok", false).put("error", error).setAll(more);
    }
}
