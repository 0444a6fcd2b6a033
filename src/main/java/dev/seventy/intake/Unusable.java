package dev.seventy.intake;

import java.util.OptionalLong;

/** Breaks off the reading of a file; it never leaves this package. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final transient Unreadable reason;

    private Unusable(Unreadable reason) {
        super(reason.sentence(), null, false, false);
        this.reason = reason;
    }

    static Unusable because(String wrong, String mend) {
        return new Unusable(new Unreadable(wrong + " Nothing was saved. " + mend, OptionalLong.empty()));
    }

    static Unusable inLine(long line, String wrong, String mend) {
        return new Unusable(
                new Unreadable("Line " + line + ": " + wrong + " Nothing was saved. " + mend, OptionalLong.of(line)));
    }

    Unreadable reason() {
        return reason;
    }
}
