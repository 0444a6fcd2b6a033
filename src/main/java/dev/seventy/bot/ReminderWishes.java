package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.seventy.planning.Lapse;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;

/** Reads which reminder somebody wants to set for a day of their own, which nobody can, and says what does instead. */
final class ReminderWishes {

    /** Words with which a sentence begins that wants one set. */
    static final Set<String> SETTING = Set.of("set", "add", "create", "make", "give", "schedule", "send");
    private static final Set<String> WANTED = Set.of("want", "need", "like", "get", "have", "set", "add", "create",
            "make", "give", "schedule", "send");
    private static final Set<String> OF = Set.of("about", "of", "for", "to");
    private static final Set<String> DOING = Set.of("renew", "take", "pass", "book", "do", "the", "my", "our");
    private static final Set<String> ON = Set.of("on", "by", "at", "from", "before");
    private static final Set<String> DAYS = Set.of("tomorrow", "tonight", "today", "next", "this", "monday", "tuesday",
            "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday");
    /** So long before something else, and not from today. */
    static final Set<String> AHEAD = Set.of("before", "ahead", "prior");
    private static final Set<String> ENDING = Set.of("expires", "ends", "lapses", "runs", "expiry", "is", "it", "its");
    private static final Pattern EXAM = Pattern.compile("(?i)[a-z]{1,5}-[a-z]?[0-9]{3}.?");
    private static final int LONGEST_DAY = 3;
    private static final String LINE = "reminders snooze ";

    private ReminderWishes() {
    }

    /** Whether a line speaks of a reminder that is to be set. */
    static boolean isIn(Words words) {
        var said = IntStream.range(0, words.all().size()).mapToObj(words::at).toList();
        return said.contains("reminder") && said.stream().anyMatch(WANTED::contains);
    }

    static Reminding.ReminderWish read(Words words) {
        Optional<LocalDate> day = Optional.empty();
        var what = Optional.<String>empty();
        for (int index = 0; index < words.all().size(); index++) {
            if (day.isEmpty() && isOfADay(words, index)) {
                day = day(words, ON.contains(words.at(index)) ? index + 1 : index);
            }
            if (day.isEmpty() && !AHEAD.contains(words.at(index + 2))) {
                day = Spans.at(words, index).map(words.today()::plusDays).filter(ahead -> isWithinAYear(ahead, words));
            }
            if (what.isEmpty() && (OF.contains(words.at(index)) || isBeforeSomething(words, index))) {
                what = what(words.from(index + 1));
            }
        }
        return new Reminding.ReminderWish(what, day, day.isPresent() ? Optional.empty() : unread(words));
    }

    /** "Before AZ-305 expires", and not "before 1 Dec". */
    private static boolean isBeforeSomething(Words words, int index) {
        return AHEAD.contains(words.at(index)) && !words.at(index + 1).matches("[0-9].{0,40}")
                && !isOfADay(words, index + 1);
    }

    private static boolean isWithinAYear(LocalDate day, Words words) {
        return day.isAfter(words.today()) && !day.isAfter(words.today().plusYears(1));
    }

    /** What stands where a day would, and is none that can be meant. */
    private static Optional<String> unread(Words words) {
        return IntStream.range(0, words.all().size()).boxed().flatMap(index -> dayFrom(words, index).stream())
                .findFirst().map(from -> {
                    var to = from;
                    while (to < words.all().size() && to < from + LONGEST_DAY && !OF.contains(words.at(to))
                            && !words.at(to).equals("please")) {
                        to++;
                    }
                    return String.join(" ", words.all().subList(from, to)).replaceFirst("[,.?!]$", "");
                }).filter(said -> !said.isEmpty()).map(NotUnderstood::cut);
    }

    /** Where a day begins that stands at a word or behind it. */
    private static Optional<Integer> dayFrom(Words words, int index) {
        var word = words.at(index);
        var next = words.at(index + 1);
        var isSpan = word.equals("in") && (Spans.at(words, index + 1).isPresent() || next.matches("[0-9].{0,40}"));
        var isBehind = ON.contains(word) && !AHEAD.contains(word) && !EXAM.matcher(next).matches();
        return isSpan || isBehind ? Optional.of(index + 1)
                : isOfADay(words, index) && !ON.contains(word) ? Optional.of(index) : Optional.empty();
    }

    private static boolean isOfADay(Words words, int index) {
        return ON.contains(words.at(index)) || DAYS.contains(words.at(index).replaceFirst("[,.?!]$", ""));
    }

    private static Optional<LocalDate> day(Words words, int from) {
        var name = words.at(from).replaceFirst("[,.?!]$", "");
        var weekday = Arrays.stream(DayOfWeek.values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
        if (weekday.isPresent()) {
            return Optional.of(words.today().with(TemporalAdjusters.next(weekday.get())));
        }
        for (int end = Math.min(from + 3, words.all().size()); end > from; end--) {
            var said = String.join(" ", words.all().subList(from, end)).replaceFirst("[,.?!]$", "");
            try {
                var day = Asked.dayAhead(new Words(List.of(said.split(" ")), words.today()), 0);
                return Optional.of(day).filter(ahead -> isWithinAYear(ahead, words));
            } catch (NotUnderstood shorter) {
                // Fewer words may be a day.
            }
        }
        return Optional.empty();
    }

    /** Up to where the day begins. */
    private static Optional<String> what(Words words) {
        var from = 0;
        while (DOING.contains(words.at(from))) {
            from++;
        }
        var to = from;
        while (to < words.all().size() && !isOfADay(words, to) && !OF.contains(words.at(to))
                && !ENDING.contains(words.at(to)) && Spans.at(words, to).isEmpty()) {
            to++;
        }
        return Optional.of(String.join(" ", words.all().subList(from, to)).replaceFirst("[,.?!]$", ""))
                .filter(said -> !said.isEmpty() && !Set.of("me", "us").contains(said.toLowerCase(Locale.ROOT)));
    }

    /** @param coming what is coming, which is said after it */
    static Reply unset(Reminding.ReminderWish wish, Reply coming) {
        var what = wish.what().orElse("all");
        var until = wish.day().map(day -> "until " + day).orElse("2 weeks");
        var line = LINE + what + " " + until;
        return new Reply(
                "No reminder was set: they come by themselves before the end, " + ladder()
                        + " days ahead of it, and nobody sets one for a day of their own. "
                        + wish.unread()
                                .map(said -> "'" + said
                                        + "' was not read as a day between tomorrow and a year from now. ")
                                .orElse("")
                        + "To hear none " + wish.day().map(day -> "before " + Numbers.show(day)).orElse("for a while")
                        + ", and what you were told once more then: " + line
                        + ". Deadlines for your calendar: forecast ics. " + coming.summary(),
                coming.tone(), coming.blocks())
                .with(new Block.Buttons(Stream
                        .of(new Button("Snooze " + until, line, false),
                                new Button("For my calendar", "forecast ics", false))
                        .filter(button -> !isOffered(coming, button)).toList()));
    }

    private static String ladder() {
        return Wording.list(Arrays.stream(Lapse.Step.values()).map(Lapse.Step::days).filter(days -> days > 0)
                .map(String::valueOf).toList());
    }

    private static boolean isOffered(Reply reply, Button button) {
        return reply.blocks().stream().anyMatch(block -> block instanceof Block.Buttons(var buttons)
                && buttons.stream().anyMatch(one -> one.command().equals(button.command())));
    }
}
