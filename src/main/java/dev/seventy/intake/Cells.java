package dev.seventy.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * The cells of the row that is being read, by column. The first cell that cannot be used is remembered; a reader asks
 * for all it needs and then whether the row is {@link #sound}.
 */
final class Cells {

    private static final LocalDate NO_DAY = LocalDate.EPOCH;
    private static final YearMonth NO_MONTH = YearMonth.of(1970, 1);

    private final Columns columns;
    private final Calendar calendar;
    private Row row = new Row(false);
    private Optional<Rejected> problem = Optional.empty();

    Cells(Columns columns, Calendar calendar) {
        this.columns = columns;
        this.calendar = calendar;
    }

    Cells of(Row next) {
        row = next;
        problem = Optional.empty();
        return this;
    }

    /**
     * Notes when the row has more cells than the header, or fewer where no honest row has fewer.
     *
     * @param exact whether a row with fewer cells is broken; people leave out cells at the end of a row
     */
    void fits(Columns header, boolean exact) {
        int names = header.header().size();
        if ((row.count() > names && !row.blankFrom(names)) || (exact && row.count() < names && !row.padded())) {
            problem = Optional.of(new Rejected(row.number(), "", "",
                    "the row has " + row.count() + " cells and the header has " + names,
                    "put quotation marks around cells with separators or line breaks in them", row.cells()));
        }
    }

    int row() {
        return row.number();
    }

    boolean has(Column column) {
        return columns.has(column);
    }

    /** The text of a cell; empty when it is blank or the file has no such column. */
    String text(Column column) {
        int place = columns.place(column);
        return place < 0 ? "" : row.cell(place);
    }

    /** Adds the text of a cell by its place in the row. */
    void append(StringBuilder onto, int place) {
        row.append(onto, place);
    }

    Optional<String> some(Column column) {
        var text = text(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A text without which the row says nothing. */
    String needed(Column column) {
        var text = text(column);
        if (text.isEmpty()) {
            wrong(column, "the cell is empty", "fill it in");
        }
        return text;
    }

    /** A day that has to be given. When it cannot be read, some day is returned and the row is not sound. */
    LocalDate day(Column column) {
        return take(column, calendar.day(text(column)), NO_DAY);
    }

    Optional<LocalDate> someDay(Column column) {
        return text(column).isEmpty() ? Optional.empty() : Optional.of(day(column));
    }

    /** A month that has to be given. When it cannot be read, some month is returned and the row is not sound. */
    YearMonth month(Column column) {
        return take(column, calendar.month(text(column)), NO_MONTH);
    }

    Optional<YearMonth> someMonth(Column column) {
        return text(column).isEmpty() ? Optional.empty() : Optional.of(month(column));
    }

    /** A number that has to be given. When it cannot be read, zero is returned and the row is not sound. */
    BigDecimal number(Column column) {
        return take(column, Decimal.read(text(column)), BigDecimal.ZERO);
    }

    /** A flag written 0 or 1, sometimes false or true; false when it is blank. */
    boolean flag(Column column) {
        var text = text(column);
        return switch (text) {
            case "", "0" -> false;
            case "1" -> true;
            default -> switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> {
                    wrong(column, "a flag is 0 or 1", "write 0 or 1");
                    yield false;
                }
            };
        };
    }

    /** An e-mail address in lower case, if there is one. */
    Optional<String> address(Column column) {
        return some(column).filter(text -> text.indexOf('@') > 0).map(text -> text.toLowerCase(Locale.ROOT));
    }

    private <T> T take(Column column, Parsed<T> parsed, T otherwise) {
        return switch (parsed) {
            case Parsed.Good<T>(var value) -> value;
            case Parsed.Bad<T>(var rule, var fix) -> {
                wrong(column, rule, fix);
                yield otherwise;
            }
        };
    }

    /** Notes that a cell cannot be used. */
    void wrong(Column column, String rule, String fix) {
        if (problem.isEmpty()) {
            problem = Optional
                    .of(new Rejected(row.number(), columns.name(column), text(column), rule, fix, row.cells()));
        }
    }

    /** Notes that an earlier row says otherwise. */
    void contradicts(String earlier) {
        problem = Optional.of(
                new Rejected(row.number(), "", "", "it says something else than " + earlier + " about the same thing",
                        "keep the one that is right; " + earlier + " was taken", row.cells()));
    }

    boolean sound() {
        return problem.isEmpty();
    }

    Optional<Rejected> problem() {
        return problem;
    }
}
