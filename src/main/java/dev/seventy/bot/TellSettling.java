package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.TellWhose.Whose;
import dev.seventy.catalog.Catalog;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Draft;
import dev.seventy.speech.Piece;
import dev.seventy.speech.Question;
import dev.seventy.speech.Slot;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Who;
import dev.seventy.store.ImportId;

/** Records what is told where every piece of it is known, and otherwise keeps it and asks for what is missing. */
final class TellSettling {

    private final Catalog catalog;
    private final Firm firm;
    private final MeAnswers me;
    private final TellMemory memory;
    private final TellWhose whose;
    private final TellRecorder recorder;
    private final TellQuestions questions;

    TellSettling(Catalog catalog, Firm firm, MeAnswers me, TellMemory memory, TellWhose whose, TellRecorder recorder) {
        this.catalog = catalog;
        this.firm = firm;
        this.me = me;
        this.memory = memory;
        this.whose = whose;
        this.recorder = recorder;
        questions = new TellQuestions(catalog);
    }

    /**
     * Records what is told where every piece is known, and otherwise keeps it and asks for what is missing.
     *
     * @param number of the draft that it was so far
     */
    Reply settle(List<Telling> tellings, List<Long> corrects, Optional<Long> number, Speaker speaker) {
        List<Telling> settled = new ArrayList<>();
        List<Whose.Found> people = new ArrayList<>();
        var isUntied = false;
        for (var telling : tellings) {
            Slot<Who> who = switch (whose.of(telling.who(), speaker)) {
                case Whose.Found found -> {
                    people.add(found);
                    yield Slot.of(found.isOwn() ? new Who.Sender() : new Who.Person(found.person().id()));
                }
                case Whose.Open(var open) -> open;
                case Whose.Untied() -> {
                    isUntied = true;
                    yield Slot.missing();
                }
            };
            var isOfOthers = who instanceof Slot.Open<Who> open ? !open.said().isEmpty() || !open.choices().isEmpty()
                    : !(who.known().orElseThrow() instanceof Who.Sender);
            if (isOfOthers && !Permissions.tellsOfOthers(speaker)) {
                return ofOthers(speaker);
            }
            // What is lost is lost from now on, whenever it was.
            var isLost = telling.kind() == Claim.Kind.REVOKED || telling.kind() == Claim.Kind.EXPIRED;
            settled.add(new Telling(telling.kind(), who, telling.credential(),
                    isLost && telling.day().isOpen() ? Slot.of(speaker.today()) : telling.day(), telling.expires(),
                    telling.link(), telling.words()));
        }
        if (Question.of(settled).isPresent()) {
            return ask(settled, corrects, number, isUntied, speaker);
        }
        number.ifPresent(known -> memory.end(known, speaker));
        List<TellRecorder.Ready> ready = new ArrayList<>();
        for (int index = 0; index < settled.size(); index++) {
            var claim = settled.get(index).claim().orElseThrow();
            ready.add(new TellRecorder.Ready(claim.kind(), people.get(index).person(), people.get(index).isOwn(),
                    catalog.get(claim.credential()), claim.day(), claim.expires(),
                    claim.link().flatMap(link -> link.addressIn(claim.words()))));
        }
        var retracted = ready.stream().filter(one -> one.kind() == Claim.Kind.RETRACTED).findFirst();
        return retracted.isPresent() ? confirming(retracted.get(), speaker) : record(ready, corrects, speaker);
    }

    Reply record(List<TellRecorder.Ready> ready, List<Long> corrects, Speaker speaker) {
        var done = recorder.record(ready, corrects, speaker);
        if (done.imports().isEmpty()) {
            return done.reply();
        }
        memory.told(done.imports(), speaker);
        return memory.begun(speaker).filter(kept -> memory.open(kept).isPresent())
                .map(kept -> done.reply().with(
                        new Block.Paragraph("There is something else that you began to tell me here."),
                        new Block.Buttons(
                                List.of(new Block.Button("Go on with it", "cert draft " + kept.number(), false)))))
                .orElseGet(done::reply);
    }

    static Reply ofOthers(Speaker speaker) {
        return Reply.refused(speaker.settings().logging() == FirmSettings.Logging.OWN
                ? "In this firm everybody logs their own certifications. Nothing was recorded. They can tell me"
                        + " themselves; an admin can let managers log for others with: settings logging managers."
                : "What others have passed is for the role manager to log; yours is "
                        + OrganisationAnswers.word(speaker.role())
                        + ". Nothing was recorded. They can tell me themselves, or a manager can.",
                new Block.Buttons(List.of(new Block.Button("Who am I here?", "me", true))));
    }

    private Reply ask(List<Telling> tellings, List<Long> corrects, Optional<Long> number, boolean isUntied,
            Speaker speaker) {
        var before = number.flatMap(known -> memory.begun(known, speaker)).flatMap(OpenTelling::read);
        var open = new OpenTelling(
                new Draft(tellings, before.map(known -> known.draft().begun()).orElseGet(memory::now)), corrects);
        long kept = number.orElseGet(() -> memory.keep(open, speaker));
        number.ifPresent(known -> memory.change(known, open, speaker));
        return isUntied && open.draft().question().piece() == Piece.PERSON ? untied(kept, speaker)
                : asked(kept, open, speaker);
    }

    Reply asked(long number, OpenTelling open, Speaker speaker) {
        return questions.ask(number, open.draft(), !open.corrects().isEmpty(), speaker.today(),
                firm.people(speaker.situation()));
    }

    private Reply untied(long number, Speaker speaker) {
        var blocks = new ArrayList<Block>(me.untied(speaker));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Go on", "cert draft " + number + " person me", false),
                new Block.Button("Never mind", "cert draft " + number + " cancel", false))));
        return new Reply("I keep what you told me, but nothing is recorded yet: I do not know which person of the firm"
                + " you are. Go on once I do.", Reply.Tone.QUESTION, blocks);
    }

    /** What never was so is taken back only when whoever says it has seen what that is. */
    private Reply confirming(TellRecorder.Ready what, Speaker speaker) {
        var held = recorder.on(what, speaker);
        if (held.isEmpty()) {
            return Reply.answer(what.credential().title() + " is not on file for "
                    + (what.isOwn() ? "you" : TellEcho.name(what.person())) + ", so there is nothing to take back.");
        }
        if (!held.get().isClaimed()) {
            return Reply.refused(what.credential().title() + " is on file from the "
                    + held.get().origin().kind().words()
                    + ", so only the next one takes it back, or whoever undoes that import. Nothing was changed.");
        }
        var id = held.get().origin().importNumber();
        var isOwnWord = id.isPresent() && recorder.correctable(new ImportId(id.getAsLong()), speaker).isPresent();
        var line = isOwnWord ? "undo " + id.getAsLong()
                : "cert drop " + TellEcho.brief(what.credential()) + " " + TellLines.PERSON + " "
                        + (what.isOwn() ? "me" : PeopleNamed.line(what.person()).orElse(""));
        return Reply.question(
                what.credential().title() + " of " + Numbers.show(held.get().earned()) + " is on file for "
                        + (what.isOwn() ? "you" : TellEcho.name(what.person()))
                        + ". Shall I take it back? Nothing has changed yet.",
                new Block.Buttons(List.of(new Block.Button("Take it back", line, true))));
    }
}
