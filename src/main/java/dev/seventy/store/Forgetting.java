package dev.seventy.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/**
 * Forgets a person: all by which somebody could be found or named goes, in one transaction. What the vendor counts stays
 * under an id that leads to nobody, so that totals stay, until an export of the vendor says otherwise; what was only told
 * goes. Afterwards the bytes are overwritten, which goes on after a restart.
 */
public final class Forgetting {

    /** Kinds of files by which the vendor itself counts; whatever else tells of a certification is somebody's word. */
    private static final List<String> COUNTED_BY_VENDOR = List.of("TRAININGS_EXPORT", "WALLET");
    /** What the facts about a person say of them beyond what is counted, by table. */
    private static final Map<String, List<String>> SAID = Map.of("staff", List.of("manager", "location", "role"),
            "certifications", List.of("link"));
    /** Whatever rows are removed from, or said otherwise in. */
    static final List<String> TOUCHED = List.of("person_names", "person_identifiers", "accounts", "roles", "imports",
            "import_events", "import_files", "settings", "deliveries", "errands", "drafts", "installations",
            "audit_names", "certifications", "staff", "measures");
    private static final String FILE_NAME = "a file";
    /** Anything shorter stands in too many texts by chance. */
    private static final int SHORTEST_TEXT = 3;

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final List<BiConsumer<OrganisationId, Texts>> whenForgetting = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<OrganisationId, Texts>> whenForgotten = new CopyOnWriteArrayList<>();

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

    /** What somebody was called by, to be looked for in whatever is kept elsewhere. */
    public static final class Texts {

        private final Set<String> texts;

        Texts(Collection<String> texts) {
            this.texts = texts.stream().map(text -> text.strip().toLowerCase(Locale.ROOT))
                    .filter(text -> text.length() >= SHORTEST_TEXT).collect(Collectors.toUnmodifiableSet());
        }

        /** Whether a text holds one of them, not as a part of a longer word. */
        public boolean in(String text) {
            var lower = text.toLowerCase(Locale.ROOT);
            return texts.stream().anyMatch(one -> holds(lower, one));
        }

