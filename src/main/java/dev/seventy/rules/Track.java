package dev.seventy.rules;

import java.util.List;

/** A kind of partner with a ladder of tiers of its own, with the words people use for it. */
public record Track(String id, String name, List<String> alsoCalled) {

    public Track {
        alsoCalled = List.copyOf(alsoCalled);
    }
}
