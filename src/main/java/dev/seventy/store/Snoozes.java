package dev.seventy.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What each digest leaves out for now. */
public final class Snoozes {

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    Snoozes(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a digest leaves out, by name, also where its day has come. */
    public List<Snooze> of(OrganisationId organisation, long digest) {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM digest_snoozes WHERE organisation = :organisation AND digest = :digest ORDER BY item""")
                .bind("organisation", organisation).bind("digest", digest).map((row, _) -> snooze(row)).list());
    }

    /** Has a digest leave something out, in place of what was said of it before. */
    public void snooze(OrganisationId organisation, long digest, String item, Optional<LocalDate> until,
            Severity severity, Actor actor) {
        database.writing(handle -> {
            handle.createUpdate("""
                    INSERT INTO digest_snoozes (organisation, digest, item, until, points, missing, due, since)
                    VALUES (:organisation, :digest, :item, :until, :points, :missing, :due, :since)
                    ON CONFLICT (organisation, digest, item) DO UPDATE SET until = excluded.until,
                        points = excluded.points, missing = excluded.missing, due = excluded.due,
                        since = excluded.since""").bind("organisation", organisation).bind("digest", digest)
                    .bind("item", item).bind("until", until.map(LocalDate::toString))
                    .bind("points", severity.points().toPlainString()).bind("missing", severity.missing())
                    .bind("due", severity.due().map(LocalDate::toString))
                    .bind("since", clock.instant().truncatedTo(ChronoUnit.MICROS)).execute();
            audit.append(organisation, actor, "digest.snoozed", List.of("digest/" + digest, "item/" + item), "done");
        });
    }

    /** Brings something back; false where it was not left out. */
    public boolean bringBack(OrganisationId organisation, long digest, String item, Actor actor) {
        return database.<Boolean>write(handle -> {
            var rows = handle.createUpdate("""
                    DELETE FROM digest_snoozes
                    WHERE organisation = :organisation AND digest = :digest AND item = :item""")
                    .bind("organisation", organisation).bind("digest", digest).bind("item", item).execute();
            if (rows == 1) {
                audit.append(organisation, actor, "digest.unsnoozed", List.of("digest/" + digest, "item/" + item),
                        "done");
            }
            return rows == 1;
        });
    }

    /** Removes what is over, wherever on earth, or was for a digest that is gone. */
    static void forget(Database database, Instant now) {
        database.writing(handle -> handle.createUpdate("""
                DELETE FROM digest_snoozes WHERE until < :yesterday OR NOT EXISTS (SELECT 1 FROM digests
                    WHERE digests.organisation = digest_snoozes.organisation AND digests.id = digest_snoozes.digest)""")
                .bind("yesterday", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString()).execute());
    }

    private static Snooze snooze(ResultSet row) throws SQLException {
        var severity = new Severity(new BigDecimal(row.getString("points")), row.getInt("missing"), day(row, "due"));
        return new Snooze(row.getLong("digest"), row.getString("item"), day(row, "until"), severity,
                Instant.parse(row.getString("since")));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(LocalDate::parse);
    }
}
