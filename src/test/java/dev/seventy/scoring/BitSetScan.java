package dev.seventy.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Place;
import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.RuleVersion;
import dev.seventy.rules.Rulebook;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The rules of August 2026 written by hand for speed alone: a bit set per credential, one pass over the consumption,
 * and the points as they come. It names nothing that was counted and knows no other version; it is what
 * {@link Scoring} is measured against, and a second opinion on its points.
 */
final class BitSetScan {

    static final String VERSION = "2026-08";

    private static final int SHARE_THAT_IS_SMB = 80;
    private static final int NEEDED_IN_TOTAL = 70;

    private final Map<CredentialId, Integer> credentials = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Set<String> securityServices = new HashSet<>();
    private final Map<String, BigFraction> rates = new HashMap<>();

    /** The points of each metric, in the order of the rule file, on the path that counts. */
    record Points(ProgramPath path, List<BigFraction> metrics) {
    }

    /** Credentials of which any will do, and the last day on which each does. */
    private record Group(int[] credentials, LocalDate[] through) {
    }

    /** A figure with the newest day it speaks of. */
    private record Figure(BigFraction value, LocalDate day, boolean partly) {
    }

    /** Takes from the rules which credentials and services belong to which group. */
    BitSetScan(Rulebook rules) {
        for (var designation : rules.designations()) {
            var version = rules.named(designation.id(), VERSION).orElseThrow();
            quantitiesOf(version).forEach(quantity -> note(designation.id(), quantity));
        }
    }

    private static List<Quantity> quantitiesOf(RuleVersion version) {
        return version.paths().values().stream().flatMap(ruleset -> ruleset.metrics().stream())
                .flatMap(metric -> metric.parts().stream()).flatMap(part -> part.options().stream())
                .map(option -> option.quantity()).toList();
    }

    private void note(String area, Quantity quantity) {
        switch (quantity) {
            case Quantity.PeopleHolding people -> groups.put(area + "/" + people.group(), group(people));
            case Quantity.NetCustomers net when area.equals("security") ->
                securityServices.addAll(net.scope().services());
            case Quantity.ConsumptionValue value ->
                value.rates().forEach((name, rate) -> rates.put(name, rate.value()));
            case Quantity.Newer(var reported, var fromRows) -> {
                note(area, reported);
                note(area, fromRows);
            }
            case Quantity.Sum(var addends) -> addends.forEach(addend -> note(area, addend));
            case Quantity.GrowthPercent(var current, var baseline) -> {
                note(area, current);
                note(area, baseline);
            }
            default -> {
            }
        }
    }

    private Group group(Quantity.PeopleHolding people) {
        var accepted = people.anyOf();
        return new Group(accepted.stream()
                .mapToInt(one -> credentials.computeIfAbsent(one.credential(), _ -> credentials.size())).toArray(),
                accepted.stream().map(one -> one.through().orElse(LocalDate.MAX)).toArray(LocalDate[]::new));
    }

    /** The points of all six designations. */
    Map<String, Points> scan(Evidence evidence, LocalDate asOf) {
        return new Scan(evidence, asOf).points();
    }

    /** What one customer consumed in the months that any rule looks at. */
    private static final class Customer {
        private BigDecimal last = BigDecimal.ZERO;
        private BigDecimal secondLast = BigDecimal.ZERO;
        private BigDecimal lastThen = BigDecimal.ZERO;
        private BigDecimal secondLastThen = BigDecimal.ZERO;
        private BigDecimal securityYear = BigDecimal.ZERO;
        private BigDecimal securityYearThen = BigDecimal.ZERO;
        private @Nullable String segment;
        private int segmentMonthsAgo = Integer.MAX_VALUE;
    }

    private final class Scan {

        private final Evidence evidence;
        private final LocalDate asOf;
        private final BitSet[] holders = new BitSet[credentials.size()];
        private final BitSet left = new BitSet();
        private final Map<CustomerId, Customer> customers = new HashMap<>();
        private final Map<String, BigDecimal> services = new HashMap<>();
        private int newest = Integer.MIN_VALUE;
        private int oldest = Integer.MAX_VALUE;

        Scan(Evidence evidence, LocalDate asOf) {
            this.evidence = evidence;
            this.asOf = asOf;
            scanPeople();
            scanUsage();
        }

