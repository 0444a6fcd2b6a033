package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/**
 * Who did or looked at what, when, in a chain: each entry holds the hash of the one before, organisation by organisation.
 * Accounts stand in it by their aliases, so that somebody can be forgotten without touching it, and what is older than a
 * year is cut off at an entry that tells the last hash before it.
 */
public final class AuditTrail {

    /** How long entries are kept. */
    public static final Duration KEPT = Duration.ofDays(365);
    /** What an object begins with that is an account; its alias is written. */
    public static final String ACCOUNT = "account:";
    /** What an object begins with that is a person. */
    public static final String PERSON = "person/";

    /** Cutting leaves an entry, so it is not done more often. */
    private static final Duration BETWEEN_CUTS = Duration.ofDays(1);
    private static final String CUT = "audit.cut";
    /** Tells that aliases were put into what came before. */
    static final String ALIASED = "audit.aliased";
    /** What an object begins with that is an entry, and one that was found broken before the chain was made anew. */
    static final String ENTRY = "entry/";
    static final String BROKEN = "broken/";
    static final String ENTRIES = """
            SELECT sequence, at, actor, platform, action, objects, outcome, previous_hash, hash
            FROM audit WHERE organisation = :organisation ORDER BY sequence""";

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

    void append(Handle handle, OrganisationId organisation, Actor actor, String action, List<String> objects,
            String outcome) {
        // Taking the number first makes others wait, so that an account gets one alias.
        var sequence = Sequence.AUDIT.next(handle, organisation);
        var aliases = new AuditAliases(handle, organisation);
        var previous = handle
                .createQuery("SELECT hash FROM audit WHERE organisation = :organisation AND sequence = :sequence")
                .bind("organisation", organisation).bind("sequence", sequence - 1).mapTo(String.class).findOne()
                .orElse("");
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entry = new AuditEntry(sequence, at, new Actor(aliases.of(actor), actor.platform()), action,
                objects.stream().map(
                        object -> object.startsWith(ACCOUNT) ? aliases.of(object.substring(ACCOUNT.length())) : object)
                        .toList(),
                outcome, previous, "");
        handle.createUpdate("""
                INSERT INTO audit (organisation, sequence, at, actor, platform, action, objects, outcome,
                    previous_hash, hash)
                VALUES (:organisation, :sequence, :at, :actor, :platform, :action, :objects, :outcome, :previous,
                    :hash)""").bind("organisation", organisation).bind("sequence", sequence).bind("at", at)
                .bind("actor", entry.actor().id()).bind("platform", actor.platform()).bind("action", action)
                .bind("objects", String.join(" ", entry.objects())).bind("outcome", outcome).bind("previous", previous)
                .bind("hash", hash(organisation, entry)).execute();
    }

    /** How somebody stands in the trail about whom something was done or seen. */
    public static String person(PersonId id) {
        return PERSON + id.value();
    }

    /** The entry that was written last, with the hash that stands for all before it; empty where there is none. */
    public Optional<AuditEntry> newest(OrganisationId organisation) {
        return database.read(handle -> handle.createQuery(ENTRIES + " DESC LIMIT 1").bind("organisation", organisation)
                .map((row, _) -> entry(row)).findOne());
    }

    /** The number of the entry that tells of the newest change; 0 where there is none. */
    public long newestChange(OrganisationId organisation) {
        return database.read(handle -> handle.createQuery("""
                SELECT sequence FROM audit WHERE organisation = :organisation AND action LIKE '%.%'
                ORDER BY sequence DESC LIMIT 1""").bind("organisation", organisation).mapTo(Long.class).findOne())
                .orElse(0L);
    }

    /** Whether somebody else has changed, since an entry was written, what that entry is about. */
    public boolean isChangedByOthers(OrganisationId organisation, long sequence) {
        var objects = database
                .read(handle -> handle.createQuery("""
                SELECT objects FROM audit WHERE organisation = :organisation AND sequence = :sequence""")
                        .bind("organisation", organisation).bind("sequence", sequence).mapTo(String.class).findOne())
                .orElse("");
        var all = objects.isEmpty() ? List.<AuditEntry>of() : about(organisation, List.of(objects.split(" ")));
        return all.stream().filter(one -> one.sequence() == sequence).map(AuditEntry::actor)
                .anyMatch(actor -> all.stream().anyMatch(
                        one -> one.sequence() > sequence && one.action().contains(".") && !one.actor().equals(actor)));
    }

