package dev.seventy.bot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.seventy.reply.Block.Button;

/** Reads the lines about digests, and the sentences that speak of them. */
final class DigestLines {

    private static final Set<String> ENDING = Set.of("until", "till", "weeks", "month", "months", "days");
    private static final Set<String> STOP = Set.of("stop", "unsubscribe", "cancel", "end", "quit", "remove", "delete");
    private static final Set<String> MUTE = Set.of("mute", "pause", "snooze", "silence");
    private static final Set<String> BRING_BACK = Set.of("unsnooze", "wake", "restore");
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
        if (word.equals("show") && rest.all().size() == 1 && DigestSilence.id(rest).isPresent()) {
            return new Digesting.DigestShow(DigestSilence.id(rest).orElseThrow());
        }
        if (word.equals("show") || word.equals("preview")) {
            return one(rest, Digesting.DigestPreview::new);
        }
        if (CHANGE.contains(word)) {
            return change(rest);
        }
        if (word.equals("snooze")) {
            return DigestSilence.snooze(rest);
        }
        if (word.equals("snoozed") || word.equals("snoozes")) {
            return one(rest, Digesting.DigestSnoozed::new);
        }
        if (BRING_BACK.contains(word)) {
            var id = DigestSilence.id(rest);
            return new Digesting.DigestUnsnooze(id, (id.isPresent() ? rest.from(1) : rest).text());
        }
        if (MUTE.contains(word)) {
            return DigestSilence.mute(rest);
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
        var id = DigestSilence.id(words);
        return words.all().size() > (id.isPresent() ? 1 : 0) ? new General.Unclear(
                "Which digest? Say its number, as the" + " list has it, such as: digest stop 3. Nothing was changed.",
                List.of(new Button("Show the digests", "digest list", true))) : command.apply(id);
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
        var id = DigestSilence.id(words);
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

    /** What a line means that speaks of digests and does not begin with the word. */
    Optional<Command> sentence(Words words) {
        if (!words.text().toLowerCase(Locale.ROOT).contains("digest") || words.at(0).startsWith("digest")
                || words.at(0).equals("subscribe") || words.at(0).equals("unsubscribe")) {
            return Optional.empty();
        }
        var left = DigestSilence.leftOut(words);
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
            return Optional.of((has(words, STOP) && !has(words, NOT) || has(words, Set.of("more", "longer")))
                    && !has(words, ENDING)
                            ? new Digesting.DigestStop(Optional.empty())
                            : new General.Unclear("Do you want the digest to stop? Nothing was changed.",
                                    List.of(new Button("Stop it", "digest stop", true),
                                            new Button("Mute 2 weeks", "digest mute 2 weeks", false))));
        }
        if (has(words, UNMUTE)) {
            return Optional.of(new Digesting.DigestUnmute(Optional.empty()));
        }
        if (has(words, MUTE)) {
            return Optional.of(DigestSilence.mute(behindDigest(words)));
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