        private static boolean holds(String text, String one) {
            for (int at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
                var end = at + one.length();
                if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                    return true;
                }
            }
            return false;
        }
    }

    Forgetting(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whoever keeps something sealed removes what holds one of the texts, in the transaction that forgets. */
    public void whenForgetting(BiConsumer<OrganisationId, Texts> listener) {
        whenForgetting.add(listener);
    }

    /** Whoever keeps something in memory drops it, once it is on the disk that somebody was forgotten. */
    public void whenForgotten(BiConsumer<OrganisationId, Texts> listener) {
        whenForgotten.add(listener);
    }

    /** All that is known to be somebody's. */
    record Traces(Set<String> ids, List<Identifier> identifiers, Set<String> names, List<Account> accounts,
            Set<String> addresses) {

        Set<String> actors() {
            return accounts.stream().flatMap(account -> Stream.of(account.actorId(), account.id()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Texts texts() {
            return new Texts(Stream
                    .of(identifiers.stream().map(Identifier::value), names.stream(), addresses.stream(),
                            accounts.stream().flatMap(account -> Stream.of(account.id(), account.name())))
                    .flatMap(texts -> texts).toList());
        }

        /** Whether a role was granted to one of their addresses or accounts. */
        boolean isSubject(String subject) {
            return addresses.contains(subject) || accounts.stream().anyMatch(account -> {
                var start = (account.platform() + ":").toLowerCase(Locale.ROOT);
                var end = ":" + account.id().toLowerCase(Locale.ROOT);
                return subject.startsWith(start) && subject.endsWith(end);
            });
        }
    }

    /** What would go and what would stay, with nothing removed yet. */
    public Forgotten preview(OrganisationId organisation, Whom whom) {
        return database.read(handle -> {
            var traces = traces(handle, organisation, whom);
            var facts = certifications(handle, organisation, traces.ids());
            var roles = handle.createQuery("SELECT DISTINCT subject FROM roles WHERE organisation = :organisation")
                    .bind("organisation", organisation).mapTo(String.class).stream().filter(traces::isSubject).count();
            return new Forgotten((int) facts.stream().filter(Held::counts).count(),
                    (int) facts.stream().filter(fact -> !fact.counts()).count(), traces.accounts().size(), (int) roles);
        });
    }

    /** The subjects to whom roles were granted that are this person's. */
    public Set<String> subjects(OrganisationId organisation, Whom whom) {
        return database.read(handle -> {
            var traces = traces(handle, organisation, whom);
            return handle.createQuery("SELECT DISTINCT subject FROM roles WHERE organisation = :organisation")
                    .bind("organisation", organisation).mapTo(String.class).stream().filter(traces::isSubject)
                    .collect(Collectors.toCollection(TreeSet::new));
        });
    }

    /** The ids by which the person was or is known; one at least. */
    public Set<PersonId> ids(OrganisationId organisation, Whom whom) {
        return database.read(handle -> traces(handle, organisation, whom).ids().stream().map(PersonId::new)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The accounts that are the person's. */
    public List<Account> accounts(OrganisationId organisation, Whom whom) {
        return database.read(handle -> traces(handle, organisation, whom).accounts());
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
            var traces = traces(handle, organisation, whom);
            var aliases = actors(handle, organisation, traces);
            var facts = certifications(handle, organisation, traces.ids());
            var forgotten = new Forgotten((int) facts.stream().filter(Held::counts).count(),
                    (int) facts.stream().filter(fact -> !fact.counts()).count(), traces.accounts().size(),
                    roles(handle, organisation, traces));
            facts(handle, organisation, traces.ids(), facts);
            person(handle, organisation, traces);
            texts(handle, organisation, traces);
            whenForgetting.forEach(listener -> listener.accept(organisation, traces.texts()));
            var ids = traces.ids().isEmpty() ? Set.of(AuditAliases.ofNobody()) : traces.ids();
            mark(handle, organisation, ids);
            audit.append(organisation, new Actor(aliases.getOrDefault(actor.id(), actor.id()), actor.platform()),
                    "person.forgotten", ids.stream().map(id -> "person/" + id).toList(), "done");
            database.afterCommit(
                    () -> whenForgotten.forEach(listener -> listener.accept(organisation, traces.texts())));
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

    // Finding

    static Traces traces(Handle handle, OrganisationId organisation, Whom whom) {
        var visible = VisibleImports.now(handle, organisation);
        var humans = Humans.linkedBy(handle, organisation, visible);
        var others = new HashSet<String>();
        Set<String> ids = new TreeSet<>();
        var wanted = whom.person().map(humans::of);
        var all = handle.createQuery("""
                SELECT person, kind, value, import FROM person_identifiers WHERE organisation = :organisation""")
                .bind("organisation", organisation).map((row, _) -> new Stated(row.getString("person"),
                        new Identifier(row.getString("kind"), row.getString("value")), row.getLong("import")))
                .list();
        whom.person().ifPresent(person -> ids.add(person.value()));
        handle.createQuery("SELECT id FROM people WHERE organisation = :organisation")
                .bind("organisation", organisation).mapTo(String.class)
                .forEach(id -> wanted.filter(humans.of(new PersonId(id))::equals).ifPresent(_ -> ids.add(id)));
        all.stream().filter(one -> visible.contains(one.importId()) && !ids.contains(one.person()))
                .forEach(one -> others.add(one.person()));
        var addresses = whom.addresses().stream().map(Identifier::address)
                .collect(Collectors.toCollection(TreeSet::new));
        whom.account().flatMap(Account::address).map(Identifier::address).ifPresent(addresses::add);
        Set<Identifier> identifiers = new HashSet<>();
        addresses.forEach(address -> identifiers.add(new Identifier(Identifier.ADDRESS, address)));
        // Imports that are not seen may know the same human by another id.
        for (boolean grows = true; grows;) {
            grows = false;
            for (var one : all) {
                if (ids.contains(one.person())) {
                    grows |= identifiers.add(one.identifier());
                } else if (identifiers.contains(one.identifier()) && !others.contains(one.person())) {
                    grows |= ids.add(one.person());
                }
            }
        }
        identifiers.stream().filter(one -> one.kind().equals(Identifier.ADDRESS)).map(Identifier::value)
                .forEach(addresses::add);
        var accounts = accounts(handle, organisation).stream()
                .filter(account -> account.person().map(PersonId::value).filter(ids::contains).isPresent()
                        || account.person().isEmpty()
                                && account.address().map(Identifier::address).filter(addresses::contains).isPresent()
                        || account.person().isEmpty()
                                && identifiers.contains(new Identifier(account.platform(), account.id()))
                        || whom.account().filter(own -> own.actorId().equals(account.actorId())).isPresent())
                .toList();
        accounts.stream().flatMap(account -> account.address().stream()).map(Identifier::address)
                .forEach(addresses::add);
        return new Traces(ids, List.copyOf(identifiers), names(handle, organisation, ids), accounts, addresses);
    }

    private record Stated(String person, Identifier identifier, long importId) {
    }

    private static List<Account> accounts(Handle handle, OrganisationId organisation) {
        return handle.createQuery("SELECT * FROM accounts WHERE organisation = :organisation")
                .bind("organisation", organisation).map((row, _) -> Accounts.account(row)).list();
    }

    private static Set<String> names(Handle handle, OrganisationId organisation, Set<String> ids) {
        return ids.isEmpty() ? Set.of()
                : handle.createQuery("""
                        SELECT name FROM person_names WHERE organisation = :organisation AND person IN (<ids>)""")
                        .bind("organisation", organisation).bindList("ids", List.copyOf(ids)).mapTo(String.class)
                        .stream().collect(Collectors.toSet());
    }

    // Facts

    private record Held(long importId, int ordinal, boolean counts) {
    }

    private static List<Held> certifications(Handle handle, OrganisationId organisation, Set<String> ids) {
        return ids.isEmpty() ? List.of()
                : handle.createQuery("""
                        SELECT fact.import, fact.ordinal, source.kind FROM certifications fact
                        JOIN import_files source ON source.organisation = fact.organisation
                            AND source.import = fact.import AND source.file = fact.file
                        WHERE fact.organisation = :organisation AND fact.person IN (<ids>)""")
                        .bind("organisation", organisation).bindList("ids", List.copyOf(ids))
                        .map((row, _) -> new Held(row.getLong("import"), row.getInt("ordinal"),
                                COUNTED_BY_VENDOR.contains(row.getString("kind"))))
                        .list();
    }

    private void facts(Handle handle, OrganisationId organisation, Set<String> ids, List<Held> certifications) {
        if (ids.isEmpty()) {
            return;
        }
        for (var fact : certifications) {
            if (fact.counts()) {
                anonymise(handle, organisation, "certifications", fact, false);
            } else {
                remove(handle, organisation, "CERTIFICATION", "certifications", fact);
            }
        }
        var stays = certifications.stream().anyMatch(Held::counts);
        for (var fact : rows(handle, organisation, "staff", "person", ids)) {
            if (stays) {
                anonymise(handle, organisation, "staff", fact, true);
            } else {
                remove(handle, organisation, "STAFF", "staff", fact);
            }
        }
        handle.createUpdate("""
                UPDATE staff SET manager = NULL WHERE organisation = :organisation AND manager IN (<ids>)""")
                .bind("organisation", organisation).bindList("ids", List.copyOf(ids)).execute();
        for (var fact : rows(handle, organisation, "measures", "attested_by", ids)) {
            newContent(handle, organisation, "measures", fact);
        }
    }

    private static List<Held> rows(Handle handle, OrganisationId organisation, String table, String column,
            Set<String> ids) {
        return handle
                .createQuery("SELECT import, ordinal FROM " + table + " WHERE organisation = :organisation AND "
                        + column + " IN (<ids>)")
                .bind("organisation", organisation).bindList("ids", List.copyOf(ids))
                .map((row, _) -> new Held(row.getLong("import"), row.getInt("ordinal"), true)).list();
    }

    /** The key is a hash of what identifies the person, and of staff so is the content: whoever guesses could check. */
    private void anonymise(Handle handle, OrganisationId organisation, String table, Held fact, boolean withContent) {
        var said = SAID.getOrDefault(table, List.of()).stream().map(column -> ", " + column + " = NULL")
                .collect(Collectors.joining());
        handle.createUpdate("UPDATE " + table + " SET key_high = :high, key_low = :low" + said
                + " WHERE organisation = :organisation AND import = :import AND ordinal = :ordinal")
                .bind("high", random.nextLong()).bind("low", random.nextLong()).bind("organisation", organisation)
                .bind("import", fact.importId()).bind("ordinal", fact.ordinal()).execute();
        if (withContent) {
            newContent(handle, organisation, table, fact);
        }
    }

    private void newContent(Handle handle, OrganisationId organisation, String table, Held fact) {
        handle.createUpdate("UPDATE " + table + " SET content = :content"
                + " WHERE organisation = :organisation AND import = :import AND ordinal = :ordinal")
                .bind("content", random.nextLong()).bind("organisation", organisation).bind("import", fact.importId())
                .bind("ordinal", fact.ordinal()).execute();
    }

    private static void remove(Handle handle, OrganisationId organisation, String kind, String table, Held fact) {
        handle.createUpdate("DELETE FROM " + table
                + " WHERE organisation = :organisation AND import = :import AND ordinal = :ordinal")
                .bind("organisation", organisation).bind("import", fact.importId()).bind("ordinal", fact.ordinal())
                .execute();
        handle.createUpdate("""
                DELETE FROM supersessions WHERE organisation = :organisation AND kind = :kind AND import = :import
                  AND ordinal = :ordinal""").bind("organisation", organisation).bind("kind", kind)
                .bind("import", fact.importId()).bind("ordinal", fact.ordinal()).execute();
    }

    // The person

    private static void person(Handle handle, OrganisationId organisation, Traces traces) {
        if (!traces.ids().isEmpty()) {
            for (var table : List.of("person_names", "person_identifiers")) {
                handle.createUpdate(
                        "DELETE FROM " + table + " WHERE organisation = :organisation AND person IN (<ids>)")
                        .bind("organisation", organisation).bindList("ids", List.copyOf(traces.ids())).execute();
            }
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
                    UPDATE installations SET installer = NULL
                    WHERE platform = :platform AND installer = :account
                      AND (workspace = :workspace OR workspace = '')""").bind("platform", account.platform())
                    .bind("account", account.id()).bind("workspace", account.workspace()).execute();
        }
    }

    private static int roles(Handle handle, OrganisationId organisation, Traces traces) {
        var theirs = handle.createQuery("SELECT DISTINCT subject FROM roles WHERE organisation = :organisation")
                .bind("organisation", organisation).mapTo(String.class).stream().filter(traces::isSubject).toList();
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
            for (var table : List.of("imports", "import_events", "roles", "settings")) {
                handle.createUpdate(
                        "UPDATE " + table + " SET actor = :alias WHERE organisation = :organisation AND actor = :actor")
                        .bind("alias", alias).bind("organisation", organisation).bind("actor", actor).execute();
            }
            return alias;
        }));
    }

    // What was written down beside

    private static void texts(Handle handle, OrganisationId organisation, Traces traces) {
        var texts = traces.texts();
        var files = handle.createQuery("SELECT DISTINCT name FROM import_files WHERE organisation = :organisation")
                .bind("organisation", organisation).mapTo(String.class).stream().filter(texts::in).toList();
        files.forEach(name -> handle
                .createUpdate(
                        "UPDATE import_files SET name = :file WHERE organisation = :organisation AND name = :name")
                .bind("file", FILE_NAME).bind("organisation", organisation).bind("name", name).execute());
        List<String> keys = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        handle.createQuery("SELECT delivery, answer FROM deliveries WHERE organisation = :organisation")
                .bind("organisation", organisation).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        var key = row.getString("delivery");
                        (texts.in(key) ? keys : texts.in(row.getString("answer")) ? answered : new ArrayList<String>())
                                .add(key);
                    }
                    return keys;
                });
        keys.forEach(key -> handle
                .createUpdate("DELETE FROM deliveries WHERE organisation = :organisation AND delivery = :key")
                .bind("organisation", organisation).bind("key", key).execute());
        answered.forEach(key -> handle.createUpdate("""
                UPDATE deliveries SET answer = :answer WHERE organisation = :organisation AND delivery = :key""")
                .bind("answer", Deliveries.OLD_ANSWER).bind("organisation", organisation).bind("key", key).execute());
        var lanes = handle.createQuery("""
                SELECT DISTINCT lane FROM errands
                WHERE organisation = :organisation AND state NOT IN ('waiting', 'running')""")
                .bind("organisation", organisation).mapTo(String.class).stream().filter(texts::in).toList();
        lanes.forEach(lane -> handle.createUpdate("""
                DELETE FROM errands
                WHERE organisation = :organisation AND lane = :lane AND state NOT IN ('waiting', 'running')""")
                .bind("organisation", organisation).bind("lane", lane).execute());
    }
}
