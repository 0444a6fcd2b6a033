package dev.seventy.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.MetricFinding.PartFinding;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Ranks single actions: those that attain the designation first, then the most points, then the lowest price. Each gain
 * is found by scoring the metric again with the action done.
 */
public final class NextActions {

    private final Catalog catalog;

    public NextActions(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The actions that add points, best first. */
    public List<Action> after(Assessment assessment) {
        List<Action> actions = new ArrayList<>();
        for (var metric : assessment.metrics()) {
            for (var parts : worthTrying(metric)) {
                action(assessment, metric, parts).ifPresent(actions::add);
            }
        }
        actions.sort(Comparator.comparing(Action::attains).thenComparing(Action::gain).reversed()
                .thenComparing(action -> action.priceUsd().orElse(BigDecimal.ZERO))
                .thenComparing(action -> action.metric().metric().kind().id()));
        return actions;
    }

    /** Sets of parts to raise together: each shut gate, all of them, and where those earn nothing, what waits for them. */
    private static List<List<PartFinding>> worthTrying(MetricFinding metric) {
        List<List<PartFinding>> sets = new ArrayList<>();
        var gates = metric.parts().stream().filter(part -> part.known() && !part.met()).toList();
        if (gates.stream().anyMatch(PartFinding::isPast)) {
            return sets;
        }
        gates.forEach(gate -> sets.add(List.of(gate)));
        if (gates.size() > 1) {
            sets.add(gates);
        }
        for (var part : metric.parts()) {
            if (part.known() && part.met() && part.part().earns()) {
                if (part.open()) {
                    sets.add(List.of(part));
                } else if (part.best().orZero().signum() <= 0) {
                    var together = new ArrayList<>(gates);
                    together.add(part);
                    sets.add(together);
                }
            }
        }
        return sets;
    }

    private Optional<Action> action(Assessment assessment, MetricFinding metric, List<PartFinding> parts) {
        Map<String, BigFraction> values = new HashMap<>();
        List<Action.Step> steps = new ArrayList<>();
        for (var part : parts) {
            var found = part.best().orZero();
            var more = part.met() ? BigFraction.ONE
                    : part.part().atLeast().map(least -> least.value().subtract(found)).orElse(BigFraction.ONE);
            values.put(part.part().name(), found.add(more));
            steps.add(new Action.Step(part, more, through(part, assessment.asOf())));
        }
        var gain = metric.supposing(values).points().subtract(metric.points());
        if (gain.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Action(metric, steps, gain, attains(assessment, metric, gain), price(steps)));
    }

    private static boolean attains(Assessment assessment, MetricFinding metric, BigFraction gain) {
        var others = assessment.tooLow().stream().filter(low -> !low.equals(metric)).findAny();
        return !assessment.qualifies() && others.isEmpty()
                && assessment.total().add(gain).compareTo(assessment.threshold()) >= 0;
    }

    /** What can still be earned for a part on a day, cheapest first. */
    private List<Credential> through(PartFinding part, LocalDate day) {
        if (!(part.best().quantity() instanceof Quantity.PeopleHolding people)) {
            return List.of();
        }
        return people.anyOf().stream().map(accepted -> catalog.get(accepted.credential()))
                .filter(credential -> credential.retirement()
                        .map(end -> end.on().filter(last -> last.isAfter(day)).isPresent()).orElse(true))
                .sorted(Comparator.comparing(credential -> credential.totalPriceUsd().orElse(BigDecimal.ZERO)))
                .toList();
    }

    private static Optional<BigDecimal> price(List<Action.Step> steps) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var step : steps) {
            var cheapest = step.through().stream().findFirst().flatMap(Credential::totalPriceUsd);
            if (cheapest.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(cheapest.get().multiply(BigDecimal.valueOf(step.more().intValue())));
        }
        return Optional.of(sum);
    }
}
