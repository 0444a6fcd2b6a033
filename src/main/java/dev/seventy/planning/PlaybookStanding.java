package dev.seventy.planning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.rules.Playbook;

/**
 * Where a firm stands with its playbook on a day. Of each field the entry of the latest day holds; of one day the one that
 * was recorded last.
 */
public final class PlaybookStanding {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Playbook playbook;
    private final List<PlaybookEntry> told;
    private final Map<Field, PlaybookEntry> newest = new LinkedHashMap<>();

    /** A name in whatever capitals is one item. */
    private record Field(Part part, String item, String name) {

        static Field of(Part part, String item, String name) {
            return new Field(part, item.toLowerCase(Locale.ROOT), name);
        }
    }

    /** @param currency empty where it is no money, or nobody said which */
    public record Amount(BigDecimal value, Optional<String> currency) {
    }

    /**
     * @param told all that was told and not taken back, in the order in which it was recorded
     * @param asOf what was said later is left out
     */
    public PlaybookStanding(Playbook playbook, List<PlaybookEntry> told, LocalDate asOf) {
        this.playbook = playbook;
        this.told = told.stream().filter(entry -> !entry.day().isAfter(asOf))
                .sorted(Comparator.comparing(PlaybookEntry::day)).toList();
        this.told.forEach(entry -> newest.put(Field.of(entry.part(), entry.item(), entry.field()), entry));
    }

    public Playbook playbook() {
        return playbook;
    }

    /** What holds of a field; empty where it is open. */
    public Optional<PlaybookEntry> entry(Part part, String item, String field) {
        return newest(part, item, field).filter(entry -> !entry.isCleared());
    }

    /** What was told last of a field, also that it is open. */
    public Optional<PlaybookEntry> newest(Part part, String item, String field) {
        return Optional.ofNullable(newest.get(Field.of(part, item, field)));
    }

    /** What holds of all fields that are not open, by its days. */
    public List<PlaybookEntry> holding() {
        return told.stream().filter(entry -> !entry.isCleared())
                .filter(entry -> newest.get(Field.of(entry.part(), entry.item(), entry.field())) == entry).toList();
    }

    public Optional<PlaybookEntry> entry(Playbook.Action action, String field) {
        return entry(Part.ACTION, action.id(), field);
    }

    public Optional<PlaybookEntry> entry(Playbook.Industry industry, String field) {
        return entry(Part.INDUSTRY, industry.id(), field);
    }

    /** All that was told of one item, by its days, the newest last. */
    public List<PlaybookEntry> history(Part part, String item) {
        return since(LocalDate.MIN).stream()
                .filter(entry -> entry.part() == part && entry.item().equalsIgnoreCase(item)).toList();
    }

    /** All that was told of the days from one on, by those, the newest last. */
    public List<PlaybookEntry> since(LocalDate day) {
        return told.stream().filter(entry -> !entry.day().isBefore(day)).toList();
    }

    public String status(Playbook.Action action) {
        return entry(action, PlaybookEntry.STATUS).flatMap(PlaybookEntry::value)
                .orElse(playbook.actionStates().getFirst());
    }

    public boolean isOpen(Playbook.Action action) {
        return !status(action).equals(playbook.actionStates().getLast());
    }

    /** The actions that are not over, the most urgent first. */
    public List<Playbook.Action> open() {
        return byUrgency(playbook.actions()).stream().filter(this::isOpen).toList();
    }

    /** The most urgent first, each in the order of the file. */
    public static List<Playbook.Action> byUrgency(List<Playbook.Action> actions) {
        var sorted = new ArrayList<>(actions);
        sorted.sort((one, other) -> one.priority().compareTo(other.priority()));
        return List.copyOf(sorted);
    }

    public String status(Playbook.Industry industry) {
        return entry(industry, PlaybookEntry.STATUS).flatMap(PlaybookEntry::value)
                .orElse(playbook.industryStates().getFirst());
    }

    /** Those that still stand where all begin. */
    public List<Playbook.Industry> unaligned() {
        return playbook.industries().stream()
                .filter(industry -> status(industry).equals(playbook.industryStates().getFirst())).toList();
    }

    public Optional<Amount> value(Playbook.Metric metric) {
        return amount(metric, PlaybookEntry.VALUE);
    }

    public Optional<Amount> target(Playbook.Metric metric) {
        return amount(metric, PlaybookEntry.TARGET);
    }

    private Optional<Amount> amount(Playbook.Metric metric, String field) {
        return entry(Part.METRIC, metric.id(), field).filter(entry -> entry.isToldIn(metric.isMoney()))
                .flatMap(entry -> entry.value().map(value -> new Amount(new BigDecimal(value), entry.currency())));
    }

    /** What holds of a metric and does not count, as it was told before the playbook counted it in another unit. */
    public List<PlaybookEntry> uncounted(Playbook.Metric metric) {
        return Part.METRIC.fields().stream().flatMap(field -> entry(Part.METRIC, metric.id(), field).stream())
                .filter(entry -> !entry.isToldIn(metric.isMoney())).toList();
    }

    /** How much of the target there is, in percent to one place; empty without a target, or in two currencies. */
    public Optional<BigDecimal> percent(Playbook.Metric metric) {
        return value(metric).flatMap(value -> target(metric)
                .filter(target -> target.value().signum() > 0 && target.currency().equals(value.currency()))
                .map(target -> value.value().multiply(HUNDRED).divide(target.value(), 1, RoundingMode.HALF_UP)));
    }

    /** The integrators that something is told of, by the names that were told last, in the order of their names. */
    public List<String> integrators() {
        var names = new LinkedHashMap<String, String>();
        newest.values().stream().filter(entry -> entry.part() == Part.INTEGRATOR && !entry.isCleared())
                .forEach(entry -> names.putLast(entry.item().toLowerCase(Locale.ROOT), entry.item()));
        return names.values().stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    /** Whether an integrator meets a criterion; empty where nobody said. */
    public Optional<Boolean> meets(String integrator, Playbook.Criterion criterion) {
        return entry(Part.INTEGRATOR, integrator, criterion.id()).flatMap(PlaybookEntry::value).map("yes"::equals);
    }
}
