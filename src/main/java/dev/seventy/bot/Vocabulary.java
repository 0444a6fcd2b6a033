package dev.seventy.bot;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Nearest;
import dev.seventy.rules.Designation;
import dev.seventy.rules.MetricKind;
import dev.seventy.rules.Rulebook;

/** The words by which people call designations and metrics. */
final class Vocabulary {

    private final Map<String, Designation> areas = new LinkedHashMap<>();
    private final Map<String, MetricKind> metrics = new LinkedHashMap<>();

    Vocabulary(Rulebook rules) {
        for (var area : rules.designations()) {
            areas.put(key(area.id()), area);
            areas.put(key(area.name()), area);
            area.alsoCalled().forEach(name -> areas.putIfAbsent(key(name), area));
        }
        for (var metric : rules.metrics()) {
            metrics.put(key(metric.id()), metric);
            metrics.put(key(metric.name()), metric);
            metric.alsoCalled().forEach(name -> metrics.putIfAbsent(key(name), metric));
        }
    }

    Optional<Designation> area(String typed) {
        return Optional.ofNullable(areas.get(key(typed)));
    }

    Optional<MetricKind> metric(String typed) {
        return Optional.ofNullable(metrics.get(key(typed)));
    }

    /** The designations whose names come closest, closest first. */
    List<Designation> nearestAreas(String typed) {
        return Nearest.all(key(typed), areas.keySet()).stream()
                .flatMap(key -> Optional.ofNullable(areas.get(key)).stream()).distinct().toList();
    }

    List<MetricKind> nearestMetrics(String typed) {
        return Nearest.all(key(typed), metrics.keySet()).stream()
                .flatMap(key -> Optional.ofNullable(metrics.get(key)).stream()).distinct().toList();
    }

    /** The designations that a sentence names, in its order; of overlapping names the longest counts. */
    List<Designation> areasIn(String sentence) {
        return spoken(sentence, areas);
    }

    List<MetricKind> metricsIn(String sentence) {
        return spoken(sentence, metrics);
    }

    private static <T> List<T> spoken(String sentence, Map<String, T> names) {
        var words = key(sentence).split(" ");
        List<T> found = new ArrayList<>();
        for (int from = 0; from < words.length; from++) {
            for (int to = Math.min(words.length, from + 6); to > from; to--) {
                var name = names.get(String.join(" ", List.of(words).subList(from, to)));
                if (name != null) {
                    if (!found.contains(name)) {
                        found.add(name);
                    }
                    from = to - 1;
                    break;
                }
            }
        }
        return found;
    }

    /** Case, accents, punctuation, a hyphen and the word "and" do not tell two names apart. */
    static String key(String typed) {
        var plain = new StringBuilder();
        var decomposed = Normalizer.normalize(typed.toLowerCase(Locale.ROOT).replace("&", " and "),
                Normalizer.Form.NFD);
        decomposed.codePoints().filter(character -> Character.getType(character) != Character.NON_SPACING_MARK)
                .map(character -> Character.isLetterOrDigit(character) ? character : ' ')
                .forEach(plain::appendCodePoint);
        var words = new ArrayList<>(List.of(plain.toString().strip().split(" +")));
        words.removeIf("and"::equals);
        return String.join(" ", words);
    }
}
