package dev.seventy.slack;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.seventy.outbound.Allowance;
import dev.seventy.outbound.Carrier;
import dev.seventy.outbound.Kind;
import dev.seventy.outbound.Outcome;
import dev.seventy.reply.Reply;
import dev.seventy.store.Errand;

/** Brings letters to Slack. */
final class SlackCarrier implements Carrier {

    private static final Set<String> GONE = Set.of("channel_not_found", "not_in_channel", "is_archived",
            "user_not_in_channel", "message_not_found", "cant_update_message", "edit_window_closed",
            "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
            "restricted_action_non_threadable_channel", "restricted_action_thread_locked", "thread_not_found");
    /** What Slack says of a person to whom the app cannot write. */
    private static final Set<String> UNREACHABLE = Set.of("user_not_found", "user_disabled", "cannot_dm_bot",
            "messages_tab_disabled");
    private static final Set<String> TOO_LATE = Set.of("expired_trigger_id", "exchanged_trigger_id", "trigger_expired",
            "trigger_exchanged", "invalid_trigger", "invalid_trigger_id");
    private static final Set<String> USED_UP = Set.of("used_url", "expired_url", "invalid_url");
    private static final Set<String> UNSHOWABLE = Set.of("invalid_blocks", "invalid_blocks_format",
            "msg_blocks_too_long");
    private static final Set<String> CONFLICT = Set.of("hash_conflict");
    private static final Set<String> CLOSED = Set.of("not_found", "view_not_found");
    /** Those that write to a channel, and how the channel is called in their arguments. */
    private static final Set<String> WRITING = Set.of("chat.postMessage", "chat.postEphemeral", "chat.update");
    private static final Reply SHARE_UNCONFIRMED = Reply.refused("Slack did not confirm that what you shared is shown."
            + " Please look into the channel; where it is not there, share it again.");
    private static final Reply NOTICE_UNCONFIRMED = Reply
            .refused("Slack did not confirm that what you asked for arrived"
                    + " at somebody who may do it. Nothing else was done; please write to them yourself.");
    private static final String RESPONDING = "response_url";

    private final SlackApi api;
    private final SlackWorkspaces workspaces;
    private final Reception reception;
    private final WaitingLines lines;
    private final ResponseUses uses = new ResponseUses();
    private final InstantSource clock;

