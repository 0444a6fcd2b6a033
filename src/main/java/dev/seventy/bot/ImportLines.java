package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.reply.Block.Button;

/** Reads the lines about imports. */
final class ImportLines {

    /** Words for what was imported: an undo with one of them is about that, whatever was changed since. */
    private static final Set<String> IMPORTED = Set.of("import", "file", "files", "export", "data");
    /** Words around what is meant, as in "import a file" and "undo the last import". */
    private static final Set<String> AROUND = Stream
            .concat(IMPORTED.stream(),
                    Stream.of("a", "an", "the", "this", "my", "our", "last", "latest", "newest", "please"))
            .collect(Collectors.toUnmodifiableSet());
    /** Words between the numbers of several imports. */
    private static final Set<String> BETWEEN = Set.of("and", "import", "imports", "number", "numbers");
    /** With one of these it is not said which of the numbers are meant. */
    private static final Set<String> EXCEPTING = Set.of("or", "not", "but", "except", "without");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[,;+&]");
    private static final int MOST_DIGITS = 17;

    private ImportLines() {
    }

    static void addTo(Map<String, Function<Words, Command>> verbs) {
        for (var word : List.of("import", "upload")) {
            verbs.put(word, ImportLines::importing);
        }
        verbs.put("undo", ImportLines::undo);
        verbs.put("history", _ -> new Importing.ImportHistory());
    }

    private static Command importing(Words words) {
        return switch (words.at(0)) {
            case "template" ->
                new General.ImportTemplate(words.all().size() > 1 ? Optional.of(words.at(1)) : Optional.empty());
            case "confirm" -> number(words.at(1)).<Command>map(Importing.ImportConfirm::new)
                    .orElseGet(() -> whichImport("import confirm", words.at(1)));
            case "discard" -> number(words.at(1)).<Command>map(Importing.ImportDiscard::new)
                    .orElseGet(() -> whichImport("import discard", words.at(1)));
            case "history" -> new Importing.ImportHistory();
            default -> words.all().stream().allMatch(word -> AROUND.contains(word.toLowerCase(Locale.ROOT)))
                    ? new Importing.Import(Optional.empty(), false)
                    : files(words);
        };
    }

    private static Command whichImport(String what, String wanted) {
        return isTooLong(wanted) ? none(wanted)
                : new General.Unclear("Which import? Say its number, such as: " + what + " 3.",
                        List.of(new Button("Show the imports", "import history", true)));
    }

    private static Command files(Words words) {
        Optional<String> order = Optional.empty();
        boolean confirmed = false;
        for (int index = 0; index < words.all().size(); index++) {
            switch (words.at(index)) {
                case "--yes" -> confirmed = true;
                case "--dates" -> {
                    index++;
                    order = Optional.of(words.at(index));
                    if (!Set.of("day-first", "month-first").contains(words.at(index))) {
                        return new General.Unclear("--dates takes day-first or month-first, not '"
                                + NotUnderstood.cut(words.at(index)) + "'. Nothing was imported.", List.of());
                    }
                }
                default -> {
                    return new General.Unclear("'import " + NotUnderstood.cut(words.text())
                            + "' is not known. Send a file along with 'import', or say: import template people,"
                            + " import history. Nothing was imported.", List.of());
                }
            }
        }
        return new Importing.Import(order, confirmed);
    }

    private static Command undo(Words words) {
        var named = words;
        while (AROUND.contains(named.at(0))) {
            named = named.from(1);
        }
        var wanted = named.at(0);
        if (wanted.isEmpty()) {
            return words.all().stream().anyMatch(word -> IMPORTED.contains(word.toLowerCase(Locale.ROOT)))
                    ? new Importing.UndoImport(List.of())
                    : new Importing.Undo();
        }
        var parts = List.of(BETWEEN_NUMBERS.matcher(named.text().toLowerCase(Locale.ROOT)).replaceAll(" ").split(" +"));
        var numbers = parts.stream().takeWhile(part -> number(part).isPresent() || BETWEEN.contains(part))
                .flatMap(part -> number(part).stream()).distinct().toList();
        var isSure = parts.stream().noneMatch(EXCEPTING::contains)
                && parts.stream().flatMap(part -> number(part).stream()).distinct().count() == numbers.size();
        return numbers.isEmpty() || !isSure ? whichImport("undo", wanted) : new Importing.UndoImport(numbers);
    }

    /** The line that takes imports back. */
    static String undoing(List<Long> ids) {
        return "undo " + ids.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }

    /** Whether it is a number that no import has. */
    static boolean isTooLong(String typed) {
        var digits = digits(typed);
        return digits.length() > MOST_DIGITS && isNumber(digits);
    }

    /** Says so of a number as it was typed. */
    static Command none(String typed) {
        return new General.Unclear("There is no import " + NotUnderstood.cut(typed) + ". Nothing was changed.",
                List.of(new Button("Show the imports", "import history", true)));
    }

    private static Optional<Long> number(String text) {
        var digits = digits(text);
        return isNumber(digits) && digits.length() <= MOST_DIGITS ? Optional.of(Long.parseLong(digits))
                : Optional.empty();
    }

    private static String digits(String text) {
        return text.startsWith("#") ? text.substring(1) : text;
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
