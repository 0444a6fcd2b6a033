package dev.seventy.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Cited;
import dev.seventy.rules.Signal;
import dev.seventy.rules.ValueScore;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * An estimate of the Partner Value Score with its breakdown. It is ours and decides nothing.
 *
 * @param multiplier by what references and awards raise the rest
 * @param gate by what the rest is lowered on the technology track without a validated integration
 * @param total never lower with more of any signal
 */
public record ValueEstimate(BigDecimal consumption, BigDecimal enablement, BigDecimal pipeline, BigDecimal governance,
        BigDecimal integration, BigDecimal gate, BigDecimal multiplier, BigDecimal total) {

    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal HALF_AS_MUCH_AGAIN = new BigDecimal("1.5");

    /**
     * What it is made from.
     *
     * @param needsIntegration whether the track asks for a validated integration
     * @param amounts how much there is of each signal; of none it is below zero but of the growth
     */
    public record Signals(boolean needsIntegration, Map<Signal, BigDecimal> amounts) {

        public Signals {
            Map<Signal, BigDecimal> all = new EnumMap<>(Signal.class);
            for (var signal : Signal.values()) {
                all.put(signal, possible(signal, amounts.getOrDefault(signal, BigDecimal.ZERO)));
            }
            amounts = Collections.unmodifiableMap(all);
        }

        private static BigDecimal possible(Signal signal, BigDecimal amount) {
            return signal == Signal.GROWTH ? amount : amount.max(BigDecimal.ZERO);
        }

        public BigDecimal of(Signal signal) {
            return amounts.getOrDefault(signal, BigDecimal.ZERO);
        }

        /** With more of one signal, or less where it is negative; nothing falls below zero but the growth. */
        public Signals with(Signal signal, BigDecimal more) {
            Map<Signal, BigDecimal> changed = new EnumMap<>(amounts);
            changed.put(signal, of(signal).add(more));
            return new Signals(needsIntegration, changed);
        }

        boolean isIntegrated() {
            return needsIntegration && of(Signal.INTEGRATION).compareTo(BigDecimal.ONE) >= 0;
        }
    }

    /** An estimate, and what it is with all weights halved, and with half as much again. */
    public record Range(ValueEstimate low, ValueEstimate middle, ValueEstimate high) {

        /**
         * What a score that was reported beside this estimate would become by another one: the change of the estimate,
         * as many times as the reported score holds the estimate. Empty where the estimate is zero, which tells nothing.
         */
        public Optional<Calibrated> calibrated(BigDecimal reported, Range then) {
            if (middle.total().signum() <= 0) {
                return Optional.empty();
            }
            var times = reported.divide(middle.total(), PRECISION);
            var expected = change(middle, then.middle(), times);
            var halved = change(low, then.low(), times);
            var halfAsMuchAgain = change(high, then.high(), times);
            return Optional.of(new Calibrated(times, reported.add(expected.min(halved).min(halfAsMuchAgain)),
                    reported.add(expected), reported.add(expected.max(halved).max(halfAsMuchAgain))));
        }

        private static BigDecimal change(ValueEstimate now, ValueEstimate then, BigDecimal times) {
            return then.total().subtract(now.total()).multiply(times, PRECISION);
        }
    }

    /**
     * A reported score carried on by our estimate.
     *
     * @param times by what the estimate's change was multiplied
     * @param least the least of what comes of it by our weights, by all of them halved, and by half as much again
     * @param most the most of these
     */
    public record Calibrated(BigDecimal times, BigDecimal least, BigDecimal middle, BigDecimal most) {
    }

    public static Range range(Signals signals, ValueScore score) {
        return new Range(of(signals, score, HALF), of(signals, score, BigDecimal.ONE),
                of(signals, score, HALF_AS_MUCH_AGAIN));
    }

    public static ValueEstimate of(Signals signals, ValueScore score) {
        return of(signals, score, BigDecimal.ONE);
    }

    private static ValueEstimate of(Signals signals, ValueScore score, BigDecimal factor) {
        var consumption = part(score.consumption(), signals.of(Signal.CONSUMPTION))
                .add(part(score.growth(), signals.of(Signal.GROWTH).max(BigDecimal.ZERO))).multiply(factor, PRECISION);
        var certified = times(score.levels().professional(), signals.of(Signal.PROFESSIONAL))
                .add(times(score.levels().associate(), signals.of(Signal.ASSOCIATE)))
                .add(times(score.levels().foundation(), signals.of(Signal.FOUNDATION)));
        var enablement = part(score.enablement(), certified).multiply(factor, PRECISION);
        var pipeline = part(score.pipeline(), signals.of(Signal.DEAL_REGISTRATIONS)).multiply(factor, PRECISION);
        var governance = part(score.governance(), signals.of(Signal.MIGRATIONS)).multiply(factor, PRECISION);
        var integration = signals.isIntegrated() ? ValueScore.decimal(score.integration()).multiply(factor, PRECISION)
                : BigDecimal.ZERO;
        var gate = signals.needsIntegration() && !signals.isIntegrated()
                ? ValueScore.decimal(score.withoutIntegration())
                : BigDecimal.ONE;
        var multiplier = multiplier(signals, score.proof(), factor);
        var total = consumption.add(enablement).add(pipeline).add(governance).add(integration).multiply(gate, PRECISION)
                .multiply(multiplier, PRECISION);
        return new ValueEstimate(consumption, enablement, pipeline, governance, integration, gate, multiplier, total);
    }

    /** It grows towards what it can be at most. */
    private static BigDecimal multiplier(Signals signals, ValueScore.Proof proof, BigDecimal factor) {
        var most = ValueScore.decimal(proof.most());
        if (most.signum() == 0) {
            return BigDecimal.ONE;
        }
        var given = times(proof.publicReference(), signals.of(Signal.PUBLIC_REFERENCES))
                .add(times(proof.privateReference(), signals.of(Signal.PRIVATE_REFERENCES)))
                .add(times(proof.award(), signals.of(Signal.AWARDS))).multiply(factor, PRECISION);
        return BigDecimal.ONE.add(most.multiply(Curve.saturation(given.divide(most, PRECISION)), PRECISION));
    }

    private static BigDecimal times(Cited<BigFraction> weight, BigDecimal number) {
        return ValueScore.decimal(weight).multiply(number);
    }

    private static BigDecimal part(ValueScore.Part part, BigDecimal signal) {
        var units = signal.divide(ValueScore.decimal(part.unit()), PRECISION);
        return ValueScore.decimal(part.weight()).multiply(Curve.logarithm(units), PRECISION);
    }
}
