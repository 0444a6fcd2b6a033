package dev.seventy.store;

import java.util.HashMap;
import java.util.Map;

import org.jdbi.v3.core.Handle;

/** Numbers for texts that stand in very many rows, so that each is written once for an organisation. */
final class Terms {

    private final OrganisationId organisation;
    private final Map<String, Integer> numbers = new HashMap<>();

    Terms(OrganisationId organisation) {
        this.organisation = organisation;
    }

    /** The texts by their numbers. */
    static Map<Integer, String> texts(Handle handle, OrganisationId organisation) {
        return handle.createQuery("SELECT id, text FROM terms WHERE organisation = :organisation")
                .bind("organisation", organisation).reduceRows(new HashMap<Integer, String>(), (texts, row) -> {
                    texts.put(row.getColumn("id", Integer.class), row.getColumn("text", String.class));
                    return texts;
                });
    }

    int number(Handle handle, String text) {
        var known = numbers.get(text);
        if (known != null) {
            return known;
        }
        var number = handle.createQuery("SELECT id FROM terms WHERE organisation = :organisation AND text = :text")
                .bind("organisation", organisation).bind("text", text).mapTo(Integer.class).findOne()
                .orElseGet(() -> add(handle, text));
        numbers.put(text, number);
        return number;
    }

    private int add(Handle handle, String text) {
        var number = Math.toIntExact(Sequence.TERM.next(handle, organisation));
        // Another instance may have added it while we waited for the number.
        handle.createUpdate("""
                INSERT INTO terms (organisation, id, text) VALUES (:organisation, :id, :text)
                ON CONFLICT (organisation, text) DO NOTHING""").bind("organisation", organisation).bind("id", number)
                .bind("text", text).execute();
        return handle.createQuery("SELECT id FROM terms WHERE organisation = :organisation AND text = :text")
                .bind("organisation", organisation).bind("text", text).mapTo(Integer.class).one();
    }
}