    SlackCarrier(SlackApi api, SlackWorkspaces workspaces, Reception reception, InstantSource clock) {
        this.api = api;
        this.workspaces = workspaces;
        this.reception = reception;
        this.lines = new WaitingLines(api, workspaces, reception, clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "slack";
    }

    /** https://docs.slack.dev/reference/methods/api.test */
    @Override
    public boolean answers() {
        return switch (api.form("api.test", Optional.empty(), Map.of())) {
            case SlackAnswer.Ok _,SlackAnswer.Failed _,SlackAnswer.Limited _ -> true;
            case SlackAnswer.NotSent _,SlackAnswer.Lost _,SlackAnswer.Broken _ -> false;
        };
    }

    @Override
    public List<Allowance> allowances(Errand errand, String payload) {
        var workspace = errand.workspace();
        return switch (Letter.read(payload)) {
            case Letter.Call call -> calling(call, workspace);
            case Letter.Digest digest -> calling(digest.message(), workspace);
            case Letter.Nudge nudge -> calling(nudge.message(), workspace);
            case Letter.Open _ -> List.of(SlackRates.method("views.open", workspace));
            case Letter.Update _ -> List.of(SlackRates.method("views.update", workspace));
            case Letter.Upload upload -> List.of(SlackRates.method("conversations.open", workspace),
                    SlackRates.method("files.getUploadURLExternal", workspace),
                    SlackRates.method("files.completeUploadExternal", workspace),
                    SlackRates.channel(upload.user(), workspace));
            case Letter.Respond _ -> List.of(SlackRates.method(RESPONDING, workspace));
            case Letter.Line line ->
                line.unknownSender() ? List.of(SlackRates.method("users.info", workspace)) : List.of();
        };
    }

    private static List<Allowance> calling(Letter.Call call, String workspace) {
        var allowances = new ArrayList<Allowance>();
        allowances.add(SlackRates.method(call.method(), workspace));
        if (WRITING.contains(call.method())) {
            SlackApi.text(object(call.body()), "channel")
                    .ifPresent(channel -> allowances.add(SlackRates.channel(channel, workspace)));
        }
        return List.copyOf(allowances);
    }

    @Override
    public Outcome carry(Errand errand, String payload) {
        return switch (Letter.read(payload)) {
            case Letter.Call call -> call(errand, call);
            case Letter.Digest digest -> digest(errand, digest);
            case Letter.Nudge nudge ->
                reception.isStillDue(nudge) ? call(errand, nudge.message()) : new Outcome.Done("not wanted");
            case Letter.Respond respond -> respond(errand, respond);
            case Letter.Upload(var grid, var user, var fileName, var content, var comment) ->
                workspaces.upload(errand.workspace(), grid, user, fileName, content, comment);
            case Letter.Open open -> open(errand, open);
            case Letter.Update update -> update(errand, update);
            case Letter.Line line -> lines.carryOut(errand, line);
        };
    }

    /**
     * Whoever shared something or had others asked was told that it is on its way, so they are told that it may not be,
     * unless their workspace is gone. A reminder counts as told once it is ordered: one that certainly did not come
     * counts as not told, and one that may have come stays told.
     */
    @Override
    public void ended(Errand errand, Errand.State how, String payload) {
        var letter = Letter.read(payload);
        if (letter instanceof Letter.Nudge nudge && how != Errand.State.UNKNOWN) {
            reception.untold(nudge);
        } else if (how != Errand.State.CANCELLED) {
            tellUnconfirmed(errand, letter);
        }
    }

    private void tellUnconfirmed(Errand errand, Letter letter) {
        var unconfirmed = errand.kind().equalsIgnoreCase(Kind.SHARE.name()) ? Optional.of(SHARE_UNCONFIRMED)
                : errand.kind().equalsIgnoreCase(Kind.NOTICE.name()) ? Optional.of(NOTICE_UNCONFIRMED)
                        : Optional.<Reply>empty();
        unconfirmed.ifPresent(reply -> {
            var call = letter instanceof Letter.Respond respond ? respond.instead()
                    : letter instanceof Letter.Call known ? Optional.of(known) : Optional.<Letter.Call>empty();
            call.flatMap(Letter.Call::otherwise).ifPresent(asker -> reception.dispatch().tell(errand.organisation(),
                    errand.workspace(), letter.grid(), asker.user(), reply));
        });
    }

    private Outcome call(Errand errand, Letter.Call call) {
        var token = workspaces.token(errand.workspace(), call.grid());
        if (token.isEmpty()) {
            return SlackWorkspaces.NOT_INSTALLED;
        }
        var arguments = object(call.body());
        var answer = shown(call.method(), token, arguments);
        if (failedWith(answer, GONE) && call.otherwise().isPresent()) {
            return outcome(shown("chat.postMessage", token, directly(arguments, call.otherwise().get())),
                    "chat.postMessage", errand.workspace());
        }
        return outcome(answer, call.method(), errand.workspace());
    }

    /** Where its place is gone, one that is for others goes to whoever asked for it, once; in any case it ends. */
    private Outcome digest(Errand errand, Letter.Digest digest) {
        if (!reception.dispatch().digests().wants(errand.organisation(), errand.workspace(), digest, clock.instant())) {
            return new Outcome.Done("not wanted");
        }
        var token = workspaces.token(errand.workspace(), digest.grid());
        if (token.isEmpty()) {
            return SlackWorkspaces.NOT_INSTALLED;
        }
        var answer = shown(digest.message().method(), token, object(digest.message().body()));
        if (!failedWith(answer, GONE) && !failedWith(answer, UNREACHABLE)) {
            return outcome(answer, digest.message().method(), errand.workspace());
        }
        var outcome = outcome(
                digest.instead().map(call -> shown(call.method(), token, object(call.body()))).orElse(answer),
                digest.message().method(), errand.workspace());
        if (!(outcome instanceof Outcome.Wait || outcome instanceof Outcome.Again
                || outcome instanceof Outcome.Unreached)) {
            reception.dispatch().digests().end(errand.organisation(), digest.subscription(), SlackDigests.PLACE_GONE);
        }
        return outcome;
    }

    /** Calls; where Slack does not take the blocks, once more without them: the sentence says the same, if less of it. */
    private SlackAnswer shown(String method, Optional<String> token, JsonObject arguments) {
        var answer = api.call(method, token, arguments);
        if (failedWith(answer, UNSHOWABLE) && arguments.has("blocks")) {
            arguments.remove("blocks");
            return api.call(method, token, arguments);
        }
        return answer;
    }

    private static JsonObject directly(JsonObject arguments, Letter.Otherwise otherwise) {
        var message = arguments.deepCopy();
        for (var name : List.of("user", "ts", "thread_ts")) {
            message.remove(name);
        }
        message.addProperty("channel", otherwise.user());
        otherwise.text().ifPresent(text -> {
            message.remove("blocks");
            message.addProperty("text", text);
        });
        return message;
    }

    /** By the address while it lasts, and without it afterwards. */
    private Outcome respond(Errand errand, Letter.Respond respond) {
        var isOpen = clock.instant().isBefore(respond.until())
                && api.addresses().response(respond.responseUrl()).isPresent() && uses.take(respond.responseUrl());
        if (isOpen) {
            var arguments = object(respond.body());
            var answer = api.respond(respond.responseUrl(), arguments);
            if (failedWith(answer, UNSHOWABLE) && uses.take(respond.responseUrl())) {
                arguments.remove("blocks");
                answer = api.respond(respond.responseUrl(), arguments);
            }
            if (!isUsedUp(answer)) {
                return outcome(answer, RESPONDING, errand.workspace());
            }
        }
        return respond.instead().map(call -> call(errand, call)).orElseGet(() -> new Outcome.Refused("expired_url"));
    }

    /** Slack says it with status 404 and a code, as text or in JSON. */
    private static boolean isUsedUp(SlackAnswer answer) {
        return failedWith(answer, USED_UP) || answer instanceof SlackAnswer.Broken(var status) && status == 404;
    }

    private Outcome open(Errand errand, Letter.Open open) {
        if (!clock.instant().isBefore(open.until())) {
            return call(errand, open.tooLate());
        }
        var token = workspaces.token(errand.workspace(), open.grid());
        if (token.isEmpty()) {
            return SlackWorkspaces.NOT_INSTALLED;
        }
        var arguments = new JsonObject();
        arguments.addProperty("trigger_id", open.trigger());
        arguments.add("view", object(open.view()));
        var answer = api.call("views.open", token, arguments);
        return failedWith(answer, TOO_LATE) ? call(errand, open.tooLate())
                : outcome(answer, "views.open", errand.workspace());
    }

    private Outcome update(Errand errand, Letter.Update update) {
        var token = workspaces.token(errand.workspace(), update.grid());
        if (token.isEmpty()) {
            return SlackWorkspaces.NOT_INSTALLED;
        }
        var arguments = object(update.body());
        var answer = api.call("views.update", token, arguments);
        if (failedWith(answer, CONFLICT)) {
            if (update.anew().isPresent()) {
                reception.dispatch().sayAnew(update.anew().get());
                return new Outcome.Done("said anew");
            }
            arguments.remove("hash");
            answer = api.call("views.update", token, arguments);
        }
        if (failedWith(answer, CLOSED)) {
            // Whoever closed the window does not wait for what was only read.
            return update.closed().map(call -> call(errand, call)).orElseGet(() -> new Outcome.Done("closed"));
        }
        return outcome(answer, "views.update", errand.workspace());
    }

    private static boolean failedWith(SlackAnswer answer, Set<String> errors) {
        return answer instanceof SlackAnswer.Failed(var error, var _) && errors.contains(error);
    }

    static Outcome outcome(SlackAnswer answer, String method, String workspace) {
        return switch (answer) {
            case SlackAnswer.Ok _ -> new Outcome.Done("ok");
            case SlackAnswer.Failed failed -> switch (failed.kind()) {
                case PERMANENT -> new Outcome.Refused(failed.error());
                case TRANSIENT, UNKNOWN -> new Outcome.Again(failed.error());
            };
            case SlackAnswer.Limited(var pause) ->
                new Outcome.Wait(pause, SlackRates.bucket(method, workspace), "ratelimited");
            case SlackAnswer.NotSent(var why) -> new Outcome.Unreached(why);
            case SlackAnswer.Lost(var why) -> new Outcome.Unknown(why);
            // A redirect or a refusal by something in between: Slack has not seen it.
            case SlackAnswer.Broken(var status) ->
                status >= 300 && status < 500 ? new Outcome.Unreached("http " + status)
                        : new Outcome.Unknown("http " + status);
        };
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
