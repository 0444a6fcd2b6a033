package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.seventy.intake.Rejected;
import dev.seventy.intake.RejectedRows;
import dev.seventy.intake.Summary;
import dev.seventy.intake.Survey;
import dev.seventy.reply.Block;
import dev.seventy.store.FactKind;
import dev.seventy.store.ImportCounts;

/** Says what an import would change, and which rows could not be used. */
final class ImportPreview {

    private static final int MOST_SHOWN = 10;

    private ImportPreview() {
    }

    /** A file of which it is known what it is. */
    record Arriving(SentFile file, Survey.Ready survey) {

        String name() {
            return file.name();
        }
    }

    /** A file that was read, with those of its rows that could not be used. */
    record Arrived(Arriving file, Summary summary, List<Rejected> rejected) {

        /** Of very many not all are kept. */
        long rejectedInAll() {
            return summary.rejected();
        }
    }

    static String summary(List<Arrived> files) {
        var rows = files.stream().mapToLong(file -> file.summary().rows()).sum();
        var rejected = files.stream().mapToLong(Arrived::rejectedInAll).sum();
        return Wording.list(files.stream().map(file -> file.file().name()).toList()) + ": " + count(rows, "row")
                + " read" + (rejected > 0 ? ", " + count(rejected, "row") + " rejected" : "") + ".";
    }

    private static String count(long number, String thing) {
        return Numbers.show(BigDecimal.valueOf(number)) + " " + thing + (number == 1 ? "" : "s");
    }

    static List<Block> blocks(List<Arrived> files, ImportCounts counts) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(List.of(new Block.Column("File", false), new Block.Column("Read as", false),
                new Block.Column("Rows", true), new Block.Column("Taken", true), new Block.Column("Left aside", true),
                new Block.Column("Rejected", true), new Block.Column("Period", false)),
                files.stream().map(ImportPreview::line).toList()));
        blocks.add(new Block.Heading("What changes"));
        blocks.add(new Block.Items(changes(counts), false));
        for (var file : files) {
            file.file().survey().notes().forEach(note -> blocks.add(new Block.Note(file.file().name() + ": " + note)));
            if (!file.summary().taken().isEmpty()) {
                blocks.add(new Block.Heading(file.file().name() + ", taken as"));
                blocks.add(new Block.Items(shown(file.summary().taken()), false));
            }
            if (!file.summary().leftAside().isEmpty()) {
                blocks.add(new Block.Heading(file.file().name() + ", left aside"));
                blocks.add(new Block.Items(shown(file.summary().leftAside()), false));
            }
            if (!file.rejected().isEmpty()) {
                blocks.addAll(rejections(file));
            }
        }
        return blocks;
    }

    private static List<String> shown(Map<String, Long> counted) {
        var all = counted.entrySet().stream().map(entry -> entry.getValue() + " × " + entry.getKey()).toList();
        return all.size() <= MOST_SHOWN ? all
                : Stream.concat(all.stream().limit(MOST_SHOWN),
                        Stream.of("and " + (all.size() - MOST_SHOWN) + " more kinds")).toList();
    }

    private static List<String> line(Arrived file) {
        var summary = file.summary();
        return List.of(file.file().name(), file.file().survey().kind().words(), show(summary.rows()),
                show(summary.entries()), show(summary.leftAside().values().stream().mapToLong(Long::longValue).sum()),
                show(file.rejectedInAll()),
                summary.months().map(months -> Numbers.show(months.first()) + " to " + Numbers.show(months.last()))
                        .or(() -> summary.newestDay().map(day -> "to " + Numbers.show(day))).orElse(""));
    }

    private static String show(long number) {
        return Numbers.show(BigDecimal.valueOf(number));
    }

    private static List<String> changes(ImportCounts counts) {
        List<String> changes = new ArrayList<>();
        for (var kind : FactKind.values()) {
            var of = counts.of(kind);
            if (!of.equals(ImportCounts.Changes.NONE)) {
                List<String> parts = new ArrayList<>();
                add(parts, of.added(), "new");
                add(parts, of.changed(), "changed");
                add(parts, of.unchanged(), "unchanged");
                add(parts, of.repeated(), "repeated in the files");
                add(parts, of.withdrawn(), "withdrawn, as the lifetime export no longer has them");
                changes.add(words(kind) + ": " + String.join(", ", parts));
            }
        }
        if (counts.peopleNew() + counts.peopleMatched() > 0) {
            changes.add("People: " + counts.peopleNew() + " new, " + counts.peopleMatched() + " known before");
        }
        return changes.isEmpty() ? List.of("Nothing: everything in it is known already") : changes;
    }

    private static void add(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(show(number) + " " + what);
        }
    }

    private static String words(FactKind kind) {
        return switch (kind) {
            case CERTIFICATION -> "Certifications";
            case USAGE -> "Azure usage rows";
            case CUSTOMER -> "Customers";
            case STAFF -> "Staff";
            case MEASURE -> "Measures";
            case OFFICIAL_SCORE -> "Official scores";
            case ACHIEVEMENT -> "Achievements";
            case PLAYBOOK -> "Entries of the playbook";
        };
    }

    private static List<Block> rejections(Arrived file) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(file.file().name() + ", rejected rows"));
        blocks.add(
                new Block.Table(
                        List.of(new Block.Column("Row", true), new Block.Column("Column", false),
                                new Block.Column("Value", false), new Block.Column("Problem",
                                        false),
                                new Block.Column("What to do", false)),
                        file.rejected().stream().limit(MOST_SHOWN).map(row -> List.of(String.valueOf(row.row()),
                                row.column(), NotUnderstood.cut(row.value()), row.rule(), row.fix())).toList()));
        blocks.add(new Block.Note(count(file.rejectedInAll(), "row") + " could not be used and "
                + (file.rejectedInAll() == 1 ? "is not stored. It comes" : "are not stored. They come")
                + " back as a file: correct and import it."
                + (file.rejectedInAll() > file.rejected().size()
                        ? " It holds the first " + show(file.rejected().size()) + "."
                        : "")));
        blocks.add(new Block.Attachment(
                "rejected-rows-" + file.file().name().replaceFirst("\\.[A-Za-z]{2,4}$", "") + ".csv",
                RejectedRows.text(file.file().survey().header(), file.rejected())));
        return blocks;
    }
}
