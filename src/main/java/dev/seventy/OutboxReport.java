package dev.seventy;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.seventy.outbound.Outbound;
import dev.seventy.outbound.Report;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Errand;
import dev.seventy.store.Organisation;
import dev.seventy.store.Store;

/** What an operator is shown of messages that are sent later: how many, and which of them may not have arrived. */
final class OutboxReport {

    private final Store store;

    OutboxReport(Store store) {
        this.store = store;
    }

    /** @param all whether all that are in doubt are listed, and not only the newest */
    void print(PrintStream out, boolean all) {
        out.print(PlainText.render(reply(Outbound.report(store, all))));
    }

    private Reply reply(Report report) {
        var counts = new Block.Table(List.of(new Block.Column("State", false), new Block.Column("Messages", true)),
                List.of(Errand.State.values()).stream()
                        .map(state -> List.of(word(state), String.valueOf(report.count(state)))).toList());
        if (report.unknown().isEmpty()) {
            return Reply.answer("Nothing is in doubt: of every message it is known whether it arrived.", counts);
        }
        Map<String, Integer> kinds = new TreeMap<>();
        report.unknown().forEach(errand -> kinds.merge(errand.kind(), 1, Integer::sum));
        var all = report.count(Errand.State.UNKNOWN);
        List<Block> blocks = new ArrayList<>(
                List.of(counts, new Block.Heading("May not have arrived"), unknown(report)));
        if (all > report.unknown().size()) {
            blocks.add(new Block.Note("The newest " + report.unknown().size() + " of " + all + " are shown; outbox all shows every one."));
        }
        blocks.add(
                new Block.Note("They are not sent again, as once too often is worse there than not at all. Look where"
                        + " each was to go; what is missing is asked for again by its command, a digest by digest preview."));
        return new Reply(all + (all == 1 ? " message" : " messages") + " may not have arrived: "
                + String.join(", ",
                        kinds.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).toList())
                + ".", Reply.Tone.ANSWER, blocks);
    }

    private Block unknown(Report report) {
        var names = new TreeMap<Integer, String>();
        for (Organisation firm : store.organisations().all()) {
            names.put(firm.id().value(), firm.name());
        }
        return new Block.Table(
                List.of(new Block.Column("Kind", false), new Block.Column("Firm", false), new Block.Column("No", true),
                        new Block.Column("To", false), new Block.Column("Due", false), new Block.Column("Why", false)),
                report.unknown().stream()
                        .map(errand -> List.of(errand.kind(), names.getOrDefault(errand.organisation().value(), "-"),
                                String.valueOf(errand.id()), errand.lane(),
                                errand.due().truncatedTo(ChronoUnit.SECONDS).toString(), errand.outcome()))
                        .toList());
    }

    private static String word(Errand.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
