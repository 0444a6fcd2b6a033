package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

import dev.seventy.catalog.CatalogReader;
import dev.seventy.catalog.Problems;
import dev.seventy.rules.RuleReader;
import dev.seventy.rules.Signal;
import dev.seventy.rules.ValueScore;
import dev.seventy.scoring.ValueEstimate.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of the estimate whatever its weights are: they are ours, the order is not. */
class ValueEstimateTest {

    private static final int ROUNDS = 2_000;

    private final Random random = new Random(70);

    private static String shipped() {
        try (var file = ValueEstimateTest.class.getResourceAsStream("/rules/databricks/value-score.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static ValueScore read(String yaml) {
        var problems = new Problems();
        return new RuleReader(new CatalogReader(problems).catalog(), problems).readValueScore("value-score.yaml",
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), false).rulebook().valueScore();
    }

    /** Weights of any size that keep the order. */
    private ValueScore anyWeights() {
        var least = random.nextInt(5);
        var associate = least + 1 + random.nextInt(5);
        var privately = random.nextInt(5);
        var largest = 5 + random.nextInt(5);
        return read("""
                sources:
                  S: {title: ours, kind: general, verified_on: 2026-11-20}
                people: {held: {all_of: databricks, levels: [associate], cite: S}}
                signals:
                  consumption: {reported: influenced_annual_dbu_usd}
                  growth: {reported: dbu_growth_percent}
                  professional: {certifications: held}
                  associate: {certifications: held}
                  foundation: {certifications: held}
                  deal_registrations: {achieved: [deal_registration]}
                  integration: {achieved: [integration]}
                  migrations: {achieved: [unity_catalog_migration]}
                  public_references: {achieved: [public_reference]}
                  private_references: {achieved: [private_reference]}
                  awards: {achieved: [award]}
                certifications: {reported: databricks_certifications}
                dashboard_from: 10 @ S
                consumption: {weight: %d @ S, unit: 1000 @ S}
                growth: {weight: %d @ S, unit: 7 @ S}
                enablement: {weight: %d @ S, unit: 3 @ S, professional: %d @ S, associate: %d @ S, foundation: %d @ S}
                pipeline: {weight: %d @ S, unit: 2 @ S}
                governance: {weight: %d @ S, unit: 1/3 @ S}
                integration: 0.%d @ S
                without_integration: 0.%d @ S
                proof: {public_reference: 0.%d @ S, private_reference: 0.%d @ S, award: 0.%d @ S, most: 0.%d @ S}
                """.formatted(largest, random.nextInt(5), random.nextInt(5), associate + 1 + random.nextInt(5),
                associate, least, random.nextInt(5), random.nextInt(5), random.nextInt(10), random.nextInt(10),
                privately + random.nextInt(5), privately, random.nextInt(10), random.nextInt(10)));
    }

    private Signals any() {
        Map<Signal, BigDecimal> amounts = new EnumMap<>(Signal.class);
        for (var signal : Signal.values()) {
            amounts.put(signal, BigDecimal.valueOf(switch (signal) {
                case CONSUMPTION -> random.nextInt(5_000_000);
                case GROWTH -> random.nextInt(200) - 100;
                case PROFESSIONAL -> random.nextInt(100);
                case ASSOCIATE, FOUNDATION -> random.nextInt(300);
                case DEAL_REGISTRATIONS -> random.nextInt(40);
                case INTEGRATION -> random.nextInt(2);
                case MIGRATIONS, PUBLIC_REFERENCES, PRIVATE_REFERENCES -> random.nextInt(10);
                case AWARDS -> random.nextInt(5);
            }));
        }
        return new Signals(random.nextBoolean(), amounts);
    }

    private static Signals more(Signals from, Signal signal) {
        return from.with(signal, BigDecimal.ONE);
    }

    private static Signal anySignal(int round) {
        return Signal.values()[round % Signal.values().length];
    }

    @Test
    void more_of_any_signal_never_lowers_it_whatever_the_weights() {
        for (int round = 0; round < ROUNDS; round++) {
            var weights = anyWeights();
            var signals = any();
            var what = anySignal(round);
            assertThat(ValueEstimate.of(more(signals, what), weights).total()).as("%s of %s", what, signals)
                    .isGreaterThanOrEqualTo(ValueEstimate.of(signals, weights).total());
        }
    }

    @Test
    void a_higher_level_and_a_public_reference_are_worth_at_least_as_much_whatever_the_weights() {
        for (int round = 0; round < ROUNDS; round++) {
            var weights = anyWeights();
            var signals = any();
            assertThat(ValueEstimate.of(more(signals, Signal.PROFESSIONAL), weights).total())
                    .isGreaterThanOrEqualTo(ValueEstimate.of(more(signals, Signal.ASSOCIATE), weights).total());
            assertThat(ValueEstimate.of(more(signals, Signal.ASSOCIATE), weights).total())
                    .isGreaterThanOrEqualTo(ValueEstimate.of(more(signals, Signal.FOUNDATION), weights).total());
            assertThat(ValueEstimate.of(more(signals, Signal.PUBLIC_REFERENCES), weights).total())
                    .isGreaterThanOrEqualTo(
                            ValueEstimate.of(more(signals, Signal.PRIVATE_REFERENCES), weights).total());
        }
    }

    @Test
    void the_range_lies_around_it() {
        var range = ValueEstimate.range(any(), read(shipped()));
        assertThat(range.low().total()).isLessThan(range.middle().total());
        assertThat(range.middle().total()).isLessThan(range.high().total());
    }

    @Test
    void a_reported_score_is_carried_on_by_the_estimate_s_change_whatever_the_weights() {
        for (int round = 0; round < ROUNDS; round++) {
            var weights = anyWeights();
            var signals = any();
            var reported = BigDecimal.valueOf(random.nextInt(300), 1);
            var now = ValueEstimate.range(signals, weights);
            var then = ValueEstimate.range(more(signals, anySignal(round)), weights);
            var carried = now.calibrated(reported, then);
            assertThat(carried.isPresent()).isEqualTo(now.middle().total().signum() > 0);
            carried.ifPresent(found -> {
                assertThat(found.middle()).as("more never lowers it").isGreaterThanOrEqualTo(reported);
                assertThat(found.middle()).isBetween(found.least(), found.most());
                assertThat(found.times().multiply(now.middle().total())).isCloseTo(reported,
                        within(new BigDecimal("0.000001")));
            });
            assertThat(now.calibrated(reported, now).map(ValueEstimate.Calibrated::middle)
                    .filter(same -> same.compareTo(reported) != 0)).as("no change, no change").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000, 40, 30, 120, 150, 20, 3, 2, 2, 13.3", "100000, 20, 2, 10, 20, 3, 0, 0, 1, 4.0"})
    void the_worked_checks_come_out(BigDecimal dollars, BigDecimal growth, BigDecimal professional,
            BigDecimal associate, BigDecimal foundation, BigDecimal deals, BigDecimal migrations, BigDecimal publicly,
            BigDecimal privately, BigDecimal about) {
        var signals = new Signals(false,
                Map.of(Signal.CONSUMPTION, dollars, Signal.GROWTH, growth, Signal.PROFESSIONAL, professional,
                        Signal.ASSOCIATE, associate, Signal.FOUNDATION, foundation, Signal.DEAL_REGISTRATIONS, deals,
                        Signal.MIGRATIONS, migrations, Signal.PUBLIC_REFERENCES, publicly, Signal.PRIVATE_REFERENCES,
                        privately));
        assertThat(ValueEstimate.of(signals, read(shipped())).total()).isCloseTo(about, within(new BigDecimal("0.05")));
    }

    @ParameterizedTest
    @CsvSource({"professional: 3, professional: 1, a Professional certification has to count more",
            "foundation: 0.2, foundation: 2, a Professional certification has to count more",
            "weight: 1.5, weight: 2.5, consumption has to have the largest weight",
            "private_reference: 0.02, private_reference: 0.05, a public reference has to count at least as much",
            "without_integration: 0.5, without_integration: 1.5, a validated integration must not lower the score",
            "integration: 0.5, integration: 2.5, that of integration is larger",
            "award: 0.02, award: -0.02, more of a good thing must never lower the score",
            "weight: 0.8, weight: -0.8, more of a good thing must never lower the score",
            "most: 0.3, most: -0.3, more of a good thing must never lower the score"})
    void weights_that_break_the_order_are_refused_with_its_name(String right, String wrong, String why) {
        assertThatThrownBy(() -> read(shipped().replace(right + " @", wrong + " @")))
                .isInstanceOf(Problems.InvalidFiles.class).hasMessageContaining(why);
    }
}
