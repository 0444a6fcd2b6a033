package dev.seventy.store;

/** Whether an audit trail is as it was written. */
public sealed interface AuditCheck {

    /** Every entry is there and unchanged. */
    record Intact(long entries) implements AuditCheck {
    }

    /**
     * The trail was tampered with.
     *
     * @param sequence the first entry that is missing, changed or out of place
     */
    record Broken(long sequence) implements AuditCheck {
    }
}
