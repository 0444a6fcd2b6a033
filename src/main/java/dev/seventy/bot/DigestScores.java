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
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
import dev.seventy.store.Organisations.Situation;

/**
 * How a firm stood and how it stands, as its digests ask of it. A firm's digests of one week ask much the same, whoever
 * reads them, so each score is found once for all of them.
 */
final class DigestScores {

    private static final Known NOW = new Known(Set.of());

    private final DigestFindings.Sources sources;
    private final Speaker speaker;
    private final Evidence evidence;
    private final Instant at;
    private final LocalDate then;
    private final boolean orNow;
    private Optional<Before> before = Optional.empty();
    private Optional<Tally> today = Optional.empty();
    private Optional<Changes.Span> span = Optional.empty();
    private Optional<Projection> ahead = Optional.empty();

    /**
     * What a firm was known by.
     *
     * @param imports those that were seen, which say all that was known
     */
    private record Known(Set<Long> imports) implements KeptFindings.Question<Evidence> {
    }

    /**
     * @param known what was known then
     * @param taken by what the earlier day is taken
     * @param byNow whether that is what is known now, for want of anything known then
     */
    private record Before(Known by, Evidence known, Evidence taken, boolean byNow) {
    }

    private record Stands(String area, String version, LocalDate today) implements KeptFindings.Question<Standing> {
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

    /**
     * @param evidence what is known now
     * @param at what was known then is held against it
     * @param then the day of then
     * @param orNow whether what is known now is taken where nothing was known then
     */
    DigestScores(DigestFindings.Sources sources, Speaker speaker, Evidence evidence, Instant at, LocalDate then,
            boolean orNow) {
        this.sources = sources;
        this.speaker = speaker;
        this.evidence = evidence;
        this.at = at;
        this.then = then;
        this.orNow = orNow;
    }

    /** Read when it is asked for, as it takes longest. */
    private Before before() {
        var found = before.orElseGet(this::read);
        before = Optional.of(found);
        return found;
    }

    private Before read() {
        var reader = sources.stores().get().evidence();
        var organisation = speaker.organisation().id();
        var seen = reader.imports(organisation, Optional.of(at));
        var now = reader.imports(organisation, Optional.empty());
        var old = seen.equals(now) ? evidence
                : sources.firm().found(situation(), new Known(seen),
                        () -> reader.of(organisation, Optional.of(at), Optional.empty()));
        return orNow && old.isEmpty() ? new Before(new Known(now), old, evidence, true)
                : new Before(new Known(seen), old, old, false);
    }

    /** Whether the earlier day is taken by what is known now, as nothing was known then. */
    boolean isByWhatIsKnownNow() {
        return before().byNow();
    }

    /** The firm of the earlier day as it was known then. */
    Tally knownThen() {
        return new Tally(before().known(), then);
    }

    /** How a designation stands today; empty where no version of its rules is scored. */
    Optional<Standing> standing(Designation area) {
        return sources.version(area, speaker.today())
                .map(version -> sources.firm().found(situation(),
                        new Stands(area.id(), version.label(), speaker.today()),
                        () -> Scoring.score(laidOut(), version, Optional.empty())));
    }

    private Tally laidOut() {
        var tally = today.orElseGet(() -> new Tally(evidence, speaker.today()));
        today = Optional.of(tally);
        return tally;
    }

    private Situation situation() {
        return speaker.situation();
    }

    /** Laid out for whoever asks for the first time. */
    private Changes.Span span() {
        var laidOut = span
                .orElseGet(() -> Changes.Span.of(before().taken(), then, evidence, speaker.today()));
        span = Optional.of(laidOut);
        return laidOut;
    }

    Changes changes(Designation area, Optional<RuleVersion> old, Optional<RuleVersion> young) {
        return sources.firm().found(situation(),
                new Moved(area.id(), old.map(RuleVersion::label), young.map(RuleVersion::label), before().by(),
                        then, speaker.today()),
                () -> Changes.of(span(), old, young));
    }

    Optional<TierAnswers.Brief> tierThen() {
        return before().taken().isEmpty() ? Optional.empty()
                : tier(before().by(), then, () -> span().then());
    }

    Optional<TierAnswers.Brief> tierNow() {
        return tier(NOW, speaker.today(), this::laidOut);
    }

    private Optional<TierAnswers.Brief> tier(Known known, LocalDate day, Supplier<Tally> tally) {
        return sources.firm().found(situation(), new Tier(known, day, situation().rights()),
                () -> sources.figures().databricks(tally.get(), speaker));
    }

    /** When a designation loses points through a day, by what is known now. All are asked with the same day. */
    List<Forecast.Change> losses(Designation area, LocalDate last) {
        return sources.firm().found(situation(), new Ahead(area.id(), speaker.today(), last), () -> {
            var today = speaker.today();
            var projection = ahead.orElseGet(() -> Projection.of(evidence, today, last));
            ahead = Optional.of(projection);
            return Forecast
                    .of(projection, sources.knowledge().rules().versions(area.id()), day -> sources.knowledge().rules().on(area.id(), day),
                            Optional.empty(), today, last)
                    .countingAfter(today).stream().filter(change -> change.loses() || change.difference().signum() < 0)
                    .toList();
        });
    }
}
