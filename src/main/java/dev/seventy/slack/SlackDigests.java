package dev.seventy.slack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.outbound.Kind;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Actor;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;

/** What becomes of digests at Slack: whether they are still wanted, and when they end by themselves. */
final class SlackDigests {

    /** Why one ended: the channel, or the conversation with the app. */
    static final String PLACE_GONE = "place gone";
    private static final String SUBSCRIBER_GONE = "subscriber gone";
    private static final Actor SLACK = new Actor(SlackFirms.PLATFORM, SlackFirms.PLATFORM);
    private static final Reply ENDED = Reply
            .answer("The digest here ended, as whoever asked for it is no longer a member"
                    + " of this workspace. Anybody with the role manager can begin another.", subscribe());

    private final Supplier<Store> stores;

    SlackDigests(Supplier<Store> stores) {
        this.stores = stores;
    }

    private static Block subscribe() {
        return new Block.Buttons(
                List.of(new Block.Button("Begin another", "digest subscribe monday 9:00 here", false)));
    }

    /** The line of a digest, as if whoever subscribed had said it there. */
    static Heard heard(Subscription subscription, String line, String key, Rhythm.Occurrence due) {
        var place = subscription.place();
        var sender = new Sender.Member(place.platform(), place.workspace(), place.grid(), subscription.subscriber());
        return new Heard(sender, place.shared() ? Message.Place.SHARED : Message.Place.PRIVATE, line, key,
                new Spot.Digest(subscription.organisation().value(), subscription.subscriber(), place.id(),
                        place.shared(), subscription.id(), due.week(), due.at()));
    }

    /** One that is for others, as it is said to whoever asked for it where its channel is gone. */
    static Reply homeless(Reply reply) {
        return new Reply(
                "The channel of this digest is gone, or Seventy may not write there any more, so the digest ended."
                        + " It would have said: " + reply.summary(),
                reply.tone(), reply.blocks().stream().filter(block -> !(block instanceof Block.Buttons)).toList());
    }

    /** Settles the week of a digest whose line is kept for later. */
    void settle(OrganisationId firm, Spot.Digest digest) {
        if (firm.value() == digest.organisation()) {
            stores.get().digests().settle(firm, digest.subscription(), digest.week());
        }
    }

    /**
     * What is sent of an answer, in the transaction that remembers that it was given.
     *
     * @param firm to which the workspace is linked by now
     */
    List<Posting> letters(Optional<OrganisationId> firm, Spot.Digest digest, Heard heard, Answer answer) {
        var live = firm.filter(known -> known.value() == digest.organisation())
                .flatMap(known -> stores.get().digests().find(known, digest.subscription()))
                .filter(Subscription::isLive);
        if (live.isEmpty()) {
            return List.of();
        }
        var subscription = live.get();
        settle(subscription.organisation(), digest);
        var reply = answer.reply();
        if (reply.tone() == Reply.Tone.ANSWER || reply.tone() == Reply.Tone.INCOMPLETE) {
            // Where nothing changed and nothing is to be said of that, the next one goes on from the last that was sent.
            if (reply.summary().isEmpty()) {
                return List.of();
            }
            stores.get().digests().sent(subscription.organisation(), subscription.id());
            return Postings.of(heard, answer);
        }
        return isMember(subscription) ? List.of() : ended(subscription);
    }

    /** Whoever left cannot read it; a channel is told, as nobody there asked for an end. */
    private List<Posting> ended(Subscription subscription) {
        end(subscription.organisation(), subscription.id(), SUBSCRIBER_GONE);
        var place = subscription.place();
        return place.shared()
                ? List.of(new Posting(Kind.NOTICE, SlackFirms.PLATFORM + ":" + place.workspace() + ":" + place.id(),
                        new Calls(place.grid()).direct(place.id(), ENDED)))
                : List.of();
    }

    /** Asked at the last moment before it is sent. */
    boolean wants(OrganisationId firm, String workspace, Letter.Digest letter, Instant now) {
        return stores.get().digests().find(firm, letter.subscription()).filter(Subscription::isLive)
                .filter(known -> known.mutedUntil().filter(now::isBefore).isEmpty())
                .filter(known -> known.place().platform().equals(SlackFirms.PLATFORM)
                        && known.place().workspace().equals(workspace) && known.place().id().equals(letter.channel()))
                .filter(this::isMember).isPresent();
    }

    /** As far as it is known. */
    private boolean isMember(Subscription subscription) {
        var place = subscription.place();
        return stores.get().accounts()
                .of(subscription.organisation(), place.platform(), place.workspace(), subscription.subscriber())
                .filter(account -> account.standing() != Account.Standing.MEMBER).isEmpty();
    }

    void end(OrganisationId firm, long subscription, String why) {
        stores.get().digests().end(firm, subscription, why, SLACK);
    }
}
