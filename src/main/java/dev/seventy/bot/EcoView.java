package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.seventy.catalog.Citation;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.planning.PlaybookStanding;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Block.Column;
import dev.seventy.rules.Playbook;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/**
 * Where a firm stands with its playbook, as one reader may see it. Whom a field means, what was noted and what is thought of
 * an integrator is for managers where nobody else reads along; amounts of money are for those who see revenue.
 */
record EcoView(PlaybookStanding standing, Directory directory, Tellers tellers, Speaker speaker, Terms terms) {

    static final String NOT_ASSIGNED = "not assigned";
    static final String NO_TARGET = "target not set";
    private static final String FOR_MANAGERS = "a name for managers";
    private static final String NOT_TOLD = "not told";

    static EcoView of(Playbook playbook, Firm firm, Terms terms, Speaker speaker) {
        return new EcoView(
                new PlaybookStanding(playbook, firm.playbook(speaker.situation(), terms),
                        terms.asOf().orElse(speaker.today())),
                firm.directory(speaker), firm.tellers(speaker.situation()), speaker, terms);
    }

    /** The same by what the transaction that this is called in has written. */
    static EcoView afterwards(Playbook playbook, Firm firm, Supplier<Store> stores, Speaker speaker) {
        return new EcoView(new PlaybookStanding(playbook,
                stores.get().evidence().playbook(speaker.organisation().id(), Optional.empty()), speaker.today()),
                firm.directory(speaker), firm.tellers(speaker.situation()), speaker, Terms.NONE);
    }

    Playbook playbook() {
        return standing.playbook();
    }

    boolean mayTell() {
        return Permissions.covers(speaker.role(), Role.MANAGER) && !speaker.onTour() && terms.equals(Terms.NONE);
    }

    /** A line that asks something of the same day, as it was known on the same day. */
    String line(String asking) {
        return asking + terms.days();
    }

    /** What is asked next, of the same day. */
    Button button(String title, String asking) {
        return new Button(title, line(asking), false);
    }

    /** The same where it stands out. */
    Button first(String title, String asking) {
        return new Button(title, line(asking), true);
    }

    /** Where an industry stands, behind "is": a file of somebody's own may have words that are no sentence there. */
    static String standsAt(String state) {
        var word = state.toLowerCase(Locale.ROOT);
        return word.startsWith("not ") ? word : "at '" + state + "'";
    }

    static Column column(String title) {
        return new Column(title, false);
    }

    /** Who is meant, or what is said. */
    String shown(Optional<PlaybookEntry> entry) {
        return entry.map(this::shown).orElse(NOT_ASSIGNED);
    }

    String shown(PlaybookEntry entry) {
        return entry.person().map(id -> directory.person(id).orElse(FOR_MANAGERS)).or(entry::value)
                .orElse(isClearedByForgetting(entry) ? "cleared, as a person was forgotten" : "cleared");
    }

    /** What was noted of an entry, behind it. */
    Optional<String> noted(PlaybookEntry entry) {
        return entry.note().map(note -> directory.showsPeople() ? "\"" + note + "\"" : "a note for managers");
    }

    /** A text of its own that was noted. */
    Optional<String> note(Optional<PlaybookEntry> entry) {
        return entry.flatMap(PlaybookEntry::value).map(note -> directory.showsPeople() ? note : "a note for managers");
    }

    /** Whether the figures of a metric are for this reader. */
    boolean shows(Playbook.Metric metric) {
        return !metric.isMoney() || directory.showsRevenue();
    }

    String value(Playbook.Metric metric) {
        return standing.value(metric).map(amount -> shown(metric, amount)).orElse(NOT_TOLD);
    }

    String shown(Playbook.Metric metric, PlaybookStanding.Amount amount) {
        return shows(metric) ? amount(amount) : Wording.FOR_ADMINS;
    }

    static String amount(PlaybookStanding.Amount amount) {
        return amount.currency().map(currency -> currency + " ").orElse("") + Numbers.show(amount.value());
    }

    String target(Playbook.Metric metric) {
        return standing.target(metric).map(amount -> shown(metric, amount)).orElse(NO_TARGET);
    }

    /** How much of the target there is; why there is no percentage where there is none. */
    String reached(Playbook.Metric metric) {
        if (!shows(metric)) {
            return "";
        }
        var value = standing.value(metric);
        var target = standing.target(metric);
        return standing.percent(metric).map(EcoView::percent)
                .orElseGet(() -> value.isEmpty() || target.isEmpty() ? "" : "no percentage: currencies differ");
    }

    static String percent(BigDecimal percent) {
        return Numbers.show(percent) + " %";
    }

    /** {@code status done, "first cohort trained"}. */
    String said(PlaybookEntry entry) {
        return switch (entry.part()) {
            case METRIC -> field(entry) + " " + entry.value().map(value -> figure(entry, value)).orElse("cleared")
                    + noted(entry).map(note -> ", " + note).orElse("");
            case INTEGRATOR -> directory.showsPeople() ? word(entry) : "an answer for managers";
            case ACTION, INDUSTRY -> word(entry);
        };
    }

