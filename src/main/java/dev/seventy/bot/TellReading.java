package dev.seventy.bot;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.seventy.speech.Claim;
import dev.seventy.speech.Denied;
import dev.seventy.speech.Occasion;
import dev.seventy.speech.People;
import dev.seventy.speech.SpeechReader;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Understanding;

/** Reads what a line tells by itself, whatever was said before it. */
final class TellReading {

    /** Who begins so wants to look a certification up. */
    private static final Set<String> LOOKING = Set.of("tell", "show", "give", "get", "about", "what", "which",
            "explain", "look", "the", "please");

    private final SpeechReader reader;
    private final TellWhose whose;

    TellReading(SpeechReader reader, TellWhose whose) {
        this.reader = reader;
        this.whose = whose;
    }

    static boolean isLooking(String line) {
        return LOOKING.contains(line.split(" ", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** Whether a line tells of a certification, whoever says it. */
    boolean tells(String line, LocalDate today) {
        return sentence(CommandParser.spoken(line), anybody(today)).isPresent();
    }

    /** The same, or speaks of somebody's in words that are not read, and is no look at the catalogue. */
    boolean speaksOfSomebody(String line, LocalDate today) {
        return tells(line, today) || unread(CommandParser.spoken(line), anybody(today)).isPresent();
    }

    private static Occasion anybody(LocalDate today) {
        return new Occasion(today, Locale.ROOT, People.NONE);
    }

    /** What speaks of somebody's certification in words that are not read is not taken for a look at the catalogue. */
    Optional<Understanding.Unrecorded> unread(String line, Occasion occasion) {
        return isLooking(line) ? Optional.empty() : reader.unread(line, occasion);
    }

    /** What a sentence tells; empty where it tells of nothing that somebody has passed. */
    Optional<List<Telling>> sentence(String said, Occasion occasion) {
        return switch (reader.read(said, occasion)) {
            case Understanding.Told(var claims) -> Optional.of(tellings(claims));
            case Understanding.Unfinished(var tellings) -> Optional.of(tellings);
            case Understanding.Unrecorded _,Understanding.Corrects _,Understanding.Unrelated _ -> Optional.empty();
        };
    }

    static List<Telling> tellings(List<Claim> claims) {
        return claims.stream().map(Telling::of).toList();
    }

    /** What a line says was not passed, beside what it tells. */
    List<Denied> denied(String line, Speaker speaker) {
        return reader.denied(line, whose.occasion(speaker));
    }

    /** What a line that tells nothing says was not passed. */
    List<Telling> takenBack(String line, Speaker speaker) {
        return reader.takenBack(line, whose.occasion(speaker));
    }

    /** What a line that tells nothing says was not renewed. */
    List<Telling> notRenewed(String line, Speaker speaker) {
        return reader.notRenewed(line, whose.occasion(speaker));
    }

    /** Whether a line tells more than what it says was not passed. */
    boolean tellsBesideDenials(String line, Speaker speaker) {
        return reader.tellsBesideDenials(line, whose.occasion(speaker));
    }
}
