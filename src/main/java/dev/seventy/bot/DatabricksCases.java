package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.seventy.bot.CaseEvidence.Unusable;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Level;
import dev.seventy.catalog.Resolution;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.Signal;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Reason;
import dev.seventy.scoring.Tally;
import dev.seventy.scoring.ValueEstimate;
import tools.jackson.databind.JsonNode;

/** Answers the cases of a Databricks file, each by its {@code check}. */
final class DatabricksCases {

    /** The fields of a tier's case, as the measures under which a firm would report them. */
    private static final Map<String, String> FIGURES = Map.ofEntries(
            Map.entry("applicationSubmitted", "application_submitted"),
            Map.entry("agreementSigned", "agreement_signed"),
            Map.entry("references.publicVerified", "public_references"),
            Map.entry("references.privateVerified", "private_references"),
            Map.entry("ucGovernanceProficiency", "unity_catalog_proficiency"),
            Map.entry("industryExpertise", "industry_expertise"),
            Map.entry("validatedCustomerProjects", "validated_projects"),
            Map.entry("certifiedPeople", "databricks_certified_people"), Map.entry("employees", "employees"),
            Map.entry("champions", "databricks_champions"), Map.entry("strategicAlignment", "strategic_alignment"),
            Map.entry("highImpactRecord", "high_impact_record"),
            Map.entry("globalEliteInvitation", "global_elite_invitation"),
            Map.entry("centerOfExcellence", "center_of_excellence"),
            Map.entry("validatedIntegrations", "validated_integrations"),
            Map.entry("referenceArchitecture", "reference_architecture"),
            Map.entry("significantPractice", "significant_practice"),
            Map.entry("marketLeadingPractice", "market_leading_practice"),
            Map.entry("globalCustomerWins", "worldwide_customer_wins"));

    /** How a case calls what a route is short of. */
    private static final Map<String, String> SHORT_OF = Map.of("databricks_certifications", "certifications",
            "databricks_champions", "champions");

    /** The fields of a case of order. */
    private static final Map<String, Signal> SIGNALS = Map.ofEntries(
            Map.entry("influencedAnnualDbuUsd", Signal.CONSUMPTION), Map.entry("dbuGrowthPct", Signal.GROWTH),
            Map.entry("professional", Signal.PROFESSIONAL), Map.entry("associate", Signal.ASSOCIATE),
            Map.entry("foundation", Signal.FOUNDATION),
            Map.entry("approvedDealRegistrations", Signal.DEAL_REGISTRATIONS),
            Map.entry("validatedIntegration", Signal.INTEGRATION),
            Map.entry("unityCatalogMigrations", Signal.MIGRATIONS),
            Map.entry("verifiedPublicReferences", Signal.PUBLIC_REFERENCES),
            Map.entry("verifiedPrivateReferences", Signal.PRIVATE_REFERENCES), Map.entry("awards", Signal.AWARDS));

    private final Knowledge knowledge;
    private final String programVersion;

    DatabricksCases(Knowledge knowledge, String programVersion) {
        this.knowledge = knowledge;
        this.programVersion = programVersion;
    }

    /** What is found; empty when the check is not known. */
    Optional<Map<String, Object>> answer(JsonNode one) {
        var input = one.path("input");
        return Optional.ofNullable(switch (one.path("check").asString("")) {
            case "tier" -> tier(one.path("track").asString(""), input);
            case "dashboard" -> dashboard(input.path("reportedPvs"));
            case "order" -> order(input, one.path("expected").path("relation").asString(""));
            case "credentials" -> credentials(input);
            case "lookup" -> lookup(input);
            case "budget" -> budget(input);
            case "ps-engagement" -> engagement(input);
            default -> null;
        });
    }

