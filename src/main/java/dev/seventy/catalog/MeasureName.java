package dev.seventy.catalog;

import java.util.List;
import java.util.stream.Stream;

/** The figures that a firm may report by hand, as the templates and the rule files name them. */
public final class MeasureName {

    /** Comes before the name of a workload: {@code mcv_units:Power Apps}. */
    public static final String UNITS = "mcv_units:";

    private static final List<String> AMOUNTS = List.of("current_acr_usd", "baseline_acr_usd",
            "trailing_twelve_month_acr_usd", "previous_trailing_twelve_month_acr_usd", "azure_acr_growth_usd",
            "current_mcv", "baseline_mcv");
    private static final List<String> COUNTS = List.of("net_customer_adds", "m365_protected_user_growth",
            "m365_net_customer_adds", "growth", "deployments", "azure_deployments", "m365_deployments",
            "smb_customer_share_percent", "workloads_above_5000_in_both_months");

    private static final List<String> DATABRICKS = List.of("databricks_certifications", "databricks_certified_people",
            "databricks_champions", "employees", "public_references", "private_references", "validated_projects",
            "validated_integrations", "reported_pvs", "reported_tier", "influenced_annual_dbu_usd",
            "dbu_growth_percent");
    private static final List<String> ATTESTATIONS = List.of("application_submitted", "agreement_signed",
            "unity_catalog_proficiency", "industry_expertise", "strategic_alignment", "high_impact_record",
            "global_elite_invitation", "center_of_excellence", "significant_practice", "reference_architecture",
            "market_leading_practice", "worldwide_customer_wins");

    private MeasureName() {
    }

    /** Every name; the one for units ends where the workload's name begins. */
    public static List<String> all() {
        return Stream.of(COUNTS, AMOUNTS, DATABRICKS, ATTESTATIONS, List.of(UNITS)).flatMap(List::stream).sorted()
                .toList();
    }

    /** What a Databricks partner reports or attests. */
    public static List<String> databricks() {
        return Stream.of(DATABRICKS, ATTESTATIONS).flatMap(List::stream).sorted().toList();
    }

    /** What somebody attests, as one for yes and zero for no. */
    public static List<String> attestations() {
        return ATTESTATIONS;
    }

    /** Whether it is the name for the units of some workload. */
    public static boolean isUnits(String name) {
        return name.startsWith(UNITS) && !name.substring(UNITS.length()).isBlank();
    }

    public static boolean isAmount(String name) {
        return AMOUNTS.contains(name);
    }
}
