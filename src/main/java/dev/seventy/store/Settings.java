package dev.seventy.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jdbi.v3.core.Handle;

/** What an organisation has set for itself: each change is appended, and the last of a name holds. */
public final class Settings {

    private final Database database;
    private final AuditTrail audit;
    private final InstantSource clock;

    Settings(Database database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sets a value; nothing happens when it is that already. */
    public void set(OrganisationId organisation, String name, String value, Actor actor) {
        database.writing(handle -> {
            // Taking the number first makes another who sets wait, so that the last one knows what it changes.
            var sequence = Sequence.SETTING.next(handle, organisation);
            if (Optional.of(value).equals(Optional.ofNullable(current(handle, organisation).get(name)))) {
                handle.createUpdate(
                        "UPDATE sequences SET last = last - 1 WHERE organisation = :organisation AND name = :name")
                        .bind("organisation", organisation).bind("name", Sequence.SETTING.name()).execute();
                return;
            }
            handle.createUpdate("""
                    INSERT INTO settings (organisation, sequence, name, value, at, actor, platform)
                    VALUES (:organisation, :sequence, :name, :value, :at, :actor, :platform)""")
                    .bind("organisation", organisation).bind("sequence", sequence).bind("name", name)
                    .bind("value", value).bind("at", clock.instant()).bind("actor", actor.id())
                    .bind("platform", actor.platform()).execute();
            audit.append(organisation, actor, "setting.changed", List.of(name, "setting/" + sequence), "done");
        });
    }

    /** Every name that was set, with its value. */
    public Map<String, String> of(OrganisationId organisation) {
        return database.read(handle -> current(handle, organisation));
    }

    private static Map<String, String> current(Handle handle, OrganisationId organisation) {
        Map<String, String> current = new TreeMap<>();
        handle.createQuery("SELECT name, value FROM settings WHERE organisation = :organisation ORDER BY sequence")
                .bind("organisation", organisation)
                .map((row, _) -> Map.entry(row.getString("name"), row.getString("value")))
                .forEach(set -> current.put(set.getKey(), set.getValue()));
        return current;
    }
}
