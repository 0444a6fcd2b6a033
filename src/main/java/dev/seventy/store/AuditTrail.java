package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

import org.jdbi.v3.core.Handle;

/** Who did what, when, in a chain: each entry holds the hash of the one before, organisation by organisation. */
public final class AuditTrail {

    private final Database database;
    private final InstantSource clock;

    AuditTrail(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Appends an entry, in the transaction of what it tells of where there is one. */
    public void append(OrganisationId organisation, Actor actor, String action, List<String> objects, String outcome) {
        database.writing(handle -> append(handle, organisation, actor, action, objects, outcome));
    }

    private void append(Handle handle, OrganisationId organisation, Actor actor, String action, List<String> objects,
            String outcome) {
        var sequence = Sequence.AUDIT.next(handle, organisation);
        var previous = handle
                .createQuery("SELECT hash FROM audit WHERE organisation = :organisation AND sequence = :sequence")
                .bind("organisation", organisation).bind("sequence", sequence - 1).mapTo(String.class).findOne()
                .orElse("");
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = new AuditEntry(sequence, at, actor, action, objects, outcome, previous, "");
        handle.createUpdate("""
                INSERT INTO audit (organisation, sequence, at, actor, platform, action, objects, outcome,
                    previous_hash, hash)
                VALUES (:organisation, :sequence, :at, :actor, :platform, :action, :objects, :outcome, :previous,
                    :hash)""").bind("organisation", organisation).bind("sequence", sequence).bind("at", at)
                .bind("actor", actor.id()).bind("platform", actor.platform()).bind("action", action)
                .bind("objects", String.join(" ", objects)).bind("outcome", outcome).bind("previous", previous)
                .bind("hash", hash(organisation, entry)).execute();
    }

    /** The whole trail, oldest first. */
    public List<AuditEntry> of(OrganisationId organisation) {
        return database.read(handle -> entries(handle, organisation));
    }

    private static List<AuditEntry> entries(Handle handle, OrganisationId organisation) {
        return handle.createQuery("""
                SELECT sequence, at, actor, platform, action, objects, outcome, previous_hash, hash
                FROM audit WHERE organisation = :organisation ORDER BY sequence""").bind("organisation", organisation)
                .map((row, _) -> entry(row)).list();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        var objects = row.getString("objects");
        return new AuditEntry(row.getLong("sequence"), Instant.parse(row.getString("at")),
                new Actor(row.getString("actor"), row.getString("platform")), row.getString("action"),
                objects.isEmpty() ? List.of() : List.of(objects.split(" ")), row.getString("outcome"),
                row.getString("previous_hash"), row.getString("hash"));
    }

    /** Finds entries that were edited, removed, also at the end, or put elsewhere. */
    public AuditCheck verify(OrganisationId organisation) {
        return database.read(handle -> {
            var expected = 1L;
            var previous = "";
            for (var entry : entries(handle, organisation)) {
                if (entry.sequence() != expected || !entry.previousHash().equals(previous)
                        || !entry.hash().equals(hash(organisation, entry))) {
                    return new AuditCheck.Broken(expected);
                }
                previous = entry.hash();
                expected++;
            }
            return expected - 1 == Sequence.AUDIT.last(handle, organisation) ? new AuditCheck.Intact(expected - 1)
                    : new AuditCheck.Broken(expected);
        });
    }

    private static String hash(OrganisationId organisation, AuditEntry entry) {
        var digest = Fingerprint.sha256();
        for (var part : List.of(Integer.toString(organisation.value()), Long.toString(entry.sequence()),
                IsoTexts.text(entry.at()), entry.actor().id(), entry.actor().platform(), entry.action(),
                String.join(" ", entry.objects()), entry.outcome(), entry.previousHash())) {
            update(digest, part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String part) {
        var bytes = part.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
    }
}