        private void scanPeople() {
            Map<PersonId, Integer> numbers = new HashMap<>();
            for (int index = 0; index < holders.length; index++) {
                holders[index] = new BitSet();
            }
            for (var certification : evidence.certifications()) {
                if (certification.active() && !certification.earned().isAfter(asOf)) {
                    var credential = credentials.get(certification.credential());
                    if (credential != null
                            && (certification.expires().isEmpty() || !certification.expires().get().isBefore(asOf))) {
                        holders[credential].set(numbers.computeIfAbsent(certification.person(), _ -> numbers.size()));
                    }
                }
            }
            for (var staff : evidence.staff()) {
                // Microsoft counts a leaver until about the tenth of the next month.
                if (staff.until().isPresent() && !asOf.isBefore(staff.until().get().plusMonths(1).withDayOfMonth(10))) {
                    var number = numbers.get(staff.person());
                    if (number != null) {
                        left.set(number);
                    }
                }
            }
        }

        private int people(String group) {
            var wanted = groups.get(group);
            if (wanted == null) {
                throw new IllegalArgumentException("no group " + group);
            }
            var found = new BitSet();
            for (int index = 0; index < wanted.credentials().length; index++) {
                if (!wanted.through()[index].isBefore(asOf)) {
                    found.or(holders[wanted.credentials()[index]]);
                }
            }
            found.andNot(left);
            return found.cardinality();
        }

        private static int number(YearMonth month) {
            return month.getYear() * 12 + month.getMonthValue() - 1;
        }

        private void scanUsage() {
            var current = number(YearMonth.from(asOf));
            for (var usage : evidence.usage()) {
                var month = number(usage.month());
                if (month < current) {
                    newest = Math.max(newest, month);
                    oldest = Math.min(oldest, month);
                }
            }
            if (newest < current - 3) {
                newest = Integer.MIN_VALUE;
                return;
            }
            for (var usage : evidence.usage()) {
                var monthsAgo = newest - number(usage.month());
                if (monthsAgo >= 0 && monthsAgo < 24) {
                    scan(usage, monthsAgo);
                }
            }
        }

        private void scan(AzureUsage usage, int monthsAgo) {
            var associations = usage.associations();
            var security = associations.contains("PAL") || associations.contains("CSP");
            if (!security && !associations.contains("DPOR")
                    || usage.offerType().isPresent() && switch (usage.offerType().get()) {
                        case "Support", "Internal", "Benefit Program", "Trial" -> true;
                        default -> false;
                    }) {
                return;
            }
            var service = usage.service();
            var amount = usage.acrUsd();
            if (monthsAgo < 12 && !service.isEmpty() && !service.equals("Virtual Machines")
                    && !service.equals("Virtual Machines Licenses")) {
                services.merge(service, amount, BigDecimal::add);
            }
            security = security && securityServices.contains(service);
            var near = monthsAgo < 2 || monthsAgo == 12 || monthsAgo == 13;
            if (!security && !near) {
                return;
            }
            var customer = customers.computeIfAbsent(usage.customer(), _ -> new Customer());
            if (security) {
                if (monthsAgo < 12) {
                    customer.securityYear = customer.securityYear.add(amount);
                } else {
                    customer.securityYearThen = customer.securityYearThen.add(amount);
                }
            }
            switch (monthsAgo) {
                case 0 -> customer.last = customer.last.add(amount);
                case 1 -> customer.secondLast = customer.secondLast.add(amount);
                case 12 -> customer.lastThen = customer.lastThen.add(amount);
                case 13 -> customer.secondLastThen = customer.secondLastThen.add(amount);
                default -> {
                }
            }
            if (monthsAgo < customer.segmentMonthsAgo && usage.segment().isPresent()) {
                customer.segment = usage.segment().get();
                customer.segmentMonthsAgo = monthsAgo;
            }
        }

        private LocalDate endOf(int month) {
            return YearMonth.of(month / 12, month % 12 + 1).atEndOfMonth();
        }

        private Figure fromRows(BigFraction value) {
            return new Figure(value, endOf(newest), false);
        }

        private @Nullable Figure netAzureCustomers(int threshold) {
            if (newest == Integer.MIN_VALUE || newest - 13 < oldest) {
                return null;
            }
            var least = BigDecimal.valueOf(threshold);
            int net = 0;
            for (var customer : customers.values()) {
                net += customer.last.max(customer.secondLast).compareTo(least) >= 0 ? 1 : 0;
                net -= customer.lastThen.max(customer.secondLastThen).compareTo(least) >= 0 ? 1 : 0;
            }
            return fromRows(BigFraction.of(net));
        }

