package dev.seventy.bot;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.catalog.Nearest;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Designation;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.MetricKind;
import dev.seventy.rules.Rulebook;
import dev.seventy.rules.Track;

/** The words by which people call designations and metrics. */
final class Vocabulary {

    /** Shorter words are near to too much. */
    private static final int LONG_ENOUGH = 7;
    /** Names of tiers that people also say without meaning any. */
    private static final Set<String> ORDINARY_TIERS = Set.of("registered", "validated", "select", "bronze", "silver",
            "gold");

    /** What somebody aims at, or is, at the end of a sentence. */
    private static final Pattern AIM = Pattern.compile(" (?:for|from|until|to|become|becoming|reach|reaching|get|be"
            + "|are we) (?:an? )?((?!registered |validated )[a-z ]{1,20}?)(?: partners?)? $");

    private final Rulebook rules;
    private final Map<String, Designation> areas = new LinkedHashMap<>();
    private final Map<String, MetricKind> metrics = new LinkedHashMap<>();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final Map<String, Ladder.Tier> tiers = new LinkedHashMap<>();

    Vocabulary(Rulebook rules) {
        this.rules = rules;
        for (var area : rules.designations()) {
            areas.put(key(area.id()), area);
            areas.put(key(area.name()), area);
            area.alsoCalled().forEach(name -> areas.putIfAbsent(key(name), area));
        }
        for (var track : rules.tracks()) {
            tracks.put(key(track.name()), track);
            tracks.put(key(track.id()), track);
            track.alsoCalled().forEach(name -> tracks.putIfAbsent(key(name), track));
            rules.ladders(track.id()).stream().flatMap(ladder -> ladder.tiers().stream())
                    .forEach(tier -> tiers.putIfAbsent(key(tier.name()), tier));
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

    /** Whether something is about Databricks, and of which track it speaks and what else; empty where it is not. */
    Optional<OfDatabricks> databricks(String typed) {
        var words = new ArrayList<>(List.of(key(typed).split(" ")));
        if (!words.remove("databricks")) {
            return Optional.empty();
        }
        var rest = String.join(" ", words);
        for (var name : tracks.keySet()) {
            if (rest.equals(name) || rest.startsWith(name + " ")) {
                return Optional.of(
                        new OfDatabricks(Optional.ofNullable(tracks.get(name)), rest.substring(name.length()).strip()));
            }
        }
        return Optional.of(new OfDatabricks(Optional.empty(), rest));
    }

    List<Track> tracks() {
        return rules.tracks();
    }

    Optional<Track> track(String typed) {
        return Optional.ofNullable(tracks.get(key(typed)));
    }

    /** @param rest what was said besides, in plain words */
    record OfDatabricks(Optional<Track> track, String rest) {
    }

    /** A tier that words name, by the longest name, with what was said besides. */
    record OfTier(Ladder.Tier tier, String rest) {
    }

    /** The tier that is spoken of where it is plain that tiers are. */
    Optional<OfTier> tier(String typed) {
        return tier(typed, Set.of());
    }

    /** The tier that a sentence speaks of which does not say that it is about tiers: ordinary words seldom are one. */
    Optional<OfTier> tierIn(String sentence) {
        return tier(sentence, ORDINARY_TIERS).or(() -> aim(" " + key(sentence) + " "));
    }

    private Optional<OfTier> aim(String said) {
        var end = AIM.matcher(said);
        for (int at = 0; end.find(at); at = end.start() + 1) {
            var tier = tier(end.group(1)).filter(found -> found.rest().isEmpty());
            if (tier.isPresent()) {
                return tier;
            }
        }
        return Optional.empty();
    }

    private Optional<OfTier> tier(String typed, Set<String> without) {
        var said = " " + key(typed) + " ";
        return tiers.keySet().stream().filter(name -> !without.contains(name) && said.contains(" " + name + " "))
                .max(Comparator.comparing(String::length)).flatMap(name -> Optional.ofNullable(tiers.get(name))
                        .map(tier -> new OfTier(tier, said.replace(" " + name + " ", " ").strip())));
    }

    /** The names of the tiers of every track. */
    List<String> tierNames() {
        return tiers.values().stream().map(Ladder.Tier::name).distinct().toList();
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

    /** The one designation that a sentence which names none comes close to, word by word. */
    Optional<Designation> nearlyNamed(String sentence) {
        var words = key(sentence).split(" ");
        var names = areas.keySet().stream().filter(name -> name.length() >= LONG_ENOUGH).toList();
        var found = new LinkedHashSet<Designation>();
        for (int from = 0; from < words.length; from++) {
            for (int to = from + 1; to <= Math.min(words.length, from + 3); to++) {
                var said = String.join(" ", List.of(words).subList(from, to));
                if (said.length() >= LONG_ENOUGH) {
                    Nearest.to(said, names).flatMap(name -> Optional.ofNullable(areas.get(name))).ifPresent(found::add);
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
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

    /** The designation that is called so; a miss offers what was meant, with the verb in front. */
    Designation named(String typed, String verb) throws NotUnderstood {
        var area = area(typed);
        if (area.isPresent()) {
            return area.get();
        }
        var near = nearestAreas(typed);
        if (near.isEmpty()) {
            throw new NotUnderstood(
                    "There is no designation '" + NotUnderstood.cut(typed) + "'. Known are: "
                            + String.join(", ", rules.designations().stream().map(Designation::id).toList()) + ".",
                    each(verb));
        }
        throw new NotUnderstood(
                "There is no designation '" + NotUnderstood.cut(typed) + "'. Did you mean "
                        + String.join(" or ",
                                near.stream().map(known -> known.name() + " (" + known.id() + ")").toList())
                        + "?",
                near.stream().map(known -> new Button(known.name(), verb + known.id(), true)).toList());
    }

    /** A button for each designation, with a verb in front. */
    List<Button> each(String verb) {
        return rules.designations().stream().map(area -> new Button(area.name(), verb + area.id(), false)).toList();
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
