package dev.seventy.slack;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Incident;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Message;
import dev.seventy.bot.Nudge;
import dev.seventy.outbound.Order;
import dev.seventy.reply.Reply;
import dev.seventy.store.Actor;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Outcomes;
import dev.seventy.store.Store;
import dev.seventy.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to the bot what was heard, and sends the answer on its way: what a line takes effect with and the letters that tell
 * of it are kept in one transaction.
 */
final class Reception {

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private static final int LONGEST = 1_000;
    private static final Reply TOO_LONG = Reply.misunderstood(
            "That is longer than 1,000 characters, so it was not read and nothing was done. A shorter line will do, such as: score data-ai");
    private static final Reply STRANGER = Reply.refused(
            "That is for members of the workspace that this app was installed in; your account belongs to another one. Nothing was done.");
    static final Reply WORKING = Reply.answer("Working on it: this takes a while, and the answer comes here.");
    static final Reply QUEUED = Reply
            .answer("Your firm has several things under way. This one waits for its turn, and the answer comes here.");

    private final Conversation conversation;
    private final Supplier<Store> stores;
    private final Dispatch dispatch;
    private final LateLines late;
    private final CommandResponses responses = new CommandResponses();

    /** @param outbox keeps an order, in the transaction that it is called in where there is one */
    Reception(Conversation conversation, Supplier<Store> stores, BiConsumer<OrganisationId, Order> outbox,
            InstantSource clock) {
        this.conversation = conversation;
        this.stores = stores;
        dispatch = new Dispatch(stores, outbox, clock);
        late = new LateLines(conversation, this, dispatch);
    }

    /** What came of something that was heard. */
    sealed interface Outcome {

        record Answered(Answer answer) implements Outcome {
        }

        /** The line is kept, and answered later. */
        record Waiting(Keeping.Wait why) implements Outcome {
        }
    }

    /** Where the main answer goes. */
    enum Way {
        /** In the response to the request that is being served. */
        RESPONSE,
        /** By a letter of its own. */
        LETTER
    }

    /** What slash commands were answered with. */
    CommandResponses responses() {
        return responses;
    }

    /**
     * Says it, and has everything sent that does not go into the response.
     *
     * @throws StoreUnavailable when it could not be kept and the sender cannot be told
     */
    Outcome hear(Heard heard, Way way) {
        var refused = unread(heard, way);
        if (refused.isPresent()) {
            return refused.get();
        }
        var keeping = new Sending(heard, way);
        try {
            return keeping.outcome(conversation.say(heard.message(), keeping));
        } catch (StoreUnavailable away) {
            if (way == Way.LETTER) {
                throw away;
            }
            // Slack does not send again what is answered in its response, so the person is told to.
            return failed(heard, way, away);
        } catch (RuntimeException failure) {
            return failed(heard, way, failure);
        }
    }

    /** The same for what is answered in the response, completed when it is on the disk. */
    CompletableFuture<Outcome> hearing(Heard heard) {
        var refused = unread(heard, Way.RESPONSE);
        if (refused.isPresent()) {
            return CompletableFuture.completedFuture(refused.get());
        }
        var keeping = new Sending(heard, Way.RESPONSE);
        return conversation.saying(heard.message(), keeping)
                .handle((answer, failure) -> failure == null ? keeping.outcome(answer)
                        : failed(heard, Way.RESPONSE, Outcomes.failure(failure)));
    }

    /**
     * Has a digest said whose time has come.
     *
     * @throws RuntimeException where that failed, and nothing happened
     */
    void sayInTime(Heard heard) {
        conversation.say(heard.message(), new Sending(heard, Way.LETTER));
    }

    /**
     * Has somebody reminded, and tells whether anything was said by that.
     *
     * @throws RuntimeException where that failed, and nothing happened
     */
    boolean remind(Nudge nudge) {
        var keeping = new Sending(new Heard(nudge.reader(), Message.Place.PRIVATE, "reminders", nudge.key(),
                new Spot.Nudge(nudge.reader().user(), nudge.day())), Way.LETTER);
        conversation.remind(nudge, keeping);
        return keeping.isSaid;
    }

