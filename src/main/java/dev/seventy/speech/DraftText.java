package dev.seventy.speech;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.seventy.catalog.CredentialId;

/**
 * Writes drafts as lines: one for the beginning, one for each telling. Fields are set apart by tabs; a piece is {@code =value}
 * or {@code ?WHY|said|choice|choice}.
 */
final class DraftText {

    private static final int FIELDS = 7;

    private DraftText() {
    }

    static String write(Draft draft) {
        return draft.begun() + "\n" + draft.tellings().stream().map(DraftText::line).collect(Collectors.joining("\n"));
    }

    private static String line(Telling telling) {
        return String.join("\t", telling.kind().name(), slot(telling.who(), Values::written),
                slot(telling.credential(), CredentialId::value), slot(telling.day(), LocalDate::toString),
                telling.expires().map(LocalDate::toString).orElse(""), telling.link()
                        .map(link -> link.site() + "|" + escaped(link.id()) + "|" + escaped(link.title())).orElse(""),
                escaped(telling.words()));
    }

    private static <T> String slot(Slot<T> slot, Function<T, String> written) {
        return switch (slot) {
            case Slot.Known<T>(var value) -> "=" + escaped(written.apply(value));
            case Slot.Open<T>(var why, var said, var choices) -> {
                var fields = new ArrayList<>(List.of(why.name(), escaped(said)));
                choices.forEach(choice -> fields.add(escaped(written.apply(choice))));
                yield "?" + String.join("|", fields);
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\p").replace("\t", "\\t").replace("\n", "\\n").replace("\r",
                "\\r");
    }

    private static String plain(String escaped) {
        var plain = new StringBuilder();
        for (int at = 0; at < escaped.length(); at++) {
            var letter = escaped.charAt(at);
            if (letter == '\\' && at + 1 < escaped.length()) {
                at++;
                plain.append(switch (escaped.charAt(at)) {
                    case 'p' -> '|';
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> escaped.charAt(at);
                });
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    static Optional<Draft> read(String text) {
        try {
            var lines = List.of(text.split("\n"));
            var tellings = lines.subList(1, lines.size()).stream().map(DraftText::telling).toList();
            return Optional.of(new Draft(tellings, Instant.parse(lines.getFirst())));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException other) {
            return Optional.empty();
        }
    }

    private static Telling telling(String line) {
        var fields = List.of(line.split("\t", -1));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("fields: " + fields.size());
        }
        return new Telling(Claim.Kind.valueOf(fields.get(0)), slot(fields.get(1), Values::who),
                slot(fields.get(2), Values::credential), slot(fields.get(3), Values::day),
                fields.get(4).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(fields.get(4))),
                fields.get(5).isEmpty() ? Optional.empty() : Optional.of(link(fields.get(5))), plain(fields.get(6)));
    }

    private static Link link(String field) {
        var parts = List.of(field.split("\\|", -1));
        return new Link(Link.Site.valueOf(parts.get(0)), plain(parts.get(1)), plain(parts.get(2)));
    }

    private static <T> Slot<T> slot(String field, Function<String, Optional<T>> read) {
        Function<String, T> value = written -> read.apply(plain(written))
                .orElseThrow(() -> new IllegalArgumentException("no value"));
        if (field.startsWith("=")) {
            return Slot.of(value.apply(field.substring(1)));
        }
        var parts = List.of(field.substring(1).split("\\|", -1));
        return new Slot.Open<>(Why.valueOf(parts.get(0)), plain(parts.get(1)),
                parts.subList(2, parts.size()).stream().map(value).toList());
    }
}
