package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Evidence;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.QualifiedDays;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;

/** Holds what is known of a firm against the rules of designations, and answers with the figures. */
final class Figures {

    private static final String STRICTLY = "Strict: of certifications only what the vendor's files show counts.";

    private final Knowledge knowledge;
    private final Firm firm;
    private final TierFigures tiers;
    private final ScoreAnswers scores;
    private final RuleAnswers rules;
    private final DigestItemNames names;

    Figures(Knowledge knowledge, Firm firm, TierFigures tiers) {
        this.knowledge = knowledge;
        this.firm = firm;
        this.tiers = tiers;
        scores = new ScoreAnswers(knowledge.catalog());
        rules = new RuleAnswers(knowledge);
        names = new DigestItemNames(knowledge);
    }

    /** A score, or the sentence that says why there is none. */
    private sealed interface Scored {

        record Found(Standing standing, Evidence evidence) implements Scored {
        }

        record NotScored(Reply reply) implements Scored {
        }
    }

    private Scored standing(Designation area, Terms terms, Speaker speaker) {
        var evidence = firm.evidence(speaker.situation(), terms);
        if (evidence.isEmpty() && terms.strict()) {
            return new Scored.NotScored(nothingShown(area));
        }
        if (evidence.isEmpty()) {
            return new Scored.NotScored(nothingKnown(terms));
        }
        return standing(area, terms, new Tally(evidence, terms.asOf().orElse(speaker.today())));
    }

    private Scored standing(Designation area, Terms terms, Tally tally) {
        var version = version(area, terms, tally.asOf());
        if (version.isEmpty()) {
            return new Scored.NotScored(noVersion(area, terms, tally.asOf()));
        }
        if (!version.get().scorable()) {
            return new Scored.NotScored(Reply.misunderstood("The rules " + version.get().id() + " for " + area.name()
                    + " are documented only in part, so there is no score by them. rules show " + area.id() + " "
                    + version.get().label() + " prints what is known."));
        }
        if (terms.path().isPresent() && !version.get().paths().containsKey(terms.path().get())) {
            return new Scored.NotScored(Reply.misunderstood("The rules " + version.get().id() + " have no path "
                    + terms.path().get().title() + "; they have "
                    + Wording.list(version.get().paths().keySet().stream().sorted().map(path -> path.title()).toList())
                    + "."));
        }
        return new Scored.Found(Scoring.score(tally, version.get(), terms.path()), tally.evidence());
    }

    private static Reply nothingKnown(Terms terms) {
        if (terms.knownOn().isPresent()) {
            return Reply.answer("Nothing was known on " + Numbers.show(terms.knownOn().get()) + " yet.");
        }
        return Reply.answer("Nothing has been imported yet, so there is no score; that is not zero points.",
                new Block.Items(
                        List.of("Import the trainings export of Partner Center (Insights, Downloads, Trainings)",
                                "Import the Azure usage export (Insights, Downloads, Azure usage)",
                                "Or fill in a template: import template certs"),
                        true),
                new Block.Buttons(List.of(new Block.Button("Try with sample data", "sample score", true),
                        new Block.Button("How to import", "import", false))));
    }

    private static Reply nothingShown(Designation area) {
        return Reply.answer(
                "No file of the vendor's is on file, so strictly there is no score; that is not zero points.",
                new Block.Buttons(List.of(new Block.Button("With claims", "score " + area.id(), true),
                        new Block.Button("How to import", "import", false))));
    }

    private Optional<RuleVersion> version(Designation area, Terms terms, LocalDate day) {
        return terms.version().isPresent() ? knowledge.rules().named(area.id(), terms.version().get())
                : knowledge.rules().on(area.id(), day);
    }

    private Reply noVersion(Designation area, Terms terms, LocalDate day) {
        return terms.version().map(wanted -> rules.noSuchVersion(area, wanted))
                .orElseGet(() -> Reply.answer("No rules of " + area.name() + " are known for " + Numbers.show(day)
                        + knowledge.rules().firstDay(area.id())
                                .map(first -> "; the first version is of " + Numbers.show(first)).orElse("")
                        + ", so there is no score."));
    }

