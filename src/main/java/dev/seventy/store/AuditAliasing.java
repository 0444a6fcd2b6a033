package dev.seventy.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;

/**
 * Puts aliases into what trails told before there were any, in one transaction for each organisation, once. The chain is
 * made anew from the first entry that changes, and an entry at its end tells up to which one, the hash that the last one
 * had before, and which one was broken then, if any was.
 */
final class AuditAliasing {

    private static final int AT_ONCE = 1_000;
    private static final Set<String> OF_ACCOUNTS = Set.of("account.standing", "account.tied", "account.untied");
    private static final Set<String> WITH_ACCOUNTS = Set.of("slack", "teams");

    private final Database database;
    private final AuditTrail audit;

    AuditAliasing(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Does those organisations that are still to be done. */
    void goOn() {
        var open = database.read(handle -> handle.createQuery("""
                SELECT id FROM organisations WHERE id NOT IN (
                    SELECT organisation FROM sequences WHERE name = :name AND last > 0) ORDER BY id""")
                .bind("name", Sequence.ALIASED.name()).map((row, _) -> new OrganisationId(row.getInt("id"))).list());
        open.forEach(organisation -> database.writingMuch(handle -> once(handle, organisation)));
    }

    private void once(Handle handle, OrganisationId organisation) {
        // Others who append wait.
        Sequence.AUDIT.hold(handle, organisation);
        if (Sequence.ALIASED.last(handle, organisation) > 0) {
            return;
        }
        Sequence.ALIASED.next(handle, organisation);
        if (!isToBeDone(handle, organisation)) {
            return;
        }
        List<String> told = new ArrayList<>();
        if (audit.verify(organisation) instanceof AuditCheck.Broken(var sequence)) {
            told.add(AuditTrail.BROKEN + sequence);
        }
        var last = new Rewriting(handle, organisation).all();
        told.add(0, AuditTrail.ENTRY + last.sequence());
        told.add(1, last.hash());
        audit.append(handle, organisation, new Actor("aliases", "seventy"), AuditTrail.ALIASED, told, "done");
    }

    private static boolean isToBeDone(Handle handle, OrganisationId organisation) {
        return handle.createQuery(AuditTrail.ENTRIES).bind("organisation", organisation)
                .<Boolean>scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        var entry = AuditTrail.entry(row);
                        if (namesActor(entry) || namesOthers(entry)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private static boolean namesActor(AuditEntry entry) {
        var actor = entry.actor();
        return WITH_ACCOUNTS.contains(actor.platform()) && !actor.id().equals(actor.platform())
                && !AuditAliases.isAlias(actor.id());
    }

    /** Earlier, an account stood there by platform, workspace and id, and whoever was asked by the id alone. */
    private static boolean namesOthers(AuditEntry entry) {
        return OF_ACCOUNTS.contains(entry.action()) && entry.objects().size() >= 3
                && WITH_ACCOUNTS.contains(entry.objects().getFirst())
                || entry.action().equals("asked") && entry.objects().stream().anyMatch(id -> !AuditAliases.isAlias(id));
    }

    /** One trail from its first entry to its last. */
    private static final class Rewriting {

        private final Handle handle;
        private final OrganisationId organisation;
        private final AuditAliases aliases;
        private final Set<String> accounts = new HashSet<>();
        private final boolean isAnybodyForgotten;
        private final Map<String, String> ofNobody = new HashMap<>();

        Rewriting(Handle handle, OrganisationId organisation) {
            this.handle = handle;
            this.organisation = organisation;
            aliases = new AuditAliases(handle, organisation);
            handle.createQuery("SELECT * FROM accounts WHERE organisation = :organisation")
                    .bind("organisation", organisation).map((row, _) -> Accounts.account(row))
                    .forEach(account -> accounts.addAll(List.of(account.actorId(), account.id())));
            isAnybodyForgotten = handle.createQuery("SELECT COUNT(*) FROM forgotten WHERE organisation = :organisation")
                    .bind("organisation", organisation).mapTo(Integer.class).one() > 0;
        }

        /** @return the last entry as it was before */
        AuditEntry all() {
            List<AuditEntry> lastRead = new ArrayList<>();
            var hash = "";
            var after = 0L;
            var isFirst = true;
            for (var some = after(after); !some.isEmpty(); some = after(after)) {
                for (var entry : some) {
                    var previous = isFirst ? entry.previousHash() : hash;
                    var changed = changed(entry, previous);
                    hash = AuditTrail.hash(organisation, changed);
                    write(changed, hash);
                    isFirst = false;
                }
                lastRead.clear();
                lastRead.add(some.getLast());
                after = some.getLast().sequence();
            }
            if (!ofNobody.isEmpty()) {
                // The bytes of what stood there are overwritten as those of whoever was forgotten were.
                handle.createUpdate("UPDATE forgotten SET wiped = NULL WHERE organisation = :organisation")
                        .bind("organisation", organisation).execute();
            }
            return lastRead.getFirst();
        }

        private List<AuditEntry> after(long sequence) {
            return handle.createQuery("""
                    SELECT sequence, at, actor, platform, action, objects, outcome, previous_hash, hash
                    FROM audit WHERE organisation = :organisation AND sequence > :after
                    ORDER BY sequence LIMIT :most""").bind("organisation", organisation).bind("after", sequence)
                    .bind("most", AT_ONCE).map((row, _) -> AuditTrail.entry(row)).list();
        }

        private AuditEntry changed(AuditEntry entry, String previous) {
            var actor = namesActor(entry) ? new Actor(alias(entry.actor().id()), entry.actor().platform())
                    : entry.actor();
            return new AuditEntry(entry.sequence(), entry.at(), actor, entry.action(),
                    namesOthers(entry) ? objects(entry) : entry.objects(), entry.outcome(), previous, "");
        }

        private List<String> objects(AuditEntry entry) {
            var objects = entry.objects();
            if (OF_ACCOUNTS.contains(entry.action())) {
                return Stream
                        .concat(Stream.of(alias(String.join(":", objects.subList(0, 3)))),
                                objects.stream().skip(3)
                                        .map(person -> person.matches("-|person/.*") ? person : "person/" + person))
                        .toList();
            }
            var actor = entry.actor().id();
            var workspace = AuditAliases.isAlias(actor) ? "" : actor.substring(0, actor.lastIndexOf(':') + 1);
            return objects.stream().map(id -> AuditAliases.isAlias(id) ? id : alias(workspace + id)).toList();
        }

        /** Of an account that nobody has any more where somebody was forgotten, it is not kept whose the alias is. */
        private String alias(String account) {
            return aliases.known(account)
                    .orElseGet(() -> isAnybodyForgotten && !accounts.contains(account)
                            ? ofNobody.computeIfAbsent(account, _ -> AuditAliases.ofNobody())
                            : aliases.of(account));
        }

        private void write(AuditEntry entry, String hash) {
            handle.createUpdate("""
                    UPDATE audit SET actor = :actor, objects = :objects, previous_hash = :previous, hash = :hash
                    WHERE organisation = :organisation AND sequence = :sequence""").bind("actor", entry.actor().id())
                    .bind("objects", String.join(" ", entry.objects())).bind("previous", entry.previousHash())
                    .bind("hash", hash).bind("organisation", organisation).bind("sequence", entry.sequence()).execute();
        }
    }
}
