package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Block.Column;
import dev.seventy.reply.Reply;
import dev.seventy.store.Nudges;

/** What is said around reminders: what is coming, and what becomes of a snooze or a stop. */
final class ReminderLists {

    /** In days, ours: how far ahead a manager sees what their people's lapses cost. */
    static final int TEAM_AHEAD = 60;

    private static final int MOST_ROWS = 15;
    private static final int MOST_SNOOZED_BUTTONS = 3;

    private final ReminderWording words;

    ReminderLists(ReminderWording words) {
        this.words = words;
    }

    /**
     * What ends soon of those whom somebody manages.
     *
     * @param harmless how many more end and cost nothing
     */
    record Team(List<Lapse> lapses, int harmless) {
        Team {
            lapses = List.copyOf(lapses);
        }
    }

    /**
     * What is coming for somebody.
     *
     * @param soonest the first day on which they can still be reminded
     */
    Reply coming(List<Lapse> own, Team team, ReminderRound round, PersonId reader, LocalDate day, LocalDate soonest,
            int mostAWeek) {
        List<Block> blocks = new ArrayList<>();
        if (!own.isEmpty()) {
            blocks.add(new Block.Table(
                    List.of(new Column("Certification", false), new Column("Expires", false),
                            new Column("Next reminder", false), new Column("If it lapses", false)),
                    own.stream().limit(MOST_ROWS)
                            .map(lapse -> List.of(words.shortly(lapse.credential()), ReminderWording.when(lapse, day),
                                    next(lapse, round, day, soonest), ReminderWording.briefly(words.cost(lapse))))
                            .toList()));
        }
        team(team, day, blocks);
        blocks.add(new Block.Note(rhythm(mostAWeek)));
        blocks.add(new Block.Buttons(buttons(own, round, reader, day)));
        return new Reply(
                round.isStopped(
                        reader) ? "You get no reminders, as you asked."
                                : own.isEmpty() ? "Nothing that you hold ends, as far as is known."
                                        : own.size() == 1 ? "1 certification of yours ends."
                                                : own.size() + " certifications of yours end.",
                Reply.Tone.ANSWER, blocks);
    }

    private void team(Team team, LocalDate day, List<Block> blocks) {
        if (team.lapses().isEmpty() && team.harmless() == 0) {
            return;
        }
        blocks.add(new Block.Heading("Of your people, in the next " + TEAM_AHEAD + " days"));
        var shown = Math.min(team.lapses().size(), ReminderWording.MOST_TEAM);
        List<String> lines = new ArrayList<>(
                team.lapses().stream().limit(shown).map(lapse -> words.of(lapse, day)).toList());
        if (team.lapses().size() > shown) {
            lines.add("and " + (team.lapses().size() - shown) + " more");
        }
        if (team.harmless() > 0) {
            lines.add((team.harmless() == 1 ? "1 certification" : team.harmless() + " certifications")
                    + (shown == 0 ? "" : " more") + (team.harmless() == 1 ? " ends and costs" : " end and cost")
                    + " nothing; whoever holds " + (team.harmless() == 1 ? "it" : "them") + " is told");
        }
        blocks.add(new Block.Items(lines, false));
    }

    private List<Button> buttons(List<Lapse> own, ReminderRound round, PersonId reader, LocalDate day) {
        if (round.isSilent(reader, day)) {
            return List.of(new Button("Remind me again", "reminders start", true));
        }
        List<Button> buttons = new ArrayList<>(List.of(new Button("Preview", "reminders preview", true),
                new Button("Snooze all 2 weeks", "reminders snooze all 2 weeks", false),
                new Button("No reminders for me", "reminders stop", false)));
        own.stream().filter(lapse -> round.isPaused(lapse, day)).map(Lapse::credential).distinct()
                .limit(MOST_SNOOZED_BUTTONS).forEach(id -> buttons.add(unsnooze(id)));
        return buttons;
    }

    private Button unsnooze(CredentialId id) {
        return new Button("Remind me of " + words.shortly(id), "reminders unsnooze " + words.typed(id), false);
    }

    /** A snooze and until when it lasts are said with it. */
    private static String next(Lapse lapse, ReminderRound round, LocalDate day, LocalDate soonest) {
        var next = round.next(lapse, soonest).map(on -> on.equals(day) ? "today" : Numbers.show(on));
        var snoozed = round.pause(lapse).filter(_ -> round.isPaused(lapse, day)).flatMap(Nudges.Pause::until);
        return next.map(on -> on + (snoozed.isPresent() ? ", after a snooze" : ""))
                .orElseGet(() -> "none" + snoozed.map(until -> ", snoozed until " + Numbers.show(until)).orElse(""));
    }

    private static String rhythm(int mostAWeek) {
        return mostAWeek == 0 ? "This firm has reminders switched off; admins set that with: settings reminders 2."
                : "Reminders come when it can be renewed and 60, 30, 14 and 7 days before the end, from Monday to Friday"
                        + " in your working hours, at most " + mostAWeek
                        + " messages a week. Managers are told 14 and 7 days before, of what costs something.";
    }

