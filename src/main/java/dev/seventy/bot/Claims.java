package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

import dev.seventy.catalog.Credential;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.store.Correction;
import dev.seventy.store.ImportId;
import dev.seventy.store.ImportRecord;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/**
 * Records what people say of certifications, each as an import of its own that {@code undo} takes back. Who may say it of
 * whom is decided before.
 */
final class Claims {

    /** What an import of something told is called; a correction is called as what it corrects. */
    private static final String CERTIFICATION = "a certification";
    private static final String RENEWAL = "a renewal";
    private static final String TAKEN_BACK = "a certification taken back";

    /** The row of what somebody said; rows behind it say what holds again by it. */
    private static final int TOLD = 0;
    private static final String RECORDED = " Nothing was recorded.";
    private static final String CHANGED = " Nothing was changed.";
    private static final String SAMPLE = "The sample firm is made up and stays as it is." + RECORDED;

    private static final int EARLIEST_YEAR = 1990;

    private final Supplier<Store> stores;
    private final DaysToCome days;
    private final RenewalsOnFile renewals;

    Claims(Supplier<Store> stores) {
        this.stores = stores;
        days = new DaysToCome(stores);
        renewals = new RenewalsOnFile(days);
    }

    /** What became of it. */
    sealed interface Told {

        /**
         * @param id the import by which it is taken back
         * @param held what holds now
         */
        record Recorded(ImportId id, Entry.Earned held) implements Told {
        }

        /**
         * It is no longer theirs.
         *
         * @param lost what was in force of it, the newest first
         * @param left what the vendor shows of it, which only the vendor takes back
         */
        record Lost(ImportId id, List<Certification> lost, List<Certification> left) implements Told {
            public Lost {
                lost = List.copyOf(lost);
                left = List.copyOf(left);
            }
        }

        /** It was on file already, so nothing was recorded. */
        record Known(Entry.Earned held) implements Told {
        }

        /** @param why in one sentence, which says that nothing was recorded */
        record Refused(String why) implements Told {
        }
    }

    /**
     * Somebody passed something. What is on file of the same day keeps its expiry and its link, unless another is said.
     *
     * @param expires empty where nobody said; it then holds as long as its kind does
     * @param link where it can be seen
     */
    Told earned(Speaker speaker, Person who, Credential what, LocalDate day, Optional<LocalDate> expires,
            Optional<String> link) {
        var clues = PeopleNamed.clues(who);
        if (clues.isEmpty()) {
            return untraceable();
        }
        var same = same(held(speaker), who, what, day);
        var right = right(clues.get(), what, day, expires, link, same);
        var isKnown = !same.isEmpty() && same.stream().anyMatch(held -> held.expires().equals(right.expires())) && right
                .link().stream().allMatch(said -> same.stream().anyMatch(held -> held.link().equals(right.link())));
        return isKnown ? new Told.Known(right)
                : against(speaker, who, what, day, right.expires()).<Told>map(Told.Refused::new)
                        .orElseGet(() -> record(speaker, CERTIFICATION, right));
    }

    /** What is on file of a day and in force, what lasts longest first. */
    private static List<Certification> same(List<Certification> all, Person who, Credential what, LocalDate day) {
        return held(all, who, what).stream().filter(held -> held.active() && held.earned().equals(day))
                .sorted(Comparator.comparing((Certification held) -> held.expires().orElse(LocalDate.MAX)).reversed())
                .toList();
    }

    private static Entry.Earned right(PersonClues who, Credential what, LocalDate day, Optional<LocalDate> expires,
            Optional<String> link, List<Certification> same) {
        var until = expires.or(() -> same.isEmpty() ? what.lifetime().end(day) : same.getFirst().expires());
        return new Entry.Earned(who, what.id(), day, until, true,
                link.or(() -> same.stream().flatMap(held -> held.link().stream()).findFirst()), TOLD);
    }

    private Optional<String> against(Speaker speaker, Person who, Credential what, LocalDate day,
            Optional<LocalDate> until) {
        if (days.isToCome(day, who, speaker)) {
            return Optional.of(Numbers.show(day) + " is still to come. Nothing was recorded.");
        }
        if (day.getYear() < EARLIEST_YEAR) {
            return Optional.of(Numbers.show(day) + " is too long ago for a certification. Nothing was recorded.");
        }
        if (until.filter(end -> end.isBefore(day)).isPresent()) {
            return Optional.of("It cannot expire before it is earned. Nothing was recorded.");
        }
        if (until.isEmpty() && what.lifetime() instanceof Credential.Lifetime.OnTheBadge) {
            return Optional.of("Only the badge knows until when " + what.name()
                    + " holds: say the day that stands on it. Nothing was recorded.");
        }
        return what.retirement().flatMap(Credential.Retirement::on).filter(day::isAfter).map(
                last -> what.title() + " could last be passed on " + Numbers.show(last) + ". Nothing was recorded.");
    }

