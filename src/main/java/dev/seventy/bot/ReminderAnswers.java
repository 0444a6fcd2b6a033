package dev.seventy.bot;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.bot.ReminderRound.Item;
import dev.seventy.bot.ReminderRound.Message;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Nudges;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Store;

/**
 * Reminds people of certifications that end. Whom, of what and when is found each time from what is known then, so that
 * whatever was done about it stops it.
 */
final class ReminderAnswers {

    static final String LINE = "reminders show";

    /** In days; nobody remembers a snooze that is longer. */
    private static final int LONGEST_SNOOZE = 366;

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Firm firm;
    private final PeopleNamed named;
    private final ReminderDesk.Tools tools;

    ReminderAnswers(Knowledge knowledge, Supplier<Store> stores, InstantSource clock, Firm firm, TierFigures tiers,
            PeopleNamed named) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.clock = clock;
        this.firm = firm;
        this.named = named;
        tools = new ReminderDesk.Tools(knowledge.catalog(), stores, clock, firm, new LapseCosts(knowledge, tiers),
                new ReminderReaders(stores, firm));
    }

    private Catalog catalog() {
        return knowledge.catalog();
    }

    private ReminderDesk desk(Speaker speaker) {
        return new ReminderDesk(tools, speaker.situation());
    }

    private Instant now() {
        return clock.instant();
    }

    /** Whom to remind now; nobody of the made-up firm. */
    List<Nudge> due(OrganisationId organisation) {
        var situation = stores.get().organisations().situation(organisation)
                .filter(known -> !known.organisation().sample());
        if (situation.isEmpty() || !isWorkingTime(situation.get())) {
            return List.of();
        }
        var desk = new ReminderDesk(tools, situation.get());
        Set<PersonId> readers = new TreeSet<>();
        desk.lapses.stream().filter(
                lapse -> Stream.of(desk.today, desk.today.plusDays(1)).anyMatch(day -> lapse.on(day).isPresent()))
                .forEach(lapse -> Stream.concat(Stream.of(lapse.holder()), desk.manager(lapse.holder()).stream())
                        .forEach(readers::add));
        List<Nudge> due = new ArrayList<>();
        for (var id : readers) {
            var reader = Optional.ofNullable(desk.reached().get(id))
                    .filter(known -> ReminderHours.mayBeOrdered(now(), known.zone()));
            reader.filter(_ -> !desk.message(id).isEmpty()).ifPresent(
                    known -> due.add(new Nudge(known.member(), LINE, key(id, desk.day(known.zone()), known.zone()))));
        }
        return due;
    }

    /** One a day; a zone that turns out to be another is another day. */
    private static String key(PersonId reader, LocalDate day, ZoneId zone) {
        return "nudge:" + reader.value() + ":" + day + ":" + zone.getId();
    }

    /** Whether it is working time for anybody there, so that most looks read nothing. */
    private boolean isWorkingTime(Situation situation) {
        var organisation = situation.organisation();
        return firm.settings(situation).reminders() > 0 && Stream
                .concat(Stream.of(organisation.zone()),
                        stores.get().accounts().zones(organisation.id()).values().stream())
                .anyMatch(zone -> ReminderHours.mayBeOrdered(now(), zone));
    }

    /**
     * Whether somebody still is to be told what was written down as told today, now that it can be sent. Where not, that
     * is taken back, so that whatever of it still holds is told another time.
     */
    boolean isStillDue(Sender.Member reader) {
        var situation = stores.get().organisations().situation(reader.platform(), reader.workspace(), reader.grid());
        var person = situation.flatMap(known -> stores.get().accounts()
                .of(known.organisation().id(), reader.platform(), reader.workspace(), reader.user())
                .filter(account -> account.standing() == Account.Standing.MEMBER)
                .flatMap(account -> firm.owner(account, known)));
        return person.isPresent() && isStillDue(person.get(), new ReminderDesk(tools, situation.orElseThrow()));
    }

    private boolean isStillDue(PersonId id, ReminderDesk desk) {
        var zone = desk.zone(id);
        var isDue = ReminderHours.mayBeSent(now(), zone) && desk.settings.reminders() > 0
                && desk.round.isStillDue(id, desk.lapses, desk.day(zone));
        if (!isDue) {
            stores.get().nudges().takeBack(desk.situation.organisation().id(), desk.ids(id), desk.day(zone));
        }
        return isDue;
    }

    Answer answer(Reminding asked, Speaker speaker, Keeping keeping) {
        if (speaker.isOverheard()) {
            return Answer.of(Reply.refused("What somebody holds and when it ends is for them and their managers, where"
                    + " nobody else reads along. Nothing was done. Ask me in a direct message."));
        }
        return switch (asked) {
            case Reminding.ReminderList _ -> Answer.of(list(speaker));
            case Reminding.ReminderShow _ -> keeping.isTimed() ? tell(speaker) : Answer.of(preview(speaker));
            case Reminding.ReminderPreview(var who) ->
                Answer.of(who.map(name -> preview(name, speaker)).orElseGet(() -> preview(speaker)));
            case Reminding.ReminderWhy(var credential) -> Answer.of(credential.map(what -> why(what, speaker))
                    .orElseGet(() -> own(speaker, id -> why(id, desk(speaker)))));
            case Reminding.ReminderSnooze snooze -> Answer.changing(snooze(snooze, speaker));
            case Reminding.ReminderStop _ -> Answer.changing(stop(speaker));
            case Reminding.ReminderStart _ -> Answer.changing(start(speaker));
        };
    }

    /** In the transaction that orders the message: what is told by it is written down with that. */
    private Answer tell(Speaker speaker) {
        if (speaker.person().isEmpty() || speaker.organisation().sample()) {
            return Answer.SILENT;
        }
        var desk = desk(speaker);
        var id = speaker.person().get();
        var zone = desk.zone(id);
        var message = desk.message(id);
        if (message.isEmpty() || !ReminderHours.mayBeOrdered(now(), zone)) {
            return Answer.SILENT;
        }
        var day = desk.day(zone);
        stores.get().nudges().tell(speaker.organisation().id(),
                new Nudges.Sent(id, ReminderHours.week(day), day, !message.team().isEmpty()),
                ReminderRound.told(message, day));
        return Answer.of(desk.wording().reminder(message, day));
    }

    /** Whose certifications end soon and who cannot be told so, for whoever may see names; where anybody can be. */
    List<Block> unreached(Speaker speaker) {
        var organisation = speaker.organisation();
        if (!speaker.seesPeople() || organisation.sample()
                || stores.get().organisations().workspaces(organisation.id()).isEmpty()) {
            return List.of();
        }
        var desk = desk(speaker);
        return desk.lists()
                .unreached(desk.lapses.stream().filter(lapse -> lapse.daysLeft(desk.today) <= ReminderLists.TEAM_AHEAD
                        && !desk.reached().containsKey(lapse.holder())).toList(), desk.today);
    }

    /** What is the speaker's own; whose account that is has to be known. */
    private static Reply own(Speaker speaker, Function<PersonId, Reply> then) {
        return speaker.person().map(then)
                .orElseGet(() -> Reply.refused(
                        speaker.local()
                                ? "This is the machine itself, which is nobody's account, so nobody is reminded here."
                                        + " Nothing was changed."
                                : "Which person of the firm you are is not known, so you are not reminded of anything."
                                        + " Nothing was changed.",
                        new Block.Buttons(List.of(speaker.local() ? new Button("What would be sent", "reminders", true)
                                : new Button("Who am I here?", "me", true)))));
    }

    private Reply list(Speaker speaker) {
        var desk = desk(speaker);
        if (speaker.local()) {
            return desk.lists().everybody(desk.lapses, desk.today, desk.settings.reminders());
        }
        return own(speaker, id -> {
            var day = desk.day(desk.zone(id));
            var team = desk.ofTheirPeople(id).stream().filter(lapse -> lapse.daysLeft(day) <= ReminderLists.TEAM_AHEAD)
                    .filter(desk::matters).toList();
            return desk.lists().coming(desk.of(id), team, desk.round, id, day, desk.settings.reminders());
        });
    }

    private Reply preview(Speaker speaker) {
        return own(speaker, id -> preview(id, desk(speaker)));
    }

    private Reply preview(String who, Speaker speaker) {
        return switch (named.ask(who, speaker, new PeopleNamed.Question("Nobody was written to",
                line -> "reminders preview " + line, new Button("Reminders", "reminders", true)).reading())) {
            case PeopleNamed.Asked.Sure(var person) -> preview(person.id(), desk(speaker));
            case PeopleNamed.Asked.Unsure(var reply) -> reply;
        };
    }

    /** As if nothing had been told yet. */
    private static Reply preview(PersonId reader, ReminderDesk desk) {
        var day = desk.day(desk.zone(reader));
        var all = desk.of(reader).stream()
                .flatMap(lapse -> lapse.on(day).map(step -> new Item(lapse, step, List.of(step.word()))).stream())
                .toList();
        var team = desk.ofTheirPeople(reader).stream().flatMap(lapse -> lapse.on(day).filter(Lapse.Step::isLate)
                .filter(_ -> desk.matters(lapse)).map(step -> new Item(lapse, step, List.of(step.word()))).stream())
                .toList();
        return all.isEmpty() && team.isEmpty() ? desk.lists().nothingYet(desk.of(reader), day)
                : desk.wording().reminder(new Message(reader, all, team), day)
                        .with(new Block.Note("A preview: nobody was written to, and nothing counts as told."));
    }

    private static Reply why(PersonId id, ReminderDesk desk) {
        return desk.wording().why(desk.of(id));
    }

    private Reply why(String what, Speaker speaker) {
        return CredentialNamed.in(catalog(), what, "reminders why ", credential -> own(speaker, id -> {
            var desk = desk(speaker);
            var lapses = of(credential, desk.of(id));
            return lapses.isEmpty() ? nothingEnds(credential) : desk.wording().why(lapses);
        }));
    }

    private static List<Lapse> of(Credential credential, List<Lapse> lapses) {
        return lapses.stream().filter(lapse -> lapse.credential().equals(credential.id())).toList();
    }

    private static Reply nothingEnds(Credential credential) {
        return Reply.refused(
                "Nothing is on file of yours that ends and is called " + credential.title() + ". Nothing was changed.",
                new Block.Buttons(List.of(new Button("What is coming", "reminders", true))));
    }

    private Reply snooze(Reminding.ReminderSnooze snooze, Speaker speaker) {
        return own(speaker, id -> {
            var desk = desk(speaker);
            var day = desk.day(desk.zone(id));
            var until = snooze.until().orElseGet(() -> day.plusDays(snooze.days()));
            if (!until.isAfter(day) || until.isAfter(day.plusDays(LONGEST_SNOOZE))) {
                return Reply.misunderstood(
                        until.isAfter(day)
                                ? "That is longer than a year. reminders stop ends them. Nothing was changed."
                                : "That day is not ahead of us. Nothing was changed.",
                        new Block.Buttons(ReminderLines.howLong(snooze.credential().orElse("all"))));
            }
            return snooze.credential()
                    .map(what -> CredentialNamed.in(catalog(), what, "reminders snooze ",
                            credential -> of(credential, desk.of(id)).stream().findFirst()
                                    .map(lapse -> snoozed(Optional.of(lapse), id, day, until, desk, speaker))
                                    .orElseGet(() -> nothingEnds(credential))))
                    .orElseGet(() -> snoozed(Optional.empty(), id, day, until, desk, speaker));
        });
    }

    private Reply snoozed(Optional<Lapse> lapse, PersonId id, LocalDate day, LocalDate until, ReminderDesk desk,
            Speaker speaker) {
        if (desk.round.isStopped(id)) {
            return Reply.refused("You get no reminders at all. Nothing was changed.",
                    new Block.Buttons(List.of(new Button("Remind me again", "reminders start", true))));
        }
        stores.get().nudges().pause(speaker.organisation().id(),
                new Nudges.Pause(id, lapse.map(Lapse::credential), day, Optional.of(until)), speaker.actor());
        return desk.lists().snoozed(lapse, desk.of(id), until);
    }

    private Reply stop(Speaker speaker) {
        return own(speaker, id -> {
            var desk = desk(speaker);
            if (desk.round.isStopped(id)) {
                return Reply.refused("You get no reminders already. Nothing was changed.",
                        new Block.Buttons(List.of(new Button("Remind me again", "reminders start", true))));
            }
            stores.get().nudges().pause(speaker.organisation().id(),
                    new Nudges.Pause(id, Optional.empty(), desk.day(desk.zone(id)), Optional.empty()), speaker.actor());
            return desk.lists().stopped(id);
        });
    }

    private Reply start(Speaker speaker) {
        return own(speaker, id -> {
            var desk = desk(speaker);
            var begun = stores.get().nudges().resume(speaker.organisation().id(), desk.ids(id), speaker.actor());
            var coming = new Block.Buttons(List.of(new Button("What is coming", "reminders", true)));
            return begun ? Reply.answer("You are reminded again. What was told before is not told once more.", coming)
                    : Reply.refused("Nothing keeps reminders from you. Nothing was changed.", coming);
        });
    }
}