        private @Nullable Figure netSecurityCustomers() {
            if (newest == Integer.MIN_VALUE || newest - 23 < oldest) {
                return null;
            }
            var least = BigDecimal.valueOf(600);
            int net = 0;
            for (var customer : customers.values()) {
                net += customer.securityYear.compareTo(least) >= 0 ? 1 : 0;
                net -= customer.securityYearThen.compareTo(least) >= 0 ? 1 : 0;
            }
            return fromRows(BigFraction.of(net));
        }

        private @Nullable Figure lastMonth() {
            if (newest == Integer.MIN_VALUE) {
                return null;
            }
            var sum = BigDecimal.ZERO;
            for (var customer : customers.values()) {
                sum = sum.add(customer.last);
            }
            return fromRows(Place.exact(sum));
        }

        private @Nullable Figure monthOneYearAgo() {
            if (newest == Integer.MIN_VALUE || newest - 12 < oldest) {
                return null;
            }
            var sum = BigDecimal.ZERO;
            for (var customer : customers.values()) {
                sum = sum.add(customer.lastThen);
            }
            return new Figure(Place.exact(sum), endOf(newest - 12), false);
        }

        private @Nullable Figure differentServices() {
            if (newest == Integer.MIN_VALUE) {
                return null;
            }
            int different = 0;
            for (var sum : services.values()) {
                different += sum.signum() > 0 ? 1 : 0;
            }
            return fromRows(BigFraction.of(different));
        }

        private @Nullable Figure smallShare() {
            int all = 0;
            int small = 0;
            for (var customer : customers.values()) {
                if (customer.last.signum() > 0 && customer.segment != null) {
                    all++;
                    small += customer.segment.equals("SMB") || customer.segment.equals("SMC") ? 1 : 0;
                }
            }
            return all == 0 ? null : fromRows(BigFraction.of(100L * small, all));
        }

        private boolean speaksOf(Measure measure, String area, ProgramPath path) {
            return measure.area().equals(area) && !measure.asOf().isAfter(asOf)
                    && (measure.path().isEmpty() || measure.path().get().equals(path.word()));
        }

        private static LocalDate day(Measure measure) {
            return measure.month().isPresent() ? measure.month().get().atEndOfMonth() : measure.asOf();
        }

        /** The newer data day, then the one for a path, then the one read later. */
        private static int compare(Measure one, Measure other) {
            var compared = day(one).compareTo(day(other));
            compared = compared != 0 ? compared : Boolean.compare(one.path().isPresent(), other.path().isPresent());
            compared = compared != 0 ? compared : one.asOf().compareTo(other.asOf());
            return compared != 0 ? compared : one.origin().recorded().compareTo(other.origin().recorded());
        }

        private @Nullable Figure reported(String area, ProgramPath path, String name, @Nullable String association) {
            Measure newestMeasure = null;
            for (var measure : evidence.measures()) {
                if (measure.name().equals(name) && speaksOf(measure, area, path)
                        && (association == null ? measure.association().isEmpty()
                                : measure.association().isPresent() && measure.association().get().equals(association))
                        && (newestMeasure == null || compare(measure, newestMeasure) > 0)) {
                    newestMeasure = measure;
                }
            }
            return newestMeasure == null ? null
                    : new Figure(Place.exact(newestMeasure.value()), day(newestMeasure), false);
        }

        private @Nullable Figure reported(String area, ProgramPath path, String name) {
            return reported(area, path, name, null);
        }

        private @Nullable Figure consumptionValue(ProgramPath path, int yearsBack) {
            int last = Integer.MIN_VALUE;
            List<Measure> units = new ArrayList<>();
            for (var measure : evidence.measures()) {
                if (measure.name().startsWith("mcv_units:") && speaksOf(measure, "business-applications", path)) {
                    units.add(measure);
                    if (month(measure) < number(YearMonth.from(asOf))) {
                        last = Math.max(last, month(measure));
                    }
                }
            }
            if (last == Integer.MIN_VALUE) {
                return null;
            }
            var asked = last - 12 * yearsBack;
            Map<String, Measure> byWorkload = new HashMap<>();
            for (var measure : units) {
                if (month(measure) == asked) {
                    byWorkload.merge(measure.name().substring("mcv_units:".length()), measure,
                            (known, further) -> compare(further, known) >= 0 ? further : known);
                }
            }
            if (byWorkload.isEmpty()) {
                return null;
            }
            var sum = BigFraction.ZERO;
            for (var entry : byWorkload.entrySet()) {
                var rate = rates.get(entry.getKey());
                if (rate != null) {
                    sum = sum.add(rate.multiply(Place.exact(entry.getValue().value())));
                }
            }
            return new Figure(sum, endOf(asked), false);
        }

