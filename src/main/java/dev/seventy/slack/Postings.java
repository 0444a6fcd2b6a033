package dev.seventy.slack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import dev.seventy.bot.Answer;
import dev.seventy.bot.Sender;
import dev.seventy.outbound.Kind;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;

/** Writes the letters that bring an answer to where it belongs. */
final class Postings {

    static final String TITLE = "Seventy";
    private static final Gson GSON = GsonFactory.createSnakeCase();
    private static final Reply TOO_LATE = Reply.refused("Slack could not open a window in time. Please click again.");
    private static final Reply NOT_SHARED = Reply
            .refused("Slack did not let this app write there, so nothing was shared."
                    + " Somebody in the channel can invite the app with /invite; then please share it again.");

    private static final Reply NOT_ASKED = Reply
            .refused("Slack did not let this app write to somebody who may do what you"
                    + " asked for, so they were not asked. Please write to them yourself.");

    private final Heard heard;
    private final Sender.Member sender;
    private final Spot spot;
    private final Calls calls;
    private final Optional<String> line;
    private final List<Posting> postings = new ArrayList<>();

    private Postings(Heard heard, Optional<String> line) {
        this.heard = heard;
        this.sender = heard.sender();
        this.spot = heard.spot();
        calls = new Calls(sender.grid());
        this.line = line;
    }

    /** All that an answer takes. */
    static List<Posting> of(Heard heard, Answer answer) {
        var postings = new Postings(heard, again(heard, answer));
        postings.here(answer.reply(), answer.changed());
        postings.besides(answer);
        return List.copyOf(postings.postings);
    }

    /**
     * All but what is said in the response to Slack's request.
     *
     * @param complete whether the response shows everything
     */
    static List<Posting> besides(Heard heard, Answer answer, boolean complete) {
        var postings = new Postings(heard, again(heard, answer));
        postings.attachments(answer.reply(), complete, heard.sender().user());
        postings.besides(answer);
        return List.copyOf(postings.postings);
    }

    /** Something said where it was asked, that is no answer yet. */
    static List<Posting> of(Heard heard, Reply reply) {
        var postings = new Postings(heard, Optional.empty());
        postings.here(reply, false);
        return List.copyOf(postings.postings);
    }

    /** The line that leads to the same once more; a line that changed something would do so again. */
    static Optional<String> again(Heard heard, Answer answer) {
        return answer.changed() || !heard.files().isEmpty() ? Optional.empty() : Optional.of(heard.text());
    }

    private void here(Reply reply, boolean changed) {
        switch (spot) {
            case Spot.Command(var user, var channel, var url, var until) -> {
                var message = said(reply, user);
                respond(channel, Optional.empty(), url, until, message, false,
                        calls.ephemeral(channel, user, Optional.empty(), message));
            }
            case Spot.Channel(var user, var channel, var thread) ->
                add(Kind.REPLY, lane(channel), calls.ephemeral(channel, user, thread, said(reply, user)));
            case Spot.Direct(var user, var channel, var thread, var replacing) -> {
                var message = said(reply, user);
                add(Kind.REPLY, lane(channel), replacing.map(ts -> calls.edit(channel, ts, message, user))
                        .orElseGet(() -> calls.message(channel, thread, message, Calls.directly(user))));
            }
            case Spot.Button button -> here(button, reply, changed);
            case Spot.Window window -> {
                var shown = BlockKit.modal(reply, TITLE, line, window.form());
                attachments(reply, shown.complete(), window.user());
                add(Kind.VIEW, lane("view:" + window.view()),
                        update(window, GSON.toJsonTree(shown.view()), reply, changed));
            }
            case Spot.Opening opening -> {
                var shown = BlockKit.modal(reply, TITLE, line, opening.form());
                attachments(reply, shown.complete(), opening.user());
                open(opening, lane("open:" + opening.user()), GSON.toJsonTree(shown.view()).getAsJsonObject(),
                        changed ? reply : TOO_LATE);
            }
            case Spot.Home(var user, var _) -> {
                var body = new JsonObject();
                body.addProperty("user_id", user);
                body.add("view", GSON.toJsonTree(BlockKit.home(reply, line.orElse("home"))));
                add(Kind.VIEW, lane("home:" + user), calls.call("views.publish", body, Optional.empty()));
            }
            case Spot.Digest digest -> add(Kind.DIGEST, lane(digest.channel()), digest(digest, reply));
            case Spot.Nudge(var user, var day) ->
                add(Kind.NUDGE, lane(user), new Letter.Nudge(sender, Optional.of(day), calls.direct(user, reply)));
        }
    }

