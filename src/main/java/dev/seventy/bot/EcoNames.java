package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Nearest;
import dev.seventy.rules.DecisionTable;
import dev.seventy.rules.Playbook;

/** The words by which people call what the playbook and its decision table are about. */
final class EcoNames {

    private static final int LONGEST_NAME = 4;
    private static final Set<String> NOT = Set.of("not", "no", "without", "isn", "never");
    private static final Set<String> TURNING = Set.of("isnt", "arent", "wasnt", "werent", "doesnt", "dont", "hasnt",
            "havent", "cannot", "cant", "hardly", "barely", "scarcely", "neither", "nor", "none", "nothing", "rather",
            "instead", "longer", "former", "formerly", "except", "unless", "anymore", "yet", "maybe", "perhaps",
            "almost", "nearly", "stops", "stopped", "wannabe", "used", "aren", "wasn", "weren", "doesn", "hasn",
            "haven", "t", "ex");
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private final Playbook playbook;
    private final DecisionTable engagement;
    private final Map<String, Playbook.PartnerType> types = new LinkedHashMap<>();
    private final Map<String, Playbook.Industry> industries = new LinkedHashMap<>();
    private final Map<String, Playbook.Horizon> horizons = new LinkedHashMap<>();
    private final Map<String, Playbook.Table> tables = new LinkedHashMap<>();
    private final Map<String, DecisionTable.Sign> signs = new LinkedHashMap<>();

    EcoNames(Playbook playbook, DecisionTable engagement) {
        this.playbook = playbook;
        this.engagement = engagement;
        playbook.types().forEach(type -> put(types, type, type.id(), type.name(), type.alsoCalled()));
        playbook.industries()
                .forEach(industry -> put(industries, industry, industry.id(), industry.name(), industry.alsoCalled()));
        playbook.horizons()
                .forEach(horizon -> put(horizons, horizon, horizon.id(), horizon.name(), horizon.alsoCalled()));
        playbook.tables().forEach(table -> put(tables, table, table.id(), table.name(), table.alsoCalled()));
        engagement.signs().forEach(sign -> put(signs, sign, sign.id(), sign.name(), sign.alsoCalled()));
    }

    private static <T> void put(Map<String, T> names, T called, String id, String name, List<String> alsoCalled) {
        names.putIfAbsent(Vocabulary.key(id), called);
        names.putIfAbsent(Vocabulary.key(name), called);
        var first = name.split(" ", 2);
        if (first.length == 2 && ARTICLES.contains(first[0])) {
            names.putIfAbsent(Vocabulary.key(first[1]), called);
        }
        alsoCalled.forEach(other -> names.putIfAbsent(Vocabulary.key(other), called));
    }

    Playbook playbook() {
        return playbook;
    }

    DecisionTable engagement() {
        return engagement;
    }

    Optional<Playbook.PartnerType> type(String said) {
        return Optional.ofNullable(types.get(Vocabulary.key(said)));
    }

    Optional<Playbook.Industry> industry(String said) {
        return Optional.ofNullable(industries.get(Vocabulary.key(said)));
    }

    Optional<Playbook.Horizon> horizon(String said) {
        return Optional.ofNullable(horizons.get(Vocabulary.key(said)));
    }

    Optional<Playbook.Table> table(String said) {
        return Optional.ofNullable(tables.get(Vocabulary.key(said)));
    }

    Optional<DecisionTable.Rule> rule(String said) {
        return engagement.rules().stream().filter(rule -> Playbook.key(rule.id()).equals(Playbook.key(said)))
                .findFirst();
    }

    List<Playbook.PartnerType> typesIn(String sentence) {
        return in(sentence, types);
    }

    List<Playbook.Industry> industriesIn(String sentence) {
        return in(sentence, industries);
    }

    List<Playbook.Horizon> horizonsIn(String sentence) {
        return in(sentence, horizons);
    }

    /** The words that are part of no horizon's and no partner type's name. */
    List<String> besides(String text) {
        return spoken(String.join(" ", spoken(text, horizons).rest()), types).rest().stream()
                .filter(word -> !word.isEmpty()).toList();
    }

    private static <T> List<T> in(String sentence, Map<String, T> names) {
        return spoken(sentence, names).named().stream().map(Spoken.Name::meant).distinct().toList();
    }

    /** What a text names of some names, of overlapping ones the longest, and the words between. */
    private record Spoken<T>(List<Name<T>> named, List<String> rest) {

        /** @param isDenied whether a word before it says that it does not hold */
        record Name<T>(T meant, boolean isDenied) {
        }
    }

    private static <T> Spoken<T> spoken(String text, Map<String, T> names) {
        var words = Vocabulary.key(text).split(" ");
        List<Spoken.Name<T>> named = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (int from = 0; from < words.length; from++) {
            var found = Optional.<T>empty();
            for (int to = Math.min(words.length, from + LONGEST_NAME); to > from && found.isEmpty(); to--) {
                found = Optional.ofNullable(names.get(String.join(" ", List.of(words).subList(from, to))));
                if (found.isPresent()) {
                    while (!rest.isEmpty() && ARTICLES.contains(rest.getLast())) {
                        rest.removeLast();
                    }
                    var isDenied = !rest.isEmpty() && NOT.contains(rest.getLast());
                    if (isDenied) {
                        rest.removeLast();
                    }
                    named.add(new Spoken.Name<>(found.get(), isDenied));
                    from = to - 1;
                }
            }
            if (found.isEmpty()) {
                rest.add(words[from]);
            }
        }
        return new Spoken<>(named, rest);
    }

    /** What a text says of a customer, and which words mean nothing of that. */
    record Customer(Ecosystem.EcoEngagement asked, List<String> unknown) {

        /** Whether something is taken back that is not told of one sign alone, so that it may be of any. */
        boolean isDoubtful() {
            return unknown.stream().anyMatch(word -> NOT.contains(word) || TURNING.contains(word));
        }
    }

    Customer customer(String text) {
        var spoken = spoken(text, signs);
        List<String> besides = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (var word : spoken.rest()) {
            industry(word).ifPresentOrElse(industry -> besides.add(industry.name()), () -> unknown.add(word));
        }
        return new Customer(new Ecosystem.EcoEngagement(ids(spoken, false), ids(spoken, true), besides), unknown);
    }

    private static List<String> ids(Spoken<DecisionTable.Sign> spoken, boolean denied) {
        return spoken.named().stream().filter(name -> name.isDenied() == denied).map(name -> name.meant().id())
                .distinct().toList();
    }

    /** The word of a customer's sign that comes closest. */
    Optional<String> nearestSign(String word) {
        return nearest(word, signs.keySet());
    }

    Optional<String> nearestIndustry(String typed) {
        return nearest(typed, industries.keySet()).flatMap(this::industry).map(Playbook.Industry::id);
    }

    Optional<String> nearestType(String typed) {
        return nearest(typed, types.keySet()).flatMap(this::type).map(Playbook.PartnerType::id);
    }

    private static Optional<String> nearest(String typed, Collection<String> names) {
        return Nearest.to(Vocabulary.key(typed), names);
    }
}
