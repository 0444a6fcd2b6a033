package dev.seventy.slack;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.seventy.bot.Numbers;
import dev.seventy.bot.SentFile;
import dev.seventy.outbound.Allowance;
import dev.seventy.outbound.Carrier;
import dev.seventy.outbound.Kind;
import dev.seventy.outbound.Outcome;
import dev.seventy.reply.Reply;
import dev.seventy.store.Errand;

/** Brings letters to Slack, and carries out lines that had to wait. */
final class SlackCarrier implements Carrier {

    private static final Set<String> GONE = Set.of("channel_not_found", "not_in_channel", "is_archived",
            "user_not_in_channel", "message_not_found", "cant_update_message", "edit_window_closed",
            "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
            "restricted_action_non_threadable_channel", "restricted_action_thread_locked", "thread_not_found");
    private static final Set<String> TOO_LATE = Set.of("expired_trigger_id", "exchanged_trigger_id", "trigger_expired",
            "trigger_exchanged", "invalid_trigger", "invalid_trigger_id");
    private static final Set<String> USED_UP = Set.of("used_url", "expired_url", "invalid_url");
    private static final Set<String> UNSHOWABLE = Set.of("invalid_blocks", "invalid_blocks_format",
            "msg_blocks_too_long");
    /** Those that write to a channel, and how the channel is called in their arguments. */
    private static final Set<String> WRITING = Set.of("chat.postMessage", "chat.postEphemeral", "chat.update");
    private static final String RESPONDING = "response_url";
    private static final Duration BETWEEN_UPDATES = Duration.ofSeconds(3);

    private static final Reply NOT_FETCHED = Reply
            .refused("A file could not be fetched from Slack, so nothing was done. Please send it again.");
    private static final Reply TOO_LARGE = Reply.refused(
            "That file is larger than 256 MB, so it was not read. Please send it in parts; they are put together here.");

    private final SlackApi api;
    private final SlackWorkspaces workspaces;
    private final Reception reception;
    private final InstantSource clock;

    SlackCarrier(SlackApi api, SlackWorkspaces workspaces, Reception reception, InstantSource clock) {
        this.api = api;
        this.workspaces = workspaces;
        this.reception = reception;
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "slack";
    }

    @Override
    public List<Allowance> allowances(Errand errand, String payload) {
        var workspace = errand.workspace();
        return switch (Letter.read(payload)) {
            case Letter.Call call -> {
                var allowances = new ArrayList<Allowance>();
                allowances.add(SlackRates.method(call.method(), workspace));
                if (WRITING.contains(call.method())) {
                    SlackInbound.text(object(call.body()), "channel")
                            .ifPresent(channel -> allowances.add(SlackRates.channel(channel, workspace)));
                }
                yield List.copyOf(allowances);
            }
            case Letter.Open _ -> List.of(SlackRates.method("views.open", workspace));
            case Letter.Upload _ -> List.of(SlackRates.method("files.getUploadURLExternal", workspace),
                    SlackRates.method("files.completeUploadExternal", workspace));
            case Letter.Respond _ -> List.of(SlackRates.method(RESPONDING, workspace));
            case Letter.Line _ -> List.of();
        };
    }

    @Override
    public Outcome carry(Errand errand, String payload) {
        return switch (Letter.read(payload)) {
            case Letter.Call call -> call(errand, call);
            case Letter.Respond respond -> respond(errand, respond);
            case Letter.Upload(var grid, var user, var fileName, var content, var comment) ->
                workspaces.upload(errand.workspace(), grid, user, fileName, content, comment);
            case Letter.Open open -> open(errand, open);
            case Letter.Line line -> line(errand, line);
        };
    }

    private Outcome call(Errand errand, Letter.Call call) {
        var token = workspaces.token(errand.workspace(), call.grid());
        if (token.isEmpty()) {
            return new Outcome.Refused("no_installation");
        }
        var arguments = object(call.body());
        var answer = api.call(call.method(), token, arguments);
        if (failedWith(answer, UNSHOWABLE) && arguments.has("blocks")) {
            // The sentence says the same, if less of it.
            arguments.remove("blocks");
            answer = api.call(call.method(), token, arguments);
        }
        if (failedWith(answer, GONE) && call.otherwise().isPresent()) {
            return outcome(api.call("chat.postMessage", token, directly(arguments, call.otherwise().get())),
                    "chat.postMessage", errand.workspace());
        }
        return outcome(answer, call.method(), errand.workspace());
    }

    private static JsonObject directly(JsonObject arguments, String user) {
        var message = arguments.deepCopy();
        for (var name : List.of("user", "ts", "thread_ts")) {
            message.remove(name);
        }
        message.addProperty("channel", user);
        return message;
    }

    private Outcome respond(Errand errand, Letter.Respond respond) {
        var isOpen = clock.instant().isBefore(respond.until())
                && api.addresses().response(respond.responseUrl()).isPresent();
        if (isOpen) {
            var answer = api.respond(respond.responseUrl(), object(respond.body()));
            if (!failedWith(answer, USED_UP)) {
                return outcome(answer, RESPONDING, errand.workspace());
            }
        }
        return respond.instead().map(call -> call(errand, call)).orElseGet(() -> new Outcome.Refused("expired_url"));
    }

