package dev.seventy.bot;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.store.Subscription;

/**
 * Finds what a digest says: what changed since the last, what is missing, what is lost soon, and what to do. Nothing of a
 * score is kept for that: the firm is scored once more as it was known then.
 */
final class DigestAnswers {

    private final DigestFindings.Sources sources;

    private final DigestEcosystem ecosystem;

    DigestAnswers(DigestFindings.Sources sources) {
        this.sources = sources;
        ecosystem = new DigestEcosystem(sources.knowledge().rules().playbook(), sources.stores(), sources.firm());
    }

    DigestItemNames names() {
        return sources.names();
    }

    /** The names that may be told where a subscription is read. */
    Directory directory(Speaker there) {
        return sources.firm().directory(there);
    }

    /** Which rules hold, to be remembered: {@code data-ai=2026-08 security=2026-08}. */
    String rules(Speaker speaker) {
        return sources.knowledge().rules().designations().stream().flatMap(area -> sources
                .version(area, speaker.today()).map(version -> area.id() + "=" + version.label()).stream())
                .collect(Collectors.joining(" "));
    }

    /**
     * What a subscription is told, by what the speaker may see where they are. A summary without a word means that there
     * is nothing to say, and that the subscription wants nothing then.
     *
     * @param since when it was told something last; empty for the first time
     */
    Answer show(Speaker speaker, Subscription subscription, Optional<Instant> since) {
        return ecosystem.with(subscription, since, speaker, () -> found(speaker, subscription, since).map(
                found -> Answer.of(DigestReply.of(found, Optional.of(subscription.id()).filter(number -> number > 0))))
                .orElseGet(() -> sources.figures().scoreAll(Terms.NONE, speaker)));
    }

    /** What is found for it; empty where nothing is known of the firm. */
    Optional<DigestFindings> found(Speaker speaker, Subscription subscription, Optional<Instant> since) {
        var evidence = sources.firm().evidence(speaker.situation(), Terms.NONE);
        return evidence.isEmpty() ? Optional.empty()
                : Optional.of(new DigestFindings(sources, speaker, subscription, since, evidence));
    }
}
