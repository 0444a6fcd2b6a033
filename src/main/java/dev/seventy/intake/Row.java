package dev.seventy.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The row that is being read; the same object serves every row of a file. Cells become text only when they are asked
 * for, and texts seen shortly before are used again, so that a million rows make few objects.
 */
final class Row {

    static final int MOST_COLUMNS = 200;
    static final int LONGEST_CELL = 10_000;
    static final int MOST_ROWS = 10_000_000;

    private static final int REMEMBERED = 256;
    private static final int WORTH_REMEMBERING = 80;

    private char[] text = new char[4096];
    private final int[] ends = new int[MOST_COLUMNS];
    private final String[][] remembered = new String[MOST_COLUMNS][0];
    private final boolean guarded;
    private int number;
    private int count;
    private boolean padded;

    /** @param guarded whether the file was written by us, so that cells may have a {@link Guard} */
    Row(boolean guarded) {
        this.guarded = guarded;
    }

    void begin(int rowNumber) {
        number = rowNumber;
        count = 0;
        padded = false;
    }

    void add(char[] from, int offset, int length) {
        int start = start(count);
        if (start + length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, start + length));
        }
        System.arraycopy(from, offset, text, start, length);
        ends[count++] = start + length;
    }

    void add(String cell) {
        add(cell.toCharArray(), 0, cell.length());
    }

    /** The row of the file, the header being row 1 unless empty lines come before it. */
    int number() {
        return number;
    }

    int count() {
        return count;
    }

    /** Says that blank cells at the end of the row are left out in this kind of file. */
    void pad() {
        padded = true;
    }

    boolean padded() {
        return padded;
    }

    boolean blank() {
        return blankFrom(0);
    }

    boolean blankFrom(int cell) {
        for (int index = start(cell); index < start(count); index++) {
            if (!blank(text[index])) {
                return false;
            }
        }
        return true;
    }

    /** A cell without the blanks around it; empty text when the row is too short. */
    String cell(int index) {
        if (index >= count) {
            return "";
        }
        int from = from(index);
        int to = to(index, from);
        if (from == to) {
            return "";
        }
        var cell = to - from > WORTH_REMEMBERING ? new String(text, from, to - from) : shared(index, from, to);
        return guarded ? Guard.takeAway(cell).strip() : cell;
    }

    /** Adds a cell as {@link #cell} gives it, without making it a text first. */
    void append(StringBuilder onto, int index) {
        if (index < count) {
            int from = from(index);
            onto.append(text, from, to(index, from) - from);
        }
    }

    /** Every cell as it stands in the file. */
    List<String> cells() {
        List<String> cells = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            var cell = new String(text, start(index), ends[index] - start(index));
            cells.add(guarded ? Guard.takeAway(cell) : cell);
        }
        return cells;
    }

    private String shared(int index, int from, int to) {
        int hash = 0;
        for (int position = from; position < to; position++) {
            hash = 31 * hash + text[position];
        }
        var known = remembered[index];
        if (known.length == 0) {
            known = new String[REMEMBERED];
            Arrays.fill(known, "");
            remembered[index] = known;
        }
        int slot = (hash ^ hash >>> 16) & REMEMBERED - 1;
        if (!same(known[slot], from, to)) {
            known[slot] = new String(text, from, to - from);
        }
        return known[slot];
    }

    private boolean same(String known, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int position = from; position < to; position++) {
            if (known.charAt(position - from) != text[position]) {
                return false;
            }
        }
        return true;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private int from(int index) {
        int from = start(index);
        while (from < ends[index] && blank(text[from])) {
            from++;
        }
        return from;
    }

    private int to(int index, int from) {
        int to = ends[index];
        while (to > from && blank(text[to - 1])) {
            to--;
        }
        return to;
    }

    private static boolean blank(char letter) {
        return letter <= ' ' || (letter >= '\u00a0' && (letter == '\u00a0' || letter == '\ufeff'
                || (letter >= '\u1680' && Character.isWhitespace(letter))));
    }
}
