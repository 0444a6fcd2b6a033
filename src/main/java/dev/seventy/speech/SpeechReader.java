package dev.seventy.speech;

import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Catalog;

/**
 * Reads what a line tells of certifications. What could be meant otherwise is asked, or not taken as told: a wrong record is
 * worse than none.
 */
public final class SpeechReader {

    /** Longer lines are not read. */
    static final int MOST_CHARACTERS = 1_000;

    /** "I" and "my" in the languages in which days are read. */
    private static final Set<String> OF_THE_SPEAKER = Lexicon
            .words("i ive my me ich mein meine je jai mon yo mi eu meu" + " io ho mio ik mijn jag mitt moj");
    private static final Set<String> HOLDING = Lexicon
            .words("have has had hold holds held expire expires certified valid");

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
        // "No, Ada did not" says nothing in its place.
        if (change.isPresent() && !Retreat.isWhole(line)) {
            return new Understanding.Corrects(change.get());
        }
        return new Line(line.strip(), parts, occasion, credentials).read();
    }

    /**
     * What is to be said of a line that is about something else by its words, and yet names a credential together with a
     * person, a day, the speaker or words of other letters; empty where it only names the credential.
     */
    public Optional<Understanding.Unrecorded> unread(String line, Occasion occasion) {
        if (line.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        var parts = Parts.of(line, occasion, credentials);
        var named = Line.mentioned(parts);
        var isOfSomebody = parts.stream()
                .anyMatch(part -> part instanceof Part.Whom || part instanceof Part.When
                        || OF_THE_SPEAKER.contains(part.key())
                        || part instanceof Part.Plain(var token) && isOfOtherLetters(token.text()));
        return named.isEmpty() || !isOfSomebody ? Optional.empty()
                : Optional.of(new Understanding.Unrecorded(Understanding.Reason.UNREAD, named));
    }

    /** Whether a question about a credential is one of who holds or passed it: "does Tom have AZ-305?" */
    public boolean asksOfSomebody(String line, Occasion occasion) {
        var parts = Parts.of(line.substring(0, Math.min(line.length(), MOST_CHARACTERS)), occasion, credentials);
        var text = Parts.text(parts);
        return parts.stream()
                .anyMatch(part -> part instanceof Part.Whom || Lexicon.FIRST_PERSON.contains(part.key())
                        || part.key().equals("my"))
                && parts.stream()
                        .anyMatch(part -> HOLDING.contains(part.key()) || Lexicon.TELLING.containsKey(part.key()))
                && !text.contains(" have to ") && !text.contains(" has to ");
    }

    private static boolean isOfOtherLetters(String text) {
        return text.codePoints().anyMatch(letter -> Character.isLetter(letter)
                && Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN);
    }
}
