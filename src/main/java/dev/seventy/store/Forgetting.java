package dev.seventy.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/**
 * Forgets a person: all by which somebody could be found or named goes, in one transaction. What the vendor counts stays
 * under an id that leads to nobody, so that totals stay, until an export of the vendor says otherwise; what was only told
 * goes. Afterwards the bytes are overwritten, which goes on after a restart.
 */
public final class Forgetting {

    /** Whatever rows are removed from, or said otherwise in. */
    static final List<String> TOUCHED = List.of("person_names", "person_identifiers", "accounts", "roles", "imports",
            "import_events", "import_files", "settings", "deliveries", "errands", "drafts", "digest_snoozes", "digests",
            "assignments", "nudges", "nudge_steps", "nudge_pauses", "installations", "audit_names", "certifications",
            "staff", "measures", "playbook_entries");

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final CancelledErrands errands;
    private final List<BiConsumer<OrganisationId, Predicate<String>>> whenForgotten = new CopyOnWriteArrayList<>();
    private volatile Optional<Vault> vault = Optional.empty();

    /**
     * Whom to forget: a person, with all that is known to be theirs, or an account that is tied to nobody.
     *
     * @param addresses by which they are known beside those of the person, in whatever capitals
     */
    public record Whom(Optional<PersonId> person, Optional<Account> account, Set<String> addresses) {
        public Whom {
            addresses = Set.copyOf(addresses);
        }

        public static Whom person(PersonId person) {
            return new Whom(Optional.of(person), Optional.empty(), Set.of());
        }
    }

    /**
     * What was removed, in numbers.
     *
     * @param kept certifications that still count, as somebody's without a name
     * @param removed certifications that were only told
     */
    public record Forgotten(int kept, int removed, int accounts, int roles) {
    }

    Forgetting(Database database, AuditTrail audit, CancelledErrands errands, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.errands = errands;
        this.clock = clock;
    }

    /** What is sealed is opened with this, to be searched; all of it goes that cannot be opened. */
    public void openWith(Vault key) {
        vault = Optional.of(key);
    }

    /**
     * Whoever keeps something in memory drops it, once it is on the disk that somebody was forgotten.
     *
     * @param listener is told of whose, and what tells of a text whether it may mean them
     */
    public void whenForgotten(BiConsumer<OrganisationId, Predicate<String>> listener) {
        whenForgotten.add(listener);
    }

    /** What would go and what would stay, with nothing removed yet. */
    public Forgotten preview(OrganisationId organisation, Whom whom) {
        return database.read(handle -> {
            var traces = Traces.of(handle, organisation, whom);
            var facts = new ForgottenFacts(handle, organisation, traces.ids());
            return new Forgotten(facts.kept(), facts.removed(), traces.accounts().size(),
                    subjects(handle, organisation, traces).size());
        });
    }

    /** The subjects to whom roles were granted that are this person's. */
    public Set<String> subjects(OrganisationId organisation, Whom whom) {
        return database.read(handle -> subjects(handle, organisation, Traces.of(handle, organisation, whom)));
    }

