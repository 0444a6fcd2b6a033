package dev.seventy.bot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.seventy.reply.Block.Button;

/** Reads the lines about digests, and the sentences that speak of them. */
final class DigestLines {

    private static final Set<String> STOP = Set.of("stop", "unsubscribe", "cancel", "end", "quit", "remove", "delete");
    private static final Set<String> MUTE = Set.of("mute", "pause", "snooze", "silence");
    private static final Set<String> BRING_BACK = Set.of("unsnooze", "wake", "restore");
    private static final Set<String> FOR_GOOD = Set.of("not relevant", "irrelevant", "for good", "forever", "for ever",
            "always");
    private static final Set<String> UNMUTE = Set.of("unmute", "resume", "unpause");
    private static final Set<String> CHANGE = Set.of("change", "move", "reschedule", "switch", "set");
    private static final Set<String> LIST = Set.of("list", "which");
    private static final Set<String> SHOW = Set.of("preview", "show", "see", "what");
    private static final Set<String> SUBSCRIBE = Set.of("subscribe", "send", "post", "want", "every", "each", "weekly",
            "get", "give", "deliver", "like", "need", "receive");
    private static final Set<String> NOT = Set.of("not", "don't", "dont", "never", "no", "don’t");
    /** Words with which a sentence begins that may be about digests. */
    private static final Set<String> BEGINNING = Set.of("please", "can", "could", "would", "i", "we", "let", "hey",
            "hi", "my", "the", "a", "our", "do", "does", "are", "is", "i'd", "turn", "when");
    private static final Map<String, Integer> NUMBERS = Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "four",
            4, "five", 5, "six", 6, "eight", 8);

    private static final Pattern OUT = Pattern.compile("(?i)^(?:please )?(?:snooze|hide|leave|keep)"
            + " (?!(?:the |my |our )?digest)(.{1,100}?)(?: out of| out from| from| in| on)"
            + " (?:the |my |our )?digest(.{0,60})$");
    private static final Pattern BACK = Pattern.compile("(?i)^(?:please )?(?:bring|put) (?:back )?(.{1,100}?)(?: back)?"
            + " (?:in|into|to|on) (?:the |my |our )?digest$");

    private final Vocabulary vocabulary;

    DigestLines(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void addTo(Map<String, Function<Words, Command>> verbs) {
        for (var word : List.of("digest", "digests")) {
            verbs.put(word, this::digest);
        }
        verbs.put("subscribe", this::subscribe);
        verbs.put("unsubscribe", words -> one(words, Digesting.DigestStop::new));
    }

    private Command digest(Words words) {
        var rest = words.from(1);
        var word = words.at(0);
        if (word.isEmpty() || word.equals("list")) {
            return new Digesting.DigestList();
        }
        if (word.equals("subscribe")) {
            return subscribe(rest);
        }
        if (word.equals("show") && rest.all().size() == 1 && id(rest).isPresent()) {
            return new Digesting.DigestShow(id(rest).orElseThrow());
        }
        if (word.equals("show") || word.equals("preview")) {
            return one(rest, Digesting.DigestPreview::new);
        }
        if (CHANGE.contains(word)) {
            return change(rest);
        }
        if (word.equals("snooze")) {
            return snooze(rest);
        }
        if (word.equals("snoozed") || word.equals("snoozes")) {
            return one(rest, Digesting.DigestSnoozed::new);
        }
        if (BRING_BACK.contains(word)) {
            var id = id(rest);
            return new Digesting.DigestUnsnooze(id, (id.isPresent() ? rest.from(1) : rest).text());
        }
        if (MUTE.contains(word)) {
            return mute(rest);
        }
        if (UNMUTE.contains(word)) {
            return one(rest, Digesting.DigestUnmute::new);
        }
        if (STOP.contains(word)) {
            return one(rest, Digesting.DigestStop::new);
        }
        return sentenceOf(words).orElseGet(() -> new General.Unclear("'digest " + NotUnderstood.cut(word)
                + "' is not known. There are: digest subscribe monday 9:00, digest list, digest preview, digest change,"
                + " digest mute 2 weeks, digest snooze az-305 2 weeks, digest snoozed, digest stop. Nothing was changed.",
                List.of(new Button("Show the digests", "digest list", true),
                        new Button("Subscribe", "digest subscribe", false, true))));
    }

    /** A number alone, or nothing. */
    private static Command one(Words words, Function<Optional<Long>, Command> command) {
        var id = id(words);
        return words.all().size() > (id.isPresent() ? 1 : 0) ? new General.Unclear(
                "Which digest? Say its number, as the" + " list has it, such as: digest stop 3. Nothing was changed.",
                List.of(new Button("Show the digests", "digest list", true))) : command.apply(id);
    }

    private static Optional<Long> id(Words words) {
        var word = words.at(0).replaceFirst("^#", "");
        return word.matches("[0-9]{1,9}") && !isUnit(words.at(1)) ? Optional.of(Long.valueOf(word)) : Optional.empty();
    }

    private static boolean isUnit(String word) {
        return daysOf(word).isPresent();
    }

    private static Optional<Integer> daysOf(String unit) {
        return switch (unit) {
            case "day", "days" -> Optional.of(1);
            case "week", "weeks" -> Optional.of(7);
            case "month", "months" -> Optional.of(30);
            default -> Optional.empty();
        };
    }

    private Command subscribe(Words words) {
        if (words.all().isEmpty()) {
            return new Digesting.DigestForm();
        }
        try {
            var said = DigestWords.read(vocabulary, words);
            return new Digesting.DigestSubscribe(said.wish(), said.here(), said.whom());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private Command change(Words words) {
        var id = id(words);
        try {
            var said = DigestWords.read(vocabulary, id.isPresent() ? words.from(1) : words);
            return said.whom().isPresent()
                    ? new General.Unclear(
                            "A digest stays with whom it was begun for. Stop it and begin another one:"
                                    + " digest subscribe for @colleague monday 9:00. Nothing was changed.",
                            List.of(new Button("Show the digests", "digest list", true)))
                    : new Digesting.DigestChange(id, said.wish());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private static Command mute(Words words) {
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
        var number = number(rest.at(0));
        var days = daysOf(rest.at(1));
        return number.isPresent() && days.isPresent() && rest.all().size() == 2
                ? new Digesting.DigestMute(id, number.get() * days.get(), Optional.empty())
                : new General.Unclear("For how long? Say it such as: digest mute 2 weeks, or digest mute until"
                        + " 2027-01-10. Nothing was changed.", howLong(id));
    }

    /** Where nothing is named, the whole digest is meant where a time is said, and otherwise it is asked. */
    private static Command snooze(Words words) {
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
        var days = size < 2 ? Optional.<Integer>empty() : daysOf(words.at(size - 1));
        var number = size < 2 ? Optional.<Integer>empty() : number(words.at(size - 2));
        return days.isEmpty() || number.isEmpty() ? Optional.empty()
                : Optional.of(new Span(size > 2 && words.at(size - 3).equals("for") ? size - 3 : size - 2,
                        new Digesting.Rest.Days(number.get() * days.get())));
    }

    private static Optional<Integer> number(String word) {
        return word.matches("[0-9]{1,3}") ? Optional.of(Integer.valueOf(word)) : Optional.ofNullable(NUMBERS.get(word));
    }

    static List<Button> howLong(Optional<Long> id) {
        var line = "digest mute" + id.map(number -> " " + number).orElse("");
        return List.of(new Button("1 week", line + " 1 week", false), new Button("2 weeks", line + " 2 weeks", true),
                new Button("4 weeks", line + " 4 weeks", false));
    }

    /** {@code leave az-305 out of the digest for 2 weeks}, {@code bring az-305 back into the digest}. */
    private static Optional<Command> leftOut(Words words) {
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

    /** What a line means that speaks of digests and does not begin with the word. */
    Optional<Command> sentence(Words words) {
        if (!words.text().toLowerCase(Locale.ROOT).contains("digest") || words.at(0).startsWith("digest")
                || words.at(0).equals("subscribe") || words.at(0).equals("unsubscribe")) {
            return Optional.empty();
        }
        var left = leftOut(words);
        if (left.isPresent()) {
            return left;
        }
        var isOurs = Arrays.stream(words.text().toLowerCase(Locale.ROOT).split("[ ,.?!]"))
                .anyMatch(word -> word.equals("digest") || word.equals("digests"));
        var begins = BEGINNING.contains(words.at(0)) || NOT.contains(words.at(0))
                || List.of(STOP, MUTE, UNMUTE, CHANGE, LIST, SHOW, SUBSCRIBE).stream()
                        .anyMatch(some -> some.contains(words.at(0)));
        return isOurs && begins ? sentenceOf(words) : Optional.empty();
    }

    private Optional<Command> sentenceOf(Words words) {
        if (has(words, NOT) || has(words, STOP)) {
            // Whoever says what they do not want may mean much.
            return Optional.of(has(words, STOP) && !has(words, NOT) || has(words, Set.of("more", "longer"))
                    ? new Digesting.DigestStop(Optional.empty())
                    : new General.Unclear("Do you want the digest to stop? Nothing was changed.",
                            List.of(new Button("Stop it", "digest stop", true),
                                    new Button("Mute 2 weeks", "digest mute 2 weeks", false))));
        }
        if (has(words, UNMUTE)) {
            return Optional.of(new Digesting.DigestUnmute(Optional.empty()));
        }
        if (has(words, MUTE)) {
            return Optional.of(mute(behindDigest(words)));
        }
        if (has(words, CHANGE)) {
            return Optional.of(change(words));
        }
        if (has(words, LIST) || words.at(0).equals("my")) {
            return Optional.of(new Digesting.DigestList());
        }
        if (has(words, SHOW)) {
            return Optional.of(new Digesting.DigestPreview(Optional.empty()));
        }
        return has(words, SUBSCRIBE) ? Optional.of(subscribe(words)) : Optional.empty();
    }

    private static boolean has(Words words, Set<String> some) {
        return words.all().stream().map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("[,.]$", ""))
                .anyMatch(some::contains);
    }

    private static Words behindDigest(Words words) {
        for (int index = 0; index < words.all().size(); index++) {
            if (words.at(index).startsWith("digest")) {
                return words.from(index + 1);
            }
        }
        return words;
    }
}
