package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import dev.seventy.bot.TellWhose.Whose;
import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Draft;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Why;
import dev.seventy.store.ImportId;

/** Asks for what is open, and says what is. */
final class TellOpen {

    private final Catalog catalog;
    private final Firm firm;
    private final MeAnswers me;
    private final TellMemory memory;
    private final TellWhose whose;
    private final TellRecorder recorder;
    private final TellQuestions questions;

    TellOpen(Catalog catalog, Firm firm, MeAnswers me, TellMemory memory, TellWhose whose, TellRecorder recorder) {
        this.catalog = catalog;
        this.firm = firm;
        this.me = me;
        this.memory = memory;
        this.whose = whose;
        this.recorder = recorder;
        questions = new TellQuestions(catalog);
    }

    /** The question; not where it says what is on file of somebody, which may be said to the speaker elsewhere only. */
    Reply asked(long number, OpenTelling open, Speaker speaker) {
        memory.asks(number, speaker);
        return isShown(open.draft(), speaker) ? question(number, open, speaker) : elsewhere(number, speaker);
    }

    private boolean isShown(Draft draft, Speaker speaker) {
        var question = draft.question();
        return !TellChecks.saysWhatIsOnFile(question.open().why())
                || whose.of(draft.tellings().get(question.telling()).who(),
                        speaker) instanceof Whose.Found(var person, var _) && speaker.sees(person.id());
    }

    private static Reply elsewhere(long number, Speaker speaker) {
        var isOverheard = speaker.message().place() == Message.Place.SHARED;
        return Reply.question(
                "What I have to ask of that is about another one's record, which " + (isOverheard
                        ? "I do not speak of where others read along. Go on in a direct message to me: cert draft "
                                + number + "."
                        : "a manager may see. A manager can record it, or they can tell me themselves.")
                        + " Nothing is recorded yet.",
                new Block.Buttons(List.of(new Block.Button("Never mind", "cert draft " + number + " cancel", false))));
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

    /** What is not asked about any more, where only the rest of it is meant. */
    Block letGo(List<Telling> tellings, Speaker speaker) {
        var people = firm.people(speaker.situation());
        return new Block.Paragraph("I let go of the rest, and nothing of it is recorded: "
                + Wording.list(tellings.stream().map(telling -> questions.soFar(telling, people)).toList()) + ".");
    }

    /** A bare answer, when something else was asked since, changes nothing; what is open is asked again. */
    Reply aside(long number, OpenTelling open, Speaker speaker) {
        var isOnlyTold = memory.here(speaker).hasJustTold() && !memory.here(speaker).hasAskedElse(number);
        return again("I " + (isOnlyTold ? "recorded" : "asked")
                + " something else here since, so I did not take that as an answer.", number, open, speaker);
    }

    /** @param why a line beside what is open is not understood */
    Reply stillOpen(long number, OpenTelling open, String why, Speaker speaker) {
        return again(why.replace(Sentences.TRY, "") + " What I asked is still open:", number, open, speaker);
    }

    private Reply again(String why, long number, OpenTelling open, Speaker speaker) {
        var asked = asked(number, open, speaker);
        return new Reply(why + " " + asked.summary(), Reply.Tone.MISUNDERSTOOD, asked.blocks());
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
    Optional<Long> heldImport(Draft draft, Speaker speaker) {
        return held(draft, speaker).filter(Claims::isTold).map(one -> one.origin().importNumber())
                .filter(OptionalLong::isPresent).map(OptionalLong::getAsLong).filter(id -> recorder
                        .correctable(new ImportId(id), speaker).filter(told -> !Claims.isRenewal(told)).isPresent());
    }

    /** What a draft is about, in a few words; empty where no certification is known of it. */
    String about(Draft draft) {
        return Wording.list(draft.tellings().stream().flatMap(telling -> telling.credential().known().stream())
                .distinct().map(id -> TellEcho.brief(catalog.get(id))).toList());
    }

    /** The same, of whoever is no person of the firm yet. */
    Reply untied(long number, Speaker speaker) {
        memory.asks(number, speaker);
        var blocks = new ArrayList<Block>(me.untied(speaker));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Go on", "cert draft " + number + " person me", false),
                new Block.Button("Never mind", "cert draft " + number + " cancel", false))));
        return new Reply("I keep what you told me, but nothing is recorded yet: I do not know which person of the firm"
                + " you are. Go on once I do.", Reply.Tone.QUESTION, blocks);
    }
}
