package dev.seventy.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.seventy.planning.Cause;
import dev.seventy.planning.Forecast.Change;
import dev.seventy.planning.Forecast.Outcome;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.scoring.Reason;
import org.apache.commons.numbers.fraction.BigFraction;

/** Says when points fall and why: the next loss first, then each change, the last safe day and the window. */
final class ForecastAnswers {

    private static final int MOST_CHANGES = 6;
    private static final int MOST_RENEWALS = 3;

    private final Knowledge knowledge;
    private final Firm firm;
    private final Figures figures;
    private final InstantSource clock;
    private final PageLinks links;

    ForecastAnswers(Knowledge knowledge, Firm firm, Figures figures, InstantSource clock, PageLinks links) {
        this.links = links;
        this.clock = clock;
        this.knowledge = knowledge;
        this.firm = firm;
        this.figures = figures;
    }

    private Optional<Outlook> outlook(Designation area, Terms terms, Speaker speaker) {
        return Outlook.of(knowledge.rules(), area, terms, firm.evidence(speaker.situation(), terms), speaker.today(),
                speaker.settings().anniversary());
    }

    private CauseWords words(Speaker speaker) {
        return new CauseWords(knowledge.catalog(), firm.directory(speaker));
    }

    /** The picture of a forecast; empty where there is none. */
    Optional<Block.Picture> picture(Designation area, Terms terms, Speaker speaker) {
        return outlook(area, terms, speaker).map(found -> ForecastPicture.of(found, Optional.empty()));
    }

    Answer forecast(Measuring.Forecast asked, Speaker speaker) {
        if (asked.area().isEmpty()) {
            return all(asked.terms(), speaker);
        }
        var outlook = outlook(asked.area().get(), asked.terms(), speaker);
        // Where there is no score there is nothing to look ahead from, and the score says why.
        return outlook
                .map(found -> new Answer(one(found, asked, speaker), json(List.of(found), asked.terms(), speaker)))
                .orElseGet(() -> figures.score(asked.area().get(), asked.terms(), speaker));
    }

    private Optional<String> json(List<Outlook> outlooks, Terms terms, Speaker speaker) {
        return terms.json() ? Optional.of(new ForecastJson(words(speaker)).of(outlooks)) : Optional.empty();
    }

    private Reply one(Outlook outlook, Measuring.Forecast asked, Speaker speaker) {
        var words = words(speaker);
        var id = outlook.area().id();
        List<Block> blocks = new ArrayList<>();
        var changes = outlook.changes();
        var shown = asked.whole() ? changes : weightiest(changes);
        blocks.add(ForecastPicture.of(outlook, links.picture(outlook, asked.terms(), speaker)));
        if (!changes.isEmpty()) {
            blocks.add(table(outlook, shown, words));
        }
        if (shown.size() < changes.size()) {
            blocks.add(new Block.Paragraph(
                    changes.size() - shown.size() + " smaller changes until " + Numbers.show(outlook.last()) + "."));
        }
        blocks.add(new Block.Paragraph(ForecastWindow.sentence(outlook)));
        var renewals = renewals(outlook, words);
        if (!renewals.isEmpty()) {
            blocks.add(new Block.Heading("Can be renewed in time"));
            blocks.add(new Block.Items(renewals, false));
        }
        blocks.add(new Block.Note(note(outlook, speaker)));
        List<Block.Button> buttons = new ArrayList<>();
        buttons.add(new Block.Button("Why", "why " + id, true));
        if (shown.size() < changes.size()) {
            buttons.add(new Block.Button("Every change", "forecast " + id + " all", false));
        }
        buttons.add(new Block.Button("Calendar file", "forecast " + id + " ics", false));
        buttons.add(new Block.Button("Link to forward", "share link " + id, false));
        buttons.add(new Block.Button("Score", "score " + id, false));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(summary(outlook, words), Reply.Tone.ANSWER, blocks);
    }

    /** The next one, those that change the verdict, and of the others the largest, in the order of their days. */
    private static List<Change> weightiest(List<Change> changes) {
        var kept = changes.stream().sorted(Comparator
                .comparing((Change change) -> change.equals(changes.getFirst()) || change.loses() || change.attains())
                .thenComparing(change -> change.difference().abs()).reversed()).limit(MOST_CHANGES).toList();
        return changes.stream().filter(kept::contains).toList();
    }

