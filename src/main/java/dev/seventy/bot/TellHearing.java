package dev.seventy.bot;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.speech.Claim;
import dev.seventy.speech.Dialogue;
import dev.seventy.speech.Draft;
import dev.seventy.speech.Piece;
import dev.seventy.speech.PlainAnswer;
import dev.seventy.speech.Pointed;
import dev.seventy.speech.Slot;
import dev.seventy.speech.SpeechReader;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Turn;
import dev.seventy.speech.Understanding;
import dev.seventy.speech.Who;
import dev.seventy.speech.Why;
import dev.seventy.store.Drafts;

/** Hears what a line tells: something new, more of what was begun in the same place, or nothing. */
final class TellHearing {

    private static final String ASKED = "Was that asked, or is it your answer? Nothing was done.";

    private final CommandParser parser;
    private final TellMemory memory;
    private final TellShown shown;
    private final TellWhose whose;
    private final SpeechReader reader;
    private final TellReading reading;
    private final TellChosen chosen;
    private final TellJustTold justTold;
    private final Dialogue dialogue;

    TellHearing(SpeechReader reader, CommandParser parser, TellMemory memory, TellShown shown, TellWhose whose,
            TellReading reading, TellChosen chosen, TellJustTold justTold) {
        this.parser = parser;
        this.memory = memory;
        this.shown = shown;
        this.whose = whose;
        this.reader = reader;
        this.reading = reading;
        this.chosen = chosen;
        this.justTold = justTold;
        dialogue = new Dialogue(reader);
    }

    /** The same command, or what is told where a line is no command. */
    Command command(Command command, Speaker speaker) {
        var typed = CommandParser.spoken(speaker.message().text());
        // To "shall I take it back?" an undo is a yes.
        var confirmed = TellWishes.isYes(typed) ? memory.here(speaker).confirmed()
                : command instanceof Importing.Undo ? memory.here(speaker).confirmedByUndo() : Optional.<String>empty();
        if (confirmed.isPresent()) {
            return parser.parse(confirmed.get(), speaker.today());
        }
        var pressed = pressed(typed, command, speaker);
        if (pressed.isPresent()) {
            return parser.parse(pressed.get().line(), speaker.today());
        }
        if (isPlaceOnly(command, speaker)) {
            return new Certifying.Tell(typed, command);
        }
        var isAnswer = isUnclear(command) || command instanceof General.Thanks && !PlainAnswer.isThanking(typed);
        var taken = isAnswer ? chosen.command(typed, speaker) : Optional.<Command>empty();
        if (taken.isPresent()) {
            return taken.get();
        }
        // In Slack it may come behind a command of its own.
        var line = typed.toLowerCase(Locale.ROOT).startsWith("cert ") && command instanceof General.Credential
                ? typed.substring("cert ".length())
                : isUnclear(command) ? neverSo(typed, speaker) : typed;
        return of(line, command, speaker).isPresent() ? new Certifying.Tell(line, command) : command;
    }

    /** "Undo 2", of the second where that is no import of those that are asked about. */
    private boolean isPlaceOnly(Command command, Speaker speaker) {
        return command instanceof Importing.UndoImport(var ids) && chosen.isPlaceOnly(ids, speaker);
    }

    private static boolean isUnclear(Command command) {
        return command instanceof General.Unclear || command instanceof General.Credential;
    }

    /** To undo what the speaker told nothing of is to say that it never was so. */
    private String neverSo(String line, Speaker speaker) {
        return TellChosen.named(line)
                .filter(_ -> chosen.told(line, speaker).isEmpty() && !chosen.takesNothingBack(line, speaker))
                .map(rest -> "I take back " + rest)
                .filter(said -> reading.sentence(said, whose.occasion(speaker))
                        .filter(all -> !all.isEmpty() && all.stream()
                                .allMatch(one -> one.kind() == Claim.Kind.RETRACTED && !isMissing(one.credential())))
                        .isPresent())
                .orElse(line);
    }

    /** What says just what a button does that was shown last. */
    private Optional<TellShown.Pressed> pressed(String typed, Command command, Speaker speaker) {
        return isUnclear(command) || command instanceof General.Thanks || command instanceof Certifying
                ? shown.pressed(typed, speaker).filter(button -> !button.isOfBefore() && !isToAnOffer(typed, speaker))
                : Optional.empty();
    }

    /** Whether a line says no more than yes or no, where another word was offered for one that was mistyped. */
    private boolean isToAnOffer(String line, Speaker speaker) {
        return (TellWishes.isYes(line) || TellWishes.isNo(line) || Dialogue.isAbandoning(line))
                && memory.here(speaker).isOffered();
    }

