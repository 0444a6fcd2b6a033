package dev.seventy.bot;

import java.time.LocalDate;

import dev.seventy.evidence.Certification;
import dev.seventy.scoring.Proof;

/** Says how well something is proved. */
final class ProofWords {

    private ProofWords() {
    }

    /** {@code claimed, waiting: should be visible by 31 Oct 2026}. */
    static String of(Proof proof, LocalDate today) {
        if (!proof.held().isClaimed()) {
            return Counted.place(proof.held().origin(), proof.held().row());
        }
        return switch (proof.state()) {
            case CLAIMED -> "claimed";
            case LINKED -> "claimed, link given";
            case WAITING -> {
                var by = proof.visibleBy().map(Numbers::show).orElse("");
                yield proof.visibleBy().filter(day -> day.isBefore(today)).isPresent()
                        ? "claimed, waiting for an export newer than " + by
                        : "claimed, waiting: should be visible by " + by;
            }
            case OVERDUE ->
                "claimed, overdue since " + proof.visibleBy().map(Numbers::show).orElse("") + ": not in the export";
            case CONFIRMED -> "confirmed by the export";
            case CONFLICTING -> "conflicting: "
                    + proof.exported().map(export -> "the export says " + days(export)).orElse("the export differs");
        };
    }

    /** {@code 12 Mar 2026 to 12 Mar 2027}. */
    static String days(Certification held) {
        return Numbers.show(held.earned()) + held.expires().map(end -> " to " + Numbers.show(end)).orElse("")
                + (held.active() ? "" : ", not active");
    }
}
