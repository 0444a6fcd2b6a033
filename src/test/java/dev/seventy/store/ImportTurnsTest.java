package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTurnsTest {

    // Each names its customer as well, and a batch has 1,000 of both.
    private static final int ROWS = 600;
    private static final Actor ACTOR = new Actor("anna", "terminal");

    @Test
    void whoever_waits_writes_before_all_of_a_batch_is_written(@TempDir Path folder) throws Exception {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        var isWriting = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var database = SqliteFile.open("jdbc:sqlite:" + folder.resolve("turns.db"), Set.of(),
                Duration.ofSeconds(5)); var threads = Executors.newCachedThreadPool()) {
            var clock = new TestClock();
            var audit = new AuditTrail(database, clock);
            var organisation = new Organisations(database, audit, clock).add("Firm", ZoneOffset.UTC, false, ACTOR)
                    .orElseThrow().id();
            try (var writer = new Imports(database, audit, clock).begin(organisation, ACTOR, List.of(Rows.USAGE));
                    var _ = (AutoCloseable) mayEnd::countDown) {
                var first = threads.submit(() -> database.<Boolean>writeMuch(_ -> {
                    isWriting.countDown();
                    return awaited(mayEnd);
                }));
                isWriting.await();
                for (int row = 0; row < ROWS; row++) {
                    writer.add(0, Rows.consumed("t" + row, "2026-01", "Service", "1", row));
                }
                Until.holds("the import waits", () -> database.queued() == 1);
                var other = threads.submit(() -> database.writing(handle -> seen
                        .add(handle.createQuery("SELECT COUNT(*) FROM azure_usage").mapTo(Integer.class).one())));
                Until.holds("another waits behind it", () -> database.queued() == 2);
                mayEnd.countDown();
                first.get();
                other.get();
                writer.finish();
            }
            assertThat(seen).hasSize(1).allMatch(rows -> rows > 0 && rows < 500);
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
