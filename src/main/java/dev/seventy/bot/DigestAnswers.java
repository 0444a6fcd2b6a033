package dev.seventy.bot;

import java.time.Instant;
import java.util.Optional;

import dev.seventy.store.Subscription;

/** Finds what a digest says. */
final class DigestAnswers {

    private final Figures figures;

    DigestAnswers(Figures figures) {
        this.figures = figures;
    }

    /**
     * What a subscription is told, by what the speaker may see where they are. A summary without a word means that there
     * is nothing to say, and that the subscription wants nothing then.
     *
     * @param since when it was told something last; empty for the first time
     */
    Answer show(Speaker speaker, Subscription subscription, Optional<Instant> since) {
        return figures.scoreAll(Command.Terms.NONE, speaker);
    }
}
