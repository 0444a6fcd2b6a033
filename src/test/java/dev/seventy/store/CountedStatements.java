package dev.seventy.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements that a store has been asked, by whatever connection. */
public final class CountedStatements {

    private final List<String> all = new CopyOnWriteArrayList<>();

    public CountedStatements(Store store) {
        store.database().<Boolean>read(handle -> counted(handle.getJdbi()));
        store.database().<Boolean>write(handle -> counted(handle.getJdbi()));
    }

    private boolean counted(Jdbi jdbi) {
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                all.add(context.getRenderedSql());
            }
        });
        return true;
    }

    /** Those that came with some work. */
    public List<String> during(Runnable work) {
        var before = all.size();
        work.run();
        return List.copyOf(all.subList(before, all.size()));
    }
}
