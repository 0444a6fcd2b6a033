package dev.seventy.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Sees to it that what a platform delivers several times takes effect once. */
public final class Deliveries {

    private final Database database;
    private final InstantSource clock;

    Deliveries(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Runs the effect and remembers the key in one transaction, which everything that the effect writes joins. When it
     * throws, nothing happened and the key is free.
     *
     * @param organisation empty when the workspace is linked to none
     * @param key what tells the delivery from all others, with its platform and workspace
     * @param effect answers a marker by which the same answer can be given again
     */
    public Delivery once(Optional<OrganisationId> organisation, String key, Supplier<String> effect) {
        return database.writePlainly(work(organisation, key, effect));
    }

    /** The same, completed when it is on the disk; nothing waits for it meanwhile where commits are joined. */
    public CompletableFuture<Delivery> soon(Optional<OrganisationId> organisation, String key,
            Supplier<String> effect) {
        return database.writeSoon(work(organisation, key, effect));
    }

    private Database.Plain<Delivery> work(Optional<OrganisationId> organisation, String key, Supplier<String> effect) {
        var owner = organisation.orElse(OrganisationId.NONE).value();
        return transaction -> {
            if (!isFirst(transaction, owner, key)) {
                return new Delivery.Again(answer(transaction, owner, key));
            }
            var answer = effect.get();
            if (!answer.isEmpty()) {
                keep(transaction, owner, key, answer);
            }
            return new Delivery.First(answer);
        };
    }

    private boolean isFirst(Transaction transaction, int owner, String key) throws SQLException {
        var insert = transaction.prepared("""
                INSERT INTO deliveries (organisation, delivery, at, answer) VALUES (?, ?, ?, '')
                ON CONFLICT (organisation, delivery) DO NOTHING""");
        insert.setInt(1, owner);
        insert.setString(2, key);
        insert.setString(3, IsoTexts.text(clock.instant()));
        return insert.executeUpdate() == 1;
    }

    private static String answer(Transaction transaction, int owner, String key) throws SQLException {
        var question = transaction.prepared("SELECT answer FROM deliveries WHERE organisation = ? AND delivery = ?");
        question.setInt(1, owner);
        question.setString(2, key);
        try (var row = question.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static void keep(Transaction transaction, int owner, String key, String answer) throws SQLException {
        var update = transaction.prepared("UPDATE deliveries SET answer = ? WHERE organisation = ? AND delivery = ?");
        update.setString(1, answer);
        update.setInt(2, owner);
        update.setString(3, key);
        update.executeUpdate();
    }

    /** Writes when this was called last, in place of what stood there. */
    void probe() {
        database.writing(handle -> handle.createUpdate("""
                INSERT INTO deliveries (organisation, delivery, at, answer) VALUES (:none, 'probe', :now, '')
                ON CONFLICT (organisation, delivery) DO UPDATE SET at = excluded.at""")
                .bind("none", OrganisationId.NONE).bind("now", clock.instant()).execute());
    }

    /** What is said in place of an answer that is not kept any more. */
    static final String OLD_ANSWER = "ANSWER That was done already.";

    /** Forgets what was answered to what came before an instant, but not that it came; tells how much that was. */
    int emptyAnswers(Instant before) {
        return database.<Integer>write(handle -> handle
                .createUpdate("UPDATE deliveries SET answer = :old WHERE at < :before AND answer NOT IN ('', :old)")
                .bind("old", OLD_ANSWER).bind("before", before).execute());
    }

    /** Removes what came before an instant, and tells how much; the same would take effect again. */
    public int forget(Instant before) {
        return database.<Integer>write(handle -> handle.createUpdate("DELETE FROM deliveries WHERE at < :before")
                .bind("before", before).execute());
    }
}
