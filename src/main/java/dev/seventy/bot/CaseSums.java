package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.seventy.catalog.Place;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.ProgramRules;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Scoring;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.databind.JsonNode;

/** What the sums and choices that a case asks for come to, apart from a whole assessment. */
final class CaseSums {

    private CaseSums() {
    }

    static String track(RuleVersion version, JsonNode months) {
        var track = version.enrolmentTrack()
                .orElseThrow(() -> new CaseEvidence.Unusable(version.id() + " documents no enrolment track"));
        return track.of(texts(months).stream().map(CaseSums::path).toList()).word();
    }

    static ProgramPath path(String word) {
        return ProgramPath.of(word).orElseThrow(() -> new CaseEvidence.Unusable("there is no path '" + word + "'"));
    }

    static Map<String, Object> bestOfPaths(RuleVersion version, JsonNode input) {
        var qualifying = version.qualifying().orElseThrow();
        var outcomes = Stream.of(ProgramPath.ENTERPRISE, ProgramPath.SMB).map(path -> {
            var total = Place.exact(input.path(path.word() + "Total").decimalValue());
            return new Scoring.Outcome(path, total, total.compareTo(qualifying.totalAtLeast().value()) >= 0
                    && input.path(path.word() + "ZeroMetrics").isEmpty());
        }).toList();
        var best = Scoring.best(outcomes);
        return Map.of("path", best.path().word(), "total", Numbers.rounded(best.total()), "qualifies",
                best.qualifies());
    }

    static List<String> tenantTracks(RuleVersion version, JsonNode input) {
        var lastYear = input.path("maxPaidLicencesOnOneWorkloadLastYear");
        return version.tenantPaths()
                .orElseThrow(() -> new CaseEvidence.Unusable(version.id() + " has no paths for tenants"))
                .eligible(input.path("maxPaidLicencesOnOneWorkload").asInt(),
                        lastYear.isNumber() ? OptionalInt.of(lastYear.asInt()) : OptionalInt.empty())
                .stream().map(ProgramPath::word).toList();
    }

    static boolean workloadEligible(RuleVersion version, ProgramPath path, JsonNode input) {
        return version.workloadEligible(path, input.path("workloadRevenueUsd").decimalValue())
                .orElseThrow(() -> new CaseEvidence.Unusable(
                        version.id() + " has no revenue from which a workload counts on " + path.word()));
    }

    static Object consumptionValue(RuleVersion version, JsonNode workloads) {
        Map<String, BigDecimal> units = new TreeMap<>();
        workloads.properties()
                .forEach(workload -> units.put(workload.getKey(), workload.getValue().path("units").decimalValue()));
        return version.consumptionValue(units).map(Numbers::rounded).orElseThrow(() -> new CaseEvidence.Unusable(
                version.id() + " has no rate for one of " + String.join(", ", units.keySet())));
    }

    static Map<String, Object> maxPoints(Knowledge knowledge, JsonNode one, LocalDate asOf) {
        Map<String, Object> table = new TreeMap<>();
        Map<String, Object> answer = new TreeMap<>();
        for (var designation : knowledge.rules().designations()) {
            var version = knowledge.rules().named(designation.id(), one.path("ruleVersion").asString(""))
                    .or(() -> knowledge.rules().on(designation.id(), asOf))
                    .orElseThrow(() -> new CaseEvidence.Unusable("no rules for " + designation.id() + " on " + asOf));
            Map<String, Object> column = new TreeMap<>();
            var sum = BigFraction.ZERO;
            for (var metric : version.paths().values().iterator().next().metrics()) {
                column.put(metric.kind().id(), Numbers.rounded(metric.maximum().value()));
                sum = sum.add(metric.maximum().value());
            }
            table.put(designation.id(), column);
            agree(answer, "sum", Numbers.rounded(sum), designation.id());
            agree(answer, "threshold", Numbers.rounded(version.qualifying().orElseThrow().totalAtLeast().value()),
                    designation.id());
        }
        answer.put("maxPoints", table);
        return answer;
    }

    private static void agree(Map<String, Object> answer, String field, BigDecimal value, String where) {
        var before = answer.putIfAbsent(field, value);
        if (before != null && !before.equals(value)) {
            throw new CaseEvidence.Unusable("the " + field + " of " + where + " differs from the others'");
        }
    }

    static Map<String, Object> window(ProgramRules program, JsonNode input) {
        var today = LocalDate.parse(input.path("today").asString(""));
        var anniversary = input.path("anniversary").isString()
                ? java.util.Optional.of(LocalDate.parse(input.path("anniversary").asString()))
                : java.util.Optional.<LocalDate>empty();
        var enrolled = input.path("enrolled").asBoolean(false) && anniversary.isPresent();
        var days = enrolled ? program.windowEnrolled(anniversary.get()) : program.windowNotEnrolled(today);
        var qualified = texts(input.path("qualifiedDays")).stream().map(LocalDate::parse).anyMatch(days::contains);
        return Map.of("windowStart", days.first().toString(), "windowEnd", days.last().toString(), "eligible",
                qualified, "status", program.status(qualified, anniversary, today).words());
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
    }
}
