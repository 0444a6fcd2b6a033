package dev.seventy.speech;

import java.util.Optional;

import dev.seventy.speech.Understanding.Reason;

/** Why words keep something from being told as a fact. */
final class Doubts {

    private Doubts() {
    }

    /** Anywhere in a sentence. */
    static Optional<Reason> in(String text) {
        var plain = Lexicon.plain(text);
        return Lexicon.has(Lexicon.ASKS, plain) ? Optional.of(Reason.ASKED)
                : Lexicon.has(Lexicon.FANCY, plain) ? Optional.of(Reason.DOUBTFUL)
                        : Lexicon.has(Lexicon.CONDITION, plain) ? Optional.of(Reason.PLANNED)
                                : Lexicon.has(Lexicon.FAILED, plain) ? Optional.of(Reason.FAILED)
                                        : Lexicon.has(Lexicon.PLAN, plain) ? Optional.of(Reason.PLANNED)
                                                : Lexicon.has(Lexicon.DOUBT, plain)
                                                        || Lexicon.has(Lexicon.PREPARING, plain)
                                                                ? Optional.of(Reason.DOUBTFUL)
                                                                : Optional.empty();
    }

    /** Behind what is told: plans are about something else there, and a denial may be about anything. */
    static Optional<Reason> behind(String text) {
        var plain = Lexicon.plain(text);
        return Lexicon.has(Lexicon.FAILED, plain) || Lexicon.has(Lexicon.DOUBT, plain) ? Optional.of(Reason.DOUBTFUL)
                : Optional.empty();
    }

    /** Wherever they stand, these make of the whole sentence a question or a condition. */
    static Optional<Reason> overall(String text) {
        var plain = Lexicon.plain(text);
        return Lexicon.has(Lexicon.ASKS, plain) ? Optional.of(Reason.ASKED)
                : Lexicon.has(Lexicon.FANCY, plain) ? Optional.of(Reason.DOUBTFUL)
                        : Lexicon.has(Lexicon.CONDITION, plain) ? Optional.of(Reason.PLANNED) : Optional.empty();
    }
}
