package dev.seventy.store;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.evidence.PersonId;
import org.jdbi.v3.core.Handle;

/** All that is known to be somebody's: by which ids, identifiers, names, accounts and addresses they are found. */
record Traces(Set<String> ids, List<Identifier> identifiers, Set<String> names, List<Account> accounts,
        Set<String> addresses, Workspaces workspaces) {

    Set<String> actors() {
        return accounts.stream().flatMap(account -> Stream.of(account.actorId(), account.id()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    PersonTexts texts() {
        var called = Stream.concat(names.stream(), accounts.stream().map(Account::name)).toList();
        var hints = PersonTexts.words(called);
        hints.addAll(ids);
        return new PersonTexts(Stream.of(identifiers.stream().map(Identifier::value), called.stream(),
                addresses.stream(), accounts.stream().map(Account::id)).flatMap(texts -> texts).toList(), hints);
    }

    /** Whether a role was granted to one of their addresses or accounts; another workspace may give the id to another. */
    boolean isSubject(String subject) {
        var parts = List.of(subject.split(":", -1));
        return addresses.contains(subject) || accounts.stream()
                .anyMatch(account -> parts.getFirst().equals(lower(account.platform()))
                        && parts.getLast().equals(lower(account.id()))
                        && (parts.size() == 2 || parts.size() == 3 && workspaces.holds(parts.get(1), account)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static Traces of(Handle handle, OrganisationId organisation, Forgetting.Whom whom) {
        var visible = VisibleImports.now(handle, organisation);
        var humans = Humans.linkedBy(handle, organisation, visible.numbers());
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
        ids.addAll(namesakes(handle, organisation,
                Stream.concat(names(handle, organisation, ids).stream(), accounts.stream().map(Account::name))
                        .map(Traces::lower).collect(Collectors.toSet())));
        return new Traces(ids, List.copyOf(identifiers), names(handle, organisation, ids), accounts, addresses,
                Workspaces.of(handle, organisation));
    }

    /** Of whom nothing but a name is known, and that is what they, or their accounts, are called. */
    private static List<String> namesakes(Handle handle, OrganisationId organisation, Set<String> called) {
        return handle.createQuery("""
                SELECT person, name FROM person_names named
                WHERE organisation = :organisation AND NOT EXISTS (SELECT 1 FROM person_identifiers known
                    WHERE known.organisation = named.organisation AND known.person = named.person)""")
                .bind("organisation", organisation)
                .map((row, _) -> called.contains(lower(row.getString("name").strip()))
                        ? Optional.of(row.getString("person"))
                        : Optional.<String>empty())
                .stream().flatMap(Optional::stream).distinct().toList();
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
}
