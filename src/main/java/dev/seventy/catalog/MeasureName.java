package dev.seventy.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures that a firm may report by hand, as the templates and the rule files name them. */
public final class MeasureName {

    /** Comes before the name of a workload: {@code mcv_units:Power Apps}. */
    public static final String UNITS = "mcv_units:";

    /** The tier that the partner portal shows: its unit is the tier, its path the track. */
    public static final String REPORTED_TIER = "reported_tier";

    private static final Map<String, MeasureForm> MICROSOFT = forms(Map.of(MeasureForm.BALANCE,
            List.of("current_acr_usd", "baseline_acr_usd", "trailing_twelve_month_acr_usd",
                    "previous_trailing_twelve_month_acr_usd", "azure_acr_growth_usd", "current_mcv", "baseline_mcv"),
            MeasureForm.FIGURE,
            List.of("net_customer_adds", "m365_protected_user_growth", "m365_net_customer_adds", "growth",
                    "deployments", "azure_deployments", "m365_deployments", "smb_customer_share_percent",
                    "workloads_above_5000_in_both_months", UNITS)));

    private static final List<String> ATTESTATIONS = List.of("application_submitted", "agreement_signed",
            "unity_catalog_proficiency", "industry_expertise", "strategic_alignment", "high_impact_record",
            "global_elite_invitation", "center_of_excellence", "significant_practice", "reference_architecture",
            "market_leading_practice", "worldwide_customer_wins");
    private static final Map<String, MeasureForm> DATABRICKS = forms(Map.of(MeasureForm.COUNT,
            List.of("databricks_certifications", "databricks_certified_people", "databricks_champions", "employees",
                    "public_references", "private_references", "validated_projects", "validated_integrations"),
            MeasureForm.SCORE, List.of("reported_pvs"), MeasureForm.TIER, List.of(REPORTED_TIER), MeasureForm.AMOUNT,
            List.of("influenced_annual_dbu_usd"), MeasureForm.PERCENT, List.of("dbu_growth_percent"),
            MeasureForm.YES_NO, ATTESTATIONS));

    private MeasureName() {
    }

    private static Map<String, MeasureForm> forms(Map<MeasureForm, List<String>> names) {
        Map<String, MeasureForm> forms = new TreeMap<>();
        names.forEach((form, all) -> all.forEach(name -> forms.put(name, form)));
        return forms;
    }

    /** Every name; the one for units ends where the workload's name begins. */
    public static List<String> all() {
        return Stream.of(MICROSOFT, DATABRICKS).flatMap(names -> names.keySet().stream()).sorted().toList();
    }

    /** What a firm reports off Microsoft's pages. */
    public static List<String> microsoft() {
        return List.copyOf(MICROSOFT.keySet());
    }

    /** What a Databricks partner reports or attests. */
    public static List<String> databricks() {
        return List.copyOf(DATABRICKS.keySet());
    }

    /** What somebody attests, as one for yes and zero for no. */
    public static List<String> attestations() {
        return ATTESTATIONS;
    }

    /** What a measure of that name is made of. */
    public static MeasureForm form(String name) {
        return DATABRICKS.getOrDefault(name, MICROSOFT.getOrDefault(name, MeasureForm.FIGURE));
    }

    /** Whether it is the name for the units of some workload. */
    public static boolean isUnits(String name) {
        return name.startsWith(UNITS) && !name.substring(UNITS.length()).isBlank();
    }
}
