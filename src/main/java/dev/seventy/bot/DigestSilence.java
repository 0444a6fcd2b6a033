package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.reply.Block.Button;

/** Reads for how long a digest is to be silent, or to leave something out. */
final class DigestSilence {

    private static final Set<String> FOR_GOOD = Set.of("not relevant", "irrelevant", "for good", "forever", "for ever",
            "always");

    private static final Pattern OUT = Pattern.compile("(?i)^(?:please )?(?:snooze|hide|leave|keep)"
            + " (?!(?:the |my |our )?digest)(.{1,100}?)(?: out of| out from| from| in| on)"
            + " (?:the |my |our )?digest(.{0,60})$");
    private static final Pattern BACK = Pattern.compile("(?i)^(?:please )?(?:bring|put) (?:back )?(.{1,100}?)(?: back)?"
            + " (?:in|into|to|on) (?:the |my |our )?digest$");

    private DigestSilence() {
    }

    /** The number with which words begin; a number of days or weeks is none. */
    static Optional<Long> id(Words words) {
        var word = words.at(0).replaceFirst("^#", "");
        return word.matches("[0-9]{1,9}") && !Spans.isUnit(words.at(1)) ? Optional.of(Long.valueOf(word))
                : Optional.empty();
    }

    static Command mute(Words words) {
        var id = id(words);
        var rest = id.isPresent() ? words.from(1) : words;
        if (rest.at(0).equals("for")) {
            rest = rest.from(1);
        }
        if (rest.at(0).equals("until") || rest.at(0).equals("till")) {
            try {
                return new Digesting.DigestMute(id, 0, Optional.of(Asked.dayAhead(rest, 1)));
            } catch (NotUnderstood wrong) {
                return wrong.answer();
            }
        }
        var days = Spans.at(rest, 0);
        return days.isPresent() && rest.all().size() == 2 ? new Digesting.DigestMute(id, days.get(), Optional.empty())
                : new General.Unclear("For how long? Say it such as: digest mute 2 weeks, or digest mute until"
                        + " 2027-01-10. Nothing was changed.", howLong(id));
    }

    /** Where nothing is named, the whole digest is meant where a time is said, and otherwise it is asked. */
    static Command snooze(Words words) {
        var id = id(words);
        var rest = id.isPresent() ? words.from(1) : words;
        if (rest.all().isEmpty()) {
            return new Digesting.DigestSnoozeForm(id);
        }
        var all = rest.all();
        for (int from = 0; from < all.size(); from++) {
            var behind = rest.from(from);
            if (behind.at(0).equals("until") || behind.at(0).equals("till")) {
                try {
                    var day = new Digesting.Rest.Until(Asked.dayAhead(behind, 1));
                    return from == 0 ? mute(words) : item(id, withoutSpan(rest, from), day);
                } catch (NotUnderstood wrong) {
                    return wrong.answer();
                }
            }
        }
        var span = span(rest);
        return span.isEmpty() ? new Digesting.DigestSnooze(id, rest.text(), new Digesting.Rest.Unsaid())
                : span.get().from() == 0 ? mute(words)
                        : item(id, new Words(all.subList(0, span.get().from()), words.today()), span.get().rest());
    }

    private static Command item(Optional<Long> id, Words item, Digesting.Rest rest) {
        return new Digesting.DigestSnooze(id, item.text(), rest);
    }

    /** A day that is said counts, and not the time before it. */
    private static Words withoutSpan(Words rest, int end) {
        var before = new Words(rest.all().subList(0, end), rest.today());
        return span(before).map(span -> new Words(before.all().subList(0, span.from()), rest.today())).orElse(before);
    }

    /** @param from the word with which it begins */
    private record Span(int from, Digesting.Rest rest) {
    }

    /** How long, where that stands at the end. */
    private static Optional<Span> span(Words words) {
        int size = words.all().size();
        for (int length = 1; length <= Math.min(2, size); length++) {
            if (FOR_GOOD.contains(words.from(size - length).text().toLowerCase(Locale.ROOT))) {
                return Optional.of(new Span(size - length, new Digesting.Rest.ForGood()));
            }
        }
        var days = Spans.at(words, size - 2);
        return days.isEmpty() || Spans.at(words, size - 4).isPresent() ? Optional.empty()
                : Optional.of(new Span(size > 2 && words.at(size - 3).equals("for") ? size - 3 : size - 2,
                        new Digesting.Rest.Days(days.get())));
    }

    static List<Button> howLong(Optional<Long> id) {
        var line = "digest mute" + id.map(number -> " " + number).orElse("");
        return List.of(new Button("1 week", line + " 1 week", false), new Button("2 weeks", line + " 2 weeks", true),
                new Button("4 weeks", line + " 4 weeks", false));
    }

    /** {@code leave az-305 out of the digest for 2 weeks}, {@code bring az-305 back into the digest}. */
    static Optional<Command> leftOut(Words words) {
        var back = BACK.matcher(words.text());
        if (back.matches()) {
            return Optional.of(new Digesting.DigestUnsnooze(Optional.empty(), back.group(1)));
        }
        var out = OUT.matcher(words.text());
        return out.matches()
                ? Optional
                        .of(snooze(new Words(List.of((out.group(1) + out.group(2)).strip().split(" ")), words.today())))
                : Optional.empty();
    }
}
