package dev.seventy.bot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.bot.Snoozed.Said;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Source;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Fact;
import dev.seventy.evidence.Origin;
import dev.seventy.rules.Eligibility;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Detail;
import dev.seventy.scoring.MetricFinding.PartFinding;
import dev.seventy.scoring.Observation;
import dev.seventy.store.Severity;
import org.apache.commons.numbers.fraction.BigFraction;

/** Says of today what a digest has beside changes: what is missing, near, growing, and old. */
final class DigestFacts {

    /** In days, ours: a month's figures are out by the middle of the next. */
    static final int STALE_AFTER = 45;
    /** In days, ours. */
    static final int UNCHECKED_AFTER = 90;

    private static final int MOST_PREREQUISITES = 3;
    private static final int MOST_CUSTOMERS = 3;
    /** In percent of a threshold, ours. */
    private static final int NEAR = 20;

    private final List<Assessment> assessments;
    private final Directory directory;
    private final Wording wording;

    DigestFacts(List<Assessment> assessments, Directory directory, Wording wording) {
        this.assessments = assessments;
        this.directory = directory;
        this.wording = wording;
    }

    private static String name(Assessment assessment) {
        return assessment.version().designation().name();
    }

    /** {@code 2 with Azure Solutions Architect Expert (AZ-305) needed, 1 counts: Data & AI and Infrastructure}. */
    List<Said> missing(Snoozed snoozed) {
        Map<Said, Set<String>> missing = new LinkedHashMap<>();
        assessments
                .stream().filter(
                        assessment -> !snoozed.hides(area(assessment)))
                .forEach(assessment -> assessment.metrics()
                        .forEach(metric -> metric.missingPrerequisites().forEach(part -> missing.computeIfAbsent(
                                new Said(wording.prerequisite(metric, part).replaceFirst("^[^:]*: ", ""), taking(part)),
                                _ -> new TreeSet<>()).add(name(assessment)))));
        missing.keySet().removeIf(one -> snoozed.hidesAll(one.about()));
        var said = missing.entrySet().stream()
                .map(one -> new Said(one.getKey().sentence() + ": " + list(one.getValue()), one.getKey().about()))
                .toList();
        var more = said.size() - MOST_PREREQUISITES;
        return more <= 0 ? said
                : Stream.concat(said.stream().limit(MOST_PREREQUISITES),
                        Stream.of(new Said(more + (more == 1 ? " more is missing" : " more are missing"), Set.of())))
                        .toList();
    }

    private static DigestItem area(Assessment assessment) {
        return new DigestItem.Area(assessment.version().designation().id());
    }

    private static Set<DigestItem> taking(PartFinding part) {
        return part.best().quantity() instanceof Quantity.PeopleHolding people ? people.anyOf().stream()
                .map(accepted -> new DigestItem.Certified(accepted.credential())).collect(Collectors.toSet())
                : Set.of();
    }

    /** How bad designations, metrics and customers stand, and for how many prerequisites a certification is missing. */
    List<Map.Entry<DigestItem, Severity>> severities() {
        List<Map.Entry<DigestItem, Severity>> all = new ArrayList<>();
        for (var assessment : assessments) {
            var lacksInAll = BigFraction.ZERO;
            for (var metric : assessment.metrics()) {
                var lacking = metric.metric().maximum().value().subtract(metric.points());
                lacksInAll = lacksInAll.add(lacking);
                all.add(Map.entry(new DigestItem.Metric(area(assessment).name(), metric.metric().kind().id()),
                        severity(lacking, 0)));
                metric.missingPrerequisites().forEach(
                        part -> taking(part).forEach(item -> all.add(Map.entry(item, severity(BigFraction.ZERO, 1)))));
            }
            all.add(Map.entry(area(assessment),
                    severity(lacksInAll, assessment.missingPrerequisites().size() + (assessment.qualifies() ? 0 : 1))));
        }
        near().forEach(near -> all.add(Map.entry(near.item(), severity(BigFraction.ZERO, near.counts() ? 0 : 1))));
        return all;
    }

    private static Severity severity(BigFraction points, int missing) {
        return new Severity(Numbers.rounded(points), missing, Optional.empty());
    }

    private static String list(Set<String> areas) {
        return Wording.list(List.copyOf(areas));
    }

    private static Stream<Observation> observations(Assessment assessment) {
        return assessment.metrics().stream().flatMap(metric -> metric.parts().stream())
                .flatMap(part -> all(part.best()));
    }

    private static Stream<Observation> all(Observation observation) {
        return Stream.concat(Stream.of(observation), observation.of().stream().flatMap(DigestFacts::all));
    }

    /** A customer at a threshold. */
    private record Near(Detail.Customer customer, Eligibility eligibility) {