    /** Everybody there sees the same, so that nothing of it goes to one person only. */
    private Letter.Digest digest(Spot.Digest digest, Reply reply) {
        var message = calls.message(digest.channel(), Optional.empty(), BlockKit.shared(reply), Optional.empty());
        var instead = Optional.of(calls.direct(digest.user(), SlackDigests.homeless(reply)))
                .filter(_ -> digest.shared());
        return new Letter.Digest(sender.grid(), digest.subscription(), digest.channel(), message, instead);
    }

    /**
     * What a click changed stands in the message that was clicked; the answer to a question follows it. What everybody
     * sees is never changed for what one person asked.
     */
    private void here(Spot.Button button, Reply reply, boolean changed) {
        var message = said(reply, button.user());
        var isEdited = changed && (button.ephemeral() || button.isDirect());
        if (button.isDirect() && !button.ephemeral()) {
            if (isEdited) {
                add(Kind.REPLY, lane(button.channel()),
                        calls.edit(button.channel(), button.message(), message, button.user()));
            } else {
                add(Kind.REPLY, lane(button.channel()), calls.message(button.channel(),
                        Optional.of(button.thread().orElse(button.message())), message, Optional.empty()));
            }
        } else {
            respond(button.channel(), button.thread(), button.responseUrl(), button.until(), message, isEdited,
                    calls.ephemeral(button.channel(), button.user(), button.thread(), message));
        }
    }

    private void besides(Answer answer) {
        for (var elsewhere : answer.elsewhere()) {
            switch (elsewhere) {
                case Answer.Elsewhere.Everybody(var reply) -> everybody(reply);
                case Answer.Elsewhere.Directly(var reply) -> directly(sender.user(), reply);
                case Answer.Elsewhere.Account(var user, var reply) -> notice(user, reply);
            }
        }
    }

    private void directly(String user, Reply reply) {
        var said = BlockKit.message(reply, Optional.empty());
        attachments(reply, said.complete(), user);
        add(Kind.REPLY, lane(user), calls.message(user, Optional.empty(), said, Optional.empty()));
    }

    /** Where it cannot be said to somebody, the one for whom it was learns that. */
    private void notice(String user, Reply reply) {
        add(Kind.NOTICE, lane(user), calls.message(user, Optional.empty(), BlockKit.message(reply, Optional.empty()),
                Optional.of(new Letter.Otherwise(sender.user(), Optional.of(BlockKit.text(NOT_ASKED))))));
    }

    private void everybody(Reply reply) {
        var said = BlockKit.shared(reply);
        switch (spot) {
            case Spot.Command(var _, var channel, var url, var until) ->
                respondToAll(channel, Optional.empty(), url, until, said);
            case Spot.Button button when button.ephemeral() ->
                respondToAll(button.channel(), button.thread(), button.responseUrl(), button.until(), said);
            case Spot.Button button -> share(button.channel(), button.thread(), said);
            case Spot.Channel(var _, var channel, var thread) -> share(channel, thread, said);
            case Spot.Direct(var _, var channel, var thread, var _) -> share(channel, thread, said);
            case Spot.Opening opening -> opening.channel().ifPresentOrElse(
                    channel -> share(channel, Optional.empty(), said), () -> directly(sender.user(), reply));
            case Spot.Window _,Spot.Home _,Spot.Digest _,Spot.Nudge _ -> directly(sender.user(), reply);
        }
    }

    private void share(String channel, Optional<String> thread, BlockKit.Said said) {
        add(Kind.SHARE, lane(channel), shared(channel, thread, said));
    }

    private Letter.Call shared(String channel, Optional<String> thread, BlockKit.Said said) {
        return calls.message(channel, thread, said,
                Optional.of(new Letter.Otherwise(sender.user(), Optional.of(BlockKit.text(NOT_SHARED)))));
    }

