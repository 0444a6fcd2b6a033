package dev.seventy.bot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.rules.MetricKind;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Detail;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.Observation;
import dev.seventy.scoring.Standing;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The whole finding as JSON: every part, what was counted and what was left out. */
final class AssessmentJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Directory directory;

    AssessmentJson(Directory directory) {
        this.directory = directory;
    }

    /** One designation, or a list of several. */
    String of(List<Standing> standings) {
        return standings.size() == 1 ? of(standings.getFirst(), Optional.empty())
                : JSON.writeValueAsString(Map.of("designations",
                        standings.stream().map(standing -> standing(standing, Optional.empty())).toList()));
    }

    /** One designation with all of its metrics, or with the one named. */
    String of(Standing standing, Optional<MetricKind> only) {
        return JSON.writeValueAsString(standing(standing, only));
    }

    Map<String, Object> map(Standing standing) {
        return standing(standing, Optional.empty());
    }

    private Map<String, Object> standing(Standing standing, Optional<MetricKind> only) {
        Map<String, Object> json = assessment(standing.assessment(), only);
        json.put("pathDecision", standing.decision().name().toLowerCase(java.util.Locale.ROOT));
        json.put("otherPaths", standing
                .assessments().stream().filter(other -> other.path() != standing.path()).map(other -> Map.of("path",
                        other.path().word(), "total", Numbers.rounded(other.total()), "qualifies", other.qualifies()))
                .toList());
        return json;
    }

    private Map<String, Object> assessment(Assessment assessment, Optional<MetricKind> only) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("designation", assessment.version().designation().id());
        json.put("rules", assessment.version().id());
        json.put("rulesCoverTheDay", assessment.version().validity().coveredOn(assessment.asOf()));
        json.put("path", assessment.path().word());
        json.put("asOf", assessment.asOf().toString());
        json.put("estimate", true);
        number(json, "total", assessment.total());
        json.put("threshold", Numbers.rounded(assessment.threshold()));
        json.put("qualifies", assessment.qualifies());
        json.put("zeroMetrics", ids(assessment.zeroMetrics()));
        json.put("unknownMetrics", ids(assessment.unknown()));
        json.put("metrics",
                assessment.metrics().stream()
                        .filter(metric -> only.isEmpty() || only.get().equals(metric.metric().kind())).map(this::metric)
                        .toList());
        return json;
    }

    private static List<String> ids(List<MetricFinding> metrics) {
        return metrics.stream().map(metric -> metric.metric().kind().id()).toList();
    }

    private static void number(Map<String, Object> json, String field, BigFraction value) {
        json.put(field, Numbers.rounded(value));
        if (!Numbers.endsAsDecimal(value)) {
            json.put(field + "Exact", value.getNumerator() + "/" + value.getDenominator());
        }
    }

    private Map<String, Object> metric(MetricFinding metric) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", metric.metric().kind().id());
        number(json, "points", metric.points());
        json.put("maximum", Numbers.rounded(metric.metric().maximum().value()));
        json.put("known", metric.known());
        json.put("parts", metric.parts().stream().map(this::part).toList());
        return json;
    }

    private Map<String, Object> part(MetricFinding.PartFinding part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("part", part.part().name());
        part.part().step().ifPresent(step -> json.put("step", step));
        part.part().atLeast().ifPresent(least -> {
            number(json, "atLeast", least.value());
            json.put("citation", least.citation().toString());
        });
        json.put("met", part.met());
        json.put("open", part.open());
        number(json, "points", part.points());
        json.put("options", part.options().stream().map(this::observation).toList());
        return json;
    }

    private Map<String, Object> observation(Observation observation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("quantity", observation.quantity().getClass().getSimpleName());
        observation.value().filter(_ -> directory.showsRevenue() || !observation.quantity().isRevenue())
                .ifPresent(value -> number(json, "value", value));
        observation.dataDay().ifPresent(day -> json.put("dataDay", day.toString()));
        observation.remark().ifPresent(remark -> json.put("remark", Wording.remark(remark)));
        if (!observation.counted().isEmpty()) {
            json.put("counted", observation.counted().stream().map(this::detail).toList());
        }
        if (!observation.leftOut().isEmpty()) {
            json.put("leftOut", observation.leftOut().stream().map(left -> {
                var detail = detail(left.what());
                detail.put("reason", left.reason().words());
                return detail;
            }).toList());
        }
        if (!observation.of().isEmpty()) {
            json.put("of", observation.of().stream().map(this::observation).toList());
        }
        return json;
    }

    private Map<String, Object> detail(Detail detail) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (detail) {
            case Detail.Holder(var held) -> {
                json.put("person", held.person().value());
                put(json, "name", directory.person(held.person()));
                json.put("certification", held.credential().value());
                json.put("earned", held.earned().toString());
                held.expires().ifPresent(day -> json.put("expires", day.toString()));
                json.put("source", held.origin().name());
                json.put("row", held.row());
            }
            case Detail.Customer(var customer, var now, var then, var change) -> {
                put(json, "customer", directory.customer(customer.tenant()));
                if (directory.showsRevenue()) {
                    json.put("nowUsd", now);
                    json.put("yearBeforeUsd", then);
                }
                json.put("change", change);
            }
            case Detail.Amount(var subject, var usd) -> {
                if (directory.showsRevenue()) {
                    json.put("subject", directory.customer(subject).orElse(subject));
                    json.put("usd", usd);
                }
            }
            case Detail.Done(var achievement) -> {
                json.put("achievement", achievement.kind().word());
                put(json, "name", directory.achievement(achievement));
                json.put("since", achievement.since().toString());
            }
            case Detail.Figure(var measure) -> {
                json.put("measure", measure.name());
                if (directory.showsRevenue() || !measure.name().endsWith("_usd")) {
                    json.put("value", measure.value());
                }
                json.put("asOf", measure.asOf().toString());
                put(json, "association", measure.association());
            }
        }
        return json;
    }

    private static void put(Map<String, Object> json, String field, Optional<String> value) {
        value.ifPresent(text -> json.put(field, text));
    }
}