    /** Somebody renewed what they hold: what its vendor adds is added to the expiry that is on file. */
    Told renewed(Speaker speaker, Person who, Credential what, LocalDate on, Optional<String> link) {
        return switch (renewals.renewed(speaker, who, longest(held(speaker), who, what), what, on)) {
            case RenewalsOnFile.Renewed.Until(var held, var until) -> again(who, held, until, true, link)
                    .<Told>map(entry -> record(speaker, RENEWAL, entry)).orElseGet(Claims::untraceable);
            case RenewalsOnFile.Renewed.Not(var why) -> new Told.Refused(why + RECORDED);
        };
    }

    /** What somebody held is no longer theirs: all that is claimed of it and in force is taken out of force. */
    Told revoked(Speaker speaker, Person who, Credential what) {
        var active = held(held(speaker), who, what).stream().filter(Certification::active)
                .sorted(Comparator.comparing(Certification::earned).reversed()).toList();
        var inForce = active.stream().filter(held -> held.expires().filter(speaker.today()::isAfter).isEmpty())
                .toList();
        var meant = inForce.isEmpty() ? active : inForce;
        var claimed = meant.stream().filter(Certification::isClaimed).toList();
        var left = meant.stream().filter(held -> !held.isClaimed()).toList();
        var clues = PeopleNamed.clues(who);
        if (clues.isEmpty() || claimed.isEmpty()) {
            return clues.isEmpty() ? untraceable() : new Told.Refused(notHeld(speaker, who, what, left) + RECORDED);
        }
        if (speaker.onTour()) {
            return new Told.Refused(SAMPLE);
        }
        List<Entry> entries = new ArrayList<>();
        for (var held : claimed) {
            entries.add(new Entry.Earned(clues.get(), held.credential(), held.earned(), held.expires(), false,
                    held.link(), TOLD + entries.size()));
        }
        return stores.get().imports().told(speaker.organisation().id(), speaker.actor(), TAKEN_BACK, entries, false)
                .<Told>map(id -> new Told.Lost(id, claimed, left))
                .orElseGet(() -> new Told.Refused(notHeld(speaker, who, what, left) + RECORDED));
    }

    private static String notHeld(Speaker speaker, Person who, Credential what, List<Certification> left) {
        if (!speaker.sees(who.id())) {
            return "There is nothing told of " + what.title() + " that you could take back for " + TellEcho.name(who)
                    + ".";
        }
        return what.title() + (left.isEmpty()
                ? " is not on file for " + (speaker.is(who.id()) ? "you" : TellEcho.name(who))
                        + " as held, so there is nothing to take back."
                : " is on file from the " + left.getFirst().origin().kind().words()
                        + ", so only the next one takes it back, or whoever undoes that import.");
    }

    /** Records what is right in the place of what was told before: taken back, that holds again. */
    Told corrected(Speaker speaker, ImportId before, Person who, Credential what, LocalDate day,
            Optional<LocalDate> expires, Optional<String> link) {
        var clues = PeopleNamed.clues(who);
        if (clues.isEmpty()) {
            return untraceable();
        }
        var others = stores.get().evidence().certificationsWithout(speaker.organisation().id(), before);
        var right = right(clues.get(), what, day, expires, link, same(others, who, what, day));
        // Whoever corrects the rest of it may live where the day has not begun.
        var isTheSameDay = held(speaker).stream()
                .anyMatch(held -> held.origin().importNumber().equals(OptionalLong.of(before.value()))
                        && held.earned().equals(day));
        return Optional.of(day).filter(_ -> !isTheSameDay)
                .flatMap(on -> against(speaker, who, what, on, right.expires())).<Told>map(Told.Refused::new)
                .orElseGet(() -> instead(speaker, before, CERTIFICATION, right));
    }

