package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Evidence;
import dev.seventy.planning.NextActions;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Tally;
import dev.seventy.store.ImportId;
import dev.seventy.store.Person;

/** Says back what was recorded: of whom, until when it holds, which scores moved by it and what is missing next. */
final class TellEcho {

    private final Catalog catalog;
    private final Figures figures;
    private final NextActions nextActions;

    TellEcho(Catalog catalog, Figures figures) {
        this.catalog = catalog;
        this.figures = figures;
        nextActions = new NextActions(catalog);
    }

    /** What became of one thing that was told. */
    enum Change {
        PASSED,
        RENEWED,
        LOST
    }

    /**
     * Something that was recorded.
     *
     * @param isOwn whether it is the speaker's own
     * @param isCorrection whether it puts something right that was told
     * @param instead what it then takes the place of
     */
    record Recorded(Change change, Entry.Earned held, Person person, boolean isOwn, ImportId id, boolean isCorrection,
            Optional<Certification> instead) {
    }

    static String name(Person person) {
        return person.name().or(() -> PeopleNamed.line(person)).orElse("somebody without a name");
    }

    /** By its exams where it has any: {@code AZ-305}. */
    static String brief(Credential credential) {
        return credential.exams().isEmpty() ? credential.name() : String.join("+", credential.exams());
    }

    /** {@code you passed Azure Administrator Associate (AZ-104) on 3 May 2026; it holds until 3 May 2027}. */
    String sentence(Change change, Entry.Earned held, Person person, boolean isOwn, Speaker speaker) {
        var isShown = isOwn || speaker.seesPeople();
        var until = isShown ? "; " + until(held, speaker.today()) : "";
        var who = isOwn ? "you" : name(person);
        var what = catalog.get(held.credential()).title();
        var passed = who + " passed " + what + " on " + Numbers.show(held.earned());
        return switch (change) {
            case PASSED -> passed + until;
            case RENEWED -> who + " renewed " + what + until;
            case LOST -> what + (isShown ? " of " + Numbers.show(held.earned()) : "") + " is no longer "
                    + (isOwn ? "yours" : name(person) + "'s") + " and does not count any more";
        };
    }

    private static String until(Entry.Earned held, LocalDate today) {
        return held.expires().map(end -> (end.isBefore(today) ? "it expired on " : "it holds until ")
                + Numbers.show(end) + (end.isBefore(today) ? " and does not count any more" : ""))
                .orElse("it does not expire");
    }

    Reply recorded(List<Recorded> all, List<String> besides, Evidence before, Evidence after, Speaker speaker) {
        List<Block> blocks = new ArrayList<>();
        var first = all.getFirst();
        var opening = first.isCorrection() ? "Corrected: " : "Recorded: ";
        if (all.size() > 1) {
            blocks.add(new Block.Items(all.stream()
                    .map(one -> capital(sentence(one.change(), one.held(), one.person(), one.isOwn(), speaker)) + ".")
                    .toList(), false));
        }
        all.stream().flatMap(one -> one.instead().map(was -> takenBack(was, one.person(), speaker)).stream()).distinct()
                .forEach(blocks::add);
        blocks.addAll(holdingAgain(all, after, speaker));
        besides.forEach(said -> blocks.add(new Block.Paragraph(said)));
        var counts = all.stream().map(one -> one.held().earned()).filter(day -> day.isAfter(speaker.today()))
                .max(Comparator.naturalOrder());
        counts.ifPresent(day -> blocks.add(new Block.Paragraph(
                "It counts from " + Numbers.show(day) + " on, which has not begun yet where the firm is.")));
        blocks.addAll(scores(all, before, after, counts.orElse(speaker.today()), speaker));
        if (all.stream().anyMatch(one -> one.held().active())) {
            blocks.add(new Block.Note("Told in the chat, so it is claimed until "
                    + (all.stream().allMatch(one -> catalog.get(one.held().credential()).vendor() == Vendor.MICROSOFT)
                            ? "an export of Partner Center"
                            : "a file of the vendor's")
                    + " shows it; strictly it does not count yet."));
        }
        blocks.addAll(buttons(all, after));
        return new Reply(all.size() == 1
                ? opening + sentence(first.change(), first.held(), first.person(), first.isOwn(), speaker) + "."
                : opening + all.size() + " certifications.", Reply.Tone.ANSWER, blocks);
    }

    private Block takenBack(Certification was, Person instead, Speaker speaker) {
        return new Block.Paragraph(!speaker.sees(was.person()) ? "What was recorded before is taken back."
                : "Taken back: " + catalog.get(was.credential()).title() + " of " + Numbers.show(was.earned())
                        + (was.person().equals(instead.id()) ? "." : " of somebody else."));
    }

