package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Until;

/** Two instances of the program on one PostgreSQL, of which one is killed every few seconds and started again. */
final class KilledInstances implements AutoCloseable {

    private static final int INSTANCES = 2;
    private static final int LEAST_MILLISECONDS = 5_000;
    private static final int MOST_MILLISECONDS = 40_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int LAST = 1_000_000;

    private final String database;
    private final Path jar;
    private final Map<String, String> environment;
    private final Path log;
    private final List<Process> running = new ArrayList<>();
    private final Random random = new Random(70);

    /**
     * One kill.
     *
     * @param second since the first start
     * @param underWay the errands that were marked as being sent, by either instance, when the one killed was gone
     * @param left those of them that nobody went on with: the victim's own
     */
    record Kill(double second, int instance, int tried, Set<String> underWay, Set<String> left) {

        Kill {
            underWay = Set.copyOf(underWay);
            left = Set.copyOf(left);
        }

        /** With what is left once the one that lives has had time for its own. */
        private Kill settled(Set<String> stillUnderWay) {
            var left = new HashSet<>(underWay);
            left.retainAll(stillUnderWay);
            return new Kill(second, instance, tried, underWay, left);
        }

        String line() {
            return String.format(Locale.ROOT, "%.1f,%d,%d,%d", second, instance, tried, underWay.size());
        }
    }

    /**
     * An errand of which nobody knows whether it arrived.
     *
     * @param key with the number under which it was begun, which tells one attempt from another
     */
    record InDoubt(String key, String lane, String outcome) {
    }

    /** @param jar the program */
    KilledInstances(String database, URI slack, Path jar, Path folder) {
        this.database = database;
        this.jar = jar;
        log = folder.resolve("instances.log");
        environment = Map.of("SEVENTY_PORT", "0", "SEVENTY_HOME", folder.toString(), "SEVENTY_SECRET_KEY",
                DueDigests.KEY, "SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_CLIENT_ID",
                FakeSlack.CLIENT_ID, "SLACK_CLIENT_SECRET", FakeSlack.CLIENT_SECRET, "SEVENTY_BASE_URL",
                "https://seventy.example.com", "SLACK_API_URL", slack.toString());
    }

    private Process start(int life) {
        var all = new HashMap<>(environment);
        all.put("SEVENTY_DATABASE_URL", database + "&ApplicationName=" + name(life));
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ShippedJar.option(jar), "-Xmx1g", "-jar", jar.toString(), "serve")
                .redirectOutput(printed(life).toFile()).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(all);
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path printed(int life) {
        return log.resolveSibling(name(life) + ".out");
    }

    private boolean serves(int life) {
        try {
            return Files.readString(printed(life)).contains("Listening on port");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** By which the connections of one are told from those of others. */
    private static String name(int life) {
        return "life-" + life;
    }

    /** Kills one that serves, chosen by chance, every five seconds to forty, until each digest was sent or may have been. */
    List<Kill> killUntilAllAreTried(int digests) throws Exception {
        var begun = System.nanoTime();
        var lives = new ArrayList<Integer>();
        for (int life = 0; life < INSTANCES; life++) {
            lives.add(life);
            running.add(start(life));
        }
        List<Kill> kills = new ArrayList<>();
        for (int tried = 0; tried < digests;) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            Thread.sleep(random.nextInt(LEAST_MILLISECONDS, MOST_MILLISECONDS));
            settleLast(kills);
            Until.holds("one serves", () -> lives.stream().anyMatch(this::serves));
            var serving = IntStream.range(0, INSTANCES).filter(one -> serves(lives.get(one))).toArray();
            var victim = serving[random.nextInt(serving.length)];
            running.get(victim).destroyForcibly().waitFor();
            var second = (System.nanoTime() - begun) / 1e9;
            var gone = name(lives.get(victim));
            // What it had handed to the database still takes effect.
            Until.holds("its connections are gone",
                    () -> count("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = '" + gone + "'") == 0);
            tried = count("SELECT COUNT(*) FROM errands WHERE state NOT IN ('waiting')");
            kills.add(new Kill(second, victim, tried, underWay(), Set.of()));
            lives.set(victim, INSTANCES + kills.size());
            running.set(victim, start(lives.get(victim)));
        }
        Thread.sleep(LEAST_MILLISECONDS);
        settleLast(kills);
        return List.copyOf(kills);
    }

    /**
     * A send takes a fraction of the time that passes between two kills, and what was begun by one who is gone stays
     * marked for a minute.
     */
    private void settleLast(List<Kill> kills) {
        if (!kills.isEmpty()) {
            kills.set(kills.size() - 1, kills.getLast().settled(underWay()));
        }
    }

    private Set<String> underWay() {
        Set<String> keys = new HashSet<>();
        each(database, "SELECT organisation, id, fence FROM errands WHERE state = 'running'",
                row -> keys.add(key(row)));
        return keys;
    }

    private static String key(ResultSet row) throws SQLException {
        return row.getString(1) + ":" + row.getString(2) + ":" + row.getString(3);
    }

    /** Asks both to end, as every deploy does. */
    void endInOrder() throws InterruptedException {
        running.forEach(Process::destroy);
        for (var process : running) {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends when it is asked to").isTrue();
        }
        running.clear();
    }

    /** Starts one again until nothing is left that anybody would have to do, and asks it to end. */
    void oneMoreStart() throws Exception {
        running.add(start(LAST));
        var begun = System.nanoTime();
        while (count("SELECT COUNT(*) FROM errands WHERE state IN ('waiting', 'running')") > 0
                || marked(database) > 0) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            Thread.sleep(100);
        }
        endInOrder();
    }

    private int count(String sql) {
        return count(database, sql);
    }

    /** How many rows say that somebody is working at them. */
    private static int marked(String database) {
        return count(database, """
                SELECT (SELECT COUNT(*) FROM errands WHERE state = 'running')
                    + (SELECT COUNT(*) FROM scheduled_tasks WHERE picked)
                    + (SELECT COUNT(*) FROM scheduled_digests WHERE picked)
                    + (SELECT COUNT(*) FROM scheduled_nudges WHERE picked)""");
    }

    private static int count(String database, String sql) {
        List<Integer> counts = new ArrayList<>();
        each(database, sql, row -> counts.add(row.getInt(1)));
        return counts.getFirst();
    }

    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(String database, String sql, Reading reading) {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reading.read(rows);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What the database holds in the end. */
    record Found(Map<String, Integer> states, List<InDoubt> unknown, int stillMarked, int unsettled) {

        Found {
            states = Map.copyOf(states);
            unknown = List.copyOf(unknown);
        }

        Found(String database) {
            this(states(database), unknown(database), marked(database),
                    count(database, "SELECT COUNT(*) FROM digests WHERE week IS NULL OR ended IS NOT NULL"));
        }

        private static Map<String, Integer> states(String database) {
            Map<String, Integer> states = new HashMap<>();
            each(database, "SELECT state, COUNT(*) FROM errands WHERE kind = 'digest' GROUP BY state",
                    row -> states.put(row.getString(1), row.getInt(2)));
            return states;
        }

        private static List<InDoubt> unknown(String database) {
            List<InDoubt> all = new ArrayList<>();
            each(database, "SELECT organisation, id, fence, lane, outcome FROM errands WHERE state = 'unknown'",
                    row -> all.add(new InDoubt(key(row), row.getString(4), row.getString(5))));
            return all;
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }
}
