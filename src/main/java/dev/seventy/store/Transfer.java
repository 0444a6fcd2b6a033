package dev.seventy.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

/**
 * Copies organisations from a SQLite file into a PostgreSQL database: everything that is theirs and what of the whole
 * store they need, in one transaction, with counts and digests of what was read held against what can be read back. An
 * organisation keeps its number where that is free, and gets the next one where it is not.
 */
public final class Transfer {

    /** Tables of which nothing is copied: what is over within minutes, and what is made anew. */
    static final List<String> LEFT_BEHIND = List.of("installation_states", "scheduled_tasks", "scheduled_digests",
            "scheduled_nudges", "flyway_schema_history");

    private final Store from;
    private final Store into;
    private final Optional<Vault> vault;
    private final Renumbering errands;

    /** What an errand says under another number of its organisation. */
    public interface Renumbering {

        String lane(String lane, OrganisationId from, OrganisationId to);

        /** @throws Vault.Sealed when what is sealed for the old number cannot be opened */
        String payload(Vault vault, String payload, OrganisationId from, OrganisationId to);
    }

    /** The rows of a table that were copied, and the sum of their hashes, which is the same on both sides. */
    public record Copied(long rows, String digest) {
    }

    /** An organisation that was copied, with what of each table. */
    public record Moved(Organisation organisation, OrganisationId number, Map<String, Copied> tables) {
        public Moved {
            tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        }

        public long rows() {
            return tables.values().stream().mapToLong(Copied::rows).sum();
        }
    }

    /**
     * @param skipped a sample firm that is there already, if any
     * @param strays what was kept for workspaces that belong to no organisation, and stays behind
     */
    public record Report(List<Moved> moved, Optional<Organisation> skipped, int strays) {
        public Report {
            moved = List.copyOf(moved);
        }
    }

    /** @param vault opens and seals what is sealed for an organisation's number, where that changes */
    public Transfer(Store from, Store into, Optional<Vault> vault, Renumbering errands) {
        this.from = from;
        this.into = into;
        this.vault = vault;
        this.errands = errands;
    }

    /**
     * Copies one organisation, or all; nobody writes into the file meanwhile.
     *
     * @throws OperationRefused when it cannot be done, with nothing copied
     */
    public Report copy(Optional<String> name, Actor actor) {
        return from.database().writeMuch(source -> into.database().writeMuch(target -> {
            // Whoever adds an organisation there waits, so that numbers and names that are free stay so.
            Sequence.ORGANISATION.hold(target, Sequence.WHOLE_STORE);
            var meant = meant(name);
            var skipped = name.isPresent() ? Optional.<Organisation>empty()
                    : meant.stream().filter(one -> one.sample() && there(one).filter(Organisation::sample).isPresent())
                            .findFirst();
            List<Moved> moved = new ArrayList<>();
            meant.stream().filter(one -> !skipped.equals(Optional.of(one)))
                    .forEach(one -> moved.add(copy(source, target, one, actor)));
            raise(target, Sequence.FENCE, Sequence.FENCE.last(source, Sequence.WHOLE_STORE));
            return new Report(moved, skipped, strays(source));
        }));
    }

    private List<Organisation> meant(Optional<String> name) {
        var all = from.organisations().all();
        if (all.isEmpty()) {
            throw new OperationRefused("There is no organisation in the file, so there is nothing to move.");
        }
        return name
                .map(one -> List.of(from.organisations().find(one)
                        .orElseThrow(() -> new OperationRefused("There is no organisation " + one
                                + " in the file: ./seventy organisation list shows those that are there."))))
                .orElse(all);
    }

    private Optional<Organisation> there(Organisation organisation) {
        return into.organisations().find(organisation.name());
    }

    private static int strays(Handle source) {
        return source.createQuery("SELECT COUNT(*) FROM errands WHERE organisation = 0 AND state = 'waiting'")
                .mapTo(Integer.class).one();
    }