    /** {@code Data & AI: qualified through 14 Mar 2027. On 15 Mar 2027 it falls to 38 points: …}. */
    static String summary(Outlook outlook, CauseWords words) {
        var name = outlook.area().name() + ": ";
        var now = points(outlook.today());
        var safe = outlook.lastSafeDay();
        if (safe.isPresent()) {
            var through = safe.get();
            if (!through.isBefore(outlook.last())) {
                return name + "qualified with " + now + " points, and by what is known through "
                        + Numbers.show(outlook.last()) + loss(outlook, words) + ".";
            }
            return name + "qualified through " + Numbers.show(through) + ". " + outlook.changes().stream()
                    .filter(Change::loses).findFirst().map(change -> falls(change, words)).orElse("") + ".";
        }
        return name + "not qualified, " + now + " of " + Numbers.show(outlook.today().threshold()) + " points. "
                + outlook.attained().map(day -> "It is qualified from " + Numbers.show(day) + " on, by what is known")
                        .orElse("By what is known it is not by " + Numbers.show(outlook.last()) + " either")
                + loss(outlook, words) + ".";
    }

    private static String points(Outcome outcome) {
        return (outcome.known() ? "" : "at least ") + Numbers.show(outcome.total());
    }

    private static String loss(Outlook outlook, CauseWords words) {
        return outlook
                .losses().stream().findFirst().map(change -> ". Next, "
                        + Character.toLowerCase(falls(change, words).charAt(0)) + falls(change, words).substring(1))
                .orElse("; nothing is lost until then");
    }

    /** {@code On 15 Mar 2027 32 points are lost: AZ-305 of Anna Kowalska expires}. */
    private static String falls(Change change, CauseWords words) {
        var lost = change.difference().negate();
        var what = lost.signum() > 0
                ? Numbers.show(lost) + (lost.equals(BigFraction.ONE) ? " point is" : " points are") + " lost"
                : change.loses() ? "it is no longer qualified" : "a gate shuts";
        return "On " + Numbers.show(change.day()) + " " + what + ": " + words.all(change.causes());
    }