    /** Whether somebody still is to be sent the reminder that was ordered for them on a day of theirs. */
    boolean isStillDue(Letter.Nudge letter) {
        return conversation.isStillDue(letter.reader(), letter.day());
    }

    /** A reminder certainly did not come. */
    void untold(Letter.Nudge letter) {
        conversation.untold(letter.reader(), letter.day());
    }

    /** Orders what becomes of what was heard. */
    Dispatch dispatch() {
        return dispatch;
    }

    /** Says what had to wait. */
    LateLines late() {
        return late;
    }

    /** What becomes of something without its line being read. */
    private Optional<Outcome> unread(Heard heard, Way way) {
        if (!heard.files().isEmpty()) {
            once(heard, () -> dispatch.keep(heard, Keeping.Wait.LONG));
            return Optional.of(new Outcome.Waiting(Keeping.Wait.LONG));
        }
        return heard.text().length() > LONGEST ? Optional.of(refuse(heard, way, TOO_LONG)) : Optional.empty();
    }

    private Outcome failed(Heard heard, Way way, RuntimeException failure) {
        return refuse(heard, way, Incident.log(log, "slack line", failure).reply());
    }

    /** Whether a line asks and does nothing else. */
    boolean onlyReads(String line) {
        return conversation.onlyReads(line);
    }

    /** Whether a line tells of a certification that was passed. */
    boolean tells(String line) {
        return conversation.tells(line);
    }

    /** Tells somebody of another workspace that this is not for them. */
    Outcome stranger(Heard heard, Way way) {
        return refuse(heard, way, STRANGER);
    }

    /** Shows a reply that asks the bot nothing. */
    void show(Heard heard, Reply reply) {
        once(heard, () -> dispatch.show(heard, reply));
    }

    /** Slack holds events of a workspace back, as there are too many. */
    void rateLimited(String workspace) {
        log.warn("slack holds events back team={}", workspace.replaceAll("[^A-Za-z0-9]", "?"));
        var store = stores.get();
        store.organisations().linked("slack", workspace).ifPresent(organisation -> store.audit().append(organisation,
                new Actor("slack", "slack"), "slack.events_limited", List.of(workspace), "done"));
    }

    private Outcome refuse(Heard heard, Way way, Reply reply) {
        if (way == Way.LETTER) {
            show(heard, reply);
        }
        return new Outcome.Answered(new Answer(reply, Optional.empty()));
    }

    private void once(Heard heard, Runnable effect) {
        stores.get().deliveries().once(dispatch.organisation(heard.sender()), heard.delivery(), () -> {
            effect.run();
            return Answer.SILENT.marker();
        });
    }

    /** Sends letters of an answer, and takes in lines that have to wait. */
    private final class Sending implements Keeping {

        private final Heard heard;
        private final Way way;
        private Optional<Wait> waiting = Optional.empty();
        private boolean isSaid;

        Sending(Heard heard, Way way) {
            this.heard = heard;
            this.way = way;
        }

        Outcome outcome(Answer answer) {
            return waiting.<Outcome>map(Outcome.Waiting::new).orElseGet(() -> new Outcome.Answered(answer));
        }

        @Override
        public void answered(Answer answer) {
            // What the database undoes in favour of another comes here once more.
            isSaid = !answer.reply().summary().isEmpty();
            if (way == Way.RESPONSE) {
                dispatch.besides(heard, answer, complete(heard, answer));
            } else {
                dispatch.answer(heard, answer);
            }
        }

        private boolean complete(Heard heard, Answer answer) {
            var again = Postings.again(heard, answer);
            return heard.spot() instanceof Spot.Command ? responses.of(answer, again).complete()
                    : BlockKit.modal(answer.reply(), Postings.TITLE, again).complete();
        }

        @Override
        public boolean later(Message message, Wait wait) {
            dispatch.keep(heard, wait);
            waiting = Optional.of(wait);
            return true;
        }
    }
}
