package dev.seventy.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.catalog.Nearest;
import dev.seventy.reply.Block.Button;

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
                case "", "list" -> new Command.RulesList();
                case "show" -> {
                    var asked = Asked.of(words.from(1));
                    var version = asked.terms();
                    var parts = asked.rest();
                    if (parts.isEmpty()) {
                        yield new Command.Unclear("Which rules? Name a designation, such as: rules show data-ai.",
                                vocabulary.each("rules show "));
                    }
                    var space = parts.lastIndexOf(' ');
                    if (vocabulary.area(parts).isEmpty() && space > 0) {
                        version = new Command.Terms(version.asOf(), version.knownOn(),
                                Optional.of(parts.substring(space + 1)), version.path(), version.location(),
                                version.json());
                        parts = parts.substring(0, space);
                    }
                    yield new Command.RulesShow(vocabulary.named(parts, "rules show "), version);
                }
                case "diff" -> diff(words.from(1));
                case "test" -> new Command.RulesTest();
                default -> {
                    var areas = vocabulary.areasIn(words.text());
                    if (areas.size() == 1) {
                        yield new Command.RulesShow(areas.getFirst(), Command.Terms.NONE);
                    }
                    var near = Nearest.to(words.at(0), List.of("list", "show", "diff", "test"));
                    yield new Command.Unclear("'rules " + NotUnderstood.cut(words.at(0)) + "' is not known. "
                            + near.map(word -> "Did you mean 'rules " + word + "'? ").orElse("")
                            + "There are: rules list, rules show AREA, rules diff AREA VERSION VERSION, rules test FILE.",
                            List.of(new Button("List the rules", "rules list", true)));
                }
            };
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private Command diff(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        var parts = asked.rest().split(" ");
        if (parts.length < 3) {
            return new Command.Unclear(
                    "Two versions of a designation can be compared, such as: rules diff data-ai 2023-06 2026-08.",
                    List.of(new Button("List the rules", "rules list", true)));
        }
        var area = vocabulary.named(String.join(" ", List.of(parts).subList(0, parts.length - 2)), "score ");
        return new Command.RulesDiff(area, parts[parts.length - 2], parts[parts.length - 1], asked.terms());
    }
}