    private static Set<String> subjects(Handle handle, OrganisationId organisation, Traces traces) {
        return handle.createQuery("SELECT DISTINCT subject FROM roles WHERE organisation = :organisation")
                .bind("organisation", organisation).mapTo(String.class).stream().filter(traces::isSubject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids by which the person was or is known; one at least. */
    public Set<PersonId> ids(OrganisationId organisation, Whom whom) {
        return database.read(handle -> Traces.of(handle, organisation, whom).ids().stream().map(PersonId::new)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The accounts that are the person's. */
    public List<Account> accounts(OrganisationId organisation, Whom whom) {
        return database.read(handle -> Traces.of(handle, organisation, whom).accounts());
    }

    /**
     * Forgets somebody. It joins the transaction that it is called in; the bytes are overwritten once that has ended.
     *
     * @param actor who has it done; where that is the one who is forgotten, nothing of them is kept with it
     */
    public Forgotten forget(OrganisationId organisation, Whom whom, Actor actor) {
        return database.write(handle -> {
            // Taking the version first makes others who change something wait, and what was staged on it cannot be
            // confirmed any more.
            Sequence.VERSION.next(handle, organisation);
            Sequence.RIGHTS.next(handle, organisation);
            var traces = Traces.of(handle, organisation, whom);
            var aliases = actors(handle, organisation, traces);
            var facts = new ForgottenFacts(handle, organisation, traces.ids());
            var forgotten = new Forgotten(facts.kept(), facts.removed(), traces.accounts().size(),
                    roles(handle, organisation, traces));
            facts.forget();
            person(handle, organisation, traces);
            new ForgottenTexts(handle, organisation, traces.texts(), vault).forget(errands);
            var ids = traces.ids().isEmpty() ? Set.of(AuditAliases.ofNobody()) : traces.ids();
            mark(handle, organisation, ids);
            audit.append(organisation, new Actor(aliases.getOrDefault(actor.id(), actor.id()), actor.platform()),
                    "person.forgotten", ids.stream().map(id -> "person/" + id).toList(), "done");
            database.afterCommit(
                    () -> whenForgotten.forEach(listener -> listener.accept(organisation, traces.texts()::mayBeIn)));
            return forgotten;
        });
    }

    private void mark(Handle handle, OrganisationId organisation, Set<String> ids) {
        var batch = handle.prepareBatch("""
                INSERT INTO forgotten (organisation, person, at) VALUES (:organisation, :person, :at)
                ON CONFLICT (organisation, person) DO UPDATE SET at = excluded.at, wiped = NULL""");
        ids.forEach(
                id -> batch.bind("organisation", organisation).bind("person", id).bind("at", clock.instant()).add());
        batch.execute();
    }

    /** Somebody who was forgotten, whose bytes are still to be overwritten. */
    record Unwiped(OrganisationId organisation, String person, Instant at) {
    }

    List<Unwiped> unwiped() {
        return database
                .read(handle -> handle.createQuery("SELECT organisation, person, at FROM forgotten WHERE wiped IS NULL")
                        .map((row, _) -> new Unwiped(new OrganisationId(row.getInt("organisation")),
                                row.getString("person"), Instant.parse(row.getString("at"))))
                        .list());
    }

    /** Writes down that their bytes were overwritten. */
    void wiped(List<Unwiped> all) {
        database.writing(handle -> all.forEach(one -> handle.createUpdate("""
                UPDATE forgotten SET wiped = :now
                WHERE organisation = :organisation AND person = :person AND at = :at""").bind("now", clock.instant())
                .bind("organisation", one.organisation()).bind("person", one.person()).bind("at", one.at()).execute()));
    }

    private static void person(Handle handle, OrganisationId organisation, Traces traces) {
        if (!traces.ids().isEmpty()) {
            var ids = List.copyOf(traces.ids());
            for (var table : List.of("person_names", "person_identifiers", "assignments", "nudge_pauses")) {
                handle.createUpdate(
                        "DELETE FROM " + table + " WHERE organisation = :organisation AND person IN (<ids>)")
                        .bind("organisation", organisation).bindList("ids", ids).execute();
            }
            handle.createUpdate("DELETE FROM nudges WHERE organisation = :organisation AND reader IN (<ids>)")
                    .bind("organisation", organisation).bindList("ids", ids).execute();
            handle.createUpdate("""
                    DELETE FROM nudge_steps
                    WHERE organisation = :organisation AND (reader IN (<ids>) OR person IN (<ids>))""")
                    .bind("organisation", organisation).bindList("ids", ids).execute();
        }
        for (var identifier : traces.identifiers()) {
            handle.createUpdate("""
                    DELETE FROM person_identifiers
                    WHERE organisation = :organisation AND kind = :kind AND value = :value""")
                    .bind("organisation", organisation).bind("kind", identifier.kind())
                    .bind("value", identifier.value()).execute();
        }
        for (var account : traces.accounts()) {
            handle.createUpdate("""
                    DELETE FROM accounts WHERE organisation = :organisation AND platform = :platform
                      AND workspace = :workspace AND account = :account""").bind("organisation", organisation)
                    .bind("platform", account.platform()).bind("workspace", account.workspace())
                    .bind("account", account.id()).execute();
            handle.createUpdate("""
                    DELETE FROM drafts WHERE organisation = :organisation AND platform = :platform
                      AND workspace = :workspace AND account = :account""").bind("organisation", organisation)
                    .bind("platform", account.platform()).bind("workspace", account.workspace())
                    .bind("account", account.id()).execute();
            handle.createUpdate("""
                    DELETE FROM digest_snoozes WHERE organisation = :organisation AND digest IN (SELECT id FROM digests
                        WHERE organisation = :organisation AND platform = :platform AND workspace = :workspace
                          AND (subscriber = :account OR shared = 0 AND place = :account))""")
                    .bind("organisation", organisation).bind("platform", account.platform())
                    .bind("workspace", account.workspace()).bind("account", account.id()).execute();
            handle.createUpdate("""
                    DELETE FROM digests WHERE organisation = :organisation AND platform = :platform
                      AND workspace = :workspace AND (subscriber = :account OR shared = 0 AND place = :account)""")
                    .bind("organisation", organisation).bind("platform", account.platform())
                    .bind("workspace", account.workspace()).bind("account", account.id()).execute();
            handle.createUpdate("""
                    UPDATE installations SET installer = NULL
                    WHERE platform = :platform AND installer = :account
                      AND (workspace = :workspace OR workspace = '')""").bind("platform", account.platform())
                    .bind("account", account.id()).bind("workspace", account.workspace()).execute();
        }
    }

    private static int roles(Handle handle, OrganisationId organisation, Traces traces) {
        var theirs = subjects(handle, organisation, traces);
        theirs.forEach(subject -> handle
                .createUpdate("DELETE FROM roles WHERE organisation = :organisation AND subject = :subject")
                .bind("organisation", organisation).bind("subject", subject).execute());
        return theirs.size();
    }

    /** Whoever did something stands there by an alias from now on, of which nobody knows whose it was. */
    private static Map<String, String> actors(Handle handle, OrganisationId organisation, Traces traces) {
        // Others who append to the trail wait, as they may be about to give the account an alias.
        Sequence.AUDIT.hold(handle, organisation);
        var aliases = new AuditAliases(handle, organisation);
        return traces.actors().stream().collect(Collectors.toMap(actor -> actor, actor -> {
            var alias = aliases.remove(actor).orElseGet(AuditAliases::ofNobody);
            for (var table : List.of("imports", "import_events", "roles", "settings", "assignments")) {
                handle.createUpdate(
                        "UPDATE " + table + " SET actor = :alias WHERE organisation = :organisation AND actor = :actor")
                        .bind("alias", alias).bind("organisation", organisation).bind("actor", actor).execute();
            }
            return alias;
        }));
    }
}
