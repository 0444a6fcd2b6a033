package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.seventy.bot.LapseCosts.Cost;
import dev.seventy.bot.ReminderRound.Message;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.planning.Lapse.Mend;
import dev.seventy.planning.LapseCost;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Block.Column;
import dev.seventy.reply.Reply;
import dev.seventy.store.Organisation;

/** The words of reminders. */
final class ReminderWording {

    /** In days, ours: how far ahead a manager sees what their people's lapses cost. */
    static final int TEAM_AHEAD = 60;

    private static final int MOST_OWN = 4;
    private static final int MOST_TEAM = 10;
    private static final int MOST_ROWS = 15;

    private final Catalog catalog;
    private final Function<Lapse, Cost> costs;
    private final Predicate<PersonId> reached;
    private final Function<PersonId, String> names;
    private final Predicate<PersonId> hasManager;
    private final Organisation organisation;

    /**
     * @param reached whether somebody has an account to be written to
     * @param names of whoever may be named to the reader
     */
    ReminderWording(Catalog catalog, Function<Lapse, Cost> costs, Predicate<PersonId> reached,
            Function<PersonId, String> names, Predicate<PersonId> hasManager, Organisation organisation) {
        this.catalog = catalog;
        this.costs = costs;
        this.reached = reached;
        this.names = names;
        this.hasManager = hasManager;
        this.organisation = organisation;
    }

    /** The exams by which people call it; its name where it has none. */
    private String shortly(CredentialId id) {
        var credential = catalog.get(id);
        return credential.exams().isEmpty() ? credential.name() : String.join("+", credential.exams());
    }

    /** How it is named in a line, so that nothing else is meant. */
    private String line(Lapse lapse) {
        Credential credential = catalog.get(lapse.credential());
        return credential.exams().stream().findFirst().orElse(credential.name());
    }

    private static String when(Lapse lapse, LocalDate day) {
        var days = lapse.daysLeft(day);
        return Numbers.show(lapse.expires())
                + (days == 0 ? ", today" : days == 1 ? ", tomorrow" : ", in " + days + " days");
    }

    /** {@code It can be renewed without its exam through 12 Jan 2027}. */
    private String mend(Lapse lapse, LocalDate day) {
        return switch (lapse.mend()) {
            case Mend.Renewal(var through) -> "It can be renewed without its exam "
                    + lapse.opens().filter(day::isBefore).map(first -> "from " + Numbers.show(first) + " ").orElse("")
                    + "through " + Numbers.show(through)
                    + (through.equals(lapse.expires()) ? "." : ", the last day of its exam.");
            case Mend.Exam() -> "It is not renewed: its exam has to be passed again.";
            case Mend.Successor(var successor) -> "Its exam is gone, so it cannot be renewed; what took its place is "
                    + catalog.get(successor).title() + ".";
        };
    }

    /** What is lost, in a few words each; one calm sentence where that is nothing. */
    private List<String> lost(Cost cost) {
        if (cost.isNone()) {
            return List.of("If it lapses, no designation loses points and no prerequisite breaks.");
        }
        List<String> lost = new ArrayList<>(cost.points());
        Map<String, Set<String>> broken = new LinkedHashMap<>();
        cost.areas().forEach(area -> area.broken().forEach(one -> broken
                .computeIfAbsent(prerequisite(one), _ -> new TreeSet<>()).add(area.with().version().designation().name())));
        broken.forEach((what, areas) -> lost
                .add("a prerequisite breaks in " + Wording.list(List.copyOf(areas)) + ": " + what));
        return lost;
    }

    private String prerequisite(LapseCost.Broken broken) {
        return new Wording(catalog, new Directory(Map.of(), Map.of(), false, false)).prerequisite(broken.metric(), broken.part())
                .replaceFirst("^[^:]*: ", "");
    }

