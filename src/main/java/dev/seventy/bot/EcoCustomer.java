package dev.seventy.bot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a text says of a customer.
 *
 * @param facts each with what it may be: one where it is said, several where it is left open which
 * @param unknown the words that mean nothing of a customer
 * @param isDoubtful whether something is taken back that may be of any of it, or left open with nothing besides
 */
record EcoCustomer(List<List<Said>> facts, List<String> unknown, boolean isDoubtful) {

    EcoCustomer {
        facts = facts.stream().map(List::copyOf).toList();
        unknown = List.copyOf(unknown);
    }

    /**
     * Something that may hold of a customer.
     *
     * @param word by which it is said in a line
     * @param isSign whether a rule may ask for it; otherwise it is an industry of which none does
     * @param isDenied whether it is said not to hold
     */
    record Said(String id, String word, String name, boolean isSign, boolean isDenied) {

        Said denied(boolean wanted) {
            return new Said(id, word, name, isSign, wanted);
        }

        /** {@code not lighthouse}. */
        String spoken() {
            return (isDenied ? "not " : "") + word;
        }
    }

    /** The facts of which it is left open what they are. */
    List<List<Said>> open() {
        return facts.stream().filter(fact -> fact.size() > 1).toList();
    }

    Ecosystem.EcoEngagement asked(Terms terms) {
        var said = facts.stream().flatMap(List::stream).toList();
        return new Ecosystem.EcoEngagement(ids(said, false), ids(said, true),
                said.stream().filter(one -> !one.isSign()).map(Said::name).distinct().toList(), terms);
    }

    private static List<String> ids(List<Said> said, boolean denied) {
        return said.stream().filter(Said::isSign).filter(one -> one.isDenied() == denied).map(Said::id).distinct()
                .toList();
    }

    /** The same with one of what a fact may be. */
    EcoCustomer settled(List<Said> fact, Said one) {
        return new EcoCustomer(facts.stream().map(known -> known.equals(fact) ? List.of(one) : known).toList(), unknown,
                isDoubtful);
    }

    /** The same without what is said of a sign with or without a denial. */
    EcoCustomer without(String id, boolean denied) {
        return new EcoCustomer(facts.stream()
                .filter(fact -> fact.stream().noneMatch(one -> one.id().equals(id) && one.isDenied() == denied))
                .toList(), unknown, isDoubtful);
    }

    /** What is said, as it is written in a line: {@code enterprise not lighthouse}. */
    String spoken() {
        return facts.stream().map(fact -> fact.stream().map(Said::spoken).collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(" "));
    }

    /** The line that could be typed for it; the rules themselves where nothing is said. */
    String line() {
        return Stream.of("eco ps", facts.isEmpty() ? "rules" : spoken()).collect(Collectors.joining(" "));
    }
}
