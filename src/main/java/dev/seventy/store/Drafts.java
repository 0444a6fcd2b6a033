package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What a conversation goes on from: what people began to tell, and what was recorded for them, asked of them, shown to
 * them and changed by them last: each for one account in one place, kept for a while. What it holds is sealed where there
 * is a key.
 */
public final class Drafts {

    /** So long it is remembered that there was something, but not what, so that whoever comes back is told. */
    private static final Duration REMEMBERED = Duration.ofDays(30);
    /** What an account leaves open in a place beyond this is forgotten, the oldest first. */
    private static final int MOST_OPEN = 5;

    private final Database database;
    private final Optional<Vault> vault;

    /** What is kept. */
    public enum Kind {
        /** Of which a piece is still to be said. */
        OPEN,
        /** What was recorded last; there is one for each account and place. */
        TOLD,
        /** Of what was asked last, where that is not what was kept last; there is one for each account and place. */
        ASKED,
        /** What was changed last, and how that is reversed; there is one for each account and place. */
        CHANGED,
        /** Which buttons the last answer to a telling or an undo showed; there is one for each account and place. */
        SHOWN;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Who tells it, and where.
     *
     * @param account the platform's id of the person
     * @param place the channel, with its thread where there is one; empty where there is but one conversation
     */
    public record Owner(OrganisationId organisation, String platform, String workspace, String account, String place) {
    }

    /**
     * Something that is kept.
     *
     * @param content empty once its time is over, or where its key is gone
     */
    public record Kept(long number, Kind kind, String content, Instant expires) {
    }

    Drafts(Database database, Optional<Vault> vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Keeps something and gives it its number, in the transaction that it is called in. */
    public long keep(Owner owner, Kind kind, String content, Instant expires) {
        return database.write(handle -> {
            var number = Sequence.DRAFT.next(handle, owner.organisation());
            of(handle.createUpdate("""
                    DELETE FROM drafts WHERE organisation = :organisation AND number IN (
                        SELECT number FROM drafts
                        WHERE organisation = :organisation AND platform = :platform AND workspace = :workspace
                            AND account = :account AND place = :place AND kind = :kind
                        ORDER BY number DESC LIMIT 100 OFFSET :kept)"""), owner, kind)
                    .bind("kept", kind == Kind.OPEN ? MOST_OPEN - 1 : 0).execute();
            of(handle.createUpdate(
                    """
                    INSERT INTO drafts (organisation, number, platform, workspace, account, place, kind, content, expires)
                    VALUES (:organisation, :number, :platform, :workspace, :account, :place, :kind, :content, :expires)"""),
                    owner, kind).bind("number", number).bind("content", sealed(owner.organisation(), number, content))
                    .bind("expires", expires.truncatedTo(ChronoUnit.MICROS)).execute();
            return number;
        });
    }

    private static <T extends SqlStatement<T>> T of(T statement, Owner owner, Kind kind) {
        return of(statement, owner).bind("kind", kind.word());
    }

    private static <T extends SqlStatement<T>> T of(T statement, Owner owner) {
        return statement.bind("organisation", owner.organisation()).bind("platform", owner.platform())
                .bind("workspace", owner.workspace()).bind("account", owner.account()).bind("place", owner.place());
    }

    /** Puts other content in the place of what is kept. */
    public void change(OrganisationId organisation, long number, String content) {
        database.writing(handle -> handle.createUpdate("""
                UPDATE drafts SET content = :content WHERE organisation = :organisation AND number = :number""")
                .bind("organisation", organisation).bind("number", number)
                .bind("content", sealed(organisation, number, content)).execute());
    }

    /** What was kept last of a kind. */
    public Optional<Kept> newest(Owner owner, Kind kind) {
        return database.read(handle -> of(handle.createQuery("""
                SELECT * FROM drafts WHERE organisation = :organisation AND platform = :platform
                    AND workspace = :workspace AND account = :account AND place = :place AND kind = :kind
                ORDER BY number DESC LIMIT 1"""), owner, kind).map((row, _) -> kept(row, owner.organisation()))
                .findOne());
    }

    /** All that is kept of an account in a place, the newest first. */
    public List<Kept> all(Owner owner) {
        return database.read(handle -> of(handle.createQuery("""
                SELECT * FROM drafts WHERE organisation = :organisation AND platform = :platform
                    AND workspace = :workspace AND account = :account AND place = :place
                ORDER BY number DESC"""), owner).map((row, _) -> kept(row, owner.organisation())).list());
    }

    /** Whether something is kept of an account in another place, to which somebody's next line could be an answer. */
    public boolean isListeningElsewhere(Owner owner, Instant now) {
        return database.read(handle -> of(handle.createQuery("""
                SELECT EXISTS (SELECT 1 FROM drafts WHERE organisation = :organisation AND platform = :platform
                    AND workspace = :workspace AND account = :account AND place <> :place AND expires > :now
                    AND kind IN ('open', 'told', 'asked'))"""), owner).bind("now", now).mapTo(Boolean.class).one());
    }

    /** What is open under a number, in whatever place the account told it. */
    public Optional<Kept> open(Owner owner, long number) {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM drafts WHERE organisation = :organisation AND number = :number AND kind = :kind
                AND platform = :platform AND workspace = :workspace AND account = :account""")
                .bind("organisation", owner.organisation()).bind("number", number).bind("kind", Kind.OPEN.word())
                .bind("platform", owner.platform()).bind("workspace", owner.workspace())
                .bind("account", owner.account()).map((row, _) -> kept(row, owner.organisation())).findOne());
    }

    public void end(OrganisationId organisation, long number) {
        database.writing(handle -> handle
                .createUpdate("DELETE FROM drafts WHERE organisation = :organisation AND number = :number")
                .bind("organisation", organisation).bind("number", number).execute());
    }

    /** Empties what is over, and removes what was over long ago. */
    static int forget(Database database, Instant now) {
        return database.<Integer>write(
                handle -> emptied(handle, now) + handle.createUpdate("DELETE FROM drafts WHERE expires < :before")
                        .bind("before", now.minus(REMEMBERED)).execute());
    }

    private static int emptied(Handle handle, Instant now) {
        return handle.createUpdate("UPDATE drafts SET content = '' WHERE expires <= :now AND content <> ''")
                .bind("now", now).execute();
    }

    private Kept kept(ResultSet row, OrganisationId organisation) throws SQLException {
        var number = row.getLong("number");
        return new Kept(number, Kind.of(row.getString("kind")), opened(organisation, number, row.getString("content")),
                Instant.parse(row.getString("expires")));
    }

    private String sealed(OrganisationId organisation, long number, String content) {
        return vault.map(key -> key.seal(content, context(organisation, number))).orElse(content);
    }

    /** Nothing where the key has been replaced: whoever began it says it again. */
    String opened(OrganisationId organisation, long number, String content) {
        if (content.isEmpty() || vault.isEmpty()) {
            return content;
        }
        try {
            return vault.get().open(content, context(organisation, number));
        } catch (Vault.Sealed gone) {
            return "";
        }
    }

    /** The content under another number of its organisation. */
    static String renumbered(Optional<Vault> vault, long number, String content, OrganisationId from,
            OrganisationId to) {
        return content.isEmpty() ? ""
                : vault.map(key -> key.seal(key.open(content, context(from, number)), context(to, number)))
                        .orElse(content);
    }

    static String context(OrganisationId organisation, long number) {
        return "drafts/" + organisation.value() + "/" + number;
    }
}
