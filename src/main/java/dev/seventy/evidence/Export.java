package dev.seventy.evidence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A trainings export that is on file, of which every row may have been known before.
 *
 * @param importNumber of the import that brought it
 * @param account the partner global account that it was exported for; empty when it does not tell
 * @param dataDay the newest day that it speaks of
 * @param from the first day that it speaks of; empty where it claims to hold everything that ever was
 */
public record Export(long importNumber, String account, LocalDate dataDay, Optional<LocalDate> from) {

    public boolean holdsEverything() {
        return from.isEmpty();
    }

    /** Whether what happened on a day would stand in it, had the vendor shown it by then. */
    public boolean covers(LocalDate day) {
        return from.filter(day::isBefore).isEmpty();
    }
}
