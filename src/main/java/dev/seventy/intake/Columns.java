package dev.seventy.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the columns we know stand in one file. */
final class Columns {

    private static final int ABSENT = -1;

    private final List<String> header;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    private Columns(List<String> header) {
        this.header = List.copyOf(header);
        for (int index = 0; index < header.size(); index++) {
            int place = index;
            Column.named(header.get(index)).ifPresent(column -> places.putIfAbsent(column, place));
        }
    }

    /** The columns under a header, which stands in the given row; a name that stands there twice is refused. */
    static Columns of(List<String> header, int row) {
        Map<String, Integer> seen = new HashMap<>();
        for (int index = 0; index < header.size(); index++) {
            var key = Column.key(header.get(index));
            var before = key.isEmpty() ? null : seen.putIfAbsent(key, index);
            if (before != null) {
                throw Unusable.inLine(row, "the column '" + shown(header.get(index)) + "' stands there twice (columns "
                        + (before + 1) + " and " + (index + 1) + ").", "Delete or rename one of them and try again.");
            }
        }
        return new Columns(header);
    }

    static String shown(String text) {
        return text.codePointCount(0, text.length()) <= 60 ? text
                : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    boolean hasAny(Set<Column> any) {
        return any.stream().anyMatch(this::has);
    }

    /** Whether we wrote this file ourselves to give rejected rows back. */
    boolean givenBack() {
        return header.stream().map(Column::key).toList().containsAll(RejectedRows.ADDED);
    }

    /** Which cell of a row belongs to the column; below 0 when there is none. */
    int place(Column column) {
        return places.getOrDefault(column, ABSENT);
    }

    /** The places of those columns that the file has, in the order asked for. */
    int[] places(List<Column> columns) {
        List<Integer> found = new ArrayList<>();
        columns.stream().filter(this::has).map(this::place).forEach(found::add);
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The name as this file spells it. */
    String name(Column column) {
        return has(column) ? header.get(place(column)) : column.title();
    }

    List<String> header() {
        return header;
    }
}
