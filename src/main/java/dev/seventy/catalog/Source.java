package dev.seventy.catalog;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A document that figures are cited from.
 *
 * @param verifiedOn the last day somebody compared our figures with it
 */
public record Source(String key, String title, Optional<String> where, Optional<String> dated, String kind,
        LocalDate verifiedOn) {

    /** Reads the {@code sources} entry of a file. */
    public static Map<String, Source> readAll(Place sources) {
        Map<String, Source> read = new TreeMap<>();
        sources.entries().forEach((key, place) -> {
            place.only("title", "where", "dated", "kind", "verified_on");
            read.put(key,
                    new Source(key, place.at("title").text(), place.find("where").map(Place::text),
                            place.find("dated").map(Place::text),
                            place.at("kind").word("official", "secondary", "press", "general"),
                            place.at("verified_on").date()));
        });
        return Map.copyOf(read);
    }
}
