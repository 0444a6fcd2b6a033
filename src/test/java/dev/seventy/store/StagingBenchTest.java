package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Staging a million usage rows against a plain batch insert of the same rows, in turns. */
@Tag("bench")
class StagingBenchTest {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int BATCH = 1_000;

    /** Whether the plain side, too, gets numbers for the texts that come again and again: the harder comparison. */
    private static final boolean NUMBERS = Boolean.parseBoolean(System.getProperty("bench.numbers", "true"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void staging_is_at_least_half_as_fast_as_a_plain_insert() throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            var plain = plain(folder.resolve("plain" + round + ".db"));
            var staged = staged(folder.resolve("staged" + round + ".db"));
            ratios.add(plain / staged);
            System.out.printf("round %d: plain %.0f rows/s, staged %.0f rows/s, ratio %.2f%n", round, ROWS / plain,
                    ROWS / staged, plain / staged);
        }
        Collections.sort(ratios);
        assertThat(ratios.get(ratios.size() / 2)).isGreaterThanOrEqualTo(0.5);
    }

    /** Rows as an export has them: for each month and customer its services, some of them in several meters. */
    private static Entry.Consumed row(int number) {
        var month = YearMonth.of(2024, 11).plusMonths(number / (ROWS / 24 + 1));
        var customer = Integer.toString(number / 40 % 400);
        var tenant = "62e23c0f-5dd0-4894-921a-" + "0".repeat(12 - customer.length()) + customer;
        var service = "Azure Service Number " + number % 40;
        return new Entry.Consumed(
                String.join("|", tenant, "8e3d0c76-32de-4966-9721-ebc0afab2da3", month.toString(), service,
                        "meter " + number, "1204902", "PAL"),
                new CustomerId(tenant), Optional.of("Customer " + customer), month, service, "PAL",
                number % 3 == 0 ? "1204902" : "1204917", Optional.of("SMB"), number % 9 == 0,
                BigDecimal.valueOf(number % 1_000_000, 4), number + 2);
    }

    private static double staged(Path file) throws Exception {
        try (var store = Store.open("jdbc:sqlite:" + file, Clock.systemUTC())) {
            var actor = new Actor("bench", "terminal");
            var organisation = store.organisations().add("Bench", ZoneOffset.UTC, false, actor).orElseThrow().id();
            var begin = System.nanoTime();
            try (var writer = store.imports().begin(organisation, actor, List.of(Rows.USAGE))) {
                for (int number = 0; number < ROWS; number++) {
                    writer.add(0, row(number));
                }
                assertThat(writer.finish().of(FactKind.USAGE).added()).isEqualTo(ROWS);
                var seconds = (System.nanoTime() - begin) / 1e9;
                store.imports().confirm(organisation, writer.id(), actor);
                var reading = System.nanoTime();
                var usage = store.evidence().of(organisation).usage().size();
                System.out.printf("evidence of %d totals read in %.2f s%n", usage, (System.nanoTime() - reading) / 1e9);
                again(store, organisation, actor);
                return seconds;
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void again(Store store, OrganisationId organisation, Actor actor) {
        var begin = System.nanoTime();
        try (var writer = store.imports().begin(organisation, actor, List.of(Rows.USAGE))) {
            for (int number = 0; number < ROWS; number++) {
                writer.add(0, row(number));
            }
            assertThat(writer.finish().of(FactKind.USAGE).unchanged()).isEqualTo(ROWS);
        }
        System.out.printf("the same again: %.0f rows/s%n", ROWS / ((System.nanoTime() - begin) / 1e9));
    }

    /** The same columns as {@code azure_usage}; no key, no index. */
    private static double plain(Path file) throws SQLException, IOException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        try (var connection = config.createConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE plain (organisation INTEGER, import BIGINT, ordinal INTEGER, file INTEGER,
                        line INTEGER, key_high BIGINT, key_low BIGINT, content BIGINT, customer %1$s, month INTEGER,
                        service %1$s, association %1$s, location %1$s, segment %1$s, duplicate INTEGER,
                        acr_usd TEXT)""".formatted(NUMBERS ? "INTEGER" : "TEXT"));
            connection.setAutoCommit(false);
            var begin = System.nanoTime();
            try (var insertion = connection
                    .prepareStatement("INSERT INTO plain VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (int number = 0; number < ROWS; number++) {
                    var row = row(number);
                    insertion.setInt(1, 1);
                    insertion.setLong(2, 1);
                    insertion.setInt(3, number);
                    insertion.setInt(4, 0);
                    insertion.setInt(5, row.row());
                    insertion.setLong(6, number * 0x9E3779B97F4A7C15L);
                    insertion.setLong(7, number * 0xC2B2AE3D27D4EB4FL);
                    insertion.setLong(8, number * 0x165667B19E3779F9L);
                    insertion.setInt(10, FactTable.month(row.month()));
                    if (NUMBERS) {
                        insertion.setInt(9, number / 40 % 400);
                        insertion.setInt(11, number % 40);
                        insertion.setInt(12, 1);
                        insertion.setInt(13, number % 3);
                        insertion.setInt(14, 1);
                    } else {
                        insertion.setString(9, row.customer().tenant());
                        insertion.setString(11, row.service());
                        insertion.setString(12, row.association());
                        insertion.setString(13, row.location());
                        insertion.setString(14, row.segment().orElse(""));
                    }
                    insertion.setInt(15, row.duplicate() ? 1 : 0);
                    insertion.setString(16, row.acrUsd().toPlainString());
                    insertion.addBatch();
                    if ((number + 1) % BATCH == 0) {
                        insertion.executeBatch();
                        connection.commit();
                    }
                }
                insertion.executeBatch();
                connection.commit();
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
