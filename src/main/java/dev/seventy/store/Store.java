package dev.seventy.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.seventy.store.StoreUnavailable.Kind;

/** Everything that is kept. Opened once by whoever runs, and closed by them. */
public final class Store implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(30);
    private static final Duration PAYLOADS_KEPT = Duration.ofDays(7);
    private static final Duration ERRANDS_KEPT = Duration.ofDays(7);

    private final Database database;
    private final AuditTrail audit;
    private final Organisations organisations;
    private final Roles roles;
    private final Imports imports;
    private final EvidenceReader evidence;
    private final People people;
    private final Customers customers;
    private final Deliveries deliveries;
    private final Errands errands;
    private final CancelledErrands cancelledErrands;
    private final ErrandOverview errandOverview;
    private final Accounts accounts;
    private final Settings settings;
    private final Digests digests;
    private final Snoozes snoozes;
    private final Assignments assignments;
    private final Nudges nudges;
    private final InstallationStates installationStates;
    private final Forgetting forgetting;
    private final Dossiers dossiers;
    private final Wiper wiper;
    private final InstantSource clock;

    /** How a store may be opened. */
    public enum Option {
        /** Refuse where there is none yet, instead of making one. */
        MUST_EXIST,
        /** Refuse where another instance serves the same SQLite file. PostgreSQL takes several. */
        EXCLUSIVE
    }

    private Store(Database database, InstantSource clock) {
        this.database = database;
        audit = new AuditTrail(database, clock);
        organisations = new Organisations(database, audit, clock);
        roles = new Roles(database, audit, clock);
        imports = new Imports(database, audit, clock);
        evidence = new EvidenceReader(database);
        people = new People(database);
        customers = new Customers(database);
        deliveries = new Deliveries(database, clock);
        errands = new Errands(database, clock);
        cancelledErrands = new CancelledErrands(database, clock);
        errandOverview = new ErrandOverview(database);
        accounts = new Accounts(database, audit, clock);
        settings = new Settings(database, audit, clock);
        digests = new Digests(database, audit, clock);
        snoozes = new Snoozes(database, audit, clock);
        assignments = new Assignments(database, audit, clock);
        nudges = new Nudges(database, audit, clock);
        installationStates = new InstallationStates(database, clock);
        forgetting = new Forgetting(database, audit, cancelledErrands, clock);
        dossiers = new Dossiers(database, audit);
        wiper = new Wiper(database, forgetting);
        forgetting.whenForgotten((_, _) -> wiper.wake());
        this.clock = clock;
    }

    /**
     * Opens the database of a JDBC address, brings its tables up to date and throws away imports that were left half
     * done more than a day ago. Who alone serves a SQLite file takes over at once what the last one had under way.
     *
     * @throws StoreUnavailable with one sentence that says what is in the way
     */
    public static Store open(String url, InstantSource clock, Option... options) {
        return open(url, clock, PATIENCE, options);
    }

    static Store open(String url, InstantSource clock, Duration patience, Option... options) {
        var store = new Store(connect(url, patience, Set.of(options)), clock);
        try {
            store.imports.sweep();
            new AuditAliasing(store.database, store.audit).goOn();
            store.goOnWiping();
            if (url.startsWith(SqliteFile.PREFIX) && Set.of(options).contains(Option.EXCLUSIVE)) {
                store.errands.release();
            }
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
        return store;
    }

    /**
     * Whether opening this address would make a database file that is not there yet.
     *
     * @throws StoreUnavailable when it is an address of SQLite that names no file
     */
    public static boolean isNew(String url) {
        return url.startsWith(SqliteFile.PREFIX) && SqliteFile.isNew(url);
    }

    private static Database connect(String url, Duration patience, Set<Option> options) {
        if (url.startsWith(SqliteFile.PREFIX)) {
            return SqliteFile.open(url, options, patience);
        }
        if (url.startsWith(PostgresServer.PREFIX)) {
            return PostgresServer.open(url);
        }
        throw new StoreUnavailable(Kind.BAD_ADDRESS, "The database address is neither SQLite's nor PostgreSQL's",
                "write " + SqliteFile.PREFIX + "FILE or " + PostgresServer.PREFIX + "//HOST/DATABASE");
    }

    Database database() {
        return database;
    }

    /** Does several things in one transaction: all of them, or none when one throws. */
    public <T> T together(Supplier<T> work) {
        return database.write(_ -> work.get());
    }

    /**
     * Runs something that must not be seen before what is being written: after the commit of the outermost transaction,
     * on the thread that asked for it; at once where there is none, and never when it is undone. What runs must not
     * throw, because what was written stays.
     */
    public void afterCommit(Runnable work) {
        database.afterCommit(work);
    }

    /**
     * Writes something small, on the disk when this returns.
     *
     * @throws StoreUnavailable when it cannot be written
     */
    public void probe() {
        deliveries.probe();
    }

    public Organisations organisations() {
        return organisations;
    }

    public Roles roles() {
        return roles;
    }

    public Imports imports() {
        return imports;
    }

    public EvidenceReader evidence() {
        return evidence;
    }

    public People people() {
        return people;
    }

    public Customers customers() {
        return customers;
    }

    public AuditTrail audit() {
        return audit;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Errands errands() {
        return errands;
    }

    public CancelledErrands cancelledErrands() {
        return cancelledErrands;
    }

    public ErrandOverview errandOverview() {
        return errandOverview;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Settings settings() {
        return settings;
    }

    public Digests digests() {
        return digests;
    }

    public Snoozes snoozes() {
        return snoozes;
    }

    public Assignments assignments() {
        return assignments;
    }

    public Nudges nudges() {
        return nudges;
    }

    public Sayings sayings() {
        return new Sayings(database);
    }

    /** @param vault seals what people began to tell, where there is one */
    public Drafts drafts(Optional<Vault> vault) {
        return new Drafts(database, vault);
    }

    /** @param vault seals the tokens */
    public Installations installations(Vault vault) {
        return new Installations(database, audit, organisations, clock, vault);
    }

    public Dossiers dossiers() {
        return dossiers;
    }

    public Forgetting forgetting() {
        return forgetting;
    }

    public InstallationStates installationStates() {
        return installationStates;
    }

    /** How many writers wait for their turn; on PostgreSQL nobody does here. */
    public int queued() {
        return database.queued();
    }

    /**
     * Where a scheduler of jobs gets its connections, to keep them in the same database. On SQLite it is the one
     * connection that may write, for which everybody else waits meanwhile.
     */
    public DataSource schedulerSource() {
        return database.writers();
    }

    /**
     * How much was removed because its time was over.
     *
     * @param payloads what waited too long, and answers kept for deliveries that come again
     * @param audit entries that were cut off
     */
    public record Forgotten(int payloads, int deliveries, int errands, int installationStates, int drafts, int digests,
            int nudges, int audit) {
    }

    /**
     * Removes what is of no more use, each class when its time is over: payloads and answers, deliveries, which no
     * platform sends again after so long, errands that ended, states of installations that were used or expired,
     * imports that were never decided on, what people began to tell and did not go on with, digests that ended, what they
     * left out until a day, assignments that ended, what was told of certifications that ended long ago, the beginning of
     * the audit trails. What another process had still to overwrite when it ended is overwritten, too.
     */
    public Forgotten forget(Instant now) {
        goOnWiping();
        var ended = cancelledErrands.forget(now.minus(ERRANDS_KEPT));
        var payloads = deliveries.emptyAnswers(now.minus(PAYLOADS_KEPT))
                + cancelledErrands.emptyPayloads(now.minus(PAYLOADS_KEPT));
        imports.sweep();
        var cut = organisations.all().stream().mapToInt(one -> audit.cut(one.id(), now)).sum();
        var digestsEnded = Digests.forget(database, now);
        Snoozes.forget(database, now);
        Assignments.forget(database, now);
        return new Forgotten(payloads, deliveries.forget(now.minus(DELIVERIES_KEPT)), ended,
                installationStates.forget(now), Drafts.forget(database, now), digestsEnded,
                Nudges.forget(database, now), cut);
    }

    /** Overwrites what a process that ended had still to overwrite. */
    private void goOnWiping() {
        if (!forgetting.unwiped().isEmpty()) {
            wiper.wake();
        }
    }

    @Override
    public void close() {
        wiper.close();
        database.close();
    }
}
