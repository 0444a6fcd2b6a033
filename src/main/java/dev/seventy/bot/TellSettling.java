package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.bot.TellWhose.Whose;
import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Draft;
import dev.seventy.speech.Piece;
import dev.seventy.speech.Question;
import dev.seventy.speech.Slot;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Who;
import dev.seventy.speech.Why;
import dev.seventy.store.ImportId;

/** Records what is told where every piece of it is known, and otherwise keeps it and asks for what is missing. */
final class TellSettling {

    /** Whatever looks like one in a sentence. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://");
    private static final String NO_BADGE = "The link is not kept: it is no address of a badge at Credly, Accredible or"
            + " Microsoft Learn.";

    private final Catalog catalog;
    private final Firm firm;
    private final MeAnswers me;
    private final TellMemory memory;
    private final TellWhose whose;
    private final TellRecorder recorder;
    private final TellQuestions questions;
    private final TellTakenBack takenBack;

    TellSettling(Catalog catalog, Firm firm, MeAnswers me, TellMemory memory, TellWhose whose, TellRecorder recorder) {
        this.catalog = catalog;
        this.firm = firm;
        this.me = me;
        this.memory = memory;
        this.whose = whose;
        this.recorder = recorder;
        questions = new TellQuestions(catalog);
        takenBack = new TellTakenBack(memory, recorder);
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
                    isLost && telling.day().isOpen() ? Slot.of(speaker.ownDay()) : telling.day(), telling.expires(),
                    telling.link(), telling.words()));
        }
        if (Question.of(settled).isPresent()) {
            return ask(settled, corrects, number, isUntied, speaker);
        }
        var checked = checked(settled, people, corrects, number, speaker);
        if (Question.of(checked).isPresent()) {
            return ask(checked, corrects, number, false, speaker);
        }
        number.ifPresent(known -> memory.end(known, speaker));
        List<TellRecorder.Ready> ready = new ArrayList<>();
        for (int index = 0; index < settled.size(); index++) {
            var claim = settled.get(index).claim().orElseThrow();
            ready.add(new TellRecorder.Ready(claim.kind(), people.get(index).person(), people.get(index).isOwn(),
                    catalog.get(claim.credential()), claim.day(), claim.expires(),
                    claim.link().flatMap(link -> link.addressIn(claim.words()))));
        }
        var retracted = ready.stream().filter(one -> one.kind() == Claim.Kind.RETRACTED).toList();
        if (retracted.size() == ready.size()) {
            return takenBack.ask(retracted, speaker);
        }
        var others = ready.stream().filter(one -> one.kind() != Claim.Kind.RETRACTED).toList();
        var done = record(others, corrects,
                settled.stream().anyMatch(TellSettling::hasForeignLink) ? List.of(NO_BADGE) : List.of(), speaker);
        if (retracted.isEmpty()) {
            return done;
        }
        var asked = takenBack.ask(retracted, speaker);
        return done.with(Stream.concat(Stream.of(new Block.Paragraph(asked.summary())), asked.blocks().stream())
                .toArray(Block[]::new));
    }

    private static boolean hasForeignLink(Telling telling) {
        return telling.link().isEmpty() && ADDRESS.matcher(telling.words()).find();
    }

    /** What is likelier a slip is open again, unless just that was confirmed. */
    private List<Telling> checked(List<Telling> settled, List<Whose.Found> people, List<Long> corrects,
            Optional<Long> number, Speaker speaker) {
        var before = open(number, speaker).map(known -> known.draft().tellings())
                .filter(tellings -> tellings.size() == settled.size());
        var onFile = new TellChecks(catalog, recorder.skills(speaker));
        List<Telling> checked = new ArrayList<>();
        for (int index = 0; index < settled.size(); index++) {
            var telling = settled.get(index);
            var at = index;
            var confirmed = before.flatMap(tellings -> confirmed(tellings.get(at), telling));
            checked.add(Claims.isShown(speaker, people.get(index).person()) ? onFile.checked(telling,
                    people.get(index).person().id(), confirmed, index < corrects.size(), speaker.ownDay()) : telling);
        }
        return checked;
    }

