package dev.seventy.store;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.jdbi.v3.core.Handle;

/**
 * What is kept in words of somebody who is forgotten: names of files, answers, what waits to be sent, and what others
 * began to tell.
 */
final class ForgottenTexts {

    private static final String FILE_NAME = "a file";
    private static final String INTEGRATOR = "forgotten integrator ";

    private final SecureRandom random = new SecureRandom();
    private final Handle handle;
    private final OrganisationId organisation;
    private final PersonTexts texts;
    private final Optional<Vault> vault;

    /** @param vault opens what is sealed, where there is one */
    ForgottenTexts(Handle handle, OrganisationId organisation, PersonTexts texts, Optional<Vault> vault) {
        this.handle = handle;
        this.organisation = organisation;
        this.texts = texts;
        this.vault = vault;
    }

    void forget(CancelledErrands errands) {
        files();
        deliveries();
        ended();
        errands.drop(organisation, errand -> texts.in(errand.lane())
                || isMeant(errand.payload(), Errands.context(organisation), texts::in));
        drafts();
        playbook();
        integrators();
    }

    /** An integrator that is called after them stays counted, under a name that says nothing. */
    private void integrators() {
        var names = handle.createQuery("""
                SELECT DISTINCT item FROM playbook_entries
                WHERE organisation = :organisation AND part = 'integrator' ORDER BY item""")
                .bind("organisation", organisation).mapTo(String.class).list();
        var forgotten = names.stream().filter(texts::in).map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
        var number = names.stream().filter(name -> name.startsWith(INTEGRATOR)).count();
        for (var name : forgotten) {
            number++;
            var rows = handle.createQuery("""
                    SELECT import, ordinal, item FROM playbook_entries
                    WHERE organisation = :organisation AND part = 'integrator'""").bind("organisation", organisation)
                    .map((row, _) -> new Integrator(row.getLong("import"), row.getInt("ordinal"),
                            row.getString("item")))
                    .list();
            for (var row : rows) {
                if (row.item().toLowerCase(Locale.ROOT).equals(name)) {
                    rename(row, INTEGRATOR + number);
                }
            }
        }
    }

    private record Integrator(long importId, int ordinal, String item) {
    }

    /** Key and content are hashes of the name among others: whoever guesses could check. */
    private void rename(Integrator row, String name) {
        handle.createUpdate("""
                UPDATE playbook_entries SET item = :name, key_high = :high, key_low = :low, content = :content
                WHERE organisation = :organisation AND import = :import AND ordinal = :ordinal""").bind("name", name)
                .bind("high", random.nextLong()).bind("low", random.nextLong()).bind("content", random.nextLong())
                .bind("organisation", organisation).bind("import", row.importId()).bind("ordinal", row.ordinal())
                .execute();
    }

    /**
     * What was said of the playbook in words goes where it names somebody; what it is said of stays. Without its note a
     * field says what it said before.
     */
    private void playbook() {
        playbook("value", ", forgotten = 1");
        playbook("note", "");
    }

    private void playbook(String column, String besides) {
        var said = handle
                .createQuery("SELECT DISTINCT " + column + " FROM playbook_entries"
                        + " WHERE organisation = :organisation AND " + column + " IS NOT NULL")
                .bind("organisation", organisation).mapTo(String.class).stream().filter(texts::in).toList();
        said.forEach(text -> handle
                .createUpdate("UPDATE playbook_entries SET " + column + " = NULL, content = :content" + besides
                        + " WHERE organisation = :organisation AND " + column + " = :text")
                .bind("content", random.nextLong()).bind("organisation", organisation).bind("text", text).execute());
    }

    /** What nobody can open here is meant too: it may hold them, and whoever has its key would send it. */
    private boolean isMeant(String content, String context, Predicate<String> isMeant) {
        if (!Vault.isSealed(content)) {
            return isMeant.test(content);
        }
        try {
            return vault.map(key -> isMeant.test(key.open(content, context))).orElse(true);
        } catch (Vault.Sealed unknown) {
            return true;
        }
    }

    private void files() {
        var files = handle.createQuery("SELECT DISTINCT name FROM import_files WHERE organisation = :organisation")
                .bind("organisation", organisation).mapTo(String.class).stream().filter(texts::in).toList();
        files.forEach(name -> handle
                .createUpdate(
                        "UPDATE import_files SET name = :file WHERE organisation = :organisation AND name = :name")
                .bind("file", FILE_NAME).bind("organisation", organisation).bind("name", name).execute());
    }

    private void deliveries() {
        List<String> keys = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        handle.createQuery("SELECT delivery, answer FROM deliveries WHERE organisation = :organisation")
                .bind("organisation", organisation).scanResultSet((rows, _) -> {
                    for (var row = rows.get(); row.next();) {
                        var key = row.getString("delivery");
                        if (texts.in(key)) {
                            keys.add(key);
                        } else if (texts.in(row.getString("answer"))) {
                            answered.add(key);
                        }
                    }
                    return keys;
                });
        keys.forEach(key -> handle
                .createUpdate("DELETE FROM deliveries WHERE organisation = :organisation AND delivery = :key")
                .bind("organisation", organisation).bind("key", key).execute());
        answered.forEach(key -> handle.createUpdate("""
                UPDATE deliveries SET answer = :answer WHERE organisation = :organisation AND delivery = :key""")
                .bind("answer", Deliveries.OLD_ANSWER).bind("organisation", organisation).bind("key", key).execute());
    }

    /** Errands that ended have no content any more, but the name of their lane. */
    private void ended() {
        var lanes = handle.createQuery("""
                SELECT DISTINCT lane FROM errands
                WHERE organisation = :organisation AND state NOT IN ('waiting', 'running')""")
                .bind("organisation", organisation).mapTo(String.class).stream().filter(texts::in).toList();
        lanes.forEach(lane -> handle.createUpdate("""
                DELETE FROM errands
                WHERE organisation = :organisation AND lane = :lane AND state NOT IN ('waiting', 'running')""")
                .bind("organisation", organisation).bind("lane", lane).execute());
    }

    /** What was begun is said again quickly, so a first name is enough for it to go. */
    private void drafts() {
        record Kept(long number, String place, String content) {
        }
        var meant = handle.createQuery("SELECT number, place, content FROM drafts WHERE organisation = :organisation")
                .bind("organisation", organisation)
                .map((row, _) -> new Kept(row.getLong("number"), row.getString("place"), row.getString("content")))
                .list().stream()
                .filter(draft -> texts.in(draft.place())
                        || isMeant(draft.content(), Drafts.context(organisation, draft.number()), texts::mayBeIn))
                .toList();
        meant.forEach(draft -> handle
                .createUpdate("DELETE FROM drafts WHERE organisation = :organisation AND number = :number")
                .bind("organisation", organisation).bind("number", draft.number()).execute());
    }
}
