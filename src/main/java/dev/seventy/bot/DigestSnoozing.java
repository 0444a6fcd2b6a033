package dev.seventy.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.bot.DigestItemNames.Named;
import dev.seventy.bot.Digesting.Rest;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Block.Field;
import dev.seventy.reply.Block.Input;
import dev.seventy.reply.Block.Option;
import dev.seventy.reply.Reply;
import dev.seventy.store.Snoozes;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;

/** Has a digest leave something out until a day or until it gets worse, lists what that is, and brings it back. */
final class DigestSnoozing {

    /** Nobody remembers what is silent for longer. */
    private static final Period LONGEST = Period.ofYears(1);
    private static final int MOST_SNOOZED = 100;
    private static final int MOST_OPTIONS = 40;
    private static final String UNDONE = "Nothing was changed";
    private static final String FOR_GOOD = "not relevant";

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final DigestAnswers content;
    private final DigestItemNames names;

    DigestSnoozing(Supplier<Store> stores, InstantSource clock, DigestAnswers content) {
        this.stores = stores;
        this.clock = clock;
        this.content = content;
        names = content.names();
    }

    private Snoozes snoozes() {
        return stores.get().snoozes();
    }

    /** What it leaves out and what it has to tell, for whoever speaks where it is read. */
    private Optional<DigestFindings> found(Subscription one, Speaker speaker) {
        return content.found(there(one, speaker), one, one.sent());
    }

    private static Speaker there(Subscription one, Speaker speaker) {
        return one.place().shared() ? speaker.at(Message.Place.SHARED) : speaker;
    }

    private LocalDate today(Subscription one) {
        return LocalDate.ofInstant(clock.instant(), one.rhythm().zone());
    }

    private static String verb(Subscription one) {
        return "digest snooze " + one.id() + " ";
    }

    Answer form(Subscription one, Speaker speaker) {
        var found = found(one, speaker);
        if (found.isEmpty()) {
            return nothingYet();
        }
        var options = found.get().told().stream().filter(item -> !found.get().snoozed().hides(item)).limit(MOST_OPTIONS)
                .map(item -> new Option(NotUnderstood.cut(names.called(item, found.get().directory())),
                        names.typed(item)))
                .toList();
        if (options.isEmpty()) {
            return Answer.of(Reply.refused("Digest " + one.id() + " leaves out all that it could tell. " + UNDONE + ".",
                    list(one)));
        }
        return Answer.of(Reply.question("What is digest " + one.id() + " to leave out, and until when?", new Block.Form(
                "Snooze", "Snooze", verb(one).strip(),
                List.of(new Field("item", "What", "", new Input.OneOf(options), "", false), new Field("long",
                        "How long", "",
                        new Input.OneOf(List.of(new Option("1 week", "1 week"), new Option("2 weeks", "2 weeks"),
                                new Option("4 weeks", "4 weeks"), new Option("For good: not relevant", FOR_GOOD))),
                        "2 weeks", false), new Field("until", "Or until a day", "until", new Input.Day(), "", true))),
                new Block.Note("It comes back on its day, and before that where it gets worse: it costs more points,"
                        + " more is missing, or its day has come.")));
    }

    private static Answer nothingYet() {
        return Answer.of(
                Reply.refused("Nothing has been imported yet, so a digest has nothing to leave out. " + UNDONE + ".",
                        new Block.Buttons(List.of(new Button("How to import", "import", true)))));
    }

    Answer snooze(Subscription one, String typed, Rest rest, Speaker speaker) {
        var known = found(one, speaker);
        if (known.isEmpty()) {
            return nothingYet();
        }
        var found = known.get();
        return switch (names.named(typed, verb(one), behind(rest), UNDONE, found.directory())) {
            case Named.Asked(var reply) -> Answer.of(reply);
            case Named.One(var item) when rest instanceof Rest.Unsaid -> Answer.of(howLong(one, item, found));
            case Named.One(var item) -> snooze(one, item, rest, found);
        };
    }

    static String behind(Rest rest) {
        return switch (rest) {
            case Rest.Days(var days) -> " " + days + " days";
            case Rest.Until(var day) -> " until " + day;
            case Rest.ForGood() -> " " + FOR_GOOD;
            case Rest.Unsaid() -> "";
        };
    }

    private Reply howLong(Subscription one, DigestItem item, DigestFindings found) {
        var line = verb(one) + names.typed(item) + " ";
        var buttons = new ArrayList<>(List.of(new Button("1 week", line + "1 week", false),
                new Button("2 weeks", line + "2 weeks", true), new Button("4 weeks", line + "4 weeks", false)));
        if (item.canStayAway()) {
            buttons.add(new Button("Not relevant", line + FOR_GOOD, false));
        }
        return Reply.question(
                "For how long is " + names.called(item, found.directory())
                        + " to be left out? Or until a day, such as: " + line + "until 2027-01-10. " + UNDONE + " yet.",
                new Block.Buttons(buttons));
    }