    /** The whole trail, oldest first; an alias of somebody who was forgotten stays one. */
    public List<AuditEntry> of(OrganisationId organisation) {
        return database.read(handle -> {
            var accounts = new AuditAliases(handle, organisation).accounts();
            return handle.createQuery(ENTRIES).bind("organisation", organisation)
                    .map((row, _) -> shown(entry(row), accounts)).list();
        });
    }

    /** The entries with an object that is one of these, or begins with one of these that ends with a slash; oldest first. */
    public List<AuditEntry> about(OrganisationId organisation, List<String> objects) {
        return database.read(handle -> {
            var accounts = new AuditAliases(handle, organisation).accounts();
            Map<Long, AuditEntry> found = new TreeMap<>();
            for (var object : objects) {
                handle.createQuery("""
                        SELECT sequence, at, actor, platform, action, objects, outcome, previous_hash, hash
                        FROM audit WHERE organisation = :organisation AND ' ' || objects LIKE :pattern ESCAPE '!'""")
                        .bind("organisation", organisation)
                        .bind("pattern", "% " + object.replaceAll("[!%_]", "!$0") + "%")
                        .map((row, _) -> shown(entry(row), accounts)).stream()
                        .filter(entry -> entry.objects().stream()
                                .anyMatch(one -> object.endsWith("/") ? one.startsWith(object) : one.equals(object)))
                        .forEach(entry -> found.put(entry.sequence(), entry));
            }
            return List.copyOf(found.values());
        });
    }

    private static AuditEntry shown(AuditEntry entry, Map<String, String> accounts) {
        return new AuditEntry(entry.sequence(), entry.at(),
                new Actor(accounts.getOrDefault(entry.actor().id(), entry.actor().id()), entry.actor().platform()),
                entry.action(),
                entry.objects().stream()
                        .map(object -> accounts.containsKey(object) ? ACCOUNT + accounts.get(object) : object).toList(),
                entry.outcome(), entry.previousHash(), entry.hash());
    }

    static AuditEntry entry(ResultSet row) throws SQLException {
        var objects = row.getString("objects");
        return new AuditEntry(row.getLong("sequence"), Instant.parse(row.getString("at")),
                new Actor(row.getString("actor"), row.getString("platform")), row.getString("action"),
                objects.isEmpty() ? List.of() : List.of(objects.split(" ")), row.getString("outcome"),
                row.getString("previous_hash"), row.getString("hash"));
    }

    /** Where a trail begins: after the last entry that was cut off, with its hash. */
    private record Beginning(long after, String hash) {

        static final Beginning OF_ALL = new Beginning(0, "");

        static Optional<Beginning> told(AuditEntry entry) {
            return entry.action().equals(CUT) && entry.objects().size() == 2
                    && entry.objects().getFirst().matches(ENTRY + "[0-9]{1,18}")
                            ? Optional.of(
                                    new Beginning(Long.parseLong(entry.objects().getFirst().substring(ENTRY.length())),
                                            entry.objects().getLast()))
                            : Optional.empty();
        }
    }

    /** Goes along a trail, entry by entry, until one does not follow from the one before. */
    private static final class Walk {

        private final OrganisationId organisation;
        private Optional<Beginning> begins = Optional.empty();
        private Beginning told = Beginning.OF_ALL;
        private long last;
        private String hash = "";
        private Optional<Long> broken = Optional.empty();
        private Optional<Long> brokenBefore = Optional.empty();

        Walk(OrganisationId organisation) {
            this.organisation = organisation;
        }

        boolean follows(AuditEntry entry) {
            if (begins.isEmpty()) {
                begins = Optional.of(new Beginning(entry.sequence() - 1, entry.previousHash()));
                last = entry.sequence() - 1;
                hash = entry.previousHash();
            }
            if (entry.sequence() != last + 1 || !entry.previousHash().equals(hash)
                    || !entry.hash().equals(hash(organisation, entry))) {
                broken = Optional.of(last + 1);
                return false;
            }
            Beginning.told(entry).ifPresent(cut -> told = cut);
            if (entry.action().equals(ALIASED)) {
                entry.objects().stream().filter(object -> object.matches(BROKEN + "[0-9]{1,18}")).findFirst().ifPresent(
                        object -> brokenBefore = Optional.of(Long.parseLong(object.substring(BROKEN.length()))));
            }
            last = entry.sequence();
            hash = entry.hash();
            return true;
        }

