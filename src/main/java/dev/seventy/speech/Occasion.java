package dev.seventy.speech;

import java.time.LocalDate;
import java.util.Locale;

/**
 * On which day, and among whom, something is said.
 *
 * @param locale of whoever says it; {@link Locale#ROOT} where it is not known
 */
public record Occasion(LocalDate today, Locale locale, People people) {
}
