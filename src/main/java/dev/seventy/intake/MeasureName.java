package dev.seventy.intake;

import java.util.List;
import java.util.Optional;

/** The figures that a firm may report by hand, as the templates name them. */
final class MeasureName {

    /** Comes before the name of a workload: {@code mcv_units:Power Apps}. */
    static final String UNITS = "mcv_units:";

    private static final List<String> AMOUNTS = List.of("current_acr_usd", "baseline_acr_usd",
            "trailing_twelve_month_acr_usd", "azure_acr_growth_usd", "current_mcv", "baseline_mcv");
    private static final List<String> COUNTS = List.of("net_customer_adds", "m365_protected_user_growth",
            "m365_net_customer_adds", "growth", "deployments", "azure_deployments", "m365_deployments",
            "smb_customer_share_percent", "workloads_above_5000_in_both_months");

    private MeasureName() {
    }

    /** Every name; the one for units ends where the workload's name begins. */
    static List<String> all() {
        return java.util.stream.Stream.of(COUNTS, AMOUNTS, List.of(UNITS)).flatMap(List::stream).sorted().toList();
    }

    /** The name in snake case, if there is such a measure. */
    static Optional<String> of(String written) {
        int colon = written.indexOf(':');
        if (colon >= 0) {
            var workload = written.substring(colon + 1).strip();
            return Choice.snakeCase(written.substring(0, colon).strip()).concat(":").equals(UNITS)
                    && !workload.isEmpty() ? Optional.of(UNITS + workload) : Optional.empty();
        }
        var name = name(written);
        return AMOUNTS.contains(name) || COUNTS.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** Digits belong to the word before them, except where they are a word of their own. */
    private static String name(String written) {
        var snake = Choice.snakeCase(written.replace("Above5000In", "_above_5000_in_"));
        return snake.equals("m365_net_customer_adds") ? snake : snake.replace("m365protected", "m365_protected")
                .replace("m365deployments", "m365_deployments").replace("m365net", "m365_net");
    }

    static boolean isAmount(String name) {
        return AMOUNTS.contains(name);
    }
}
