package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.planning.LapseCost;
import dev.seventy.store.Organisations.Situation;
import org.apache.commons.numbers.fraction.BigFraction;

/** Finds what lapses cost a firm, and remembers of each whether it costs anything. */
final class LapseCosts {

    private static final int REMEMBERED = 20_000;

    private final Knowledge knowledge;
    private final TierFigures tiers;
    private final Recent<Which, Boolean> risks = new Recent<>(REMEMBERED);

    /** One lapse, by what was known of its firm on a day. */
    private record Which(Situation situation, LocalDate today, PersonId holder, CredentialId credential,
            LocalDate expires) {
    }

    /**
     * What one lapse costs.
     *
     * @param tier what becomes of the Databricks tier; empty where it stays
     */
    record Cost(List<LapseCost> areas, Optional<String> tier) {
        Cost {
            areas = List.copyOf(areas);
        }

        boolean isNone() {
            return areas.isEmpty() && tier.isEmpty();
        }

        /** {@code −32 points in Data & AI (76.24 → 44.24, then not qualified)}, for each designation. */
        List<String> points() {
            List<String> points = new ArrayList<>();
            losing().forEach(area -> points.add(lost(area) + " in " + area.with().version().designation().name() + " ("
                    + Numbers.show(area.with().total()) + " → " + Numbers.show(area.without().total())
                    + (area.loses() ? ", then not qualified)" : ")")));
            tier.ifPresent(points::add);
            return points;
        }

        private Stream<LapseCost> losing() {
            return areas.stream().filter(area -> area.points().signum() > 0 || area.loses());
        }

        /** {@code −32 points in Data & AI, then not qualified}; empty where no designation loses. */
        Optional<String> firstArea() {
            return losing().findFirst().map(area -> lost(area) + " in " + area.with().version().designation().name()
                    + (area.loses() ? ", then not qualified" : ""));
        }

        private static String lost(LapseCost area) {
            return area.points().signum() == 0 ? "no points"
                    : "−" + Numbers.show(area.points())
                            + (area.points().equals(BigFraction.ONE) ? " point" : " points");
        }
    }

    LapseCosts(Knowledge knowledge, TierFigures tiers) {
        this.knowledge = knowledge;
        this.tiers = tiers;
    }

    Cost of(Lapse lapse, Evidence evidence, LocalDate today, FirmSettings settings) {
        var days = LapseCost.Days.after(lapse, evidence, knowledge.catalog(), today);
        var isDatabricks = knowledge.catalog().get(lapse.credential()).vendor() == Vendor.DATABRICKS;
        return new Cost(LapseCost.of(days, knowledge.rules()),
                isDatabricks ? tiers.lost(days, settings) : Optional.empty());
    }

    /** Whether it costs anything. */
    boolean isRisk(Lapse lapse, Evidence evidence, LocalDate today, FirmSettings settings, Situation situation) {
        var which = new Which(situation, today, lapse.holder(), lapse.credential(), lapse.expires());
        return risks.get(which).orElseGet(() -> {
            var found = !of(lapse, evidence, today, settings).isNone();
            risks.keep(which, found);
            return found;
        });
    }
}
