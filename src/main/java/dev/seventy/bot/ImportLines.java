package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
                    .orElseGet(() -> whichImport("import confirm"));
            case "discard" -> number(words.at(1)).<Command>map(Importing.ImportDiscard::new)
                    .orElseGet(() -> whichImport("import discard"));
            case "history" -> new Importing.ImportHistory();
            default -> words.all().stream().allMatch(word -> AROUND.contains(word.toLowerCase(Locale.ROOT)))
                    ? new Importing.Import(Optional.empty(), false)
                    : files(words);
        };
    }

    private static Command whichImport(String what) {
        return new General.Unclear("Which import? Say its number, such as: " + what + " 3.",
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
                    ? new Importing.UndoImport(Optional.empty())
                    : new Importing.Undo();
        }
        return number(wanted).<Command>map(id -> new Importing.UndoImport(Optional.of(id)))
                .orElseGet(() -> whichImport("undo"));
    }

    private static Optional<Long> number(String text) {
        var digits = text.startsWith("#") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.length() < 18
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? Optional.of(Long.parseLong(digits))
                        : Optional.empty();
    }
}
