package dev.seventy.bot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Lapse;
import dev.seventy.planning.Lapse.Step;
import dev.seventy.store.Nudges;
import dev.seventy.store.Nudges.Pause;
import dev.seventy.store.Nudges.Sent;
import dev.seventy.store.Nudges.Told;

/** Decides, from what ends and what was told, what somebody is told on a day of theirs; it asks no clock and no store. */
final class ReminderRound {

    /** In days: ends that lie no farther apart are the same one, told by two sources. Ours. */
    private static final int SAME_END = 3;
    /** What a word begins with that tells of the end of a snooze. */
    private static final String AFTER = "after ";

    private final Nudges.Book book;
    private final Map<PersonId, List<Sent>> sent;
    private final Map<PersonId, List<Told>> told;
    private final Map<PersonId, List<Pause>> pauses;
    private final UnaryOperator<PersonId> human;
    private final int mostAWeek;

    /**
     * What is told of one certification.
     *
     * @param step which step its day has reached
     * @param words what is told by that and was not told before
     */
    record Item(Lapse lapse, Step step, List<String> words) {
        Item {
            words = List.copyOf(words);
        }
    }

    /** What somebody is told in one message: of what they hold themselves, and of what their people hold. */
    record Message(PersonId reader, List<Item> own, List<Item> team) {
        Message {
            own = List.copyOf(own);
            team = List.copyOf(team);
        }

        boolean isEmpty() {
            return own.isEmpty() && team.isEmpty();
        }
    }

    /**
     * @param human the one id that stands for all of a person
     * @param mostAWeek how many messages somebody is sent in an ISO week
     */
    ReminderRound(Nudges.Book book, UnaryOperator<PersonId> human, int mostAWeek) {
        this.book = book;
        this.human = human;
        this.mostAWeek = mostAWeek;
        sent = byHuman(book.sent(), Sent::reader);
        told = byHuman(book.told(), Told::reader);
        pauses = byHuman(book.pauses(), Pause::person);
    }

    private <T> Map<PersonId, List<T>> byHuman(List<T> all, Function<T, PersonId> whose) {
        return all.stream().collect(Collectors.groupingBy(whose.andThen(human)));
    }

    private <T> List<T> of(PersonId person, Map<PersonId, List<T>> all) {
        return all.getOrDefault(human.apply(person), List.of());
    }

    /** The same, had somebody been told nothing on a day. */
    ReminderRound without(PersonId reader, LocalDate day) {
        return new ReminderRound(new Nudges.Book(
                book.sent().stream().filter(one -> !(one.day().equals(day) && isSame(one.reader(), reader))).toList(),
                book.told().stream().filter(one -> !(one.day().equals(day) && isSame(one.reader(), reader))).toList(),
                book.pauses()), human, mostAWeek);
    }

    /** Whether somebody may be told anything on a day: at most once a day, so often a week, and not who wants nothing. */
    boolean mayHear(PersonId reader, LocalDate day) {
        var week = ReminderHours.week(day);
        var before = of(reader, sent);
        return before.stream().filter(one -> one.week().equals(week)).count() < mostAWeek
                && before.stream().noneMatch(one -> one.day().equals(day)) && !isSilent(reader, day);
    }

    private boolean isSame(PersonId one, PersonId other) {
        return human.apply(one).equals(human.apply(other));
    }

    /** Whether somebody wants to hear of nothing at all on a day. */
    boolean isSilent(PersonId reader, LocalDate day) {
        return of(reader, pauses).stream().anyMatch(pause -> pause.credential().isEmpty() && holds(pause, day));
    }

    /** Whether somebody said that they want none any more. */
    boolean isStopped(PersonId reader) {
        return of(reader, pauses).stream().anyMatch(pause -> pause.credential().isEmpty() && pause.until().isEmpty());
    }

    private static boolean holds(Pause pause, LocalDate day) {
        return pause.until().map(day::isBefore).orElse(true);
    }

    /** What somebody has said of reminders of a certification of theirs, the one that lasts longest. */
    Optional<Pause> pause(Lapse lapse) {
        return of(lapse.holder(), pauses).stream()
                .filter(pause -> pause.credential().map(lapse.credential()::equals).orElse(true))
                .max((one, other) -> one.until().orElse(LocalDate.MAX).compareTo(other.until().orElse(LocalDate.MAX)));
    }

