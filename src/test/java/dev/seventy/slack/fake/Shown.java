package dev.seventy.slack.fake;

import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A view that somebody has before them.
 *
 * @param hash changes with every update
 * @param previous the view below it on the stack
 * @param view as the app gave it
 */
public record Shown(String id, String type, String team, String user, String hash, String root,
        Optional<String> previous, ObjectNode view) {

    public Optional<String> callbackId() {
        return Json.text(view, "callback_id");
    }

    public Optional<String> externalId() {
        return Json.text(view, "external_id");
    }

    public Optional<String> privateMetadata() {
        return Json.text(view, "private_metadata");
    }

    public JsonNode blocks() {
        return view.path("blocks");
    }

    /** The view as Slack gives it in answers and payloads. */
    ObjectNode json() {
        var json = view.deepCopy();
        json.set("blocks", Chat.named(view.path("blocks")));
        json.put("id", id).put("team_id", team).put("type", type).put("hash", hash).put("root_view_id", root)
                .put("app_id", FakeSlack.APP_ID).put("app_installed_team_id", team).put("bot_id", "B" + team);
        previous.ifPresentOrElse(below -> json.put("previous_view_id", below), () -> json.putNull("previous_view_id"));
        for (var field : new String[]{"private_metadata", "callback_id", "external_id"}) {
            if (!json.has(field)) {
                json.put(field, "");
            }
        }
        if (!json.has("state")) {
            json.putObject("state").putObject("values");
        }
        return json;
    }
}
