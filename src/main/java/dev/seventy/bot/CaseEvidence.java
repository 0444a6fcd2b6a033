package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.MetricFinding;
import tools.jackson.databind.JsonNode;

/** Reads the evidence of one case. */
final class CaseEvidence {

    /** The figures of a case, as the measures under which a firm would report them. */
    private static final Map<String, String> FIGURES = Map.ofEntries(
            Map.entry("counts.netCustomerAdds", "net_customer_adds"),
            Map.entry("usage.currentAcrUsd", "current_acr_usd"), Map.entry("usage.baselineAcrUsd", "baseline_acr_usd"),
            Map.entry("usage.lastMonthAcrUsd", "current_acr_usd"),
            Map.entry("usage.sameMonthLastYearAcrUsd", "baseline_acr_usd"),
            Map.entry("usage.trailingTwelveMonthAcrUsd", "trailing_twelve_month_acr_usd"),
            Map.entry("usage.previousTrailingTwelveMonthAcrUsd", "previous_trailing_twelve_month_acr_usd"),
            Map.entry("usage.currentMcv", "current_mcv"), Map.entry("usage.baselineMcv", "baseline_mcv"),
            Map.entry("usage.azureAcrGrowthUsd", "azure_acr_growth_usd"),
            Map.entry("usage.m365ProtectedUserGrowth", "m365_protected_user_growth"),
            Map.entry("deployments.count", "deployments"), Map.entry("deployments.azure", "azure_deployments"),
            Map.entry("deployments.m365", "m365_deployments"),
            Map.entry("smbCustomerSharePercent", "smb_customer_share_percent"),
            Map.entry("trailingTwelveMonthAcrUsd", "trailing_twelve_month_acr_usd"),
            Map.entry("workloadsAbove5000InBothMonths", "workloads_above_5000_in_both_months"));

    /** Figures that come apart by association. */
    private static final Map<String, String> BY_ASSOCIATION = Map.of("usage.growthByAssociation", "growth",
            "deployments.byAssociation", "deployments");

    private static final int MONTHS_BACK = 36;

    private final Catalog catalog;
    private final String area;
    private final LocalDate asOf;
    private final Origin origin;
    private final List<Certification> certifications = new ArrayList<>();
    private final List<AzureUsage> usage = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();

    /** A case whose evidence cannot be read. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String what) {
            super(what);
        }
    }

    CaseEvidence(Catalog catalog, String area, LocalDate asOf) {
        this.catalog = catalog;
        this.area = area;
        this.asOf = asOf;
        origin = new Origin(Origin.Kind.CASE, "case", asOf, Instant.EPOCH);
    }

    Evidence read(JsonNode input) {
        input.path("people").forEach(person -> person.path("certifications")
                .forEach(held -> certifications.add(certification(person, held))));
        input.path("customers").forEach(this::customer);
        services(input.path("deployments").path("services"));
        FIGURES.forEach((field, measure) -> {
            var value = at(input, field);
            if (value.isNumber()) {
                measure(measure, Optional.empty(), value.decimalValue());
            }
        });
        BY_ASSOCIATION.forEach((field, measure) -> at(input, field).properties()
                .forEach(entry -> measure(measure, Optional.of(entry.getKey()), entry.getValue().decimalValue())));
        return new Evidence(certifications, usage, measures, List.of(), List.of(), List.of());
    }

    private static JsonNode at(JsonNode input, String field) {
        var node = input;
        for (var key : field.split("\\.")) {
            node = node.path(key);
        }
        return node;
    }

    private Certification certification(JsonNode person, JsonNode held) {
        var name = held.path("name").asString("");
        var credential = catalog.named(name).map(Credential::id)
                .orElseThrow(() -> new Unusable("no certification is called '" + name + "'"));
        var expires = held.path("expires");
        return new Certification(new PersonId(person.path("id").asString("")), credential,
                LocalDate.parse(held.path("earned").asString("")),
                expires.isString() ? Optional.of(LocalDate.parse(expires.asString())) : Optional.empty(), true, origin,
                0);
    }

    /** A month that a case leaves out is a month without consumption, so each customer has a row long ago. */
    private void customer(JsonNode customer) {
        var id = customer.path("id").asString("");
        Set<String> associations = new java.util.HashSet<>();
        customer.path("associations").forEach(association -> associations.add(association.asString()));
        var offer = customer.path("offerType").isString() ? Optional.of(customer.path("offerType").asString())
                : Optional.<String>empty();
        var lastMonth = YearMonth.from(asOf).minusMonths(1);
        consumption(id, lastMonth.minusMonths(MONTHS_BACK), "", associations, offer, BigDecimal.ZERO);
        consumption(id, lastMonth, "", associations, offer, BigDecimal.ZERO);
        customer.path("monthlyAcrUsd").properties().forEach(month -> consumption(id, YearMonth.parse(month.getKey()),
                "", associations, offer, month.getValue().decimalValue()));
    }

    private void services(JsonNode services) {
        services.properties().forEach(service -> consumption("c", YearMonth.from(asOf).minusMonths(1), service.getKey(),
                Set.of("PAL", "CSP", "DPOR"), Optional.empty(), service.getValue().decimalValue()));
    }

    private void consumption(String customer, YearMonth month, String service, Set<String> associations,
            Optional<String> offer, BigDecimal acr) {
        usage.add(new AzureUsage(new CustomerId(customer), month, service, associations, Optional.empty(), offer, acr,
                origin, 0));
    }

    private void measure(String name, Optional<String> association, BigDecimal value) {
        measures.add(
                new Measure(asOf, area, Optional.empty(), name, association, Optional.empty(), value, "", origin, 0));
    }

    /** The names of the credentials that a prerequisite accepts. */
    static List<String> credentials(MetricFinding.PartFinding part, Catalog catalog) {
        return part.part().options().getFirst().quantity() instanceof Quantity.PeopleHolding people
                ? people.anyOf().stream().map(accepted -> catalog.get(accepted.credential()).name()).toList()
                : List.of();
    }
}