    /** {@code −32 points in Data & AI and 2 more}; {@code costs no points}. */
    private static String briefly(Cost cost) {
        if (cost.isNone()) {
            return "costs no points";
        }
        var points = cost.points();
        return points.isEmpty() ? "breaks a prerequisite"
                : points.getFirst().replaceFirst(" \\(.*", cost.areas().getFirst().loses() ? ", then not qualified" : "")
                        + (points.size() > 1 ? " and " + (points.size() - 1) + " more" : "");
    }

    /** A reminder of what somebody holds and what their people hold. */
    Reply reminder(Message message, LocalDate day) {
        List<Block> blocks = new ArrayList<>();
        var risky = false;
        for (var item : message.own().stream().limit(MOST_OWN).toList()) {
            var cost = costs.apply(item.lapse());
            risky |= !cost.isNone();
            own(item.lapse(), cost, day, blocks);
        }
        if (message.own().size() > MOST_OWN) {
            blocks.add(new Block.Paragraph("And " + (message.own().size() - MOST_OWN) + " more."));
        }
        team(message, day, blocks);
        blocks.add(new Block.Note(note(message, risky, day)));
        blocks.add(buttons(message));
        return new Reply(summary(message, day), Reply.Tone.ANSWER, blocks);
    }

    /** Without names, as it stands in notifications and is kept for a while. */
    private String summary(Message message, LocalDate day) {
        var own = message.own();
        if (own.isEmpty()) {
            var people = message.team().stream().map(item -> item.lapse().holder()).distinct().count();
            return (people == 1 ? "A certification of one of your people ends"
                    : "Certifications of " + people + " of your people end") + " soon.";
        }
        var first = own.getFirst().lapse();
        return own.size() == 1
                ? "Your " + shortly(first.credential()) + " expires on " + when(first, day) + "."
                : own.size() + " of your certifications expire, the first, " + shortly(first.credential()) + ", on "
                        + when(first, day) + ".";
    }

    private void own(Lapse lapse, Cost cost, LocalDate day, List<Block> blocks) {
        blocks.add(new Block.Paragraph(catalog.get(lapse.credential()).title() + " expires on " + when(lapse, day)
                + ". " + mend(lapse, day) + (cost.isNone() ? " " + lost(cost).getFirst() : " If it lapses:")));
        if (!cost.isNone()) {
            blocks.add(new Block.Items(lost(cost), false));
        }
    }

    private void team(Message message, LocalDate day, List<Block> blocks) {
        if (message.team().isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading("Of your people"));
        List<String> lines = new ArrayList<>(
                message.team().stream().limit(MOST_TEAM).map(item -> of(item.lapse(), day)).toList());
        if (message.team().size() > MOST_TEAM) {
            lines.add("and " + (message.team().size() - MOST_TEAM) + " more");
        }
        blocks.add(new Block.Items(lines, false));
    }

    /** {@code Luc Thibodeau: AZ-700 expires on 12 Jan 2027, in 7 days; −4 points in Infrastructure}. */
    private String of(Lapse lapse, LocalDate day) {
        return names.apply(lapse.holder()) + ": " + shortly(lapse.credential()) + " expires on " + when(lapse, day)
                + "; " + briefly(costs.apply(lapse))
                + (reached.test(lapse.holder()) ? "" : "; no account of theirs is known here, so please tell them");
    }

    private String note(Message message, boolean risky, LocalDate day) {
        var isLate = message.own().stream()
                .anyMatch(item -> item.lapse().daysLeft(day) < Lapse.Step.DAYS_14.days());
        var manager = risky && hasManager.test(message.reader())
                ? isLate ? " Your manager is told as well, as it costs something."
                        : " Your manager is told 14 and 7 days before the end, as it costs something."
                : "";
        return message.own().isEmpty()
                ? "Said 14 and 7 days before, in one message a week at most, where it costs something or nobody else"
                        + " can be reached."
                : "Said when it can be renewed and 60, 30, 14 and 7 days before, and no more once the renewal is on"
                        + " file." + manager
                        + organisation.fixedToday()
                                .map(today -> " Sample firm (made up), its today is " + Numbers.show(today) + ".")
                                .orElse("")
                        + " Points are our estimate of the day after.";
    }

