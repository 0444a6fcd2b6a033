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
import java.util.OptionalLong;

import com.google.gson.JsonObject;
import dev.seventy.bot.Numbers;
import dev.seventy.bot.SentFile;
import dev.seventy.outbound.Kind;
import dev.seventy.outbound.Outcome;
import dev.seventy.reply.Reply;
import dev.seventy.store.Errand;

/** Carries out lines that had to wait: for who somebody is, for files, for others of the firm. */
final class WaitingLines {

    private static final int MOST_FILES = 10;
    private static final Duration BETWEEN_UPDATES = Duration.ofSeconds(3);

    private static final Reply READING = Reply.answer("Reading what you sent. Nothing counts before you confirm it.");
    private static final Reply TOO_MANY = Reply.refused("That is more than " + MOST_FILES
            + " files, so none of them was read and nothing was done. Please send fewer at once.");
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
        var isUnknown = line.unknownSender() || takes(line).isEmpty();
        if (isUnknown) {
            var introduced = workspaces.introduce(line.sender());
            if (!isSettled(introduced)) {
                return introduced;
            }
        }
        var key = "errand:" + errand.organisation().value() + ":" + errand.id();
        // Whoever may not hand files over is answered without them, so that nobody else's fill the disk.
        var largest = takes(line).orElse(0);
        var progress = new Progress(errand, line, largest > 0);
        if (largest == 0) {
            return said(line, key, List.of(), isUnknown, progress);
        }
        if (line.files().size() > MOST_FILES) {
            return unread(line, key, progress, TOO_MANY);
        }
        try (var folder = FetchedFiles.create()) {
            return fetched(errand, line, key, largest, folder.folder(), isUnknown, progress);
        } catch (IOException failed) {
            return new Outcome.Again(failed.getClass().getSimpleName());
        }
    }

    private OptionalLong takes(Letter.Line line) {
        return line.files().isEmpty() ? OptionalLong.of(0) : reception.late().takes(line);
    }

    /** Whether Slack has said who somebody is, or that it will not; then the bot decides. */
    private static boolean isSettled(Outcome introduced) {
        return introduced instanceof Outcome.Done || introduced instanceof Outcome.Refused;
    }

    private Outcome fetched(Errand errand, Letter.Line line, String key, long largest, Path folder, boolean known,
            Progress progress) throws IOException {
        var files = new ArrayList<SentFile>();
        long left = largest;
        for (var file : line.files()) {
            switch (workspaces.fetch(errand.workspace(), line.grid(), file.address(), left, folder)) {
                case SlackFiles.Fetched.Here(var content) -> {
                    left -= Files.size(content);
                    files.add(new SentFile(file.name(), content));
                }
                case SlackFiles.Fetched.TooLarge() -> {
                    return unread(line, key, progress, tooLarge(largest));
                }
                case SlackFiles.Fetched.NotFetched(var why, var mayComeLater) -> {
                    return mayComeLater && errand.attempts() < Kind.LINE.attempts() ? new Outcome.Again(why)
                            : unread(line, key, progress, NOT_FETCHED);
                }
            }
        }
        return said(line, key, files, known, progress);
    }

    private Outcome said(Letter.Line line, String key, List<SentFile> files, boolean known, Progress progress) {
        if (reception.late().say(line, key, files, known, progress) == LateLines.Said.SENDER_UNKNOWN) {
            var introduced = workspaces.introduce(line.sender());
            if (!isSettled(introduced)) {
                return introduced;
            }
            reception.late().say(line, key + ":introduced", files, true, progress);
        }
        return new Outcome.Done("said");
    }

    private static Reply tooLarge(long largest) {
        return Reply.refused("What you sent is larger than " + largest / (1024 * 1024)
                + " MB, so it was not read. Please send it in parts.");
    }

    private Outcome unread(Letter.Line line, String key, Progress progress, Reply why) {
        reception.show(new Heard(line.sender(), line.place(), line.text(), key, progress.spot(line.spot())), why);
        return new Outcome.Refused("file_not_fetched");
    }

    /** Says in the sender's conversation how far the reading of a file has come, in one message that the answer replaces. */
    private final class Progress implements LateLines.Watching {

        private final Letter.Line line;
        private final Optional<String> token;
        private Optional<String> message = Optional.empty();
        private Instant next = Instant.MIN;

        /** @param begins whether files are read now */
        Progress(Errand errand, Letter.Line line, boolean begins) {
            this.line = line;
            token = workspaces.token(errand.workspace(), line.grid());
            if (begins && errand.attempts() <= 1) {
                show(READING);
            }
        }

        @Override
        public void progress(long rows) {
            if (message.isPresent() && !clock.instant().isBefore(next)) {
                show(Reply.answer(Numbers.show(BigDecimal.valueOf(rows)) + " rows read so far."));
            }
        }

        private void show(Reply reply) {
            if (token.isEmpty() || !(line.spot() instanceof Spot.Direct direct)) {
                return;
            }
            next = clock.instant().plus(BETWEEN_UPDATES);
            var arguments = new JsonObject();
            arguments.addProperty("channel", direct.channel());
            arguments.addProperty("text", BlockKit.text(reply));
            message.ifPresent(ts -> arguments.addProperty("ts", ts));
            direct.thread().filter(_ -> message.isEmpty()).ifPresent(ts -> arguments.addProperty("thread_ts", ts));
            var method = message.isPresent() ? "chat.update" : "chat.postMessage";
            var answer = api.call(method, token, arguments);
            if (answer instanceof SlackAnswer.Ok(var body, var _) && message.isEmpty()) {
                message = SlackApi.text(body, "ts");
            } else if (answer instanceof SlackAnswer.Limited(var pause)) {
                next = clock.instant().plus(pause);
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
