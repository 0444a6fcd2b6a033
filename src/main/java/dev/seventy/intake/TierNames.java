package dev.seventy.intake;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tiers that a partner portal may show.
 *
 * @param byTrack the ids of the tiers, such as {@code global_elite}, by the id of the track
 * @param own the id of the track that is meant where a row names none, if it has such a tier
 */
public record TierNames(Map<String, Set<String>> byTrack, String own) {

    public TierNames {
        byTrack = Map.copyOf(byTrack);
    }

    /** The track that a tier belongs to where none is named: the firm's own, or else the only one that has it. */
    public Optional<String> trackOf(String tier) {
        var tracks = byTrack.entrySet().stream().filter(track -> track.getValue().contains(tier)).map(Map.Entry::getKey)
                .toList();
        return tracks.contains(own) ? Optional.of(own)
                : tracks.size() == 1 ? Optional.of(tracks.getFirst()) : Optional.empty();
    }

    /** The tiers of a track; of every one where none is named. */
    Set<String> tiers(Optional<String> track) {
        var all = new TreeSet<String>();
        byTrack.forEach((id, tiers) -> {
            if (track.map(id::equals).orElse(true)) {
                all.addAll(tiers);
            }
        });
        return all;
    }
}