    private Block buttons(Message message) {
        List<Button> buttons = new ArrayList<>();
        var single = message.own().size() == 1 ? Optional.of(message.own().getFirst().lapse())
                : Optional.<Lapse>empty();
        if (!message.own().isEmpty()) {
            buttons.add(single.filter(lapse -> lapse.mend() instanceof Mend.Renewal)
                    .map(lapse -> new Button("Already renewed", "I renewed " + line(lapse), true))
                    .orElseGet(() -> new Button("Already done", "cert form", true, true)));
            buttons.add(new Button("Why", "reminders why" + single.map(lapse -> " " + line(lapse)).orElse(""), false));
        }
        var what = single.filter(_ -> message.team().isEmpty()).map(this::line).orElse("all");
        buttons.add(new Button("Snooze 1 week", "reminders snooze " + what + " 1 week", false));
        buttons.add(new Button("Snooze 2 weeks", "reminders snooze " + what + " 2 weeks", false));
        buttons.add(new Button("No reminders for me", "reminders stop", false));
        return new Block.Buttons(buttons);
    }

    private static Block look() {
        return new Block.Buttons(List.of(new Button("What is coming", "reminders", true)));
    }

    /** What lapses cost, in full. */
    Reply why(List<Lapse> lapses) {
        if (lapses.isEmpty()) {
            return Reply.answer("Nothing that you hold ends, as far as is known.");
        }
        List<Block> blocks = new ArrayList<>();
        for (var lapse : lapses.stream().limit(MOST_OWN).toList()) {
            var cost = costs.apply(lapse);
            blocks.add(new Block.Heading(shortly(lapse.credential()) + ", through " + Numbers.show(lapse.expires())));
            blocks.add(new Block.Items(lost(cost), false));
        }
        blocks.add(new Block.Note("The firm on the day after the end, held against the same day with it renewed: what"
                + " others hold until then, and consumption as in the newest month. Our estimate, not the official"
                + " score."));
        blocks.add(look());
        var first = lapses.getFirst();
        return new Reply(lapses.size() == 1
                ? "What it costs if " + shortly(first.credential()) + " lapses: " + briefly(costs.apply(first)) + "."
                : "What it costs if these lapse, each by itself.", Reply.Tone.ANSWER, blocks);
    }

    /** What is coming for somebody. */
    Reply coming(List<Lapse> own, List<Lapse> team, ReminderRound round, PersonId reader, LocalDate day,
            int mostAWeek) {
        List<Block> blocks = new ArrayList<>();
        if (!own.isEmpty()) {
            blocks.add(new Block.Table(
                    List.of(new Column("Certification", false), new Column("Expires", false),
                            new Column("Next reminder", false), new Column("If it lapses", false)),
                    own.stream().limit(MOST_ROWS)
                            .map(lapse -> List.of(shortly(lapse.credential()), when(lapse, day),
                                    next(lapse, round, day), briefly(costs.apply(lapse))))
                            .toList()));
        }
        if (!team.isEmpty()) {
            blocks.add(new Block.Heading("Of your people, in the next " + TEAM_AHEAD + " days"));
            blocks.add(new Block.Items(team.stream().limit(MOST_TEAM).map(lapse -> of(lapse, day)).toList(), false));
        }
        blocks.add(new Block.Note(rhythm(mostAWeek)));
        blocks.add(new Block.Buttons(round.isStopped(reader)
                ? List.of(new Button("Remind me again", "reminders start", true))
                : List.of(new Button("Preview", "reminders preview", true),
                        new Button("Snooze all 2 weeks", "reminders snooze all 2 weeks", false),
                        new Button("No reminders for me", "reminders stop", false))));
        return new Reply(
                round.isStopped(reader) ? "You get no reminders, as you asked."
                        : own.isEmpty() ? "Nothing that you hold ends, as far as is known."
                                : own.size() == 1 ? "1 certification of yours ends."
                                        : own.size() + " certifications of yours end.",
                Reply.Tone.ANSWER, blocks);
    }

