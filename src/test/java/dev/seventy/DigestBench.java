package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import dev.seventy.digest.DigestSchedule;
import dev.seventy.digest.Messenger;
import dev.seventy.outbound.Outbound;
import dev.seventy.slack.SlackAdapter;
import dev.seventy.slack.SlackAddresses;
import dev.seventy.slack.SlackApi;
import dev.seventy.slack.SlackReinstall;
import dev.seventy.slack.SlackRemoval;
import dev.seventy.slack.SlackTokens;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.PostgresDatabases;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;
import dev.seventy.store.Vault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many digests one process makes in a second: found, said, kept as an errand, and not sent. */
@Tag("bench")
class DigestBench {

    private static final Path TABLE = Path.of("target", "bench", "digests.md");
    private static final String TEAM = "T1";
    private static final int DIGESTS = Integer.getInteger("bench.digests", 400);
    private static final int ALONE = 20;
    private static final int MADE_UP = 60;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

    @TempDir
    private Path folder;

    @Test
    void digests_of_one_firm_are_made_in_a_fraction_of_the_time_of_the_first() throws Exception {
        var rows = new ArrayList<>(List.of("| database | people | first, ms | median of " + (ALONE - 1)
                + " more, ms | all due at once, a second |", "|---|---|---|---|---|"));
        for (var people : List.of(MADE_UP, 1_000, 10_000)) {
            rows.add(measured("SQLite", "jdbc:sqlite:" + folder.resolve(people + ".db"), people));
            rows.add(measured("PostgreSQL", PostgresDatabases.make(), people));
        }
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, rows);
        rows.forEach(System.out::println);
    }

    private String measured(String kind, String database, int people) throws IOException {
        var now = Instant.now();
        OrganisationId firm;
        try (var due = new DueDigests(database, now)) {
            firm = people == MADE_UP ? due.firmLikeSample("Firm", TEAM, folder)
                    : due.largeFirm("Firm", TEAM, people, folder);
            due.subscribed(firm, TEAM, IntStream.range(0, DIGESTS).mapToObj(user -> "U" + user).toList());
        }
        var clock = InstantSource.fixed(now);
        try (var app = App.open(Config.from(Map.of("SEVENTY_DATABASE_URL", database)), Optional.of("Firm"), clock,
                System.out)) {
            var store = app.store();
            var adapter = adapter(app, store, clock);
            var all = store.digests().of(firm);
            var alone = all.stream().limit(ALONE).mapToDouble(one -> alone(adapter, one, now)).toArray();
            var later = IntStream.range(1, ALONE).mapToDouble(one -> alone[one]).sorted().toArray();
            assertThat(later[later.length / 2]).isLessThan(alone[0]);
            return String.format(Locale.ROOT, "| %s | %,d | %,.0f | %.1f | %.0f |", kind, people, alone[0],
                    later[later.length / 2], perSecond(store, firm, adapter, clock));
        }
    }

    /** With an outbox that keeps what is to be sent and sends nothing. */
    private static SlackAdapter adapter(App app, Store store, InstantSource clock) {
        var vault = Vault.of(DueDigests.KEY);
        var api = new SlackApi(SlackAddresses.of("http://127.0.0.1:9/api/"));
        var outbox = new Outbound(store, vault, clock, List.of());
        return new SlackAdapter(app.bot(Optional.empty()), () -> store, outbox::add, api,
                new SlackTokens(api, store, vault, clock, Optional.empty(), Optional.empty(),
                        new SlackReinstall(api, Optional.empty())),
                new SlackRemoval(store, vault, Optional.empty(), _ -> {
                }), Map.of(), clock);
    }

    private static double alone(SlackAdapter adapter, Subscription one, Instant now) {
        var begun = System.nanoTime();
        adapter.digest(one, "digest show " + one.id(), "digest:" + one.id() + ":alone", one.next(now, Duration.ZERO));
        return (System.nanoTime() - begun) / 1e6;
    }

    /** Those that were made alone are settled, and not made again. */
    private static double perSecond(Store store, OrganisationId firm, SlackAdapter adapter, InstantSource clock) {
        var messenger = new Messenger() {
            @Override
            public String platform() {
                return "slack";
            }

            @Override
            public void say(Subscription subscription, String line, String key, Rhythm.Occurrence due) {
                adapter.digest(subscription, line, key, due);
            }
        };
        var begun = System.nanoTime();
        try (var schedule = new DigestSchedule(store, clock, List.of(messenger), DigestSchedule.SPREAD)) {
            schedule.start();
            while (store.digests().of(firm).stream().anyMatch(one -> one.week().isEmpty())) {
                assertThat(System.nanoTime() - begun).isLessThan(PATIENCE);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            return (DIGESTS - ALONE) / ((System.nanoTime() - begun) / 1e9);
        }
    }
}