    /** Why the day was open that is known now and was the choice. */
    private static Optional<Why> confirmed(Telling before, Telling now) {
        return before.day() instanceof Slot.Open<LocalDate>(var why, var _, var choices) && why.isConfirmedByPicking()
                && now.day().known().filter(choices::contains).isPresent() ? Optional.of(why) : Optional.empty();
    }

    private Optional<OpenTelling> open(Optional<Long> number, Speaker speaker) {
        return number.flatMap(known -> memory.begun(known, speaker)).flatMap(OpenTelling::read);
    }

    /** What is on file and asked about is put right by what is told; where that cannot be, it is a new one. */
    Reply putRight(long number, Draft draft, Speaker speaker) {
        var tellings = draft.tellings().stream().map(TellSettling::picked).toList();
        return settle(tellings, heldImport(draft, speaker).stream().toList(), Optional.of(number), speaker);
    }

    /** It holds as long as its kind does, whatever was said. */
    Reply asUsual(long number, OpenTelling open, Speaker speaker) {
        var tellings = open.draft().tellings().stream().map(TellSettling::picked).map(one -> new Telling(one.kind(),
                one.who(), one.credential(), one.day(), Optional.empty(), one.link(), one.words())).toList();
        return settle(tellings, open.corrects(), Optional.of(number), speaker);
    }

    private static Telling picked(Telling telling) {
        return telling.day() instanceof Slot.Open<LocalDate>(var why, var _, var choices) && why.isConfirmedByPicking()
                && !choices.isEmpty() ? telling.on(Slot.of(choices.getFirst())) : telling;
    }

    /** What is held of the one thing that is asked about. */
    private Optional<Certification> held(Draft draft, Speaker speaker) {
        var telling = draft.tellings().getFirst();
        return draft.question().open().why() != Why.HELD || draft.tellings().size() > 1 ? Optional.empty()
                : recorder.skills(speaker).certifications().stream()
                        .filter(one -> one.active()
                                && telling.credential().known().filter(one.credential()::equals).isPresent()
                                && one.earned().toString().equals(draft.question().open().said())
                                && whose.of(telling.who(), speaker) instanceof Whose.Found(var person, var _)
                                && person.id().equals(one.person()))
                        .findFirst();
    }

    /** The import that told it, where the speaker may correct that. */
    private Optional<Long> heldImport(Draft draft, Speaker speaker) {
        return held(draft, speaker).filter(Claims::isTold).map(one -> one.origin().importNumber())
                .filter(OptionalLong::isPresent).map(OptionalLong::getAsLong).filter(id -> recorder
                        .correctable(new ImportId(id), speaker).filter(told -> !Claims.isRenewal(told)).isPresent());
    }

