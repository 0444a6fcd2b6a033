package dev.seventy.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Level;
import dev.seventy.catalog.Vendor;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;

/** What the Partner Value Score is estimated from, as it was found. Nothing known is taken as nothing there. */
public record ValueSignals(Observation influencedAnnualDbuUsd, Observation dbuGrowthPercent, Observation professional,
        Observation associate, Observation foundation, Observation dealRegistrations, Observation integrations,
        Observation migrations, Observation publicReferences, Observation privateReferences, Observation awards) {

    private static final String CONSUMPTION = "influenced_annual_dbu_usd";
    private static final String GROWTH = "dbu_growth_percent";

    /** Whether a measure tells of the consumption, which is revenue that not everybody may see. */
    public static boolean isOfConsumption(String measure) {
        return measure.equals(CONSUMPTION) || measure.equals(GROWTH);
    }

    public static ValueSignals of(Tally tally, Catalog catalog) {
        return new ValueSignals(reported(tally, CONSUMPTION), reported(tally, GROWTH),
                held(tally, catalog, Level.PROFESSIONAL), held(tally, catalog, Level.ASSOCIATE),
                held(tally, catalog, Level.FOUNDATION), achieved(tally, AchievementKind.DEAL_REGISTRATION),
                newer(tally, "validated_integrations", AchievementKind.INTEGRATION),
                achieved(tally, AchievementKind.UNITY_CATALOG_MIGRATION),
                newer(tally, "public_references", AchievementKind.PUBLIC_REFERENCE),
                newer(tally, "private_references", AchievementKind.PRIVATE_REFERENCE),
                achieved(tally, AchievementKind.AWARD));
    }

    /** The score that the partner portal showed last. */
    public static Observation reportedScore(Tally tally) {
        return reported(tally, "reported_pvs");
    }

    private static Observation observe(Tally tally, Quantity quantity) {
        return tally.observe(quantity, Climb.AREA, ProgramPath.SINGLE);
    }

    private static Observation reported(Tally tally, String measure) {
        return observe(tally, new Quantity.Reported(measure, Optional.empty()));
    }

    private static Observation achieved(Tally tally, AchievementKind kind) {
        return observe(tally, new Quantity.Achieved(Set.of(kind)));
    }

    private static Observation newer(Tally tally, String measure, AchievementKind kind) {
        return observe(tally, new Quantity.Newer(new Quantity.Reported(measure, Optional.empty()),
                new Quantity.Achieved(Set.of(kind))));
    }

    private static Observation held(Tally tally, Catalog catalog, Level level) {
        return observe(tally, new Quantity.CertificationsHeld(
                Quantity.PeopleHolding.of(catalog.of(Vendor.DATABRICKS, List.of(level)))));
    }

    public ValueEstimate.Signals on(boolean technology) {
        return new ValueEstimate.Signals(technology, decimal(influencedAnnualDbuUsd).max(BigDecimal.ZERO),
                decimal(dbuGrowthPercent), number(professional), number(associate), number(foundation),
                number(dealRegistrations), number(integrations) > 0, number(migrations), number(publicReferences),
                number(privateReferences), number(awards));
    }

    private static BigDecimal decimal(Observation found) {
        return found.orZero().bigDecimalValue(20, RoundingMode.HALF_EVEN);
    }

    private static int number(Observation found) {
        return Math.max(0, found.orZero().intValue());
    }
}