    Answer why(Measuring.Why asked, Speaker speaker) {
        return switch (standing(asked.area(), asked.terms(), speaker)) {
            case Scored.NotScored(var reply) -> Answer.of(reply);
            case Scored.Found(var found, var evidence) -> {
                var directory = firm.directory(speaker);
                var background = new ScoreAnswers.Background(evidence, asked.terms(), directory, speaker.sampleDay(),
                        Optional.empty(), Optional.empty(), claims(found, asked.area(), asked.terms(), speaker),
                        Assigned.NOBODY);
                var program = knowledge.rules().programOn(found.assessment().asOf());
                yield new Answer(
                        new WhyAnswers(knowledge.catalog(), background, program, firm.tellers(speaker.situation()))
                                .explain(found, asked.metric()),
                        asked.terms().json() ? Optional.of(new AssessmentJson(directory).of(found, asked.metric()))
                                : Optional.empty());
            }
        };
    }

    /** Where the firm stands as a Databricks partner, in a few words; empty where nothing was told of it. */
    Optional<TierAnswers.Brief> databricks(Tally tally, Speaker speaker) {
        return tiers.brief(tally, speaker);
    }

    /** Whose evidence an answer speaks of, and under which terms. */
    static ScoreAnswers.Background background(Firm firm, Terms terms, Speaker speaker) {
        return new ScoreAnswers.Background(firm.evidence(speaker.situation(), terms), terms, firm.directory(speaker),
                speaker.sampleDay(), Optional.empty(), Optional.empty(),
                terms.strict() ? Optional.of(STRICTLY) : Optional.empty(), Assigned.NOBODY);
    }

    Reply showRules(Designation area, Terms terms, LocalDate today) {
        return version(area, terms, today).map(rules::show).orElseGet(() -> noVersion(area, terms, today));
    }

    Answer score(Designation area, Terms terms, Speaker speaker) {
        return switch (standing(area, terms, speaker)) {
            case Scored.NotScored(var reply) -> Answer.of(reply);
            case Scored.Found(var found, var evidence) ->
                new Answer(scores.one(found, background(found, evidence, terms, speaker)),
                        json(terms, speaker, List.of(found)));
        };
    }

    private Optional<String> json(Terms terms, Speaker speaker, List<Standing> standings) {
        return terms.json() ? Optional.of(new AssessmentJson(firm.directory(speaker)).of(standings)) : Optional.empty();
    }

    /** All designations as they stand. */
    record Overview(List<Standing> standings, List<String> unscored, Optional<TierAnswers.Brief> databricks,
            ScoreAnswers.Background background, LocalDate day) {
    }

    /** How every designation stands by some evidence today, as far as there is a score. */
    List<Assessment> assessments(Tally tally) {
        return knowledge.rules().designations().stream()
                .flatMap(area -> standing(area, Terms.NONE, tally) instanceof Scored.Found(var found, var _)
                        ? Stream.of(found.assessment())
                        : Stream.<Assessment>empty())
                .toList();
    }

    /** Empty where nothing is known of the firm. */
    Optional<Overview> overview(Terms terms, Speaker speaker) {
        var evidence = firm.evidence(speaker.situation(), terms);
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        var tally = new Tally(evidence, terms.asOf().orElse(speaker.today()));
        List<Standing> standings = new ArrayList<>();
        List<String> unscored = new ArrayList<>();
        for (var area : knowledge.rules().designations()) {
            switch (standing(area, terms, tally)) {
                case Scored.Found(var found, var _) -> standings.add(found);
                case Scored.NotScored(var reply) -> unscored.add(reply.summary());
            }
        }
        return Optional.of(new Overview(standings, unscored, databricks(tally, speaker),
                background(firm, terms, speaker).with(claims(standings, terms, speaker), assigned(terms, speaker)),
                tally.asOf()));
    }

    Answer scoreAll(Terms terms, Speaker speaker) {
        var overview = overview(terms, speaker);
        if (overview.isEmpty()) {
            return Answer.of(nothingKnown(terms));
        }
        return overview.get().standings().isEmpty()
                ? Answer.of(Reply.answer(String.join(" ", overview.get().unscored())))
                : new Answer(all(overview.get()), json(terms, speaker, overview.get().standings()));
    }

    Reply all(Overview overview) {
        return scores.all(overview.standings(), overview.unscored(), overview.databricks(),
                knowledge.rules().programOn(overview.day()), overview.background());
    }

