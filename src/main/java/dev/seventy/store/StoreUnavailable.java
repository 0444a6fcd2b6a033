package dev.seventy.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be used: why, in one sentence for whoever runs it, with what mends it. Nothing was lost. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String mend;

    /** What can be in the way. */
    public enum Kind {
        BAD_ADDRESS,
        MISSING,
        NO_FOLDER,
        NOT_WRITABLE,
        READ_ONLY,
        LOCKED,
        ALREADY_SERVED,
        NOT_A_DATABASE,
        FOREIGN,
        DAMAGED,
        NEWER_SCHEMA,
        DISK_FULL,
        UNREACHABLE,
        FAILED
    }

    StoreUnavailable(Kind kind, String what, String mend, @Nullable Throwable cause) {
        super(what + ": " + mend + ".", cause);
        this.kind = kind;
        this.mend = mend;
    }

    StoreUnavailable(Kind kind, String what, String mend) {
        this(kind, what, mend, null);
    }

    public Kind kind() {
        return kind;
    }

    /** What happened and what to do about it. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What to do about it, without a full stop. */
    public String mend() {
        return mend;
    }
}
