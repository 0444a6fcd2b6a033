package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.store.Installation.State;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Where the app is installed, with its tokens, which lie sealed. */
public final class Installations {

    /** What the audit trail says of an installation that is kept; who installed it is the actor. */
    public static final String SAVED = "installation.saved";

    private static final String KEY = "platform = :platform AND enterprise = :enterprise AND workspace = :workspace";
    private static final String WITHOUT_TOKENS = "bot_token = '', refresh_token = NULL, expires = NULL";

    private final Database database;
    private final AuditTrail audit;
    private final Organisations organisations;
    private final InstantSource clock;
    private final Vault vault;

    private record Key(String platform, String enterprise, String workspace) {

        static Key of(Installation installation) {
            return new Key(installation.platform(), installation.enterprise().orElse(""),
                    installation.workspace().orElse(""));
        }

        String context(String column) {
            return String.join("/", "installations", column, platform, enterprise, workspace);
        }

        <S extends SqlStatement<S>> S in(S statement) {
            return statement.bind("platform", platform).bind("enterprise", enterprise).bind("workspace", workspace);
        }
    }

    /** A row as it lies, sealed. */
    private record Row(Key key, String botToken, Optional<String> refreshToken) {
    }

    Installations(Database database, AuditTrail audit, Organisations organisations, InstantSource clock, Vault vault) {
        this.database = database;
        this.audit = audit;
        this.organisations = organisations;
        this.clock = clock;
        this.vault = vault;
    }

    /** Keeps an active installation; false, and nothing happens, when what is known of the place is newer. */
    public boolean save(Installation installation) {
        var key = Key.of(installation);
        var scopes = String.join(",", new TreeSet<>(installation.scopes()));
        return database.<Boolean>write(handle -> {
            var isNewest = key.in(handle.createUpdate("""
                    INSERT INTO installations (platform, enterprise, workspace, bot_token, refresh_token, expires,
                        bot_user, scopes, installer, app, name, installed, state, made_organisation)
                    VALUES (:platform, :enterprise, :workspace, :botToken, :refreshToken, :expires, :botUser, :scopes,
                        :installer, :app, :name, :installed, 'active', :madeOrganisation)
                    ON CONFLICT (platform, enterprise, workspace) DO UPDATE SET
                        bot_token = excluded.bot_token, refresh_token = excluded.refresh_token,
                        expires = excluded.expires, bot_user = excluded.bot_user, scopes = excluded.scopes,
                        installer = excluded.installer, app = excluded.app, name = excluded.name,
                        installed = excluded.installed, state = 'active', ended = NULL,
                        made_organisation = COALESCE(excluded.made_organisation, installations.made_organisation)
                    WHERE installations.installed <= excluded.installed
                      AND COALESCE(installations.ended, '') <= excluded.installed"""))
                    .bind("botToken", vault.seal(installation.botToken(), key.context("bot_token")))
                    .bind("refreshToken", sealedRefresh(key, installation.refreshToken()))
                    .bind("expires", installation.expires()).bind("botUser", installation.botUser())
                    .bind("scopes", scopes).bind("installer", installation.installer()).bind("app", installation.app())
                    .bind("name", installation.name()).bind("installed", installation.installed())
                    .bind("madeOrganisation", installation.madeOrganisation().map(OrganisationId::value))
                    .execute() == 1;
            if (isNewest) {
                audit(key, installation.installer(), SAVED);
            }
            return isNewest;
        });
    }

    private Optional<String> sealedRefresh(Key key, Optional<String> token) {
        return token.map(plain -> vault.seal(plain, key.context("refresh_token")));
    }

    /** Tells the organisation to which the place is linked, if any. */
    private void audit(Key key, Optional<String> account, String action) {
        var place = key.workspace().isEmpty() ? key.enterprise() : key.workspace();
        organisations.linked(key.platform(), place).or(() -> organisations.linked(key.platform(), key.enterprise()))
                .ifPresent(organisation -> audit.append(organisation,
                        new Actor(account.orElse(key.platform()), key.platform()), action,
                        List.of(key.platform(), place), "done"));
    }

