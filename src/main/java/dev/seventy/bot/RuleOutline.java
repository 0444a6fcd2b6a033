package dev.seventy.bot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Citation;
import dev.seventy.rules.Eligibility;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.Metric;
import dev.seventy.rules.PathChoice;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.RuleVersion;
import dev.seventy.rules.UsageScope;
import dev.seventy.rules.Window;

/** A version's rules as lines of text, each under the place it has in the rules: to show them, and to compare two. */
final class RuleOutline {

    private final Catalog catalog;

    RuleOutline(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A line of an outline with where it was read. */
    record Line(String text, String citation) {
    }

    Map<String, Line> of(RuleVersion version) {
        Map<String, Line> lines = new LinkedHashMap<>();
        lines.put("path", new Line(choice(version.pathChoice()), ""));
        version.qualifying()
                .ifPresent(qualifying -> lines.put("qualifies",
                        new Line(
                                Numbers.show(qualifying.totalAtLeast().value()) + " points in all and in every metric "
                                        + (qualifying.strictly() ? "more than " : "at least ")
                                        + Numbers.show(qualifying.everyMetric().value()),
                                cite(qualifying.totalAtLeast().citation()))));
        new TreeMap<>(version.paths()).forEach((path, ruleset) -> ruleset.metrics().forEach(metric -> {
            var place = path.title() + " / " + metric.kind().name();
            lines.put(place, new Line("at most " + Numbers.show(metric.maximum().value()) + " points",
                    cite(metric.maximum().citation())));
            metric.parts().forEach(part -> lines.put(place + " / " + part.name().replace('_', ' '), part(part)));
        }));
        new TreeMap<>(version.rates()).forEach((workload, rate) -> lines.put("rate / " + workload,
                new Line(Numbers.show(rate.value()), cite(rate.citation()))));
        return lines;
    }

    /**
     * A line for each route by which a requirement is met, and one for each tier of which nothing is told; then who
     * counts as what.
     */
    Map<String, Line> of(Ladder ladder) {
        Map<String, Line> lines = new LinkedHashMap<>();
        Map<String, Line> groups = new LinkedHashMap<>();
        for (var tier : ladder.tiers()) {
            if (tier.conditions().isEmpty()) {
                lines.put(tier.name(), new Line("not published", ""));
            }
            for (var condition : tier.conditions()) {
                for (var route : condition.routes()) {
                    lines.put(
                            tier.name() + " / " + condition.id() + (route.name().isEmpty() ? "" : " / " + route.name()),
                            line(condition, route));
                    route.requirements().stream().flatMap(requirement -> people(requirement.quantity()))
                            .forEach(people -> groups.put("counted as / " + people.group(),
                                    new Line(quantity(people), cite(people.citation()))));
                }
            }
        }
        lines.putAll(groups);
        return lines;
    }

    private static Line line(Ladder.Condition condition, Ladder.Route route) {
        return new Line(
                condition.name() + ": "
                        + route.requirements().stream().map(QuantityWords::asked).collect(Collectors.joining(" and "))
                        + " (" + TierAnswers.known(condition) + ")",
                Stream.concat(Stream.of(condition.citation()),
                        route.requirements().stream().map(requirement -> requirement.atLeast().citation()))
                        .map(RuleOutline::cite).distinct().collect(Collectors.joining("; ")));
    }

    /** The groups of people of whom a quantity is made. */
    private static Stream<Quantity.PeopleHolding> people(Quantity quantity) {
        return switch (quantity) {
            case Quantity.PeopleHolding people -> Stream.of(people);
            case Quantity.CertificationsHeld(var people) -> Stream.of(people);
            case Quantity.Share(var part, var whole) -> Stream.concat(people(part), people(whole));
            case Quantity.Sum(var addends) -> addends.stream().flatMap(RuleOutline::people);
            case Quantity.Newer(var reported, var fromRows) -> Stream.concat(people(reported), people(fromRows));
            case Quantity.Greater(var reported, var fromRows) -> Stream.concat(people(reported), people(fromRows));
            case Quantity.GrowthPercent(var current, var baseline) -> Stream.concat(people(current), people(baseline));
            case Quantity.Increase(var current, var baseline) -> Stream.concat(people(current), people(baseline));
            case Quantity.Attested _,Quantity.Achieved _,Quantity.Reported _,Quantity.NetCustomers _,Quantity.Consumption _,Quantity.DistinctServices _,Quantity.CustomerShare _,Quantity.ConsumptionValue _ ->
                Stream.empty();
        };
    }

    private static String cite(Citation citation) {
        return citation.toString();
    }

    private Line part(Metric.Part part) {
        var text = new StringBuilder();
        part.step().ifPresent(step -> text.append("step ").append(step).append(": "));
        part.atLeast().ifPresent(least -> text.append("at least ").append(Numbers.show(least.value())).append(' '));
        text.append(part.options().stream().map(this::option).collect(Collectors.joining("; or ")));
        if (!part.after().isEmpty()) {
            text.append("; once ").append(Wording.list(part.after())).append(" are met");
        }
        var citation = part.options().stream().flatMap(option -> option.pointsEach().stream()).findFirst()
                .map(each -> cite(each.citation())).or(() -> part.atLeast().map(least -> cite(least.citation())))
                .orElse("");
        return new Line(text.toString(), citation);
    }

    private String option(Metric.Option option) {
        return quantity(option.quantity()) + option.pointsEach()
                .map(each -> ", " + each.value().toString().replace(" ", "") + " points each").orElse("")
                + option.upTo().map(most -> ", up to " + Numbers.show(most.value())).orElse("");
    }

    /** What is counted, in words. */
    private String quantity(Quantity quantity) {
        return switch (quantity) {
            case Quantity.PeopleHolding people -> "people with " + people.anyOf().stream()
                    .map(accepted -> catalog.get(accepted.credential()).title()
                            + accepted.through().map(day -> " through " + Numbers.show(day)).orElse(""))
                    .collect(Collectors.joining(", "));
            case Quantity.CertificationsHeld(var people) -> "certifications held by " + quantity(people);
            case Quantity.Attested(var what) -> what.replace('_', ' ') + ", attested";
            case Quantity.Achieved(var kinds) -> "confirmed " + kinds.stream().sorted()
                    .map(kind -> kind.word().replace('_', ' ') + "s").collect(Collectors.joining(" and "));
            case Quantity.Share(var part, var whole) -> "share of " + quantity(part) + " in " + quantity(whole);
            case Quantity.Reported(var measure, var association) ->
                "reported " + measure.replace('_', ' ') + association.map(under -> " under " + under).orElse("");
            case Quantity.NetCustomers net -> "net customers " + eligibility(net.eligibility()) + scope(net.scope())
                    + (net.counting() == Quantity.NetCustomers.Counting.FROM_NOTHING
                            ? ", new ones from nothing a year before"
                            : "");
            case Quantity.Consumption(var scope, var window) -> "consumption of " + window(window) + scope(scope);
            case Quantity.DistinctServices(var scope, var window) ->
                "different services with consumption in " + window(window) + scope(scope);
            case Quantity.CustomerShare(var _, var segments) ->
                "percent of customers in segment " + String.join(" or ", segments.stream().sorted().toList());
            case Quantity.ConsumptionValue(var _, var yearsBack) ->
                "monthly consumption value of " + window(new Window(1, yearsBack));
            case Quantity.GrowthPercent(var current, var baseline) ->
                "percent by which " + quantity(current) + " exceeds " + quantity(baseline);
            case Quantity.Increase(var current, var baseline) ->
                "amount by which " + quantity(current) + " exceeds " + quantity(baseline);
            case Quantity.Sum(var addends) ->
                addends.stream().map(this::quantity).collect(Collectors.joining(" plus "));
            case Quantity.Newer(var reported, var fromRows) -> quantity(fromRows) + " (or " + quantity(reported) + ")";
            case Quantity.Greater(var reported, var fromRows) ->
                quantity(fromRows) + " (or, where it is more, " + quantity(reported) + ")";
        };
    }

    private static String eligibility(Eligibility eligibility) {
        var months = eligibility.months() + " months";
        return (eligibility.strictly() ? "above " : "from ") + Numbers.usd(eligibility.threshold().value())
                + eligibility.atMost().map(most -> " to " + Numbers.usd(most.value())).orElse("")
                + switch (eligibility.reached()) {
                    case IN_ANY_MONTH -> " in one of the last " + months;
                    case IN_EVERY_MONTH -> " in each of the last " + months;
                    case IN_TOTAL -> " over " + months;
                };
    }

    private static String window(Window window) {
        var months = window.months() == 1 ? "the last month" : window.months() + " months";
        return window.yearsBack() == 0 ? months : months + " a year before";
    }

    private static String scope(UsageScope scope) {
        return (scope.associations().isEmpty() ? "" : ", under " + sorted(scope.associations()))
                + (scope.services().isEmpty() ? "" : ", of " + sorted(scope.services()))
                + (scope.servicesExcluded().isEmpty() ? "" : ", without " + sorted(scope.servicesExcluded()));
    }

    private static String sorted(java.util.Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    private String choice(PathChoice choice) {
        return switch (choice) {
            case PathChoice.Only() -> "one path for all";
            case PathChoice.BestTotal _ -> "both paths are computed, the better total counts";
            case PathChoice.FirstMatch(var conditions, var otherwise) -> conditions.stream()
                    .map(condition -> condition.path().title() + " from "
                            + Numbers.show(condition.when().atLeast().value()) + " "
                            + quantity(condition.when().quantity()))
                    .collect(Collectors.joining(", then ")) + ", otherwise " + otherwise.title();
        };
    }
}