    /** At the machine itself: what would be told today, to whom. */
    Reply everybody(List<Lapse> lapses, LocalDate today, int mostAWeek) {
        var reached = lapses.stream().filter(lapse -> lapse.on(today).isPresent())
                .sorted(Comparator.comparing(Lapse::expires)).toList();
        var people = reached.stream().map(Lapse::holder).distinct().count();
        if (reached.isEmpty()) {
            return Reply.answer("Nobody has anything to be reminded of today.", new Block.Note(rhythm(mostAWeek)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(new Column("Person", false), new Column("Certification", false), new Column("Expires", false),
                        new Column("Step", false), new Column("If it lapses", false)),
                reached.stream().limit(MOST_ROWS)
                        .map(lapse -> List.of(words.name(lapse.holder()), words.shortly(lapse.credential()),
                                ReminderWording.when(lapse, today), step(lapse, today),
                                ReminderWording.briefly(words.cost(lapse))))
                        .toList()));
        if (reached.size() > MOST_ROWS) {
            blocks.add(new Block.Note("And " + (reached.size() - MOST_ROWS) + " more, which end later."));
        }
        blocks.add(new Block.Note(
                words.sampleDay().map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ")
                        .orElse("") + rhythm(mostAWeek)));
        blocks.add(new Block.Paragraph(
                "Reminders are sent in Slack; here is what they are about. What one says: reminders preview EMAIL."));
        return new Reply((people == 1 ? "1 person has" : people + " people have") + " something to be reminded of.",
                Reply.Tone.ANSWER, blocks);
    }

    private static String step(Lapse lapse, LocalDate day) {
        return lapse.on(day).map(step -> step == Lapse.Step.OPENS ? "can be renewed" : step.word() + " days")
                .orElse("");
    }

    /** Where no step is reached. */
    Reply nothingYet(List<Lapse> lapses, LocalDate day) {
        return lapses.isEmpty()
                ? Reply.answer("Nothing would be said: nothing is on file that ends.", ReminderWording.look())
                : Reply.answer("Nothing would be said yet. The first is "
                        + words.shortly(lapses.getFirst().credential()) + ", which expires on "
                        + Numbers.show(lapses.getFirst().expires())
                        + lapses.getFirst().next(day)
                                .map(next -> "; it is told of from "
                                        + Numbers.show(ReminderHours.workingDay(next.getKey())) + " on")
                                .orElse("")
                        + ".", ReminderWording.look());
    }

    /** Who has no account to be reminded by. */
    List<Block> unreached(List<Lapse> lapses, LocalDate day) {
        if (lapses.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(lapses.stream().limit(ReminderWording.MOST_TEAM)
                .map(lapse -> words.name(lapse.holder()) + ": " + words.shortly(lapse.credential()) + " expires on "
                        + ReminderWording.when(lapse, day) + "; " + ReminderWording.briefly(words.cost(lapse)))
                .toList());
        if (lapses.size() > ReminderWording.MOST_TEAM) {
            lines.add("and " + (lapses.size() - ReminderWording.MOST_TEAM) + " more");
        }
        return List.of(new Block.Heading("Cannot be reminded here, as no account of theirs is known"),
                new Block.Items(lines, false));
    }

    /**
     * @param lapse empty where all are snoozed
     * @param round by which they are reminded from now on
     */
    Reply snoozed(Optional<Lapse> lapse, List<Lapse> own, LocalDate until, ReminderRound round, LocalDate day) {
        var risky = lapse.map(List::of).orElse(own).stream().anyMatch(one -> words.hasManager(one.holder())
                && one.daysLeft(until) < Lapse.Step.DAYS_14.days() && !words.cost(one).isNone());
        return Reply.answer(
                "No reminder" + lapse.map(one -> " of " + words.shortly(one.credential())).orElse(" of anything")
                        + " before " + Numbers.show(until) + "."
                        + lapse.map(one -> after(one, until, round, day)).orElseGet(() -> missed(own, round, day))
                        + (risky ? " Your manager is still told 14 and 7 days before, as it costs something." : ""),
                new Block.Buttons(List.of(
                        lapse.map(one -> unsnooze(one.credential()))
                                .orElseGet(() -> new Button("Remind me again", "reminders start", false)),
                        new Button("What is coming", "reminders", false))));
    }

    private static String after(Lapse lapse, LocalDate until, ReminderRound round, LocalDate day) {
        var end = Numbers.show(lapse.expires());
        return lapse.expires().isBefore(until) ? " It expires before that, on " + end + "."
                : " It expires on " + end + round.next(lapse, day)
                        .map(next -> "; the next reminder of it comes on " + Numbers.show(next)
                                + ", unless it is renewed by then.")
                        .orElse("; no working day is left for a reminder between the two, so that none comes any more.");
    }

    /** What ends before any reminder of it could come. */
    private String missed(List<Lapse> own, ReminderRound round, LocalDate day) {
        var missed = own.stream().filter(lapse -> round.next(lapse, day).isEmpty()).map(Lapse::credential).distinct()
                .map(words::shortly).toList();
        return missed.isEmpty() ? "" : " No reminder of " + Wording.list(missed) + " comes any more by then.";
    }

    /** @param isSilent whether all reminders are held back */
    Reply notSnoozed(CredentialId id, boolean isSilent) {
        return Reply.refused(
                isSilent ? "All reminders are snoozed or stopped, not those of " + words.shortly(id)
                        + " alone. Nothing was changed." : words.shortly(id) + " is not snoozed. Nothing was changed.",
                new Block.Buttons(List.of(isSilent ? new Button("Remind me again", "reminders start", true)
                        : new Button("What is coming", "reminders", true))));
    }

    Reply stopped(PersonId reader) {
        return Reply.answer(
                "You get no reminders any more. What ends stands under reminders and home." + (words.hasManager(reader)
                        ? " Your manager is still told 14 and 7 days before, where it costs something."
                        : ""),
                new Block.Buttons(List.of(new Button("Remind me again", "reminders start", false),
                        new Button("What is coming", "reminders", false))));
    }
}