    /** What had been replaced by what is not so. */
    private List<Block> holdingAgain(List<Recorded> all, Evidence after, Speaker speaker) {
        var again = all.stream().filter(one -> one.change() != Change.LOST)
                .flatMap(one -> after.certifications().stream()
                        .filter(held -> held.origin().importNumber().stream().anyMatch(id -> id == one.id().value())))
                .filter(held -> !Claims.isTold(held)).toList();
        List<Block> blocks = new ArrayList<>(again.stream().filter(held -> speaker.sees(held.person()))
                .map(held -> new Block.Paragraph("Holds again: " + TellUndone.line(catalog, held) + ".")).toList());
        TellUndone.unsaid(again, speaker).ifPresent(blocks::add);
        return blocks;
    }

    private static String capital(String sentence) {
        return Wording.capital(sentence);
    }

    /** What was on file already is put right where that stands: the correction itself brought nothing. */
    private static boolean isFixable(Recorded one, Evidence after) {
        return one.change() != Change.LOST && after.certifications().stream().filter(Claims::isTold)
                .anyMatch(held -> held.origin().importNumber().stream().anyMatch(id -> id == one.id().value()));
    }

    private List<Block> buttons(List<Recorded> all, Evidence after) {
        if (all.size() == 1) {
            var one = all.getFirst();
            List<Block.Button> buttons = new ArrayList<>();
            if (isFixable(one, after)) {
                buttons.add(
                        new Block.Button("Fix", "cert fix " + one.id().value(), false, one.change() == Change.PASSED));
            }
            buttons.add(new Block.Button("Undo", "undo " + one.id().value(), false));
            return List.of(new Block.Buttons(buttons));
        }
        List<Block.Button> fixes = new ArrayList<>();
        List<Block.Button> options = new ArrayList<>();
        for (var one : all) {
            var label = brief(catalog.get(one.held().credential())) + (one.isOwn() ? "" : ", " + name(one.person()));
            if (isFixable(one, after)) {
                fixes.add(new Block.Button("Fix " + label, "cert fix " + one.id().value(), false,
                        one.change() == Change.PASSED));
            }
            options.add(new Block.Button("Undo " + label, "undo " + one.id().value(), false));
        }
        List<Block> blocks = new ArrayList<>();
        if (!fixes.isEmpty()) {
            blocks.add(fixes.size() <= 3 ? new Block.Buttons(fixes) : new Block.Choice("Fix", fixes));
        }
        blocks.add(options.size() <= 3 ? new Block.Buttons(options) : new Block.Choice("Undo", options));
        return blocks;
    }

    /** Which scores moved, and what is missing next of one that did, or of the one that is nearest. */
    private List<Block> scores(List<Recorded> all, Evidence before, Evidence after, LocalDate day, Speaker speaker) {
        List<Block> blocks = new ArrayList<>();
        var then = figures.assessments(new Tally(before, day));
        var now = figures.assessments(new Tally(after, day));
        List<Assessment> moved = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (var assessment : now) {
            var old = then.stream()
                    .filter(one -> one.version().designation().equals(assessment.version().designation())).findFirst();
            if (old.isPresent() && !old.get().total().equals(assessment.total())) {
                moved.add(assessment);
                lines.add(moved(old.get(), assessment));
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block.Items(lines, false));
        }
        var isOfLadder = all.stream()
                .anyMatch(one -> catalog.get(one.held().credential()).vendor() == Vendor.DATABRICKS);
        if (isOfLadder) {
            figures.databricks(new Tally(after, day), speaker).map(brief -> new Block.Paragraph(brief.sentence()))
                    .ifPresent(blocks::add);
        } else if (lines.isEmpty()) {
            blocks.add(new Block.Paragraph("No score moves by it."));
        }
        if (!isOfLadder || !lines.isEmpty()) {
            moved.stream().filter(one -> !one.qualifies()).findFirst().or(() -> nearest(now)).flatMap(this::gap)
                    .ifPresent(blocks::add);
        }
        return blocks;
    }

    /** {@code Data & AI 58 → 62 of 70}. */
    private static String moved(Assessment before, Assessment after) {
        return after.version().designation().name() + " " + Numbers.show(before.total()) + " → "
                + Numbers.show(after.total()) + " of " + Numbers.show(after.threshold())
                + (after.qualifies() && !before.qualifies() ? ", qualified now"
                        : !after.qualifies() && before.qualifies() ? ", not qualified any more" : "");
    }

    private static Optional<Assessment> nearest(List<Assessment> all) {
        return all.stream().filter(one -> !one.qualifies() && one.total().signum() > 0)
                .max(Comparator.comparing(Assessment::total));
    }

    private Optional<Block> gap(Assessment assessment) {
        return nextActions.after(assessment).stream().findFirst().map(action -> new Block.Paragraph(
                "Next for " + assessment.version().designation().name() + ": " + Wording.action(action)));
    }
}
