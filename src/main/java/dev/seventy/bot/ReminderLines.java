package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.reply.Block.Button;

/** Reads the lines about reminders, and the sentences that speak of them. */
final class ReminderLines {

    private static final Set<String> STOP = Set.of("stop", "off", "unsubscribe", "end", "quit", "none", "disable");
    private static final Set<String> START = Set.of("start", "on", "resume", "again", "begin", "enable", "unmute");
    private static final Set<String> SNOOZE = Set.of("snooze", "mute", "pause", "silence", "later");
    private static final Set<String> LIST = Set.of("", "list", "coming", "next", "when");
    private static final Set<String> PREVIEW = Set.of("preview", "see", "show");
    private static final Set<String> ALL = Set.of("all", "everything", "them", "reminders");
    private static final Set<String> NOT = Set.of("no", "not", "don't", "dont", "don’t", "never", "without");
    private static final Set<String> ABOUT = Set.of("remind", "reminder", "reminders", "reminding", "reminded", "nudge",
            "nudges");
    /** Words with which a sentence begins that may be about reminders. */
    private static final Set<String> BEGINNING = Set.of("please", "can", "could", "would", "i", "when", "which", "what",
            "my", "the", "do", "will", "am", "turn", "show", "list", "no", "don't", "dont", "don’t", "never", "stop",
            "start", "resume", "snooze", "pause", "mute", "remind", "nudge", "switch", "why");
    private static final Set<String> UNSNOOZE = Set.of("unsnooze", "wake", "restore");
    private static final Set<String> OURSELVES = Set.of("me", "us", "myself", "i", "we", "my", "again", "in", "about");
    private static final Set<String> ENDING = Set.of("until", "till", "this", "next", "week", "weeks", "day", "days",
            "month", "months");
    private static final Set<String> TIMES = Set.of("later", "tomorrow", "next", "tonight", "soon", "monday", "tuesday",
            "wednesday", "thursday", "friday");
    private static final Pattern REMIND = Pattern
            .compile("(?i)^(?:remind|nudge) (.{1,80}?)(?: (?:about|of|to|that|in|on|before) .{1,200})?$");
    private static final Pattern WHEN = Pattern
            .compile("(?i)^when (?:will|is|are|does|do|was|were) (.{1,80}?) (?:be |get |being )?reminded.{0,200}$");

    private final Catalog catalog;

    ReminderLines(Catalog catalog) {
        this.catalog = catalog;
    }

    void addTo(Map<String, Function<Words, Command>> verbs) {
        for (var word : List.of("reminders", "reminder", "nudges")) {
            verbs.put(word, this::reminders);
        }
        verbs.put("snooze", this::snooze);
    }

    private Command reminders(Words words) {
        var word = words.at(0);
        var rest = words.from(1);
        if (LIST.contains(word)) {
            return new Reminding.ReminderList();
        }
        if (PREVIEW.contains(word)) {
            return new Reminding.ReminderPreview(behind(Set.of("for", "of", "to"), rest));
        }
        if (word.equals("why")) {
            return new Reminding.ReminderWhy(behind(Set.of("of", "for"), rest));
        }
        if (SNOOZE.contains(word)) {
            return snooze(rest);
        }
        if (UNSNOOZE.contains(word)) {
            return named(rest.all()).<Command>map(Reminding.ReminderUnsnooze::new)
                    .orElseGet(Reminding.ReminderStart::new);
        }
        if (STOP.contains(word)) {
            return alone(rest, new Reminding.ReminderStop());
        }
        if (START.contains(word)) {
            return alone(rest, new Reminding.ReminderStart());
        }
        return sentenceOf(words).orElseGet(() -> new Reminding.ReminderUnclear("'reminders " + NotUnderstood.cut(word)
                + "' is not known. There are: reminders, reminders why AZ-305, reminders snooze AZ-305 2 weeks,"
                + " reminders unsnooze AZ-305, reminders preview, reminders stop, reminders start. Nothing was"
                + " changed.", List.of(new Button("What is coming", "reminders", true))));
    }

    private static Optional<String> behind(Set<String> around, Words words) {
        var rest = around.contains(words.at(0)) ? words.from(1) : words;
        return rest.all().isEmpty() || rest.text().equalsIgnoreCase("me") ? Optional.empty() : Optional.of(rest.text());
    }

