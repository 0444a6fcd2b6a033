package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Digests;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;
import dev.seventy.store.Subscription.Scope;

/** Begins, changes and ends digests, each for oneself, and for a channel or for others whoever manages them. */
final class DigestSubscriptions {

    private static final LocalTime USUAL_HOUR = LocalTime.of(9, 0);
    private static final int MOST_AT_A_PLACE = 5;
    /** In days; nobody remembers a digest that is silent for longer. */
    private static final int LONGEST_SILENCE = 366;
    private static final String STOPPED = "stopped";

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final DigestAnswers content;
    private final DigestSnoozing snoozing;

    DigestSubscriptions(Supplier<Store> stores, InstantSource clock, DigestAnswers content) {
        this.stores = stores;
        this.clock = clock;
        this.content = content;
        snoozing = new DigestSnoozing(stores, clock, content);
    }

    Answer answer(Digesting asked, Speaker speaker) {
        return switch (asked) {
            case Digesting.DigestSubscribe wanted -> subscribe(wanted, speaker);
            case Digesting.DigestForm _ -> Answer.of(form(speaker));
            case Digesting.DigestList _ -> Answer.of(wording(speaker).list(visible(speaker), now()));
            case Digesting.DigestPreview(var id) -> preview(id, speaker);
            case Digesting.DigestShow(var id) -> with(Optional.of(id), "preview", speaker, one -> show(one, speaker));
            case Digesting.DigestChange(var id, var wish) ->
                with(id, "change", speaker, one -> managing(one, speaker, () -> change(one, wish, speaker)));
            case Digesting.DigestMute(var id, var days, var until) ->
                with(id, "mute", speaker, one -> managing(one, speaker, () -> mute(one, days, until, speaker)));
            case Digesting.DigestUnmute(var id) ->
                with(id, "unmute", speaker, one -> managing(one, speaker, () -> unmute(one, speaker)));
            case Digesting.DigestSnoozeForm(var id) ->
                with(id, "snooze", speaker, one -> managing(one, speaker, () -> snoozing.form(one, speaker)));
            case Digesting.DigestSnooze(var id, var item, var rest) -> with(id, "snooze", speaker,
                    one -> managing(one, speaker, () -> snoozing.snooze(one, item, rest, speaker)));
            case Digesting.DigestSnoozed(var id) -> with(id, "snoozed", speaker, one -> snoozing.list(one, speaker));
            case Digesting.DigestUnsnooze(var id, var item) -> with(id, "unsnooze", speaker,
                    one -> managing(one, speaker, () -> snoozing.bringBack(one, item, speaker)));
            case Digesting.DigestStop(var id) ->
                with(id, "stop", speaker, one -> managing(one, speaker, () -> stop(one, speaker)));
        };
    }

    private DigestWording wording(Speaker speaker) {
        return new DigestWording(speaker,
                place -> stores.get().accounts()
                        .of(speaker.organisation().id(), place.platform(), place.workspace(), place.id())
                        .map(Account::name).filter(name -> !name.isBlank()));
    }

    private Digests digests() {
        return stores.get().digests();
    }

    private Instant now() {
        return clock.instant();
    }

    /** For a channel those there, and one's own; whoever manages the firm's sees all. */
    private List<Subscription> visible(Speaker speaker) {
        return digests().of(speaker.organisation().id()).stream().filter(one -> isVisible(one, speaker)).toList();
    }

    private static boolean isVisible(Subscription one, Speaker speaker) {
        return manages(speaker) || isOwn(one, speaker) || one.place().shared() && isHere(one, speaker);
    }

