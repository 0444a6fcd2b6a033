package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Draft;

/** The buttons that the last answer to a telling or an undo showed in a place: whoever types what one says presses it. */
final class TellShown {

    private static final Pattern CLOSING = Pattern.compile("[.!]$");
    /** What is open stays so for days; whatever else a button does is meant just after it was shown. */
    private static final Pattern OF_DRAFT = Pattern.compile("cert (?:form )?draft .*");

    private final TellMemory memory;

    TellShown(TellMemory memory) {
        this.memory = memory;
    }

    /**
     * A button that was shown.
     *
     * @param isOfBefore whether something else was asked since
     */
    record Pressed(String line, boolean isOfBefore) {
    }

    void keep(Reply reply, Speaker speaker) {
        var buttons = reply.buttons();
        List<String> lines = new ArrayList<>(
                buttons.stream().map(button -> written(button.label(), button.command())).toList());
        if (reply.tone() == Reply.Tone.QUESTION && isChoice(buttons)) {
            for (int index = 0; index < buttons.size(); index++) {
                lines.add(written(Integer.toString(index + 1), buttons.get(index).command()));
            }
        }
        memory.shows(String.join("\n", lines), speaker);
    }

    /** Whether they do the same with several things, each of which is named by a number or an exam. */
    private static boolean isChoice(List<Button> buttons) {
        return buttons.size() > 1
                && buttons.stream()
                        .map(button -> Stream.of(button.command().split(" "))
                                .filter(word -> word.chars().noneMatch(Character::isDigit)).toList())
                        .distinct().count() == 1;
    }

    private static String written(String label, String line) {
        return key(label) + "\t" + line;
    }

    /** The line of the button that says just that; empty where none does, or several do. */
    Optional<Pressed> pressed(String typed, Speaker speaker) {
        var here = memory.here(speaker);
        return here.shown().flatMap(kept -> {
            var isJustNow = here.now().isBefore(kept.expires().minus(Draft.KEPT).plus(TellMemory.JUST_NOW));
            var lines = kept.content().lines().map(line -> line.split("\t", 2))
                    .filter(parts -> parts[0].equals(key(typed))).map(parts -> parts[1])
                    .filter(line -> isJustNow || OF_DRAFT.matcher(line).matches()).collect(Collectors.toSet());
            return lines.size() == 1
                    ? lines.stream().findFirst().map(line -> new Pressed(line, here.hasAskedSince(kept.number())))
                    : Optional.empty();
        });
    }

    private static String key(String label) {
        return CLOSING.matcher(CommandParser.spoken(label)).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