    /** Stopping or beginning them is for all of them, so that nothing more may stand behind it. */
    private static Command alone(Words rest, Command command) {
        var said = rest.at(0).equals("for") ? rest.from(1) : rest;
        return said.all().isEmpty() || ALL.contains(said.at(0)) || said.text().equalsIgnoreCase("me") ? command
                : new Reminding.ReminderUnclear(
                        "All reminders, or those of one certification? One is snoozed, such as: reminders snooze"
                                + " AZ-305 2 weeks. Nothing was changed.",
                        List.of(new Button("Stop all", "reminders stop", false),
                                new Button("What is coming", "reminders", true)));
    }

    private Command snooze(Words words) {
        List<String> what = new ArrayList<>();
        for (int index = 0; index < words.all().size(); index++) {
            var rest = words.from(index);
            var span = Spans.at(rest, 0);
            if (span.isPresent()) {
                what.addAll(rest.from(2).all());
                if (IntStream.range(2, rest.all().size()).anyMatch(
                        more -> Spans.at(rest, more).isPresent() || Set.of("until", "till").contains(rest.at(more)))) {
                    return new Reminding.ReminderUnclear("Two times were said, and one is meant. Nothing was changed.",
                            howLong(CredentialNamed.orAll(catalog, named(withoutTime(words.all())))));
                }
                return new Reminding.ReminderSnooze(named(what), span.get(), Optional.empty());
            }
            if (rest.at(0).equals("until") || rest.at(0).equals("till")) {
                try {
                    return new Reminding.ReminderSnooze(named(what), 0, Optional.of(Asked.dayAhead(rest, 1)));
                } catch (NotUnderstood wrong) {
                    return new Reminding.ReminderUnclear(wrong.answer().why(),
                            howLong(CredentialNamed.orAll(catalog, named(what))));
                }
            }
            what.add(words.all().get(index));
        }
        return new Reminding.ReminderUnclear(
                "For how long? Say it such as: reminders snooze AZ-305 2 weeks, or reminders snooze"
                        + " all until 2027-01-10. Nothing was changed.",
                howLong(CredentialNamed.orAll(catalog, named(withoutTime(what)))));
    }

    /** Up to a time that cannot be meant, such as minus one week. */
    private static List<String> withoutTime(List<String> words) {
        for (int index = 0; index < words.size(); index++) {
            var isTime = words.get(index).matches("[-+−]?[0-9.,]{1,9}") && (index + 1 == words.size()
                    || words.get(index + 1).toLowerCase(Locale.ROOT).matches("(hour|day|week|month|year)s?"));
            if (isTime) {
                return words.subList(0, index);
            }
        }
        return words;
    }

    /** @param what a certification, or all */
    static List<Button> howLong(String what) {
        return List.of(new Button("1 week", "reminders snooze " + what + " 1 week", true),
                new Button("2 weeks", "reminders snooze " + what + " 2 weeks", false),
                new Button("4 weeks", "reminders snooze " + what + " 4 weeks", false));
    }

