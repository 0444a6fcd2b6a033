package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

import com.sun.management.ThreadMXBean;
import dev.seventy.Shipped;
import dev.seventy.bot.Knowledge;
import dev.seventy.evidence.Evidence;
import org.junit.jupiter.api.Test;

/** What an assessment works with grows with the firm and no faster, shown by what it allocates, which no clock disturbs. */
class GrowthTest {

    private static final Knowledge KNOWLEDGE = Shipped.knowledge();
    private static final int SEED = 70;
    private static final int SETTLED = 5;

    private static long allocated(Consumer<Evidence> assessment, Evidence evidence) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var least = Long.MAX_VALUE;
        for (int turn = 0; turn < SETTLED; turn++) {
            var before = threads.getCurrentThreadAllocatedBytes();
            assessment.accept(evidence);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static Evidence firm(int people) {
        return LadderFirm.of(KNOWLEDGE.catalog(), people, 2, SEED);
    }

    @Test
    void a_climb_of_twice_the_people_takes_twice_the_memory_but_for_the_steps_in_which_lists_grow() {
        var ladder = KNOWLEDGE.rules().ladder("consulting", "2025").orElseThrow();
        Consumer<Evidence> climb = evidence -> Climb.of(new Tally(evidence, GeneratedFirm.TODAY), ladder);
        var ten = allocated(climb, firm(10_000));
        var twenty = allocated(climb, firm(20_000));
        var forty = allocated(climb, firm(40_000));
        assertThat(twenty).isLessThan(ten * 22 / 10);
        assertThat(forty).isLessThan(twenty * 22 / 10);
    }
}
