package dev.seventy.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Cause.Moved;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Detail;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.MetricFinding.PartFinding;
import dev.seventy.scoring.Observation;
import dev.seventy.scoring.Reason;

/** Reads off two findings by the same rules why the later one is another. */
final class Causes {

    private record End(Reason why, CredentialId credential) {
    }

    private final Map<End, Set<PersonId>> ended = new LinkedHashMap<>();
    private final Map<CredentialId, Set<PersonId>> begun = new LinkedHashMap<>();
    private final Set<Cause> figures = new LinkedHashSet<>();

    private Causes() {
    }

    /** The causes of what is another in points and gates, those that end first. */
    static List<Cause> between(Assessment before, Assessment after) {
        var causes = new Causes();
        for (int index = 0; index < before.metrics().size(); index++) {
            causes.compare(before.metrics().get(index), after.metrics().get(index));
        }
        return causes.all();
    }

    private List<Cause> all() {
        var all = new ArrayList<Cause>();
        ended.forEach((end, people) -> all.add(new Cause.Ended(end.why(), end.credential(), List.copyOf(people))));
        begun.forEach((credential, people) -> all.add(new Cause.Begun(credential, List.copyOf(people))));
        all.addAll(figures);
        return all;
    }

    private void compare(MetricFinding before, MetricFinding after) {
        if (Gates.of(before).equals(Gates.of(after)) && before.points().equals(after.points())
                && before.known() == after.known()) {
            return;
        }
        var alone = new ArrayList<Integer>();
        var together = new ArrayList<Integer>();
        for (int index = 0; index < before.parts().size(); index++) {
            var one = before.parts().get(index);
            var other = after.parts().get(index);
            if (differs(one, other)) {
                together.add(index);
                if (matters(before, other) || one.known() != other.known()) {
                    alone.add(index);
                }
            }
        }
        for (int index : alone.isEmpty() ? together : alone) {
            compare(before.parts().get(index), after.parts().get(index));
        }
    }

    private static boolean differs(PartFinding one, PartFinding other) {
        for (int index = 0; index < one.options().size(); index++) {
            if (!one.options().get(index).value().equals(other.options().get(index).value())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part's later value alone makes another metric of the earlier one. */
    private static boolean matters(MetricFinding metric, PartFinding later) {
        var supposed = metric.supposing(Map.of(later.part().name(), later.best().orZero()));
        return !supposed.points().equals(metric.points()) || !Gates.of(supposed).equals(Gates.of(metric));
    }

    private void compare(PartFinding before, PartFinding after) {
        for (int index = 0; index < before.options().size(); index++) {
            var one = before.options().get(index);
            var other = after.options().get(index);
            if (!one.value().equals(other.value())) {
                var moved = EnumSet.noneOf(Moved.class);
                compare(one, other, moved);
                if (!moved.isEmpty()) {
                    figures.add(new Cause.Figure(before.part().options().get(index).quantity(), one.value(),
                            other.value(), moved));
                }
            }
        }
    }

    private void compare(Observation before, Observation after, EnumSet<Moved> moved) {
        if (before.value().equals(after.value())) {
            return;
        }
        var isComposite = switch (before.quantity()) {
            case Quantity.Share _,Quantity.GrowthPercent _,Quantity.Increase _,Quantity.Sum _ -> true;
            default -> false;
        };
        if (isComposite && before.of().size() == after.of().size()) {
            for (int index = 0; index < before.of().size(); index++) {
                compare(before.of().get(index), after.of().get(index), moved);
            }
            return;
        }
        if (!before.quantity().equals(after.quantity())) {
            moved.add(Moved.REPORTED);
            return;
        }
        switch (before.quantity()) {
            case Quantity.PeopleHolding _,Quantity.CertificationsHeld _ -> holders(before, after);
            case Quantity.NetCustomers _ -> customers(before, after, moved);
            case Quantity.Consumption(var _, var window) ->
                moved.add(window.yearsBack() > 0 ? Moved.BASELINE : Moved.MONTHS);
            case Quantity.ConsumptionValue(var _, var yearsBack) ->
                moved.add(yearsBack > 0 ? Moved.BASELINE : Moved.MONTHS);
            case Quantity.DistinctServices _,Quantity.CustomerShare _ -> moved.add(Moved.MONTHS);
            case Quantity.Achieved _ -> moved.add(Moved.ACHIEVED);
            case Quantity.Reported _,Quantity.Attested _,Quantity.Share _,Quantity.GrowthPercent _,Quantity.Increase _,Quantity.Sum _,Quantity.Newer _,Quantity.Greater _ ->
                moved.add(Moved.REPORTED);
        }
    }

    private record Held(PersonId person, CredentialId credential) {
        static Held of(Certification held) {
            return new Held(held.person(), held.credential());
        }
    }

    private static Stream<Certification> holders(Stream<Detail> details) {
        return details.filter(Detail.Holder.class::isInstance).map(Detail.Holder.class::cast)
                .map(Detail.Holder::certification);
    }

    private void holders(Observation before, Observation after) {
        var perPerson = before.quantity() instanceof Quantity.PeopleHolding;
        var then = new LinkedHashMap<Object, Certification>();
        var now = new LinkedHashMap<Object, Certification>();
        holders(before.counted().stream()).forEach(held -> then.put(perPerson ? held.person() : Held.of(held), held));
        holders(after.counted().stream()).forEach(held -> now.put(perPerson ? held.person() : Held.of(held), held));
        Map<Certification, Reason> reasons = new HashMap<>();
        after.leftOut()
                .forEach(left -> holders(Stream.of(left.what())).forEach(held -> reasons.put(held, left.reason())));
        then.forEach((key, held) -> {
            if (!now.containsKey(key)) {
                ended.computeIfAbsent(new End(reasons.getOrDefault(held, Reason.EXPIRED), held.credential()),
                        _ -> new LinkedHashSet<>()).add(held.person());
            }
        });
        now.forEach((key, held) -> {
            if (!then.containsKey(key)) {
                begun.computeIfAbsent(held.credential(), _ -> new LinkedHashSet<>()).add(held.person());
            }
        });
    }

    private static void customers(Observation before, Observation after, EnumSet<Moved> moved) {
        var then = amounts(before);
        var now = amounts(after);
        var all = new TreeSet<>(then.keySet());
        all.addAll(now.keySet());
        if (!before.known() || !after.known()) {
            moved.add(Moved.MONTHS);
            return;
        }
        var others = moved.size();
        for (var customer : all) {
            var one = Optional.ofNullable(then.get(customer));
            var other = Optional.ofNullable(now.get(customer));
            if (differ(one.map(Detail.Customer::now), other.map(Detail.Customer::now))) {
                moved.add(Moved.MONTHS);
            }
            if (differ(one.map(Detail.Customer::yearBefore), other.map(Detail.Customer::yearBefore))) {
                moved.add(Moved.BASELINE);
            }
        }
        if (moved.size() == others) {
            moved.add(Moved.BASELINE);
        }
    }

    private static boolean differ(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.orElse(BigDecimal.ZERO).compareTo(other.orElse(BigDecimal.ZERO)) != 0;
    }

    private static Map<CustomerId, Detail.Customer> amounts(Observation observation) {
        Map<CustomerId, Detail.Customer> amounts = new HashMap<>();
        Stream.concat(observation.counted().stream(), observation.leftOut().stream().map(Detail.LeftOut::what))
                .forEach(detail -> {
                    if (detail instanceof Detail.Customer customer) {
                        amounts.put(customer.customer(), customer);
                    }
                });
        return amounts;
    }
}
