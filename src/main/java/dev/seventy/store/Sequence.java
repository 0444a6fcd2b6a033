package dev.seventy.store;

import org.jdbi.v3.core.Handle;

/** Numbers given out one after the other within an organisation, without gaps in what is committed. */
enum Sequence {
    ORGANISATION,
    IMPORT,
    AUDIT,
    ROLE,
    TERM,
    VERSION,
    SETTING,
    /** Rises when accounts or links change, so that with the roles' and the settings' it tells of every right. */
    RIGHTS,
    ERRAND,
    FENCE,
    DRAFT,
    DIGEST,
    ASSIGNMENT,
    /** There for an organisation whose audit trail holds aliases from its first entry on. */
    ALIASED,
    /** There for an organisation that is being erased, which goes on until nothing of it is left. */
    ERASURE;

    static final OrganisationId WHOLE_STORE = OrganisationId.NONE;

    /** The next number. Whoever takes one makes others of the organisation wait until the transaction ends. */
    long next(Handle handle, OrganisationId organisation) {
        return handle.createQuery("""
                INSERT INTO sequences (organisation, name, last) VALUES (:organisation, :name, 1)
                ON CONFLICT (organisation, name) DO UPDATE SET last = sequences.last + 1
                RETURNING last""").bind("organisation", organisation).bind("name", name()).mapTo(Long.class).one();
    }

    /** Makes others of the organisation who take a number wait until the transaction ends, and takes none. */
    void hold(Handle handle, OrganisationId organisation) {
        handle.createUpdate("""
                INSERT INTO sequences (organisation, name, last) VALUES (:organisation, :name, 0)
                ON CONFLICT (organisation, name) DO UPDATE SET last = sequences.last""")
                .bind("organisation", organisation).bind("name", name()).execute();
    }

    /** The last number given out; 0 when there was none. */
    long last(Handle handle, OrganisationId organisation) {
        return handle.createQuery("SELECT last FROM sequences WHERE organisation = :organisation AND name = :name")
                .bind("organisation", organisation).bind("name", name()).mapTo(Long.class).findOne().orElse(0L);
    }
}
