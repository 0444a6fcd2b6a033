package dev.seventy.slack;

import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import dev.seventy.reply.Reply;

/**
 * The calls to Slack by which something is said.
 *
 * @param grid the organisation of Enterprise Grid, where the app is installed in a whole one
 */
record Calls(Optional<String> grid) {

    private static final Gson GSON = GsonFactory.createSnakeCase();

    /** @param user whose message it is, who gets it directly where it cannot be changed any more */
    Letter.Call edit(String channel, String ts, BlockKit.Said said, String user) {
        var body = body(said);
        body.addProperty("channel", channel);
        body.addProperty("ts", ts);
        return call("chat.update", body, directly(user));
    }

    /** For one person in the midst of others; directly where the app is not in the channel. */
    Letter.Call ephemeral(String channel, String user, Optional<String> thread, BlockKit.Said said) {
        var body = body(said);
        body.addProperty("channel", channel);
        body.addProperty("user", user);
        thread.ifPresent(ts -> body.addProperty("thread_ts", ts));
        return call("chat.postEphemeral", body, directly(user));
    }

    /** Where it cannot be said there, it is said to them directly. */
    static Optional<Letter.Otherwise> directly(String user) {
        return Optional.of(new Letter.Otherwise(user, Optional.empty()));
    }

    Letter.Call message(String channel, Optional<String> thread, BlockKit.Said said,
            Optional<Letter.Otherwise> otherwise) {
        var body = body(said);
        body.addProperty("channel", channel);
        body.addProperty("unfurl_links", false);
        body.addProperty("unfurl_media", false);
        thread.ifPresent(ts -> body.addProperty("thread_ts", ts));
        return call("chat.postMessage", body, otherwise);
    }

    /** A message that somebody gets without having asked. */
    Letter.Call direct(String user, Reply reply) {
        return message(user, Optional.empty(), BlockKit.message(reply, Optional.empty()), Optional.empty());
    }

    static JsonObject body(BlockKit.Said said) {
        var body = new JsonObject();
        body.addProperty("text", said.text());
        body.add("blocks", GSON.toJsonTree(said.blocks()));
        return body;
    }

    Letter.Call call(String method, JsonObject body, Optional<Letter.Otherwise> otherwise) {
        return new Letter.Call(grid, method, body.toString(), otherwise);
    }
}
