package dev.seventy.bot;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.reply.Block.Button;

/** Reads the lines by which certifications are told, corrected and asked about. */
final class TellLines {

    /** What stands before the values of a form that is filled in. */
    static final String PERSON = "person:";
    static final String DAY = "day:";
    static final String EXPIRES = "expires:";
    static final String LINK = "link:";

    private static final int MOST_DIGITS = 18;
    private static final List<String> FIELDS = List.of(PERSON, DAY, EXPIRES, LINK);

    private TellLines() {
    }

    /** Joins what is read already of a line that begins with {@code cert}. */
    static void addTo(Map<String, Function<Words, Command>> verbs) {
        var otherwise = verbs.getOrDefault("cert", _ -> new General.Help());
        verbs.put("cert", words -> of(words).orElseGet(() -> otherwise.apply(words)));
    }

    private static Optional<Command> of(Words words) {
        var rest = words.from(1);
        return switch (words.at(0)) {
            case "add", "log" -> Optional.of(new Certifying.CertAdd(rest.text()));
            case "form" -> Optional
                    .of(new Certifying.CertForm(rest.at(0).equals("draft") ? number(rest.at(1)) : Optional.empty()));
            case "record" -> Optional.of(record(rest));
            case "fix" -> Optional.of(fix(rest.at(0)));
            case "draft" -> Optional
                    .of(number(rest.at(0)).<Command>map(number -> new Certifying.CertDraft(number, rest.from(1).text()))
                            .orElseGet(() -> unclear("Which draft? Say its number, such as: cert draft 12.")));
            case "drop" -> Optional.of(drop(rest));
            case "forward" -> Optional.of(forward(rest));
            default -> Optional.empty();
        };
    }

    private static Command fix(String wanted) {
        return ImportLines.isTooLong(wanted) ? ImportLines.none(wanted)
                : number(wanted).<Command>map(Certifying.CertFix::new)
                        .orElseGet(() -> unclear("Fix what? Say the number of the import, such as: cert fix 12."));
    }

    private static Command unclear(String why) {
        return new General.Unclear(why + " Nothing was recorded.",
                List.of(new Button("Log a certification", "cert form", true)));
    }

    /** A number that is too long is the number of nothing. */
    private static Optional<Long> number(String typed) {
        return typed.matches("[0-9]+")
                ? Optional.of(typed.length() <= MOST_DIGITS ? Long.parseLong(typed) : Long.MAX_VALUE)
                : Optional.empty();
    }

    private static Command record(Words words) {
        var origin = words.at(0);
        var number = origin.equals("draft") || origin.equals("fix") ? number(words.at(1)) : Optional.<Long>empty();
        var said = values(number.isPresent() ? words.from(2) : words);
        return new Certifying.CertRecord(number.filter(_ -> origin.equals("draft")),
                number.filter(_ -> origin.equals("fix")), said.getOrDefault("", ""), said.getOrDefault(PERSON, ""),
                said.getOrDefault(DAY, ""), said.getOrDefault(EXPIRES, ""), said.getOrDefault(LINK, ""));
    }

    private static Command drop(Words words) {
        var said = values(words);
        var credential = said.getOrDefault("", "");
        return credential.isEmpty()
                ? unclear("Which certification is no longer held? Say for example: cert drop AZ-305.")
                : new Certifying.CertDrop(credential, said.getOrDefault(PERSON, ""));
    }

    /** {@code cert forward <@U123> 1780000000 passed AZ-305}: by whom, when, what. */
    private static Command forward(Words words) {
        var at = words.at(1).matches("[0-9]{1,11}") ? Optional.of(Instant.ofEpochSecond(Long.parseLong(words.at(1))))
                : Optional.<Instant>empty();
        var author = words.all().isEmpty() ? "" : words.all().getFirst();
        var text = words.from(at.isPresent() ? 2 : 1).text();
        return text.isEmpty() ? unclear("Which message? Its words are missing.")
                : new Certifying.CertForward(author, at, text);
    }

    /** What stands before the first field, and behind each. */
    private static Map<String, String> values(Words words) {
        Map<String, String> values = new LinkedHashMap<>();
        var field = "";
        for (int index = 0; index < words.all().size(); index++) {
            if (FIELDS.contains(words.at(index))) {
                field = words.at(index);
            } else {
                values.merge(field, words.all().get(index), (before, more) -> before + " " + more);
            }
        }
        return values;
    }
}
