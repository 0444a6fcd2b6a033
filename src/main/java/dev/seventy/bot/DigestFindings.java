package dev.seventy.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.seventy.bot.ChangeWords.Changed;
import dev.seventy.bot.Snoozed.Said;
import dev.seventy.evidence.Evidence;
import dev.seventy.planning.Action;
import dev.seventy.planning.NextActions;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Standing;
import dev.seventy.store.Severity;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;

/** What is found for one digest: how the firm stood, how it stands, and what of that is left out for now. */
final class DigestFindings {

    /** What the first one is held against. */
    private static final Duration WEEK = Duration.ofDays(7);

    /** Where it is found. */
    record Sources(Knowledge knowledge, Supplier<Store> stores, InstantSource clock, Firm firm, Figures figures,
            DigestItemNames names, Trends trends, PageLinks links) {

        Optional<RuleVersion> version(Designation area, LocalDate day) {
            return knowledge.rules().on(area.id(), day).filter(RuleVersion::scorable);
        }
    }

    private final Sources sources;
    private final Speaker speaker;
    private final Subscription subscription;
    private final boolean first;
    private final Evidence evidence;
    private final Instant at;
    private final LocalDate then;
    private final List<Designation> areas;
    private final DigestScores scores;
    private final List<Standing> standings;
    private final CauseWords causes;
    private final Wording wording;
    private final DigestAhead ahead;
    private final DigestFacts facts;
    private final Snoozed snoozed;
    private final Assigned assigned;
    private final Map<DigestItem, Severity> severities;
    private Optional<DigestComparison> compared = Optional.empty();

    DigestFindings(Sources sources, Speaker speaker, Subscription subscription, Optional<Instant> since,
            Evidence evidence) {
        this.sources = sources;
        this.speaker = speaker;
        this.subscription = subscription;
        this.evidence = evidence;
        first = since.isEmpty();
        at = since.orElseGet(() -> sources.clock().instant().minus(WEEK));
        var today = speaker.today();
        var organisation = speaker.organisation();
        // The made-up firm's day never ends, so its last week is always the same.
        var day = organisation.fixedToday().map(fixed -> fixed.minusDays(WEEK.toDays()))
                .orElseGet(() -> LocalDate.ofInstant(at, organisation.zone()));
        then = day.isAfter(today) ? today : day;
        var scope = subscription.scope();
        areas = sources.knowledge().rules().designations().stream()
                .filter(area -> scope.areas().isEmpty() || scope.areas().contains(area.id())).toList();
        scores = new DigestScores(sources, speaker, evidence, at, then, first);
        standings = areas.stream().flatMap(area -> scores.standing(area).stream()).toList();
        var directory = sources.firm().directory(speaker);
        var catalog = sources.knowledge().catalog();
        causes = new CauseWords(catalog, directory);
        wording = new Wording(catalog, directory);
        ahead = new DigestAhead(sources.knowledge(), causes, scores, evidence, today, areas);
        facts = new DigestFacts(assessments(), directory, wording);
        assigned = Assigned.of(sources.firm(), sources.names(), speaker);
        var told = new ArrayList<>(ahead.severities());
        told.addAll(facts.severities());
        severities = Snoozed.together(told);
        snoozed = snoozed(subscription);
    }

    /** Found when it is asked for, as it takes longest. */
    private DigestComparison compared() {
        var found = compared
                .orElseGet(() -> DigestComparison.of(sources, scores, subscription, areas, then, speaker.today()));
        compared = Optional.of(found);
        return found;
    }

    private Snoozed snoozed(Subscription subscription) {
        var kept = sources.stores().get().snoozes().of(speaker.organisation().id(), subscription.id());
        var clock = LocalDate.ofInstant(sources.clock().instant(), subscription.rhythm().zone());
        return new Snoozed(kept, sources.names(), severities, speaker.today(), clock);
    }

    Speaker speaker() {
        return speaker;
    }

    LocalDate then() {
        return then;
    }

    boolean isByWhatIsKnownNow() {
        return compared().byWhatIsKnownNow();
    }

    boolean isImportantOnly() {
        return subscription.scope().importantOnly();
    }

    boolean isQuiet() {
        return subscription.scope().quiet();
    }

    List<Standing> standings() {
        return standings;
    }

    List<Assessment> assessments() {
        return standings.stream().map(Standing::assessment).toList();
    }

    /** What is another: lost designations, lost points, and then what is better; of each the largest first. */
    List<Changed> changed() {
        return compared().all().stream().filter(one -> one.changes().changed())
                .filter(one -> !isImportantOnly() || DigestComparison.costs(one.changes()))
                .filter(one -> one.changes().loses() || !snoozed.hides(new DigestItem.Area(one.area().id())))
                .sorted(Comparator.comparing((Changed one) -> !one.changes().loses())
                        .thenComparing(one -> one.changes().difference().signum() >= 0)
                        .thenComparing(one -> !one.changes().attains())
                        .thenComparing(one -> one.changes().difference().abs(), Comparator.reverseOrder()))
                .toList();
    }

    /** With all that caused the first few. */
    List<String> said(List<Changed> changed, int whole) {
        var words = new ChangeWords(causes, wording);
        Map<String, String> reasons = new HashMap<>();
        return IntStream.range(0, changed.size()).mapToObj(index -> {
            var one = changed.get(index);
            return index < whole ? words.of(one.area().name(), one.changes(), reasons)
                    : words.shortly(one.area().name(), one.changes());
        }).toList();
    }

