package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.seventy.bot.Conversation;
import dev.seventy.bot.Sender;
import dev.seventy.outbound.Outcome;

/** What has to be known of a workspace to speak there: its token, its people, its files. */
final class SlackWorkspaces {

    static final Outcome NOT_INSTALLED = new Outcome.Refused("no_installation");

    private final SlackApi api;
    private final SlackTokens tokens;
    private final SlackPeople people;
    private final SlackFiles files;
    private final Conversation conversation;

    SlackWorkspaces(SlackApi api, SlackTokens tokens, Conversation conversation) {
        this.api = api;
        this.tokens = tokens;
        this.people = new SlackPeople(api);
        this.files = new SlackFiles(api);
        this.conversation = conversation;
    }

    /** The app's token in a workspace, or in the enterprise that it belongs to. */
    Optional<String> token(String workspace, Optional<String> grid) {
        return tokens.token(workspace, grid);
    }

    /** Asks Slack who somebody is, and tells the bot; refused where Slack does not say. */
    Outcome introduce(Sender.Member who) {
        return token(who.workspace(), who.grid()).map(token -> introduce(token, who)).orElse(NOT_INSTALLED);
    }

    private Outcome introduce(String token, Sender.Member who) {
        return switch (people.ask(token, tokens.home(who.workspace(), who.grid()), who.grid(), who.user())) {
            case SlackPeople.Found.Somebody(var found) -> {
                conversation.introduce(who, found);
                yield new Outcome.Done("introduced");
            }
            case SlackPeople.Found.Unknown(var why) -> SlackCarrier.outcome(why, "users.info", who.workspace());
        };
    }

    /** Sends a file into somebody's conversation with the app. */
    Outcome upload(String workspace, Optional<String> grid, String user, String fileName, String content,
            String comment) {
        var token = token(workspace, grid);
        if (token.isEmpty()) {
            return NOT_INSTALLED;
        }
        var opened = api.form("conversations.open", token, Map.of("users", user));
        if (!(opened instanceof SlackAnswer.Ok(var body, var _))) {
            return SlackCarrier.outcome(opened, "conversations.open", workspace);
        }
        return SlackApi.object(body, "channel").flatMap(channel -> SlackApi.text(channel, "id"))
                .map(channel -> SlackCarrier.outcome(
                        files.send(token.get(), channel, fileName, content.getBytes(UTF_8), Optional.of(comment)),
                        "files.completeUploadExternal", workspace))
                .orElse(new Outcome.Refused("channel_not_found"));
    }

    /**
     * Fetches a file that was sent to the app into a new one in the folder.
     *
     * @param largest in bytes
     */
    SlackFiles.Fetched fetch(String workspace, Optional<String> grid, String address, long largest, Path folder) {
        return token(workspace, grid).map(token -> files.fetch(token, address, largest, folder))
                .orElse(new SlackFiles.Fetched.NotFetched("no_installation", false));
    }
}
