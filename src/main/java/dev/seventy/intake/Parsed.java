package dev.seventy.intake;

/** What became of the text of a cell. */
sealed interface Parsed<T> {

    record Good<T>(T value) implements Parsed<T> {
    }

    /**
     * The text cannot be used.
     *
     * @param rule what was expected
     * @param fix what to write instead
     */
    record Bad<T>(String rule, String fix) implements Parsed<T> {
    }
}
