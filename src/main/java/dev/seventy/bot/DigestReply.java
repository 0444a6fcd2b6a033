package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.bot.ChangeWords.Changed;
import dev.seventy.bot.Snoozed.Said;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Assessment;

/** Says what was found for a digest, on one screen. */
final class DigestReply {

    private static final int MOST_ASSIGNED = 3;
    /** Of what changed besides, less is said, so that it stays one screen. */
    private static final int WHOLE_CHANGES = 3;

    private final DigestFindings found;
    private final Speaker speaker;
    private final Optional<Long> digest;
    private final List<Block> blocks = new ArrayList<>();

    /** @param digest its number; empty where nobody is sent it */
    private DigestReply(DigestFindings found, Optional<Long> digest) {
        this.found = found;
        this.speaker = found.speaker();
        this.digest = digest;
    }

    static Reply of(DigestFindings found, Optional<Long> digest) {
        return new DigestReply(found, digest).reply();
    }

    private Reply reply() {
        if (found.isNothingNew()) {
            return Reply.answer(found.isQuiet() ? ""
                    : "Nothing changed " + since() + "." + found.losses().stream().findFirst()
                            .map(loss -> " Next: " + loss.sentence() + ".").orElse(""));
        }
        var changed = found.changed();
        var items = new ArrayList<>(found.said(changed, WHOLE_CHANGES));
        found.tierChange().ifPresent(items::add);
        items("What changed " + since(), items);
        standingAndTrend();
        said("Missing prerequisites", found.missing());
        losses();
        said("Exams that end", found.retirements());
        if (!found.isImportantOnly()) {
            inOne("Customers near a threshold", found.customers());
            found.growth().ifPresent(growth -> blocks.add(new Block.Paragraph(growth.sentence() + ".")));
        }
        var steps = found.steps();
        if (!steps.isEmpty()) {
            blocks.add(new Block.Heading("Worth doing first"));
            blocks.add(new Block.Items(steps.stream().map(best -> ScoreAnswers.said(best, found.assigned())).toList(),
                    true));
        }
        items("Assigned", assigned(steps));
        said("Getting old", found.warnings());
        blocks.add(new Block.Note(note()));
        blocks.add(new Block.Buttons(buttons(changed)));
        return new Reply(summary(changed), Reply.Tone.ANSWER, blocks);
    }

    /** One thing needs no heading of its own. */
    private void items(String heading, List<String> items) {
        if (items.size() == 1) {
            blocks.add(new Block.Paragraph(heading + ": " + items.getFirst() + "."));
        } else if (!items.isEmpty()) {
            blocks.add(new Block.Heading(heading));
            blocks.add(new Block.Items(items, false));
        }
    }

    private void said(String heading, List<Said> said) {
        items(heading, said.stream().map(Said::sentence).toList());
    }

    /** What is short stands in one paragraph, however many they are. */
    private void inOne(String heading, List<Said> said) {
        if (!said.isEmpty()) {
            blocks.add(new Block.Paragraph(
                    heading + ": " + said.stream().map(Said::sentence).collect(Collectors.joining("; ")) + "."));
        }
    }

    private String since() {
        return found.then().equals(speaker.today()) ? "since the last digest, earlier today"
                : "since " + Numbers.show(found.then());
    }

    private String summary(List<Changed> changed) {
        var tierChange = found.tierChange();
        var what = changed.isEmpty() ? tierChange.orElse("no points changed")
                : ChangeWords.briefly(changed) + tierChange.map(sentence -> "; " + sentence).orElse("");
        return Wording.capital(since()) + ": " + what + ".";
    }

    private String standing() {
        var all = found.assessments();
        var qualified = all.stream().filter(Assessment::qualifies)
                .map(assessment -> assessment.version().designation().name()).toList();
        var number = all.size();
        return (qualified.isEmpty() ? number == 1 ? "It is not qualified." : "None of " + number + " is qualified."
                : "Qualified for " + qualified.size() + " of " + number + ": " + Wording.list(qualified) + ".")
                + found.tier().map(tier -> " Databricks: " + tier + ".").orElse("");
    }

    /** A picture has to be fetched or drawn on a page; elsewhere its sentence is enough. */
    private void standingAndTrend() {
        var address = found.trendAddress();
        var isDrawnHere = speaker.message().sender() == Sender.Local.WEB;
        var trend = found.trend(isDrawnHere);
        blocks.add(new Block.Paragraph(standing() + trend.map(known -> " " + known.sentence()).orElse("")));
        trend.filter(_ -> isDrawnHere || address.isPresent()).ifPresent(known -> blocks.add(known.picture(address)));
    }

    private void losses() {
        var losses = new ArrayList<>(found.losses().stream().map(Said::sentence).toList());
        var harmless = found.harmless();
        if (harmless > 0 && !found.isImportantOnly()) {
            losses.add(harmless + (harmless == 1 ? " certification ends" : " certifications end")
                    + " without costing points");
        }
        items("Lost in the next " + DigestAhead.HORIZON + " days, if nothing is done", losses);
    }

    /** What does not stand with a step already, or is overdue. */
    private List<String> assigned(List<ScoreAnswers.Best> steps) {
        var assigned = found.assigned();
        var said = assigned.all().stream()
                .filter(one -> assigned.isOverdue(one) || steps.stream().noneMatch(best -> isAbout(one, best)))
                .map(one -> found.names().called(one.item(), found.directory()) + ": " + assigned.who(one) + ", "
                        + assigned.when(one))
                .toList();
        var more = said.size() - MOST_ASSIGNED;
        if (more <= 0) {
            return said;
        }
        var shown = new ArrayList<>(said.subList(0, MOST_ASSIGNED));
        shown.add(more + " more; assignments lists them");
        return shown;
    }

    private static boolean isAbout(Assigned.Open one, ScoreAnswers.Best best) {
        return one.item().equals(DigestItem.of(best.area().id(), best.action()))
                || DigestItem.taken(best.action()).contains(one.item());
    }

    private String note() {
        var snoozed = found.snoozed().size();
        return speaker.sampleDay().map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ")
                .orElse("")
                + (found.isByWhatIsKnownNow()
                        ? "What was known on " + Numbers.show(found.then())
                                + " is not on file, so that day is taken by what is known now. "
                        : "")
                + (snoozed == 0 ? ""
                        : (snoozed == 1 ? "1 thing is snoozed" : snoozed + " things are snoozed")
                                + "; digest snoozed lists what, and brings it back. ")
                + "Our estimate from the files imported, not the official score.";
    }

    private List<Button> buttons(List<Changed> changed) {
        List<Button> buttons = new ArrayList<>();
        buttons.add(changed.isEmpty() ? new Button("Why", "score", true)
                : new Button("Why", "why " + changed.getFirst().area().id(), true));
        if (speaker.seesPeople()) {
            found.exam().ifPresent(exam -> buttons.add(new Button("Assign " + exam, "assign " + exam, false, true)));
        }
        digest.ifPresent(number -> buttons.add(new Button("Snooze", "digest snooze " + number, false, true)));
        buttons.add(new Button("Already done", "cert form", false, true));
        buttons.add(new Button("Forecast", "forecast", false));
        return buttons;
    }
}
