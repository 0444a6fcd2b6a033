package dev.seventy.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.seventy.evidence.PlaybookEntry.Part;

/**
 * What can be told of a playbook, whichever it is.
 *
 * @param items the ids of each part; those of integrators are names, of which none is known before
 * @param states in which an action, or an industry, may be
 * @param criteria the ids of the criteria by the words for them
 * @param money the ids of the metrics that are amounts
 */
public record PlaybookTerms(Map<Part, List<String>> items, Map<Part, List<String>> states, Map<String, String> criteria,
        Set<String> money) {

    /** Where no playbook is known. */
    public static final PlaybookTerms NONE = new PlaybookTerms(Map.of(), Map.of(), Map.of(), Set.of());

    public PlaybookTerms {
        items = Map.copyOf(items);
        states = Map.copyOf(states);
        criteria = Map.copyOf(criteria);
        money = Set.copyOf(money);
    }
}
