package dev.seventy.bot;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;

/** Finds which digest somebody means, as far as they may see or change it. */
final class DigestsMeant {

    private static final int MOST_CHOICES = 5;

    private final Supplier<Store> stores;

    DigestsMeant(Supplier<Store> stores) {
        this.stores = stores;
    }

    /** For a channel those there, and one's own; whoever manages the firm's sees all. */
    List<Subscription> visible(Speaker speaker) {
        return stores.get().digests().of(speaker.organisation().id()).stream().filter(one -> isVisible(one, speaker))
                .toList();
    }

    private static boolean isVisible(Subscription one, Speaker speaker) {
        return manages(speaker) || isOwn(one, speaker) || one.place().shared() && isHere(one, speaker);
    }

    static boolean manages(Speaker speaker) {
        return Permissions.covers(speaker.role(), Role.MANAGER);
    }

    private static boolean isOwn(Subscription one, Speaker speaker) {
        return speaker.message().sender() instanceof Sender.Member member
                && one.isOf(member.platform(), member.workspace(), member.user());
    }

    private static boolean isHere(Subscription one, Speaker speaker) {
        return speaker.message().sender() instanceof Sender.Member member
                && one.place().workspace().equals(member.workspace()) && channel(speaker).equals(one.place().id());
    }

    /** Without the thread; empty where the speaker is alone with us. */
    static String channel(Speaker speaker) {
        return speaker.message().place() == Message.Place.PRIVATE ? ""
                : speaker.message().where().replaceFirst("/.*", "");
    }

    /** The one that is named. */
    Answer one(long id, Speaker speaker, Function<Subscription, Answer> then) {
        return stores.get().digests().find(speaker.organisation().id(), id).filter(Subscription::isLive)
                .filter(one -> isVisible(one, speaker)).map(then)
                .orElseGet(() -> Answer.of(
                        Reply.refused("There is no digest " + id + " of yours, or it has ended. Nothing was changed.",
                                DigestWording.lookAndBegin())));
    }

    /**
     * The one that is named, or the only one that can be meant there; otherwise it is asked, by the same line with each
     * one's number.
     *
     * @param rest what stands behind the number in that line
     */
    Answer one(Optional<Long> id, String verb, String rest, Speaker speaker, Function<Subscription, Answer> then) {
        if (id.isPresent()) {
            return one(id.get(), speaker, then);
        }
        var meant = meant(visible(speaker), speaker);
        if (meant.size() == 1) {
            return then.apply(meant.getFirst());
        }
        return Answer
                .of(meant.isEmpty()
                        ? Reply.refused("You have no digest here, so nothing was changed.",
                                DigestWording.lookAndBegin())
                        : Reply.question("Which one? Nothing was changed.",
                                new Block.Buttons(meant.stream().limit(MOST_CHOICES)
                                        .map(one -> new Block.Button("Digest " + one.id(),
                                                ("digest " + verb + " " + one.id() + " " + rest).strip(), false))
                                        .toList())));
    }

    /** The same for whoever may change it. */
    Answer managed(Optional<Long> id, String verb, String rest, Speaker speaker, Function<Subscription, Answer> then) {
        return one(id, verb, rest, speaker, one -> managing(one, speaker, () -> then.apply(one)));
    }

    /** Whether none can be meant there. */
    boolean isNone(Speaker speaker) {
        return meant(visible(speaker), speaker).isEmpty();
    }

    private static List<Subscription> meant(List<Subscription> all, Speaker speaker) {
        var here = all.stream().filter(one -> one.place().shared() && isHere(one, speaker)).toList();
        if (!here.isEmpty()) {
            return here;
        }
        return speaker.local() ? all
                : all.stream().filter(one -> !one.place().shared() && isOwn(one, speaker)).toList();
    }

    /** What is for everybody in a channel is for those to change who manage the firm's, or who began it. */
    private static Answer managing(Subscription one, Speaker speaker, Supplier<Answer> then) {
        return manages(speaker) || isOwn(one, speaker) ? then.get()
                : Answer.of(Reply.refused(
                        "That digest is for everybody in the channel, so managers and admins change it."
                                + " Nothing was changed.",
                        new Block.Buttons(List.of(
                                new Block.Button("Begin one of your own", "digest subscribe monday 9:00", false)))));
    }
}
