package dev.seventy.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Denied;
import dev.seventy.speech.Draft;
import dev.seventy.speech.SpeechReader;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Turn;
import dev.seventy.speech.Understanding;
import dev.seventy.speech.Why;
import dev.seventy.store.ImportId;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/** Takes what people tell of certifications: asks for what is missing, records it, and corrects it when they say so. */
final class TellAnswers {

    private static final Pattern MORE = Pattern.compile("(?i)(?:://|\\b(?:until|till|expires|expiring|valid)\\b)");
    private static final Reply OVER = Reply.answer("What you began to tell me here was not finished within "
            + Draft.KEPT.toDays() + " days, so I let it go. Nothing was recorded. Please say it anew, such as: I passed"
            + " AZ-305 on 3 March.");
    static final String SAMPLE = "The sample firm is made up and stays as it is. Nothing was recorded.";
    private static final Block.Button LOG = new Block.Button("Log a certification", "cert form", false, true);
    private static final String SETTLED = "That is settled already. Nothing was changed.";

    /** What was said may well be so, and is to be told in other words. */
    private static final Set<Understanding.Reason> TO_BE_TOLD = Set.of(Understanding.Reason.DOUBTFUL,
            Understanding.Reason.UNREAD, Understanding.Reason.EXCEPTED);

    private final Catalog catalog;
    private final TellMemory memory;
    private final TellNoted noted;
    private final TellWhose whose;
    private final TellChosen chosen;
    private final TellJustTold justTold;
    private final TellReading reading;
    private final TellHearing hearing;
    private final TellOpen open;
    private final TellSettling settling;
    private final TellCorrections corrections;
    private final TellFilled filled;
    private final TellForms forms;

    TellAnswers(Catalog catalog, Supplier<Store> stores, InstantSource clock, Firm firm, Figures figures,
            CommandParser parser, MeAnswers me, Optional<Vault> vault) {
        this.catalog = catalog;
        whose = new TellWhose(firm, new PeopleNamed(stores, firm));
        var recorder = new TellRecorder(stores, firm, new TellEcho(catalog, figures));
        memory = new TellMemory(stores, clock, vault);
        var shown = new TellShown(memory);
        noted = new TellNoted(memory, shown);
        var reader = new SpeechReader(catalog);
        reading = new TellReading(reader, whose);
        chosen = new TellChosen(catalog, parser, memory, whose, recorder, reader);
        justTold = new TellJustTold(catalog, memory, whose, recorder, reader, chosen);
        hearing = new TellHearing(reader, parser, memory, shown, whose, reading, chosen, justTold);
        open = new TellOpen(catalog, firm, me, memory, whose, recorder);
        settling = new TellSettling(catalog, memory, whose, recorder, open, chosen);
        corrections = new TellCorrections(catalog, memory, whose, recorder, settling, chosen);
        filled = new TellFilled(catalog, me, memory, whose, reading, recorder, settling);
        forms = new TellForms(catalog);
    }

    /** The same command, or what is told where a line is no command. */
    Command heard(Command command, Speaker speaker) {
        return memory.once(() -> hearing.command(command, speaker));
    }

    /** Whether a line tells of a certification, whoever says it. */
    boolean tells(String line, LocalDate today) {
        return reading.tells(line, today);
    }

    /** Whether a line without a verb of ours is about what somebody passed, and not about the catalogue. */
    boolean speaksOfSomebody(Command command, String line, LocalDate today) {
        return (command instanceof General.Unclear || command instanceof General.Credential)
                && reading.speaksOfSomebody(line, today);
    }

    /** Whether something is kept of what the speaker told here, to which the next line may be an answer. */
    boolean isListening(Speaker speaker) {
        return memory.here(speaker).isListening();
    }

    /** What an answer leaves behind for the next line. */
    void note(Command command, Speaker speaker, Answer answer) {
        noted.answered(command, speaker, answer.reply());
        noted.pushed(command, speaker, answer);
    }

    /** The same of an answer that was given for the made-up firm. */
    void noteQuestion(Command command, Speaker speaker, Reply reply) {
        noted.answered(command, speaker, reply);
    }

    /** Once one of several was taken back, what is said next is no answer to which of them that should be. */
    void noteTakenBack(Speaker speaker) {
        if (chosen.isAsked(speaker)) {
            memory.declined(speaker);
        }
    }

    Reply answer(Certifying command, Speaker speaker) {
        if (speaker.onTour()) {
            return Reply.refused(SAMPLE);
        }
        return memory.once(() -> carriedOut(command, speaker));
    }

