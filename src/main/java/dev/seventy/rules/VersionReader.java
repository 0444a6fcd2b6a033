package dev.seventy.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Cited;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Source;

/** Reads one designation's file: its paths with their metrics, and how a path is chosen. */
final class VersionReader {

    private final Place root;
    private final Map<String, MetricKind> metrics;
    private final QuantityReader quantities;
    /** The words under {@code paths}: the paths that the rest of the file may speak of. */
    private final List<String> known;

    VersionReader(Place root, Catalog catalog, Map<String, MetricKind> metrics) {
        this.root = root;
        this.metrics = metrics;
        quantities = new QuantityReader(root, catalog);
        known = List.copyOf(root.at("paths").entries().keySet());
    }

    RuleVersion read(Designation designation, String id, String label) {
        return new RuleVersion(designation, id, label, root.file(), RuleReader.validity(root),
                Source.readAll(root.at("sources")),
                root.find("disagreements").map(list -> list.items().stream().map(this::disagreement).toList())
                        .orElse(List.of()),
                RuleReader.notes(root), pathChoice(), root.find("enrolment_track").map(this::enrolmentTrack),
                root.find("qualifies").map(VersionReader::qualifying), paths(),
                root.find("tenant_paths").map(this::tenantPaths),
                root.find("workload_from_usd").map(place -> byPath(place, Place::citedMoney)).orElse(Map.of()),
                quantities.rates());
    }

    private Disagreement disagreement(Place place) {
        place.only("about", "readings", "taken");
        var about = new ArrayList<>(metrics.keySet());
        about.addAll(List.of("path", "total", "version"));
        return new Disagreement(place.at("about").oneOf(place.at("about").text(), about).orElse("version"),
                place.at("readings").items().stream().map(item -> {
                    var cited = item.citedText();
                    return cited.value() + " (" + cited.citation() + ")";
                }).toList(), place.at("taken").text());
    }

    private ProgramPath path(Place place, String word) {
        return place.oneOf(word, known).flatMap(ProgramPath::of).orElse(ProgramPath.SINGLE);
    }

    private <T> Map<ProgramPath, T> byPath(Place place, Function<Place, T> read) {
        Map<ProgramPath, T> values = new LinkedHashMap<>();
        place.someEntries().forEach((word, value) -> values.put(path(value, word), read.apply(value)));
        return values;
    }

    private static Qualifying qualifying(Place place) {
        place.only("total_at_least", "every_metric_above", "every_metric_at_least");
        var everyMetric = place.either("every_metric_above", "every_metric_at_least");
        return new Qualifying(place.at("total_at_least").citedNumber(), everyMetric.place().citedNumber(),
                everyMetric.key().equals("every_metric_above"));
    }

    private PathChoice pathChoice() {
        var place = root.find("path_choice").map(found -> found.only("best_total", "first_match", "otherwise"));
        if (place.isEmpty()) {
            // A file documented only in part may not know it.
            if (known.size() > 1 && root.find("qualifies").isPresent()) {
                root.problem("the key 'path_choice' is missing: there are several paths, " + String.join(", ", known));
            }
            return new PathChoice.Only();
        }
        var chosen = place.get().either("first_match", "best_total");
        return chosen.key().equals("first_match") ? firstMatch(chosen.place(), place.get().at("otherwise"))
                : bestTotal(chosen.place(), place.get());
    }

    private PathChoice bestTotal(Place place, Place choice) {
        choice.without("belongs to first_match, and best_total knows no other path", "otherwise");
        if (known.size() == 1) {
            place.problem("expected several paths for best_total, there is only " + known.getFirst());
        }
        return new PathChoice.BestTotal(place.only("cite").at("cite").citation());
    }

    private PathChoice firstMatch(Place place, Place otherwise) {
        var conditions = place.someItems().stream().map(item -> {
            item.only("path", "when", "at_least");
            return new PathChoice.Condition(path(item.at("path"), item.at("path").text()),
                    new Requirement(quantities.quantity(item.at("when")), item.at("at_least").citedNumber()));
        }).toList();
        return new PathChoice.FirstMatch(conditions, path(otherwise, otherwise.text()));
    }

    private EnrolmentTrack enrolmentTrack(Place place) {
        place.only("any_month", "otherwise");
        var anyMonth = place.at("any_month").citedText();
        return new EnrolmentTrack(new Cited<>(path(place.at("any_month"), anyMonth.value()), anyMonth.citation()),
                path(place.at("otherwise"), place.at("otherwise").text()));
    }

    private Map<ProgramPath, Ruleset> paths() {
        Map<ProgramPath, Ruleset> paths = new LinkedHashMap<>();
        root.at("paths").someEntries().forEach((word, place) -> place.oneOf(word, ProgramPath.words())
                .flatMap(ProgramPath::of).ifPresent(path -> paths.put(path, new Ruleset(path, metrics(place)))));
        return paths;
    }

    private List<Metric> metrics(Place place) {
        List<Metric> list = new ArrayList<>();
        place.someEntries().forEach((id, metric) -> metric.oneOf(id, metrics.keySet()).map(metrics::get)
                .ifPresent(kind -> list.add(metric(kind, metric))));
        return list;
    }

    private Metric metric(MetricKind kind, Place place) {
        place.only("maximum", "parts");
        List<Metric.Part> parts = new ArrayList<>();
        place.at("parts").someEntries().forEach((name, part) -> parts.add(part(name, part, parts)));
        return new Metric(kind, place.at("maximum").citedNumber(), parts);
    }

    private Metric.Part part(String name, Place place, List<Metric.Part> before) {
        place.only("step", "people", "quantity", "best_of", "at_least", "points_each", "up_to", "after");
        var names = before.stream().map(Metric.Part::name).collect(Collectors.toSet());
        var after = place.find("after")
                .map(list -> list.items().stream().flatMap(item -> item.oneOf(item.text(), names).stream()).toList())
                .orElse(List.of());
        return new Metric.Part(name, step(place, before), options(place),
                place.find("at_least").map(Place::citedNumber), after);
    }

    private static OptionalInt step(Place place, List<Metric.Part> before) {
        var step = place.find("step").map(number -> OptionalInt.of(number.wholeNumber())).orElse(OptionalInt.empty());
        before.stream().filter(part -> step.isPresent() && part.step().equals(step)).forEach(
                part -> place.at("step").problem("expected another number than that of '" + part.name() + "'"));
        return step;
    }

    private List<Metric.Option> options(Place place) {
        var counted = place.either("people", "quantity", "best_of");
        return switch (counted.key()) {
            case "best_of" -> {
                place.without("belongs to each option of best_of", "points_each", "up_to");
                yield counted.place().someItems().stream()
                        .map(item -> option(item.only("quantity", "points_each", "up_to"),
                                quantities.quantity(item.at("quantity"))))
                        .toList();
            }
            case "people" -> List.of(option(place, quantities.people(counted.place())));
            default -> List.of(option(place, quantities.quantity(counted.place())));
        };
    }

    private static Metric.Option option(Place place, Quantity quantity) {
        return new Metric.Option(quantity, place.find("points_each").map(Place::citedNumber),
                place.find("up_to").map(Place::citedNumber));
    }

    private TenantPaths tenantPaths(Place place) {
        place.only("licences", "keeps_path");
        var bands = byPath(place.at("licences"), band -> {
            band.only("from", "through");
            return new TenantPaths.Band(band.at("from").citedWholeNumber(),
                    band.find("through").map(Place::citedWholeNumber));
        });
        return new TenantPaths(bands, place.find("keeps_path").map(path -> path(path, path.citedText().value())));
    }
}