    private static Optional<String> named(List<String> words) {
        var said = words.stream()
                .filter(word -> !Set.of("the", "my", "reminder", "reminders", "of", "about", "for", "me", "in", "again")
                        .contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        return said.isEmpty() || said.size() == 1 && ALL.contains(said.getFirst().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(String.join(" ", said));
    }

    /** What a line means that speaks of reminders and does not begin with the word. */
    Optional<Command> sentence(Words words) {
        var isOurs = Arrays.stream(words.text().toLowerCase(Locale.ROOT).split("[ ,.?!]")).anyMatch(ABOUT::contains);
        var isBegun = BEGINNING.contains(words.at(0)) || ReminderWishes.SETTING.contains(words.at(0));
        return isOurs && isBegun ? sentenceOf(words) : Optional.empty();
    }

    /** "Remind later", "remind AZ-305 in 2 weeks" name nobody. */
    private static boolean isOfATime(Words words) {
        return words.at(0).equals("remind")
                && (TIMES.contains(words.at(1)) || words.at(1).chars().anyMatch(Character::isDigit));
    }

    private Optional<Command> sentenceOf(Words said) {
        var words = politely(said);
        var others = ofOthers(words);
        if (others.isPresent() && !isOfATime(words)) {
            return others;
        }
        if (has(words, SNOOZE)) {
            return Optional.of(snooze(without(words)));
        }
        // A stop with an end is a snooze.
        if ((has(words, STOP) || has(words, NOT)) && has(words, ENDING)) {
            return Optional.of(snooze(without(words)));
        }
        if (has(words, STOP) || has(words, NOT)) {
            return Optional.of(has(words, STOP) && !has(words, NOT) || has(words, Set.of("more", "longer", "no"))
                    ? new Reminding.ReminderStop()
                    : unwanted(words));
        }
        if (words.at(0).equals("remind")) {
            var later = snooze(without(words));
            // "In 3 days" alone is a day that somebody wants, and nothing that silences all the others.
            var isSnooze = later instanceof Reminding.ReminderSnooze(var what, _, _)
                    && (what.isPresent() || has(words, ALL)) && !has(words, ReminderWishes.AHEAD);
            return Optional.of(isSnooze ? later
                    : later instanceof Reminding.ReminderUnclear && has(words, Set.of("again"))
                            ? new Reminding.ReminderStart()
                            : ReminderWishes.read(words));
        }
        if (has(words, Set.of("again", "resume", "start", "restart"))
                || has(words, Set.of("on")) && has(words, Set.of("turn", "switch"))) {
            return Optional.of(new Reminding.ReminderStart());
        }
        if (ReminderWishes.isIn(words) && !has(words, Set.of("when", "which", "what", "show", "list"))) {
            return Optional.of(ReminderWishes.read(words));
        }
        return has(words, Set.of("when", "which", "what", "my", "show", "list", "am", "will", "do"))
                ? Optional.of(new Reminding.ReminderList())
                : Optional.empty();
    }

    /** Without what stands before a wish. */
    private static Words politely(Words words) {
        var rest = words.at(0).equals("please") ? words.from(1) : words;
        var isAsked = Set.of("can", "could", "would", "will").contains(rest.at(0)) && rest.at(1).equals("you");
        return isAsked ? rest.from(rest.at(2).equals("please") ? 3 : 2) : rest;
    }

    /** Whoever wants none of one certification may snooze that, and stop all. */
    private Command unwanted(Words words) {
        var about = IntStream.range(0, words.all().size())
                .filter(index -> Set.of("about", "of", "for").contains(words.at(index))).boxed().findFirst();
        var what = about.flatMap(index -> named(words.from(index + 1).all()))
                .filter(said -> CredentialNamed.isKnown(catalog, said));
        return what
                .<Command>map(one -> new Reminding.ReminderUnclear(
                        "Reminders of one certification can be snoozed, and all of them stopped. Nothing was changed.",
                        Stream.concat(howLong(one).stream(), Stream.of(new Button("Stop all", "reminders stop", false)))
                                .toList()))
                .orElseGet(
                        () -> new Reminding.ReminderUnclear("Do you want no reminders any more? Nothing was changed.",
                                List.of(new Button("Stop them", "reminders stop", true),
                                        new Button("Snooze 2 weeks", "reminders snooze all 2 weeks", false))));
    }

    /** {@code remind Tom about AZ-104}, {@code when will Tom be reminded}: nobody has somebody else reminded. */
    private static Optional<Command> ofOthers(Words words) {
        var text = words.text().replaceFirst("[?.! ]{1,9}$", "");
        var whom = Stream.of(REMIND, WHEN).map(pattern -> pattern.matcher(text)).filter(Matcher::matches)
                .map(found -> found.group(1).strip()).findFirst()
                .filter(name -> !OURSELVES.contains(name.toLowerCase(Locale.ROOT).split(" ")[0]));
        return whom.map(NotUnderstood::cut).map(name -> new Reminding.ReminderUnclear(
                "No reminder was set: they come by themselves to whoever holds what ends, and nobody sets one for"
                        + " somebody else. What " + name + " would be told: reminders preview " + name
                        + ". Managers ask somebody with: assign az-305 to " + name
                        + " by 15 Dec. Nobody was written to, and nothing was changed.",
                List.of(new Button("What they would be told", "reminders preview " + name, true),
                        new Button("My reminders", "reminders", false)),
                true));
    }

    private static Words without(Words words) {
        var rest = words.all().stream().filter(word -> !BEGINNING.contains(word.toLowerCase(Locale.ROOT))
                && !ABOUT.contains(word.toLowerCase(Locale.ROOT))).toList();
        return new Words(rest, words.today());
    }

    private static boolean has(Words words, Set<String> some) {
        return words.all().stream().map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("[,.]$", ""))
                .anyMatch(some::contains);
    }
}