    private Reply carriedOut(Certifying command, Speaker speaker) {
        return switch (command) {
            case Certifying.Tell(var line, var otherwise) -> hearing.of(line, otherwise, speaker)
                    .map(heard -> heard(heard, line, speaker)).orElseGet(() -> Reply.answer(SETTLED));
            case Certifying.CertAdd(var said) -> add(said, speaker);
            case Certifying.CertForm(var number) -> filled.form(number, speaker);
            case Certifying.CertRecord form -> filled.filledIn(form, speaker);
            case Certifying.CertFix(var id) -> corrections.fix(new ImportId(id), speaker);
            case Certifying.CertDraft(var number, var said) -> draft(number, said, speaker);
            case Certifying.CertForward message -> filled.forwarded(message, speaker);
            case Certifying.CertDrop(var credential, var person) -> filled.drop(credential, person, speaker);
        };
    }

    private Reply heard(TellHeard heard, String line, Speaker speaker) {
        return switch (heard) {
            case TellHeard.GoesOn(var number, var telling, var turn) -> goOn(number, telling, turn, speaker);
            case TellHeard.Says(var understanding) -> {
                // Before anything is recorded of it, of which the line then tells again.
                var denied = reading.denied(line, speaker).stream().map(one -> notPassed(one, speaker)).toList();
                var reply = understanding instanceof Understanding.Unrecorded(var reason, var _)
                        && reason == Understanding.Reason.FAILED ? failed(line, understanding, speaker)
                                : understood(understanding, speaker);
                yield new Reply(reply.summary(), reply.tone(),
                        Stream.concat(denied.stream(), reply.blocks().stream()).toList());
            }
            case TellHeard.Aside(var number, var telling) -> open.aside(number, telling, speaker);
            case TellHeard.StillOpen(var number, var telling, var why) -> open.stillOpen(number, telling, why, speaker);
            case TellHeard.Points(var index, var change) -> corrections.corrected(index, change, speaker);
            case TellHeard.OfEither(var number, var telling, var change) ->
                justTold.ask(number, telling, change, speaker);
            case TellHeard.OfTheLast(var wish) -> corrections.ofTheLast(wish, speaker);
            case TellHeard.TakesBack(var told) -> chosen.ask(told, speaker);
            case TellHeard.TakesNothingBack(var isOfDay) ->
                Reply.question((isOfDay ? "You told me nothing of it of that day, so nothing was changed. "
                        : "I am not sure what of that is to be taken back, so nothing was changed. ")
                        + "To take something back, name just that, such as: undo AZ-305.");
            case TellHeard.StillChoosing() -> chosen.again(speaker);
            case TellHeard.AskedBack(var undo) ->
                Reply.question("Was that asked, or is it to be taken back? Nothing was changed yet.",
                        new Block.Buttons(List.of(new Block.Button("Take it back", undo, true))));
            case TellHeard.Over(var number) -> {
                memory.end(number, speaker);
                yield OVER;
            }
        };
    }

    private Reply goOn(long number, OpenTelling telling, Turn turn, Speaker speaker) {
        return switch (turn) {
            case Turn.Asks(var draft) ->
                settling.settle(draft.tellings(), telling.corrects(draft.tellings()), Optional.of(number), speaker);
            case Turn.Completes(var claims) -> settling.settle(TellReading.tellings(claims),
                    telling.corrects(TellReading.tellings(claims)), Optional.of(number), speaker);
            case Turn.Keeps(var rest, var letGo) ->
                goOn(number, telling, rest, speaker).with(open.letGo(letGo, speaker));
            case Turn.PutsRight(var draft) -> settling.putRight(number, draft, speaker);
            case Turn.Puzzled(var _) -> open.puzzled(number, telling, speaker);
            case Turn.Abandoned() -> {
                var about = open.about(telling.draft());
                memory.end(number, speaker);
                yield Reply.answer(
                        "All right, I let it go. Nothing was " + (telling.corrects().isEmpty() ? "recorded" : "changed")
                                + "." + (about.isEmpty() ? "" : " It was about " + about + "."));
            }
            case Turn.Over() -> {
                memory.end(number, speaker);
                yield OVER;
            }
            case Turn.Elsewhere() -> open.asked(number, telling, speaker);
        };
    }

    private Reply understood(Understanding understanding, Speaker speaker) {
        return switch (understanding) {
            case Understanding.Told(var claims) ->
                settling.settle(TellReading.tellings(claims), List.of(), Optional.empty(), speaker);
            case Understanding.Unfinished(var tellings) ->
                settling.settle(tellings, List.of(), Optional.empty(), speaker);
            case Understanding.Corrects(var change) -> corrections.corrected(change, speaker);
            case Understanding.Unrecorded(var reason, var credentials) -> unrecorded(reason, credentials);
            case Understanding.Unrelated() -> Reply.answer(SETTLED);
        };
    }