    private Map<String, Object> tier(String track, JsonNode input) {
        var ladder = knowledge.rules().ladder(track, programVersion)
                .orElseThrow(() -> new Unusable("no ladder " + programVersion + " for '" + track + "'"));
        var day = ladder.validity().until().orElse(LocalDate.EPOCH);
        var climb = Climb.of(new Tally(evidence(input, day), day), ladder);
        Map<String, Object> answer = new TreeMap<>();
        answer.put("tier", climb.tier().map(DatabricksCases::word).orElse("NONE"));
        answer.put("nextTier", climb.next().map(rung -> word(rung.tier())).orElse(null));
        answer.put("missing", climb.missing().stream().map(finding -> finding.condition().id()).toList());
        answer.put("provisional", climb.provisional());
        answer.put("toConfirm", climb.toConfirm().stream().map(finding -> finding.condition().id()).toList());
        Map<String, Object> gaps = new TreeMap<>();
        climb.missing().stream().filter(finding -> finding.ways().size() > 1)
                .forEach(finding -> gaps.put(finding.condition().id(), gaps(finding)));
        answer.put("gaps", gaps);
        return answer;
    }

    private static String word(Ladder.Tier tier) {
        return tier.id().toUpperCase(Locale.ROOT);
    }

    private static Evidence evidence(JsonNode input, LocalDate day) {
        List<Measure> measures = new ArrayList<>();
        FIGURES.forEach(
                (field, name) -> number(at(input, field)).ifPresent(value -> measures.add(measure(name, value, day))));
        var held = input.path("certifications");
        if (held.isObject()) {
            measures.add(measure("databricks_certifications",
                    held.path("professional").decimalValue().add(held.path("associate").decimalValue()), day));
        }
        return new Evidence(List.of(), List.of(), measures, List.of(), List.of(), List.of());
    }

    private static Measure measure(String name, BigDecimal value, LocalDate day) {
        return new Measure(day, Climb.AREA, Optional.empty(), name, Optional.empty(), Optional.empty(), value, "",
                origin(day), 0);
    }

    private static Origin origin(LocalDate day) {
        return new Origin(Origin.Kind.CASE, "case", day, Instant.EPOCH);
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO)
                : node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    private static JsonNode at(JsonNode input, String field) {
        var node = input;
        for (var key : field.split("\\.")) {
            node = node.path(key);
        }
        return node;
    }

    private static Map<String, Object> gaps(Climb.Finding finding) {
        Map<String, Object> gaps = new TreeMap<>();
        finding.ways().stream().filter(Climb.Way::offered).forEach(way -> {
            Map<String, Object> missing = new TreeMap<>();
            way.requirements().forEach(measured -> missing.put(shortOf(measured.requirement().quantity()),
                    Numbers.rounded(measured.shortfall())));
            gaps.put(way.route().name(), missing);
        });
        return gaps;
    }

