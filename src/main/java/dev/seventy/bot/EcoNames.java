package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.catalog.Nearest;
import dev.seventy.rules.DecisionTable;
import dev.seventy.rules.Playbook;

/** The words by which people call the rows of the playbook. */
final class EcoNames {

    private static final int LONGEST_NAME = 12;
    /** A shorter name is part of sentences that are about something else. */
    private static final int TELLING_NAME = 3;
    static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private final Playbook playbook;
    private final DecisionTable engagement;
    private final Map<String, Playbook.PartnerType> types = new LinkedHashMap<>();
    private final Map<String, Playbook.Industry> industries = new LinkedHashMap<>();
    private final Map<String, Playbook.Horizon> horizons = new LinkedHashMap<>();
    private final Map<String, Playbook.Table> tables = new LinkedHashMap<>();
    /** The actions, metrics and criteria, which have one name each. */
    private final Map<String, Playbook.Row> plain = new LinkedHashMap<>();

    EcoNames(Playbook playbook, DecisionTable engagement) {
        this.playbook = playbook;
        this.engagement = engagement;
        playbook.types().forEach(type -> put(types, type, type.id(), type.name(), type.alsoCalled()));
        playbook.industries()
                .forEach(industry -> put(industries, industry, industry.id(), industry.name(), industry.alsoCalled()));
        playbook.horizons()
                .forEach(horizon -> put(horizons, horizon, horizon.id(), horizon.name(), horizon.alsoCalled()));
        Stream.<List<? extends Playbook.Row>>of(playbook.actions(), playbook.metrics(),
                playbook.integrator().criteria()).flatMap(List::stream)
                .forEach(row -> put(plain, row, row.id(), row.name(), List.of()));
        playbook.tables().forEach(table -> put(tables, table, table.id(), table.name(), table.alsoCalled()));
    }

    static <T> void put(Map<String, T> names, T called, String id, String name, List<String> alsoCalled) {
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

    /** A row or a rule by its id or its name. */
    Optional<String> id(String said) {
        return playbook.row(said).map(Playbook.Row::id).or(() -> rule(said).map(DecisionTable.Rule::id))
                .or(() -> Optional.<Playbook.Row>ofNullable(tables.get(Vocabulary.key(said))).or(() -> type(said))
                        .or(() -> industry(said)).or(() -> Optional.ofNullable(plain.get(Vocabulary.key(said))))
                        .map(Playbook.Row::id));
    }

    /** "SI 2" is one id. */
    EcoTokens joined(EcoTokens tokens) {
        if (tokens.all().size() < 2 || tokens.all().subList(0, 2).stream().anyMatch(EcoTokens.Token::isQuoted)
                || playbook.row(tokens.word(0), Playbook.Action.class).isPresent()) {
            return tokens;
        }
        var both = playbook.row(tokens.word(0) + "-" + tokens.word(1), Playbook.Action.class);
        return both.map(action -> new EcoTokens(Stream
                .concat(Stream.of(new EcoTokens.Token(action.id(), false)), tokens.from(2).all().stream()).toList()))
                .orElse(tokens);
    }

    /**
     * The actions, metrics and criteria that a sentence calls by their names.
     *
     * @param isOurs whether it is known to be about the playbook, so that a short name will do
     */
    List<Playbook.Row> calledIn(String sentence, boolean isOurs) {
        return in(sentence, plain).stream()
                .filter(row -> isOurs || Vocabulary.key(row.name()).split(" ").length >= TELLING_NAME).toList();
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
        return spoken(sentence, names).named().stream().distinct().toList();
    }

    /** What a text names of some names, of overlapping ones the longest, and the words between. */
    private record Spoken<T>(List<T> named, List<String> rest) {
    }

    private static <T> Spoken<T> spoken(String text, Map<String, T> names) {
        var words = List.of(Vocabulary.key(text).split(" "));
        List<T> named = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (int from = 0; from < words.size();) {
            int length = length(words, from, names.keySet());
            if (length == 0) {
                rest.add(words.get(from));
                from++;
            } else {
                while (!rest.isEmpty() && ARTICLES.contains(rest.getLast())) {
                    rest.removeLast();
                }
                Optional.ofNullable(names.get(String.join(" ", words.subList(from, from + length))))
                        .ifPresent(named::add);
                from += length;
            }
        }
        return new Spoken<>(named, rest);
    }

    /** How many words the longest name has that stands at a word; 0 where none does. */
    static int length(List<String> words, int from, Set<String> names) {
        int length = Math.min(LONGEST_NAME, words.size() - from);
        while (length > 0 && !names.contains(String.join(" ", words.subList(from, from + length)))) {
            length--;
        }
        return length;
    }

    Optional<String> nearestIndustry(String typed) {
        return nearest(typed, industries.keySet()).flatMap(this::industry).map(Playbook.Industry::id);
    }

    Optional<String> nearestType(String typed) {
        return nearest(typed, types.keySet()).flatMap(this::type).map(Playbook.PartnerType::id);
    }

    static Optional<String> nearest(String typed, Collection<String> names) {
        return Nearest.to(Vocabulary.key(typed), names);
    }
}