    private void respondToAll(String channel, Optional<String> thread, String url, Instant until, BlockKit.Said said) {
        var body = Calls.body(said);
        body.addProperty("response_type", "in_channel");
        body.addProperty("replace_original", false);
        thread.ifPresent(ts -> body.addProperty("thread_ts", ts));
        add(Kind.SHARE, lane(channel), new Letter.Respond(sender.grid(), url, body.toString(), until,
                Optional.of(shared(channel, thread, said))));
    }

    private void respond(String channel, Optional<String> thread, String url, Instant until, BlockKit.Said said,
            boolean replacing, Letter.Call instead) {
        var body = Calls.body(said);
        body.addProperty("response_type", "ephemeral");
        body.addProperty("replace_original", replacing);
        thread.ifPresent(ts -> body.addProperty("thread_ts", ts));
        add(Kind.REPLY, lane(channel),
                new Letter.Respond(sender.grid(), url, body.toString(), until, Optional.of(instead)));
    }

    /** What was only read is read again for a window that changed since; what changed something is told in any case. */
    private Letter.Update update(Spot.Window window, JsonElement view, Reply reply, boolean changed) {
        var body = new JsonObject();
        body.addProperty(window.external() ? "external_id" : "view_id", window.view());
        window.hash().ifPresent(hash -> body.addProperty("hash", hash));
        if (window.external()) {
            view.getAsJsonObject().addProperty("external_id", window.view());
        }
        body.add("view", view);
        var anew = line.filter(_ -> !changed).map(text -> new Letter.Line(sender, heard.place(), text,
                window.anyState(), false, List.of(), Optional.empty()));
        var closed = changed ? Optional.of(calls.message(window.user(), Optional.empty(),
                BlockKit.message(reply, Optional.empty()), Optional.empty())) : Optional.<Letter.Call>empty();
        return new Letter.Update(sender.grid(), body.toString(), anew, closed);
    }

    /** Opens a window that says that the answer comes; the answer follows it in its lane. */
    static List<Posting> loading(Heard heard, Spot.Opening opening, String external) {
        var postings = new Postings(heard, Optional.empty());
        var view = GSON.toJsonTree(BlockKit.modal(Reply.answer("One moment, please."), TITLE, Optional.empty()).view())
                .getAsJsonObject();
        view.addProperty("external_id", external);
        postings.open(opening, postings.lane("view:" + external), view, TOO_LATE);
        return List.copyOf(postings.postings);
    }

    private void open(Spot.Opening opening, String lane, JsonObject view, Reply otherwise) {
        var late = BlockKit.message(otherwise, Optional.empty());
        var tooLate = opening.channel().map(channel -> calls.ephemeral(channel, opening.user(), Optional.empty(), late))
                .orElseGet(() -> calls.message(opening.user(), Optional.empty(), late, Optional.empty()));
        add(Kind.VIEW_OPEN, lane,
                new Letter.Open(sender.grid(), opening.trigger(), opening.until(), view.toString(), tooLate));
    }

    /** The reply as a message; what belongs to it as files goes into the sender's own conversation. */
    private BlockKit.Said said(Reply reply, String user) {
        var said = BlockKit.message(reply, line);
        attachments(reply, said.complete(), user);
        return said;
    }

    private void attachments(Reply reply, boolean complete, String user) {
        if (!complete) {
            upload(user, "answer.txt", PlainText.render(reply), BlockKit.text(reply));
        }
        if (spot instanceof Spot.Home) {
            return;
        }
        for (var block : reply.blocks()) {
            if (block instanceof Block.Attachment(var fileName, var content)) {
                upload(user, fileName, content, BlockKit.text(reply));
            }
        }
    }

    private void upload(String user, String fileName, String content, String comment) {
        add(Kind.FILE, lane("file:" + user), new Letter.Upload(sender.grid(), user, fileName, content, comment));
    }

    private void add(Kind kind, String lane, Letter letter) {
        postings.add(new Posting(kind, lane, letter));
    }

    private String lane(String what) {
        return "slack:" + sender.workspace() + ":" + what;
    }
}
