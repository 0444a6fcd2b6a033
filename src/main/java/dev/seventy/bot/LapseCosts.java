package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Evidence;
import dev.seventy.planning.Lapse;
import dev.seventy.planning.LapseCost;
import dev.seventy.store.Organisations.Situation;
import org.apache.commons.numbers.fraction.BigFraction;

/** What lapses cost a firm, by what is known of it on a day; each is worked out once for all who ask. */
final class LapseCosts {

    private final Knowledge knowledge;
    private final TierFigures tiers;
    private final Evidence evidence;
    private final LocalDate today;
    private final FirmSettings settings;
    private final Map<Lapse, Cost> found = new ConcurrentHashMap<>();

    /** @param rights by which the firm chose its track */
    private record Asked(LocalDate today, long rights) implements KeptFindings.Question<LapseCosts> {
    }

    /**
     * What one lapse costs in a designation.
     *
     * @param with the points had it been renewed
     * @param loses whether it would no longer be qualified
     * @param broken prerequisites that would be missing
     */
    record Area(String name, BigFraction with, BigFraction without, boolean loses, List<String> broken) {
        Area {
            broken = List.copyOf(broken);
        }

        private BigFraction points() {
            return with.subtract(without);
        }

        private String lost() {
            return points().signum() == 0 ? "no points"
                    : "−" + Numbers.show(points()) + (points().equals(BigFraction.ONE) ? " point" : " points");
        }
    }

    /**
     * What one lapse costs.
     *
     * @param tier what becomes of the Databricks tier; empty where it stays
     */
    record Cost(List<Area> areas, Optional<String> tier) {
        Cost {
            areas = List.copyOf(areas);
        }

        boolean isNone() {
            return areas.isEmpty() && tier.isEmpty();
        }

        /** {@code −32 points in Data & AI (76.24 → 44.24, then not qualified)}, for each designation. */
        List<String> points() {
            List<String> points = new ArrayList<>();
            losing().forEach(area -> points.add(area.lost() + " in " + area.name() + " (" + Numbers.show(area.with())
                    + " → " + Numbers.show(area.without()) + (area.loses() ? ", then not qualified)" : ")")));
            tier.ifPresent(points::add);
            return points;
        }

        private Stream<Area> losing() {
            return areas.stream().filter(area -> area.points().signum() > 0 || area.loses());
        }

        /** {@code −32 points in Data & AI, then not qualified}; empty where no designation loses. */
        Optional<String> firstArea() {
            return losing().findFirst()
                    .map(area -> area.lost() + " in " + area.name() + (area.loses() ? ", then not qualified" : ""));
        }
    }

    private LapseCosts(Knowledge knowledge, TierFigures tiers, Evidence evidence, LocalDate today,
            FirmSettings settings) {
        this.knowledge = knowledge;
        this.tiers = tiers;
        this.evidence = evidence;
        this.today = today;
        this.settings = settings;
    }

    static LapseCosts of(Knowledge knowledge, TierFigures tiers, Firm firm, Situation situation, LocalDate today) {
        return firm.found(situation, new Asked(today, situation.rights()), () -> new LapseCosts(knowledge, tiers,
                firm.evidence(situation, Terms.NONE), today, firm.settings(situation)));
    }

    Cost of(Lapse lapse) {
        var known = Optional.ofNullable(found.get(lapse));
        var cost = known.orElseGet(() -> worked(lapse));
        found.put(lapse, cost);
        return cost;
    }

    private Cost worked(Lapse lapse) {
        var days = LapseCost.Days.after(lapse, evidence, knowledge.catalog(), today);
        var isDatabricks = knowledge.catalog().get(lapse.credential()).vendor() == Vendor.DATABRICKS;
        return new Cost(LapseCost.of(days, knowledge.rules()).stream().map(this::area).toList(),
                isDatabricks ? tiers.lost(days, settings) : Optional.empty());
    }

    private Area area(LapseCost cost) {
        return new Area(cost.with().version().designation().name(), cost.with().total(), cost.without().total(),
                cost.loses(), cost.broken().stream().map(this::prerequisite).toList());
    }

    private String prerequisite(LapseCost.Broken broken) {
        return new Wording(knowledge.catalog(), new Directory(Map.of(), Map.of(), false, false))
                .prerequisite(broken.metric(), broken.part()).replaceFirst("^[^:]*: ", "");
    }
}
