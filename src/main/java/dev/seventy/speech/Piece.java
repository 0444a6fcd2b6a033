package dev.seventy.speech;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A piece that can be asked for, the most telling first. */
public enum Piece {
    CREDENTIAL,
    PERSON,
    DAY;

    /** How a line names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Piece> of(String word) {
        return Stream.of(values()).filter(piece -> piece.word().equals(word)).findFirst();
    }
}
