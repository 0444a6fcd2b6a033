package dev.seventy.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.AssociationType;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Cited;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Level;
import dev.seventy.catalog.MeasureName;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Vendor;
import org.apache.commons.numbers.fraction.BigFraction;

/** Reads what is counted; holds the usage, groups, rates and quantities that a file defines and then refers to. */
final class QuantityReader {

    /** Stands where a file named no quantity that is known; the problem is noted, so it is never evaluated. */
    private static final Quantity NOTHING = new Quantity.Sum(List.of());

    private final UsageScope scope;
    private final Map<String, Quantity.PeopleHolding> people = new LinkedHashMap<>();
    private final Map<String, Cited<BigFraction>> rates = new LinkedHashMap<>();
    private final Map<String, Quantity> quantities = new LinkedHashMap<>();

    /** The kinds of quantity, by the key under which a file writes them. */
    private final Map<String, Function<Place, Quantity>> kinds = Map.ofEntries(Map.entry("people", this::people),
            Map.entry("reported", QuantityReader::reported), Map.entry("net_customers", this::netCustomers),
            Map.entry("consumption", this::consumption), Map.entry("distinct_services", this::distinctServices),
            Map.entry("customer_share_percent", this::customerShare),
            Map.entry("consumption_value", this::consumptionValue),
            Map.entry("growth_percent", place -> new Quantity.GrowthPercent(current(place), baseline(place))),
            Map.entry("increase", place -> new Quantity.Increase(current(place), baseline(place))),
            Map.entry("sum", place -> new Quantity.Sum(place.someItems().stream().map(this::quantity).toList())),
            Map.entry("newer_of", this::newer), Map.entry("greater_of", this::greater),
            Map.entry("certifications", this::certifications), Map.entry("attested", QuantityReader::attested),
            Map.entry("achieved", QuantityReader::achieved), Map.entry("share", this::share));

    QuantityReader(Place root, Catalog catalog) {
        scope = root.find("usage").map(QuantityReader::usage)
                .orElseGet(() -> new UsageScope(Set.of(), Set.of(), Set.of(), Set.of()));
        var known = catalog.ids().stream().map(Object::toString).toList();
        root.find("people").ifPresent(place -> place.someEntries()
                .forEach((name, group) -> people.put(name, group(name, group, catalog, known))));
        root.find("rates")
                .ifPresent(place -> place.someEntries().forEach((name, rate) -> rates.put(name, rate.citedNumber())));
        // One may refer to those before it.
        root.find("quantities").ifPresent(
                place -> place.someEntries().forEach((name, quantity) -> quantities.put(name, quantity(quantity))));
    }

    /** The people of a group of this name, if the file has it. */
    Optional<Quantity.PeopleHolding> group(String name) {
        return Optional.ofNullable(people.get(name));
    }

    /** The quantity of this name under {@code quantities}, if the file has it. */
    Optional<Quantity> named(String name) {
        return Optional.ofNullable(quantities.get(name));
    }

    Map<String, Cited<BigFraction>> rates() {
        return rates;
    }