    Reply record(List<TellRecorder.Ready> ready, List<Long> corrects, List<String> besides, Speaker speaker) {
        var done = recorder.record(ready, corrects, besides, speaker);
        if (done.reply().tone() == Reply.Tone.ANSWER) {
            settleOpen(ready, speaker);
        }
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

    /** What was begun of the same credential and person is settled by saying it whole. */
    private void settleOpen(List<TellRecorder.Ready> ready, Speaker speaker) {
        var kept = memory.begun(speaker);
        var open = kept.flatMap(memory::open).filter(known -> known.corrects().isEmpty());
        if (open.isEmpty()) {
            return;
        }
        var tellings = open.get().draft().tellings();
        var left = tellings.stream().filter(telling -> ready.stream().noneMatch(one -> isOf(telling, one, speaker)))
                .toList();
        if (left.isEmpty()) {
            memory.end(kept.get().number(), speaker);
        } else if (left.size() < tellings.size()) {
            var asked = Question.of(left).isPresent() ? left : left.stream().map(one -> one.unless("")).toList();
            if (Question.of(asked).isPresent()) {
                memory.change(kept.get().number(),
                        new OpenTelling(new Draft(asked, open.get().draft().begun()), List.of()), speaker);
            }
        }
    }

    private boolean isOf(Telling telling, TellRecorder.Ready one, Speaker speaker) {
        return telling.kind() == one.kind()
                && telling.credential().known().filter(one.credential().id()::equals).isPresent()
                && (!(whose.of(telling.who(), speaker) instanceof Whose.Found(var person, var _))
                        || person.id().equals(one.person().id()));
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
        var before = open(number, speaker);
        var open = new OpenTelling(
                new Draft(tellings, before.map(known -> known.draft().begun()).orElseGet(memory::now)), corrects);
        long kept = number.orElseGet(() -> memory.keep(open, speaker));
        number.ifPresent(known -> memory.change(known, open, speaker));
        return isUntied && open.draft().question().piece() == Piece.PERSON ? untied(kept, speaker)
                : asked(kept, open, speaker);
    }

    /** The question; not where it says what is on file of somebody, which may be said to the speaker elsewhere only. */
    Reply asked(long number, OpenTelling open, Speaker speaker) {
        return isShown(open.draft(), speaker) ? question(number, open, speaker) : elsewhere(number, speaker);
    }

    private boolean isShown(Draft draft, Speaker speaker) {
        var question = draft.question();
        return !TellChecks.saysWhatIsOnFile(question.open().why())
                || whose.of(draft.tellings().get(question.telling()).who(), speaker) instanceof Whose.Found(var person, var _)
                        && Claims.isShown(speaker, person);
    }

    private static Reply elsewhere(long number, Speaker speaker) {
        var isOverheard = speaker.message().place() == Message.Place.SHARED;
        return Reply.question(
                "What I have to ask of that is about another one's record, which "
                        + (isOverheard ? "I do not speak of where others read along. Go on in a direct message to me: cert draft "
                                + number + "." : "a manager may see. A manager can record it, or they can tell me themselves.")
                        + " Nothing is recorded yet.",
                new Block.Buttons(
                        List.of(new Block.Button("Never mind", "cert draft " + number + " cancel", false))));
    }

    private Reply question(long number, OpenTelling open, Speaker speaker) {
        return questions.ask(number, open, held(open.draft(), speaker), heldImport(open.draft(), speaker).isPresent(),
                speaker, firm.people(speaker.situation()));
    }

    /** The question again, with what is understood so far, where something was to be put right that is not found in it. */
    Reply puzzled(long number, OpenTelling open, Speaker speaker) {
        var again = asked(number, open, speaker);
        if (!isShown(open.draft(), speaker)) {
            return again;
        }
        var people = firm.people(speaker.situation());
        var isOfOne = open.draft().tellings().size() == 1;
        return new Reply((isOfOne ? "Then say what it should be, or choose. "
                : "What that puts right is not clear to me: say it like no, the first was AZ-104, or not AZ-305 but"
                        + " AZ-104. ")
                + again.summary(), again.tone(),
                Stream.concat(
                        Stream.<Block>of(
                                new Block.Paragraph(
                                        "So far I understand: "
                                                + Wording.list(open.draft().tellings().stream()
                                                        .map(telling -> questions.soFar(telling, people)).toList())
                                                + ".")),
                        again.blocks().stream()).toList());
    }

    /** What a draft is about, in a few words; empty where no certification is known of it. */
    String about(Draft draft) {
        return Wording.list(draft.tellings().stream().flatMap(telling -> telling.credential().known().stream())
                .distinct().map(id -> TellEcho.brief(catalog.get(id))).toList());
    }

    private Reply untied(long number, Speaker speaker) {
        var blocks = new ArrayList<Block>(me.untied(speaker));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Go on", "cert draft " + number + " person me", false),
                new Block.Button("Never mind", "cert draft " + number + " cancel", false))));
        return new Reply("I keep what you told me, but nothing is recorded yet: I do not know which person of the firm"
                + " you are. Go on once I do.", Reply.Tone.QUESTION, blocks);
    }
}
