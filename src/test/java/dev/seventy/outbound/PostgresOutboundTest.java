package dev.seventy.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.seventy.store.Errand.State;
import dev.seventy.store.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresOutboundTest extends OutboundContract {

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres server;
    private static int databases;

    @BeforeAll
    static void startServer() throws Exception {
        // Nothing has to outlive the tests, so nothing waits for the disk.
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off").start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Override
    String newDatabase() throws Exception {
        var name = "outbound" + databases++;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.getJdbcUrl("postgres", name);
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
