package dev.seventy.speech;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final Set<String> RENEWING = Lexicon.words("renew renewed recertify recertified");
    private static final Set<String> HOLDING = Lexicon
            .words("have has had hold holds held expire expires certified valid");

    /** Why a line is not recorded of which a part may deny something, and nothing else speaks against the rest. */
    private static final Set<Understanding.Reason> BESIDE_A_DENIAL = Set.of(Understanding.Reason.DOUBTFUL,
            Understanding.Reason.FAILED);

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
        if (Excepted.isIn(parts) && !Line.mentioned(parts).isEmpty()) {
            return new Understanding.Unrecorded(Understanding.Reason.EXCEPTED, Line.mentioned(parts));
        }
        var whole = new Line(line.strip(), parts, occasion, credentials).read();
        return whole instanceof Understanding.Unrecorded(var reason, var _) && BESIDE_A_DENIAL.contains(reason)
                ? besideDenials(line.strip(), parts, occasion).orElse(whole)
                : whole;
    }

    /** What is told of others, or of another credential, than is denied; it is asked. */
    private Optional<Understanding> besideDenials(String words, List<Part> parts, Occasion occasion) {
        var denied = NotPassed.in(parts);
        var told = denied.isEmpty() || isAsking(parts) ? List.<Telling>of()
                : tellings(new Line(words, Elliptic.whole(NotPassed.without(denied, parts), denied, parts), occasion,
                        credentials).read());
        return told.isEmpty() || isContradicted(told, denied) ? Optional.empty()
                : Optional.of(new Understanding.Unfinished(told.stream().map(telling -> telling.unless("")).toList()));
    }

    private static boolean isAsking(List<Part> parts) {
        return parts.stream().anyMatch(part -> part.key().equals("?"));
    }

    private static boolean isContradicted(List<Telling> told, List<NotPassed> denied) {
        return told.stream().anyMatch(telling -> denied.stream().anyMatch(one -> one.isAgainst(telling)));
    }

    private static List<Telling> tellings(Understanding understanding) {
        return switch (understanding) {
            case Understanding.Told(var claims) -> claims.stream().map(Telling::of).toList();
            case Understanding.Unfinished(var tellings) -> tellings;
            case Understanding.Unrecorded _,Understanding.Corrects _,Understanding.Unrelated _ -> List.of();
        };
    }

    /** What a line says was not passed, beside what it tells; nothing where it tells nothing, or speaks against itself. */
    public List<Denied> denied(String line, Occasion occasion) {
        var told = tellings(read(line, occasion));
        if (told.isEmpty()) {
            return List.of();
        }
        var parts = Parts.of(line, occasion, credentials);
        var denied = NotPassed.in(parts);
        return isAsking(parts) || isContradicted(told, denied) ? List.of()
                : denied.stream().map(one -> Denied.of(one, told)).toList();
    }

    /** What a line that tells nothing says was not passed, to be taken back where it is on file. */
    public List<Telling> takenBack(String line, Occasion occasion) {
        return takenBack(line, Parts.of(line, occasion, credentials));
    }

    /** The same of what it says was not renewed. */
    public List<Telling> notRenewed(String line, Occasion occasion) {
        var parts = Parts.of(line, occasion, credentials);
        var others = parts.stream().filter(part -> !RENEWING.contains(part.key())).toList();
        return others.size() == parts.size() ? List.of()
                : takenBack(line, others).stream().map(telling -> telling.of(Claim.Kind.RENEWED)).toList();
    }

    /** Whether a line says that something was told of the wrong person, without just naming the right one. */
    public boolean isOfAnotherPerson(String line, Occasion occasion) {
        return line.length() <= MOST_CHARACTERS && !PlainAnswer.isAsking(line)
                && WrongPerson.is(Parts.of(line, occasion, credentials));
    }

    private static List<Telling> takenBack(String line, List<Part> parts) {
        var denied = NotPassed.in(parts);
        var isWhole = NotPassed.without(denied, parts).stream()
                .allMatch(part -> part instanceof Part.Plain && !Lexicon.TELLING.containsKey(part.key()));
        return isAsking(parts) || !isWhole ? List.of()
                : denied.stream().flatMap(one -> one.takenBack(line).stream()).toList();
    }

    /** Whether a line tells of something passed beside what it denies, or denies that something was failed. */
    public boolean tellsBesideDenials(String line, Occasion occasion) {
        var parts = Parts.of(line, occasion, credentials);
        var text = Parts.text(parts);
        return Lexicon.has(Lexicon.NOT_FAILED, text)
                || !Lexicon.has(Lexicon.NOBODY, text) && Elliptic.isTold(NotPassed.without(NotPassed.in(parts), parts));
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

    /**
     * Which of several a line means, as an answer to the question which: for each that is meant the places of those
     * that it may be. There is none where that is not clear, and it is empty where the line is about none of them.
     */
    public Optional<List<Set<Integer>>> chosen(String line, List<Chosen.Option> options) {
        return Chosen.in(line, options, true, credentials);
    }

    /** The same where they were not shown, so that none is meant by its place. */
    public Optional<List<Set<Integer>>> named(String line, List<Chosen.Option> options) {
        return Chosen.in(line, options, false, credentials);
    }

    /** Whether a line about taking back excepts something, or wishes for nothing of the kind. */
    public boolean isSparing(String line, Occasion occasion) {
        return line.length() <= MOST_CHARACTERS && Spared.isIn(Parts.of(line, occasion, credentials));
    }

    /** The days that a line says, of each those that it may be. */
    public List<List<LocalDate>> days(String line, Occasion occasion) {
        return line.length() > MOST_CHARACTERS ? List.of()
                : Parts.of(line, occasion, credentials).stream().flatMap(
                        part -> part instanceof Part.When when ? Stream.of(when.day().choices()) : Stream.empty())
                        .toList();
    }

    /** A line without the days that it says, and what leads to them. */
    public String withoutDays(String line, Occasion occasion) {
        var left = line;
        for (var part : Parts.of(line, occasion, credentials)) {
            if (part instanceof Part.When when) {
                for (var before : List.of(" of ", " from ", " on ", " ")) {
                    left = left.replace(before + when.said(), "");
                }
            }
        }
        return left;
    }

    /** Whether a line names a credential that a draft is about, or may be about. */
    public boolean names(Draft draft, String line, Occasion occasion) {
        return Named.isOf(draft, Parts.of(line, occasion, credentials));
    }

    /** Whether a question about a credential is one of who holds or passed it: "does Tom have AZ-305?" */
    public boolean asksOfSomebody(String line, Occasion occasion) {
        var parts = Parts.of(line.substring(0, Math.min(line.length(), MOST_CHARACTERS)), occasion, credentials);
        var text = Parts.text(parts);
        return parts.stream()
                .anyMatch(part -> part instanceof Part.Whom || PeopleWords.FIRST_PERSON.contains(part.key())
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
