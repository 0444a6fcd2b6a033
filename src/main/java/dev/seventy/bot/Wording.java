package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.planning.Action;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.MetricFinding.PartFinding;
import dev.seventy.scoring.Observation;
import org.apache.commons.numbers.fraction.BigFraction;

/** Puts findings into words. */
final class Wording {

    private static final int MOST_NAMES = 3;

    /** What stands where a reader may not see the amount. */
    static final String FOR_ADMINS = "an amount for admins";

    private final Catalog catalog;
    private final Directory directory;

    /** @param directory what the reader may see */
    Wording(Catalog catalog, Directory directory) {
        this.catalog = catalog;
        this.directory = directory;
    }

    /** {@code Data & AI: 44.24 of 70 points, not qualified; 25.76 short; blocked by 1 missing prerequisite.} */
    static String verdict(Assessment assessment) {
        return assessment.version().designation().name() + ": " + (assessment.unknown().isEmpty() ? "" : "at least ")
                + Numbers.show(assessment.total()) + " of " + Numbers.show(assessment.threshold()) + " points, "
                + standing(assessment) + ".";
    }

    /** The same for a line of a table that has to fit a phone: {@code 25.76 short, 1 prerequisite missing}. */
    static String gap(Assessment assessment) {
        if (assessment.qualifies()) {
            return "qualified";
        }
        List<String> gap = new ArrayList<>();
        if (assessment.shortfall().signum() > 0) {
            gap.add(Numbers.show(assessment.shortfall()) + " short");
        }
        var missing = assessment.missingPrerequisites().size();
        if (missing > 0) {
            gap.add(missing + (missing == 1 ? " prerequisite missing" : " prerequisites missing"));
        }
        var empty = assessment.tooLow().stream().filter(MetricFinding::known)
                .filter(metric -> metric.missingPrerequisites().isEmpty()).count();
        if (empty > 0) {
            gap.add(empty + (empty == 1 ? " metric empty" : " metrics empty"));
        }
        if (!assessment.unknown().isEmpty()) {
            gap.add("no data for " + assessment.unknown().size());
        }
        return gap.isEmpty() ? "not qualified" : String.join(", ", gap);
    }

    /** {@code not qualified; 25.76 short; blocked by 1 missing prerequisite}. */
    static String standing(Assessment assessment) {
        if (assessment.qualifies()) {
            return "qualified";
        }
        var unknown = assessment.unknown();
        var verdict = new StringBuilder();
        verdict.append(unknown.isEmpty() ? "not qualified" : "not qualified by what is known");
        if (assessment.shortfall().signum() > 0) {
            verdict.append("; ").append(Numbers.show(assessment.shortfall())).append(" short");
        }
        var missing = assessment.missingPrerequisites().size();
        if (missing > 0) {
            verdict.append("; blocked by ").append(missing)
                    .append(missing == 1 ? " missing prerequisite" : " missing prerequisites");
        }
        var empty = assessment.tooLow().stream().filter(MetricFinding::known)
                .filter(metric -> metric.missingPrerequisites().isEmpty())
                .map(metric -> metric.metric().kind().name().toLowerCase(java.util.Locale.ROOT)).toList();
        if (!empty.isEmpty()) {
            verdict.append("; no points for ").append(list(empty));
        }
        if (!unknown.isEmpty()) {
            verdict.append("; no data for ").append(list(unknown.stream()
                    .map(metric -> metric.metric().kind().name().toLowerCase(java.util.Locale.ROOT)).toList()));
        }
        return verdict.toString();
    }

    /** What was found of a metric, in a few words for a table. */
    String found(MetricFinding metric) {
        if (metric.parts().stream().noneMatch(PartFinding::known)) {
            return metric.parts().getFirst().best().remark().map(Wording::remark).orElse("no data yet");
        }
        var waiting = metric.missingPrerequisites();
        var main = metric.main().orElse(metric.parts().getLast());
        var words = main.best().known()
                ? metric.parts().stream().filter(part -> part.part().earns() && part.part().step().isEmpty())
                        .map(part -> part.best().known() ? value(part.best()) : remark(part.best())).collect(
                                Collectors.joining(" and "))
                : remark(main.best());
        if (!waiting.isEmpty()) {
            return words + ", shut by step "
                    + list(waiting.stream().map(part -> String.valueOf(part.part().step().orElse(0))).toList());
        }
        var shut = metric.parts().stream().filter(part -> !part.met()).findFirst();
        if (shut.isPresent()) {
            return words + ", shut: " + (shut.get().known() ? value(shut.get().best()) : remark(shut.get().best()))
                    + " of " + Numbers.show(shut.get().part().atLeast().orElseThrow().value()) + " needed"
                    + (shut.get().isPast() ? " a year ago" : "");
        }
        return main.best().remark().map(remark -> words + aside(remark)).orElse(words);
    }

    private static String aside(Observation.Remark remark) {
        return switch (remark) {
            case ZERO_BASELINE -> " (nothing a year ago to grow from)";
            case PARTLY_KNOWN -> " (partly known)";
            case REPORTED_IS_NEWER, REPORTED_IS_MORE -> " (as reported)";
            case NO_CERTIFICATIONS, NO_USAGE, STALE_USAGE, NO_BASELINE_MONTHS, NOT_REPORTED, MORE_THAN_THE_WHOLE,
                    NO_SEGMENTS, ROWS_ARE_NEWER, ROWS_ARE_MORE ->
                "";
        };
    }

