package dev.seventy.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.seventy.catalog.Nearest;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Track;

/** Reads the lines about the rules themselves. */
final class RuleLines {

    private final Vocabulary vocabulary;

    RuleLines(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void addTo(Map<String, Function<Words, Command>> verbs) {
        verbs.put("rules", this::rules);
    }

    private Command rules(Words words) {
        try {
            return switch (words.at(0)) {
                case "", "list" -> new General.RulesList();
                case "show" -> {
                    var asked = Asked.of(words.from(1));
                    var version = asked.terms();
                    var parts = asked.rest();
                    if (parts.isEmpty()) {
                        yield new General.Unclear("Which rules? Name a designation, such as: rules show data-ai.",
                                vocabulary.each("rules show "));
                    }
                    var databricks = vocabulary.databricks(parts);
                    if (databricks.isPresent()) {
                        yield ladder(databricks.get(), version);
                    }
                    var space = parts.lastIndexOf(' ');
                    if (vocabulary.area(parts).isEmpty() && space > 0) {
                        version = new Terms(version.asOf(), version.knownOn(), Optional.of(parts.substring(space + 1)),
                                version.path(), version.location(), version.json());
                        parts = parts.substring(0, space);
                    }
                    yield new General.RulesShow(vocabulary.named(parts, "rules show "), version);
                }
                case "diff" -> diff(words.from(1));
                case "test" -> new General.RulesTest();
                default -> {
                    var databricks = vocabulary.databricks(words.text());
                    if (databricks.isPresent()) {
                        yield ladder(databricks.get(), Terms.NONE);
                    }
                    var areas = vocabulary.areasIn(words.text());
                    if (areas.size() == 1) {
                        yield new General.RulesShow(areas.getFirst(), Terms.NONE);
                    }
                    var near = Nearest.to(words.at(0), List.of("list", "show", "diff", "test"));
                    yield new General.Unclear("'rules " + NotUnderstood.cut(words.at(0)) + "' is not known. "
                            + near.map(word -> "Did you mean 'rules " + word + "'? ").orElse("")
                            + "There are: rules list, rules show AREA, rules diff AREA VERSION VERSION, rules test FILE.",
                            List.of(new Button("List the rules", "rules list", true)));
                }
            };
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    /** {@code consulting 2025}, once the word Databricks is gone. */
    private Command ladder(Vocabulary.OfDatabricks said, Terms terms) throws NotUnderstood {
        var named = Stream.of(said.rest().split(" ")).filter(word -> word.chars().anyMatch(Character::isDigit))
                .findFirst();
        var version = terms.version().or(() -> named);
        return new General.LadderShow(
                track(said, "rules show databricks ", version.map(label -> " " + label).orElse("")),
                new Terms(terms.asOf(), terms.knownOn(), version, terms.path(), terms.location(), terms.json()));
    }

    /** The track that is spoken of; each is offered where none is, since each has a ladder of its own. */
    private Track track(Vocabulary.OfDatabricks said, String verb, String rest) throws NotUnderstood {
        var words = List.of(said.rest().split(" "));
        return said.track()
                .or(() -> vocabulary.tracks().stream().filter(track -> words.contains(track.id())).findFirst())
                .orElseThrow(() -> new NotUnderstood(
                        "Which rules of Databricks? Each track has its own, such as: " + verb
                                + vocabulary.tracks().getFirst().id() + rest + ".",
                        vocabulary.tracks().stream()
                                .map(track -> new Button(track.name(), verb + track.id() + rest, true)).toList()));
    }

    private Command diff(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        var parts = asked.rest().split(" ");
        if (parts.length < 3) {
            return new General.Unclear(
                    "Two versions of a designation or a track can be compared, such as: rules diff data-ai 2023-06"
                            + " 2026-08, or rules diff databricks consulting 2025 2026.",
                    List.of(new Button("List the rules", "rules list", true)));
        }
        var subject = String.join(" ", List.of(parts).subList(0, parts.length - 2));
        var databricks = vocabulary.databricks(subject);
        if (databricks.isPresent()) {
            var versions = " " + parts[parts.length - 2] + " " + parts[parts.length - 1];
            return new General.LadderDiff(track(databricks.get(), "rules diff databricks ", versions),
                    parts[parts.length - 2], parts[parts.length - 1]);
        }
        var area = vocabulary.named(subject, "score ");
        return new Measuring.RulesDiff(area, parts[parts.length - 2], parts[parts.length - 1], asked.terms());
    }
}
