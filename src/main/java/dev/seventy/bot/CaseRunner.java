package dev.seventy.bot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.seventy.evidence.Evidence;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.ProgramRules;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.MetricFinding;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a file of cases against the rules: an array of objects, each with evidence and the answer that is expected of
 * it. Exactly the fields that stand in the expectation are compared.
 */
public final class CaseRunner {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** Of a file of cases. */
    static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final List<String> NEEDED = List.of("id", "asOf", "scope");

    private final Knowledge knowledge;

    public CaseRunner(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** What a case came to. */
    public sealed interface Verdict {

        String id();

        record Passed(String id) implements Verdict {
        }

        /** Each difference names the field, what was expected and what was found. */
        record Failed(String id, List<String> differences) implements Verdict {
        }

        /** The case asks for something that is not known here. */
        record Skipped(String id, String why) implements Verdict {
        }
    }

    /** A file that holds no cases. */
    public static final class NoCases extends Exception {
        private static final long serialVersionUID = 1;

        NoCases(String what) {
            super(what);
        }
    }

    /** Runs every case of a file, which may have 16 MiB. */
    public List<Verdict> run(InputStream file) throws NoCases {
        var root = tree(content(file));
        var databricks = root.isObject() && root.path("programVersion").isString();
        var cases = databricks ? root.path("cases") : root;
        if (!cases.isArray()) {
            throw new NoCases("a case file is a JSON array of cases, or an object with programVersion and cases");
        }
        if (cases.isEmpty()) {
            throw new NoCases("the array is empty");
        }
        var checks = new DatabricksCases(knowledge, root.path("programVersion").asString(""));
        List<Verdict> verdicts = new ArrayList<>();
        for (int index = 0; index < cases.size(); index++) {
            var one = cases.get(index);
            var id = one.path("id").asString("case " + (index + 1));
            verdicts.add(databricks
                    ? verdict(id, one,
                            () -> checks.answer(one)
                                    .orElseThrow(() -> new UnknownScope(one.path("check").asString(""))))
                    : run(id, one));
        }
        return verdicts;
    }

    private static byte[] content(InputStream file) throws NoCases {
        try {
            var content = file.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new NoCases("the file is larger than " + MOST_BYTES / 1024 / 1024 + " MiB");
            }
            return content;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static JsonNode tree(byte[] content) throws NoCases {
        try {
            return JSON.readTree(content);
        } catch (JacksonException wrong) {
            var where = wrong.getLocation();
            // Jackson tells no place where its limits are exceeded.
            throw new NoCases(
                    where == null ? "it is nested too deeply" : "line " + where.getLineNr() + " is no valid JSON");
        }
    }

    private Verdict run(String id, JsonNode one) {
        var missing = NEEDED.stream().filter(key -> one.path(key).isMissingNode() || one.path(key).isNull())
                .map(key -> "the key '" + key + "' is missing").toList();
        if (!missing.isEmpty()) {
            return new Verdict.Failed(id, missing);
        }
        return verdict(id, one, () -> answer(one));
    }

    private static Verdict verdict(String id, JsonNode one, Supplier<Map<String, Object>> answer) {
        Map<String, Object> found;
        try {
            found = answer.get();
        } catch (UnknownScope unknown) {
            return new Verdict.Skipped(id, "the scope '" + unknown.scope + "' is not known");
        } catch (CaseEvidence.Unusable | java.time.DateTimeException wrong) {
            return new Verdict.Failed(id, List.of(String.valueOf(wrong.getMessage())));
        }
        List<String> differences = new ArrayList<>();
        CaseComparison.compare("", one.path("expected"), JSON.valueToTree(found), differences);
        if (one.path("expected").isEmpty()) {
            differences.add("nothing is expected, so nothing was checked");
        }
        return differences.isEmpty() ? new Verdict.Passed(id) : new Verdict.Failed(id, differences);
    }

    private static final class UnknownScope extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String scope;

        UnknownScope(String scope) {
            this.scope = scope;
        }
    }

    private Map<String, Object> answer(JsonNode one) {
        var scope = one.path("scope").asString("");
        var input = one.path("input");
        var asOf = LocalDate.parse(one.path("asOf").asString(""));
        return switch (scope) {
            case "full" -> full(assess(one, asOf));
            case "path" -> Map.of("path", Scoring.path(tally(one, asOf), version(one)).word());
            case "enrollmentTrack" ->
                Map.of("track", CaseSums.track(version(one), input.path("qualificationWindowTracks")));
            case "bestOfPaths" -> CaseSums.bestOfPaths(version(one), input);
            case "tenantTracks" -> Map.of("eligibleTracks", CaseSums.tenantTracks(version(one), input));
            case "workloadEligible" -> Map.of("eligible",
                    CaseSums.workloadEligible(version(one), CaseSums.path(one.path("path").asString("single")), input));
            case "mcv" -> Map.of("mcv", CaseSums.consumptionValue(version(one), input.path("workloads")));
            case "maxPoints" -> CaseSums.maxPoints(knowledge, one, asOf);
            case "badge" -> Map.of("microsoftCloudBadge", knowledge.rules().programOn(asOf)
                    .earnsBadge(java.util.Set.copyOf(CaseSums.texts(input.path("designations")))));
            case "qualificationWindow" -> CaseSums.window(program(one), input);
            default -> {
                if (!scope.startsWith("metric:")) {
                    throw new UnknownScope(scope);
                }
                yield metric(assess(one, asOf), scope.substring("metric:".length()));
            }
        };
    }

    private RuleVersion version(JsonNode one) {
        var designation = one.path("designation").asString("");
        return knowledge.rules().named(designation, one.path("ruleVersion").asString(""))
                .orElseThrow(() -> new CaseEvidence.Unusable(
                        "no rules " + one.path("ruleVersion").asString("") + " for '" + designation + "'"));
    }

    private ProgramRules program(JsonNode one) {
        return knowledge.rules().program(one.path("ruleVersion").asString("")).orElseThrow(
                () -> new CaseEvidence.Unusable("no program rules " + one.path("ruleVersion").asString("")));
    }

    private Tally tally(JsonNode one, LocalDate asOf) {
        Evidence evidence = new CaseEvidence(knowledge.catalog(), one.path("designation").asString(""), asOf)
                .read(one.path("input"));
        return new Tally(evidence, asOf);
    }

    private Assessment assess(JsonNode one, LocalDate asOf) {
        var version = version(one);
        var path = ProgramPath.of(one.path("path").asString("single"))
                .filter(known -> version.paths().containsKey(known))
                .orElseThrow(() -> new CaseEvidence.Unusable(version.id() + " has no path " + one.path("path")));
        return Scoring.assess(tally(one, asOf), version, path);
    }

    private Map<String, Object> metric(Assessment assessment, String id) {
        var metric = assessment.metric(id)
                .orElseThrow(() -> new CaseEvidence.Unusable(assessment.version().id() + " has no metric " + id));
        Map<String, Object> answer = new TreeMap<>();
        answer.put("metrics", Map.of(id, metric(metric)));
        answer.put("missingPrerequisites", missing(metric));
        return answer;
    }

    private Map<String, Object> full(Assessment assessment) {
        Map<String, Object> answer = new TreeMap<>();
        Map<String, Object> metrics = new TreeMap<>();
        assessment.metrics().forEach(metric -> metrics.put(metric.metric().kind().id(), metric(metric)));
        answer.put("metrics", metrics);
        answer.put("missingPrerequisites",
                assessment.metrics().stream().flatMap(metric -> missing(metric).stream()).toList());
        number(answer, "total", assessment.total());
        answer.put("zeroMetrics",
                assessment.zeroMetrics().stream().map(metric -> metric.metric().kind().id()).toList());
        answer.put("qualifies", assessment.qualifies());
        return answer;
    }

    private static Map<String, Object> metric(MetricFinding metric) {
        Map<String, Object> answer = new TreeMap<>();
        number(answer, "points", metric.points());
        metric.main().map(main -> main.best().orZero()).ifPresent(value -> {
            var field = switch (metric.metric().kind().id()) {
                case "netCustomerAdds" -> "net";
                case "usageGrowth" -> "growthPercent";
                case "deployments" -> "count";
                default -> "peopleCounted";
            };
            answer.put(field, Numbers.rounded(value));
        });
        return answer;
    }

    /** A number to two places, and beside it the exact fraction when its decimal does not end. */
    private static void number(Map<String, Object> answer, String field, BigFraction value) {
        answer.put(field, Numbers.rounded(value));
        if (!Numbers.endsAsDecimal(value)) {
            answer.put(field + "Exact", value.getNumerator() + "/" + value.getDenominator());
        }
    }

    private List<Map<String, Object>> missing(MetricFinding metric) {
        return metric.missingPrerequisites().stream().map(part -> {
            Map<String, Object> answer = new TreeMap<>();
            answer.put("metric", metric.metric().kind().id());
            answer.put("step", part.part().step().orElse(0));
            answer.put("anyOf", CaseEvidence.credentials(part, knowledge.catalog()));
            answer.put("need", part.part().atLeast().orElseThrow().value().intValue());
            answer.put("have", part.best().orZero().intValue());
            return answer;
        }).toList();
    }
}