    private Outcome open(Errand errand, Letter.Open open) {
        var token = workspaces.token(errand.workspace(), open.grid());
        if (token.isEmpty()) {
            return new Outcome.Refused("no_installation");
        }
        var arguments = new JsonObject();
        arguments.addProperty("trigger_id", open.trigger());
        arguments.add("view", object(open.view()));
        var answer = api.call("views.open", token, arguments);
        return failedWith(answer, TOO_LATE) ? call(errand, open.tooLate())
                : outcome(answer, "views.open", errand.workspace());
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
            case SlackAnswer.NotSent(var why) -> new Outcome.Again(why);
            case SlackAnswer.Lost(var why) -> new Outcome.Unknown(why);
            // A redirect or a refusal by something in between: Slack has not seen it.
            case SlackAnswer.Broken(var status) -> status >= 300 && status < 500 ? new Outcome.Again("http " + status)
                    : new Outcome.Unknown("http " + status);
        };
    }

    // Lines that had to wait.

    private Outcome line(Errand errand, Letter.Line line) {
        if (line.unknownSender()) {
            var introduced = workspaces.introduce(line.sender());
            if (!isSettled(introduced)) {
                return introduced;
            }
        }
        try {
            var folder = Files.createTempDirectory("seventy-slack-");
            try {
                return said(errand, line, folder);
            } finally {
                clear(folder);
            }
        } catch (IOException failed) {
            return new Outcome.Again(failed.getClass().getSimpleName());
        }
    }

    /** Whether Slack has said who somebody is, or that it will not; then the bot decides. */
    private static boolean isSettled(Outcome introduced) {
        return introduced instanceof Outcome.Done || introduced instanceof Outcome.Refused;
    }

    private Outcome said(Errand errand, Letter.Line line, Path folder) {
        var key = "errand:" + errand.organisation().value() + ":" + errand.id();
        var progress = new Progress(errand, line);
        var files = new ArrayList<SentFile>();
        for (var file : line.files()) {
            switch (workspaces.fetch(errand.workspace(), line.grid(), file.address(), folder)) {
                case SlackFiles.Fetched.Here(var content) -> files.add(new SentFile(file.name(), content));
                case SlackFiles.Fetched.TooLarge() -> {
                    return unread(line, key, progress, TOO_LARGE);
                }
                case SlackFiles.Fetched.NotFetched(var why, var mayComeLater) -> {
                    return mayComeLater && errand.attempts() < Kind.LINE.attempts() ? new Outcome.Again(why)
                            : unread(line, key, progress, NOT_FETCHED);
                }
            }
        }
        if (reception.sayLater(line, key, files, line.unknownSender(), progress) == Reception.Said.SENDER_UNKNOWN) {
            var introduced = workspaces.introduce(line.sender());
            if (!isSettled(introduced)) {
                return introduced;
            }
            reception.sayLater(line, key + ":introduced", files, true, progress);
        }
        return new Outcome.Done("said");
    }

    private Outcome unread(Letter.Line line, String key, Progress progress, Reply why) {
        reception.show(new Heard(line.sender(), line.place(), line.text(), key, progress.spot(line.spot())), why);
        return new Outcome.Refused("file_not_fetched");
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Says in the sender's conversation how far the reading of a file has come, in one message that the answer replaces. */
    private final class Progress implements Reception.LaterKeeping {

        private final Letter.Line line;
        private final Optional<String> token;
        private Optional<String> message = Optional.empty();
        private Instant last = Instant.MIN;

        Progress(Errand errand, Letter.Line line) {
            this.line = line;
            token = workspaces.token(errand.workspace(), line.grid());
            if (!line.files().isEmpty() && errand.attempts() <= 1) {
                show(Reply.answer("Reading what you sent. Nothing counts before you confirm it."));
            }
        }

        @Override
        public void progress(long rows) {
            var now = clock.instant();
            if (last.equals(Instant.MIN) || now.isBefore(last.plus(BETWEEN_UPDATES)) || message.isEmpty()) {
                return;
            }
            show(Reply.answer(Numbers.show(BigDecimal.valueOf(rows)) + " rows read so far."));
        }

        private void show(Reply reply) {
            if (token.isEmpty() || !(line.spot() instanceof Spot.Direct direct)) {
                return;
            }
            last = clock.instant();
            var arguments = new JsonObject();
            arguments.addProperty("channel", direct.channel());
            arguments.addProperty("text", BlockKit.text(reply));
            message.ifPresent(ts -> arguments.addProperty("ts", ts));
            direct.thread().filter(_ -> message.isEmpty()).ifPresent(ts -> arguments.addProperty("thread_ts", ts));
            var method = message.isPresent() ? "chat.update" : "chat.postMessage";
            if (api.call(method, token, arguments) instanceof SlackAnswer.Ok(var body, var _) && message.isEmpty()) {
                message = SlackInbound.text(body, "ts");
            }
        }

        @Override
        public Spot spot(Spot asked) {
            return asked instanceof Spot.Direct(var user, var channel, var thread, var _)
                    ? new Spot.Direct(user, channel, thread, message)
                    : asked;
        }
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
