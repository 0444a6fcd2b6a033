package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
            "wednesday", "thursday", "friday", "saturday", "sunday");
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
            if (what.isEmpty() && OF.contains(words.at(index))) {
                what = what(words.from(index + 1));
            }
        }
        return new Reminding.ReminderWish(what, day);
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
                return Optional.of(day).filter(words.today()::isBefore);
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
                && Spans.at(words, to).isEmpty()) {
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
                "No reminder was set: they come by themselves before the end, and nobody sets one for a day"
                        + " of their own. To hear none "
                        + wish.day().map(day -> "before " + Numbers.show(day)).orElse("for a while")
                        + ", and what you were told once more then: " + line
                        + ". Deadlines for your calendar: forecast ics. " + coming.summary(),
                coming.tone(), coming.blocks())
                .with(new Block.Buttons(List.of(new Button("Snooze " + until, line, false),
                        new Button("For my calendar", "forecast ics", false))));
    }
}