    private static String remark(Observation observation) {
        return observation.isContradiction() ? impossible(observation) + ", which cannot be"
                : observation.remark().map(Wording::remark).orElse("no data yet");
    }

    /** {@code 500 certified people of 120 employees}. */
    static String impossible(Observation contradiction) {
        return contradiction.quantity() instanceof Quantity.Share(var part, var whole)
                ? QuantityWords.number(contradiction.of().getFirst().orZero(), part) + " of "
                        + QuantityWords.number(contradiction.of().getLast().orZero(), whole)
                : QuantityWords.things(contradiction.quantity());
    }

    static String remark(Observation.Remark remark) {
        return switch (remark) {
            case NO_CERTIFICATIONS -> "no certifications imported yet";
            case NO_USAGE -> "no Azure usage file imported yet";
            case NO_BASELINE_MONTHS -> "the usage imported does not reach back to last year";
            case NOT_REPORTED -> "not reported yet";
            case MORE_THAN_THE_WHOLE -> "a part is more than the whole, which cannot be";
            case NO_SEGMENTS -> "no customer segments known";
            case ZERO_BASELINE -> "nothing a year ago to grow from";
            case STALE_USAGE -> "the newest Azure usage imported is too old";
            case PARTLY_KNOWN -> "partly known";
            case REPORTED_IS_NEWER -> "the reported figure is newer than the rows";
            case ROWS_ARE_NEWER -> "counted from rows; a reported figure is older";
            case REPORTED_IS_MORE -> "the reported total, which is more than the rows on file; they need not be all";
            case ROWS_ARE_MORE -> "counted from rows; the reported total is not more";
        };
    }

    /** The value of an observation with its unit. */
    String value(Observation observation) {
        if (!observation.known()) {
            return remark(observation);
        }
        return value(observation.quantity(), observation.orZero());
    }

    /** A value that a quantity may have, with its unit. */
    String value(Quantity quantity, BigFraction value) {
        return quantity.isRevenue() && !directory.showsRevenue() ? FOR_ADMINS : QuantityWords.value(quantity, value);
    }

    /** {@code Step 2: 2 people with Azure Solutions Architect Expert (AZ-305) are needed, 1 counts.} */
    String prerequisite(MetricFinding metric, PartFinding part) {
        var have = part.best().orZero();
        return metric.metric().kind().name() + ", step " + part.part().step().orElse(0) + ": "
                + Numbers.show(part.part().atLeast().orElseThrow().value()) + " with " + credentials(part) + " needed, "
                + Numbers.show(have) + (have.equals(BigFraction.ONE) ? " counts" : " count");
    }

    private String credentials(PartFinding part) {
        return part.best().quantity() instanceof Quantity.PeopleHolding people ? people.anyOf().stream()
                .map(accepted -> catalog.get(accepted.credential()).title()).collect(Collectors.joining(" or "))
                : part.part().name();
    }

    /** {@code +32 points: 1 more person with Azure Solutions Architect Expert (AZ-305), USD 165. Then qualified.} */
    static String action(Action action) {
        var each = action.steps().stream().map(Wording::step).toList();
        return "+" + Numbers.show(action.gain()) + " " + (action.gain().equals(BigFraction.ONE) ? "point" : "points")
                + " (" + action.metric().metric().kind().name() + "): " + list(each)
                + action.priceUsd().map(price -> ", exams " + Numbers.usd(price) + " by the US list").orElse("")
                + (action.attains() ? ". This attains the designation." : ".");
    }

    private static String step(Action.Step step) {
        var quantity = step.part().best().quantity();
        var more = Numbers.show(step.more());
        return switch (quantity) {
            case Quantity.PeopleHolding _ -> more + " more "
                    + (step.more().equals(BigFraction.ONE) ? "person" : "people") + " with "
                    + some(step.through().stream().map(credential -> String.join("+", credential.exams())).toList());
            case Quantity.CertificationsHeld _,Quantity.Achieved _ -> more + " more";
            case Quantity.Attested _ -> "somebody to attest it";
            case Quantity.Share _ -> "a larger share";
            case Quantity.NetCustomers _ -> more + " more net customer";
            case Quantity.DistinctServices _ -> more + " more service in use at any customer";
            case Quantity.GrowthPercent _ -> more + " % more growth";
            case Quantity.Consumption _,Quantity.Increase _ -> "more consumption";
            case Quantity.CustomerShare _ -> more + " % more customers";
            case Quantity.ConsumptionValue _ -> more + " MCV more";
            case Quantity.Sum(var addends) -> QuantityWords.more(addends.getFirst(), more);
            case Quantity.Newer(var reported, var _) -> QuantityWords.more(reported, more);
            case Quantity.Greater(var reported, var _) -> QuantityWords.more(reported, more);
            case Quantity.Reported reported -> QuantityWords.more(reported, more);
        };
    }

    private static String some(List<String> names) {
        return names.size() <= MOST_NAMES ? String.join(" or ", names)
                : String.join(", ", names.subList(0, MOST_NAMES)) + " or " + (names.size() - MOST_NAMES) + " others";
    }

    /** With a capital letter in front. */
    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@code a, b and c}. */
    static String list(List<String> items) {
        return items.size() < 2 ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }
}
