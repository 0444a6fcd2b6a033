package dev.seventy.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.seventy.bot.ChangeWords.Changed;
import dev.seventy.evidence.Evidence;
import dev.seventy.planning.Action;
import dev.seventy.planning.Changes;
import dev.seventy.planning.NextActions;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Standing;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;

/**
 * Finds what a digest says: what changed since the last, what is missing, what is lost soon, and what to do. Nothing of a
 * score is kept for that: the firm is scored once more as it was known then.
 */
final class DigestAnswers {

    /** What the first one is held against. */
    private static final Duration WEEK = Duration.ofDays(7);

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Firm firm;
    private final Figures figures;
    private final DigestEcosystem ecosystem;

    DigestAnswers(Knowledge knowledge, Supplier<Store> stores, InstantSource clock, Firm firm, Figures figures) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.clock = clock;
        this.firm = firm;
        this.figures = figures;
        ecosystem = new DigestEcosystem(knowledge.rules().playbook(), firm);
    }

    /** Which rules hold, to be remembered: {@code data-ai=2026-08 security=2026-08}. */
    String rules(Speaker speaker) {
        return knowledge.rules().designations().stream().flatMap(
                area -> version(area, speaker.today()).map(version -> area.id() + "=" + version.label()).stream())
                .collect(Collectors.joining(" "));
    }

    private Optional<RuleVersion> version(Designation area, LocalDate day) {
        return knowledge.rules().on(area.id(), day).filter(RuleVersion::scorable);
    }

    /**
     * What a subscription is told, by what the speaker may see where they are. A summary without a word means that there
     * is nothing to say, and that the subscription wants nothing then.
     *
     * @param since when it was told something last; empty for the first time
     */
    Answer show(Speaker speaker, Subscription subscription, Optional<Instant> since) {
        var evidence = firm.evidence(speaker.situation(), Terms.NONE);
        return ecosystem.with(subscription, since, speaker,
                () -> evidence.isEmpty() ? figures.scoreAll(Terms.NONE, speaker)
                        : Answer.of(new Composed(speaker, subscription, since, evidence).reply()));
    }

    /** One digest. */
    private final class Composed {

        private final Speaker speaker;
        private final Subscription.Scope scope;
        private final boolean first;
        private final Evidence evidence;
        private final LocalDate then;
        private final boolean byWhatIsKnownNow;
        private final Changes.Span span;
        private final List<Changed> all;
        private final Optional<TierAnswers.Brief> tierBefore;
        private final Optional<TierAnswers.Brief> tier;
        private final DigestAhead ahead;
        private final DigestFacts facts;
        private final ChangeWords words;

        Composed(Speaker speaker, Subscription subscription, Optional<Instant> since, Evidence evidence) {
            this.speaker = speaker;
            this.evidence = evidence;
            scope = subscription.scope();
            first = since.isEmpty();
            var at = since.orElseGet(() -> clock.instant().minus(WEEK));
            var today = speaker.today();
            var organisation = speaker.organisation();
            // The made-up firm's day never ends, so its last week is always the same.
            var day = organisation.fixedToday().map(fixed -> fixed.minusDays(WEEK.toDays()))
                    .orElseGet(() -> LocalDate.ofInstant(at, organisation.zone()));
            then = day.isAfter(today) ? today : day;
            var known = knownAt(at);
            byWhatIsKnownNow = first && known.isEmpty();
            span = Changes.Span.of(byWhatIsKnownNow ? evidence : known, then, evidence, today);
            var areas = knowledge.rules().designations().stream()
                    .filter(area -> scope.areas().isEmpty() || scope.areas().contains(area.id())).toList();
            var labels = labels(subscription.rules());
            all = areas.stream()
                    .map(area -> new Changed(area.name(), Changes.of(span, old(area, labels), version(area, today))))
                    .toList();
            var isAboutAll = scope.areas().isEmpty();
            tierBefore = isAboutAll && !span.then().evidence().isEmpty() ? figures.databricks(span.then(), speaker)
                    : Optional.empty();
            tier = isAboutAll ? figures.databricks(span.now(), speaker) : Optional.empty();
            var directory = firm.directory(speaker);
            var causes = new CauseWords(knowledge.catalog(), directory);
            var wording = new Wording(knowledge.catalog(), directory);
            words = new ChangeWords(causes, wording);
            ahead = new DigestAhead(knowledge, causes, evidence, today, areas);
            facts = new DigestFacts(assessments(), directory, wording);
        }

        /** Where nothing was taken in or back since, that is what is known now. */
        private Evidence knownAt(Instant at) {
            var organisation = speaker.organisation().id();
            return stores.get().imports().history(organisation).stream()
                    .noneMatch(one -> one.recorded().isAfter(at) || one.since().isAfter(at)) ? evidence
                            : stores.get().evidence().of(organisation, Optional.of(at), Optional.empty());
        }

        private static Map<String, String> labels(String remembered) {
            return Arrays.stream(remembered.split(" ")).map(one -> one.split("=", 2)).filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, _) -> one));
        }

        private Optional<RuleVersion> old(Designation area, Map<String, String> labels) {
            return Optional.ofNullable(labels.get(area.id()))
                    .flatMap(label -> knowledge.rules().named(area.id(), label)).filter(RuleVersion::scorable)
                    .or(() -> version(area, then));
        }

        private List<Standing> standings() {
            return all.stream().flatMap(one -> one.changes().after().stream()).toList();
        }

        private List<Assessment> assessments() {
            return standings().stream().map(Standing::assessment).toList();
        }

        /** What is another: lost designations, lost points, and then what is better; of each the largest first. */
        private List<Changed> changed() {
            return all.stream()
                    .filter(one -> one.changes().changed() && (!scope.importantOnly() || costs(one.changes())))
                    .sorted(Comparator.comparing((Changed one) -> !one.changes().loses())
                            .thenComparing(one -> one.changes().difference().signum() >= 0)
                            .thenComparing(one -> !one.changes().attains())
                            .thenComparing(one -> one.changes().difference().abs(), Comparator.reverseOrder()))
                    .toList();
        }

        private static boolean costs(Changes changes) {
            return changes.loses() || changes.difference().signum() < 0
                    || missing(changes.after()) > missing(changes.before());
        }

        private static int missing(Optional<Standing> standing) {
            return standing.map(found -> found.assessment().missingPrerequisites().size()).orElse(0);
        }

        private Optional<String> tierChange() {
            var before = tierBefore.map(TierAnswers.Brief::tier);
            var after = tier.map(TierAnswers.Brief::tier);
            return before.equals(after) ? Optional.empty()
                    : Optional.of("Databricks: " + before.orElse("not told of") + " → " + after.orElse("not told of"));
        }

        private Optional<LocalDate> unchecked(LocalDate day) {
            return DigestFacts.checked(assessments().stream().map(Assessment::version).toList())
                    .filter(checked -> checked.plusDays(DigestFacts.UNCHECKED_AFTER).isBefore(day));
        }

        private List<String> warnings() {
            var warnings = new ArrayList<>(
                    DigestFacts.stale(evidence, speaker.today()).stream().map(DigestFacts.Aged::sentence).toList());
            unchecked(speaker.today())
                    .ifPresent(day -> warnings.add("The rules were last checked on " + Numbers.show(day) + ", over "
                            + DigestFacts.UNCHECKED_AFTER + " days ago; they may have changed since"));
            return warnings;
        }

        /** Whether something has become old that was not then. */
        private boolean isNewlyOld() {
            return DigestFacts.stale(evidence, speaker.today()).stream()
                    .anyMatch(aged -> !aged.newest().plusDays(DigestFacts.STALE_AFTER).isBefore(then))
                    || unchecked(speaker.today()).isPresent() && unchecked(then).isEmpty();
        }

        Reply reply() {
            var changed = changed();
            var tierChange = tierChange();
            var losses = ahead.losses();
            if (!first && changed.isEmpty() && tierChange.isEmpty() && !ahead.isNewSince(then) && !isNewlyOld()) {
                return Reply.answer(scope.quiet() ? ""
                        : "Nothing changed " + since() + "."
                                + losses.stream().findFirst().map(loss -> " Next: " + loss + ".").orElse(""));
            }
            List<Block> blocks = new ArrayList<>();
            List<String> items = new ArrayList<>(
                    changed.stream().map(one -> words.of(one.area(), one.changes())).toList());
            tierChange.ifPresent(items::add);
            items(blocks, "What changed " + since(), items);
            blocks.add(new Block.Paragraph(standing()));
            items(blocks, "Missing prerequisites", facts.missing());
            if (ahead.harmless() > 0 && !scope.importantOnly()) {
                losses = new ArrayList<>(losses);
                losses.add(ahead.harmless() + (ahead.harmless() == 1 ? " certification ends" : " certifications end")
                        + " without costing points");
            }
            items(blocks, "Lost in the next " + DigestAhead.HORIZON + " days, if nothing is done", losses);
            items(blocks, "Exams that end", ahead.retirements());
            if (!scope.importantOnly()) {
                items(blocks, "Customers near a threshold", facts.customers());
                facts.growth().ifPresent(sentence -> blocks.add(new Block.Paragraph(sentence + ".")));
            }
            new ScoreAnswers(knowledge.catalog()).bestStep(standings()).ifPresent(actions -> {
                blocks.add(new Block.Heading("Worth doing first"));
                blocks.add(new Block.Items(actions, true));
            });
            items(blocks, "Getting old", warnings());
            blocks.add(new Block.Note(note()));
            blocks.add(new Block.Buttons(buttons(changed)));
            return new Reply(summary(changed, tierChange), Reply.Tone.ANSWER, blocks);
        }

        private static void items(List<Block> blocks, String heading, List<String> items) {
            if (!items.isEmpty()) {
                blocks.add(new Block.Heading(heading));
                blocks.add(new Block.Items(items, false));
            }
        }

        private String since() {
            return then.equals(speaker.today()) ? "since the last digest, earlier today"
                    : "since " + Numbers.show(then);
        }

        private String summary(List<Changed> changed, Optional<String> tierChange) {
            var what = changed.isEmpty() ? tierChange.orElse("no points changed")
                    : ChangeWords.briefly(changed) + tierChange.map(sentence -> "; " + sentence).orElse("");
            return Wording.capital(since()) + ": " + what + ".";
        }

        private String standing() {
            var qualified = assessments().stream().filter(Assessment::qualifies)
                    .map(assessment -> assessment.version().designation().name()).toList();
            var number = assessments().size();
            return (qualified.isEmpty() ? number == 1 ? "It is not qualified." : "None of " + number + " is qualified."
                    : "Qualified for " + qualified.size() + " of " + number + ": " + Wording.list(qualified) + ".")
                    + tier.map(brief -> " Databricks: " + brief.tier() + ".").orElse("");
        }

        private String note() {
            return speaker.sampleDay().map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ")
                    .orElse("")
                    + (byWhatIsKnownNow
                            ? "What was known on " + Numbers.show(then)
                                    + " is not on file, so that day is taken by what is known now. "
                            : "")
                    + "Our estimate from the files imported, not the official score.";
        }

        private List<Button> buttons(List<Changed> changed) {
            List<Button> buttons = new ArrayList<>();
            buttons.add(changed.isEmpty() ? new Button("Why", "score", true)
                    : new Button("Why", "why " + id(changed.getFirst()), true));
            if (speaker.seesPeople()) {
                exam().ifPresent(
                        exam -> buttons.add(new Button("Who could take " + exam, "who could take " + exam, false)));
            }
            buttons.add(new Button("Already done", "cert form", false, true));
            buttons.add(new Button("Forecast", "forecast", false));
            return buttons;
        }

        private String id(Changed one) {
            return knowledge.rules().designations().stream().filter(area -> area.name().equals(one.area())).findFirst()
                    .map(Designation::id).orElseThrow();
        }

        /** The exam that serves most by one more person who passes it. */
        private Optional<String> exam() {
            var actions = new NextActions(knowledge.catalog());
            return standings().stream().flatMap(standing -> actions.after(standing.assessment()).stream())
                    .filter(action -> action.steps().stream().anyMatch(step -> !step.through().isEmpty()))
                    .max(Comparator.comparing(Action::attains).thenComparing(Action::gain))
                    .flatMap(action -> action.steps().stream().flatMap(step -> step.through().stream())
                            .flatMap(credential -> credential.exams().stream()).findFirst());
        }
    }
}
