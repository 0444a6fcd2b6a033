package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Link;
import dev.seventy.speech.Slot;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Understanding;
import dev.seventy.speech.Who;
import dev.seventy.store.ImportId;

/** Puts right what somebody told last, or what they choose. */
final class TellCorrections {

    private final Catalog catalog;
    private final TellMemory memory;
    private final TellWhose whose;
    private final TellRecorder recorder;
    private final TellSettling settling;
    private final TellForms forms;

    TellCorrections(Catalog catalog, TellMemory memory, TellWhose whose, TellRecorder recorder,
            TellSettling settling) {
        this.catalog = catalog;
        this.memory = memory;
        this.whose = whose;
        this.recorder = recorder;
        this.settling = settling;
        forms = new TellForms(catalog);
    }

    Reply corrected(Understanding.Change change, Speaker speaker) {
        var held = recorder.brought(memory.imports(speaker), speaker);
        if (held.isEmpty()) {
            return Reply.refused("What I recorded here last is not in force any more, so there is nothing to correct."
                    + " Nothing was changed. Please say it whole, such as: I passed AZ-305 on 3 March.");
        }
        if (held.size() > 1 && change.credential().isPresent()) {
            return Reply
                    .question("Which of them is to be corrected? Nothing has changed yet.",
                            new Block.Buttons(held.stream()
                                    .map(one -> new Block.Button(TellEcho.brief(catalog.get(one.credential())),
                                            "cert fix " + one.origin().importNumber().orElseThrow(), false, true))
                                    .toList()));
        }
        return settling.settle(held.stream().map(one -> corrected(one, change)).toList(),
                held.stream().map(one -> one.origin().importNumber().orElseThrow()).toList(), Optional.empty(),
                speaker);
    }

    /** Another day or certification brings another expiry, unless only the badge knew it. */
    private Telling corrected(Certification held, Understanding.Change change) {
        var isSame = change.credential().isEmpty() && change.day().isEmpty();
        return new Telling(Claim.Kind.EARNED, change.who().orElseGet(() -> Slot.of(new Who.Person(held.person()))),
                change.credential().orElseGet(() -> Slot.of(held.credential())),
                change.day().orElseGet(() -> Slot.of(held.earned())),
                isSame || catalog.get(held.credential()).lifetime().end(held.earned()).isEmpty() ? held.expires()
                        : Optional.empty(),
                held.link().flatMap(Link::of), held.link().orElse(""));
    }

    Reply fix(ImportId id, Speaker speaker) {
        var held = recorder.correctable(id, speaker).map(_ -> recorder.brought(List.of(id.value()), speaker)).orElse(List.of());
        if (held.size() != 1) {
            return Reply.refused(
                    "Import " + id.value() + " is no certification that you told and that is in force."
                            + " Nothing was changed.",
                    new Block.Buttons(List.of(new Block.Button("Log a certification", "cert form", true, true))));
        }
        memory.fixing(id.value(), speaker);
        return forms.fix(held.getFirst(), id, whose.line(Slot.of(new Who.Person(held.getFirst().person())), speaker));
    }
}
