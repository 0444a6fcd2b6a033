package dev.seventy.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.Signal;
import dev.seventy.rules.ValueScore;

/**
 * What the Partner Value Score is estimated from, as it was found. Nothing known is taken as nothing there.
 *
 * @param found of each signal
 * @param certifications the total that was reported, of whatever levels
 */
public record ValueSignals(Map<Signal, Observation> found, Observation certifications) {

    private static final Set<String> OF_CONSUMPTION = Set.of("influenced_annual_dbu_usd", "dbu_growth_percent");

    /** Whether a measure tells of the consumption, which is revenue that not everybody may see. */
    public static boolean isOfConsumption(String measure) {
        return OF_CONSUMPTION.contains(measure);
    }

    public ValueSignals {
        found = Map.copyOf(found);
    }

    public static ValueSignals of(Tally tally, ValueScore score) {
        Map<Signal, Observation> found = new EnumMap<>(Signal.class);
        score.signals().forEach((signal, quantity) -> found.put(signal, observe(tally, quantity)));
        return new ValueSignals(found, observe(tally, score.certifications()));
    }

    /** The score that the partner portal showed last. */
    public static Observation reportedScore(Tally tally) {
        return observe(tally, new Quantity.Reported("reported_pvs", Optional.empty()));
    }

    private static Observation observe(Tally tally, Quantity quantity) {
        return tally.observe(quantity, Climb.AREA, ProgramPath.SINGLE);
    }

    public Observation of(Signal signal) {
        return Objects.requireNonNull(found.get(signal));
    }

    /**
     * How many certifications were reported beyond those whose level is on file. They are taken as Associate, the lesser,
     * so that telling of which level one is never lowers the estimate.
     */
    public BigDecimal withoutLevel() {
        return decimal(certifications).subtract(decimal(of(Signal.PROFESSIONAL)))
                .subtract(decimal(of(Signal.ASSOCIATE))).max(BigDecimal.ZERO);
    }

    /** @param needsIntegration whether the track asks for a validated integration */
    public ValueEstimate.Signals on(boolean needsIntegration) {
        Map<Signal, BigDecimal> amounts = new EnumMap<>(Signal.class);
        found.forEach((signal, observed) -> amounts.put(signal, decimal(observed)));
        return new ValueEstimate.Signals(needsIntegration, amounts).with(Signal.ASSOCIATE, withoutLevel());
    }

    private static BigDecimal decimal(Observation found) {
        return found.orZero().bigDecimalValue(20, RoundingMode.HALF_EVEN);
    }
}