    /** What begins with a verb of ours is told only where the verb makes nothing of it, or just looks it up. */
    Optional<TellHeard> of(String line, Command otherwise, Speaker speaker) {
        if (isPlaceOnly(otherwise, speaker)) {
            return Optional.of(new TellHeard.StillChoosing());
        }
        var isUnclear = isUnclear(otherwise);
        var isCommand = parser.beginsWithVerb(line) && !isUnclear;
        // Most lines are commands, for which nothing has to be looked up; "me" may answer who is meant.
        if (isCommand && !line.strip().equalsIgnoreCase("me") && !(otherwise instanceof Importing.Undo)) {
            return Optional.empty();
        }
        var aside = isUnclear ? chosen.heard(line, speaker) : Optional.<TellHeard>empty();
        if (aside.isPresent()) {
            return aside;
        }
        var kept = memory.here(speaker).begun();
        var open = kept.flatMap(memory::open);
        var only = isUnclear && (open.isEmpty() || memory.here(speaker).hasJustTold()) ? justTold.only(line, speaker)
                : Optional.<TellHeard>empty();
        if (only.isPresent()) {
            return only;
        }
        // Beside an open question it is asked what of.
        if (otherwise instanceof Importing.Undo && open.isPresent() && memory.here(speaker).hasTold()) {
            return Optional.of(new TellHeard.OfTheLast(TellWishes.Wish.TAKE_BACK));
        }
        if (open.isPresent() && (!isCommand || isMe(line, open.get(), speaker))) {
            if (shown.pressed(line, speaker).filter(TellShown.Pressed::isOfBefore).isPresent()) {
                return Optional.of(new TellHeard.Aside(kept.get().number(), open.get()));
            }
            var ofTold = isUnclear ? justTold.beside(kept.get().number(), open.get(), line, speaker)
                    : Optional.<TellHeard>empty();
            if (ofTold.isPresent()) {
                return ofTold;
            }
            var goesOn = goesOn(kept.get().number(), open.get(), line, otherwise, speaker);
            if (goesOn.isPresent()) {
                return goesOn;
            }
        }
        if (isCommand) {
            return Optional.empty();
        }
        var over = kept.filter(_ -> open.isEmpty() && isUnclear)
                .<TellHeard>map(known -> new TellHeard.Over(known.number()));
        var said = reader.read(line, whose.occasion(speaker));
        return switch (said) {
            // What is to be remembered was not done.
            case Understanding.Unfinished _ when otherwise instanceof Reminding.ReminderWish
                    || otherwise instanceof Reminding.ReminderUnclear(_, _, var isForAnother) && isForAnother ->
                Optional.empty();
            case Understanding.Told _,Understanding.Unfinished _ -> Optional.of(new TellHeard.Says(said));
            case Understanding.Corrects _ when chosen.stillChoosing(line, speaker).isPresent() ->
                chosen.stillChoosing(line, speaker);
            case Understanding.Corrects(var change) ->
                isOfTheLast(speaker) || change.credential().isPresent() && memory.here(speaker).hasTold()
                        ? Optional.of(new TellHeard.Says(said))
                        : over;
            case Understanding.Unrecorded(var reason, var _) when reason == Understanding.Reason.DOUBTFUL
                    && chosen.stillChoosing(line, speaker).isPresent() ->
                chosen.stillChoosing(line, speaker);
            case Understanding.Unrecorded(var reason, var _) -> Optional.<TellHeard>of(new TellHeard.Says(said))
                    .filter(_ -> otherwise instanceof General.Unclear
                            || otherwise instanceof General.Credential && (reason == Understanding.Reason.EXCEPTED
                                    || !TellReading.isLooking(line) && (reason != Understanding.Reason.ASKED
                                            || reader.asksOfSomebody(line, whose.occasion(speaker)))));
            case Understanding.Unrelated _ when isDeclining(line, speaker) ->
                Optional.of(new TellHeard.OfTheLast(TellWishes.Wish.LET_GO));
            case Understanding.Unrelated _ -> !isUnclear ? Optional.empty()
                    : chosen.stillChoosing(line, speaker).or(() -> pointed(line, speaker))
                            .or(() -> fixing(line, speaker)).or(() -> open.flatMap(_ -> another(line, speaker)))
                            .or(() -> over).or(() -> ofTheLast(line, otherwise, speaker))
                            .or(() -> unread(line, speaker)).or(() -> stillOpen(kept, line, otherwise, speaker))
                            .or(() -> isNotUnderstood(otherwise) && chosen.isAsked(speaker)
                                    ? Optional.of(new TellHeard.StillChoosing())
                                    : Optional.empty());
        };
    }

    private static boolean isNotUnderstood(Command otherwise) {
        return otherwise instanceof General.Unclear(var why, var _) && !TellNoted.asks(why);
    }

    /** More of what is open; empty where the line is no answer to it, or one to something else. */
    private Optional<TellHeard> goesOn(long number, OpenTelling open, String line, Command otherwise, Speaker speaker) {
        var turn = next(open.draft(), line, speaker);
        var isTelling = reading.sentence(line, whose.occasion(speaker)).isPresent();
        if (turn instanceof Turn.Elsewhere || turn instanceof Turn.Puzzled && isTelling) {
            return Optional.empty();
        }
        if (memory.here(speaker).isAsked(number) && !isToAnOffer(line, speaker)
                || reader.names(open.draft(), line, whose.occasion(speaker))) {
            return Optional.of(new TellHeard.GoesOn(number, open, turn));
        }
        var isAnswer = otherwise instanceof General.Unclear || otherwise instanceof General.Thanks;
        return isTelling || isDeclining(line, speaker) || !isAnswer ? Optional.empty()
                : fixing(line, speaker).or(() -> Optional.of(new TellHeard.Aside(number, open)));
    }

