package dev.seventy.store;

import org.jspecify.annotations.Nullable;

/** Something that an operator asked for is not done: why, in sentences for them. Nothing was changed. */
public final class OperationRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    OperationRefused(String sentence) {
        this(sentence, null);
    }

    OperationRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** What is in the way and what to do about it. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
