package dev.seventy.intake;

/** Makes entries of the rows of one kind of file. */
interface RowReader {

    /** Reads one row. What is wrong with it is left in the cells; a row with a problem must yield no entry. */
    void read(Cells cells, Ledger ledger);
}
