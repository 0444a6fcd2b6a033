package dev.seventy.bot;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Catalog;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Dialogue;
import dev.seventy.speech.Draft;
import dev.seventy.speech.Occasion;
import dev.seventy.speech.People;
import dev.seventy.speech.Piece;
import dev.seventy.speech.Slot;
import dev.seventy.speech.SpeechReader;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Turn;
import dev.seventy.speech.Understanding;

/** Hears what a line tells: something new, more of what was begun in the same place, or nothing. */
final class TellHearing {

    /** Who begins so wants to look a certification up. */
    private static final Set<String> LOOKING = Set.of("tell", "show", "give", "get", "about", "what", "which",
            "explain", "look", "the", "please");

    private final CommandParser parser;
    private final TellMemory memory;
    private final TellWhose whose;
    private final SpeechReader reader;
    private final Dialogue dialogue;

    TellHearing(Catalog catalog, CommandParser parser, TellMemory memory, TellWhose whose) {
        this.parser = parser;
        this.memory = memory;
        this.whose = whose;
        reader = new SpeechReader(catalog);
        dialogue = new Dialogue(reader);
    }

    /** What a line turned out to be here. */
    sealed interface Heard {

        /** It goes on with what is open. */
        record GoesOn(long number, OpenTelling open, Turn turn) implements Heard {
        }

        record Says(Understanding understanding) implements Heard {
        }

        /** It may have gone on with what is over. */
        record Over(long number) implements Heard {
        }
    }

    /** The same command, or what is told where a line is no command. */
    Command command(Command command, Speaker speaker) {
        var typed = CommandParser.spoken(speaker.message().text());
        // In Slack it may come behind a command of its own.
        var line = typed.toLowerCase(Locale.ROOT).startsWith("cert ") && command instanceof Command.Credential
                ? typed.substring("cert ".length())
                : typed;
        return of(line, command, speaker).isPresent() ? new Command.Tell(line, command) : command;
    }

    /** Whether a line tells of a certification, whoever says it. */
    boolean tells(String line, LocalDate today) {
        return tellings(reader.read(CommandParser.spoken(line), new Occasion(today, Locale.ROOT, People.NONE)))
                .isPresent();
    }

    /** What begins with a verb of ours is told only where the verb makes nothing of it, or just looks it up. */
    Optional<Heard> of(String line, Command otherwise, Speaker speaker) {
        var isUnclear = otherwise instanceof Command.Unclear || otherwise instanceof Command.Credential;
        var isCommand = parser.beginsWithVerb(line) && !isUnclear;
        // Most lines are commands, for which nothing has to be looked up; "me" may answer who is meant.
        if (isCommand && !line.strip().equalsIgnoreCase("me")) {
            return Optional.empty();
        }
        var kept = memory.begun(speaker);
        var open = kept.flatMap(memory::open);
        if (open.isPresent() && (!isCommand || isMe(line, open.get()))) {
            var turn = next(open.get().draft(), line, speaker);
            if (!(turn instanceof Turn.Elsewhere)) {
                return Optional.of(new Heard.GoesOn(kept.get().number(), open.get(), turn));
            }
        }
        if (isCommand) {
            return Optional.empty();
        }
        var over = kept.filter(_ -> open.isEmpty() && isUnclear).<Heard>map(known -> new Heard.Over(known.number()));
        var said = reader.read(line, whose.occasion(speaker));
        return switch (said) {
            case Understanding.Told _,Understanding.Unfinished _ -> Optional.of(new Heard.Says(said));
            case Understanding.Corrects _ -> memory.hasTold(speaker) ? Optional.of(new Heard.Says(said)) : over;
            case Understanding.Unrecorded(var reason, var _) -> Optional.<Heard>of(new Heard.Says(said))
                    .filter(_ -> otherwise instanceof Command.Unclear || otherwise instanceof Command.Credential
                            && !isLooking(line) && (reason != Understanding.Reason.ASKED
                                    || reader.asksOfSomebody(line, whose.occasion(speaker))));
            case Understanding.Unrelated _ ->
                isUnclear ? fixing(line, speaker).or(() -> over).or(() -> unread(line, speaker)) : Optional.empty();
        };
    }

    private static boolean isLooking(String line) {
        return LOOKING.contains(line.split(" ", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** What speaks of somebody's certification in words that are not read is not taken for a look at the catalogue. */
    private Optional<Heard> unread(String line, Speaker speaker) {
        return Optional.of(line).filter(said -> !isLooking(said))
                .flatMap(said -> reader.unread(said, whose.occasion(speaker))).map(Heard.Says::new);
    }

    private static boolean isMe(String line, OpenTelling open) {
        return line.strip().equalsIgnoreCase("me") && open.draft().question().piece() == Piece.PERSON;
    }

    /** After a correction was asked for, what is said is what it should be. */
    private Optional<Heard> fixing(String line, Speaker speaker) {
        if (!memory.isFixing(speaker)) {
            return Optional.empty();
        }
        var said = reader.read("no, it was " + line, whose.occasion(speaker));
        return said instanceof Understanding.Corrects ? Optional.of(new Heard.Says(said)) : Optional.empty();
    }

    /** What a line adds to what was begun. */
    Turn next(Draft draft, String line, Speaker speaker) {
        return dialogue.next(draft, line, whose.occasion(speaker), memory.now());
    }

    /** The pieces in any order. */
    Optional<List<Telling>> pieces(String said, Speaker speaker) {
        var blank = new Draft(List.of(new Telling(Claim.Kind.EARNED, Slot.missing(), Slot.missing(), Slot.missing(),
                Optional.empty(), Optional.empty(), said)), memory.now());
        return switch (next(blank, said, speaker)) {
            case Turn.Asks(var draft) -> Optional.of(draft.tellings());
            case Turn.Completes(var claims) -> Optional.of(tellings(claims));
            case Turn.Abandoned _,Turn.Elsewhere _,Turn.Over _ -> Optional.empty();
        };
    }

    /** What a sentence tells that was said on a day; empty where it tells of nothing that somebody has passed. */
    Optional<List<Telling>> sentence(String said, LocalDate on, Speaker speaker) {
        return tellings(reader.read(said, whose.occasion(speaker, on)));
    }

    private static Optional<List<Telling>> tellings(Understanding understanding) {
        return switch (understanding) {
            case Understanding.Told(var claims) -> Optional.of(tellings(claims));
            case Understanding.Unfinished(var tellings) -> Optional.of(tellings);
            case Understanding.Unrecorded _,Understanding.Corrects _,Understanding.Unrelated _ -> Optional.empty();
        };
    }

    static List<Telling> tellings(List<Claim> claims) {
        return claims.stream().map(TellHearing::telling).toList();
    }

    private static Telling telling(Claim claim) {
        return new Telling(claim.kind(), Slot.of(claim.who()), Slot.of(claim.credential()),
                claim.day().<Slot<LocalDate>>map(Slot::of).orElseGet(Slot::missing), claim.expires(), claim.link(),
                claim.words());
    }
}
