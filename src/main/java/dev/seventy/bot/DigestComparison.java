package dev.seventy.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.seventy.bot.ChangeWords.Changed;
import dev.seventy.evidence.Evidence;
import dev.seventy.planning.Changes;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;

/**
 * Today held against the day of the last digest.
 *
 * @param known the firm as it was known then
 * @param byWhatIsKnownNow whether nothing was, so that the day is taken by what is known now
 */
record DigestComparison(Tally known, boolean byWhatIsKnownNow, List<Changed> all,
        Optional<TierAnswers.Brief> tierBefore, Optional<TierAnswers.Brief> tier) {

    DigestComparison {
        all = List.copyOf(all);
    }

    /**
     * @param at when the last one went out
     * @param then the firm's day of that
     * @param first whether there was none
     */
    static DigestComparison of(DigestFindings.Sources sources, Speaker speaker, Subscription subscription,
            Evidence evidence, List<Designation> areas, Instant at, LocalDate then, boolean first) {
        var known = knownAt(at, evidence, sources.stores(), speaker.organisation().id());
        var byWhatIsKnownNow = first && known.isEmpty();
        var span = Changes.Span.of(byWhatIsKnownNow ? evidence : known, then, evidence, speaker.today());
        var labels = labels(subscription.rules());
        var all = areas.stream()
                .map(area -> new Changed(area,
                        Changes.of(span, old(sources, area, labels, then), sources.version(area, speaker.today()))))
                .toList();
        var isAboutAll = subscription.scope().areas().isEmpty();
        return new DigestComparison(new Tally(known, then), byWhatIsKnownNow, all,
                isAboutAll && !span.then().evidence().isEmpty() ? sources.figures().databricks(span.then(), speaker)
                        : Optional.empty(),
                isAboutAll ? sources.figures().databricks(span.now(), speaker) : Optional.empty());
    }

    /** Where nothing was taken in or back since, that is what is known now. */
    private static Evidence knownAt(Instant at, Evidence evidence, Supplier<Store> stores,
            OrganisationId organisation) {
        return stores.get().imports().history(organisation).stream()
                .noneMatch(one -> one.recorded().isAfter(at) || one.since().isAfter(at)) ? evidence
                        : stores.get().evidence().of(organisation, Optional.of(at), Optional.empty());
    }

    private static Map<String, String> labels(String remembered) {
        return Arrays.stream(remembered.split(" ")).map(one -> one.split("=", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, _) -> one));
    }

    private static Optional<RuleVersion> old(DigestFindings.Sources sources, Designation area,
            Map<String, String> labels, LocalDate then) {
        return Optional.ofNullable(labels.get(area.id()))
                .flatMap(label -> sources.knowledge().rules().named(area.id(), label)).filter(RuleVersion::scorable)
                .or(() -> sources.version(area, then));
    }

    Optional<String> tierChange() {
        var before = tierBefore.map(TierAnswers.Brief::tier);
        var after = tier.map(TierAnswers.Brief::tier);
        return before.equals(after) ? Optional.empty()
                : Optional.of("Databricks: " + before.orElse("not told of") + " → " + after.orElse("not told of"));
    }

    /** Whether points, the verdict or a prerequisite are lost. */
    static boolean costs(Changes changes) {
        return changes.loses() || changes.difference().signum() < 0
                || missing(changes.after()) > missing(changes.before());
    }

    private static int missing(Optional<Standing> standing) {
        return standing.map(found -> found.assessment().missingPrerequisites().size()).orElse(0);
    }
}
