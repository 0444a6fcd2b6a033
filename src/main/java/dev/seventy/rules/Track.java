package dev.seventy.rules;

import java.util.List;

/**
 * A kind of partner with a ladder of tiers of its own, with the words people use for it.
 *
 * @param needsIntegration whether its partners are asked for a validated integration, which the estimate heeds
 */
public record Track(String id, String name, List<String> alsoCalled, boolean needsIntegration) {

    public Track {
        alsoCalled = List.copyOf(alsoCalled);
    }
}
