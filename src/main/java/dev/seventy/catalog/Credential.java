package dev.seventy.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something a person can earn.
 *
 * @param vendor who certifies it
 * @param exams the exams that are all needed for it
 * @param earlierExams codes of exams that led to it once
 * @param needs what has to be held first: all of the outer list, any of each inner set
 * @param exam what is published about the exam itself
 * @param lifetime how long it holds after it is earned
 * @param renewal how it is renewed without its exam; empty where it is not
 * @param leaving until when the vendor counts it of somebody who has left
 * @param priceUsd what one exam costs by the vendor's US list; empty when it has no price
 * @param partnerPriceUsd what one exam costs the vendor's partners, where that is told
 * @param alsoCalled page names and the words people use, among them former names where nothing tells them apart
 * @param formerly names that the vendor has given up
 * @param partnerCenterIds the numbers (TrainingActivityId) it bears in Partner Center's exports
 * @param scoresNowhere whether it earns points in no designation
 */
public record Credential(CredentialId id, Vendor vendor, String name, Level level, List<String> exams,
        List<String> earlierExams, List<Set<CredentialId>> needs, Optional<String> needsNote,
        Optional<Retirement> retirement, Optional<Exam> exam, Lifetime lifetime, Optional<Renewal> renewal,
        Leaving leaving, Optional<BigDecimal> priceUsd, Optional<BigDecimal> partnerPriceUsd, List<String> alsoCalled,
        List<String> formerly, Set<Integer> partnerCenterIds, boolean scoresNowhere, Optional<String> note) {

    public Credential {
        exams = List.copyOf(exams);
        earlierExams = List.copyOf(earlierExams);
        needs = needs.stream().map(Set::copyOf).toList();
        alsoCalled = List.copyOf(alsoCalled);
        formerly = List.copyOf(formerly);
        partnerCenterIds = Set.copyOf(partnerCenterIds);
    }

    /**
     * What is published about an exam.
     *
     * @param questions those that are scored
     */
    public record Exam(int questions, int minutes) {
    }

    /** How long a credential holds after it is earned. */
    public sealed interface Lifetime {

        /** So long from the day on which it was earned. */
        record For(Period period) implements Lifetime {
        }

        record Forever() implements Lifetime {
        }

        /** Each one says for itself when it expires; without that nobody knows. */
        record OnTheBadge() implements Lifetime {
        }

        /** The last day of one that says no other; empty when it never expires or nobody knows. */
        default Optional<LocalDate> end(LocalDate earned) {
            return this instanceof For(var period) ? Optional.of(earned.plus(period)) : Optional.empty();
        }
    }

    /**
     * The end of a credential.
     *
     * @param on the last day the exam can be taken; empty where it is over and no day is known
     * @param countsThrough the last day, inclusive, on which one earned before still counts
     */
    public record Retirement(Optional<LocalDate> on, Optional<LocalDate> countsThrough,
            Optional<CredentialId> successor, Optional<String> successorNote) {
    }

    /** Everything it is or was called, its own name first. */
    public List<String> names() {
        return Stream.of(List.of(name), alsoCalled, formerly).flatMap(List::stream).toList();
    }

    /** Whether a title is one that the vendor has given up. */
    public boolean wasCalled(String title) {
        return formerly.stream().anyMatch(former -> Catalog.key(former).equals(Catalog.key(title)));
    }

    /** How it stands with what somebody calls a credential. */
    public enum Status {
        ACTIVE,
        /** The vendor calls it otherwise by now. */
        RENAMED,
        /** Nobody can sit its exam any more. */
        RETIRED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param title by which it was called */
    public Status status(String title, LocalDate day) {
        return isRetired(day) ? Status.RETIRED : wasCalled(title) ? Status.RENAMED : Status.ACTIVE;
    }

    /** Whether nobody can sit its exam on a day. */
    public boolean isRetired(LocalDate day) {
        return retirement.filter(end -> end.on().map(last -> last.isBefore(day)).orElse(true)).isPresent();
    }

    /** What that many exams cost in US dollars, without tax; a partner for whom no price is told pays that of the list. */
    public Optional<BigDecimal> priceUsd(int sittings, boolean partner) {
        return (partner ? partnerPriceUsd.or(() -> priceUsd) : priceUsd)
                .map(price -> price.multiply(BigDecimal.valueOf(sittings)));
    }

    /** What all its exams cost together by the US list, in US dollars. */
    public Optional<BigDecimal> totalPriceUsd() {
        return priceUsd(Math.max(1, exams.size()), false);
    }

    /** Its name with its exam codes: {@code Azure Administrator Associate (AZ-104)}. */
    public String title() {
        return exams.isEmpty() ? name : name + " (" + String.join(" and ", exams) + ")";
    }
}
