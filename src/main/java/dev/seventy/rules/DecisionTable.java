package dev.seventy.rules;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.Citation;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Source;

/** Rules that each say yes or no where what they name holds; the file ranks none above another. */
public record DecisionTable(String file, Map<String, Source> sources, List<Rule> rules) {

    public DecisionTable {
        sources = Map.copyOf(sources);
        rules = List.copyOf(rules);
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
            return holds.containsAll(allOf) && (anyOf.isEmpty() || anyOf.stream().anyMatch(holds::contains));
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

    static DecisionTable read(String file, InputStream content, Problems problems) {
        var root = Place.open(file, content, problems).only("sources", "rules");
        return new DecisionTable(root.file(), Source.readAll(root.at("sources")), root.at("rules").someEntries()
                .entrySet().stream().map(entry -> rule(entry.getKey(), entry.getValue())).toList());
    }

    private static Rule rule(String id, Place place) {
        place.only("condition", "all_of", "any_of", "answer", "reason", "cite");
        return new Rule(id, words(place, "all_of"), words(place, "any_of"),
                place.at("answer").word("yes", "no").equals("yes"), place.at("condition").text(),
                place.at("reason").text(), place.at("cite").citation());
    }

    private static Set<String> words(Place place, String key) {
        return place.find(key).map(list -> list.someItems().stream().map(Place::text).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
