package dev.seventy.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Incident;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.outbound.Kind;
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
    private final BiConsumer<OrganisationId, Order> outbox;
    private final InstantSource clock;
    private final SlackDigests digests;
    private final CommandResponses responses = new CommandResponses();

    /** Orders a message to somebody directly, in the transaction that it is called in where there is one. */
    void tell(OrganisationId organisation, String workspace, Optional<String> grid, String user, Reply reply) {
        outbox.accept(organisation,
                new Order(Kind.REPLY, SlackFirms.PLATFORM, workspace,
                        SlackFirms.PLATFORM + ":" + workspace + ":" + user,
                        Postings.direct(grid, user, reply).written(), clock.instant()));
    }

    /** @param outbox keeps an order, in the transaction that it is called in where there is one */
    Reception(Conversation conversation, Supplier<Store> stores, BiConsumer<OrganisationId, Order> outbox,
            InstantSource clock) {
        this.conversation = conversation;
        this.stores = stores;
        this.outbox = outbox;
        this.clock = clock;
        digests = new SlackDigests(stores);
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
     * Has a digest or a reminder said whose time has come.
     *
     * @throws RuntimeException where that failed, and nothing happened
     */
    void sayInTime(Heard heard) {
        conversation.say(heard.message(), new Sending(heard, Way.LETTER));
    }

    /** Whether somebody still is to be sent the reminder that was ordered for them. */
    boolean isStillDue(Sender.Member reader) {
        return conversation.isStillDue(reader);
    }

    SlackDigests digests() {
        return digests;
    }

    /** What becomes of something without its line being read. */
    private Optional<Outcome> unread(Heard heard, Way way) {
        if (!heard.files().isEmpty()) {
            once(heard, () -> keep(heard, Keeping.Wait.LONG));
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
        once(heard, () -> send(heard, Postings.of(heard, reply)));
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
        stores.get().deliveries().once(organisation(heard.sender()), heard.delivery(), () -> {
            effect.run();
            return Answer.SILENT.marker();
        });
    }

    /** Sends letters of an answer, and takes in lines that have to wait. */
    private final class Sending implements Keeping {

        private final Heard heard;
        private final Way way;
        private Optional<Wait> waiting = Optional.empty();

        Sending(Heard heard, Way way) {
            this.heard = heard;
            this.way = way;
        }

        Outcome outcome(Answer answer) {
            return waiting.<Outcome>map(Outcome.Waiting::new).orElseGet(() -> new Outcome.Answered(answer));
        }

        @Override
        public void answered(Answer answer) {
            send(heard, way == Way.RESPONSE ? Postings.besides(heard, answer, complete(heard, answer))
                    : letters(heard, answer));
            refreshHome(heard, answer);
        }

        private boolean complete(Heard heard, Answer answer) {
            var again = Postings.again(heard, answer);
            return heard.spot() instanceof Spot.Command ? responses.of(answer, again).complete()
                    : BlockKit.modal(answer.reply(), Postings.TITLE, again).complete();
        }

        @Override
        public boolean isTimed() {
            return Reception.isTimed(heard.spot());
        }

        @Override
        public boolean later(Message message, Wait wait) {
            if (heard.spot() instanceof Spot.Digest digest) {
                organisation(heard.sender()).ifPresent(firm -> digests.settle(firm, digest));
            }
            keep(heard, wait);
            waiting = Optional.of(wait);
            return true;
        }
    }

    private List<Posting> letters(Heard heard, Answer answer) {
        return switch (heard.spot()) {
            case Spot.Digest digest -> digests.letters(organisation(heard.sender()), digest, heard, answer);
            // Whoever may not be answered is not told so unasked, and nothing to say is not said.
            case Spot.Nudge _ when answer.reply().tone() != Reply.Tone.ANSWER || answer.reply().summary().isEmpty() ->
                List.of();
            default -> Postings.of(heard, answer);
        };
    }

    private static boolean isTimed(Spot spot) {
        return spot instanceof Spot.Digest || spot instanceof Spot.Nudge;
    }

    /** What is shown at home follows from what changed in a window. */
    private void refreshHome(Heard heard, Answer answer) {
        if (answer.changed() && (heard.spot() instanceof Spot.Window || heard.spot() instanceof Spot.Opening)) {
            var user = heard.sender().user();
            var line = new Letter.Line(heard.sender(), Message.Place.PRIVATE, "home", new Spot.Home(user, false), false,
                    List.of(), Optional.empty());
            send(heard, List.of(new Posting(Kind.LINE, lane(heard) + ":home:" + user, line)));
        }
    }

    /** Has a line said again whose answer no longer fitted what it was for. */
    void sayAnew(Letter.Line line) {
        var heard = new Heard(line.sender(), line.place(), line.text(), "", line.spot());
        send(heard, List.of(new Posting(Kind.LINE, lane(heard), line)));
    }

    private String lane(Heard heard) {
        return Order.work(organisation(heard.sender()).orElse(OrganisationId.NONE));
    }

    /** Keeps a line for later, and shows at once that it was heard where nothing else would for a while. */
    private void keep(Heard heard, Keeping.Wait wait) {
        var postings = new ArrayList<Posting>();
        var spot = heard.spot();
        switch (heard.spot()) {
            case Spot.Opening opening -> {
                var external = "later-" + Integer.toHexString(heard.delivery().hashCode()) + "-"
                        + clock.instant().toEpochMilli();
                postings.addAll(Postings.loading(heard, opening, external));
                spot = new Spot.Window(opening.user(), external, true, Optional.empty(), opening.form());
            }
            case Spot.Home home when home.blank() ->
                postings.addAll(Postings.of(heard, Reply.answer("One moment, please.")));
            case Spot.Window window -> spot = window.anyState();
            case Spot.Channel _,Spot.Direct _,Spot.Button _ -> {
                if (wait == Keeping.Wait.BUSY) {
                    postings.addAll(Postings.of(heard, QUEUED));
                } else if (wait == Keeping.Wait.LONG && !(heard.spot() instanceof Spot.Direct)) {
                    postings.addAll(Postings.of(heard, WORKING));
                }
            }
            case Spot.Home _,Spot.Command _,Spot.Digest _,Spot.Nudge _ -> {
                // The page there stays until the new one comes. A command that takes long is told so in its response.
            }
        }
        var isUnknown = wait == Keeping.Wait.UNKNOWN_SENDER;
        // Looking somebody up must not stand in line behind an import.
        var lane = lane(heard) + (isUnknown ? ":" + heard.sender().workspace() + ":" + heard.sender().user() : "");
        postings.add(new Posting(Kind.LINE, lane,
                new Letter.Line(heard.sender(), heard.place(), heard.text(), spot, isUnknown, heard.files(),
                        heard.said().or(() -> Optional.of(now())))));
        send(heard, postings);
    }

    private void send(Heard heard, List<Posting> postings) {
        if (postings.isEmpty()) {
            return;
        }
        var organisation = organisation(heard.sender()).orElse(OrganisationId.NONE);
        var due = heard.spot() instanceof Spot.Digest digest ? digest.due() : now();
        for (var posting : postings) {
            outbox.accept(organisation, new Order(posting.kind(), "slack", heard.sender().workspace(), posting.lane(),
                    posting.letter().written(), due));
        }
    }

    private Optional<OrganisationId> organisation(Sender.Member sender) {
        var organisations = stores.get().organisations();
        return organisations.linked(sender.platform(), sender.workspace())
                .or(() -> sender.grid().flatMap(grid -> organisations.linked(sender.platform(), grid)));
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
    Said sayLater(Letter.Line line, String delivery, List<SentFile> files, boolean known, LaterKeeping watching) {
        var heard = new Heard(line.sender(), line.place(), line.text(), delivery, line.spot(), line.files(),
                line.said());
        var message = heard.message(files);
        var keeping = new Later(heard, known, watching);
        try {
            conversation.say(message, keeping);
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException failed) {
            if (isTimed(line.spot())) {
                throw failed;
            }
            refuse(heard, Way.LETTER, Incident.log(log, "slack line later", failed).reply());
        }
        return keeping.unknown ? Said.SENDER_UNKNOWN : Said.ANSWERED;
    }

    /** What whoever carries out a waiting line is told. */
    interface LaterKeeping {

        void progress(long rows);

        /** Where the answer goes: the place it was asked, or the message that showed the progress. */
        default Spot spot(Spot asked) {
            return asked;
        }
    }

    private final class Later implements Keeping {

        private final Heard heard;
        private final boolean known;
        private final LaterKeeping watching;
        private boolean unknown;

        Later(Heard heard, boolean known, LaterKeeping watching) {
            this.heard = heard;
            this.known = known;
            this.watching = watching;
        }

        @Override
        public void answered(Answer answer) {
            send(heard, letters(heard.at(watching.spot(heard.spot())), answer));
            refreshHome(heard, answer);
        }

        @Override
        public boolean isTimed() {
            return Reception.isTimed(heard.spot());
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

    private Instant now() {
        return clock.instant();
    }
}
