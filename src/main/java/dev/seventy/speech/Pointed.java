package dev.seventy.speech;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that points to one of several by its place, "no, the first was AZ-204".
 *
 * @param index counted from zero
 * @param line the same of the only one: "no, it was AZ-204"
 */
public record Pointed(int index, String line) {

    private static final List<String> PLACES = List.of("first", "second", "third", "fourth", "fifth");
    private static final Pattern PLACE = Pattern
            .compile("(?i)\\bthe (first|second|third|fourth|fifth)(?: one)?(?= (?:was|is|should)\\b)");

    public static Optional<Pointed> in(String line) {
        var place = PLACE.matcher(line);
        return place.find()
                ? Optional.of(
                        new Pointed(PLACES.indexOf(place.group(1).toLowerCase(Locale.ROOT)), place.replaceFirst("it")))
                : Optional.empty();
    }
}
