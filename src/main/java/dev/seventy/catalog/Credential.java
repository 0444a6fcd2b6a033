package dev.seventy.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something a person can earn.
 *
 * @param exams the exams that are all needed for it
 * @param earlierExams codes of exams that led to it once
 * @param needs what has to be held first: all of the outer list, any of each inner set
 * @param lifetime how long it holds after it is earned; empty when it never expires
 * @param priceUsd what one exam costs by the vendor's US list; empty when it has no price
 * @param alsoCalled former names, page names and the words people use
 * @param partnerCenterIds the numbers (TrainingActivityId) it bears in Partner Center's exports
 * @param scoresNowhere whether it earns points in no designation
 */
public record Credential(CredentialId id, String name, Level level, List<String> exams, List<String> earlierExams,
        List<Set<CredentialId>> needs, Optional<String> needsNote, Optional<Retirement> retirement,
        Optional<Period> lifetime, Optional<BigDecimal> priceUsd, List<String> alsoCalled,
        Set<Integer> partnerCenterIds, boolean scoresNowhere, Optional<String> note) {

    public Credential {
        exams = List.copyOf(exams);
        earlierExams = List.copyOf(earlierExams);
        needs = needs.stream().map(Set::copyOf).toList();
        alsoCalled = List.copyOf(alsoCalled);
        partnerCenterIds = Set.copyOf(partnerCenterIds);
    }

    /**
     * The end of a credential.
     *
     * @param on the last day the exam can be taken
     * @param countsThrough the last day, inclusive, on which one earned before still counts
     */
    public record Retirement(LocalDate on, Optional<LocalDate> countsThrough, Optional<CredentialId> successor,
            Optional<String> successorNote) {
    }

    /** What all its exams cost together, in US dollars. */
    public Optional<BigDecimal> totalPriceUsd() {
        return priceUsd.map(price -> price.multiply(BigDecimal.valueOf(Math.max(1, exams.size()))));
    }

    /** Its name with its exam codes: {@code Azure Administrator Associate (AZ-104)}. */
    public String title() {
        return exams.isEmpty() ? name : name + " (" + String.join(" and ", exams) + ")";
    }
}