    /** Records a renewal in the place of one that was told before. */
    Told renewalCorrected(Speaker speaker, ImportId before, Person who, Credential what, LocalDate on,
            Optional<String> link) {
        var held = stores.get().evidence().certificationsWithout(speaker.organisation().id(), before);
        return switch (renewals.renewed(speaker, who, longest(held, who, what), what, on)) {
            case RenewalsOnFile.Renewed.Until(var longest, var until) -> again(who, longest, until, true, link)
                    .<Told>map(entry -> instead(speaker, before, RENEWAL, entry)).orElseGet(Claims::untraceable);
            case RenewalsOnFile.Renewed.Not(var why) -> new Told.Refused(why + CHANGED);
        };
    }

    /** Whether what was told is that something was renewed. */
    static boolean isRenewal(ImportRecord told) {
        return told.isTold() && told.files().getFirst().name().equals(RENEWAL);
    }

    /** Whether what was told is that something was passed, which is put right with a day of its own. */
    static boolean isPassed(ImportRecord told) {
        return told.isTold() && told.files().getFirst().name().equals(CERTIFICATION);
    }

    /** Whether it is what somebody said, and not what holds again since they said otherwise. */
    static boolean isTold(Certification held) {
        return held.row() == TOLD;
    }

    private Told instead(Speaker speaker, ImportId before, String about, Entry.Earned right) {
        if (speaker.onTour()) {
            return new Told.Refused(SAMPLE);
        }
        var correction = stores.get().together(() -> {
            List<Entry> entries = new ArrayList<>(List.of(right));
            entries.addAll(holdingAgain(speaker, before, right));
            return stores.get().imports().corrected(speaker.organisation().id(), speaker.actor(), about, before,
                    entries);
        });
        return switch (correction) {
            case Correction.Corrected(var id) -> new Told.Recorded(id, right);
            case Correction.Unchanged() -> new Told.Known(right);
            case Correction.SupersededBy(var later) -> new Told.Refused("Import " + later.value()
                    + " has built on that since. Take it back first: undo " + later.value() + "." + CHANGED);
            case Correction.NotVisible() -> new Told.Refused("That was taken back already." + CHANGED);
        };
    }

    /** What had been replaced by what is not so. */
    private List<Entry.Earned> holdingAgain(Speaker speaker, ImportId before, Entry.Earned right) {
        var now = held(speaker);
        var people = stores.get().people().of(speaker.organisation().id());
        List<Entry.Earned> again = new ArrayList<>();
        for (var held : stores.get().evidence().certificationsWithout(speaker.organisation().id(), before)) {
            if (held.isClaimed() && !now.contains(held)) {
                Optional.ofNullable(people.get(held.person())).flatMap(PeopleNamed::clues)
                        .filter(who -> !who.equals(right.person()) || !held.credential().equals(right.credential())
                                || !held.earned().equals(right.earned()))
                        .ifPresent(who -> again.add(new Entry.Earned(who, held.credential(), held.earned(),
                                held.expires(), held.active(), held.link(), TOLD + again.size() + 1)));
            }
        }
        return again;
    }

    private static Optional<Entry.Earned> again(Person who, Certification held, Optional<LocalDate> until,
            boolean active, Optional<String> link) {
        return PeopleNamed.clues(who).map(clues -> new Entry.Earned(clues, held.credential(), held.earned(), until,
                active, link.or(held::link), TOLD));
    }

    private static Told untraceable() {
        return new Told.Refused("There is nothing by which that person could be found again. Give an address in the"
                + " people file first." + RECORDED);
    }

    private Told record(Speaker speaker, String about, Entry.Earned held) {
        if (speaker.onTour()) {
            return new Told.Refused(SAMPLE);
        }
        return stores.get().imports().told(speaker.organisation().id(), speaker.actor(), about, List.of(held), false)
                .<Told>map(id -> new Told.Recorded(id, held)).orElseGet(() -> new Told.Known(held));
    }

    private static Optional<Certification> longest(List<Certification> all, Person who, Credential what) {
        return held(all, who, what).stream().filter(Certification::active)
                .max(Comparator.comparing((Certification held) -> held.expires().orElse(LocalDate.MAX))
                        .thenComparing(Certification::isClaimed));
    }

    private static List<Certification> held(List<Certification> all, Person who, Credential what) {
        return all.stream().filter(held -> held.person().equals(who.id()) && held.credential().equals(what.id()))
                .toList();
    }

    /** What the transaction that this is part of has written is among it. */
    private List<Certification> held(Speaker speaker) {
        return stores.get().evidence().skills(speaker.organisation().id()).certifications();
    }
}