    private String word(PlaybookEntry entry) {
        return field(entry) + " "
                + (entry.field().equals(PlaybookEntry.NOTE) && !entry.isCleared() ? note(Optional.of(entry)).orElse("")
                        : shown(entry))
                + noted(entry).map(note -> ", " + note).orElse("");
    }

    /** Whether it is money that is not for this reader; what has a currency is, also of a metric that is there no more. */
    boolean isWithheld(PlaybookEntry entry) {
        return entry.part() == PlaybookEntry.Part.METRIC && !directory.showsRevenue()
                && (entry.unit().filter(unit -> !unit.equals(PlaybookEntry.NUMBER)).isPresent()
                        || metric(entry).filter(Playbook.Metric::isMoney).isPresent());
    }

    private Optional<Playbook.Metric> metric(PlaybookEntry entry) {
        return playbook().row(entry.item(), Playbook.Metric.class);
    }

    private String figure(PlaybookEntry entry, String value) {
        return isWithheld(entry) ? Wording.FOR_ADMINS
                : amount(new PlaybookStanding.Amount(new BigDecimal(value), entry.currency()))
                        + metric(entry).filter(metric -> !entry.isToldIn(metric.isMoney()))
                                .map(metric -> metric.isMoney() ? " as a number" : " as an amount of money").orElse("");
    }

    /** Why figures do not count that were told in another unit; empty where all of them do. */
    Optional<String> uncounted(Playbook.Metric metric) {
        var told = standing.uncounted(metric);
        return told.isEmpty() ? Optional.empty()
                : Optional.of(metric.id() + ": " + Wording.list(told.stream().map(this::said).toList())
                        + (told.size() == 1 ? " was" : " were") + " told before the playbook "
                        + (metric.isMoney() ? "asked for an amount of money" : "asked for a number")
                        + (told.size() == 1 ? ", and does not count." : ", and do not count."));
    }

    /** How a field stands of which nothing is told any more. */
    String open(PlaybookEntry entry) {
        var begins = entry.part() == PlaybookEntry.Part.ACTION ? playbook().actionStates().getFirst()
                : playbook().industryStates().getFirst();
        return entry.field().equals(PlaybookEntry.STATUS) ? "status " + begins + " again"
                : field(entry) + " is not set any more";
    }

    /** What a field is called. */
    String field(PlaybookEntry entry) {
        return playbook().row(entry.field(), Playbook.Criterion.class).map(Playbook.Criterion::word)
                .orElse(entry.field());
    }

    /** What was told, the newest first, with the number by which it is taken back. */
    Block.Table told(List<PlaybookEntry> entries, boolean named) {
        List<Column> columns = new ArrayList<>(List.of(column("On")));
        if (named) {
            columns.add(column("Of"));
        }
        columns.add(column("What"));
        if (directory.showsPeople()) {
            columns.add(column("By"));
        }
        columns.add(new Column("Number", true));
        return new Block.Table(columns, entries.reversed().stream().map(entry -> {
            List<String> row = new ArrayList<>(List.of(Numbers.show(entry.day())));
            if (named) {
                row.add(item(entry));
            }
            row.add(said(entry));
            if (directory.showsPeople()) {
                row.add(isClearedByForgetting(entry) ? "" : tellers.of(entry.origin()).orElse(""));
            }
            row.add(entry.origin().importNumber().stream().mapToObj(String::valueOf).collect(Collectors.joining()));
            return row;
        }).toList());
    }

    /** Nobody told that it is open. */
    private static boolean isClearedByForgetting(PlaybookEntry entry) {
        return entry.isCleared() && entry.isForgotten();
    }

    /** The names of integrators are for managers. */
    String item(PlaybookEntry entry) {
        return entry.part() != PlaybookEntry.Part.INTEGRATOR || directory.showsPeople() ? entry.item()
                : "an integrator";
    }

    /** Where it is from, and that it is advice. */
    Block.Note source(Citation... citations) {
        var about = List.of(citations).stream().map(Citation::toString).distinct().collect(Collectors.joining("; "));
        return new Block.Note(speaker.sampleDay().map(_ -> "Sample firm (made up). ").orElse("")
                + terms.asOf().map(day -> "As of " + Numbers.show(day) + ". ").orElse("")
                + terms.knownOn().map(day -> "As known on " + Numbers.show(day) + ". ").orElse("")
                + advice(playbook(), about));
    }

    static String advice(Playbook playbook, String about) {
        return "From " + playbook.called() + (playbook.isOwn() ? ", a file of your own" : "")
                + (about.isEmpty() ? "" : " (" + about + ")") + ": advice, and not a Databricks rule.";
    }

    /** {@code 1 action}, {@code 2 actions}. */
    static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
