package dev.seventy.slack;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;

import com.google.gson.JsonObject;
import dev.seventy.bot.Numbers;
import dev.seventy.bot.SentFile;
import dev.seventy.outbound.Kind;
import dev.seventy.outbound.Outcome;
import dev.seventy.reply.Reply;
import dev.seventy.store.Errand;

/** Carries out lines that had to wait: for who somebody is, for files, for others of the firm. */
final class WaitingLines {

    private static final Duration BETWEEN_UPDATES = Duration.ofSeconds(3);

    private static final Reply READING = Reply.answer("Reading what you sent. Nothing counts before you confirm it.");
    private static final Reply NOT_FETCHED = Reply
            .refused("A file could not be fetched from Slack, so nothing was done. Please send it again.");

    private final SlackApi api;
    private final SlackWorkspaces workspaces;
    private final Reception reception;
    private final InstantSource clock;

    WaitingLines(SlackApi api, SlackWorkspaces workspaces, Reception reception, InstantSource clock) {
        this.api = api;
        this.workspaces = workspaces;
        this.reception = reception;
        this.clock = clock;
    }

    Outcome carryOut(Errand errand, Letter.Line line) {
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
                    return unread(line, key, progress, tooLarge());
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

    private Reply tooLarge() {
        return Reply.refused("That file is larger than " + workspaces.largestFile() / (1024 * 1024)
                + " MB, so it was not read. Please send it in parts; they are put together here.");
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
                show(READING);
            }
        }

        @Override
        public void progress(long rows) {
            if (message.isPresent() && !clock.instant().isBefore(last.plus(BETWEEN_UPDATES))) {
                show(Reply.answer(Numbers.show(BigDecimal.valueOf(rows)) + " rows read so far."));
            }
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
                message = SlackApi.text(body, "ts");
            }
        }

        @Override
        public Spot spot(Spot asked) {
            return asked instanceof Spot.Direct(var user, var channel, var thread, var _)
                    ? new Spot.Direct(user, channel, thread, message)
                    : asked;
        }
    }
}
