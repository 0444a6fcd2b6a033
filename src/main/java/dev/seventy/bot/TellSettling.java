package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.bot.TellWhose.Whose;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
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

/** Records what is told where every piece of it is known, and otherwise keeps it and asks for what is missing. */
final class TellSettling {

    /** Whatever looks like one in a sentence. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://");
    private static final String NO_BADGE = "The link is not kept: it is no address of a badge at Credly, Accredible or"
            + " Microsoft Learn.";

    private final Catalog catalog;
    private final TellMemory memory;
    private final TellWhose whose;
    private final TellRecorder recorder;
    private final TellOpen open;
    private final TellTakenBack takenBack;

    TellSettling(Catalog catalog, TellMemory memory, TellWhose whose, TellRecorder recorder, TellOpen open,
            TellChosen chosen) {
        this.catalog = catalog;
        this.memory = memory;
        this.whose = whose;
        this.recorder = recorder;
        this.open = open;
        takenBack = new TellTakenBack(memory, recorder, chosen);
    }

    /**
     * Records what is told where every piece is known, and otherwise keeps it and asks for what is missing.
     *
     * @param number of the draft that it was so far
     */
    Reply settle(List<Telling> tellings, List<Long> corrects, Optional<Long> number, Speaker speaker) {
        return settle(tellings, corrects, number, Optional.empty(), speaker);
    }

    /** @param beside the number of the draft of which it is taken, and of which the rest stays open */
    private Reply settle(List<Telling> tellings, List<Long> corrects, Optional<Long> number, Optional<Long> beside,
            Speaker speaker) {
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
                settled.stream().anyMatch(TellSettling::hasForeignLink) ? List.of(NO_BADGE) : List.of(), beside,
                speaker);
        if (retracted.isEmpty()) {
            return done;
        }
        var asked = takenBack.ask(retracted, speaker);
        return done.with(Stream.concat(Stream.of(new Block.Paragraph(asked.summary())), asked.blocks().stream())
                .toArray(Block[]::new));
    }

    /** Asks whether what is on file of what was not passed shall be taken back; empty where nothing may be said. */
    Optional<Reply> denied(List<Telling> denied, Speaker speaker) {
        var onFile = denied.stream().flatMap(telling -> telling.credential().known().stream()
                .flatMap(id -> whose.of(telling.who(), speaker) instanceof Whose.Found(var person, var isOwn)
                        && (isOwn || Permissions.tellsOfOthers(speaker)) && speaker.sees(person.id())
                                ? Stream.of(new TellRecorder.Ready(telling.kind(), person, isOwn, catalog.get(id),
                                        Optional.empty(), Optional.empty(), Optional.empty()))
                                : Stream.empty()))
                .filter(one -> recorder.on(one, speaker).isPresent()).toList();
        return onFile.isEmpty() ? Optional.empty() : Optional.of(takenBack.ask(onFile, speaker));
    }

    /** What the speaker holds of some credentials. */
    List<Certification> ownOnFile(List<CredentialId> credentials, Speaker speaker) {
        return whose.of(new Who.Sender(), speaker) instanceof Whose.Found(var person, var _)
                ? recorder.skills(speaker).certifications().stream().filter(one -> one.active()
                        && one.person().equals(person.id()) && credentials.contains(one.credential())).toList()
                : List.of();
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
            checked.add(speaker.sees(people.get(index).person().id()) ? onFile.checked(telling,
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
        return settle(tellings, open.heldImport(draft, speaker).stream().toList(), Optional.of(number), speaker);
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

    Reply record(List<TellRecorder.Ready> ready, List<Long> corrects, List<String> besides, Speaker speaker) {
        return record(ready, corrects, besides, Optional.empty(), speaker);
    }

    private Reply record(List<TellRecorder.Ready> ready, List<Long> corrects, List<String> besides,
            Optional<Long> beside, Speaker speaker) {
        var done = recorder.record(ready, corrects, besides, speaker);
        if (done.reply().tone() == Reply.Tone.ANSWER) {
            settleOpen(ready, beside, speaker);
        }
        if (done.imports().isEmpty()) {
            return done.reply();
        }
        memory.told(done.imports(), speaker);
        return memory.here(speaker).begun().filter(kept -> memory.open(kept).isPresent())
                .map(kept -> done.reply().with(
                        new Block.Paragraph("There is something else that you began to tell me here."),
                        new Block.Buttons(
                                List.of(new Block.Button("Go on with it", "cert draft " + kept.number(), false)))))
                .orElseGet(done::reply);
    }

    /** What was begun of the same credential and person is settled by saying it whole. */
    private void settleOpen(List<TellRecorder.Ready> ready, Optional<Long> beside, Speaker speaker) {
        var kept = beside.isPresent() ? memory.begun(beside.get(), speaker) : memory.here(speaker).begun();
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
        var telling = new OpenTelling(
                new Draft(tellings, before.map(known -> known.draft().begun()).orElseGet(memory::now)), corrects);
        long kept = number.orElseGet(() -> memory.keep(telling, speaker));
        number.ifPresent(known -> memory.change(known, telling, speaker));
        return isUntied && telling.draft().question().piece() == Piece.PERSON ? open.untied(kept, speaker)
                : open.asked(kept, telling, speaker);
    }

    /** Records those of which every piece is known, and leaves the rest of it open, for which is asked then. */
    Reply others(long number, OpenTelling telling, Speaker speaker) {
        memory.asks(number, speaker);
        var others = telling.others();
        return others.isEmpty() ? open.asked(number, telling, speaker)
                : settle(others, List.of(), Optional.empty(), Optional.of(number), speaker);
    }
}
