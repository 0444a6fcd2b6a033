package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Digests;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;
import dev.seventy.store.Subscription.Scope;

/** Begins a digest, for whoever asks, for a channel or for a colleague, who is told. */
final class DigestBeginning {

    private static final int MOST_AT_A_PLACE = 5;

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Function<Speaker, DigestWording> wordings;

    DigestBeginning(Supplier<Store> stores, InstantSource clock, Function<Speaker, DigestWording> wordings) {
        this.stores = stores;
        this.clock = clock;
        this.wordings = wordings;
    }

    Answer subscribe(Digesting.DigestSubscribe wanted, Speaker speaker) {
        if (!(speaker.message().sender() instanceof Sender.Member member)) {
            return Answer.of(Reply.refused(
                    "A digest is sent to somebody in Slack, so it is begun there. Nothing was"
                            + " changed. digest preview shows here what one says.",
                    new Block.Buttons(List.of(new Block.Button("Preview", "digest preview", true)))));
        }
        var isForChannel = wanted.here() && speaker.message().place() != Message.Place.PRIVATE;
        if ((isForChannel || wanted.whom().isPresent()) && !DigestsMeant.manages(speaker)) {
            return Answer.of(Reply.refused("A digest for " + (isForChannel ? "a channel" : "somebody else")
                    + " is for managers and admins to begin. Nothing was changed. You can have one of your own.",
                    new Block.Buttons(
                            List.of(new Block.Button("Begin my own", "digest subscribe monday 9:00", true)))));
        }
        if (isForChannel && DigestsMeant.channel(speaker).isEmpty()) {
            return Answer.of(Reply.refused("There is no channel here. Nothing was changed."));
        }
        if (isForChannel && wanted.whom().isPresent()) {
            return Answer.of(Reply.misunderstood("It is for the channel or for one person, not for both."));
        }
        if (wanted.whom().isEmpty()) {
            return begin(wanted.wish(), member, isForChannel ? DigestsMeant.channel(speaker) : member.user(),
                    isForChannel, speaker);
        }
        return account(wanted.whom().get(), member, speaker)
                .map(reader -> begin(wanted.wish(), member, reader.id(), false, speaker))
                .orElseGet(() -> Answer.of(Reply.refused("I do not know that colleague's account here, so nothing was"
                        + " changed. They have to write to Seventy once; then say it again with their address, such as:"
                        + " digest subscribe for anna@contoso.example monday 9:00")));
    }

    /** A colleague in the same workspace who has written before. */
    private Optional<Account> account(String said, Sender.Member asking, Speaker speaker) {
        var known = stores.get().accounts().all(speaker.organisation().id()).stream()
                .filter(account -> account.platform().equals(asking.platform())
                        && account.workspace().equals(asking.workspace())
                        && account.standing() == Account.Standing.MEMBER)
                .filter(account -> account.address().filter(said::equalsIgnoreCase).isPresent()
                        || said.equalsIgnoreCase(account.platform() + ":" + account.id())
                        || said.equalsIgnoreCase(account.actorId()))
                .toList();
        return known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty();
    }

    private Answer begin(Digesting.DigestWish wish, Sender.Member asking, String place, boolean shared,
            Speaker speaker) {
        var subscriber = shared ? asking.user() : place;
        var organisation = speaker.organisation().id();
        var there = new Subscription.Place(asking.platform(), asking.workspace(), asking.grid(), place, shared);
        var scope = DigestSubscriptions.scope(wish, Scope.EVERYTHING);
        var before = stores.get().digests().of(organisation).stream().filter(one -> one.place().equals(there)).toList();
        var same = before.stream()
                .filter(one -> one.scope().areas().equals(scope.areas()) && one.scope().playbook() == scope.playbook())
                .findFirst();
        var wording = wordings.apply(speaker);
        if (same.isPresent()) {
            return Answer.of(Reply.refused(
                    "There is a digest of that already: number " + same.get().id() + ", "
                            + DigestWording.rhythm(same.get()) + ". Nothing was changed.",
                    DigestWording.buttons(same.get(), clock.instant())));
        }
        if (before.size() >= MOST_AT_A_PLACE) {
            return Answer.of(Reply.refused(
                    "There are " + MOST_AT_A_PLACE
                            + " digests there already, and more are not begun. Nothing was changed.",
                    DigestWording.lookAndBegin()));
        }
        var zone = wish
                .zone().or(() -> stores.get().accounts()
                        .of(organisation, asking.platform(), asking.workspace(), subscriber).flatMap(Account::zone))
                .orElseGet(() -> speaker.organisation().zone());
        var rhythm = new Rhythm(wish.day().orElse(DayOfWeek.MONDAY), wish.hour().orElse(DigestSubscriptions.USUAL_HOUR),
                zone);
        var begun = stores.get().digests().add(organisation, new Digests.Draft(there, subscriber, rhythm, scope),
                speaker.actor());
        var answer = Answer.changing(wording.begun(begun, clock.instant()));
        return shared || place.equals(asking.user()) ? answer
                : answer.and(new Answer.Elsewhere.Account(place, wording.told(begun, clock.instant())));
    }
}
