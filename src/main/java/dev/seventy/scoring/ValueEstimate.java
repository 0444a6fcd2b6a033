package dev.seventy.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

import dev.seventy.catalog.Cited;
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
     * What it is made from; nothing is below zero, but for the growth.
     *
     * @param influencedAnnualDbuUsd consumption of Databricks units of a year that the partner influenced, in US dollars
     * @param dbuGrowthPercent its growth against the year before
     */
    public record Signals(boolean technology, BigDecimal influencedAnnualDbuUsd, BigDecimal dbuGrowthPercent,
            int professional, int associate, int foundation, int approvedDealRegistrations,
            boolean validatedIntegration, int unityCatalogMigrations, int verifiedPublicReferences,
            int verifiedPrivateReferences, int awards) {

        /** With more of one signal, or less where it is negative; nothing falls below zero but the growth. */
        public Signals with(Signal signal, BigDecimal more) {
            var number = more.intValue();
            return new Signals(technology,
                    signal == Signal.CONSUMPTION ? influencedAnnualDbuUsd.add(more).max(BigDecimal.ZERO)
                            : influencedAnnualDbuUsd,
                    signal == Signal.GROWTH ? dbuGrowthPercent.add(more) : dbuGrowthPercent,
                    signal == Signal.PROFESSIONAL ? Math.max(0, professional + number) : professional,
                    signal == Signal.ASSOCIATE ? Math.max(0, associate + number) : associate,
                    signal == Signal.FOUNDATION ? Math.max(0, foundation + number) : foundation,
                    signal == Signal.DEAL_REGISTRATIONS ? Math.max(0, approvedDealRegistrations + number)
                            : approvedDealRegistrations,
                    validatedIntegration || signal == Signal.INTEGRATION && number > 0,
                    signal == Signal.MIGRATIONS ? Math.max(0, unityCatalogMigrations + number) : unityCatalogMigrations,
                    signal == Signal.PUBLIC_REFERENCES ? Math.max(0, verifiedPublicReferences + number)
                            : verifiedPublicReferences,
                    signal == Signal.PRIVATE_REFERENCES ? Math.max(0, verifiedPrivateReferences + number)
                            : verifiedPrivateReferences,
                    signal == Signal.AWARDS ? Math.max(0, awards + number) : awards);
        }
    }

    /** What can be more or less of. */
    public enum Signal {
        CONSUMPTION,
        GROWTH,
        PROFESSIONAL,
        ASSOCIATE,
        FOUNDATION,
        DEAL_REGISTRATIONS,
        INTEGRATION,
        MIGRATIONS,
        PUBLIC_REFERENCES,
        PRIVATE_REFERENCES,
        AWARDS
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
        var consumption = part(score.consumption(), signals.influencedAnnualDbuUsd())
                .add(part(score.growth(), signals.dbuGrowthPercent().max(BigDecimal.ZERO))).multiply(factor, PRECISION);
        var certified = times(score.levels().professional(), signals.professional())
                .add(times(score.levels().associate(), signals.associate()))
                .add(times(score.levels().foundation(), signals.foundation()));
        var enablement = part(score.enablement(), certified).multiply(factor, PRECISION);
        var pipeline = part(score.pipeline(), BigDecimal.valueOf(signals.approvedDealRegistrations())).multiply(factor,
                PRECISION);
        var governance = part(score.governance(), BigDecimal.valueOf(signals.unityCatalogMigrations())).multiply(factor,
                PRECISION);
        var integrated = signals.technology() && signals.validatedIntegration();
        var integration = integrated ? ValueScore.decimal(score.integration()).multiply(factor, PRECISION)
                : BigDecimal.ZERO;
        var gate = signals.technology() && !integrated ? ValueScore.decimal(score.withoutIntegration())
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
        var given = times(proof.publicReference(), signals.verifiedPublicReferences())
                .add(times(proof.privateReference(), signals.verifiedPrivateReferences()))
                .add(times(proof.award(), signals.awards())).multiply(factor, PRECISION);
        var share = BigDecimal.valueOf(-StrictMath.expm1(given.negate().divide(most, PRECISION).doubleValue()));
        return BigDecimal.ONE.add(most.multiply(share, PRECISION));
    }

    private static BigDecimal times(Cited<BigFraction> weight, int number) {
        return ValueScore.decimal(weight).multiply(BigDecimal.valueOf(number));
    }

    /** The logarithm is the one place where a binary number is used: it never falls where its argument rises. */
    private static BigDecimal part(ValueScore.Part part, BigDecimal signal) {
        var units = signal.divide(ValueScore.decimal(part.unit()), PRECISION);
        return ValueScore.decimal(part.weight()).multiply(BigDecimal.valueOf(StrictMath.log1p(units.doubleValue())),
                PRECISION);
    }
}
