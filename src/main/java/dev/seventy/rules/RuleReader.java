package dev.seventy.rules;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Cited;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Source;

/**
 * Reads rule files, strictly. A file is known by its name, such as {@code microsoft/data-ai/2026-08.yaml}; reading
 * another file of the same name replaces it.
 */
public final class RuleReader {

    private static final String OVERVIEW = "designations";
    private static final String TRACKS = "tracks";

    private final Catalog catalog;
    private final Problems problems;
    private final Map<String, Designation> designations = new LinkedHashMap<>();
    private final Map<String, MetricKind> metrics = new LinkedHashMap<>();
    private final Map<String, RuleVersion> versions = new LinkedHashMap<>();
    private final Map<String, ProgramRules> programs = new LinkedHashMap<>();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Map<String, Ladder> ladders = new LinkedHashMap<>();
    private Optional<ValueScore> valueScore = Optional.empty();
    private Optional<DecisionTable> engagement = Optional.empty();
    private Optional<Playbook> playbook = Optional.empty();

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

    /**
     * Reads how the Partner Value Score is estimated.
     *
     * @param isOwn whether it is a file of the firm's and not ours
     */
    public RuleReader readValueScore(String file, InputStream content, boolean isOwn) {
        valueScore = Optional.of(ValueScoreReader.read(file, content, catalog, isOwn, problems));
        return this;
    }

    /** Reads when professional services are brought in. */
    public RuleReader readEngagement(String file, InputStream content) {
        engagement = Optional.of(DecisionTable.read(file, content, problems));
        return this;
    }

    /**
     * Reads the playbook of the partner ecosystem.
     *
     * @param isOwn whether it is a file of the firm's and not ours
     */
    public RuleReader readPlaybook(String file, InputStream content, boolean isOwn) {
        playbook = Optional.of(PlaybookReader.read(file, content, isOwn, problems));
        return this;
    }

    /** Reads {@code tracks.yaml}, which names the tracks that the files of ladders speak of and so comes first. */
    public RuleReader readTracks(String file, InputStream content) {
        Place.open(file, content, problems).only(TRACKS).at(TRACKS).entries()
                .forEach((id, place) -> tracks.put(id,
                        new Track(id, place.only("name", "also_called", "integration").at("name").text(), texts(place),
                                place.find("integration").map(needed -> needed.word("needed")).isPresent())));
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
            } else if (root.find("track").isPresent()) {
                ladder(root, label).ifPresent(ladder -> ladders.put(file, ladder));
            } else {
                version(root, label).ifPresent(version -> versions.put(file, version));
            }
        }
        return this;
    }

    /** All that was read; refuses with every problem if there was any. */
    public Rulebook rulebook() {
        refuseTwins();
        problems.refuse();
        return new Rulebook(designations, metrics, List.copyOf(versions.values()), List.copyOf(programs.values()),
                tracks, List.copyOf(ladders.values()), valueScore, engagement, playbook);
    }

    private void refuseTwins() {
        refuseTwins(versions, "in_force",
                version -> version.validity().from().map(start -> version.designation().id() + " " + start),
                other -> "starts on the same day as " + other
                        + ": two versions of one designation need different first days");
        refuseTwins(versions, "", version -> Optional.of(version.designation().id() + " " + version.label()),
                other -> "has the designation and label of " + other + "; rename one of them");
        refuseTwins(ladders, "in_force",
                ladder -> ladder.validity().from().map(start -> ladder.track().id() + " " + start),
                other -> "starts on the same day as " + other
                        + ": two versions of one track need different first days");
        refuseTwins(ladders, "", ladder -> Optional.of(ladder.track().id() + " " + ladder.label()),
                other -> "has the track and label of " + other + "; rename one of them");
        refuseTwins(programs, "in_force", program -> program.validity().from().map(LocalDate::toString),
                other -> "starts on the same day as " + other
                        + ": two versions of the program need different first days");
    }

    /** Notes each file that has the same mark as one before it. */
    private <T> void refuseTwins(Map<String, T> files, String place, Function<T, Optional<String>> mark,
            UnaryOperator<String> problem) {
        Map<String, String> taken = new HashMap<>();
        files.forEach((file, read) -> mark.apply(read).map(found -> taken.putIfAbsent(found, file))
                .ifPresent(other -> problems.add(file, place, problem.apply(other))));
    }

    private Optional<RuleVersion> version(Place root, String label) {
        root.only("designation", "version", "in_force", "seen", "sources", "disagreements", "notes", "usage", "people",
                "rates", "quantities", "path_choice", "enrolment_track", "qualifies", "paths", "tenant_paths",
                "workload_from_usd");
        var id = id(root, label);
        var place = root.at("designation");
        var designation = place.oneOf(place.text(), designations.keySet()).map(designations::get);
        if (designation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VersionReader(root, catalog, metrics).read(designation.get(), id, label));
    }

    private Optional<Ladder> ladder(Place root, String label) {
        root.only("track", "version", "in_force", "seen", "sources", "notes", "people", "quantities", "tiers");
        var id = id(root, label);
        var place = root.at("track");
        return place.oneOf(place.text(), tracks.keySet()).map(tracks::get)
                .map(track -> new LadderReader(root, catalog).read(track, id, label));
    }

    private static String id(Place root, String label) {
        var id = root.at("version").text();
        if (!id.endsWith(label)) {
            root.at("version").problem("the file is named '" + label + "', so the id has to end with that");
        }
        return id;
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
                Source.readAll(root.at("sources")), notes(root), window.at("months_before").citedWholeNumber(),
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

    /** What a file says besides, in sentences. */
    static List<String> notes(Place root) {
        return root.find("notes").map(list -> list.items().stream().map(Place::text).toList()).orElse(List.of());
    }

    static Validity validity(Place root) {
        var inForce = root.find("in_force").map(place -> place.only("from", "until"));
        var seen = root.find("seen").map(place -> place.only("first", "last"));
        var from = inForce.flatMap(place -> place.find("from")).or(() -> seen.map(place -> place.at("first")));
        var until = inForce.flatMap(place -> place.find("until")).or(() -> seen.flatMap(place -> place.find("last")));
        return new Validity(from.map(place -> place.citedDate().value()), until.map(place -> place.citedDate().value()),
                inForce.flatMap(place -> place.find("from")).isPresent());
    }
}
