package dev.seventy.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.seventy.store.Errand.State;
import dev.seventy.store.PostgresDatabases;
import dev.seventy.store.Store;
import org.junit.jupiter.api.Test;

class PostgresOutboundTest extends OutboundContract {

    @Override
    String newDatabase() throws Exception {
        return PostgresDatabases.make();
    }

    @Test
    void two_instances_share_five_hundred_errands_and_carry_each_once() {
        Set<String> payloads = new HashSet<>();
        for (int errand = 0; errand < 250; errand++) {
            outbound.add(ours, order(Kind.NOTICE, "C" + errand % 50, "before " + errand));
            payloads.add("before " + errand);
        }
        try (var otherStore = Store.open(url, clock);
                var other = new Outbound(otherStore, VAULT, clock, List.of(carrier))) {
            outbound.start();
            other.start();
            for (int errand = 0; errand < 250; errand++) {
                (errand % 2 == 0 ? outbound : other).add(ours,
                        order(Kind.NOTICE, "C" + errand % 50, "after " + errand));
                payloads.add("after " + errand);
            }
            eventually(() -> outbound.report().count(State.DONE) == 500);
        }
        assertThat(carrier.carried()).containsExactlyInAnyOrderElementsOf(payloads);
        assertThat(carrier.overlaps()).isEmpty();
    }
}
