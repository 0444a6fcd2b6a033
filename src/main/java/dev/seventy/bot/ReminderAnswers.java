package dev.seventy.bot;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.bot.ReminderRound.Item;
import dev.seventy.bot.ReminderRound.Message;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Nudges;

/** Answers what is asked and wished of reminders of certifications that end. */
final class ReminderAnswers {

    /** Nobody remembers a snooze that is longer. */
    private static final Period LONGEST_SNOOZE = Period.ofYears(1);

    private final ReminderDesk.Tools tools;
    private final PeopleNamed named;

    ReminderAnswers(ReminderDesk.Tools tools, PeopleNamed named) {
        this.tools = tools;
        this.named = named;
    }

    private Catalog catalog() {
        return tools.knowledge().catalog();
    }

    private ReminderDesk desk(Speaker speaker) {
        return speaker.person().map(person -> ReminderDesk.of(tools, speaker.situation(), person))
                .orElseGet(() -> ReminderDesk.asIfUntold(tools, speaker.situation()));
    }

    Answer answer(Reminding asked, Speaker speaker) {
        if (speaker.isOverheard()) {
            return Answer.of(Reply.refused("What somebody holds and when it ends is for them and their managers, where"
                    + " nobody else reads along. Nothing was done. Ask me in a direct message."));
        }
        return switch (asked) {
            case Reminding.ReminderList _ -> Answer.of(list(speaker));
            case Reminding.ReminderWish wish -> Answer.of(ReminderWishes.unset(known(wish), list(speaker)));
            case Reminding.ReminderTell _ -> throw new IllegalStateException("what is due is told by whoever sends it");
            case Reminding.ReminderPreview(var who) ->
                Answer.of(who.map(name -> preview(name, speaker)).orElseGet(() -> preview(speaker)));
            case Reminding.ReminderWhy(var credential) -> Answer.of(credential.map(what -> why(what, speaker))
                    .orElseGet(() -> own(speaker, id -> why(id, desk(speaker)))));
            case Reminding.ReminderSnooze snooze -> Answer.changing(snooze(snooze, speaker));
            case Reminding.ReminderUnsnooze(var credential) -> Answer.changing(unsnooze(credential, speaker));
            case Reminding.ReminderUnclear(var why, var meant, _) ->
                Answer.of(Reply.misunderstood(why, new Block.Buttons(meant)));
            case Reminding.ReminderStop _ -> Answer.changing(stop(speaker));
            case Reminding.ReminderStart _ -> Answer.changing(start(speaker));
        };
    }

    /** What no certification is called cannot be snoozed. */
    private Reminding.ReminderWish known(Reminding.ReminderWish wish) {
        return new Reminding.ReminderWish(wish.what().filter(what -> CredentialNamed.isKnown(catalog(), what)),
                wish.day(), wish.unread());
    }

    /** Whose certifications end soon and who cannot be told so, for whoever may see names; where anybody can be. */
    List<Block> unreached(Speaker speaker) {
        var organisation = speaker.organisation();
        if (!speaker.seesPeople() || organisation.sample()
                || tools.stores().get().organisations().workspaces(organisation.id()).isEmpty()) {
            return List.of();
        }
        var desk = desk(speaker);
        return desk.lists()
                .unreached(desk.lapses().stream().filter(lapse -> lapse.daysLeft(desk.today) <= ReminderLists.TEAM_AHEAD
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
            return desk.lists().everybody(desk.lapses(), desk.today, desk.settings.reminders());
        }
        return own(speaker, id -> {
            var day = desk.dayOf(id);
            var team = desk.ofTheirPeople(id).stream().filter(lapse -> lapse.daysLeft(day) <= ReminderLists.TEAM_AHEAD)
                    .toList();
            var costly = team.stream().filter(desk::matters).toList();
            return desk.lists().coming(desk.of(id), new ReminderLists.Team(costly, team.size() - costly.size()),
                    desk.round, id, day, desk.soonest(id), desk.settings.reminders());
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
        var day = desk.dayOf(reader);
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
            var day = desk.dayOf(id);
            var until = snooze.until().orElseGet(() -> day.plusDays(snooze.days()));
            if (!until.isAfter(day) || until.isAfter(day.plus(LONGEST_SNOOZE))) {
                return Reply.misunderstood(
                        until.isAfter(day)
                                ? "That is longer than a year. reminders stop ends them. Nothing was changed."
                                : "That day is not ahead of us. Nothing was changed.",
                        new Block.Buttons(
                                ReminderLines.howLong(CredentialNamed.orAll(catalog(), snooze.credential()))));
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
        tools.nudges().pause(speaker.organisation().id(),
                new Nudges.Pause(id, lapse.map(Lapse::credential), day, Optional.of(until)), speaker.actor());
        // By what holds from now on.
        return desk.lists().snoozed(lapse, desk.of(id), until, desk(speaker).round, day);
    }

    private Reply unsnooze(String what, Speaker speaker) {
        return CredentialNamed.in(catalog(), what, "reminders unsnooze ", credential -> own(speaker, id -> {
            var isBack = tools.nudges().resume(speaker.organisation().id(), tools.ids(id, speaker.situation()),
                    credential.id(), speaker.actor());
            var desk = desk(speaker);
            var coming = new Button("What is coming", "reminders", true);
            return isBack && !desk.round.isSilent(id, desk.dayOf(id))
                    ? Reply.answer("You are reminded of " + desk.wording().shortly(credential.id()) + " again.",
                            new Block.Buttons(List.of(coming)))
                    : desk.lists().notSnoozed(credential.id(), desk.round.isSilent(id, desk.dayOf(id)));
        }));
    }

    private Reply stop(Speaker speaker) {
        return own(speaker, id -> {
            var desk = desk(speaker);
            if (desk.round.isStopped(id)) {
                return Reply.refused("You get no reminders already. Nothing was changed.",
                        new Block.Buttons(List.of(new Button("Remind me again", "reminders start", true))));
            }
            tools.nudges().pause(speaker.organisation().id(),
                    new Nudges.Pause(id, Optional.empty(), desk.dayOf(id), Optional.empty()), speaker.actor());
            return desk.lists().stopped(id);
        });
    }

    private Reply start(Speaker speaker) {
        return own(speaker, id -> {
            var begun = tools.nudges().resume(speaker.organisation().id(), tools.ids(id, speaker.situation()),
                    speaker.actor());
            var coming = new Block.Buttons(List.of(new Button("What is coming", "reminders", true)));
            return begun ? Reply.answer("You are reminded again. What was told before is not told once more.", coming)
                    : Reply.refused("Nothing keeps reminders from you. Nothing was changed.", coming);
        });
    }
}
