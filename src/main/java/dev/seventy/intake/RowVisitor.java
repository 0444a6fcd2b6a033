package dev.seventy.intake;

/** Looks at one row after another. */
interface RowVisitor {

    /** Whether to go on. The row must not be kept: the next one uses the same object. */
    boolean visit(Row row);
}
