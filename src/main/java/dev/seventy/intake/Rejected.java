package dev.seventy.intake;

import java.util.List;

/**
 * A row that could not be used. A row is told once, with the first thing that is wrong in it.
 *
 * @param row the row of the file, the header being row 1
 * @param column the name of the column as the file spells it
 * @param value what stands there, at most {@value #LONGEST_VALUE} characters of it
 * @param rule what was expected
 * @param fix what to do about it
 * @param cells the whole row as it stood in the file
 */
public record Rejected(int row, String column, String value, String rule, String fix, List<String> cells) {

    static final int LONGEST_VALUE = 200;

    public Rejected {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
        cells = List.copyOf(cells);
    }
}