    Optional<String> tierChange() {
        return compared().tierChange();
    }

    Optional<String> tier() {
        return compared().tier().map(TierAnswers.Brief::tier);
    }

    private Optional<LocalDate> unchecked(LocalDate day) {
        return DigestFacts.checked(assessments().stream().map(Assessment::version).toList())
                .filter(checked -> checked.plusDays(DigestFacts.UNCHECKED_AFTER).isBefore(day))
                .filter(_ -> !snoozed.hides(new DigestItem.Rules()));
    }

    private List<DigestFacts.Aged> stale() {
        return DigestFacts.stale(evidence, speaker.today()).stream()
                .filter(aged -> !snoozed.hides(new DigestItem.Material(aged.kind()))).toList();
    }

    List<Said> warnings() {
        var warnings = new ArrayList<>(stale().stream()
                .map(aged -> new Said(aged.sentence(), Set.of(new DigestItem.Material(aged.kind())))).toList());
        unchecked(speaker.today())
                .ifPresent(
                        day -> warnings.add(new Said(
                                "The rules were last checked on " + Numbers.show(day) + ", over "
                                        + DigestFacts.UNCHECKED_AFTER + " days ago; they may have changed since",
                                Set.of(new DigestItem.Rules()))));
        return warnings;
    }

    /** Whether something has become old that was not then. */
    private boolean isNewlyOld() {
        return stale().stream().anyMatch(aged -> !aged.newest().plusDays(DigestFacts.STALE_AFTER).isBefore(then))
                || unchecked(speaker.today()).isPresent() && unchecked(then).isEmpty();
    }

    /** Whether somebody's day has passed since. */
    private boolean isNewlyOverdue() {
        return assigned.all().stream()
                .anyMatch(one -> assigned.isOverdue(one) && !one.assignment().due().isBefore(then));
    }

    boolean isNothingNew() {
        return !first && changed().isEmpty() && tierChange().isEmpty() && !ahead.isNewSince(then, snoozed)
                && !isNewlyOld() && !isNewlyOverdue();
    }

    List<Said> losses() {
        return ahead.said(snoozed);
    }

    int harmless() {
        return ahead.harmless();
    }

    List<Said> retirements() {
        return ahead.retirements(snoozed);
    }

    List<Said> missing() {
        return facts.missing(snoozed);
    }

    List<Said> customers() {
        return facts.customers(snoozed);
    }

    Optional<Said> growth() {
        return facts.growth().filter(_ -> !snoozed.hides(new DigestItem.Growth()))
                .map(sentence -> new Said(sentence, Set.of(new DigestItem.Growth())));
    }

    private boolean isHidden(Designation area, Action action) {
        return snoozed.hides(new DigestItem.Area(area.id())) || snoozed.hides(DigestItem.of(area.id(), action))
                || snoozed.hidesAll(DigestItem.taken(action));
    }

    /** The steps that serve most. */
    List<ScoreAnswers.Best> steps() {
        return new ScoreAnswers(sources.knowledge().catalog()).best(standings(),
                (area, action) -> !isHidden(area, action));
    }

    /** The exam that serves most by one more person who passes it, and that nobody has to take yet. */
    Optional<String> exam() {
        var actions = new NextActions(sources.knowledge().catalog());
        return standings().stream().flatMap(standing -> {
            var area = standing.assessment().version().designation();
            return actions.after(standing.assessment()).stream().filter(action -> !DigestItem.taken(action).isEmpty())
                    .filter(action -> !isHidden(area, action) && assigned.of(area.id(), action).isEmpty());
        }).max(Comparator.comparing(Action::attains).thenComparing(Action::gain))
                .flatMap(action -> action.steps().stream().flatMap(step -> step.through().stream())
                        .flatMap(credential -> credential.exams().stream()).findFirst());
    }

    Optional<Trend> trend(boolean whole) {
        return whole ? sources.trends().whole(speaker.situation(), areas, speaker.today())
                : sources.trends().ends(speaker.situation(), areas, speaker.today(), at, compared().known());
    }

    /** Where the picture of the trend is served. */
    Optional<String> trendAddress() {
        return sources.links().trend(subscription.scope().areas(), speaker.today(), speaker);
    }

    Snoozed snoozed() {
        return snoozed;
    }

    Assigned assigned() {
        return assigned;
    }

    DigestItemNames names() {
        return sources.names();
    }

    Directory directory() {
        return sources.firm().directory(speaker);
    }

    Severity severity(DigestItem item) {
        return severities.getOrDefault(item, Severity.NONE);
    }

    /** What is told now, or would be if it were not left out, in its order. */
    Set<DigestItem> told() {
        Set<DigestItem> told = new LinkedHashSet<>();
        List.of(losses(), missing(), retirements(), customers(), growth().stream().toList(), warnings())
                .forEach(some -> some.forEach(one -> told.addAll(one.about())));
        steps().forEach(best -> told.add(DigestItem.of(best.area().id(), best.action())));
        areas.forEach(area -> told.add(new DigestItem.Area(area.id())));
        told.addAll(snoozed.all().keySet());
        return told;
    }
}
