package dev.seventy.store;

import java.util.Optional;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonId;

/**
 * A row of an import on its way into a table.
 *
 * @param derived whether it is a customer's name that merely stood in a usage row
 * @param appends whether it becomes a fact; if not, it only tells who somebody is
 * @param supersedes the fact that it replaces
 * @param whose the id that it is about where that is known before its row is looked at
 */
record FactRow(FactKind kind, Fingerprint.Key key, long content, int file, Entry entry, boolean derived,
        boolean appends, Optional<KnownKeys.Meeting.Changed> supersedes, Optional<PersonId> whose) {
}
