package dev.seventy.store;

import java.util.Comparator;
import java.util.List;

/** Errands as they lie in the store. */
public final class StoredErrands {

    private static final int ALL = 100_000;

    private StoredErrands() {
    }

    /** The organisation's errands in a state, oldest first. */
    public static List<Errand> withState(Store store, OrganisationId organisation, Errand.State state) {
        return store.errandOverview().last(state, ALL).stream()
                .filter(errand -> errand.organisation().equals(organisation))
                .sorted(Comparator.comparingLong(Errand::id)).toList();
    }
}