    /** The active installation that serves a workspace: its own first, then its enterprise's. */
    public Optional<Installation> find(String platform, Optional<String> workspace, Optional<String> enterprise) {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM installations
                WHERE platform = :platform AND state = 'active'
                  AND (workspace = :workspace AND workspace <> ''
                      OR workspace = '' AND enterprise = :enterprise AND enterprise <> '')
                ORDER BY CASE WHEN workspace = '' THEN 1 ELSE 0 END, installed DESC LIMIT 1""")
                .bind("platform", platform).bind("workspace", workspace.orElse(""))
                .bind("enterprise", enterprise.orElse("")).map((row, _) -> installation(row)).findOne());
    }

    /** Every installation, ended ones without their tokens. */
    public List<Installation> all() {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM installations ORDER BY platform, enterprise, workspace")
                        .map((row, _) -> installation(row)).list());
    }

    /** Installations that were removed before an instant. */
    public List<Installation> endedBefore(Instant instant) {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM installations WHERE state = 'removed' AND ended < :instant
                ORDER BY platform, enterprise, workspace""").bind("instant", instant).map((row, _) -> installation(row))
                .list());
    }

    /**
     * Keeps renewed tokens; false, and nothing happens, when the installation is no longer active or its refresh token
     * is no longer the one given, because somebody else renewed it or it was installed anew.
     */
    public boolean replaceTokens(Installation installation, String botToken, String refreshToken, Instant expires) {
        var key = Key.of(installation);
        return database.<Boolean>write(handle -> rows(handle, Optional.of(key)).stream()
                .filter(row -> row.refreshToken().map(sealed -> open(key, "refresh_token", sealed))
                        .equals(installation.refreshToken()))
                .findFirst()
                .filter(row -> replace(handle, row, vault.seal(botToken, key.context("bot_token")),
                        sealedRefresh(key, Optional.of(refreshToken)))
                        && key.in(handle.createUpdate("UPDATE installations SET expires = :expires WHERE " + KEY))
                                .bind("expires", expires).execute() == 1)
                .isPresent());
    }

    private String open(Key key, String column, String sealed) {
        return sealed.isEmpty() ? "" : vault.open(sealed, key.context(column));
    }

    /** The active rows, or the one of a key. */
    private static List<Row> rows(Handle handle, Optional<Key> key) {
        var query = handle.createQuery("SELECT * FROM installations WHERE state = 'active'"
                + key.map(_ -> " AND " + KEY).orElse("") + " ORDER BY platform, enterprise, workspace");
        return key.map(given -> given.in(query)).orElse(query).map((row, _) -> new Row(key(row),
                row.getString("bot_token"), Optional.ofNullable(row.getString("refresh_token")))).list();
    }

    /** Writes sealed tokens over those that were read, unless others stand there by now. */
    private static boolean replace(Handle handle, Row read, String botToken, Optional<String> refreshToken) {
        return read.key().in(handle.createUpdate("""
                UPDATE installations SET bot_token = :botToken, refresh_token = :refreshToken
                WHERE bot_token = :before AND COALESCE(refresh_token, '') = :refreshBefore AND %s""".formatted(KEY)))
                .bind("botToken", botToken).bind("refreshToken", refreshToken).bind("before", read.botToken())
                .bind("refreshBefore", read.refreshToken().orElse("")).execute() == 1;
    }

    /**
     * Ends what is installed in a workspace, or in a whole enterprise when no workspace is given, and erases its tokens.
     * What was installed later than the instant stays.
     *
     * @return whether anything was ended that had not been removed before
     */
    public boolean remove(String platform, Optional<String> workspace, Optional<String> enterprise, Instant at) {
        return database.<Boolean>write(handle -> {
            var removed = handle.createQuery("""
                    SELECT * FROM installations
                    WHERE platform = :platform AND installed <= :at AND state <> 'removed' AND workspace = :workspace
                      AND (workspace <> '' OR enterprise = :enterprise)""").bind("platform", platform).bind("at", at)
                    .bind("workspace", workspace.orElse("")).bind("enterprise", enterprise.orElse(""))
                    .map((row, _) -> key(row)).list();
            return removed.stream().filter(key -> end(handle, key, State.REMOVED, at, at)).count() > 0;
        });
    }

    private boolean end(Handle handle, Key key, State state, Instant installedUntil, Instant at) {
        var isEnded = key
                .in(handle.createUpdate("UPDATE installations SET state = :state, ended = :at, " + WITHOUT_TOKENS
                        + " WHERE installed <= :until AND state NOT IN ('removed', :state) AND " + KEY))
                .bind("state", state.word()).bind("at", at).bind("until", installedUntil).execute() == 1;
        if (isEnded) {
            audit(key, Optional.empty(), "installation." + state.word());
        }
        return isEnded;
    }

    /** Gives an installation up whose tokens cannot be renewed, and erases them; true only for whoever is first. */
    public boolean needsReinstall(Installation installation) {
        return database.<Boolean>write(handle -> end(handle, Key.of(installation), State.REINSTALL_NEEDED,
                installation.installed(), clock.instant()));
    }

    /** Seals with the vault's first key what another one sealed, and tells how many installations that were. */
    public int reseal() {
        return database.<Integer>write(handle -> Math.toIntExact(rows(handle, Optional.empty()).stream()
                .filter(row -> Stream.concat(Stream.of(row.botToken()), row.refreshToken().stream())
                        .anyMatch(sealed -> !vault.current(sealed)))
                .filter(row -> replace(handle, row, reseal(row.key(), "bot_token", row.botToken()),
                        row.refreshToken().map(sealed -> reseal(row.key(), "refresh_token", sealed))))
                .count()));
    }

    private String reseal(Key key, String column, String sealed) {
        return vault.seal(vault.open(sealed, key.context(column)), key.context(column));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("platform"), row.getString("enterprise"), row.getString("workspace"));
    }

    private Installation installation(ResultSet row) throws SQLException {
        var key = key(row);
        return new Installation(key.platform(), present(key.enterprise()), present(key.workspace()),
                row.getString("name"), open(key, "bot_token", row.getString("bot_token")),
                Optional.ofNullable(row.getString("refresh_token")).map(sealed -> open(key, "refresh_token", sealed)),
                Optional.ofNullable(row.getString("expires")).map(Instant::parse), row.getString("bot_user"),
                Arrays.stream(row.getString("scopes").split(",")).filter(scope -> !scope.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(row.getString("installer")), row.getString("app"),
                Instant.parse(row.getString("installed")), State.of(row.getString("state")),
                Optional.ofNullable(row.getString("made_organisation")).map(Integer::valueOf).map(OrganisationId::new));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
