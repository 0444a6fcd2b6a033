package dev.seventy.intake;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.evidence.Entry;

/** What a firm achieved with Databricks, out of our own template. */
final class AchievementRows implements RowReader {

    /** How long the name of something may be that somebody writes by hand. */
    static final int LONGEST_NAME = 200;

    private static final Map<String, AchievementKind> KINDS = Arrays.stream(AchievementKind.values())
            .collect(Collectors.toMap(kind -> Column.key(kind.word()), kind -> kind));

    @Override
    public void read(Cells cells, Ledger ledger) {
        var kind = kind(cells);
        var name = cells.needed(Column.NAME);
        if (name.length() > LONGEST_NAME) {
            cells.wrong(Column.NAME, "a name has at most " + LONGEST_NAME + " characters", "shorten it");
        }
        var confirmed = Answered.read(cells, Column.CONFIRMED);
        var since = cells.day(Column.SINCE);
        if (cells.sound() && kind.isPresent()) {
            ledger.speaksOf(since);
            ledger.entry(new Entry.Achieved(since, kind.get(), name, confirmed, cells.row()));
        }
    }

    private static Optional<AchievementKind> kind(Cells cells) {
        var written = cells.needed(Column.KIND);
        var kind = Optional.ofNullable(KINDS.get(Column.key(written)));
        if (kind.isEmpty() && !written.isEmpty()) {
            Choice.unknown(cells, Column.KIND, "this is no kind of achievement", Choice.snakeCase(written),
                    AchievementKind.words());
        }
        return kind;
    }
}
