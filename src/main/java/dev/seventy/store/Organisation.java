package dev.seventy.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A partner firm whose facts are kept apart from all others'.
 *
 * @param sample whether it is the made-up firm, which may be reset
 * @param fixedToday the day that is always its today; empty when its today is the clock in its zone
 */
public record Organisation(OrganisationId id, String name, boolean sample, Optional<LocalDate> fixedToday, ZoneId zone,
        Instant created) {
}
