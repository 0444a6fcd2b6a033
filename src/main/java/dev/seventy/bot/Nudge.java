package dev.seventy.bot;

/**
 * Somebody who is to be reminded now.
 *
 * @param line to be said as them, as it could be typed
 * @param key what tells it from every other delivery; the same for the same reader and day
 */
public record Nudge(Sender.Member reader, String line, String key) {
}
