package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;

/**
 * What accounts are called in an audit trail: a hash with a salt of its own, so that whoever knows the account finds the
 * alias only for as long as the salt is kept.
 */
final class AuditAliases {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int ALIAS_BYTES = 12;
    private static final String FORM = "a[0-9a-f]{" + 2 * ALIAS_BYTES + "}";

    private final Handle handle;
    private final OrganisationId organisation;

    private record Named(String alias, String salt, String account) {
    }

    AuditAliases(Handle handle, OrganisationId organisation) {
        this.handle = handle;
        this.organisation = organisation;
    }

    /** Whoever is at the machine, and what works by itself, is nobody's account. */
    String of(Actor actor) {
        return actor.platform().equals("slack") || actor.platform().equals("teams")
                ? actor.id().equals(actor.platform()) ? actor.id() : of(actor.id())
                : actor.id();
    }

    /** The alias of an account, which gets one where it has none. */
    String of(String account) {
        if (isAlias(account)) {
            return account;
        }
        return known(account).orElseGet(() -> {
            var salt = salt();
            var alias = alias(salt, account);
            handle.createUpdate("""
                    INSERT INTO audit_names (organisation, alias, salt, account)
                    VALUES (:organisation, :alias, :salt, :account)""").bind("organisation", organisation)
                    .bind("alias", alias).bind("salt", salt).bind("account", account).execute();
            return alias;
        });
    }

    static boolean isAlias(String account) {
        return account.matches(FORM);
    }

    Optional<String> known(String account) {
        return handle
                .createQuery("SELECT alias FROM audit_names WHERE organisation = :organisation AND account = :account")
                .bind("organisation", organisation).bind("account", account).mapTo(String.class).findOne();
    }

    /** An alias for somebody who never had one, with nothing kept of whose it is. */
    static String ofNobody() {
        return alias(salt(), "");
    }

    private static String salt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static String alias(String salt, String account) {
        return "a" + HexFormat.of().formatHex(Fingerprint.sha256().digest((salt + ":" + account).getBytes(UTF_8)), 0,
                ALIAS_BYTES);
    }

    private List<Named> all() {
        return handle.createQuery("SELECT alias, salt, account FROM audit_names WHERE organisation = :organisation")
                .bind("organisation", organisation)
                .map((row, _) -> new Named(row.getString("alias"), row.getString("salt"), row.getString("account")))
                .list();
    }

    /** Whose the aliases are that are known. */
    Map<String, String> accounts() {
        Map<String, String> accounts = new HashMap<>();
        all().forEach(named -> accounts.put(named.alias(), named.account()));
        return accounts;
    }

    /** Aliases behind which an account stands that is not theirs. */
    Set<String> forged() {
        return all().stream().filter(named -> !alias(named.salt(), named.account()).equals(named.alias()))
                .map(Named::alias).collect(Collectors.toSet());
    }

    /** Nobody knows any more whose alias it was; tells the alias. */
    Optional<String> remove(String account) {
        var alias = known(account);
        alias.ifPresent(_ -> handle
                .createUpdate("DELETE FROM audit_names WHERE organisation = :organisation AND account = :account")
                .bind("organisation", organisation).bind("account", account).execute());
        return alias;
    }

    /** Removes whose aliases were that no entry has any more. */
    void removeUnused() {
        var used = handle.createQuery("SELECT actor, objects FROM audit WHERE organisation = :organisation")
                .bind("organisation", organisation)
                .map((row, _) -> row.getString("actor") + " " + row.getString("objects")).stream()
                .flatMap(words -> List.of(words.split(" ")).stream()).collect(Collectors.toSet());
        all().stream().filter(named -> !used.contains(named.alias())).forEach(named -> remove(named.account()));
    }
}
