package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.intake.PlaybookTerms;
import dev.seventy.planning.PlaybookStanding;
import dev.seventy.reply.Block;
import dev.seventy.rules.Playbook;

/** What a file says of the playbook, held against what was told before: of an earlier day it does not overrule that. */
final class EcoImports {

    private static final int MOST_NAMED = 8;

    private final Playbook playbook;
    private final Supplier<List<PlaybookEntry>> told;
    private Optional<PlaybookStanding> standing = Optional.empty();
    private final List<String> named = new ArrayList<>();
    private int overruled;

    /** @param told all that was told before, asked for once a file says anything of the playbook */
    EcoImports(Playbook playbook, Supplier<List<PlaybookEntry>> told) {
        this.playbook = playbook;
        this.told = told;
    }

    /** What a file can say of a playbook. */
    static PlaybookTerms terms(Playbook playbook) {
        Map<String, String> criteria = new TreeMap<>();
        playbook.integrator().criteria().forEach(criterion -> {
            criteria.put(criterion.word(), criterion.id());
            criteria.put(criterion.id().toLowerCase(Locale.ROOT), criterion.id());
        });
        return new PlaybookTerms(
                Map.of(Part.ACTION, ids(playbook.actions()), Part.INDUSTRY, ids(playbook.industries()), Part.METRIC,
                        ids(playbook.metrics())),
                Map.of(Part.ACTION, playbook.actionStates(), Part.INDUSTRY, playbook.industryStates()), criteria,
                playbook.metrics().stream().filter(Playbook.Metric::isMoney).map(Playbook.Metric::id)
                        .collect(Collectors.toSet()));
    }

    private static List<String> ids(List<? extends Playbook.Row> rows) {
        return rows.stream().map(Playbook.Row::id).toList();
    }

    void add(Entry entry) {
        if (!(entry instanceof Entry.Planned planned)) {
            return;
        }
        if (standing.isEmpty()) {
            standing = Optional.of(new PlaybookStanding(playbook, told.get(), LocalDate.MAX));
        }
        standing.flatMap(known -> known.newest(planned.part(), planned.item(), planned.field()))
                .filter(newest -> newest.day().isAfter(planned.day())).ifPresent(_ -> {
                    overruled++;
                    if (named.size() < MOST_NAMED) {
                        named.add((planned.part() == Part.INTEGRATOR ? "an integrator" : planned.item()) + " "
                                + planned.field());
                    }
                });
    }

    /** What of the files stays history, as something of a later day is known; empty where nothing does. */
    Optional<Block> overruled() {
        return overruled == 0 ? Optional.empty()
                : Optional.of(
                        new Block.Note(EcoView.count(overruled, "row of the playbook is", "rows of the playbook are")
                                + " of an earlier day than what is on file, which goes on holding: "
                                + String.join(", ", named) + (overruled > named.size() ? " and others" : "") + "."));
    }
}
