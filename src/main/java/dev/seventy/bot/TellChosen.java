package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Chosen;
import dev.seventy.speech.PlainAnswer;
import dev.seventy.speech.SpeechReader;
import dev.seventy.store.ImportId;
import dev.seventy.store.ImportRecord;

/** Takes back what somebody names: one of several that they were asked about, or what they told of a certification. */
final class TellChosen {

    /** More than that are a list to choose from. */
    private static final int MOST_BUTTONS = 4;
    private static final String WHICH = "Which of them shall I take back?";
    private static final Pattern TAKING_BACK = Pattern
            .compile("(?i)(?:please |pls )?(?:(?:undo|revert|take back)(?: (.+))?|take (.{1,200}) back[.!]?)");

    private final Catalog catalog;
    private final CommandParser parser;
    private final TellMemory memory;
    private final TellWhose whose;
    private final TellRecorder recorder;
    private final SpeechReader reader;

    TellChosen(Catalog catalog, CommandParser parser, TellMemory memory, TellWhose whose, TellRecorder recorder,
            SpeechReader reader) {
        this.catalog = catalog;
        this.parser = parser;
        this.memory = memory;
        this.whose = whose;
        this.recorder = recorder;
        this.reader = reader;
    }

    /**
     * One of several that can be taken back.
     *
     * @param whose the name of whose it is; empty where it is the speaker's own, or may not be said
     * @param line by which it is taken back
     */
    record Option(CredentialId credential, String whose, String line) {

        private String written() {
            return credential.value() + "\t" + whose.strip().replaceAll("\\s+", " ") + "\t" + line;
        }

        private static Option read(String written) {
            var parts = written.split("\t", 3);
            return new Option(new CredentialId(parts[0]), parts[1], parts[2]);
        }

        /** The import that it was; empty where something else takes it back. */
        private Optional<Long> told() {
            return LastChange.ofImport(line);
        }

        private Chosen.Option spoken() {
            return new Chosen.Option(credential, whose, told().orElse(0L));
        }
    }

    /** {@code Take back both}, {@code Take back all 3}. */
    static String all(String what, int count) {
        return what + (count == 2 ? " both" : " all " + count);
    }

    private static Optional<String> everything(List<Option> options) {
        var ids = options.stream().flatMap(one -> one.told().stream()).toList();
        return Optional.of(ids).filter(told -> told.size() == options.size()).map(ImportLines::undoing);
    }

    /** The button for all of them; empty where no one line takes them back. */
    static Optional<Block.Button> everything(String what, List<Option> options) {
        return everything(options).map(line -> new Block.Button(all(what, options.size()), line, true));
    }

    /** What is said next may say which of them is to be taken back. */
    void asks(List<Option> options, Speaker speaker) {
        memory.choosing(options.stream().map(Option::written).toList(), speaker);
    }

    /** Asks which of several; a button for all of them is the last. */
    Reply ask(String said, List<Option> options, Speaker speaker) {
        asks(options, speaker);
        List<Block.Button> buttons = new ArrayList<>();
        options.forEach(one -> buttons.add(new Block.Button("Take back " + label(one), one.line(), true)));
        everything("Take back", options).ifPresent(buttons::add);
        return Reply.question((said + " " + WHICH + " Nothing has changed yet.").strip(),
                options.size() > MOST_BUTTONS ? new Block.Choice("Take back", buttons) : new Block.Buttons(buttons));
    }

    /** The same again, where an answer was not clear. */
    Reply again(Speaker speaker) {
        var options = options(speaker);
        var first = options.getFirst();
        var isOnlyOne = options.stream().filter(one -> one.credential().equals(first.credential())).count() == 1;
        var all = everything(options).isEmpty() ? "" : options.size() == 2 ? "both, " : "all of them, ";
        return ask(
                "I did not understand which. Say for example: " + all + "the first, "
                        + (isOnlyOne ? TellEcho.brief(catalog.get(first.credential())) + ", " : "") + "or no.",
                options, speaker);
    }

