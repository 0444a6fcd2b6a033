package dev.seventy.slack;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Incident;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Message;
import dev.seventy.bot.Nudge;
import dev.seventy.bot.SentFile;
import dev.seventy.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says to the bot what had to wait, once whoever carries it out has what it waited for. */
final class LateLines {

    private static final Logger log = LoggerFactory.getLogger(LateLines.class);

    private final Conversation conversation;
    private final Reception reception;
    private final Dispatch dispatch;

    LateLines(Conversation conversation, Reception reception, Dispatch dispatch) {
        this.conversation = conversation;
        this.reception = reception;
        this.dispatch = dispatch;
    }

    /** Whether somebody has to be looked up before the line can be said. */
    enum Said {
        ANSWERED,
        SENDER_UNKNOWN
    }

    /** How many bytes of files are read for whoever sent them; empty where Slack has to be asked who that is. */
    OptionalLong takes(Letter.Line line) {
        return conversation.takes(new Message(line.text(), line.sender(), line.place(), Optional.empty(), List.of()));
    }

    /**
     * Says a line that had to wait.
     *
     * @param delivery a key of its own
     * @param known whether whoever speaks was looked up just now
     * @throws StoreUnavailable when it has to be said again later, for which it is kept
     */
    Said say(Letter.Line line, String delivery, List<SentFile> files, boolean known, Watching watching) {
        var heard = new Heard(line.sender(), line.place(), line.text(), delivery, line.spot(), line.files(),
                line.said());
        var message = heard.message(files);
        var keeping = new Later(heard, known, watching);
        try {
            if (line.spot() instanceof Spot.Nudge(var _, var day)) {
                conversation.remind(new Nudge(line.sender(), day, delivery), keeping);
            } else {
                conversation.say(message, keeping);
            }
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failed) {
            if (Dispatch.isTimed(heard)) {
                throw failed;
            }
            reception.show(heard, Incident.log(log, "slack line later", failed).reply());
        }
        return keeping.unknown ? Said.SENDER_UNKNOWN : Said.ANSWERED;
    }

    /** What whoever carries out a waiting line is told. */
    interface Watching {

        void progress(long rows);

        /** Where the answer goes: the place it was asked, or the message that showed the progress. */
        default Spot spot(Spot asked) {
            return asked;
        }
    }

    private final class Later implements Keeping {

        private final Heard heard;
        private final boolean known;
        private final Watching watching;
        private boolean unknown;

        Later(Heard heard, boolean known, Watching watching) {
            this.heard = heard;
            this.known = known;
            this.watching = watching;
        }

        @Override
        public void answered(Answer answer) {
            dispatch.answer(heard.at(watching.spot(heard.spot())), answer);
        }

        @Override
        public boolean later(Message message, Wait wait) {
            unknown = wait == Wait.UNKNOWN_SENDER && !known;
            return unknown;
        }

        @Override
        public void progress(long rows) {
            watching.progress(rows);
        }
    }
}
