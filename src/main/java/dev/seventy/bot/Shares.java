package dev.seventy.bot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.seventy.store.OrganisationId;

/** How much each organisation may have computed at once, so that one does not keep the others waiting. */
final class Shares {

    private static final int AT_ONCE = 2;
    private static final long PATIENCE_MILLISECONDS = 250;

    private final Map<OrganisationId, Semaphore> shares = new ConcurrentHashMap<>();

    private Semaphore of(OrganisationId organisation) {
        return shares.computeIfAbsent(organisation, _ -> new Semaphore(AT_ONCE, true));
    }

    /** Takes a share, waiting a moment for one; false when none came free. */
    boolean taken(OrganisationId organisation) {
        try {
            return of(organisation).tryAcquire(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes a share, however long that takes. */
    void take(OrganisationId organisation) {
        of(organisation).acquireUninterruptibly();
    }

    void giveBack(OrganisationId organisation) {
        of(organisation).release();
    }
}