        BigFraction apart() {
            return Place.exact(customer.now()).subtract(threshold()).abs().divide(threshold());
        }

        boolean isNear() {
            return threshold().signum() > 0 && apart().compareTo(BigFraction.of(NEAR, 100)) <= 0;
        }

        boolean counts() {
            return eligibility.holds(customer.now());
        }

        DigestItem item() {
            return new DigestItem.Customer(customer.customer().tenant());
        }

        private BigFraction threshold() {
            return Place.exact(eligibility.threshold().value());
        }
    }

    /** Those who may see revenue are told which customers are about to count, or to count no more. */
    List<Said> customers(Snoozed snoozed) {
        return !directory.showsRevenue() ? List.of()
                : near().stream().filter(one -> !snoozed.hides(one.item()))
                        .map(one -> new Said(customer(one), Set.of(one.item()))).distinct().limit(MOST_CUSTOMERS)
                        .toList();
    }

    private List<Near> near() {
        Set<Near> near = new LinkedHashSet<>();
        assessments.forEach(assessment -> observations(assessment).forEach(found -> {
            if (found.quantity() instanceof Quantity.NetCustomers wanted) {
                Stream.concat(found.counted().stream(), found.leftOut().stream().map(Detail.LeftOut::what))
                        .filter(Detail.Customer.class::isInstance).map(Detail.Customer.class::cast)
                        .map(customer -> new Near(customer, wanted.eligibility())).filter(Near::isNear)
                        .forEach(near::add);
            }
        }));
        return near.stream().sorted(Comparator.comparing(Near::apart).thenComparing(one -> one.customer().customer()))
                .toList();
    }

    private String customer(Near near) {
        var threshold = Numbers.usd(near.eligibility().threshold().value());
        var now = Numbers.usd(near.customer().now());
        return directory.customer(near.customer().customer().tenant()).orElse("A customer") + " "
                + (near.counts()
                        ? now + ", and counts " + (near.eligibility().strictly() ? "above " : "from ") + threshold
                                + " on"
                        : now + " of " + threshold);
    }

    /** {@code Growth against last year: +14.24 % (Data & AI and Infrastructure)}; empty where none is known. */
    Optional<String> growth() {
        Map<String, Set<String>> growth = new TreeMap<>();
        assessments.forEach(assessment -> observations(assessment)
                .filter(found -> found.quantity() instanceof Quantity.GrowthPercent && found.known())
                .forEach(found -> growth.computeIfAbsent(grown(found), _ -> new TreeSet<>()).add(name(assessment))));
        return growth.isEmpty() ? Optional.empty()
                : Optional.of("Growth against last year's baseline: " + String.join("; ", growth.entrySet().stream()
                        .map(one -> one.getKey() + " (" + list(one.getValue()) + ")").toList()));
    }

    private String grown(Observation found) {
        return wording.value(found) + (directory.showsRevenue() && found.of().size() == 2
                && found.of().stream().allMatch(part -> part.known() && part.quantity().isRevenue())
                        ? ", " + wording.value(found.of().getFirst()) + " against "
                                + wording.value(found.of().getLast())
                        : "");
    }

    /** A kind of material with how many days ago the newest day is that it speaks of. */
    record Aged(Origin.Kind kind, LocalDate newest, long days) {

        String sentence() {
            return Wording.capital(kind.words()) + ": data to " + Numbers.show(newest) + ", " + days + " days old";
        }
    }

    /** The kinds of material that are renewed every month and were not. */
    static List<Aged> stale(Evidence evidence, LocalDate today) {
        Map<Origin.Kind, LocalDate> newest = new EnumMap<>(Origin.Kind.class);
        Stream.<Stream<? extends Fact>>of(evidence.certifications().stream(), evidence.usage().stream(),
                evidence.measures().stream()).flatMap(some -> some).map(Fact::origin)
                .filter(origin -> DigestItem.AGEING.contains(origin.kind()))
                .forEach(origin -> newest.merge(origin.kind(), origin.dataDay(), DigestFacts::later));
        evidence.exports()
                .forEach(export -> newest.merge(Origin.Kind.TRAININGS_EXPORT, export.dataDay(), DigestFacts::later));
        return newest.entrySet().stream()
                .map(one -> new Aged(one.getKey(), one.getValue(), ChronoUnit.DAYS.between(one.getValue(), today)))
                .filter(aged -> aged.days() > STALE_AFTER).toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The day on which any of the rules was last compared with its sources, of that longest ago. */
    static Optional<LocalDate> checked(List<RuleVersion> versions) {
        return versions.stream().flatMap(version -> version.sources().values().stream().map(Source::verifiedOn)
                .max(Comparator.naturalOrder()).stream()).min(Comparator.naturalOrder());
    }
}