    private static boolean manages(Speaker speaker) {
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
    private static String channel(Speaker speaker) {
        return speaker.message().place() == Message.Place.PRIVATE ? ""
                : speaker.message().where().replaceFirst("/.*", "");
    }

    /** The one that is named, or the only one that can be meant there. */
    private Answer with(Optional<Long> id, String verb, Speaker speaker, Function<Subscription, Answer> then) {
        if (id.isPresent()) {
            return digests().find(speaker.organisation().id(), id.get()).filter(Subscription::isLive)
                    .filter(one -> isVisible(one, speaker)).map(then)
                    .orElseGet(() -> Answer.of(Reply.refused(
                            "There is no digest " + id.get() + " of yours, or it has ended. Nothing was changed.",
                            DigestWording.lookAndBegin())));
        }
        var meant = meant(visible(speaker), speaker);
        if (meant.size() == 1) {
            return then.apply(meant.getFirst());
        }
        return Answer
                .of(meant
                        .isEmpty()
                                ? Reply.refused("You have no digest here, so nothing was changed.",
                                        DigestWording.lookAndBegin())
                                : Reply.question("Which one? Nothing was changed.",
                                        new Block.Buttons(meant.stream().limit(MOST_AT_A_PLACE)
                                                .map(one -> new Block.Button("Digest " + one.id(),
                                                        "digest " + verb + " " + one.id() + until(verb), false))
                                                .toList())));
    }

    private static String until(String verb) {
        return verb.equals("mute") ? " 2 weeks" : "";
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

    private Answer subscribe(Digesting.DigestSubscribe wanted, Speaker speaker) {
        if (!(speaker.message().sender() instanceof Sender.Member member)) {
            return Answer.of(Reply.refused(
                    "A digest is sent to somebody in Slack, so it is begun there. Nothing was"
                            + " changed. digest preview shows here what one says.",
                    new Block.Buttons(List.of(new Block.Button("Preview", "digest preview", true)))));
        }
        var isForChannel = wanted.here() && speaker.message().place() != Message.Place.PRIVATE;
        if ((isForChannel || wanted.whom().isPresent()) && !manages(speaker)) {
            return Answer.of(Reply.refused("A digest for " + (isForChannel ? "a channel" : "somebody else")
                    + " is for managers and admins to begin. Nothing was changed. You can have one of your own.",
                    new Block.Buttons(
                            List.of(new Block.Button("Begin my own", "digest subscribe monday 9:00", true)))));
        }
        if (isForChannel && channel(speaker).isEmpty()) {
            return Answer.of(Reply.refused("There is no channel here. Nothing was changed."));
        }
        if (isForChannel && wanted.whom().isPresent()) {
            return Answer.of(Reply.misunderstood("It is for the channel or for one person, not for both."));
        }
        if (wanted.whom().isEmpty()) {
            return begin(wanted.wish(), member, isForChannel ? channel(speaker) : member.user(), isForChannel, speaker);
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
        var scope = scope(wish, Scope.EVERYTHING);
        var before = digests().of(organisation).stream().filter(one -> one.place().equals(there)).toList();
        var same = before.stream()
                .filter(one -> one.scope().areas().equals(scope.areas()) && one.scope().playbook() == scope.playbook())
                .findFirst();
        var wording = wording(speaker);
        if (same.isPresent()) {
            return Answer.of(Reply.refused(
                    "There is a digest of that already: number " + same.get().id() + ", "
                            + DigestWording.rhythm(same.get()) + ". Nothing was changed.",
                    DigestWording.buttons(same.get(), now())));
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
        var rhythm = new Rhythm(wish.day().orElse(DayOfWeek.MONDAY), wish.hour().orElse(USUAL_HOUR), zone);
        var begun = digests().add(organisation, new Digests.Draft(there, subscriber, rhythm, scope), speaker.actor());
        var answer = Answer.changing(wording.begun(begun, now()));
        return shared || place.equals(asking.user()) ? answer
                : answer.and(new Answer.Elsewhere.Account(place, wording.told(begun, now())));
    }

    private static Scope scope(Digesting.DigestWish wish, Scope before) {
        return new Scope(wish.areas().orElse(before.areas()), wish.importantOnly().orElse(before.importantOnly()),
                wish.quiet().orElse(before.quiet()), wish.playbook().orElse(before.playbook()));
    }

    private Reply form(Speaker speaker) {
        return Reply.question("When is the digest to come? Once a week, and only to you.",
                DigestWording.form("digest subscribe", "Subscribe",
                        new Rhythm(DayOfWeek.MONDAY, USUAL_HOUR, speaker.zone()), Scope.EVERYTHING));
    }

    private Answer change(Subscription one, Digesting.DigestWish wish, Speaker speaker) {
        if (wish.equals(Digesting.DigestWish.NONE)) {
            return Answer.of(Reply.question("Digest " + one.id() + " comes " + DigestWording.rhythm(one) + ".",
                    DigestWording.form("digest change " + one.id(), "Save", one.rhythm(), one.scope())));
        }
        var before = one.rhythm();
        var rhythm = new Rhythm(wish.day().orElse(before.day()), wish.hour().orElse(before.hour()),
                wish.zone().orElse(before.zone()));
        var scope = scope(wish, one.scope());
        if (rhythm.equals(before) && scope.equals(one.scope())) {
            return Answer.of(Reply.refused("Digest " + one.id() + " is like that already. Nothing was changed.",
                    DigestWording.buttons(one, now())));
        }
        digests().change(one.organisation(), one.id(), rhythm, scope, speaker.actor());
        return again(one, changed -> Answer.changing(wording(speaker).changed(changed, one, now())));
    }

    private Answer mute(Subscription one, int days, Optional<LocalDate> until, Speaker speaker) {
        // The clock's day, as that of the made-up firm never ends.
        var today = LocalDate.ofInstant(now(), one.rhythm().zone());
        var day = until.orElseGet(() -> today.plusDays(days));
        if (!day.isAfter(today) || day.isAfter(today.plusDays(LONGEST_SILENCE))) {
            return Answer.of(Reply.misunderstood(
                    day.isAfter(today)
                            ? "That is longer than a year. digest stop ends it, and digest subscribe begins"
                                    + " another. Nothing was changed."
                            : "That day is not ahead of us. Nothing was changed.",
                    new Block.Buttons(DigestLines.howLong(Optional.of(one.id())))));
        }
        digests().mute(one.organisation(), one.id(), day.atStartOfDay(one.rhythm().zone()).toInstant(),
                speaker.actor());
        return again(one, changed -> Answer.changing(DigestWording.muted(changed, day, now())));
    }

    private Answer unmute(Subscription one, Speaker speaker) {
        if (one.mutedUntil().filter(now()::isBefore).isEmpty()) {
            return Answer.of(Reply.refused("Digest " + one.id() + " is not muted. Nothing was changed.",
                    DigestWording.buttons(one, now())));
        }
        digests().mute(one.organisation(), one.id(), now(), speaker.actor());
        return again(one, changed -> Answer.changing(DigestWording.unmuted(changed, now())));
    }

    private Answer stop(Subscription one, Speaker speaker) {
        digests().end(one.organisation(), one.id(), STOPPED, speaker.actor());
        return Answer.changing(wording(speaker).stopped(one));
    }

    private Answer again(Subscription one, Function<Subscription, Answer> then) {
        return digests().find(one.organisation(), one.id()).filter(Subscription::isLive).map(then).orElseGet(
                () -> Answer.of(Reply.refused("Digest " + one.id() + " has ended meanwhile. Nothing was changed.",
                        DigestWording.lookAndBegin())));
    }

    private Answer preview(Optional<Long> id, Speaker speaker) {
        if (id.isEmpty() && meant(visible(speaker), speaker).isEmpty()) {
            var none = new Subscription(speaker.organisation().id(), 0,
                    new Subscription.Place("", "", Optional.empty(), "", false), "",
                    new Rhythm(DayOfWeek.MONDAY, USUAL_HOUR, speaker.organisation().zone()), Scope.EVERYTHING,
                    Optional.empty(), now(), Optional.empty(), Optional.empty(), "", Optional.empty());
            var said = content.show(speaker, none, Optional.empty());
            return with(said, said.reply().with(DigestWording.howToBegin(speaker.local())));
        }
        return with(id, "preview", speaker, one -> {
            var said = show(one, speaker);
            return said.reply().summary().isEmpty()
                    ? Answer.of(Reply.answer("Nothing changed since the last one, so nothing would be sent.",
                            DigestWording.buttons(one, now())))
                    : said;
        });
    }

    private Answer show(Subscription one, Speaker speaker) {
        var there = one.place().shared() ? speaker.at(Message.Place.SHARED) : speaker;
        var said = content.show(there, one, one.sent());
        return said.reply().summary().isEmpty() ? said
                : with(said, said.reply().with(DigestWording.note(one), DigestWording.buttons(one, now())));
    }

    /** Once one goes out by itself, the next is held against the rules of now. */
    void told(long id, Speaker speaker, Answer answer) {
        var isDue = speaker.message().deliveryKey().filter(key -> key.startsWith("digest:" + id + ":")).isPresent();
        if (isDue && answer.reply().tone() == Reply.Tone.ANSWER && !answer.reply().summary().isEmpty()) {
            digests().remember(speaker.organisation().id(), id, content.rules(speaker));
        }
    }

    private static Answer with(Answer said, Reply reply) {
        return new Answer(reply, said.json(), said.elsewhere(), false, said.named());
    }
}