    private static String shortOf(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Greater(Quantity.Reported(var measure, var _), var _) ->
                SHORT_OF.getOrDefault(measure, measure);
            case Quantity.Share _ -> "certifiedPeople";
            default -> "";
        };
    }

    private Map<String, Object> dashboard(JsonNode reported) {
        return Map.of("dashboardLicence", !reported.isNumber() ? "unknown"
                : reported.decimalValue().compareTo(dashboardFrom()) >= 0 ? "yes" : "no");
    }

    private BigDecimal dashboardFrom() {
        return Numbers.rounded(knowledge.rules().valueScore().dashboardFrom().value());
    }

    /** Tells the relation that was expected when it holds, since one pair can bear several. */
    private Map<String, Object> order(JsonNode input, String expected) {
        var sign = estimate(input.path("a")).compareTo(estimate(input.path("b")));
        var holds = switch (expected) {
            case "a>b" -> sign > 0;
            case "a>=b" -> sign >= 0;
            case "a==b" -> sign == 0;
            default -> false;
        };
        return Map.of("relation", holds ? expected : sign > 0 ? "a>b" : sign < 0 ? "a<b" : "a==b");
    }

    private BigDecimal estimate(JsonNode input) {
        Map<Signal, BigDecimal> amounts = new EnumMap<>(Signal.class);
        SIGNALS.forEach((field, signal) -> number(input.path(field)).ifPresent(amount -> amounts.put(signal, amount)));
        var needsIntegration = knowledge.rules().tracks().stream()
                .anyMatch(track -> track.id().equals(input.path("track").asString("")) && track.needsIntegration());
        return ValueEstimate.of(new ValueEstimate.Signals(needsIntegration, amounts), knowledge.rules().valueScore())
                .total();
    }

    /** The credentials are read as a wallet's file is. */
    private Map<String, Object> credentials(JsonNode input) {
        var day = LocalDate.parse(input.path("asOf").asString(""));
        List<Certification> held = new ArrayList<>();
        var badges = new Wallet(knowledge.catalog(), day).read(input.path("credentials"),
                earned -> held.add(certification(earned, day)));
        var tally = new Tally(new Evidence(held, List.of(), List.of(), List.of(), List.of(), List.of()), day);
        var bench = knowledge.rules().benchOn(day);
        Map<String, Object> answer = new TreeMap<>();
        answer.put("professional", count(tally, new Quantity.CertificationsHeld(group(Level.PROFESSIONAL))));
        answer.put("associate", count(tally, new Quantity.CertificationsHeld(group(Level.ASSOCIATE))));
        answer.put("foundation", count(tally, new Quantity.CertificationsHeld(group(Level.FOUNDATION))));
        answer.put("champions", count(tally, bench.champions()));
        answer.put("certifiedPeople", count(tally, bench.certified()));
        answer.put("notCounted", badges);
        answer.put(
                "expired", tally
                        .observe(
                                new Quantity.CertificationsHeld(
                                        group(Level.PROFESSIONAL, Level.ASSOCIATE, Level.FOUNDATION)),
                                Climb.AREA, ProgramPath.SINGLE)
                        .leftOut().stream().filter(left -> left.reason() == Reason.EXPIRED).count());
        return answer;
    }

    private static Certification certification(Entry.Earned earned, LocalDate day) {
        return new Certification(new PersonId(earned.person().addresses().getFirst()), earned.credential(),
                earned.earned(), earned.expires(), earned.active(), origin(day), earned.row());
    }

    private static BigDecimal count(Tally tally, Quantity quantity) {
        return Numbers.rounded(tally.observe(quantity, Climb.AREA, ProgramPath.SINGLE).orZero());
    }

    private Quantity.PeopleHolding group(Level... levels) {
        return Quantity.PeopleHolding.of(knowledge.catalog().of(Vendor.DATABRICKS, Arrays.asList(levels)));
    }

    private Map<String, Object> lookup(JsonNode input) {
        var text = input.path("text").asString("");
        var credential = switch (knowledge.catalog().resolve(text)) {
            case Resolution.Found(var found) -> found;
            case Resolution.Choice _ -> throw new Unusable("'" + text + "' is what several credentials are called");
            case Resolution.Unknown _ -> throw new Unusable("'" + text + "' is no credential of the catalogue");
        };
        var day = input.path("asOf").isString() ? LocalDate.parse(input.path("asOf").asString("")) : LocalDate.MAX;
        Map<String, Object> answer = new TreeMap<>();
        answer.put("name", credential.name());
        answer.put("level", credential.level().name());
        answer.put("status", credential.status(text, day).word());
        credential.exam().ifPresent(exam -> {
            answer.put("questions", exam.questions());
            answer.put("minutes", exam.minutes());
        });
        credential.priceUsd(1, false).ifPresent(price -> answer.put("priceUsd", price));
        if (credential.lifetime() instanceof Credential.Lifetime.For(var period)) {
            answer.put("validityMonths", period.toTotalMonths());
        }
        return answer;
    }

    private Map<String, Object> budget(JsonNode input) {
        var level = Level.valueOf(input.path("level").asString(""));
        var totals = knowledge.catalog().of(Vendor.DATABRICKS, List.of(level)).stream()
                .filter(credential -> !credential.isRetired(LocalDate.MAX))
                .flatMap(credential -> credential
                        .priceUsd(input.path("exams").asInt(), input.path("partner").asBoolean()).stream())
                .distinct().toList();
        if (totals.size() != 1) {
            throw new Unusable("exams of that level have " + (totals.isEmpty() ? "no price" : "several prices"));
        }
        return Map.of("totalUsd", totals.getFirst());
    }

    private Map<String, Object> engagement(JsonNode input) {
        var decision = knowledge.rules().engagement().decide(new EngagementCase(knowledge).holds(input));
        return Map.of("engage", decision.verdict().name(), "rules",
                decision.fired().stream().map(rule -> rule.id()).toList());
    }
}
