package dev.seventy.bot;

import java.time.LocalDate;

/**
 * Somebody who is to be reminded now.
 *
 * @param day of the reader's, on which it counts as told
 * @param key what tells it from every other delivery; the same for the same reader and day
 */
public record Nudge(Sender.Member reader, LocalDate day, String key) {
}
