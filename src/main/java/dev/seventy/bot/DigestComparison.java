package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.bot.ChangeWords.Changed;
import dev.seventy.planning.Changes;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
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

    /** @param then the firm's day of the last one */
    static DigestComparison of(DigestFindings.Sources sources, DigestScores scores, Subscription subscription,
            List<Designation> areas, LocalDate then, LocalDate today) {
        var labels = labels(subscription.rules());
        var all = areas.stream().map(area -> new Changed(area,
                scores.changes(area, old(sources, area, labels, then), sources.version(area, today)))).toList();
        var isAboutAll = subscription.scope().areas().isEmpty();
        return new DigestComparison(scores.knownThen(), scores.isByWhatIsKnownNow(), all,
                isAboutAll ? scores.tierThen() : Optional.empty(), isAboutAll ? scores.tierNow() : Optional.empty());
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
