package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.TellWhose.Whose;
import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Instead;
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
    private final TellChosen chosen;
    private final TellForms forms;

    TellCorrections(Catalog catalog, TellMemory memory, TellWhose whose, TellRecorder recorder, TellSettling settling,
            TellChosen chosen) {
        this.catalog = catalog;
        this.memory = memory;
        this.whose = whose;
        this.recorder = recorder;
        this.settling = settling;
        this.chosen = chosen;
        forms = new TellForms(catalog);
    }

    /** @param index which of those that were told last, counted from zero */
    Reply corrected(int index, Understanding.Change change, Speaker speaker) {
        var imports = memory.here(speaker).told().imports();
        return corrected(index < imports.size() ? List.of(imports.get(index)) : imports, change, speaker);
    }

    Reply corrected(Understanding.Change change, Speaker speaker) {
        return corrected(memory.here(speaker).told().imports(), change, speaker);
    }

    private Reply corrected(List<Long> imports, Understanding.Change change, Speaker speaker) {
        var held = recorder.brought(imports, speaker);
        if (held.isEmpty() && imports.size() == 1 && hasNothingOfItsOwn(new ImportId(imports.getFirst()), speaker)) {
            return nothingOfItsOwn(new ImportId(imports.getFirst()));
        }
        if (held.isEmpty()) {
            return Reply.refused("What I recorded here last is not in force any more, so there is nothing to correct."
                    + " Nothing was changed. Please say it whole, such as: I passed AZ-305 on 3 March.");
        }
        var named = change.instead().isOfAnything() ? held
                : held.stream().filter(one -> isMeant(one, change.instead(), speaker)).toList();
        return named.isEmpty() || named.size() > 1 && isOfOneOnly(named, change) ? which(held, speaker)
                : putRight(named, change, speaker);
    }

    /** Whether it is one of those of whom, or of which, a correction says that it is not so. */
    private boolean isMeant(Certification held, Instead instead, Speaker speaker) {
        return (instead.people().isEmpty() || instead.people().stream()
                .anyMatch(who -> whose.of(who, speaker) instanceof Whose.Found(var person, var _)
                        && person.id().equals(held.person())))
                && (instead.credentials().isEmpty() || instead.credentials().stream()
                        .anyMatch(credential -> credential.known().filter(held.credential()::equals).isPresent()));
    }

    /** Whether what is said anew is not the same of all that were told together. */
    private static boolean isOfOneOnly(List<Certification> held, Understanding.Change change) {
        return change.credential().isPresent()
                || change.who().isPresent() && held.stream().map(Certification::person).distinct().count() > 1;
    }

    private Reply which(List<Certification> held, Speaker speaker) {
        memory.asksElse(speaker);
        return Reply
                .question(
                        (held.size() == 1 ? "That is not what I recorded here last. Is it to be corrected?"
                                : "Which of them is to be corrected?") + " Nothing has changed yet.",
                        new Block.Buttons(held.stream()
                                .map(one -> new Block.Button(chosen.label(one, speaker),
                                        "cert fix " + one.origin().importNumber().orElseThrow(), false, true))
                                .toList()));
    }

    private Reply putRight(List<Certification> held, Understanding.Change change, Speaker speaker) {
        var ids = held.stream().map(one -> new ImportId(one.origin().importNumber().orElseThrow())).toList();
        List<Telling> tellings = new ArrayList<>();
        for (int index = 0; index < held.size(); index++) {
            var isRenewal = recorder.correctable(ids.get(index), speaker).filter(Claims::isRenewal).isPresent();
            tellings.add(isRenewal ? renewed(held.get(index), change) : corrected(held.get(index), change));
        }
        return settling.settle(tellings, ids.stream().map(ImportId::value).toList(), Optional.empty(), speaker);
    }

    /** Another day or certification brings another expiry, unless only the badge knew it. */
    private Telling corrected(Certification held, Understanding.Change change) {
        var isSame = change.credential().isEmpty() && change.day().isEmpty();
        return telling(Claim.Kind.EARNED, held, change, change.day().orElseGet(() -> Slot.of(held.earned())),
                isSame || catalog.get(held.credential()).lifetime().end(held.earned()).isEmpty() ? held.expires()
                        : Optional.empty());
    }

    /** The day of a renewal is not kept, as its expiry does not hang on it: where something else changes, it is asked. */
    private static Telling renewed(Certification held, Understanding.Change change) {
        return telling(Claim.Kind.RENEWED, held, change, change.day().orElseGet(Slot::missing), Optional.empty());
    }

    private static Telling telling(Claim.Kind kind, Certification held, Understanding.Change change,
            Slot<LocalDate> day, Optional<LocalDate> expires) {
        return new Telling(kind, change.who().orElseGet(() -> Slot.of(new Who.Person(held.person()))),
                change.credential().orElseGet(() -> Slot.of(held.credential())), day, expires,
                held.link().flatMap(Link::of), held.link().orElse(""));
    }

    /** What was recorded here last, with the ways to take it back. */
    Reply ofTheLast(TellWishes.Wish wish, Speaker speaker) {
        var isLetGo = wish == TellWishes.Wish.LET_GO;
        var stands = chosen.isAsked(speaker) ? "All right, they stand." : "All right, it stands.";
        if ((isLetGo || wish == TellWishes.Wish.KEEP) && memory.declined(speaker)) {
            return Reply.answer(stands + " Nothing was changed.");
        }
        if (wish == TellWishes.Wish.KEEP) {
            return Reply.answer("All right, nothing is taken back. Nothing was changed.");
        }
        var held = recorder.brought(memory.here(speaker).told().imports(), speaker);
        if (held.isEmpty()) {
            return Reply.answer((isLetGo ? "Nothing is open here."
                    : "What I recorded here last is not in force any more, or there was nothing.")
                    + " Nothing was changed.");
        }
        var first = held.getFirst().origin().importNumber().orElseThrow();
        if (held.size() == 1 && wish == TellWishes.Wish.CORRECT) {
            return fix(new ImportId(first), speaker);
        }
        var options = held.stream().map(one -> chosen.option(one, speaker)).toList();
        List<Block.Button> buttons = new ArrayList<>();
        for (var one : held) {
            var label = held.size() == 1 ? "" : " " + chosen.label(one, speaker);
            var id = one.origin().importNumber().orElseThrow();
            buttons.add(new Block.Button("Undo" + label, "undo " + id, false));
            buttons.add(new Block.Button("Fix" + label, "cert fix " + id, false, true));
        }
        if (wish == TellWishes.Wish.TAKE_BACK && held.size() == 1) {
            memory.doubting(first, speaker);
        } else if (wish == TellWishes.Wish.TAKE_BACK) {
            chosen.asks(options, speaker);
            TellChosen.everything("Undo", options).ifPresent(buttons::add);
        } else if (!isLetGo) {
            memory.asksElse(speaker);
        }
        return Reply.question(
                (isLetGo ? "Nothing is open here. What I recorded last stands: " : "What I recorded here last is ")
                        + Wording.list(held.stream()
                                .map(one -> catalog.get(one.credential()).title()
                                        + (speaker.sees(one.person()) ? " of " + Numbers.show(one.earned()) : ""))
                                .toList())
                        + (isLetGo ? "."
                                : wish == TellWishes.Wish.CORRECT ? ". Which of them is to be corrected?"
                                        : held.size() > 1 ? ". Which of them shall I take back?"
                                                : ". Shall I take it back?")
                        + " Nothing was changed.",
                new Block.Buttons(buttons));
    }

    /** Whether it is in force and all that it says stands in another import. */
    private boolean hasNothingOfItsOwn(ImportId id, Speaker speaker) {
        return recorder.correctable(id, speaker).filter(Claims::isPassed).isPresent()
                && recorder.brought(List.of(id.value()), speaker).isEmpty();
    }

    private static Reply nothingOfItsOwn(ImportId id) {
        return Reply.refused(
                "What import " + id.value()
                        + " says was on file already, or was told anew since, so there is nothing of"
                        + " its own to correct. Nothing was changed. Taking it back brings back what it had corrected.",
                new Block.Buttons(List.of(new Block.Button("Undo", "undo " + id.value(), false))));
    }

    Reply fix(ImportId id, Speaker speaker) {
        if (hasNothingOfItsOwn(id, speaker)) {
            return nothingOfItsOwn(id);
        }
        var told = recorder.correctable(id, speaker);
        var held = told.map(_ -> recorder.brought(List.of(id.value()), speaker)).orElse(List.of());
        if (held.size() != 1) {
            return Reply.refused(
                    "Import " + id.value() + " is no certification that you told and that is in force."
                            + " Nothing was changed.",
                    new Block.Buttons(List.of(new Block.Button("Log a certification", "cert form", true, true))));
        }
        memory.fixing(id.value(), speaker);
        if (told.filter(Claims::isRenewal).isPresent()) {
            return Reply.question(
                    "What should it be? Say the day of the renewal, such as: it was on 3 May; or what was renewed."
                            + " Nothing has changed yet.",
                    new Block.Buttons(List.of(new Block.Button("Undo", "undo " + id.value(), false))));
        }
        return forms.fix(held.getFirst(), id, whose.line(Slot.of(new Who.Person(held.getFirst().person())), speaker),
                speaker.sees(held.getFirst().person()));
    }
}
