package dev.seventy.bot;

import dev.seventy.rules.Quantity;
import dev.seventy.rules.Requirement;
import org.apache.commons.numbers.fraction.BigFraction;

/** What the quantities of the rules are called, and their values with their units. */
final class QuantityWords {

    private QuantityWords() {
    }

    /** A value that a quantity has, with its unit: {@code 7 people}, {@code USD +1,200}. */
    static String value(Quantity quantity, BigFraction value) {
        var number = Numbers.show(value);
        return switch (quantity) {
            case Quantity.PeopleHolding _ -> number + (value.equals(BigFraction.ONE) ? " person" : " people");
            case Quantity.CertificationsHeld _ ->
                number + (value.equals(BigFraction.ONE) ? " certification" : " certifications");
            case Quantity.Attested _ -> value.signum() > 0 ? "attested" : "denied";
            case Quantity.Achieved _ -> number + " confirmed " + inNumber(value, things(quantity));
            case Quantity.Share _ -> Numbers.show(value.multiply(100)) + " %";
            case Quantity.NetCustomers _ -> signed(value) + " net customers";
            case Quantity.Consumption _ -> "USD " + number;
            case Quantity.DistinctServices _ -> number + " services";
            case Quantity.CustomerShare(var _, var segments) ->
                number + " % of customers in " + String.join(" or ", segments.stream().sorted().toList());
            case Quantity.ConsumptionValue _ -> number + " MCV";
            case Quantity.GrowthPercent _ -> signed(value) + " %";
            case Quantity.Increase _ -> "USD " + signed(value);
            case Quantity.Sum(var addends) -> value(addends.getFirst(), value);
            case Quantity.Newer(var reported, var _) -> value(reported, value);
            case Quantity.Greater(var reported, var _) -> value(reported, value);
            case Quantity.Reported reported -> reported(reported, value, number);
        };
    }

    private static String reported(Quantity.Reported reported, BigFraction value, String number) {
        var under = reported.association().map(association -> " under " + association).orElse("");
        return switch (reported.measure()) {
            case "net_customer_adds", "m365_net_customer_adds" -> signed(value) + " net customers" + under;
            case "growth" -> signed(value) + " active users" + under;
            case "deployments", "azure_deployments", "m365_deployments" -> number + " deployments" + under;
            case "azure_acr_growth_usd" -> "USD " + signed(value) + " Azure consumption";
            case "m365_protected_user_growth" -> signed(value) + " protected users";
            case "current_mcv", "baseline_mcv" -> number + " MCV";
            case "smb_customer_share_percent" -> number + " % of customers";
            default -> number + " " + reported.measure().replaceFirst("^databricks_", "").replace('_', ' ') + under;
        };
    }

    /** What is counted, as one speaks of several: {@code certified people}. */
    static String things(Quantity quantity) {
        return switch (quantity) {
            case Quantity.PeopleHolding _ -> "people";
            case Quantity.CertificationsHeld _ -> "certifications";
            case Quantity.Attested(var what) -> what.replace('_', ' ');
            case Quantity.Achieved(var kinds) ->
                Wording.list(kinds.stream().map(kind -> kind.word().replace('_', ' ') + "s").sorted().toList());
            case Quantity.Share(var part, var _) -> "share of " + things(part);
            case Quantity.NetCustomers _ -> "net customers";
            case Quantity.DistinctServices _ -> "services";
            case Quantity.CustomerShare _ -> "percent of customers";
            case Quantity.ConsumptionValue _ -> "MCV";
            case Quantity.GrowthPercent _ -> "percent of growth";
            case Quantity.Consumption _,Quantity.Increase _ -> "US dollars of consumption";
            case Quantity.Sum(var addends) -> (addends.stream().allMatch(QuantityWords::isConfirmed) ? "verified " : "")
                    + Wording.list(addends.stream().map(QuantityWords::things)
                            .map(words -> words.replaceFirst("^.* ", "")).distinct().toList());
            case Quantity.Newer(var reported, var _) -> things(reported);
            case Quantity.Greater(var reported, var _) -> things(reported);
            case Quantity.Reported(var measure, var association) ->
                measure.replaceFirst("^databricks_", "").replace('_', ' ').replace("champions", "Champions")
                        + association.map(under -> " under " + under).orElse("");
        };
    }

    private static boolean isConfirmed(Quantity quantity) {
        return quantity instanceof Quantity.Achieved
                || quantity instanceof Quantity.Newer newer && isConfirmed(newer.fromRows())
                || quantity instanceof Quantity.Greater greater && isConfirmed(greater.fromRows());
    }

    /** {@code 1 certified person}, {@code 7 certified people}. */
    static String number(BigFraction number, Quantity quantity) {
        return Numbers.show(number) + " " + inNumber(number, things(quantity));
    }

    /** {@code 7 more certified people}. */
    static String more(BigFraction number, Quantity quantity) {
        return Numbers.show(number) + " more " + inNumber(number, things(quantity));
    }

    private static String inNumber(BigFraction number, String things) {
        return !number.equals(BigFraction.ONE) ? things
                : things.endsWith("people") ? things.replaceFirst("people$", "person") : things.replaceFirst("s$", "");
    }

    /** {@code 200}, {@code 1/3}: a share is said as it is compared, without rounding. */
    static String threshold(Requirement requirement) {
        var needed = requirement.atLeast().value();
        return requirement.quantity() instanceof Quantity.Share ? needed.toString().replace(" ", "")
                : Numbers.show(needed);
    }

    /** {@code at least 200 certifications}, {@code at least 1/3 of employees are certified people}. */
    static String asked(Requirement requirement) {
        return switch (requirement.quantity()) {
            case Quantity.Attested _ -> "attested";
            case Quantity.Share(var part, var whole) ->
                "at least " + threshold(requirement) + " of " + things(whole) + " are " + things(part);
            case Quantity quantity -> "at least " + number(requirement.atLeast().value(), quantity);
        };
    }

    private static String signed(BigFraction value) {
        return (value.signum() > 0 ? "+" : "") + Numbers.show(value);
    }

    /** {@code 1 more deployment under CPOR}. */
    static String more(Quantity quantity, String number) {
        return quantity instanceof Quantity.Reported reported
                ? number + " more " + thing(reported.measure())
                        + reported.association().map(under -> " under " + under).orElse("")
                : number + " more";
    }

    private static String thing(String measure) {
        return switch (measure) {
            case "net_customer_adds", "m365_net_customer_adds" -> "net customer";
            case "growth" -> "active user";
            case "deployments", "azure_deployments", "m365_deployments" -> "deployment";
            case "azure_acr_growth_usd" -> "US dollar of Azure consumption";
            case "m365_protected_user_growth" -> "protected user";
            default -> measure.replace('_', ' ');
        };
    }
}
