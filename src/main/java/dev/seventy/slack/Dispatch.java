package dev.seventy.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.outbound.Kind;
import dev.seventy.outbound.Order;
import dev.seventy.reply.Reply;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;

/**
 * Orders what is to be done at Slack of something that was heard: the letters of its answer, or the line itself where that
 * has to wait. All of it in the transaction that it is called in where there is one.
 */
final class Dispatch {

    private final Supplier<Store> stores;
    private final BiConsumer<OrganisationId, Order> outbox;
    private final InstantSource clock;
    private final SlackDigests digests;

    /** @param outbox keeps an order, in the transaction that it is called in where there is one */
    Dispatch(Supplier<Store> stores, BiConsumer<OrganisationId, Order> outbox, InstantSource clock) {
        this.stores = stores;
        this.outbox = outbox;
        this.clock = clock;
        digests = new SlackDigests(stores);
    }

    SlackDigests digests() {
        return digests;
    }

    /** Whether nobody asked for it just now, so that nobody is to be told why there is nothing. */
    static boolean isTimed(Heard heard) {
        return heard.spot() instanceof Spot.Digest || heard.spot() instanceof Spot.Nudge;
    }

    /** The organisation that the sender's workspace is linked to, or else the larger one that it belongs to. */
    Optional<OrganisationId> organisation(Sender.Member sender) {
        var organisations = stores.get().organisations();
        return organisations.linked(sender.platform(), sender.workspace())
                .or(() -> sender.grid().flatMap(grid -> organisations.linked(sender.platform(), grid)));
    }

    /** To somebody directly, who asked for nothing just now. */
    void tell(OrganisationId organisation, String workspace, Optional<String> grid, String user, Reply reply) {
        outbox.accept(organisation,
                new Order(Kind.REPLY, SlackFirms.PLATFORM, workspace,
                        SlackFirms.PLATFORM + ":" + workspace + ":" + user,
                        new Calls(grid).direct(user, reply).written(), clock.instant()));
    }

    /** An answer by letters alone, with what it changes elsewhere. */
    void answer(Heard heard, Answer answer) {
        send(heard, letters(heard, answer));
        refreshHome(heard, answer);
    }

    /** What of an answer does not go into the response that is being given, with what it changes elsewhere. */
    void besides(Heard heard, Answer answer, boolean isComplete) {
        send(heard, Postings.besides(heard, answer, isComplete));
        refreshHome(heard, answer);
    }

    /** A reply that asks the bot nothing. */
    void show(Heard heard, Reply reply) {
        send(heard, Postings.of(heard, reply));
    }

    /** Keeps a line for later, and shows at once that it was heard where nothing else would for a while. */
    void keep(Heard heard, Keeping.Wait wait) {
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
                    postings.addAll(Postings.of(heard, Reception.QUEUED));
                } else if (wait == Keeping.Wait.LONG && !(heard.spot() instanceof Spot.Direct)) {
                    postings.addAll(Postings.of(heard, Reception.WORKING));
                }
            }
            // Its week is over with that, whatever becomes of the line.
            case Spot.Digest digest -> organisation(heard.sender()).ifPresent(firm -> digests.settle(firm, digest));
            case Spot.Home _,Spot.Command _,Spot.Nudge _ -> {
                // The page there stays until the new one comes. A command that takes long is told so in its response.
            }
        }
        var isUnknown = wait == Keeping.Wait.UNKNOWN_SENDER;
        // Looking somebody up must not stand in line behind an import.
        var lane = lane(heard) + (isUnknown ? ":" + heard.sender().workspace() + ":" + heard.sender().user() : "");
        postings.add(new Posting(Kind.LINE, lane, new Letter.Line(heard.sender(), heard.place(), heard.text(), spot,
                isUnknown, heard.files(), heard.said().or(() -> Optional.of(now())))));
        send(heard, postings);
    }

    /** Has a line said again whose answer no longer fitted what it was for. */
    void sayAnew(Letter.Line line) {
        var heard = new Heard(line.sender(), line.place(), line.text(), "", line.spot());
        send(heard, List.of(new Posting(Kind.LINE, lane(heard), line)));
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

    /** What is shown at home follows from what changed in a window. */
    private void refreshHome(Heard heard, Answer answer) {
        if (answer.changed() && (heard.spot() instanceof Spot.Window || heard.spot() instanceof Spot.Opening)) {
            var user = heard.sender().user();
            var line = new Letter.Line(heard.sender(), Message.Place.PRIVATE, "home", new Spot.Home(user, false), false,
                    List.of(), Optional.empty());
            send(heard, List.of(new Posting(Kind.LINE, lane(heard) + ":home:" + user, line)));
        }
    }

    private String lane(Heard heard) {
        return Order.work(organisation(heard.sender()).orElse(OrganisationId.NONE));
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

    private Instant now() {
        return clock.instant();
    }
}
