package dev.seventy.bot;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.seventy.bot.CaseEvidence.Unusable;
import dev.seventy.catalog.Nearest;
import dev.seventy.rules.DecisionTable;
import dev.seventy.rules.Playbook;
import tools.jackson.databind.JsonNode;

/** Reads what a case says of a customer: what holds of it, true or false, and its industry. */
final class EngagementCase {

    private static final String INDUSTRY = "industry";

    /** The ids of what the table asks for, by the keys of a case. */
    private final Map<String, String> signs = new TreeMap<>();
    /** In small letters. */
    private final Set<String> industries = new HashSet<>();

    EngagementCase(Knowledge knowledge) {
        knowledge.rules().engagement().signs().stream().map(DecisionTable.Sign::id)
                .forEach(id -> signs.put(key(id), id));
        knowledge.rules().playbook().industries().stream().map(Playbook.Industry::id)
                .forEach(id -> industries.add(id.toLowerCase(Locale.ROOT)));
        industries.addAll(signs.values());
    }

    /** {@code fewDevelopers} of {@code few_developers}. */
    private static String key(String id) {
        var key = new StringBuilder();
        for (var word : List.of(id.split("_"))) {
            key.append(key.isEmpty() ? word : Wording.capital(word));
        }
        return key.toString();
    }

    /**
     * The ids of what holds.
     *
     * @throws Unusable naming the first key, or value, that is not known
     */
    Set<String> holds(JsonNode input) {
        Set<String> holds = new HashSet<>();
        input.properties().forEach(entry -> {
            if (entry.getKey().equals(INDUSTRY)) {
                holds.add(industry(entry.getValue()));
            } else if (isSo(entry.getKey(), entry.getValue())) {
                holds.add(signs.getOrDefault(entry.getKey(), ""));
            }
        });
        return holds;
    }

    private boolean isSo(String key, JsonNode value) {
        if (!signs.containsKey(key)) {
            var known = new HashSet<>(signs.keySet());
            known.add(INDUSTRY);
            throw new Unusable("input: unknown key '" + key + "'" + meant(Nearest.to(key, known)));
        }
        if (!value.isBoolean()) {
            throw new Unusable("input." + key + ": expected true or false, found " + value);
        }
        return value.booleanValue();
    }

    private String industry(JsonNode value) {
        var said = value.asString("").toLowerCase(Locale.ROOT);
        if (!value.isString() || !industries.contains(said)) {
            throw new Unusable(
                    "input." + INDUSTRY + ": no industry is called " + value + meant(Nearest.to(said, industries)));
        }
        return said;
    }

    private static String meant(Optional<String> near) {
        return near.map(one -> ", did you mean '" + one + "'?").orElse("");
    }
}
