package dev.seventy.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures that a firm may report by hand, as the templates name them. */
final class MeasureName {

    /** Comes before the name of a workload: {@code mcv_units:Power Apps}. */
    static final String UNITS = "mcv_units:";

    private static final List<String> AMOUNTS = List.of("current_acr_usd", "baseline_acr_usd",
            "trailing_twelve_month_acr_usd", "azure_acr_growth_usd", "current_mcv", "baseline_mcv");
    private static final List<String> COUNTS = List.of("net_customer_adds", "m365_protected_user_growth",
            "m365_net_customer_adds", "growth", "deployments", "azure_deployments", "m365_deployments",
            "smb_customer_share_percent", "workloads_above_5000_in_both_months");

    private static final Map<String, String> BY_KEY = Stream.of(COUNTS, AMOUNTS).flatMap(List::stream)
            .collect(Collectors.toMap(Column::key, name -> name));

    private MeasureName() {
    }

    /** Every name; the one for units ends where the workload's name begins. */
    static List<String> all() {
        return Stream.of(COUNTS, AMOUNTS, List.of(UNITS)).flatMap(List::stream).sorted().toList();
    }

    /** The name in snake case, if there is such a measure; it may be written in camel case or with blanks too. */
    static Optional<String> of(String written) {
        int colon = written.indexOf(':');
        if (colon >= 0) {
            var workload = written.substring(colon + 1).strip();
            return Column.key(written.substring(0, colon)).equals(Column.key(UNITS)) && !workload.isEmpty()
                    ? Optional.of(UNITS + workload)
                    : Optional.empty();
        }
        return Optional.ofNullable(BY_KEY.get(Column.key(written)));
    }

    static boolean isAmount(String name) {
        return AMOUNTS.contains(name);
    }
}