    private Answer snooze(Subscription one, DigestItem item, Rest rest, DigestFindings found) {
        var called = names.called(item, found.directory());
        var today = today(one);
        Optional<LocalDate> until = switch (rest) {
            case Rest.Days(var days) -> Optional.of(today.plusDays(days));
            case Rest.Until(var day) -> Optional.of(day);
            case Rest.ForGood(),Rest.Unsaid() -> Optional.empty();
        };
        if (until.isEmpty() && !item.canStayAway()) {
            return Answer.of(Reply.misunderstood(called + " can cost points, so it is left out until a day, and not for"
                    + " good. For how long? " + UNDONE + ".", howLong(one, item, found).blocks().getFirst()));
        }
        if (until.filter(day -> !day.isAfter(today) || day.isAfter(today.plus(LONGEST))).isPresent()) {
            return Answer.of(Reply.misunderstood(
                    (until.get().isAfter(today) ? "That is longer than a year. " : "That day is not ahead of us. ")
                            + UNDONE + ".",
                    howLong(one, item, found).blocks().getFirst()));
        }
        if (!found.told().contains(item)) {
            return Answer.of(
                    Reply.refused(called + " is not in this digest, so there is nothing to leave out. " + UNDONE + ".",
                            new Block.Buttons(List.of(new Button("Choose", verb(one).strip(), true, true)))));
        }
        if (found.snoozed().all().size() >= MOST_SNOOZED && !found.snoozed().all().containsKey(item)) {
            return Answer.of(Reply.refused(
                    "This digest leaves out " + MOST_SNOOZED + " things already, and no more. " + UNDONE + ".",
                    list(one)));
        }
        snoozes().snooze(one.organisation(), one.id(), item.name(), until, found.severity(item),
                found.speaker().actor());
        return Answer.changing(Reply.answer(
                "Digest " + one.id() + " leaves out " + called
                        + until.map(day -> " until " + Numbers.show(day)
                                + ", or until it gets worse: it costs more, more is missing, or its day has come.")
                                .orElse(" from now on, until you bring it back."),
                new Block.Buttons(List.of(new Button("Undo", unsnooze(one, item), false),
                        new Button("What is snoozed", "digest snoozed " + one.id(), false)))));
    }

    private String unsnooze(Subscription one, DigestItem item) {
        return "digest unsnooze " + one.id() + " " + names.typed(item);
    }

    private static Block list(Subscription one) {
        return new Block.Buttons(List.of(new Button("What is snoozed", "digest snoozed " + one.id(), true)));
    }

    Answer list(Subscription one, Speaker speaker) {
        var found = found(one, speaker);
        var snoozed = found.map(DigestFindings::snoozed);
        if (snoozed.isEmpty() || snoozed.get().all().isEmpty()) {
            return Answer.of(Reply.answer("Digest " + one.id() + " leaves nothing out.",
                    new Block.Buttons(List.of(new Button("Snooze something", verb(one).strip(), true, true)))));
        }
        var all = snoozed.get().all();
        var directory = found.get().directory();
        var rows = all.entrySet().stream().limit(MOST_OPTIONS)
                .map(kept -> List.of(names.called(kept.getKey(), directory),
                        kept.getValue().until().map(Numbers::show).orElse("brought back"),
                        snoozed.get().isBack(kept.getKey()) ? "is back, as it got worse" : "left out"))
                .toList();
        return Answer.of(Reply.answer(
                "Digest " + one.id() + " leaves out " + (all.size() == 1 ? "1 thing." : all.size() + " things."),
                new Block.Table(List.of(new Block.Column("What", false), new Block.Column("Until", false),
                        new Block.Column("Now", false)), rows),
                new Block.Choice("Bring back",
                        all.keySet().stream().limit(MOST_OPTIONS)
                                .map(item -> new Button(NotUnderstood.cut(names.called(item, directory)),
                                        unsnooze(one, item), false))
                                .toList())));
    }

    Answer bringBack(Subscription one, String typed, Speaker speaker) {
        var directory = content.directory(there(one, speaker));
        var kept = snoozes().of(one.organisation(), one.id()).stream().filter(snooze -> snooze.lastsOn(today(one)))
                .toList();
        if (typed.isEmpty()) {
            return kept.isEmpty() ? nothingLeftOut(one, "nothing")
                    : Answer.of(Reply.misunderstood(
                            "What is to come back? Such as: digest unsnooze az-305. " + UNDONE + ".", list(one)));
        }
        return switch (names.named(typed, "digest unsnooze " + one.id() + " ", "", UNDONE, directory)) {
            case Named.Asked(var reply) -> Answer.of(reply);
            case Named.One(var item) ->
                kept.stream().filter(snooze -> snooze.item().equals(item.name())).findFirst().map(snooze -> {
                    snoozes().bringBack(one.organisation(), one.id(), item.name(), speaker.actor());
                    return Answer.changing(Reply.answer(
                            "Digest " + one.id() + " tells of " + names.called(item, directory) + " again.",
                            new Block.Buttons(List.of(new Button("Undo",
                                    verb(one) + names.typed(item)
                                            + snooze.until().map(day -> " until " + day).orElse(" " + FOR_GOOD),
                                    false)))));
                }).orElseGet(() -> nothingLeftOut(one, names.called(item, directory)));
        };
    }

    private static Answer nothingLeftOut(Subscription one, String what) {
        return Answer.of(Reply.refused("Digest " + one.id() + " leaves out "
                + (what.equals("nothing") ? "nothing" : "nothing by the name " + what) + ", so nothing was changed.",
                list(one)));
    }
}
