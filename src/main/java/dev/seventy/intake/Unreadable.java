package dev.seventy.intake;

import java.util.OptionalLong;

/**
 * A file of which nothing can be used.
 *
 * @param sentence what is wrong, that nothing was saved, and what to do
 * @param line the line of the file at which it was found, the first being 1; of a workbook the row
 */
public record Unreadable(String sentence, OptionalLong line) implements Survey, Reading {
}