        private static String hash(OrganisationId organisation, AuditEntry entry) {
            return AuditTrail.hash(organisation, entry);
        }

        /** @param written how many entries were ever written */
        AuditCheck end(long written) {
            if (broken.isEmpty() && !begins.orElse(Beginning.OF_ALL).equals(told)) {
                broken = Optional.of(told.after() + 1);
            }
            return broken.or(() -> brokenBefore).or(() -> Optional.of(last + 1).filter(_ -> last != written))
                    .<AuditCheck>map(AuditCheck.Broken::new)
                    .orElseGet(() -> new AuditCheck.Intact(last - told.after()));
        }
    }

    /**
     * Finds entries that were edited, removed, also at the beginning and at the end, or put elsewhere, and aliases behind
     * which another account was put.
     */
    public AuditCheck verify(OrganisationId organisation) {
        return database.read(handle -> {
            var forged = new AuditAliases(handle, organisation).forged();
            var walk = new Walk(organisation);
            var foreign = handle.createQuery(ENTRIES).bind("organisation", organisation)
                    .<Optional<Long>>scanResultSet((rows, _) -> {
                        for (var row = rows.get(); row.next();) {
                            var entry = entry(row);
                            if (!walk.follows(entry)) {
                                return Optional.empty();
                            }
                            if (forged.contains(entry.actor().id())
                                    || entry.objects().stream().anyMatch(forged::contains)) {
                                return Optional.of(entry.sequence());
                            }
                        }
                        return Optional.empty();
                    });
            return foreign.<AuditCheck>map(AuditCheck.Broken::new)
                    .orElseGet(() -> walk.end(Sequence.AUDIT.last(handle, organisation)));
        });
    }

    /** Cuts off what is older than a year, where that is a day's worth, and tells how many entries those were. */
    int cut(OrganisationId organisation, Instant now) {
        var before = now.minus(KEPT);
        if (!oldest(organisation).filter(at -> at.isBefore(before.minus(BETWEEN_CUTS))).isPresent()) {
            return 0;
        }
        return database.<Integer>write(handle -> {
            Sequence.AUDIT.hold(handle, organisation);
            var last = handle.createQuery("""
                    SELECT sequence, hash FROM audit WHERE organisation = :organisation AND sequence = (
                        SELECT MAX(sequence) FROM audit WHERE organisation = :organisation AND at < :before)""")
                    .bind("organisation", organisation).bind("before", before)
                    .map((row, _) -> new Beginning(row.getLong("sequence"), row.getString("hash"))).findOne();
            if (last.isEmpty()) {
                return 0;
            }
            append(handle, organisation, new Actor("retention", "seventy"), CUT,
                    List.of(ENTRY + last.get().after(), last.get().hash()), "done");
            var cut = handle.createUpdate("DELETE FROM audit WHERE organisation = :organisation AND sequence <= :last")
                    .bind("organisation", organisation).bind("last", last.get().after()).execute();
            new AuditAliases(handle, organisation).removeUnused();
            return cut;
        });
    }

    private Optional<Instant> oldest(OrganisationId organisation) {
        return database.read(handle -> handle.createQuery("""
                SELECT at FROM audit WHERE organisation = :organisation ORDER BY sequence LIMIT 1""")
                .bind("organisation", organisation).mapTo(Instant.class).findOne());
    }

    static String hash(OrganisationId organisation, AuditEntry entry) {
        return hash(organisation, entry.sequence(), IsoTexts.text(entry.at()), entry.actor().id(),
                entry.actor().platform(), entry.action(), String.join(" ", entry.objects()), entry.outcome(),
                entry.previousHash());
    }

    /** Of an entry as it is written down. */
    static String hash(OrganisationId organisation, long sequence, String... parts) {
        var digest = Fingerprint.sha256();
        update(digest, Integer.toString(organisation.value()));
        update(digest, Long.toString(sequence));
        for (var part : parts) {
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
