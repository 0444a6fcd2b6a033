package dev.seventy.bot;

import static dev.seventy.bot.EcoView.column;
import static dev.seventy.bot.EcoView.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.planning.PlaybookStanding;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Playbook;
import dev.seventy.rules.Playbook.Urgency;

/** The playbook on one card: what is open, what is not aligned, how much there is of each metric, what changed. */
final class EcoReports {

    static final int LATELY = 7;
    private static final int MOST_CHANGES = 6;

    private final EcoView view;
    private final EcoRows rows;

    EcoReports(EcoView view) {
        this.view = view;
        rows = new EcoRows(view);
    }

    private PlaybookStanding standing() {
        return view.standing();
    }

    private List<Playbook.Action> high(boolean openOnly) {
        return view.playbook().actions().stream().filter(action -> action.priority() == Urgency.HIGH)
                .filter(action -> !openOnly || standing().isOpen(action)).toList();
    }

    /** The open actions of the highest priority that nobody owns. */
    List<Playbook.Action> ownerless() {
        return high(true).stream().filter(action -> standing().entry(action, PlaybookEntry.OWNER).isEmpty()).toList();
    }

    /** {@code 10 of 11 High actions are open}. */
    String highOpen() {
        var all = high(false).size();
        return high(true).size() + " of " + all + " High " + (all == 1 ? "action is" : "actions are") + " open";
    }

    Reply report() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(column("Partner type"), new Block.Column("Open, High", true), new Block.Column("Open", true),
                        new Block.Column("Of", true), new Block.Column("No owner", true)),
                view.playbook().types().stream().map(this::row).toList()));
        blocks.add(new Block.Heading("Industries"));
        var unaligned = standing().unaligned();
        blocks.add(new Block.Paragraph(rows.unaligned() + (unaligned.isEmpty() ? "."
                : ": " + Wording.list(unaligned.stream().map(Playbook.Industry::name).toList()) + ".")));
        blocks.add(new Block.Heading("Metrics"));
        blocks.addAll(rows.metricBlocks());
        var lately = standing().since(today().minusDays(LATELY - 1L));
        blocks.add(new Block.Heading("Told in the last " + LATELY + " days"));
        if (lately.isEmpty()) {
            blocks.add(new Block.Paragraph("Nothing."));
        } else {
            blocks.add(new Block.Items(lately.reversed().stream().limit(MOST_CHANGES)
                    .map(entry -> Numbers.show(entry.day()) + ": " + view.item(entry) + ", " + view.said(entry))
                    .toList(), false));
            if (lately.size() > MOST_CHANGES) {
                blocks.add(new Block.Paragraph("And " + count(lately.size() - MOST_CHANGES, "change", "changes")
                        + " more: " + view.line("eco history") + "."));
            }
        }
        blocks.add(view.source());
        blocks.add(new Block.Buttons(List.of(view.first("Open High actions", "eco actions high open"),
                view.button("Industries", "eco industries"), view.button("Metrics", "eco metrics"),
                view.button("History", "eco history"))));
        return new Reply("Partner ecosystem: " + highOpen() + ", " + ownerless().size() + " without an owner; "
                + rows.unaligned() + "; " + rows.withoutTarget() + ".", Reply.Tone.ANSWER, blocks);
    }

    private LocalDate today() {
        return view.terms().asOf().orElse(view.speaker().today());
    }

    private List<String> row(Playbook.PartnerType type) {
        var all = view.playbook().actionsOf(type.id());
        var open = all.stream().filter(standing()::isOpen).toList();
        return List.of(type.name(),
                String.valueOf(open.stream().filter(action -> action.priority() == Urgency.HIGH).count()),
                String.valueOf(open.size()), String.valueOf(all.size()), String.valueOf(open.stream()
                        .filter(action -> standing().entry(action, PlaybookEntry.OWNER).isEmpty()).count()));
    }

    /** What a digest has of it; nothing where all is owned, aligned and has a target. */
    List<String> undone() {
        var industries = standing().unaligned();
        var metrics = view.playbook().metrics().stream().filter(metric -> standing().target(metric).isEmpty()).toList();
        return Stream
                .of(named("High actions without an owner", ownerless().stream().map(Playbook.Action::id).toList()),
                        named("Industries " + EcoView.standsAt(view.playbook().industryStates().getFirst()),
                                industries.stream().map(Playbook.Industry::name).toList()),
                        named("Metrics without a target", metrics.stream().map(Playbook.Metric::name).toList()))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<String> named(String what, List<String> names) {
        return names.isEmpty() ? Optional.empty()
                : Optional.of(what + ": " + names.size() + " (" + String.join(", ", names) + ")");
    }
}
