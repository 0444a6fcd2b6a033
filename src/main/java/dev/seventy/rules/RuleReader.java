package dev.seventy.rules;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Cited;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Source;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Reads rule files, strictly. A file is known by its name, such as {@code microsoft/data-ai/2026-08.yaml}; reading
 * another file of the same name replaces it.
 */
public final class RuleReader {

    private static final String OVERVIEW = "designations";

    private final Catalog catalog;
    private final Problems problems;
    private final Map<String, Designation> designations = new LinkedHashMap<>();
    private final Map<String, MetricKind> metrics = new LinkedHashMap<>();
    private final Map<String, RuleVersion> versions = new LinkedHashMap<>();
    private final Map<String, ProgramRules> programs = new LinkedHashMap<>();

    public RuleReader(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Reads {@code designations.yaml}, which names what the other files speak of and so comes first. */
    public RuleReader readOverview(String file, InputStream content) {
        var root = Place.open(file, content, problems).only(OVERVIEW, "metrics");
        root.at(OVERVIEW).entries().forEach((id, place) -> designations.put(id,
                new Designation(id, place.only("name", "also_called").at("name").text(), texts(place))));
        root.at("metrics").entries()
                .forEach((id, place) -> metrics.put(id,
                        new MetricKind(id, place.only("name", "category", "also_called").at("name").text(),
                                place.at("category").word("performance", "skilling", "customer success"),
                                texts(place))));
        return this;
    }

    private static List<String> texts(Place place) {
        return place.find("also_called").map(list -> list.items().stream().map(Place::text).toList()).orElse(List.of());
    }

    /** Reads one version's file: of a designation, or of the program when it stands in the folder {@code program}. */
    public RuleReader read(String file, InputStream content) {
        var root = Place.open(file, content, problems);
        if (root.present()) {
            var label = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
            if (file.matches("(.*/)?program/[^/]+")) {
                programs.put(file, program(root, label));
            } else {
                version(root, label).ifPresent(version -> versions.put(file, version));
            }
        }
        return this;
    }

    /** All that was read; refuses with every problem if there was any. */
    public Rulebook rulebook() {
        refuseSameStart();
        problems.refuse();
        return new Rulebook(designations, metrics, List.copyOf(versions.values()), List.copyOf(programs.values()));
    }

    private void refuseSameStart() {
        Map<String, String> taken = new HashMap<>();
        versions.forEach((file, version) -> version.validity().from().ifPresent(start -> {
            var other = taken.putIfAbsent(version.designation().id() + " " + start, file);
            if (other != null) {
                problems.add(file, "in_force", "starts on " + start + ", as " + other
                        + " does: two versions of one designation need different first days");
            }
        }));
        Map<String, String> labels = new HashMap<>();
        versions.forEach((file, version) -> {
            var other = labels.putIfAbsent(version.designation().id() + " " + version.label(), file);
            if (other != null) {
                problems.add(file, "", "has the designation and label of " + other + "; rename one of them");
            }
        });
    }

    private Optional<RuleVersion> version(Place root, String label) {
        root.only("designation", "version", "in_force", "seen", "sources", "disagreements", "notes", "usage", "people",
                "rates", "quantities", "path_choice", "enrolment_track", "qualifies", "paths", "tenant_paths",
                "workload_from_usd");
        var id = root.at("version").text();
        if (!id.endsWith(label)) {
            root.at("version").problem("the file is named '" + label + "', so the id has to end with that");
        }
        var place = root.at("designation");
        var designation = place.oneOf(place.text(), designations.keySet()).map(designations::get);
        if (designation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VersionReader(root).read(designation.get(), id, label));
    }

    private ProgramRules program(Place root, String label) {
        root.only("version", "in_force", "seen", "sources", "notes", "window", "enrolment", "refresh", "fee_usd",
                "badge");
        var window = root.at("window").only("months_before", "starts");
        var starts = window.at("starts").citedText();
        window.at("starts").oneOf(starts.value(), List.of("first of the month", "same day of the month"));
        var enrolment = root.at("enrolment").only("days_to_enrol", "renewal_due_days");
        var refresh = root.at("refresh").only("performance_by_day", "skilling_after_days");
        var badge = root.at("badge").only("name", "needs", "cite");
        badge.at("cite").citation();
        return new ProgramRules(root.at("version").text(), label, root.file(), validity(root),
                Source.readAll(root.at("sources")), window.at("months_before").citedWholeNumber(),
                new Cited<>(starts.value().startsWith("first"), starts.citation()),
                enrolment.find("days_to_enrol").map(Place::citedWholeNumber),
                enrolment.find("renewal_due_days").map(Place::citedWholeNumber),
                refresh.at("performance_by_day").citedWholeNumber(),
                refresh.at("skilling_after_days").citedWholeNumber(), root.find("fee_usd").map(Place::citedMoney),
                badge.at("name").text(),
                badge.at("needs").items().stream()
                        .flatMap(item -> item.oneOf(item.text(), designations.keySet()).stream())
                        .collect(Collectors.toSet()));
    }

    private static Validity validity(Place root) {
        var inForce = root.find("in_force").map(place -> place.only("from", "until"));
        var seen = root.find("seen").map(place -> place.only("first", "last"));
        var from = inForce.flatMap(place -> place.find("from")).or(() -> seen.map(place -> place.at("first")));
        var until = inForce.flatMap(place -> place.find("until")).or(() -> seen.flatMap(place -> place.find("last")));
        return new Validity(from.map(place -> place.citedDate().value()), until.map(place -> place.citedDate().value()),
                inForce.flatMap(place -> place.find("from")).isPresent());
    }

    /** Reads one designation's file; holds the names that its paths refer to. */
    private final class VersionReader {

        private final Place root;
        private final Map<String, Quantity.PeopleHolding> people = new LinkedHashMap<>();
        private final Map<String, Quantity> quantities = new LinkedHashMap<>();
        private final Map<String, Cited<BigFraction>> rates = new LinkedHashMap<>();
        private UsageScope scope = new UsageScope(Set.of(), Set.of(), Set.of(), Set.of());

        /** The kinds of quantity, by the key under which a file writes them. */
        private final Map<String, Function<Place, Quantity>> kinds = Map.ofEntries(Map.entry("people", this::people),
                Map.entry("reported", VersionReader::reported), Map.entry("net_customers", this::netCustomers),
                Map.entry("consumption", this::consumption), Map.entry("distinct_services", this::distinctServices),
                Map.entry("customer_share_percent", this::customerShare),
                Map.entry("consumption_value", this::consumptionValue),
                Map.entry("growth_percent", place -> new Quantity.GrowthPercent(current(place), baseline(place))),
                Map.entry("increase", place -> new Quantity.Increase(current(place), baseline(place))),
                Map.entry("sum", place -> new Quantity.Sum(place.items().stream().map(this::quantity).toList())),
                Map.entry("newer_of", this::newer));

        VersionReader(Place root) {
            this.root = root;
        }

        RuleVersion read(Designation designation, String id, String label) {
            root.find("usage").ifPresent(place -> {
                place.only("associations", "offers_excluded", "services", "services_excluded", "cite");
                place.at("cite").citation();
                scope = new UsageScope(words(place, "associations"), words(place, "offers_excluded"),
                        words(place, "services"), words(place, "services_excluded"));
            });
            root.find("people")
                    .ifPresent(place -> place.entries().forEach((name, group) -> people.put(name, group(name, group))));
            root.find("rates")
                    .ifPresent(place -> place.entries().forEach((name, rate) -> rates.put(name, rate.citedNumber())));
            root.find("quantities").ifPresent(
                    place -> place.entries().forEach((name, quantity) -> quantities.put(name, quantity(quantity))));
            return new RuleVersion(designation, id, label, root.file(), validity(root),
                    Source.readAll(root.at("sources")),
                    root.find("disagreements").map(list -> list.items().stream().map(this::disagreement).toList())
                            .orElse(List.of()),
                    root.find("notes").map(list -> list.items().stream().map(Place::text).toList()).orElse(List.of()),
                    pathChoice(), root.find("enrolment_track").map(place -> {
                        place.only("any_month", "otherwise");
                        path(place.at("otherwise"), place.at("otherwise").text());
                        var cited = place.at("any_month").citedText();
                        return new Cited<>(path(place.at("any_month"), cited.value()), cited.citation());
                    }), root.find("qualifies").map(this::qualifying), paths(),
                    root.find("tenant_paths").map(this::tenantPaths),
                    root.find("workload_from_usd").map(place -> byPath(place, Place::citedMoney)).orElse(Map.of()),
                    rates);
        }

        private Set<String> words(Place place, String key) {
            return place.find(key)
                    .map(list -> list.items().stream().map(Place::text)
                            .collect(Collectors.toCollection(LinkedHashSet<String>::new)))
                    .orElseGet(LinkedHashSet::new);
        }

        private Quantity.PeopleHolding group(String name, Place place) {
            place.only("any_of", "cite");
            var known = catalog.ids().stream().map(Object::toString).toList();
            List<Quantity.Accepted> anyOf = new ArrayList<>();
            for (var item : place.at("any_of").items()) {
                if (item.isText()) {
                    item.oneOf(item.text(), known)
                            .ifPresent(id -> anyOf.add(new Quantity.Accepted(new CredentialId(id), Optional.empty())));
                } else {
                    item.entries()
                            .forEach((id, through) -> through.only("through").oneOf(id, known).ifPresent(
                                    credential -> anyOf.add(new Quantity.Accepted(new CredentialId(credential),
                                            Optional.of(through.at("through").citedDate().value())))));
                }
            }
            return new Quantity.PeopleHolding(name, anyOf, place.at("cite").citation());
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
            return place.oneOf(word, ProgramPath.words()).flatMap(ProgramPath::of).orElse(ProgramPath.SINGLE);
        }

        private <T> Map<ProgramPath, T> byPath(Place place, Function<Place, T> read) {
            Map<ProgramPath, T> values = new LinkedHashMap<>();
            place.entries().forEach((word, value) -> values.put(path(value, word), read.apply(value)));
            return values;
        }

        private Qualifying qualifying(Place place) {
            place.only("total_at_least", "every_metric_above", "every_metric_at_least");
            var above = place.find("every_metric_above");
            return new Qualifying(place.at("total_at_least").citedNumber(),
                    above.orElseGet(() -> place.at("every_metric_at_least")).citedNumber(), above.isPresent());
        }

        private PathChoice pathChoice() {
            var place = root.find("path_choice");
            if (place.isEmpty()) {
                return new PathChoice.Only();
            }
            place.get().only("best_total", "first_match", "otherwise");
            if (place.get().find("best_total").isPresent()) {
                return new PathChoice.BestTotal(place.get().at("best_total").at("cite").citation());
            }
            var conditions = place.get().at("first_match").items().stream().map(item -> {
                item.only("path", "when", "at_least");
                return new PathChoice.Condition(path(item.at("path"), item.at("path").text()),
                        new Requirement(quantity(item.at("when")), item.at("at_least").citedNumber()));
            }).toList();
            var otherwise = place.get().at("otherwise");
            return new PathChoice.FirstMatch(conditions, path(otherwise, otherwise.text()));
        }

        private Map<ProgramPath, Ruleset> paths() {
            Map<ProgramPath, Ruleset> paths = new LinkedHashMap<>();
            byPath(root.at("paths"), this::metrics).forEach((path, list) -> paths.put(path, new Ruleset(path, list)));
            return paths;
        }

        private List<Metric> metrics(Place place) {
            List<Metric> list = new ArrayList<>();
            place.entries().forEach((id, metric) -> metric.oneOf(id, metrics.keySet()).map(metrics::get)
                    .ifPresent(kind -> list.add(metric(kind, metric))));
            return list;
        }

        private Metric metric(MetricKind kind, Place place) {
            place.only("maximum", "parts");
            List<Metric.Part> parts = new ArrayList<>();
            place.at("parts").entries().forEach((name, part) -> parts
                    .add(part(name, part, parts.stream().map(Metric.Part::name).collect(Collectors.toSet()))));
            return new Metric(kind, place.at("maximum").citedNumber(), parts);
        }

        private Metric.Part part(String name, Place place, Set<String> before) {
            place.only("step", "people", "quantity", "best_of", "at_least", "points_each", "up_to", "after");
            var options = place.find("best_of")
                    .map(list -> list.items().stream()
                            .map(item -> option(item.only("quantity", "points_each", "up_to"))).toList())
                    .orElseGet(() -> List.of(option(place)));
            var after = place.find("after").map(
                    list -> list.items().stream().flatMap(item -> item.oneOf(item.text(), before).stream()).toList())
                    .orElse(List.of());
            return new Metric.Part(name,
                    place.find("step").map(step -> OptionalInt.of(step.wholeNumber())).orElse(OptionalInt.empty()),
                    options, place.find("at_least").map(Place::citedNumber), after);
        }

        private Metric.Option option(Place place) {
            var quantity = place.find("people").map(this::people).orElseGet(() -> quantity(place.at("quantity")));
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

        /** A quantity: the name of one under {@code quantities}, or one key that says its kind. */
        private Quantity quantity(Place place) {
            if (place.isText()) {
                return place.oneOf(place.text(), quantities.keySet()).map(quantities::get).orElse(NOTHING);
            }
            var entries = place.entries();
            if (entries.size() != 1) {
                if (place.present()) {
                    place.problem("expected one kind of quantity, one of: "
                            + kinds.keySet().stream().sorted().collect(Collectors.joining(", ")));
                }
                return NOTHING;
            }
            var entry = entries.entrySet().iterator().next();
            return entry.getValue().oneOf(entry.getKey(), kinds.keySet()).map(kinds::get)
                    .map(kind -> kind.apply(entry.getValue())).orElse(NOTHING);
        }

        private Quantity people(Place place) {
            Optional<Quantity> group = place.oneOf(place.text(), people.keySet()).map(people::get);
            return group.orElse(NOTHING);
        }

        private static Quantity reported(Place place) {
            if (place.isText()) {
                return new Quantity.Reported(place.text(), Optional.empty());
            }
            place.only("measure", "association");
            return new Quantity.Reported(place.at("measure").text(), place.find("association").map(Place::text));
        }

        private Quantity netCustomers(Place place) {
            place.only("in_any_of_months", "in_every_of_months", "in_total_of_months", "at_least_usd", "above_usd",
                    "at_most_usd", "counting");
            var any = place.find("in_any_of_months");
            var every = place.find("in_every_of_months");
            var months = any.or(() -> every).orElseGet(() -> place.at("in_total_of_months")).citedWholeNumber();
            var reached = any.isPresent() ? Eligibility.Reached.IN_ANY_MONTH
                    : every.isPresent() ? Eligibility.Reached.IN_EVERY_MONTH : Eligibility.Reached.IN_TOTAL;
            var above = place.find("above_usd");
            var threshold = above.orElseGet(() -> place.at("at_least_usd")).citedMoney();
            var counting = place.at("counting").citedText().value();
            place.at("counting").oneOf(counting, List.of("difference", "from nothing"));
            return new Quantity.NetCustomers(scope,
                    new Eligibility(Math.max(1, months.value()), reached, threshold, above.isPresent(),
                            place.find("at_most_usd").map(Place::citedMoney)),
                    counting.equals("from nothing") ? Quantity.NetCustomers.Counting.FROM_NOTHING
                            : Quantity.NetCustomers.Counting.DIFFERENCE);
        }

        private Window window(Place place) {
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

        private Quantity current(Place place) {
            place.only("current", "baseline");
            return quantity(place.at("current"));
        }

        private Quantity baseline(Place place) {
            return quantity(place.at("baseline"));
        }
    }

    /** Stands where a file named no quantity that is known; the problem is noted, so it is never evaluated. */
    private static final Quantity NOTHING = new Quantity.Sum(List.of());
}
