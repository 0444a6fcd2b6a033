package dev.seventy.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every rule file: the designations and metrics there are, their versions, and the rules of the program. */
public final class Rulebook {

    private static final Comparator<Validity> BY_START = Comparator
            .comparing((Validity validity) -> validity.from().orElse(LocalDate.MIN));

    private final Map<String, Designation> designations;
    private final Map<String, MetricKind> metrics;
    private final Map<String, List<RuleVersion>> versions = new LinkedHashMap<>();
    private final List<ProgramRules> programs;
    private final Map<String, Track> tracks;
    private final List<Ladder> ladders;
    private final Optional<ValueScore> valueScore;
    private final Optional<DecisionTable> engagement;
    private final Optional<Playbook> playbook;

    Rulebook(Map<String, Designation> designations, Map<String, MetricKind> metrics, List<RuleVersion> versions,
            List<ProgramRules> programs, Map<String, Track> tracks, List<Ladder> ladders,
            Optional<ValueScore> valueScore, Optional<DecisionTable> engagement, Optional<Playbook> playbook) {
        this.playbook = playbook;
        this.engagement = engagement;
        this.valueScore = valueScore;
        this.tracks = new LinkedHashMap<>(tracks);
        this.ladders = ladders.stream().sorted(Comparator.comparing(Ladder::validity, BY_START)).toList();
        this.designations = new LinkedHashMap<>(designations);
        this.metrics = new LinkedHashMap<>(metrics);
        this.programs = programs.stream().sorted(Comparator.comparing(ProgramRules::validity, BY_START)).toList();
        designations.keySet().forEach(
                id -> this.versions.put(id, versions.stream().filter(version -> version.designation().id().equals(id))
                        .sorted(Comparator.comparing(RuleVersion::validity, BY_START)).toList()));
    }

    /** The designations in the order in which they are shown. */
    public List<Designation> designations() {
        return List.copyOf(designations.values());
    }

    public Designation designation(String id) {
        var designation = designations.get(id);
        if (designation == null) {
            throw new IllegalArgumentException("no designation " + id);
        }
        return designation;
    }

    public boolean knows(String designation) {
        return designations.containsKey(designation);
    }

    public List<MetricKind> metrics() {
        return List.copyOf(metrics.values());
    }

    /** The versions of a designation, undated ones first, then by their first day. */
    public List<RuleVersion> versions(String designation) {
        return versions.getOrDefault(designation, List.of());
    }

    /** The newest version that had started by the day; later ones and undated ones are passed over. */
    public Optional<RuleVersion> on(String designation, LocalDate day) {
        return versions(designation).stream().filter(version -> version.validity().startedBy(day))
                .reduce((_, newer) -> newer);
    }

    /** The first day for which there is a version. */
    public Optional<LocalDate> firstDay(String designation) {
        return versions(designation).stream().flatMap(version -> version.validity().from().stream()).findFirst();
    }

    /** A version by its label or its full id. */
    public Optional<RuleVersion> named(String designation, String labelOrId) {
        var wanted = labelOrId.toLowerCase(Locale.ROOT);
        return versions(designation).stream()
                .filter(version -> version.label().equals(wanted) || version.id().equals(wanted)).findFirst();
    }

    /** How the Partner Value Score is estimated. */
    public ValueScore valueScore() {
        return valueScore.orElseThrow();
    }

    /** When professional services are brought in. */
    public DecisionTable engagement() {
        return engagement.orElseThrow();
    }

    /** The plan for working with partners. */
    public Playbook playbook() {
        return playbook.orElseThrow();
    }

    public List<Track> tracks() {
        return List.copyOf(tracks.values());
    }

    /** The versions of a track's ladder, undated ones first, then by their first day. */
    public List<Ladder> ladders(String track) {
        return ladders.stream().filter(ladder -> ladder.track().id().equals(track)).toList();
    }

    /** The newest ladder that had started by the day; undated ones are passed over. */
    public Optional<Ladder> ladderOn(String track, LocalDate day) {
        return ladders(track).stream().filter(ladder -> ladder.validity().startedBy(day)).reduce((_, newer) -> newer);
    }

    /** The people that the newest ladder of any track counts that had started by the day; before the first, the first. */
    public Bench benchOn(LocalDate day) {
        var counting = ladders.stream().filter(ladder -> ladder.bench().isPresent()).toList();
        return counting.stream().filter(ladder -> ladder.validity().startedBy(day)).reduce((_, newer) -> newer)
                .or(() -> counting.stream().findFirst()).flatMap(Ladder::bench).orElse(Bench.NONE);
    }

    /** A track's ladder by its label or its full id. */
    public Optional<Ladder> ladder(String track, String labelOrId) {
        var wanted = labelOrId.toLowerCase(Locale.ROOT);
        return ladders(track).stream().filter(ladder -> ladder.label().equals(wanted) || ladder.id().equals(wanted))
                .findFirst();
    }

    public List<ProgramRules> programs() {
        return programs;
    }

    /** The newest program rules that had started by the day; before the first, the first. */
    public ProgramRules programOn(LocalDate day) {
        return programs.stream().filter(program -> program.validity().startedBy(day)).reduce((_, newer) -> newer)
                .orElse(programs.getFirst());
    }

    public Optional<ProgramRules> program(String labelOrId) {
        return programs.stream().filter(program -> program.id().equals(labelOrId) || program.label().equals(labelOrId))
                .findFirst();
    }
}
