package dev.seventy.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/**
 * Carries what stands in the write-ahead log over into the file of a SQLite database, on a thread and a connection of its
 * own, so that no writer's commit waits for it. It waits for nobody: what a reader still needs is carried over the next
 * time (<a href="https://www.sqlite.org/wal.html#ckpt">SQLite, Checkpointing</a>).
 */
final class Checkpoints implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private static final Duration CUT_PATIENCE = Duration.ofMillis(100);

    private final SQLiteDataSource source;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Checkpoints(SQLiteDataSource source) {
        this.source = source;
        thread = Thread.ofPlatform().daemon().name("store-checkpoints").start(this::run);
    }

    private void run() {
        try {
            while (!closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                carryOver();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOver() throws InterruptedException {
        try (var connection = source.getConnection();
                var checkpoint = connection.prepareStatement("PRAGMA wal_checkpoint(PASSIVE)")) {
            do {
                checkpoint.executeQuery().close();
            } while (!closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (SQLException failure) {
            // A writer does it in its commit when the log has become long.
            log.warn("store checkpoint failed code={}", failure.getErrorCode());
        }
    }

    /**
     * Carries everything over and cuts the log, so that nothing is left of what was removed: rows are overwritten in the
     * file as they are removed, and the log held them until now (<a
     * href="https://www.sqlite.org/pragma.html#pragma_secure_delete">SQLite, secure_delete</a>). False while a reader
     * needs the log; it is waited for only so long as no writer minds.
     */
    boolean cut() throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + CUT_PATIENCE.toMillis());
            try (var answer = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return answer.next() && answer.getInt(1) == 0;
            }
        }
    }

    /** Ends when a checkpoint that is under way has ended. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
