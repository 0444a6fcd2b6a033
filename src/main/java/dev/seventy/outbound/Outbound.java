package dev.seventy.outbound;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import dev.seventy.store.Errand;
import dev.seventy.store.Errands;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/**
 * What is to be done later, and those who do it. An order is kept with whatever asked for it, and done once that is
 * committed: by this instance or by another that shares the database.
 */
public final class Outbound implements AutoCloseable {

    private static final int SHOWN = 100;

    /** A try to carry out an errand of a kind, and how it ended. */
    public record Try(String kind, String ending) implements Comparable<Try> {
        @Override
        public int compareTo(Try other) {
            return Comparator.comparing(Try::kind).thenComparing(Try::ending).compare(this, other);
        }
    }

    private final Store store;
    private final Errands errands;
    private final Vault vault;
    private final LaneRunner runner;
    private final LaneSchedule schedule;

    public Outbound(Store store, Vault vault, InstantSource clock, List<Carrier> carriers) {
        this.store = store;
        this.vault = vault;
        errands = store.errands();
        runner = new LaneRunner(errands, vault, clock, carriers, new Backoff(RandomGenerator.getDefault()),
                Thread::sleep);
        schedule = new LaneSchedule(store, clock, runner);
    }

    /**
     * Keeps an order, in the transaction of what asks for it where there is one: undone with it, and done soon after its
     * commit.
     *
     * @param organisation {@link OrganisationId#NONE} where the workspace is linked to none
     * @return its number within the organisation
     */
    public long add(OrganisationId organisation, Order order) {
        var kind = order.kind();
        var draft = new Errands.Draft(order.lane(), kind.word(), order.platform(), order.workspace(),
                vault.seal(order.payload(), Errands.context(organisation)), order.due(),
                order.due().plus(kind.validity()));
        return store.together(() -> {
            if (kind == Kind.VIEW) {
                store.cancelledErrands().supersede(order.lane(), kind.word());
            }
            var id = errands.add(organisation, draft).id();
            store.afterCommit(() -> schedule.wake(order.lane(), kind.urgency()));
            return id;
        });
    }

    /** Begins to do what is due, and what was left behind. */
    public void start() {
        schedule.start();
    }

    /**
     * Cancels what waits for a workspace and tells its carrier of each, in the transaction that it is called in. Tells
     * how much that was; what is being done goes on, and is not tried again.
     */
    public int cancel(String platform, String workspace) {
        return store.cancelledErrands().cancel(platform, workspace, runner::cancelled);
    }

    /** How often this process tried, and how that ended. */
    public Map<Try, Long> tries() {
        return runner.tries();
    }

    /**
     * How the errands of a store stand, which others may do.
     *
     * @param all whether every one is listed of which nobody knows, and not only the last hundred
     */
    public static Report report(Store store, boolean all) {
        return new Report(store.errandOverview().counts(),
                store.errandOverview().last(Errand.State.UNKNOWN, all ? Integer.MAX_VALUE : SHOWN));
    }

    public Report report() {
        return report(store, false);
    }

    /**
     * Lets what is under way end, for six seconds and then, interrupted, for some more, and begins nothing more. What it did not get to is done after
     * the next start, or by another instance.
     */
    @Override
    public void close() {
        runner.stop();
        schedule.close();
    }
}