        private static int month(Measure measure) {
            return measure.month().isPresent() ? number(measure.month().get())
                    : number(YearMonth.from(measure.asOf())) - 1;
        }

        private static @Nullable Figure newer(@Nullable Figure reported, @Nullable Figure fromRows) {
            if (reported == null) {
                return fromRows;
            }
            return fromRows == null || fromRows.partly() || reported.day().isAfter(fromRows.day()) ? reported
                    : fromRows;
        }

        private static @Nullable Figure sum(@Nullable Figure one, @Nullable Figure other) {
            if (one == null || other == null) {
                var known = one == null ? other : one;
                return known == null ? null : new Figure(known.value(), known.day(), true);
            }
            return new Figure(one.value().add(other.value()), one.day().isBefore(other.day()) ? one.day() : other.day(),
                    false);
        }

        private static BigFraction growth(@Nullable Figure current, @Nullable Figure baseline) {
            return current == null || baseline == null || baseline.value().signum() <= 0 ? BigFraction.ZERO
                    : current.value().subtract(baseline.value()).multiply(100).divide(baseline.value());
        }

        /** Growth within one source: the newer pair, on a tie the rows. */
        private static BigFraction growth(@Nullable Figure current, @Nullable Figure baseline,
                @Nullable Figure currentRows, @Nullable Figure baselineRows) {
            if (current == null || baseline == null) {
                return growth(currentRows, baselineRows);
            }
            return currentRows != null && baselineRows != null && !current.day().isAfter(currentRows.day())
                    ? growth(currentRows, baselineRows)
                    : growth(current, baseline);
        }

        private static boolean reaches(@Nullable Figure figure, int least) {
            return figure != null && figure.value().compareTo(BigFraction.of(least)) >= 0;
        }

        private static BigFraction earned(@Nullable Figure figure, int numerator, int denominator) {
            return figure == null || figure.value().signum() <= 0 ? BigFraction.ZERO
                    : figure.value().multiply(BigFraction.of(numerator, denominator));
        }

