package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
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

/** Shows, changes and ends digests, each for oneself, and for a channel or for others whoever manages them. */
final class DigestSubscriptions {

    static final LocalTime USUAL_HOUR = LocalTime.of(9, 0);
    /** Nobody remembers a digest that is silent for longer. */
    private static final Period LONGEST_SILENCE = Period.ofYears(1);
    private static final String STOPPED = "stopped";

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final DigestAnswers content;
    private final DigestSnoozing snoozing;
    private final DigestsMeant meant;
    private final DigestBeginning beginning;

    DigestSubscriptions(Supplier<Store> stores, InstantSource clock, DigestAnswers content) {
        this.stores = stores;
        this.clock = clock;
        this.content = content;
        snoozing = new DigestSnoozing(stores, clock, content);
        meant = new DigestsMeant(stores);
        beginning = new DigestBeginning(stores, clock, this::wording);
    }

    Answer answer(Digesting asked, Speaker speaker) {
        return switch (asked) {
            case Digesting.DigestSubscribe wanted -> beginning.subscribe(wanted, speaker);
            case Digesting.DigestForm _ -> Answer.of(form(speaker));
            case Digesting.DigestList _ -> Answer.of(wording(speaker).list(meant.visible(speaker), now()));
            case Digesting.DigestPreview(var id) -> preview(id, speaker);
            case Digesting.DigestShow(var id) -> meant.one(id, speaker, one -> show(one, speaker));
            case Digesting.DigestChange(var id, var wish) ->
                meant.managed(id, "change", typedBehind("change", speaker), speaker, one -> change(one, wish, speaker));
            case Digesting.DigestMute(var id, var days, var until) ->
                meant.managed(id, "mute", until.map(day -> "until " + day).orElseGet(() -> days + " days"), speaker,
                        one -> mute(one, days, until, speaker));
            case Digesting.DigestUnmute(var id) ->
                meant.managed(id, "unmute", "", speaker, one -> unmute(one, speaker));
            case Digesting.DigestSnoozeForm(var id) ->
                meant.managed(id, "snooze", "", speaker, one -> snoozing.form(one, speaker));
            case Digesting.DigestSnooze(var id, var item, var rest) -> meant.managed(id, "snooze",
                    item + DigestSnoozing.behind(rest), speaker, one -> snoozing.snooze(one, item, rest, speaker));
            case Digesting.DigestSnoozed(var id) ->
                meant.one(id, "snoozed", "", speaker, one -> snoozing.list(one, speaker));
            case Digesting.DigestUnsnooze(var id, var item) ->
                meant.managed(id, "unsnooze", item, speaker, one -> snoozing.bringBack(one, item, speaker));
            case Digesting.DigestStop(var id) -> meant.managed(id, "stop", "", speaker, one -> stop(one, speaker));
        };
    }

    /** What of a line stands behind its verb; empty where it is said in other words. */
    private static String typedBehind(String verb, Speaker speaker) {
        var line = CommandParser.plain(speaker.message().text());
        var begin = "digest " + verb + " ";
        return line.regionMatches(true, 0, begin, 0, begin.length()) ? line.substring(begin.length()) : "";
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

    static Scope scope(Digesting.DigestWish wish, Scope before) {
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
        if (!day.isAfter(today) || day.isAfter(today.plus(LONGEST_SILENCE))) {
            return Answer.of(Reply.misunderstood(
                    day.isAfter(today)
                            ? "That is longer than a year. digest stop ends it, and digest subscribe begins"
                                    + " another. Nothing was changed."
                            : "That day is not ahead of us. Nothing was changed.",
                    new Block.Buttons(DigestSilence.howLong(Optional.of(one.id())))));
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
        if (id.isEmpty() && meant.isNone(speaker)) {
            var none = new Subscription(speaker.organisation().id(), 0,
                    new Subscription.Place("", "", Optional.empty(), "", false), "",
                    new Rhythm(DayOfWeek.MONDAY, USUAL_HOUR, speaker.organisation().zone()), Scope.EVERYTHING,
                    Optional.empty(), now(), Optional.empty(), Optional.empty(), "", Optional.empty());
            var said = content.show(speaker, none, Optional.empty());
            return with(said, said.reply().with(DigestWording.howToBegin(speaker.local())));
        }
        return meant.one(id, "preview", "", speaker, one -> {
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
