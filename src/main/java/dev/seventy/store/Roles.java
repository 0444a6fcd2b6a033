package dev.seventy.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jdbi.v3.core.Handle;

/** Who may do what in which organisation: granted and retracted, never overwritten; the last word holds. */
public final class Roles {

    private static final String GRANTED = "granted";

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    private record Change(String subject, Role role, String event) {
    }

    Roles(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param subject an e-mail address or a platform account, such as {@code slack:U0123} */
    public void grant(OrganisationId organisation, String subject, Role role, Actor actor) {
        append(organisation, subject, role, GRANTED, actor);
    }

    /** Takes back whatever the subject has; nothing happens when that is nothing. */
    public void retract(OrganisationId organisation, String subject, Actor actor) {
        database.writing(_ -> of(organisation, subject)
                .ifPresent(role -> append(organisation, subject, role, "retracted", actor)));
    }

    private void append(OrganisationId organisation, String subject, Role role, String event, Actor actor) {
        database.writing(handle -> {
            var sequence = Sequence.ROLE.next(handle, organisation);
            handle.createUpdate("""
                    INSERT INTO roles (organisation, sequence, subject, role, event, at, actor, platform)
                    VALUES (:organisation, :sequence, :subject, :role, :event, :at, :actor, :platform)""")
                    .bind("organisation", organisation).bind("sequence", sequence).bind("subject", key(subject))
                    .bind("role", role).bind("event", event).bind("at", clock.instant()).bind("actor", actor.id())
                    .bind("platform", actor.platform()).execute();
            audit.append(organisation, actor, "role." + event, List.of("role/" + sequence), role.name());
        });
    }

    public Optional<Role> of(OrganisationId organisation, String subject) {
        return Optional.ofNullable(all(organisation).get(key(subject)));
    }

    /** Everybody who has a role, by address or account. */
    public Map<String, Role> all(OrganisationId organisation) {
        return database.read(handle -> current(handle, organisation));
    }

    private static Map<String, Role> current(Handle handle, OrganisationId organisation) {
        Map<String, Role> current = new TreeMap<>();
        handle.createQuery("""
                SELECT subject, role, event FROM roles WHERE organisation = :organisation ORDER BY sequence""")
                .bind("organisation", organisation).map((row, _) -> new Change(row.getString("subject"),
                        Role.valueOf(row.getString("role")), row.getString("event")))
                .forEach(change -> {
                    if (change.event().equals(GRANTED)) {
                        current.put(change.subject(), change.role());
                    } else {
                        current.remove(change.subject());
                    }
                });
        return current;
    }

    private static String key(String subject) {
        return subject.strip().toLowerCase(Locale.ROOT);
    }
}
