package dev.seventy.intake;

/**
 * Keeps a spreadsheet from taking a cell for a formula: an apostrophe is put before it, and taken away again when we
 * read what we wrote. A cell that looks guarded already gets one more, so that nothing is lost on the way.
 */
// https://owasp.org/www-community/attacks/CSV_Injection
final class Guard {

    private static final char MARK = '\'';

    private Guard() {
    }

    static String put(String cell) {
        return startsFormula(cell) ? MARK + cell : cell;
    }

    static String takeAway(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == MARK && startsFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean startsFormula(CharSequence cell) {
        int first = 0;
        while (first < cell.length() && cell.charAt(first) == MARK) {
            first++;
        }
        return first < cell.length() && switch (cell.charAt(first)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> true;
            default -> false;
        };
    }
}