    private static String next(Lapse lapse, ReminderRound round, LocalDate day) {
        return round.next(lapse, day).map(next -> next.equals(day) ? "today" : Numbers.show(next)).orElse("none");
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
                        .map(lapse -> List.of(names.apply(lapse.holder()), shortly(lapse.credential()),
                                when(lapse, today), step(lapse, today), briefly(costs.apply(lapse))))
                        .toList()));
        if (reached.size() > MOST_ROWS) {
            blocks.add(new Block.Note("And " + (reached.size() - MOST_ROWS) + " more, which end later."));
        }
        blocks.add(new Block.Note(
                organisation.fixedToday().map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ")
                        .orElse("") + rhythm(mostAWeek)));
        blocks.add(new Block.Paragraph(
                "Reminders are sent in Slack; here is what they are about. What one says: reminders preview EMAIL."));
        return new Reply((people == 1 ? "1 person has" : people + " people have") + " something to be reminded of.",
                Reply.Tone.ANSWER, blocks);
    }

    private static String step(Lapse lapse, LocalDate day) {
        return lapse.on(day)
                .map(step -> step == Lapse.Step.OPENS ? "can be renewed" : step.word() + " days").orElse("");
    }

    /** Where no step is reached. */
    Reply nothingYet(List<Lapse> lapses, LocalDate day) {
        return lapses.isEmpty()
                ? Reply.answer("Nothing would be said: nothing is on file that ends.", look())
                : Reply.answer("Nothing would be said yet. The first is " + shortly(lapses.getFirst().credential())
                        + ", which expires on " + Numbers.show(lapses.getFirst().expires())
                        + lapses.getFirst().next(day)
                                .map(next -> "; it is told of from " + Numbers.show(next.getKey()) + " on").orElse("")
                        + ".", look());
    }

    /** Who has no account to be reminded by. */
    List<Block> unreached(List<Lapse> lapses, LocalDate day) {
        if (lapses.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(lapses.stream().limit(MOST_TEAM)
                .map(lapse -> names.apply(lapse.holder()) + ": " + shortly(lapse.credential()) + " expires on "
                        + when(lapse, day) + "; " + briefly(costs.apply(lapse)))
                .toList());
        if (lapses.size() > MOST_TEAM) {
            lines.add("and " + (lapses.size() - MOST_TEAM) + " more");
        }
        return List.of(new Block.Heading("Cannot be reminded here, as no account of theirs is known"),
                new Block.Items(lines, false));
    }

    Reply snoozed(Optional<Lapse> lapse, List<Lapse> own, LocalDate until) {
        var risky = lapse.map(List::of).orElse(own).stream()
                .anyMatch(one -> hasManager.test(one.holder()) && one.daysLeft(until) < Lapse.Step.DAYS_14.days()
                        && !costs.apply(one).isNone());
        return Reply.answer(
                "No reminder" + lapse.map(one -> " of " + shortly(one.credential())).orElse(" of anything")
                        + " before " + Numbers.show(until) + "."
                        + lapse.map(one -> one.expires().isBefore(until)
                                ? " It expires before that, on " + Numbers.show(one.expires()) + "."
                                : " It expires on " + Numbers.show(one.expires())
                                        + "; you are told once more after the snooze, unless it is renewed by then.")
                                .orElse("")
                        + (risky ? " Your manager is still told 14 and 7 days before, as it costs something." : ""),
                new Block.Buttons(List.of(new Button("Remind me again", "reminders start", false),
                        new Button("What is coming", "reminders", false))));
    }

    Reply stopped(PersonId reader) {
        return Reply.answer("You get no reminders any more. What ends stands under reminders and home."
                + (hasManager.test(reader)
                        ? " Your manager is still told 14 and 7 days before, where it costs something."
                        : ""),
                new Block.Buttons(List.of(new Button("Remind me again", "reminders start", false),
                        new Button("What is coming", "reminders", false))));
    }
}
