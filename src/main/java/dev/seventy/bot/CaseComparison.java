package dev.seventy.bot;

import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/** Holds what a case expects against what was found. */
final class CaseComparison {

    private CaseComparison() {
    }

    /** Compares what is expected, and nothing else; lists are compared as sets. */
    static void compare(String field, JsonNode expected, JsonNode found, List<String> differences) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(entry -> compare(field.isEmpty() ? entry.getKey() : field + "." + entry.getKey(),
                            entry.getValue(), found.path(entry.getKey()), differences));
        } else if (!same(expected, found)) {
            differences
                    .add(field + ": expected " + expected + ", found " + (found.isMissingNode() ? "nothing" : found));
        }
    }

    private static boolean same(JsonNode expected, JsonNode found) {
        if (expected.isArray()) {
            return found.isArray() && expected.size() == found.size()
                    && StreamSupport.stream(expected.spliterator(), false).allMatch(one -> StreamSupport
                            .stream(found.spliterator(), false).anyMatch(other -> same(one, other)));
        }
        if (expected.isObject()) {
            return expected.size() == found.size() && expected.properties().stream()
                    .allMatch(entry -> same(entry.getValue(), found.path(entry.getKey())));
        }
        if (expected.isNumber() && found.isNumber()) {
            return expected.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return expected.equals(found);
    }
}