    /** A quantity: the name of one under {@code quantities}, or one key that says its kind. */
    Quantity quantity(Place place) {
        if (place.isText()) {
            return place.oneOf(place.text(), quantities.keySet()).map(quantities::get).orElse(NOTHING);
        }
        if (place.entries().size() != 1) {
            if (place.present()) {
                place.problem("expected one kind of quantity, one of: "
                        + kinds.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            return NOTHING;
        }
        var entry = place.someEntries().entrySet().iterator().next();
        return entry.getValue().oneOf(entry.getKey(), kinds.keySet()).map(kinds::get)
                .map(kind -> kind.apply(entry.getValue())).orElse(NOTHING);
    }

    /** People of a group, by its name. */
    Quantity people(Place place) {
        Optional<Quantity> group = place.oneOf(place.text(), people.keySet()).map(people::get);
        return group.orElse(NOTHING);
    }

    /** How often the certifications of a group are held, by its name. */
    private Quantity certifications(Place place) {
        return place.oneOf(place.text(), people.keySet()).map(people::get)
                .<Quantity>map(Quantity.CertificationsHeld::new).orElse(NOTHING);
    }

    private static Quantity attested(Place place) {
        return new Quantity.Attested(place.oneOf(place.text(), MeasureName.attestations()).orElse(""));
    }

    private static Quantity achieved(Place place) {
        return new Quantity.Achieved(place.someItems().stream()
                .flatMap(item -> item.oneOf(item.text(), AchievementKind.words()).stream())
                .map(word -> AchievementKind.valueOf(word.toUpperCase(Locale.ROOT))).collect(Collectors.toSet()));
    }

    private Quantity share(Place place) {
        place.only("of", "in");
        return new Quantity.Share(quantity(place.at("of")), quantity(place.at("in")));
    }

    private static UsageScope usage(Place place) {
        place.only("associations", "offers_excluded", "services", "services_excluded", "cite");
        place.at("cite").citation();
        place.find("associations").ifPresent(list -> list.items().forEach(QuantityReader::association));
        return new UsageScope(words(place, "associations"), words(place, "offers_excluded"), words(place, "services"),
                words(place, "services_excluded"));
    }

    private static String association(Place place) {
        return place.oneOf(place.text(), AssociationType.words()).orElse("");
    }

    private static Set<String> words(Place place, String key) {
        return place.find(key).map(list -> list.items().stream().map(Place::text)
                .collect(Collectors.toCollection(LinkedHashSet<String>::new))).orElseGet(LinkedHashSet::new);
    }

    private static Quantity.PeopleHolding group(String name, Place place, Catalog catalog, List<String> known) {
        place.only("any_of", "all_of", "levels", "cite");
        List<Quantity.Accepted> anyOf = new ArrayList<>();
        if (place.either("any_of", "all_of").key().equals("all_of")) {
            var vendor = Vendor
                    .valueOf(place.at("all_of").word(words(Vendor.values(), Vendor::word)).toUpperCase(Locale.ROOT));
            var levels = place.at("levels").someItems().stream()
                    .map(item -> Level.valueOf(item.word(words(Level.values(), Level::word)).toUpperCase(Locale.ROOT)))
                    .toList();
            catalog.of(vendor, levels)
                    .forEach(credential -> anyOf.add(Quantity.Accepted.of(credential, Optional.empty())));
            return new Quantity.PeopleHolding(name, anyOf, place.at("cite").citation());
        }
        place.without("belongs to all_of", "levels");
        for (var item : place.at("any_of").someItems()) {
            if (item.isText()) {
                item.oneOf(item.text(), known).map(CredentialId::new).map(catalog::get)
                        .ifPresent(credential -> anyOf.add(Quantity.Accepted.of(credential, Optional.empty())));
            } else {
                item.someEntries()
                        .forEach((id, through) -> through.only("through").oneOf(id, known).map(CredentialId::new)
                                .map(catalog::get).ifPresent(credential -> anyOf.add(Quantity.Accepted.of(credential,
                                        Optional.of(through.at("through").citedDate().value())))));
            }
        }
        return new Quantity.PeopleHolding(name, anyOf, place.at("cite").citation());
    }

    private static <T> String[] words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toArray(String[]::new);
    }

    private static Quantity reported(Place place) {
        if (place.isText()) {
            return new Quantity.Reported(measure(place), Optional.empty());
        }
        place.only("measure", "association");
        return new Quantity.Reported(measure(place.at("measure")),
                place.find("association").map(QuantityReader::association));
    }

    private static String measure(Place place) {
        var name = place.text();
        if (name.equals(MeasureName.UNITS)) {
            place.problem("expected the name of a workload after " + MeasureName.UNITS);
        }
        return MeasureName.isUnits(name) ? name : place.oneOf(name, MeasureName.all()).orElse("");
    }

    private Quantity netCustomers(Place place) {
        place.only("in_any_of_months", "in_every_of_months", "in_total_of_months", "at_least_usd", "above_usd",
                "at_most_usd", "counting");
        var span = place.either("in_any_of_months", "in_every_of_months", "in_total_of_months");
        var reached = switch (span.key()) {
            case "in_any_of_months" -> Eligibility.Reached.IN_ANY_MONTH;
            case "in_every_of_months" -> Eligibility.Reached.IN_EVERY_MONTH;
            default -> Eligibility.Reached.IN_TOTAL;
        };
        var threshold = place.either("at_least_usd", "above_usd");
        var counting = place.at("counting").citedText().value();
        place.at("counting").oneOf(counting, List.of("difference", "from nothing"));
        return new Quantity.NetCustomers(scope,
                new Eligibility(Math.max(1, span.place().citedWholeNumber().value()), reached,
                        threshold.place().citedMoney(), threshold.key().equals("above_usd"),
                        place.find("at_most_usd").map(Place::citedMoney)),
                counting.equals("from nothing") ? Quantity.NetCustomers.Counting.FROM_NOTHING
                        : Quantity.NetCustomers.Counting.DIFFERENCE);
    }

    private static Window window(Place place) {
        return new Window(Math.max(1, place.at("months").citedWholeNumber().value()),
                place.find("years_back").map(Place::wholeNumber).orElse(0));
    }

    private Quantity consumption(Place place) {
        place.only("months", "years_back");
        return new Quantity.Consumption(scope, window(place));
    }

    private Quantity distinctServices(Place place) {
        place.only("months", "excluded", "cite");
        place.at("cite").citation();
        return new Quantity.DistinctServices(new UsageScope(scope.associations(), scope.offersExcluded(),
                scope.services(), words(place, "excluded")), window(place));
    }

    private Quantity customerShare(Place place) {
        place.only("segments", "cite");
        place.at("cite").citation();
        return new Quantity.CustomerShare(scope, words(place, "segments"));
    }

    private Quantity consumptionValue(Place place) {
        place.only("years_back");
        return new Quantity.ConsumptionValue(rates, place.find("years_back").map(Place::wholeNumber).orElse(0));
    }

    private Quantity newer(Place place) {
        place.only("reported", "from_rows");
        return new Quantity.Newer(reported(place.at("reported")), quantity(place.at("from_rows")));
    }

    private Quantity greater(Place place) {
        place.only("reported", "from_rows");
        return new Quantity.Greater(reported(place.at("reported")), quantity(place.at("from_rows")));
    }

    private Quantity current(Place place) {
        place.only("current", "baseline");
        return quantity(place.at("current"));
    }

    private Quantity baseline(Place place) {
        return quantity(place.at("baseline"));
    }
}