    private static Block table(Outlook outlook, List<Change> changes, CauseWords words) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(Numbers.show(outlook.asOf()), Numbers.show(outlook.today().total()), "",
                standing(outlook.today()), ""));
        changes.forEach(change -> rows.add(List.of(Numbers.show(change.day()),
                change.after().map(after -> Numbers.show(after.total())).orElse("no score"), signed(change),
                change.after().map(ForecastAnswers::standing).orElse(""), words.all(change.causes()))));
        return new Block.Table(List.of(new Block.Column("From", false), new Block.Column("Points", true),
                new Block.Column("Change", true), new Block.Column("Standing", false),
                new Block.Column("Because", false)), rows);
    }

    static String standing(Outcome outcome) {
        return outcome.qualifies() ? "qualified"
                : outcome.total().compareTo(outcome.threshold()) < 0
                        ? Numbers.show(outcome.threshold().subtract(outcome.total())) + " short"
                        : "a metric is empty";
    }

    static String signed(Change change) {
        var difference = change.difference();
        return difference.signum() == 0 ? "0" : (difference.signum() > 0 ? "+" : "−") + Numbers.show(difference.abs());
    }

    /** What can be renewed before it costs something, with the days between which that goes. */
    private List<String> renewals(Outlook outlook, CauseWords words) {
        List<String> renewals = new ArrayList<>();
        for (var change : outlook.losses()) {
            for (var cause : change.causes()) {
                if (cause instanceof Cause.Ended(var why, var id, var people) && why == Reason.EXPIRED) {
                    var end = change.day().minusDays(1);
                    knowledge.catalog().get(id).renewal()
                            .map(renewal -> words.shortly(id) + " of " + words.whose(people) + " can be renewed "
                                    + (renewal.opens(end).isAfter(outlook.asOf())
                                            ? "from " + Numbers.show(renewal.opens(end))
                                            : "now,")
                                    + " through " + Numbers.show(end))
                            .ifPresent(renewals::add);
                }
            }
        }
        return renewals.stream().distinct().limit(MOST_RENEWALS).toList();
    }

    private static String note(Outlook outlook, Speaker speaker) {
        List<String> said = new ArrayList<>();
        speaker.sampleDay()
                .ifPresent(day -> said.add("Sample firm (made up), its today is " + Numbers.show(day) + "."));
        said.add("From " + Numbers.show(outlook.asOf()) + " through " + Numbers.show(outlook.last()) + ".");
        said.add(otherPaths(outlook));
        said.add(assumptions(outlook));
        said.add("Rules " + outlook.version().id()
                + outlook.version().validity().until().filter(day -> day.isBefore(outlook.last()))
                        .map(day -> " as last seen on " + Numbers.show(day) + "; changes since are not known")
                        .orElse("")
                + ". Our estimate, not the official score.");
        return String.join(" ", said.stream().filter(sentence -> !sentence.isEmpty()).toList());
    }

    private static String otherPaths(Outlook outlook) {
        var today = outlook.forecast().on(outlook.asOf());
        var others = today.outcomes().stream().filter(other -> !today.counting().equals(Optional.of(other.path())))
                .map(other -> other.path().title() + " " + Numbers.show(other.total()) + ", " + Numbers.show(outlook
                        .forecast().on(outlook.last()).on(other.path()).map(Outcome::total).orElse(BigFraction.ZERO))
                        + " at the end")
                .toList();
        return others.isEmpty() ? "" : "On the other path: " + String.join("; ", others) + ".";
    }

    static String assumptions(Outlook outlook) {
        return "Certain are expiries, retirements, departures and rules on file. Assumed: "
                + outlook.projection().newest()
                        .map(month -> "usage as in the newest month (" + Numbers.show(month) + "), figures as last"
                                + " reported")
                        .orElse("figures as last reported")
                + ", nothing renewed and nothing new earned.";
    }

    private Answer all(Terms terms, Speaker speaker) {
        List<Outlook> outlooks = new ArrayList<>();
        for (var area : knowledge.rules().designations()) {
            outlook(area, terms, speaker).ifPresent(outlooks::add);
        }
        if (outlooks.isEmpty()) {
            return figures.scoreAll(terms, speaker);
        }
        var words = words(speaker);
        var next = outlooks.stream()
                .flatMap(outlook -> outlook.losses().stream().limit(1).map(change -> new Loss(outlook.area(), change)))
                .min(Loss.BY_DAY);
        var table = new Block.Table(
                List.of(new Block.Column("Designation", false), new Block.Column("Points", true),
                        new Block.Column("Safe through", false), new Block.Column("Next loss", false),
                        new Block.Column("Because", false)),
                outlooks.stream().map(outlook -> line(outlook, words)).toList());
        var first = outlooks.getFirst();
        var note = new Block.Note(sample(speaker) + "From " + Numbers.show(first.asOf()) + " through "
                + Numbers.show(first.last()) + ". " + assumptions(first) + " Our estimate, not the official score.");
        var reply = Reply.answer(
                next.map(loss -> "Next: " + loss.area().name() + ". " + falls(loss.change(), words) + ".").orElse(
                        "By what is known no designation loses a point until " + Numbers.show(first.last()) + "."),
                table, note,
                new Block.Choice("One designation",
                        outlooks.stream()
                                .map(outlook -> new Block.Button(outlook.area().name(),
                                        "forecast " + outlook.area().id(), false))
                                .toList()),
                new Block.Buttons(List.of(new Block.Button("Calendar file", "forecast ics", false))));
        return new Answer(reply, json(outlooks, terms, speaker));
    }

    private static String sample(Speaker speaker) {
        return speaker.sampleDay().map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ")
                .orElse("");
    }

    private record Loss(Designation area, Change change) {
        static final Comparator<Loss> BY_DAY = Comparator.comparing(loss -> loss.change().day());
    }

    private static List<String> line(Outlook outlook, CauseWords words) {
        var loss = outlook.losses().stream().findFirst();
        return List.of(outlook.area().name(), points(outlook.today()),
                outlook.lastSafeDay().map(day -> later(day, outlook.last())).orElse("not qualified"),
                loss.map(change -> Numbers.show(change.day()) + ", " + signed(change)).orElse("none seen"),
                loss.map(change -> words.all(change.causes())).orElse(""));
    }

    private static String later(LocalDate safe, LocalDate last) {
        return safe.isBefore(last) ? Numbers.show(safe) : Numbers.show(last) + " or longer";
    }

    Answer calendar(Optional<Designation> area, Terms terms, Speaker speaker) {
        if (speaker.message().place() == Message.Place.SHARED) {
            return Answer.of(Reply.refused("Files are for you alone, and others read along here. Say it to me directly;"
                    + " no file was made."));
        }
        var areas = area.map(List::of).orElseGet(() -> knowledge.rules().designations());
        var outlooks = areas.stream().flatMap(one -> outlook(one, terms, speaker).stream()).toList();
        if (outlooks.isEmpty()) {
            return area.isPresent() ? figures.score(area.get(), terms, speaker) : figures.scoreAll(terms, speaker);
        }
        var entries = ForecastDates.of(outlooks, knowledge.catalog(), words(speaker), speaker.organisation());
        var subject = area.map(Designation::name).orElse("all designations");
        if (entries.isEmpty()) {
            return Answer.of(Reply.answer("By what is known there is no deadline for " + subject + " until "
                    + Numbers.show(outlooks.getFirst().last()) + ", so there is no file."));
        }
        return Answer.of(Reply.answer(
                "The deadlines of " + subject + " until " + Numbers.show(outlooks.getFirst().last()) + ": "
                        + entries.size() + (entries.size() == 1 ? " entry" : " entries")
                        + " for your calendar. Taken in again later, they take the place of these.",
                new Block.Attachment("forecast-" + area.map(Designation::id).orElse("all") + ".ics",
                        ICalendar.of("Forecast: " + subject, clock.instant(), entries)),
                new Block.Note(assumptions(outlooks.getFirst()))));
    }
}
