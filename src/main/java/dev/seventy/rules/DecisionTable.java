package dev.seventy.rules;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Citation;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Source;

/** Rules that each say yes or no where what they name holds; the file ranks none above another. */
public record DecisionTable(String file, Map<String, Source> sources, List<Sign> signs, List<Rule> rules) {

    public DecisionTable {
        sources = Map.copyOf(sources);
        signs = List.copyOf(signs);
        rules = List.copyOf(rules);
    }

    /**
     * Something that may hold, of which the rules speak by its id.
     *
     * @param excludes the ids of what cannot hold besides
     */
    public record Sign(String id, String name, List<String> alsoCalled, List<String> excludes) {
        public Sign {
            alsoCalled = List.copyOf(alsoCalled);
            excludes = List.copyOf(excludes);
        }
    }

    /**
     * @param allOf what has to hold
     * @param anyOf of which one has to hold besides; empty when nothing has to
     */
    public record Rule(String id, Set<String> allOf, Set<String> anyOf, boolean yes, String condition, String reason,
            Citation citation) {
        public Rule {
            allOf = Set.copyOf(allOf);
            anyOf = Set.copyOf(anyOf);
        }

        boolean fires(Set<String> holds) {
            return holds.containsAll(allOf) && isAnyOf(holds);
        }

        private boolean isAnyOf(Set<String> holds) {
            return anyOf.isEmpty() || anyOf.stream().anyMatch(holds::contains);
        }
    }

    /** What the rules say together. */
    public enum Verdict {
        YES,
        NO,
        /** Some say yes and some no: a person has to decide. */
        CONFLICT,
        NO_RULE
    }

    /** @param fired the rules that apply, in the order of the file */
    public record Decision(Verdict verdict, List<Rule> fired) {
    }

    public Decision decide(Set<String> holds) {
        var fired = rules.stream().filter(rule -> rule.fires(holds)).toList();
        var answers = fired.stream().map(Rule::yes).collect(Collectors.toSet());
        return new Decision(
                answers.isEmpty() ? Verdict.NO_RULE
                        : answers.size() > 1 ? Verdict.CONFLICT : answers.contains(true) ? Verdict.YES : Verdict.NO,
                fired);
    }

    /**
     * What would make a rule fire that does not yet, where something of what it names holds.
     *
     * @param lacking the ids that it needs besides
     * @param anyOf of which it needs one besides; empty where it needs none
     */
    public record Nearly(Rule rule, List<String> lacking, List<String> anyOf) {
        public Nearly {
            lacking = List.copyOf(lacking);
            anyOf = List.copyOf(anyOf);
        }
    }

    /** The rules that lack something and of which something holds, in the order of the file. */
    public List<Nearly> nearly(Set<String> holds) {
        return rules.stream().filter(rule -> !rule.fires(holds))
                .filter(rule -> Stream.concat(rule.allOf().stream(), rule.anyOf().stream()).anyMatch(holds::contains))
                .map(rule -> new Nearly(rule, inOrder(rule.allOf(), holds),
                        rule.isAnyOf(holds) ? List.of() : inOrder(rule.anyOf(), holds)))
                .toList();
    }

    private List<String> inOrder(Set<String> ids, Set<String> without) {
        return signs.stream().map(Sign::id).filter(id -> ids.contains(id) && !without.contains(id)).toList();
    }

    static DecisionTable read(String file, InputStream content, Problems problems) {
        var root = Place.open(file, content, problems).only("sources", "signals", "rules");
        var entries = root.at("signals").someEntries();
        var known = List.copyOf(entries.keySet());
        var signs = entries.entrySet().stream().map(entry -> sign(entry.getKey(), entry.getValue(), known)).toList();
        return new DecisionTable(root.file(), Source.readAll(root.at("sources")), signs, root.at("rules").someEntries()
                .entrySet().stream().map(entry -> rule(entry.getKey(), entry.getValue(), known)).toList());
    }

    private static Sign sign(String id, Place place, List<String> known) {
        return new Sign(
                id, place.only("name", "also_called", "excludes").at("name").text(), place.find("also_called")
                        .map(list -> list.items().stream().map(Place::text).toList()).orElse(List.of()),
                List.copyOf(words(place, "excludes", known)));
    }

    private static Rule rule(String id, Place place, List<String> known) {
        place.only("condition", "all_of", "any_of", "answer", "reason", "cite");
        return new Rule(id, words(place, "all_of", known), words(place, "any_of", known),
                place.at("answer").word("yes", "no").equals("yes"), place.at("condition").text(),
                place.at("reason").text(), place.at("cite").citation());
    }

    private static Set<String> words(Place place, String key, List<String> known) {
        return place
                .find(key).map(list -> list.someItems().stream()
                        .flatMap(item -> item.oneOf(item.text(), known).stream()).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
