package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.seventy.evidence.PersonId;
import dev.seventy.store.Account.Standing;
import dev.seventy.store.Account.Tie;
import org.jdbi.v3.core.Handle;

/** Whose the accounts on the platforms are. Names and addresses stay in their table; the audit trail has ids. */
public final class Accounts {

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    Accounts(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps what the platform says of an account, in the place of all that it said before. Nobody having said whose it is, a member's account is the person's
     * who alone has its address, in whatever capitals, for as long as that is so. The address of a guest or a stranger
     * is another firm's word and ties nothing.
     */
    public Account identified(OrganisationId organisation, String platform, String workspace, String account,
            Account.Profile profile) {
        return database.write(handle -> {
            var before = find(handle, organisation, platform, workspace, account);
            var isByHand = before.map(Account::tie).filter(tie -> tie == Tie.SELF || tie == Tie.MANAGER).isPresent();
            var byAddress = profile.address().filter(_ -> profile.standing() == Standing.MEMBER)
                    .flatMap(known -> personWith(handle, organisation, known));
            var person = isByHand ? before.flatMap(Account::person) : byAddress;
            var tie = isByHand ? before.map(Account::tie).orElseThrow()
                    : byAddress.map(_ -> Tie.ADDRESS).orElse(Tie.NONE);
            var now = new Account(platform, workspace, account, profile, clock.instant().truncatedTo(ChronoUnit.MICROS),
                    person, tie);
            write(handle, organisation, now);
            changed(handle, organisation, before, now, new Actor(now.actorId(), platform));
            return now;
        });
    }

    private static Optional<PersonId> personWith(Handle handle, OrganisationId organisation, String address) {
        var visible = VisibleImports.now(handle, organisation);
        var humans = Humans.linkedBy(handle, organisation, visible.numbers());
        var people = new TreeSet<PersonId>();
        handle.createQuery("""
                SELECT person, import FROM person_identifiers
                WHERE organisation = :organisation AND kind = :kind AND value = :value""")
                .bind("organisation", organisation).bind("kind", Identifier.ADDRESS)
                .bind("value", Identifier.address(address)).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        if (visible.contains(row.getLong("import"))) {
                            people.add(humans.of(new PersonId(row.getString("person"))));
                        }
                    }
                    return people;
                });
        return people.size() == 1 ? Optional.of(people.first()) : Optional.empty();
    }

    private static void write(Handle handle, OrganisationId organisation, Account account) {
        handle.createUpdate("""
                INSERT INTO accounts (organisation, platform, workspace, account, name, address, standing, checked,
                    person, tied, locale, zone)
                VALUES (:organisation, :platform, :workspace, :account, :name, :address, :standing, :checked, :person,
                    :tied, :locale, :zone)
                ON CONFLICT (organisation, platform, workspace, account) DO UPDATE SET
                    name = excluded.name, address = excluded.address, standing = excluded.standing,
                    checked = excluded.checked, person = excluded.person, tied = excluded.tied,
                    locale = excluded.locale, zone = excluded.zone""").bind("organisation", organisation)
                .bind("platform", account.platform()).bind("workspace", account.workspace())
                .bind("account", account.id()).bind("name", account.name()).bind("address", account.address())
                .bind("standing", account.standing().word()).bind("checked", account.checked())
                .bind("person", account.person().map(PersonId::value)).bind("tied", account.tie().word())
                .bind("locale", Optional.of(account.locale()).filter(known -> !known.equals(Locale.ROOT))
                        .map(Locale::toLanguageTag))
                .bind("zone", account.zone().map(ZoneId::getId)).execute();
    }

    /** Tells caches and the audit trail, unless all that changed is when the platform was asked. */
    private void changed(Handle handle, OrganisationId organisation, Optional<Account> before, Account now,
            Actor actor) {
        var isTheSame = before.filter(old -> old.name().equals(now.name()) && old.address().equals(now.address())
                && old.standing() == now.standing() && old.person().equals(now.person()) && old.tie() == now.tie()
                && old.locale().equals(now.locale()) && old.zone().equals(now.zone()));
        if (isTheSame.isPresent()) {
            return;
        }
        Sequence.RIGHTS.next(handle, organisation);
        if (before.map(Account::standing).orElse(Standing.MEMBER) != now.standing()) {
            audit.append(organisation, actor, "account.standing", List.of(object(now)), now.standing().word());
        }
        if (!before.flatMap(Account::person).equals(now.person())
                || before.map(Account::tie).orElse(Tie.NONE) != now.tie()) {
            audit.append(organisation, actor, now.person().isPresent() ? "account.tied" : "account.untied",
                    List.of(object(now),
                            now.person().or(() -> before.flatMap(Account::person))
                                    .map(person -> "person/" + person.value()).orElse("-")),
                    now.tie() == Tie.NONE ? "done" : now.tie().word());
        }
    }

    private static String object(Account account) {
        return AuditTrail.ACCOUNT + account.actorId();
    }

    /** Says whose a known account is; false when the account is not known. */
    public boolean tie(OrganisationId organisation, String platform, String workspace, String account, PersonId person,
            Tie how, Actor actor) {
        return tie(organisation, platform, workspace, account, Optional.of(person), how, actor);
    }

    /** Says that an account is nobody's, whatever its address; false when the account is not known. */
    public boolean untie(OrganisationId organisation, String platform, String workspace, String account, Actor actor) {
        return tie(organisation, platform, workspace, account, Optional.empty(), Tie.MANAGER, actor);
    }

    private boolean tie(OrganisationId organisation, String platform, String workspace, String account,
            Optional<PersonId> person, Tie how, Actor actor) {
        return database.<Boolean>write(handle -> {
            var before = find(handle, organisation, platform, workspace, account);
            before.ifPresent(old -> {
                var now = new Account(platform, workspace, account, old.name(), old.address(), old.standing(),
                        old.checked(), person, how, old.locale(), old.zone());
                write(handle, organisation, now);
                changed(handle, organisation, before, now, actor);
            });
            return before.isPresent();
        });
    }

    /** Every zone in which anybody lives of whom their platform says so. */
    public Set<ZoneId> zones(OrganisationId organisation) {
        return database.read(handle -> handle
                .createQuery(
                        "SELECT DISTINCT zone FROM accounts WHERE organisation = :organisation AND zone IS NOT NULL")
                .bind("organisation", organisation).mapTo(String.class).map(ZoneId::of).set());
    }

    public Optional<Account> of(OrganisationId organisation, String platform, String workspace, String account) {
        return database.read(handle -> find(handle, organisation, platform, workspace, account));
    }

    private static Optional<Account> find(Handle handle, OrganisationId organisation, String platform, String workspace,
            String account) {
        return handle.createQuery("""
                SELECT * FROM accounts
                WHERE organisation = :organisation AND platform = :platform AND workspace = :workspace
                  AND account = :account""").bind("organisation", organisation).bind("platform", platform)
                .bind("workspace", workspace).bind("account", account).map((row, _) -> account(row)).findOne();
    }

    /** Every account that is known, by platform, workspace and id. */
    public List<Account> all(OrganisationId organisation) {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM accounts WHERE organisation = :organisation ORDER BY platform, workspace, account""")
                .bind("organisation", organisation).map((row, _) -> account(row)).list());
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("platform"), row.getString("workspace"), row.getString("account"),
                row.getString("name"), Optional.ofNullable(row.getString("address")),
                Standing.of(row.getString("standing")), Instant.parse(row.getString("checked")),
                Optional.ofNullable(row.getString("person")).map(PersonId::new), Tie.of(row.getString("tied")),
                Optional.ofNullable(row.getString("locale")).map(Locale::forLanguageTag).orElse(Locale.ROOT),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of));
    }
}
