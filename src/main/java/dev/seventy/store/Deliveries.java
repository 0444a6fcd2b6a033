package dev.seventy.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
        var owner = organisation.orElse(Sequence.WHOLE_STORE);
        return database.write(handle -> {
            var isFirst = handle.createUpdate("""
                    INSERT INTO deliveries (organisation, delivery, at, answer) VALUES (:organisation, :key, :at, '')
                    ON CONFLICT (organisation, delivery) DO NOTHING""").bind("organisation", owner).bind("key", key)
                    .bind("at", clock.instant()).execute() == 1;
            if (!isFirst) {
                return new Delivery.Again(handle
                        .createQuery(
                                "SELECT answer FROM deliveries WHERE organisation = :organisation AND delivery = :key")
                        .bind("organisation", owner).bind("key", key).mapTo(String.class).one());
            }
            var answer = effect.get();
            handle.createUpdate(
                    "UPDATE deliveries SET answer = :answer WHERE organisation = :organisation AND delivery = :key")
                    .bind("answer", answer).bind("organisation", owner).bind("key", key).execute();
            return new Delivery.First(answer);
        });
    }

    /** Removes what came before an instant, and tells how much; the same would take effect again. */
    public int forget(Instant before) {
        return database.<Integer>write(handle -> handle.createUpdate("DELETE FROM deliveries WHERE at < :before")
                .bind("before", before).execute());
    }
}
