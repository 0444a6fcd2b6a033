package dev.seventy.store;

import java.util.concurrent.atomic.AtomicInteger;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** How many statements a store has been asked, by whatever connection. */
public final class CountedStatements {

    private final AtomicInteger count = new AtomicInteger();

    public CountedStatements(Store store) {
        store.database().<Boolean>read(handle -> counted(handle.getJdbi()));
        store.database().<Boolean>write(handle -> counted(handle.getJdbi()));
    }

    private boolean counted(Jdbi jdbi) {
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                count.incrementAndGet();
            }
        });
        return true;
    }

    /** How many came with some work. */
    public int during(Runnable work) {
        var before = count.get();
        work.run();
        return count.get() - before;
    }
}