    private static void raise(Handle target, Sequence sequence, long atLeast) {
        sequence.hold(target, Sequence.WHOLE_STORE);
        target.createUpdate("""
                UPDATE sequences SET last = :last
                WHERE organisation = :organisation AND name = :name AND last < :last""").bind("last", atLeast)
                .bind("organisation", Sequence.WHOLE_STORE).bind("name", sequence.name()).execute();
    }

    private Moved copy(Handle source, Handle target, Organisation organisation, Actor actor) {
        refuse(source, target, organisation);
        var number = number(target, organisation.id());
        var rows = new TransferredRows(source, target, organisation.id(), number, vault, errands);
        Map<String, Copied> tables = new LinkedHashMap<>();
        for (var table : tables()) {
            tables.put(table, copied(organisation, table, rows));
        }
        if (!(into.audit().verify(number) instanceof AuditCheck.Intact)) {
            throw new OperationRefused("The audit trail of " + organisation.name()
                    + " does not hold together after copying; nothing was moved. Run ./seventy check on the file.");
        }
        into.audit().append(number, actor, "organisation.moved",
                List.of("from/" + organisation.id().value(), rows.lastHash().isEmpty() ? "empty" : rows.lastHash()),
                "done");
        return new Moved(organisation, number, tables);
    }

    private static Copied copied(Organisation organisation, String table, TransferredRows rows) {
        var sent = rows.send(table);
        var found = rows.found(table);
        if (sent.rows() != found.rows() || !sent.text().equals(found.text())) {
            throw new OperationRefused("Of " + organisation.name() + " the table " + table + " had " + sent.rows()
                    + " rows and " + found.rows() + " came back, or others; nothing was moved.");
        }
        return new Copied(sent.rows(), sent.text());
    }

    /** Those that others refer to first. */
    static List<String> tables() {
        List<String> tables = new ArrayList<>(List.of("organisations"));
        tables.addAll(Organisations.TABLES.reversed());
        tables.add("installations");
        return List.copyOf(tables);
    }

    private void refuse(Handle source, Handle target, Organisation organisation) {
        if (there(organisation).isPresent()) {
            throw new OperationRefused("There is an organisation " + organisation.name()
                    + " in the target already; nothing was moved. Erase or rename that one first, or name another"
                    + " with --organisation.");
        }
        if (from.audit().verify(organisation.id()) instanceof AuditCheck.Broken(var at)) {
            throw new OperationRefused("The audit trail of " + organisation.name() + " is broken at entry " + at
                    + "; nothing was moved. Restore a backup in which it is whole.");
        }
        for (var workspace : from.organisations().workspaces(organisation.id())) {
            if (into.organisations().linked(workspace.platform(), workspace.id()).isPresent()) {
                throw new OperationRefused("The workspace " + workspace.id() + " of " + organisation.name()
                        + " belongs to another organisation in the target; nothing was moved.");
            }
        }
        var known = target.createQuery("SELECT platform, enterprise, workspace FROM installations")
                .map((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3))).list();
        source.createQuery(
                "SELECT platform, enterprise, workspace FROM installations WHERE " + TransferredRows.INSTALLED)
                .bind("organisation", organisation.id())
                .map((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3))).forEach(key -> {
                    if (known.contains(key)) {
                        throw new OperationRefused(
                                "The app is installed in " + (key.get(2).isEmpty() ? key.get(1) : key.get(2))
                                        + " in the target already; nothing was moved. Uninstall it there first.");
                    }
                });
    }

    /** The same number where it is free. */
    private static OrganisationId number(Handle target, OrganisationId wanted) {
        var isTaken = target.createQuery("""
                SELECT EXISTS (SELECT 1 FROM organisations WHERE id = :id)
                    OR EXISTS (SELECT 1 FROM sequences WHERE organisation = :id)""").bind("id", wanted)
                .mapTo(Boolean.class).one();
        if (isTaken) {
            return new OrganisationId(Math.toIntExact(Sequence.ORGANISATION.next(target, Sequence.WHOLE_STORE)));
        }
        raise(target, Sequence.ORGANISATION, wanted.value());
        return wanted;
    }
}
