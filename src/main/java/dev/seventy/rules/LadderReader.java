package dev.seventy.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Source;

/** Reads the tiers of one track's file. */
final class LadderReader {

    private final Place root;
    private final QuantityReader quantities;
    private final Set<String> taken = new HashSet<>();

    LadderReader(Place root, Catalog catalog) {
        this.root = root;
        quantities = new QuantityReader(root, catalog);
    }

    Ladder read(Track track, String id, String label) {
        List<Ladder.Tier> tiers = new ArrayList<>();
        root.at("tiers").someEntries().forEach((word, place) -> {
            place.only("name", "asks");
            tiers.add(new Ladder.Tier(word, place.at("name").text(),
                    place.find("asks")
                            .map(asks -> asks.someEntries().entrySet().stream()
                                    .map(entry -> condition(entry.getKey(), entry.getValue())).toList())
                            .orElse(List.of())));
        });
        return new Ladder(track, id, label, root.file(), RuleReader.validity(root), Source.readAll(root.at("sources")),
                RuleReader.notes(root), tiers, Bench.of(quantities));
    }

    private Ladder.Condition condition(String id, Place place) {
        place.only("name", "kind", "certainty", "quantity", "at_least", "number_is_ours", "routes", "cite");
        if (!taken.add(id)) {
            place.problem("another condition has this id");
        }
        var kind = Ladder.Kind.of(place.at("kind").word("official", "benchmark", "qualitative"));
        var routes = routes(place);
        if (kind == Ladder.Kind.QUALITATIVE && routes.stream().flatMap(route -> route.requirements().stream())
                .anyMatch(requirement -> !(requirement.quantity() instanceof Quantity.Attested))) {
            place.at("kind").problem("a judgement is a person's word, so its quantity is attested: counted, the first"
                    + " that is known would lower the tier");
        }
        return new Ladder.Condition(id, place.at("name").text(), kind,
                Ladder.Certainty.of(place.at("certainty").word("published", "reported", "several", "one", "assumed")),
                place.find("number_is_ours").map(Place::flag).orElse(false), routes, place.at("cite").citation());
    }

    private List<Ladder.Route> routes(Place place) {
        if (place.either("quantity", "routes").key().equals("quantity")) {
            return List.of(new Ladder.Route("", List.of(requirement(place))));
        }
        place.without("stands below each requirement of a route", "at_least");
        List<Ladder.Route> routes = new ArrayList<>();
        place.at("routes").someEntries().forEach((name, route) -> routes.add(new Ladder.Route(name,
                route.someItems().stream().map(item -> requirement(item.only("quantity", "at_least"))).toList())));
        return routes;
    }

    private Requirement requirement(Place place) {
        return new Requirement(quantities.quantity(place.at("quantity")), place.at("at_least").citedNumber());
    }
}
