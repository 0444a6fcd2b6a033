package dev.seventy.speech;

import dev.seventy.catalog.Catalog;

/**
 * Reads what a line tells of certifications. What could be meant otherwise is asked, or not taken as told: a wrong record is
 * worse than none.
 */
public final class SpeechReader {

    /** Longer lines are not read. */
    static final int MOST_CHARACTERS = 1_000;

    private final Credentials credentials;

    public SpeechReader(Catalog catalog) {
        credentials = new Credentials(catalog);
    }

    Credentials credentials() {
        return credentials;
    }

    public Understanding read(String line, Occasion occasion) {
        if (line.length() > MOST_CHARACTERS) {
            return new Understanding.Unrelated();
        }
        var parts = Parts.of(line, occasion, credentials);
        var change = Pieces.correction(parts, occasion);
        if (change.isPresent()) {
            return new Understanding.Corrects(change.get());
        }
        return new Line(line.strip(), parts, occasion, credentials).read();
    }
}