    boolean isPaused(Lapse lapse, LocalDate day) {
        return pause(lapse).filter(pause -> holds(pause, day)).isPresent();
    }

    /** What somebody is to be told of what they hold. */
    List<Item> own(PersonId reader, List<Lapse> lapses, LocalDate day) {
        return lapses.stream().filter(lapse -> lapse.holder().equals(reader) && !isPaused(lapse, day))
                .flatMap(lapse -> lapse.on(day).flatMap(step -> item(reader, lapse, step, day)).stream()).toList();
    }

    private Optional<Item> item(PersonId reader, Lapse lapse, Step step, LocalDate day) {
        List<String> words = new ArrayList<>();
        var before = told(reader, lapse);
        if (before.stream().flatMap(one -> Step.of(one.step()).stream())
                .noneMatch(one -> lapse.isReachedBy(step, one))) {
            words.add(step.word());
        }
        pause(lapse).filter(pause -> reader.equals(lapse.holder()) && !holds(pause, day))
                .filter(pause -> isAskedFor(pause, before))
                .ifPresent(pause -> words.add(AFTER + pause.until().orElseThrow()));
        return words.isEmpty() ? Optional.empty() : Optional.of(new Item(lapse, step, words));
    }

    /** Whoever snoozed what they had been told wants to be told once more when that is over. */
    private static boolean isAskedFor(Pause pause, List<Told> before) {
        var until = pause.until().orElseThrow();
        return before.stream().anyMatch(one -> !one.day().isAfter(pause.since()))
                && before.stream().noneMatch(one -> !one.day().isBefore(until) || one.step().equals(AFTER + until));
    }

    /** What a reader was told of this end. */
    private List<Told> told(PersonId reader, Lapse lapse) {
        return of(reader, told).stream()
                .filter(one -> isSame(one.holder(), lapse.holder()) && one.credential().equals(lapse.credential())
                        && Math.abs(ChronoUnit.DAYS.between(one.expires(), lapse.expires())) <= SAME_END)
                .toList();
    }

    /**
     * What somebody is to be told of what their people hold: at the last two steps, and once a week at most.
     *
     * @param lapses of their people
     * @param matters what is told, as far as it is at one of those steps
     */
    List<Item> team(PersonId reader, List<Lapse> lapses, LocalDate day, Predicate<Lapse> matters) {
        var week = ReminderHours.week(day);
        if (of(reader, sent).stream().anyMatch(one -> one.team() && one.week().equals(week))) {
            return List.of();
        }
        return lapses.stream().flatMap(
                lapse -> lapse.on(day).filter(Step::isLate).flatMap(step -> item(reader, lapse, step, day)).stream())
                .filter(item -> matters.test(item.lapse())).toList();
    }

    /** Whether a message tells all that was told somebody on a day, of the same ends; not so where that was nothing. */
    boolean isAllOf(Message message, PersonId reader, LocalDate day) {
        var before = of(reader, told).stream().filter(one -> one.day().equals(day)).toList();
        var now = told(message, day);
        return !before.isEmpty() && before.stream()
                .allMatch(one -> now.stream()
                        .anyMatch(other -> isSame(one.holder(), other.holder())
                                && one.credential().equals(other.credential()) && one.expires().equals(other.expires())
                                && one.step().equals(other.step())));
    }

    /** As it is written down. */
    static List<Told> told(Message message, LocalDate day) {
        List<Told> told = new ArrayList<>();
        for (var items : List.of(message.own(), message.team())) {
            items.forEach(item -> item.words().forEach(word -> told.add(new Told(message.reader(),
                    item.lapse().holder(), item.lapse().credential(), item.lapse().expires(), word, day))));
        }
        return told;
    }

    /**
     * The next day on which somebody is told of a certification by its steps and their snooze, as far as the week's
     * messages allow it; empty where none is to come.
     */
    Optional<LocalDate> next(Lapse lapse, LocalDate day) {
        for (var date = day; !date.isAfter(lapse.expires()); date = date.plusDays(1)) {
            var at = date;
            var isDue = ReminderHours.workingDay(at).equals(at) && mayHear(lapse.holder(), at) && !isPaused(lapse, at)
                    && lapse.on(at).flatMap(step -> item(lapse.holder(), lapse, step, at)).isPresent();
            if (isDue) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
