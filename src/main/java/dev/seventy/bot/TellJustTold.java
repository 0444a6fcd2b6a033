package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Chosen;
import dev.seventy.speech.Dialogue;
import dev.seventy.speech.Piece;
import dev.seventy.speech.PlainAnswer;
import dev.seventy.speech.Slot;
import dev.seventy.speech.SpeechReader;
import dev.seventy.speech.Understanding;
import dev.seventy.speech.Who;
import dev.seventy.store.ImportId;

/** Hears what a line says of what was recorded last, and asks where it may be about an older question instead. */
final class TellJustTold {

    /** Puts right what was told, or answers what was asked. */
    private static final Pattern STATING = Pattern.compile("(?i)(?:it|that)(?:['’]?s)? .{1,200}");
    private static final Pattern ONLY = Pattern.compile("(?i)(?:(?:no|nope|sorry|actually|oops|wait)[,.!:]? )?"
            + "(?:(?:it|that) was |i passed |he passed |she passed )?(?:only|just) (.{1,200})");

    private static final String FIX = "cert fix ";

    private final Catalog catalog;
    private final TellMemory memory;
    private final TellWhose whose;
    private final TellRecorder recorder;
    private final SpeechReader reader;
    private final TellChosen chosen;

    TellJustTold(Catalog catalog, TellMemory memory, TellWhose whose, TellRecorder recorder, SpeechReader reader,
            TellChosen chosen) {
        this.catalog = catalog;
        this.memory = memory;
        this.whose = whose;
        this.recorder = recorder;
        this.reader = reader;
        this.chosen = chosen;
    }

    /** Whether a line says that what was told last is not so. */
    boolean isGoingBack(String line, Speaker speaker) {
        return !PlainAnswer.isAsking(line)
                && (Dialogue.isGoingBack(line) || reader.isOfAnotherPerson(line, whose.occasion(speaker)));
    }

    /** What a line says of what was recorded since something was asked that is still open. */
    Optional<TellHeard> beside(long number, OpenTelling open, String line, Speaker speaker) {
        if (!memory.here(speaker).hasJustTold() || reader.names(open.draft(), line, whose.occasion(speaker))
                || held(speaker).isEmpty()) {
            return Optional.empty();
        }
        if (isGoingBack(line, speaker)) {
            return Optional.of(new TellHeard.OfTheLast(TellWishes.Wish.TAKE_BACK));
        }
        return reader.read(line, whose.occasion(speaker)) instanceof Understanding.Corrects(var change)
                ? Optional.of(STATING.matcher(line.strip()).matches() && answers(open, change)
                        ? new TellHeard.OfEither(number, open, change)
                        : new TellHeard.Says(new Understanding.Corrects(change)))
                : Optional.empty();
    }

    private static boolean answers(OpenTelling open, Understanding.Change change) {
        return switch (open.draft().question().piece()) {
            case CREDENTIAL -> change.credential().isPresent();
            case PERSON -> change.who().isPresent();
            case DAY -> change.day().isPresent();
        };
    }

    private List<Certification> held(Speaker speaker) {
        return recorder.brought(memory.here(speaker).told().imports(), speaker).stream()
                .sorted(Comparator.comparing(TellChosen::number)).toList();
    }

    Reply ask(long number, OpenTelling open, Understanding.Change change, Speaker speaker) {
        var held = held(speaker);
        var day = change.day().flatMap(Slot::known);
        List<Block.Button> buttons = new ArrayList<>();
        for (var one : held) {
            var line = line(one, day.filter(_ -> held.size() == 1), speaker);
            buttons.add(new Block.Button(chosen.label(one, speaker), line, false, line.startsWith(FIX)));
        }
        var isDay = open.draft().question().piece() == Piece.DAY;
        buttons.add(new Block.Button("What is open",
                "cert draft " + number + day.filter(_ -> isDay).map(known -> " day " + known).orElse(""), false));
        return Reply.question("Is that about what I recorded last"
                + (held.size() == 1 ? ", " + TellEcho.brief(catalog.get(held.getFirst().credential())) + "," : "")
                + " or about what is still open? Nothing was changed.", new Block.Buttons(buttons));
    }

    /** The line that puts it right; one that asks for it where more would be lost, or nothing is known. */
    private String line(Certification held, Optional<LocalDate> day, Speaker speaker) {
        var id = new ImportId(TellChosen.number(held));
        var isWhole = held.link().isEmpty() && catalog.get(held.credential()).lifetime().end(held.earned()).isPresent()
                && recorder.correctable(id, speaker).filter(Claims::isPassed).isPresent();
        return day.filter(_ -> isWhole)
                .map(known -> "cert record fix " + id.value() + " " + TellEcho.brief(catalog.get(held.credential()))
                        + " " + TellLines.PERSON + " " + whose.line(Slot.of(new Who.Person(held.person())), speaker)
                        + " " + TellLines.DAY + " " + known)
                .orElseGet(() -> FIX + id.value());
    }

    /** Which of several that were told together are to be taken back, where a line says that only the others are so. */
    Optional<TellHeard> only(String line, Speaker speaker) {
        var said = ONLY.matcher(line.strip());
        if (!said.matches() || chosen.isAsked(speaker) || memory.here(speaker).hasAskedSince()) {
            return Optional.empty();
        }
        var held = held(speaker);
        var options = held.stream().map(
                one -> new Chosen.Option(one.credential(), chosen.option(one, speaker).whose(), TellChosen.number(one)))
                .toList();
        var meant = reader.chosen(said.group(1), options).orElse(List.of());
        var kept = meant.stream().filter(places -> places.size() == 1).flatMap(Set::stream).distinct().map(held::get)
                .toList();
        var others = held.stream().filter(one -> !kept.contains(one)).toList();
        return kept.isEmpty() || kept.size() < meant.size() || others.isEmpty() ? Optional.empty()
                : Optional.of(new TellHeard.TakesBack(others));
    }
}
