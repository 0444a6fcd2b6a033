package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The installations under way: each has a state that cannot be guessed, belongs to one browser and is taken once. */
public final class InstallationStates {

    private static final int BYTES = 32;
    /** Anybody can begin one, and each is a row. */
    private static final int MOST = 3_000;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    InstallationStates(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes a state, of which only a hash is kept; empty while so many installations are under way that no more are
     * begun.
     *
     * @param browserHash a hash of what the browser has in its cookie
     */
    public Optional<String> issue(String browserHash, Instant expires) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return database.write(handle -> {
            var underWay = handle
                    .createQuery("SELECT COUNT(*) FROM installation_states WHERE used IS NULL AND expires > :now")
                    .bind("now", clock.instant()).mapTo(Integer.class).one();
            if (underWay >= MOST) {
                return Optional.empty();
            }
            handle.createUpdate("""
                    INSERT INTO installation_states (state, browser, made, expires)
                    VALUES (:state, :browser, :made, :expires)""").bind("state", hash(state))
                    .bind("browser", browserHash).bind("made", clock.instant()).bind("expires", expires).execute();
            return Optional.of(state);
        });
    }

    /** True once for a state that was issued to this browser and has not expired. */
    public boolean consume(String state, String browserHash, Instant now) {
        return database.<Boolean>write(handle -> handle.createUpdate("""
                UPDATE installation_states SET used = :now
                WHERE state = :state AND browser = :browser AND used IS NULL AND expires > :now""").bind("now", now)
                .bind("state", hash(state)).bind("browser", browserHash).execute() == 1);
    }

    /** Removes states that were used or expired before an instant, and tells how many. */
    public int forget(Instant before) {
        return database.<Integer>write(handle -> handle
                .createUpdate("DELETE FROM installation_states WHERE used < :before OR expires < :before")
                .bind("before", before).execute());
    }

    private static String hash(String state) {
        return HexFormat.of().formatHex(Fingerprint.sha256().digest(state.getBytes(UTF_8)));
    }
}