    private String label(Option option) {
        return TellEcho.brief(catalog.get(option.credential()))
                + (option.whose().isEmpty() ? "" : ", " + option.whose());
    }

    String label(Certification held, Speaker speaker) {
        return label(option(held, speaker));
    }

    private List<Option> options(Speaker speaker) {
        return memory.here(speaker).options().stream().map(Option::read)
                .map(one -> speaker.isOverheard() ? new Option(one.credential(), "", one.line()) : one).toList();
    }

    boolean isAsked(Speaker speaker) {
        return !memory.here(speaker).options().isEmpty();
    }

    /** That a line answers the question which of several, but not clearly. */
    Optional<TellHeard> stillChoosing(String line, Speaker speaker) {
        var options = options(speaker);
        return !options.isEmpty() && (PlainAnswer.isYes(line) || chosen(line, options).isPresent())
                ? Optional.of(new TellHeard.StillChoosing())
                : Optional.empty();
    }

    /** Whether a number is the place of one that is asked about, and the import of none of them. */
    boolean isPlaceOnly(List<Long> numbers, Speaker speaker) {
        var options = options(speaker);
        return numbers.stream().anyMatch(number -> number >= 1 && number <= options.size()
                && options.stream().noneMatch(one -> one.told().equals(Optional.of(number))));
    }

    /** What a line says of what stands, and shall be taken back or not, whatever else is open. */
    Optional<TellHeard> heard(String line, Speaker speaker) {
        if (isOfSeveralJustTold(line, speaker)) {
            return Optional.of(new TellHeard.OfTheLast(TellWishes.Wish.TAKE_BACK));
        }
        if (TellWishes.isKeeping(line)) {
            return Optional.of(new TellHeard.OfTheLast(TellWishes.Wish.KEEP));
        }
        if (takesNothingBack(line, speaker)) {
            return Optional.of(isAsked(speaker) ? new TellHeard.StillChoosing()
                    : new TellHeard.TakesNothingBack(isOfAnotherDay(line, speaker)));
        }
        var told = told(line, speaker);
        return !told.isEmpty() ? Optional.of(new TellHeard.TakesBack(told))
                : Optional.of(line).filter(TellWishes::isAskingBack).flatMap(_ -> memory.here(speaker).confirmed())
                        .map(TellHeard.AskedBack::new);
    }

    /** What a line takes back at once; empty where it takes back nothing, or that is to be asked first. */
    Optional<Command> command(String line, Speaker speaker) {
        var options = options(speaker);
        var undo = options.isEmpty() ? justTold(line, speaker)
                : chosen(line, options).flatMap(meant -> line(single(meant), options));
        return undo.map(known -> parser.parse(known, speaker.today()));
    }

