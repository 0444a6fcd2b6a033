package dev.seventy.bot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.store.ImportId;
import dev.seventy.store.ImportRecord;

/** Asks whether what somebody says never was so shall be taken back. */
final class TellTakenBack {

    private final TellMemory memory;
    private final TellRecorder recorder;
    private final TellChosen chosen;

    TellTakenBack(TellMemory memory, TellRecorder recorder, TellChosen chosen) {
        this.memory = memory;
        this.recorder = recorder;
        this.chosen = chosen;
    }

    /**
     * What is to be taken back, as it is asked.
     *
     * @param line that takes it back; empty where nothing does
     * @param said what is on file of it, or why nothing takes it back
     * @param question where it is the only one
     */
    private record Wish(TellRecorder.Ready what, Optional<String> line, Reply.Tone tone, String said, String question) {
    }

    /** What never was so is taken back only when whoever says it has seen what that is. */
    Reply ask(List<TellRecorder.Ready> all, Speaker speaker) {
        var wishes = all.stream().map(one -> wish(one, speaker)).distinct().toList();
        var open = wishes.stream().filter(wish -> wish.line().isPresent()).toList();
        var said = wishes.stream().map(Wish::said).filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        if (open.isEmpty()) {
            return wishes.stream().anyMatch(wish -> wish.tone() == Reply.Tone.REFUSED) ? Reply.refused(said)
                    : Reply.answer(said);
        }
        if (open.size() == 1) {
            return takeBack(open.getFirst().line().orElseThrow(), (said + " " + open.getFirst().question()).strip(),
                    speaker);
        }
        return chosen.ask(said, open.stream().map(TellTakenBack::option).toList(), speaker);
    }

    private static TellChosen.Option option(Wish wish) {
        return new TellChosen.Option(wish.what().credential().id(),
                wish.what().isOwn() ? "" : TellEcho.name(wish.what().person()), wish.line().orElseThrow());
    }

    private Wish wish(TellRecorder.Ready what, Speaker speaker) {
        var held = recorder.on(what, speaker);
        var person = what.isOwn() ? "me" : PeopleNamed.line(what.person()).orElse("");
        var drop = "cert drop " + TellEcho.brief(what.credential()) + " " + TellLines.PERSON + " " + person;
        if (!speaker.sees(what.person().id())) {
            return new Wish(what, Optional.of(drop), Reply.Tone.QUESTION, "", "Shall I take back that "
                    + TellEcho.name(what.person()) + " passed " + what.credential().title() + "?");
        }
        if (held.isEmpty()) {
            return new Wish(what, Optional.empty(), Reply.Tone.ANSWER,
                    what.credential().title() + " is not on file for "
                            + (what.isOwn() ? "you" : TellEcho.name(what.person()))
                            + ", so there is nothing to take back.",
                    "");
        }
        if (!held.get().isClaimed()) {
            return new Wish(what, Optional.empty(), Reply.Tone.REFUSED, what.credential().title()
                    + " is on file from the " + held.get().origin().kind().words()
                    + ", so only the next one takes it back, or whoever undoes that import. Nothing was changed.", "");
        }
        var id = held.get().origin().importNumber();
        var told = id.isPresent() ? recorder.correctable(new ImportId(id.getAsLong()), speaker)
                : Optional.<ImportRecord>empty();
        if (what.kind() == Claim.Kind.RENEWED || told.filter(Claims::isRenewal).isPresent()) {
            return renewed(what, held.get(), told.filter(Claims::isRenewal), drop, speaker);
        }
        var line = told.map(one -> "undo " + one.id().value()).orElse(drop);
        return new Wish(what, Optional.of(line), Reply.Tone.QUESTION,
                what.credential().title() + " of " + Numbers.show(held.get().earned()) + " is on file for "
                        + (what.isOwn() ? "you" : TellEcho.name(what.person())) + ".",
                "Shall I take it back?");
    }

    /** That it was not renewed leaves what was passed; that it was not passed, neither of the two. */
    private static Wish renewed(TellRecorder.Ready what, Certification held, Optional<ImportRecord> renewal,
            String drop, Speaker speaker) {
        var said = what.credential().title() + " of " + Numbers.show(held.earned()) + " is on file for "
                + (speaker.is(held.person()) ? "you" : TellEcho.name(what.person()));
        if (renewal.isEmpty()) {
            return new Wish(what, Optional.empty(), Reply.Tone.ANSWER,
                    said + ", and no renewal of it that you told, so there is nothing to take back.", "");
        }
        var isOfThePass = what.kind() != Claim.Kind.RENEWED;
        return new Wish(what, Optional.of(isOfThePass ? drop : "undo " + renewal.get().id().value()),
                Reply.Tone.QUESTION,
                said + held.expires().map(end -> ", renewed until " + Numbers.show(end)).orElse(", renewed") + ".",
                isOfThePass ? "Shall I take back both, the renewal and that it was passed?"
                        : "Shall I take back the renewal? That it was passed stands.");
    }

    private Reply takeBack(String line, String question, Speaker speaker) {
        memory.confirming(line, speaker);
        return Reply.question(question + " Nothing has changed yet.",
                new Block.Buttons(List.of(new Block.Button("Take it back", line, true))));
    }
}