    /** What stands on file against it is not left unsaid, nor is what was told beside it. */
    private Reply failed(String line, Understanding understanding, Speaker speaker) {
        return settling.denied(reading.takenBack(line, speaker), speaker)
                .or(() -> settling.denied(reading.notRenewed(line, speaker), speaker))
                .orElseGet(() -> reading.tellsBesideDenials(line, speaker)
                        ? Reply.answer("That says of something that it was not passed, or not failed, so nothing was"
                                + " recorded. What was passed, please tell me by itself, such as: I passed AZ-305 on"
                                + " 3 March.", new Block.Buttons(List.of(LOG)))
                        : understood(understanding, speaker));
    }

    private Block notPassed(Denied denied, Speaker speaker) {
        return new Block.Paragraph("Nothing was recorded about "
                + Wording.list(denied.credentials().stream().map(id -> TellEcho.brief(catalog.get(id))).toList())
                + (denied.isOwn() ? " of yours"
                        : denied.whom().isEmpty() ? "" : " of " + NotUnderstood.cut(denied.whom()))
                + ": you say that it was not passed." + (denied.isOwn() ? onFile(denied, speaker) : ""));
    }

    private String onFile(Denied denied, Speaker speaker) {
        return settling.ownOnFile(denied.credentials(), speaker).stream()
                .map(one -> " " + TellEcho.brief(catalog.get(one.credential())) + " of " + Numbers.show(one.earned())
                        + " is on file for you; to take it back, say: I did not pass "
                        + TellEcho.brief(catalog.get(one.credential())) + ".")
                .collect(Collectors.joining());
    }

    private Reply unrecorded(Understanding.Reason reason, List<CredentialId> credentials) {
        var sentence = switch (reason) {
            case FAILED -> "Sorry to hear that; it stays between us. Nothing was recorded, as only what is passed is.";
            case PLANNED -> "Good luck with it! Nothing was recorded. Tell me once it is passed.";
            case FUTURE -> "That day is still to come, so nothing was recorded. Tell me once it is passed.";
            case ASKED -> "I take that for a question, so nothing was recorded. What is on file shows: cert list.";
            case UNREAD ->
                "I cannot read what that says of it, so nothing was recorded. If it was passed, say for example:"
                        + " I passed AZ-305 on 3 March.";
            case EXCEPTED -> "That names who is left out, and not who passed, so nothing was recorded. Please name each"
                    + " one who did, such as: Ada and Max passed AZ-305 on 3 March.";
            case DOUBTFUL -> "I am not sure that this was passed, so nothing was recorded. If it was, say for example:"
                    + " I passed AZ-305 on 3 March.";
        };
        List<Block.Button> buttons = new ArrayList<>();
        if (TO_BE_TOLD.contains(reason)) {
            buttons.add(LOG);
        }
        credentials.stream().limit(2).map(catalog::get).forEach(one -> buttons
                .add(new Block.Button("About " + TellEcho.brief(one), "certification " + one.name(), false)));
        return buttons.isEmpty() ? Reply.answer(sentence) : Reply.answer(sentence, new Block.Buttons(buttons));
    }

    /** The pieces in any order. */
    private Reply add(String said, Speaker speaker) {
        if (said.isBlank()) {
            memory.asksElse(speaker);
            return forms.empty(TellWhose.speaker(speaker));
        }
        var isMore = MORE.matcher(said).find();
        Supplier<Optional<List<Telling>>> pieces = () -> hearing.pieces(said, speaker);
        Supplier<Optional<List<Telling>>> sentence = () -> reading.sentence("passed " + said, whose.occasion(speaker));
        var tellings = isMore ? sentence.get().or(pieces) : pieces.get().or(sentence);
        return tellings
                .map(found -> settling.settle(found.stream().map(TellHearing::ownUnlessSaid).toList(), List.of(),
                        Optional.empty(), speaker))
                .orElseGet(() -> Reply.misunderstood(
                        "I do not find a certification and a day in '" + NotUnderstood.cut(said)
                                + "'. Nothing was recorded. Say it like: cert add AZ-305 2026-05-01.",
                        new Block.Buttons(List.of(new Block.Button("Fill in a form", "cert form", true, true)))));
    }

    private Reply draft(long number, String said, Speaker speaker) {
        var kept = memory.begun(number, speaker);
        var telling = kept.flatMap(OpenTelling::read);
        if (telling.isEmpty()) {
            kept.ifPresent(left -> memory.end(left.number(), speaker));
            return kept.isPresent() ? OVER
                    : Reply.refused("That is settled already, or it is somebody else's. Nothing was changed.");
        }
        if (said.isBlank()) {
            return open.asked(number, telling.get(), speaker);
        }
        if (said.equals(OpenTelling.OTHERS)) {
            return settling.others(number, telling.get(), speaker);
        }
        if (said.equals("usual") && telling.get().draft().question().open().why() == Why.LONG_LIFE) {
            return settling.asUsual(number, telling.get(), speaker);
        }
        return goOn(number, telling.get(), hearing.next(telling.get().draft(), said, speaker), speaker);
    }
}
