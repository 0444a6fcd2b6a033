package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
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
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Organisation;

/** What a reminder says, and what a lapse costs. */
final class ReminderWording {

    private static final int MOST_OWN = 4;
    static final int MOST_TEAM = 10;

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
    String shortly(CredentialId id) {
        var credential = catalog.get(id);
        return credential.exams().isEmpty() ? credential.name() : String.join("+", credential.exams());
    }

    /** How it is named in a line, so that nothing else is meant. */
    String typed(CredentialId id) {
        Credential credential = catalog.get(id);
        return credential.exams().stream().findFirst().orElse(credential.name());
    }

    private String line(Lapse lapse) {
        return typed(lapse.credential());
    }

    static String when(Lapse lapse, LocalDate day) {
        var days = lapse.daysLeft(day);
        return Numbers.show(lapse.expires())
                + (days == 0 ? ", today" : days == 1 ? ", tomorrow" : ", in " + days + " days");
    }

    /** {@code It can be renewed without its exam through 12 Jan 2027}. */
    private String mend(Lapse lapse, LocalDate day) {
        return switch (lapse.mend()) {
            case Mend.Renewal(var through) ->
                "It can be renewed without its exam "
                        + lapse.opens().filter(day::isBefore).map(first -> "from " + Numbers.show(first) + " ")
                                .orElse("")
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
        cost.areas().forEach(area -> area.broken()
                .forEach(one -> broken.computeIfAbsent(one, _ -> new TreeSet<>()).add(area.name())));
        broken.forEach((what, areas) -> lost
                .add("a prerequisite breaks in " + Wording.list(List.copyOf(areas)) + ": " + what));
        return lost;
    }

    /** {@code −32 points in Data & AI and 2 more}; {@code costs no points}. */
    static String briefly(Cost cost) {
        if (cost.isNone()) {
            return "costs no points";
        }
        var points = cost.points();
        return points.isEmpty() ? "breaks a prerequisite"
                : cost.firstArea().orElseGet(points::getFirst)
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
        return own.size() == 1 ? "Your " + shortly(first.credential()) + " expires on " + when(first, day) + "."
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
    String of(Lapse lapse, LocalDate day) {
        return names.apply(lapse.holder()) + ": " + shortly(lapse.credential()) + " expires on " + when(lapse, day)
                + "; " + briefly(costs.apply(lapse))
                + (reached.test(lapse.holder()) ? "" : "; no account of theirs is known here, so please tell them");
    }

    private String note(Message message, boolean risky, LocalDate day) {
        var isLate = message.own().stream().anyMatch(item -> item.lapse().daysLeft(day) < Lapse.Step.DAYS_14.days());
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

    static Block look() {
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

    Cost cost(Lapse lapse) {
        return costs.apply(lapse);
    }

    String name(PersonId person) {
        return names.apply(person);
    }

    boolean hasManager(PersonId person) {
        return hasManager.test(person);
    }

    Optional<LocalDate> sampleDay() {
        return organisation.fixedToday();
    }
}