    /** What is not understood leaves the question open that was asked last. */
    private Optional<TellHeard> stillOpen(Optional<Drafts.Kept> kept, String line, Command otherwise, Speaker speaker) {
        return kept.filter(known -> memory.here(speaker).isAsked(known.number())).flatMap(known -> memory.open(known)
                .flatMap(open -> otherwise instanceof General.Unclear(var why, var _) && isNotUnderstood(otherwise)
                        ? Optional.<TellHeard>of(new TellHeard.StillOpen(known.number(), open,
                                TellWishes.isAskingBack(line) ? ASKED : why))
                        : Optional.empty()));
    }

    private boolean isDeclining(String line, Speaker speaker) {
        var isToBeTakenBack = memory.here(speaker).confirmed().isPresent() || chosen.isAsked(speaker);
        return TellWishes.isNo(line) && isToBeTakenBack
                || TellWishes.isLettingGo(line) && (isToBeTakenBack || memory.here(speaker).isFixing());
    }

    /** What speaks of somebody's certification in words that are not read is not taken for a look at the catalogue. */
    private Optional<TellHeard> unread(String line, Speaker speaker) {
        return reading.unread(line, whose.occasion(speaker)).map(TellHeard.Says::new);
    }

    /** Who is nobody here is shown that instead. */
    private static boolean isMe(String line, OpenTelling open, Speaker speaker) {
        return line.strip().equalsIgnoreCase("me") && open.draft().question().piece() == Piece.PERSON
                && (speaker.local() || speaker.person().isPresent());
    }

    /** Beside what is open, a credential with a day or a person is told by itself; whether it is is asked. */
    private Optional<TellHeard> another(String line, Speaker speaker) {
        return pieces(line, speaker)
                .filter(tellings -> tellings.stream()
                        .allMatch(telling -> !isMissing(telling.credential())
                                && (!isMissing(telling.day()) || !isMissing(telling.who()))
                                && !(telling.day() instanceof Slot.Open<LocalDate>(var why, var _, var _)
                                        && why == Why.FUTURE)))
                .map(tellings -> new TellHeard.Says(new Understanding.Unfinished(
                        tellings.stream().map(TellHearing::ownUnlessSaid).map(one -> one.unless("")).toList())));
    }

    private static boolean isMissing(Slot<?> slot) {
        return slot instanceof Slot.Open<?>(var why, var _, var _) && why == Why.MISSING;
    }

    static Telling ownUnlessSaid(Telling telling) {
        return isMissing(telling.who()) ? new Telling(telling.kind(), Slot.of(new Who.Sender()), telling.credential(),
                telling.day(), telling.expires(), telling.link(), telling.words()) : telling;
    }

    /** Whether a line that names nothing can be about what was told last. */
    private boolean isOfTheLast(Speaker speaker) {
        var here = memory.here(speaker);
        return here.hasTold() && !here.hasAskedSince();
    }

    private Optional<TellHeard> ofTheLast(String line, Command otherwise, Speaker speaker) {
        var isGoingBack = justTold.isGoingBack(line, speaker) && isOfTheLast(speaker) && !isToAnOffer(line, speaker);
        var wish = isGoingBack ? Optional.of(TellWishes.Wish.TAKE_BACK) : TellWishes.of(line);
        return wish.filter(_ -> otherwise instanceof General.Unclear).map(TellHeard.OfTheLast::new);
    }

    private Optional<TellHeard> pointed(String line, Speaker speaker) {
        return Pointed.in(line).filter(_ -> memory.here(speaker).hasTold())
                .flatMap(pointed -> reader.read(pointed.line(),
                        whose.occasion(speaker)) instanceof Understanding.Corrects(var change)
                                ? Optional.of(new TellHeard.Points(pointed.index(), change))
                                : Optional.empty());
    }

    /** After a correction was asked for, what is said is what it should be; after a no to what was told, a day is. */
    private Optional<TellHeard> fixing(String line, Speaker speaker) {
        var here = memory.here(speaker);
        if (!here.isFixing() && !here.isDoubting()) {
            return Optional.empty();
        }
        var said = reader.read("no, it was " + line, whose.occasion(speaker));
        return said instanceof Understanding.Corrects(var change)
                && (here.isFixing() || change.credential().isEmpty() && change.who().isEmpty())
                        ? Optional.of(new TellHeard.Says(said))
                        : Optional.empty();
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
            case Turn.Completes(var claims) -> Optional.of(TellReading.tellings(claims));
            case Turn.Abandoned _,Turn.Elsewhere _,Turn.Over _,Turn.Puzzled _,Turn.PutsRight _,Turn.Keeps _ ->
                Optional.empty();
        };
    }
}
