package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Action;
import dev.seventy.store.Assignment;
import dev.seventy.store.Organisations.Situation;

/** Who has what to do until when; what is on record by now is done, whatever was said of it. */
final class Assigned {

    /** For days and firms of which nobody is asked to do anything. */
    static final Assigned NOBODY = new Assigned(List.of(), Directory.EMPTY, LocalDate.MIN);

    private final List<Open> open;
    private final Directory directory;
    private final LocalDate today;

    /**
     * One that is to be done yet.
     *
     * @param human whose it is, by the id that stands for them now
     */
    record Open(Assignment assignment, DigestItem item, PersonId human) {
    }

    private Assigned(List<Open> open, Directory directory, LocalDate today) {
        this.open = open;
        this.directory = directory;
        this.today = today;
    }

    /** What is open by what is known now, what is overdue first and then by day. */
    static Assigned of(Firm firm, DigestItemNames names, Speaker speaker) {
        var situation = speaker.situation();
        var all = firm.assignments(situation);
        if (all.isEmpty()) {
            return NOBODY;
        }
        var evidence = firm.evidence(situation, Terms.NONE);
        return new Assigned(open(all, evidence, firm, situation, names, speaker.today()), firm.directory(speaker),
                speaker.today());
    }

    static List<Open> open(List<Assignment> all, Evidence evidence, Firm firm, Situation situation,
            DigestItemNames names, LocalDate today) {
        return all.stream().filter(Assignment::isOpen)
                .flatMap(one -> names.kept(one.what())
                        .map(item -> new Open(one, item, firm.human(one.person(), situation))).stream())
                .filter(one -> !isOnRecord(one, evidence, today)).sorted(Comparator
                        .comparing((Open one) -> one.assignment().due()).thenComparing(one -> one.assignment().id()))
                .toList();
    }

    /** Whether the person holds it longer than when they were asked, or at all where they did not then. */
    static boolean isOnRecord(Open one, Evidence evidence, LocalDate today) {
        return one.item() instanceof DigestItem.Certified(var credential)
                && last(one.human(), credential, evidence, today).filter(end -> one.assignment().held()
                        .map(end::isAfter).orElse(!end.isBefore(one.assignment().since()))).isPresent();
    }

    /** The last day of what somebody has of a certification; of one without an end the last day of all. */
    static Optional<LocalDate> last(PersonId person, CredentialId credential, Evidence evidence, LocalDate today) {
        return evidence
                .certifications().stream().filter(held -> held.active() && held.person().equals(person)
                        && held.credential().equals(credential) && !held.earned().isAfter(today))
                .map(SkillAnswers::end).max(Comparator.naturalOrder());
    }

    List<Open> all() {
        return open;
    }

    boolean isOverdue(Open one) {
        return one.assignment().due().isBefore(today);
    }

    /** {@code Anna Kowalska has it, by 15 Dec 2026.} Empty where nobody does. */
    Optional<String> of(String area, Action action) {
        var about = Stream.concat(Stream.of(DigestItem.of(area, action)), DigestItem.taken(action).stream()).toList();
        var some = open.stream().filter(one -> about.contains(one.item())).toList();
        return some.isEmpty() ? Optional.empty()
                : Optional.of(Wording.list(some.stream().limit(2).map(this::whoAndWhen).toList())
                        + (some.size() > 2 ? " and " + (some.size() - 2) + " more" : "")
                        + (some.size() == 1 ? " has it." : " have it."));
    }

    private String whoAndWhen(Open one) {
        return who(one) + " (" + when(one) + ")";
    }

    String who(Open one) {
        return directory.person(one.human()).orElse("a colleague");
    }

    /** {@code by 15 Dec 2026}, {@code overdue since 15 Dec 2026}. */
    String when(Open one) {
        return (isOverdue(one) ? "overdue since " : "by ") + Numbers.show(one.assignment().due());
    }
}
