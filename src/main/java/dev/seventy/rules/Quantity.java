package dev.seventy.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.Citation;
import dev.seventy.catalog.Cited;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Leaving;
import org.apache.commons.numbers.fraction.BigFraction;

/** What is counted. Formulas that differ by version differ by the parameters here. */
public sealed interface Quantity {

    /** Whether it lies wholly in the past, so that nothing done today can change it. */
    default boolean isPast() {
        return switch (this) {
            case Consumption(var _, var window) -> window.yearsBack() > 0;
            case ConsumptionValue(var _, var yearsBack) -> yearsBack > 0;
            case Newer(var _, var fromRows) -> fromRows.isPast();
            case Greater(var _, var fromRows) -> fromRows.isPast();
            case Sum(var addends) -> addends.stream().allMatch(Quantity::isPast);
            case PeopleHolding _,CertificationsHeld _,Reported _,Attested _,Achieved _,Share _,NetCustomers _,DistinctServices _,CustomerShare _,GrowthPercent _,Increase _ ->
                false;
        };
    }

    /** Whether its value is revenue, which not everybody may see. */
    default boolean isRevenue() {
        return switch (this) {
            case Consumption _ -> true;
            case Increase(var current, var _) -> current.isRevenue();
            case Newer(var reported, var fromRows) -> reported.isRevenue() || fromRows.isRevenue();
            case Greater(var reported, var fromRows) -> reported.isRevenue() || fromRows.isRevenue();
            case Sum(var addends) -> addends.stream().anyMatch(Quantity::isRevenue);
            case Reported(var measure, var _) -> measure.endsWith("_usd");
            case PeopleHolding _,CertificationsHeld _,Attested _,Achieved _,Share _,NetCustomers _,DistinctServices _,CustomerShare _,ConsumptionValue _,GrowthPercent _ ->
                false;
        };
    }

    /**
     * People who hold any of a set of credentials, each person once.
     *
     * @param anyOf the credentials, in the order of the file
     */
    record PeopleHolding(String group, List<Accepted> anyOf, Citation citation) implements Quantity {
        public PeopleHolding {
            anyOf = List.copyOf(anyOf);
        }

        /** Any of some credentials, for as long as each is held. */
        public static PeopleHolding of(List<Credential> credentials) {
            return new PeopleHolding("",
                    credentials.stream().map(credential -> Accepted.of(credential, Optional.empty())).toList(),
                    new Citation("", ""));
        }
    }

    /**
     * A credential that counts, through the last day (inclusive) on which it is accepted, if there is one.
     *
     * @param leaving until when it counts of somebody who has left
     */
    record Accepted(CredentialId credential, Optional<LocalDate> through, Leaving leaving) {

        static Accepted of(Credential credential, Optional<LocalDate> through) {
            return new Accepted(credential.id(), through, credential.leaving());
        }
    }

    /** Different credentials of a group, for each person who holds them: two people with two each are four. */
    record CertificationsHeld(PeopleHolding people) implements Quantity {
    }

    /** Whether somebody attests it: one when they do, zero when they deny it. */
    record Attested(String what) implements Quantity {
    }

    /**
     * What the firm has achieved, as far as the vendor has confirmed it.
     *
     * @param kinds any of them counts
     */
    record Achieved(Set<AchievementKind> kinds) implements Quantity {
        public Achieved {
            kinds = Set.copyOf(kinds);
        }
    }

    /** One quantity as a share of another, exactly: nothing is rounded. */
    record Share(Quantity part, Quantity whole) implements Quantity {
    }

    /** The newest figure reported under a name, and under an association where one is given. */
    record Reported(String measure, Optional<String> association) implements Quantity {
    }

    /**
     * Customers won less customers lost against the same months a year before.
     *
     * @param counting what makes a customer won or lost
     */
    record NetCustomers(UsageScope scope, Eligibility eligibility, Counting counting) implements Quantity {

        /** What makes a customer won or lost. */
        public enum Counting {
            /** Eligible now and not then; eligible then and not now. */
            DIFFERENCE,
            /** Eligible now and without any consumption then; at the threshold in every month then and not eligible now. */
            FROM_NOTHING
        }
    }

    /** Consumption in US dollars, in total over some months. */
    record Consumption(UsageScope scope, Window window) implements Quantity {
    }

    /** Different services with consumption above zero, over all customers. */
    record DistinctServices(UsageScope scope, Window window) implements Quantity {
    }

    /** Of the customers with consumption in the last month, the percentage in the given segments. */
    record CustomerShare(UsageScope scope, Set<String> segments) implements Quantity {
        public CustomerShare {
            segments = Set.copyOf(segments);
        }
    }

    /** Monthly consumption value: reported units of each workload times its rate. It is not money. */
    record ConsumptionValue(Map<String, Cited<BigFraction>> rates, int yearsBack) implements Quantity {
        public ConsumptionValue {
            rates = Map.copyOf(rates);
        }
    }

    /** By how many percent one quantity is above another; undefined where the other is zero. */
    record GrowthPercent(Quantity current, Quantity baseline) implements Quantity {
    }

    /** By how much one quantity is above another. */
    record Increase(Quantity current, Quantity baseline) implements Quantity {
    }

    /** Several quantities together. */
    record Sum(List<Quantity> addends) implements Quantity {
        public Sum {
            addends = List.copyOf(addends);
        }
    }

    /** The same figure reported and counted from rows that are all there are: the newer data day, on a tie the rows. */
    record Newer(Quantity reported, Quantity fromRows) implements Quantity {
    }

    /** A reported total and rows that need not be all there are: the greater, so that one more row never lowers it. */
    record Greater(Quantity reported, Quantity fromRows) implements Quantity {
    }
}