    private ScoreAnswers.Background background(Standing standing, Evidence evidence, Terms terms, Speaker speaker) {
        var assessment = standing.assessment();
        var area = assessment.version().designation();
        var program = knowledge.rules().programOn(assessment.asOf());
        var window = program.windowNotEnrolled(assessment.asOf());
        var days = QualifiedDays.between(evidence, day -> version(area, terms, day), terms.path(), window.first(),
                window.last());
        var official = OfficialComparison
                .find(evidence, assessment, program,
                        (day, path) -> version(area, terms, day).filter(RuleVersion::scorable).map(version -> Scoring
                                .score(new Tally(evidence, day), version, path.filter(version.paths()::containsKey))
                                .assessment()));
        return new ScoreAnswers.Background(evidence, terms, firm.directory(speaker), speaker.sampleDay(),
                Optional.of(new ScoreAnswers.QualifiedDays(window, days, assessment.unknown().isEmpty())), official,
                claims(standing, area, terms, speaker), assigned(terms, speaker));
    }

    /** Who has what to do, as far as it is about today. */
    private Assigned assigned(Terms terms, Speaker speaker) {
        return terms.asOf().isPresent() || terms.knownOn().isPresent() ? Assigned.NOBODY
                : Assigned.of(firm, names, speaker);
    }

    /** Says whether claims counted, and the other number where there are any; empty where there are none. */
    private Optional<String> claims(Standing found, Designation area, Terms terms, Speaker speaker) {
        if (!terms.strict() && !isClaimed(terms, speaker)) {
            return Optional.empty();
        }
        var other = standing(area, terms.strictly(!terms.strict()),
                speaker) instanceof Scored.Found(var standing, var _) ? Optional.of(standing.assessment().total())
                        : Optional.<BigFraction>empty();
        var same = other.filter(found.assessment().total()::equals).isPresent();
        var points = other.map(total -> Numbers.show(total) + " points").orElse("no score");
        return Optional.of(terms.strict()
                ? STRICTLY + (same ? " With claims the points are the same." : " With claims: " + points + ".")
                : same ? "Expected, claims included; strictly the points are the same."
                        : "Expected, claims included; strictly, by what the vendor's files show: " + points + ".");
    }

    private boolean isClaimed(Terms terms, Speaker speaker) {
        return firm.evidence(speaker.situation(), terms).certifications().stream().anyMatch(
                held -> held.isClaimed() && knowledge.catalog().get(held.credential()).vendor() == Vendor.MICROSOFT);
    }

    /** The same for all designations. */
    private Optional<String> claims(List<Standing> standings, Terms terms, Speaker speaker) {
        if (terms.strict()) {
            return Optional.of(STRICTLY);
        }
        if (!isClaimed(terms, speaker)) {
            return Optional.empty();
        }
        var tally = new Tally(firm.evidence(speaker.situation(), terms.strictly(true)),
                terms.asOf().orElse(speaker.today()));
        var others = standings.stream().flatMap(standing -> {
            var area = standing.assessment().version().designation();
            return standing(area, terms, tally) instanceof Scored.Found(var strict, var _)
                    && !strict.assessment().total().equals(standing.assessment().total())
                            ? Stream.of(area.name() + " " + Numbers.show(strict.assessment().total()))
                            : Stream.<String>empty();
        }).toList();
        return Optional.of("Expected, claims included; strictly "
                + (others.isEmpty() ? "the points are the same." : Wording.list(others) + " points."));
    }

    Reply diff(Designation area, String from, String to, Terms terms, Speaker speaker) {
        var old = knowledge.rules().named(area.id(), from);
        var young = knowledge.rules().named(area.id(), to);
        if (old.isEmpty() || young.isEmpty()) {
            return rules.noSuchVersion(area, old.isEmpty() ? from : to);
        }
        var evidence = firm.evidence(speaker.situation(), terms);
        var tally = new Tally(evidence, terms.asOf().orElse(speaker.today()));
        var scorable = !evidence.isEmpty() && old.get().scorable() && young.get().scorable();
        return rules.diff(old.get(), young.get(),
                scorable ? Optional.of(Scoring.score(tally, old.get(), Optional.empty()).assessment())
                        : Optional.empty(),
                scorable ? Optional.of(Scoring.score(tally, young.get(), Optional.empty()).assessment())
                        : Optional.empty());
    }
}