    /** The line that takes back those of some places; empty where there are none, or no one line takes them back. */
    private static Optional<String> line(List<Integer> places, List<Option> options) {
        var meant = places.stream().map(options::get).toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst().line())
                : everything(meant).filter(_ -> !meant.isEmpty());
    }

    private Optional<List<Set<Integer>>> chosen(String line, List<Option> options) {
        return reader.chosen(line, options.stream().map(Option::spoken).toList());
    }

    /** The places of those that are meant; none where one of them could be another. */
    private static List<Integer> single(List<Set<Integer>> meant) {
        return meant.stream().allMatch(one -> one.size() == 1) ? meant.stream().flatMap(Set::stream).distinct().toList()
                : List.of();
    }

    private Optional<String> justTold(String line, Speaker speaker) {
        var options = named(line).isEmpty() ? List.<Option>of() : justTold(speaker);
        return named(line).flatMap(rest -> chosen(rest, options)).flatMap(meant -> line(single(meant), options));
    }

    /** Whether a line is about what was told here just now, but does not say clearly which of several. */
    private boolean isOfSeveralJustTold(String line, Speaker speaker) {
        var options = named(line).isEmpty() || isAsked(speaker) ? List.<Option>of() : justTold(speaker);
        return options.size() > 1 && named(line).flatMap(rest -> chosen(rest, options)).isPresent();
    }

    private List<Option> justTold(Speaker speaker) {
        var imports = memory.here(speaker).told().imports().stream()
                .filter(id -> recorder.correctable(new ImportId(id), speaker).map(ImportRecord::recorded)
                        .filter(told -> memory.now().isBefore(told.plus(TellMemory.JUST_NOW))).isPresent())
                .toList();
        return recorder.brought(imports, speaker).stream().sorted(Comparator.comparing(TellChosen::number))
                .map(one -> option(one, speaker)).toList();
    }

    /** What a line says is to be taken back; empty where it says nothing of the kind, or asks. */
    static Optional<String> named(String line) {
        var taking = TAKING_BACK.matcher(line.strip());
        return taking.matches() && !PlainAnswer.isAsking(line) ? Optional.ofNullable(taking.group(1))
                .or(() -> Optional.ofNullable(taking.group(2))).filter(rest -> !rest.isBlank()) : Optional.empty();
    }

    /** What the speaker told last of what a line takes back; none where they told nothing of it that is in force. */
    List<Certification> told(String line, Speaker speaker) {
        var occasion = whose.occasion(speaker);
        var wanted = named(line.replace('?', ' ')).map(rest -> reader.withoutDays(rest, occasion));
        if (wanted.isEmpty()) {
            return List.of();
        }
        var days = reader.days(line, occasion);
        var held = recorder.told(speaker).stream()
                .filter(one -> days.stream().allMatch(day -> day.contains(one.earned())))
                .sorted(Comparator.comparing((Certification one) -> number(one)).reversed()).toList();
        var options = held.stream().map(one -> option(one, speaker)).toList();
        return reader.named(wanted.get(), options.stream().map(Option::spoken).toList()).orElse(List.of()).stream()
                .map(places -> held.get(Collections.min(places))).distinct().toList();
    }

    /** Whether a line speaks of taking back, and yet nothing that stands is to be taken back by it. */
    boolean takesNothingBack(String line, Speaker speaker) {
        return isOfAnotherDay(line, speaker) || reader.isSparing(line, whose.occasion(speaker));
    }

    private boolean isOfAnotherDay(String line, Speaker speaker) {
        return named(line).isPresent() && !reader.days(line, whose.occasion(speaker)).isEmpty()
                && told(line, speaker).isEmpty();
    }

    /** Asks whether that is to be taken back, which a plain yes does. */
    Reply ask(List<Certification> told, Speaker speaker) {
        var line = ImportLines.undoing(told.stream().map(TellChosen::number).toList());
        memory.confirming(line, speaker);
        var it = told.size() == 1 ? "it" : "them";
        return Reply.question(
                "What you told of " + it + " last is "
                        + Wording.list(told.stream().map(one -> called(one, speaker)).toList()) + ". Shall I take " + it
                        + " back? Nothing has changed yet.",
                new Block.Buttons(List.of(new Block.Button(
                        told.size() == 1 ? "Take it back" : all("Take back", told.size()), line, true))));
    }

    private String called(Certification held, Speaker speaker) {
        var option = option(held, speaker);
        return catalog.get(held.credential()).title()
                + (speaker.sees(held.person()) ? " of " + Numbers.show(held.earned()) : "")
                + (option.whose().isEmpty() ? "" : ", of " + option.whose());
    }

    /** What was told, as one of several. */
    Option option(Certification held, Speaker speaker) {
        var isOwn = speaker.is(held.person());
        return new Option(held.credential(),
                isOwn || !speaker.sees(held.person()) ? "" : whose.name(held.person(), speaker),
                "undo " + number(held));
    }

    static long number(Certification held) {
        return held.origin().importNumber().orElseThrow();
    }
}