        private static BigFraction larger(BigFraction one, BigFraction other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        /** Between zero and the most. */
        private static BigFraction capped(int most, BigFraction points) {
            var maximum = BigFraction.of(most);
            return points.signum() <= 0 ? BigFraction.ZERO : points.compareTo(maximum) > 0 ? maximum : points;
        }

        Map<String, Points> points() {
            Map<String, Points> points = new HashMap<>();
            points.put("business-applications", businessApplications());
            var current = lastMonth();
            var baseline = monthOneYearAgo();
            var share = smallShare();
            var different = differentServices();
            for (var area : List.of("data-ai", "digital-app-innovation", "infrastructure")) {
                points.put(area, azure(area, current, baseline, share, different));
            }
            points.put("modern-work", better(modernWork(ProgramPath.ENTERPRISE), modernWork(ProgramPath.SMB)));
            var securityNet = netSecurityCustomers();
            points.put("security",
                    better(security(ProgramPath.ENTERPRISE, securityNet), security(ProgramPath.SMB, securityNet)));
            return points;
        }

        private Points azure(String area, @Nullable Figure currentRows, @Nullable Figure baselineRows,
                @Nullable Figure share, @Nullable Figure different) {
            var path = reaches(newer(reported(area, ProgramPath.SMB, "smb_customer_share_percent"), share),
                    SHARE_THAT_IS_SMB) ? ProgramPath.SMB : ProgramPath.ENTERPRISE;
            var small = path == ProgramPath.SMB;
            List<BigFraction> metrics = new ArrayList<>();
            metrics.add(capped(30, earned(
                    newer(reported(area, path, "net_customer_adds"), netAzureCustomers(small ? 500 : 1000)), 10, 1)));
            var gate = small ? 1 : 2;
            var step = small ? 4 : 0;
            var administrators = people(area + "/administrators") >= gate;
            var architects = people(area + "/architects") >= gate;
            if (area.equals("data-ai")) {
                metrics.add(capped(40, BigFraction.of((administrators ? step : 0) + (architects ? step : 0)
                        + (administrators && architects ? 4 * people(area + "/scorers") : 0))));
            } else {
                metrics.add(capped(20,
                        BigFraction.of(administrators ? step + 4 * people(area + "/intermediate_scorers") : 0)));
                metrics.add(capped(20, BigFraction.of(architects ? step + 4 * people(area + "/advanced_scorers") : 0)));
            }
            var current = reported(area, path, "current_acr_usd");
            var baseline = reported(area, path, "baseline_acr_usd");
            metrics.add(capped(20,
                    reaches(newer(current, currentRows), 1000) ? growth(current, baseline, currentRows, baselineRows)
                            : BigFraction.ZERO));
            metrics.add(capped(10, earned(newer(reported(area, path, "deployments"), different), 2, 1)));
            return new Points(path, metrics);
        }

        private Points businessApplications() {
            var area = "business-applications";
            var path = reaches(reported(area, ProgramPath.ENTERPRISE, "workloads_above_5000_in_both_months"), 5)
                    ? ProgramPath.ENTERPRISE
                    : ProgramPath.SMB;
            var small = path == ProgramPath.SMB;
            var intermediate = people(area + "/intermediate_scorers");
            var advanced = people(area + "/advanced_scorers");
            var current = reported(area, path, "current_mcv");
            var baseline = reported(area, path, "baseline_mcv");
            var currentRows = consumptionValue(path, 0);
            var baselineRows = consumptionValue(path, 1);
            return new Points(path,
                    List.of(capped(15, earned(reported(area, path, "net_customer_adds"), 3, 1)),
                            capped(20, BigFraction.of(small ? 4 * intermediate : intermediate)),
                            capped(15, BigFraction.of(15 * advanced, small ? 2 : 7)),
                            capped(30,
                                    reaches(newer(baseline, baselineRows), small ? 25_000 : 50_000)
                                            ? growth(current, baseline, currentRows, baselineRows)
                                            : BigFraction.ZERO),
                            capped(20, earned(reported(area, path, "deployments"), 4, 1))));
        }

        private Points modernWork(ProgramPath path) {
            var area = "modern-work";
            var small = path == ProgramPath.SMB;
            var other = small ? "CSP" : "DPOR";
            return new Points(path,
                    List.of(capped(20, earned(reported(area, path, "net_customer_adds"), small ? 2 : 4, 1)),
                            capped(10, BigFraction.of(5 * people(area + "/intermediate_scorers"), small ? 1 : 2)),
                            capped(15, BigFraction.of(15 * people(area + "/advanced_scorers"), small ? 1 : 2)),
                            capped(30,
                                    larger(earned(reported(area, path, "growth", "CPOR"), 3, small ? 50 : 100),
                                            earned(reported(area, path, "growth", other), 3, small ? 200 : 400))),
                            capped(25, larger(earned(reported(area, path, "deployments", "CPOR"), 5, 1),
                                    earned(reported(area, path, "deployments", other), 5, 2)))));
        }

        private Points security(ProgramPath path, @Nullable Figure netRows) {
            var area = "security";
            var small = path == ProgramPath.SMB;
            var gate = small ? 1 : 2;
            var step = small ? 4 : 0;
            var engineers = people(area + "/engineers") >= gate;
            var analysts = people(area + "/analysts") >= gate;
            var scorers = engineers && analysts ? people(area + "/scorers") : 0;
            return new Points(path, List.of(
                    capped(20,
                            earned(newer(reported(area, path, "net_customer_adds"),
                                    sum(netRows, reported(area, path, "m365_net_customer_adds"))), small ? 4 : 2, 1)),
                    capped(40,
                            BigFraction.of((engineers ? step : 0) + (analysts ? step : 0))
                                    .add(small ? BigFraction.of(8 * scorers) : BigFraction.of(20 * scorers, 3))),
                    capped(20,
                            earned(reported(area, path, "azure_acr_growth_usd"), 1, small ? 750 : 1250).add(earned(
                                    reported(area, path, "m365_protected_user_growth"), 1, small ? 50 : 125))),
                    capped(20, earned(newer(reported(area, path, "deployments"),
                            sum(reported(area, path, "azure_deployments"), reported(area, path, "m365_deployments"))),
                            10, 3))));
        }

        /** The one that qualifies, then the higher total, then Enterprise. */
        private static Points better(Points enterprise, Points small) {
            if (qualifies(small) != qualifies(enterprise)) {
                return qualifies(small) ? small : enterprise;
            }
            return total(small).compareTo(total(enterprise)) > 0 ? small : enterprise;
        }

        private static BigFraction total(Points points) {
            var total = BigFraction.ZERO;
            for (var metric : points.metrics()) {
                total = total.add(metric);
            }
            return total;
        }

        private static boolean qualifies(Points points) {
            for (var metric : points.metrics()) {
                if (metric.signum() <= 0) {
                    return false;
                }
            }
            return total(points).compareTo(BigFraction.of(NEEDED_IN_TOTAL)) >= 0;
        }
    }
}
