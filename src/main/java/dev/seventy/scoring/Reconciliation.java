package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Leaving;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;

/** Holds the staff list, what people say and the trainings export against each other, and finds what does not fit. */
public final class Reconciliation {

    /** Something that does not fit, about one person. Nothing is found as long as it may only be late. */
    public sealed interface Finding {

        PersonId person();

        /** Somebody says that they hold it, and the export lacks it though it should have it. */
        record NotVisible(PersonId person, Proof proof) implements Finding {
        }

        /** The export says otherwise than the person. */
        record Conflicting(PersonId person, Proof proof) implements Finding {
        }

        /** One human whom the vendor knows by several profiles. */
        record SeveralProfiles(PersonId person, int profiles) implements Finding {
        }

        /** Somebody in the export whom the staff list does not have. */
        record NotOnTheList(PersonId person, List<Certification> held) implements Finding {
            public NotOnTheList {
                held = List.copyOf(held);
            }
        }

        /**
         * Somebody who has left and still stands in the export.
         *
         * @param left the last day at the firm
         * @param due the day by which the vendor should have stopped to count what they hold
         */
        record LeftBehind(PersonId person, LocalDate left, LocalDate due, List<Certification> held) implements Finding {
            public LeftBehind {
                held = List.copyOf(held);
            }
        }
    }

    private final Catalog catalog;
    private final Proofs proofs;
    private final Evidence evidence;
    private final LocalDate today;
    private final Set<PersonId> onTheList;
    private final Map<PersonId, List<Certification>> exported = new TreeMap<>();

    private Reconciliation(Evidence evidence, Catalog catalog, int lagDays, LocalDate today) {
        this.evidence = evidence;
        this.catalog = catalog;
        this.today = today;
        proofs = new Proofs(evidence, catalog, lagDays);
        onTheList = evidence.staff().stream().map(Staff::person).collect(Collectors.toSet());
        evidence.certifications().stream().filter(held -> held.origin().kind() == Origin.Kind.TRAININGS_EXPORT)
                .filter(this::isOfUse)
                .forEach(held -> exported.computeIfAbsent(held.person(), _ -> new ArrayList<>()).add(held));
    }

    /**
     * Everything that does not fit, kind by kind.
     *
     * @param profiles how many of the vendor's profiles somebody has
     * @param lagDays after how many days the vendor shows a certification
     */
    public static List<Finding> of(Evidence evidence, Map<PersonId, Integer> profiles, Catalog catalog, int lagDays,
            LocalDate today) {
        var reconciliation = new Reconciliation(evidence, catalog, lagDays, today);
        List<Finding> found = new ArrayList<>(reconciliation.claims());
        found.addAll(reconciliation.severalProfiles(profiles));
        found.addAll(reconciliation.notOnTheList());
        found.addAll(reconciliation.leftBehind());
        return found;
    }

    /** Whether it holds and could score: about anything else nobody is bothered. */
    private boolean isOfUse(Certification held) {
        return held.holdsOn(today) && catalog.knows(held.credential()) && !credential(held).scoresNowhere();
    }

    private Credential credential(Certification held) {
        return catalog.get(held.credential());
    }

    private List<Finding> claims() {
        record Whose(PersonId person, CredentialId credential) {
        }
        var away = Holdings.away(evidence.staff(), today, new Leaving.AtOnce());
        Map<Whose, Optional<Finding>> found = new LinkedHashMap<>();
        evidence.certifications().stream().filter(Certification::isClaimed).filter(this::isOfUse)
                .filter(held -> !away.contains(held.person().value())).map(proofs::of)
                // What is said twice, once as the export has it, is settled by that.
                .forEach(proof -> found.merge(new Whose(proof.held().person(), proof.held().credential()),
                        finding(proof), (one, other) -> one.isEmpty() ? one : other));
        return found.values().stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Finding> finding(Proof proof) {
        return switch (proof.state()) {
            case OVERDUE -> Optional.of(new Finding.NotVisible(proof.held().person(), proof));
            case CONFLICTING -> Optional.of(new Finding.Conflicting(proof.held().person(), proof));
            case CLAIMED, LINKED, WAITING, CONFIRMED -> Optional.empty();
        };
    }

    private List<Finding> severalProfiles(Map<PersonId, Integer> profiles) {
        var away = Holdings.away(evidence.staff(), today, new Leaving.AtOnce());
        return exported.keySet().stream()
                .filter(person -> profiles.getOrDefault(person, 0) > 1 && !away.contains(person.value()))
                .<Finding>map(person -> new Finding.SeveralProfiles(person, profiles.getOrDefault(person, 0))).toList();
    }

    /** Without any staff list nobody is missing from it. */
    private List<Finding> notOnTheList() {
        return onTheList.isEmpty() ? List.of()
                : exported.entrySet().stream().filter(entry -> !onTheList.contains(entry.getKey()))
                        .<Finding>map(entry -> new Finding.NotOnTheList(entry.getKey(), entry.getValue())).toList();
    }

    /** Only of the newest export that claims to hold everything it is sure that what is on file stands in it still. */
    private List<Finding> leftBehind() {
        List<Finding> found = new ArrayList<>();
        exported.forEach((person, held) -> left(person)
                .flatMap(left -> proofs.reach().sureUntil(person).flatMap(sure -> leftBehind(person, left, sure, held)))
                .ifPresent(found::add));
        return found;
    }

    private Optional<Finding> leftBehind(PersonId person, LocalDate left, LocalDate sure, List<Certification> held) {
        var still = held.stream()
                .filter(one -> sure.isAfter(credential(one).leaving().lastDay(left).plusDays(Proofs.DAYS_APART)))
                .toList();
        return still.isEmpty() ? Optional.empty()
                : Optional.of(new Finding.LeftBehind(person, left,
                        credential(still.getFirst()).leaving().lastDay(left).plusDays(1), still));
    }

    /** The last day at the firm of somebody who is there no more. */
    private Optional<LocalDate> left(PersonId person) {
        var entries = evidence.staff().stream().filter(staff -> staff.person().equals(person)).toList();
        return entries.stream().anyMatch(staff -> staff.holdsOn(today)) ? Optional.empty()
                : entries.stream().flatMap(staff -> staff.until().stream()).filter(day -> day.isBefore(today))
                        .max(LocalDate::compareTo);
    }
}
