package dev.seventy.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.seventy.evidence.Evidence;
import dev.seventy.planning.Changes;
import dev.seventy.planning.Forecast;
import dev.seventy.planning.Projection;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Tally;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Store;

/**
 * How a firm stood and how it stands, as its digests ask of it. A firm's digests of one week ask much the same, whoever
 * reads them, so each score is found once for all of them.
 */
final class DigestScores {

    private static final Known NOW = new Known(Set.of());

    private final Knowledge knowledge;
    private final Firm firm;
    private final Figures figures;
    private final Speaker speaker;
    private final Evidence evidence;
    private final Before before;
    private Optional<Changes.Span> span = Optional.empty();
    private Optional<Projection> ahead = Optional.empty();

    /**
     * What a firm was known by.
     *
     * @param imports those that were seen, which say all that was known
     */
    private record Known(Set<Long> imports) implements KeptFindings.Question<Evidence> {
    }

    /** @param byNow whether that is what is known now, for want of anything known then */
    private record Before(Known known, LocalDate day, Evidence evidence, boolean byNow) {
    }

    private record Moved(String area, Optional<String> old, Optional<String> young, Known known, LocalDate then,
            LocalDate today) implements KeptFindings.Question<Changes> {
    }

    private record Ahead(String area, LocalDate today, LocalDate last)
            implements
                KeptFindings.Question<List<Forecast.Change>> {
    }

    /** @param rights by which the firm chose its track */
    private record Tier(Known known, LocalDate day, long rights)
            implements
                KeptFindings.Question<Optional<TierAnswers.Brief>> {
    }

    private DigestScores(Knowledge knowledge, Firm firm, Figures figures, Speaker speaker, Evidence evidence,
            Before before) {
        this.knowledge = knowledge;
        this.firm = firm;
        this.figures = figures;
        this.speaker = speaker;
        this.evidence = evidence;
        this.before = before;
    }

    /**
     * @param evidence what is known now
     * @param at what was known then is held against it
     * @param then the day of then
     * @param orNow whether what is known now is taken where nothing was known then
     */
    static DigestScores of(Knowledge knowledge, Supplier<Store> stores, Firm firm, Figures figures, Speaker speaker,
            Evidence evidence, Instant at, LocalDate then, boolean orNow) {
        var reader = stores.get().evidence();
        var organisation = speaker.organisation().id();
        var seen = reader.imports(organisation, Optional.of(at));
        var now = reader.imports(organisation, Optional.empty());
        var old = seen.equals(now) ? evidence
                : firm.found(speaker.situation(), new Known(seen),
                        () -> reader.of(organisation, Optional.of(at), Optional.empty()));
        var before = orNow && old.isEmpty() ? new Before(new Known(now), then, evidence, true)
                : new Before(new Known(seen), then, old, false);
        return new DigestScores(knowledge, firm, figures, speaker, evidence, before);
    }

    /** Whether the earlier day is taken by what is known now, as nothing was known then. */
    boolean isByWhatIsKnownNow() {
        return before.byNow();
    }

    private Situation situation() {
        return speaker.situation();
    }

    /** Laid out for whoever asks for the first time. */
    private Changes.Span span() {
        var laidOut = span
                .orElseGet(() -> Changes.Span.of(before.evidence(), before.day(), evidence, speaker.today()));
        span = Optional.of(laidOut);
        return laidOut;
    }

    Changes changes(Designation area, Optional<RuleVersion> old, Optional<RuleVersion> young) {
        return firm.found(situation(),
                new Moved(area.id(), old.map(RuleVersion::label), young.map(RuleVersion::label), before.known(),
                        before.day(), speaker.today()),
                () -> Changes.of(span(), old, young));
    }

    Optional<TierAnswers.Brief> tierThen() {
        return before.evidence().isEmpty() ? Optional.empty()
                : tier(before.known(), before.day(), () -> span().then());
    }

    Optional<TierAnswers.Brief> tierNow() {
        return tier(NOW, speaker.today(), () -> span().now());
    }

    private Optional<TierAnswers.Brief> tier(Known known, LocalDate day, Supplier<Tally> tally) {
        return firm.found(situation(), new Tier(known, day, situation().rights()),
                () -> figures.databricks(tally.get(), speaker));
    }

    /** When a designation loses points through a day, by what is known now. All are asked with the same day. */
    List<Forecast.Change> losses(Designation area, LocalDate last) {
        return firm.found(situation(), new Ahead(area.id(), speaker.today(), last), () -> {
            var today = speaker.today();
            var projection = ahead.orElseGet(() -> Projection.of(evidence, today, last));
            ahead = Optional.of(projection);
            return Forecast
                    .of(projection, knowledge.rules().versions(area.id()), day -> knowledge.rules().on(area.id(), day),
                            Optional.empty(), today, last)
                    .countingAfter(today).stream().filter(change -> change.loses() || change.difference().signum() < 0)
                    .toList();
        });
    }
}
