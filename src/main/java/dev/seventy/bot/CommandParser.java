package dev.seventy.bot;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Nearest;
import dev.seventy.catalog.Resolution;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Designation;
import dev.seventy.rules.Rulebook;

/** Turns a line into a command: first by its verb, and where it has none, by what the sentence speaks of. */
final class CommandParser {

    /** Longer lines are refused unread: nobody types them, and reading stays cheap. */
    static final int MOST_CHARACTERS = 1_000;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Zero-width and direction characters, and controls other than spaces and line ends. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cntrl}&&[^\\s]]");

    private final Catalog catalog;
    private final Rulebook rules;
    private final Vocabulary vocabulary;
    private final Map<String, Function<Words, Command>> verbs = new LinkedHashMap<>();

    CommandParser(Knowledge knowledge) {
        catalog = knowledge.catalog();
        rules = knowledge.rules();
        vocabulary = new Vocabulary(rules);
        verbs.put("score", this::score);
        verbs.put("why", this::why);
        verbs.put("help", _ -> new Command.Help());
        verbs.put("rules", this::rules);
        verbs.put("import", this::importing);
        verbs.put("undo", this::undo);
        verbs.put("certification", this::certification);
        verbs.put("cert", this::certification);
        verbs.put("exam", this::certification);
        verbs.put("specializations", this::specializations);
        verbs.put("specialization", this::specializations);
        verbs.put("organisation", this::organisation);
        verbs.put("organization", this::organisation);
        verbs.put("role", this::role);
        OwnLines.addTo(verbs);
    }

    Command parse(String line, LocalDate today) {
        if (line.length() > MOST_CHARACTERS) {
            return new Command.Unclear(
                    "That is longer than " + Numbers.show(java.math.BigDecimal.valueOf(MOST_CHARACTERS))
                            + " characters, so it was not read and nothing was done. Please say it shorter.",
                    List.of());
        }
        var text = plain(line);
        if (text.isEmpty()) {
            return new Command.Help();
        }
        var words = new Words(List.of(text.split(" ")), today);
        var verb = verbs.get(words.at(0));
        var command = verb != null ? verb.apply(words.from(1)) : sentence(text);
        return (command instanceof Command.RoleGrant || command instanceof Command.RoleRevoke)
                && UNSEEN.matcher(line).find() ? seenOtherwise() : command;
    }

    /** Whoever is named by a subject that was pasted with something unseen in it may not be who it looks like. */
    private static Command seenOtherwise() {
        return new Command.Unclear(
                "There are characters in that line that cannot be seen, so it may name somebody else"
                        + " than it seems. Please type the address or account anew. Nothing was changed.",
                List.of(new Button("Show the roles", "role list", true)));
    }

    /** A line without what cannot be seen, and without the names by which the bot is called. */
    static String plain(String line) {
        var text = SPACE.matcher(UNSEEN.matcher(line).replaceAll("").strip()).replaceAll(" ");
        if (text.startsWith("/")) {
            text = text.substring(1).strip();
        }
        return text.toLowerCase(Locale.ROOT).startsWith("seventy ") ? text.substring("seventy ".length()) : text;
    }

    private Command score(Words words) {
        try {
            var asked = Asked.of(words);
            var area = asked.rest().toLowerCase(Locale.ROOT);
            if (area.isEmpty() || area.equals("all")) {
                return new Command.Score(Optional.empty(), asked.terms());
            }
            if (area.equals("help")) {
                return new Command.Help();
            }
            if (area.endsWith(" why")) {
                return new Command.Why(area(area.substring(0, area.length() - 4), "why "), Optional.empty(),
                        asked.terms());
            }
            return new Command.Score(Optional.of(area(asked.rest(), "score ")), asked.terms());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private Command why(Words words) {
        try {
            var asked = Asked.of(words);
            if (asked.rest().isEmpty()) {
                return new Command.Unclear("Why what? Name a designation, such as: why data-ai.", eachArea("why "));
            }
            var parts = asked.rest().split(" ");
            for (int length = parts.length; length > 0; length--) {
                var area = vocabulary.area(String.join(" ", List.of(parts).subList(0, length)));
                if (area.isPresent()) {
                    var rest = String.join(" ", List.of(parts).subList(length, parts.length));
                    if (rest.isEmpty()) {
                        return new Command.Why(area.get(), Optional.empty(), asked.terms());
                    }
                    var metric = vocabulary.metric(rest);
                    return metric.isPresent() ? new Command.Why(area.get(), metric, asked.terms())
                            : unknownMetric(area.get(), rest);
                }
            }
            var named = vocabulary.areasIn(asked.rest());
            if (named.size() == 1) {
                return new Command.Why(named.getFirst(), vocabulary.metricsIn(asked.rest()).stream().findFirst(),
                        asked.terms());
            }
            return new Command.Why(area(asked.rest(), "why "), Optional.empty(), asked.terms());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private Command unknownMetric(Designation area, String typed) {
        var near = vocabulary.nearestMetrics(typed);
        var offered = near.isEmpty() ? rules.metrics() : near;
        return new Command.Unclear(
                "There is no metric '" + NotUnderstood.cut(typed) + "'. "
                        + (near.isEmpty() ? "Known are:" : "Did you mean one of these?"),
                offered.stream().map(metric -> new Button(metric.name(), "why " + area.id() + " " + metric.id(), false))
                        .toList());
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
                                eachArea("rules show "));
                    }
                    var space = parts.lastIndexOf(' ');
                    if (vocabulary.area(parts).isEmpty() && space > 0) {
                        version = new Command.Terms(version.asOf(), version.knownOn(),
                                Optional.of(parts.substring(space + 1)), version.path(), version.location(),
                                version.json());
                        parts = parts.substring(0, space);
                    }
                    yield new Command.RulesShow(area(parts, "rules show "), version);
                }
                case "diff" -> diff(words.from(1));
                case "test" -> new Command.RulesTest();
                default -> {
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
        var area = area(String.join(" ", List.of(parts).subList(0, parts.length - 2)), "score ");
        return new Command.RulesDiff(area, parts[parts.length - 2], parts[parts.length - 1], asked.terms());
    }

    private Command importing(Words words) {
        return switch (words.at(0)) {
            case "template" ->
                new Command.ImportTemplate(words.all().size() > 1 ? Optional.of(words.at(1)) : Optional.empty());
            case "confirm" -> number(words.at(1)).<Command>map(Command.ImportConfirm::new)
                    .orElseGet(() -> whichImport("import confirm"));
            case "discard" -> number(words.at(1)).<Command>map(Command.ImportDiscard::new)
                    .orElseGet(() -> whichImport("import discard"));
            case "history" -> new Command.ImportHistory();
            default -> files(words);
        };
    }

    private static Command whichImport(String what) {
        return new Command.Unclear("Which import? Say its number, such as: " + what + " 3.",
                List.of(new Button("Show the imports", "import history", true)));
    }

    private static Command files(Words words) {
        Optional<String> order = Optional.empty();
        boolean confirmed = false;
        for (int index = 0; index < words.all().size(); index++) {
            switch (words.at(index)) {
                case "--yes" -> confirmed = true;
                case "--dates" -> {
                    index++;
                    order = Optional.of(words.at(index));
                    if (!Set.of("day-first", "month-first").contains(words.at(index))) {
                        return new Command.Unclear("--dates takes day-first or month-first, not '"
                                + NotUnderstood.cut(words.at(index)) + "'. Nothing was imported.", List.of());
                    }
                }
                default -> {
                    return new Command.Unclear("'import " + NotUnderstood.cut(words.text())
                            + "' is not known. Send a file along with 'import', or say: import template people,"
                            + " import history. Nothing was imported.", List.of());
                }
            }
        }
        return new Command.Import(order, confirmed);
    }

    private Command undo(Words words) {
        var wanted = words.at(0).equals("import") ? words.at(1) : words.at(0);
        if (wanted.isEmpty()) {
            return new Command.Undo(Optional.empty());
        }
        return number(wanted).<Command>map(id -> new Command.Undo(Optional.of(id)))
                .orElseGet(() -> whichImport("undo"));
    }

    private static Optional<Long> number(String text) {
        var digits = text.startsWith("#") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.length() < 18
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? Optional.of(Long.parseLong(digits))
                        : Optional.empty();
    }

    private Command certification(Words words) {
        return words.all().isEmpty()
                ? new Command.Unclear("Which certification? Say its name or exam, such as: certification az-305.",
                        List.of())
                : new Command.Credential(words.text());
    }

    private Command specializations(Words words) {
        if (words.all().isEmpty()) {
            return new Command.Specializations(Optional.empty(), Optional.empty());
        }
        var area = vocabulary.area(words.text());
        return new Command.Specializations(area, area.isPresent() ? Optional.empty() : Optional.of(words.text()));
    }

    private Command organisation(Words words) {
        return switch (words.at(0)) {
            case "", "list" -> new Command.OrganisationList();
            case "add" -> words.all().size() > 1 ? new Command.OrganisationAdd(words.from(1).text())
                    : new Command.Unclear("Name the organisation, such as: organisation add Contoso Consulting.",
                            List.of());
            case "link" -> words.all().size() > 3 && Set.of("slack", "teams").contains(words.at(1))
                    ? new Command.OrganisationLink(words.at(1), words.all().get(2), words.from(3).text())
                    : new Command.Unclear(
                            "A workspace is linked by its id, such as: organisation link slack T0123456 Contoso Consulting.",
                            List.of());
            default -> new Command.Unclear(
                    "'organisation " + NotUnderstood.cut(words.at(0)) + "' is not known. There are:"
                            + " organisation list, organisation add NAME, organisation link slack T0123456 NAME.",
                    List.of());
        };
    }

    private Command role(Words words) {
        return switch (words.at(0)) {
            case "", "list" -> new Command.RoleList();
            case "grant", "revoke" -> {
                if (words.all().size() != 3 || !Set.of("member", "manager", "admin").contains(words.at(1))) {
                    yield new Command.Unclear("Say the role and whose it is, such as: role " + words.at(0)
                            + " admin anna@contoso.example. The roles are member, manager and admin. Nothing was changed.",
                            List.of());
                }
                yield words.at(0).equals("grant") ? new Command.RoleGrant(words.at(1), words.all().get(2))
                        : new Command.RoleRevoke(words.at(1), words.all().get(2));
            }
            default -> new Command.Unclear(
                    "'role " + NotUnderstood.cut(words.at(0))
                            + "' is not known. There are: role list, role grant admin EMAIL, role revoke admin EMAIL.",
                    List.of());
        };
    }

    private Designation area(String typed, String verb) throws NotUnderstood {
        var area = vocabulary.area(typed);
        if (area.isPresent()) {
            return area.get();
        }
        var near = vocabulary.nearestAreas(typed);
        if (near.isEmpty()) {
            throw new NotUnderstood(
                    "There is no designation '" + NotUnderstood.cut(typed) + "'. Known are: "
                            + String.join(", ", rules.designations().stream().map(Designation::id).toList()) + ".",
                    eachArea(verb));
        }
        throw new NotUnderstood(
                "There is no designation '" + NotUnderstood.cut(typed) + "'. Did you mean "
                        + String.join(" or ",
                                near.stream().map(known -> known.name() + " (" + known.id() + ")").toList())
                        + "?",
                near.stream().map(known -> new Button(known.name(), verb + known.id(), true)).toList());
    }

    private List<Button> eachArea(String verb) {
        return rules.designations().stream().map(area -> new Button(area.name(), verb + area.id(), false)).toList();
    }

    /** A sentence without a verb of ours: it is about what it names. */
    private Command sentence(String text) {
        var said = " " + Vocabulary.key(text) + " ";
        var areas = vocabulary.areasIn(text);
        if (Phrases.GREETING.in(said) && areas.isEmpty()) {
            return new Command.Help();
        }
        if (Phrases.THANKS.in(said) && areas.isEmpty()) {
            return new Command.Thanks();
        }
        if (areas.isEmpty()) {
            var own = OwnLines.sentence(said);
            if (own.isPresent()) {
                return own.get();
            }
        }
        if (areas.size() == 1) {
            var metrics = vocabulary.metricsIn(text);
            if (Phrases.REASON.in(said)) {
                return new Command.Why(areas.getFirst(), metrics.stream().findFirst(), Command.Terms.NONE);
            }
            return Phrases.STANDING.in(said) || said.strip().split(" ").length <= 5
                    ? new Command.Score(Optional.of(areas.getFirst()), Command.Terms.NONE)
                    : unclear(text);
        }
        if (areas.size() > 1) {
            var verb = Phrases.REASON.in(said) ? "why " : "score ";
            return new Command.Unclear("That names several designations. Which one first?",
                    areas.stream().map(area -> new Button(area.name(), verb + area.id(), true)).toList());
        }
        if (Phrases.STANDING.in(said) && Phrases.EVERYTHING.in(said)) {
            return new Command.Score(Optional.empty(), Command.Terms.NONE);
        }
        var credential = catalog.resolve(text);
        if (credential instanceof Resolution.Found || credential instanceof Resolution.Choice) {
            return new Command.Credential(text);
        }
        var first = text.split(" ")[0].toLowerCase(Locale.ROOT);
        return Nearest.to(first, verbs.keySet()).<Command>map(verb -> {
            var meant = verb + text.substring(first.length());
            return new Command.Unclear("I do not know '" + NotUnderstood.cut(first) + "'. Did you mean '"
                    + NotUnderstood.cut(meant) + "'?", List.of(new Button(NotUnderstood.cut(meant), meant, true)));
        }).orElseGet(() -> unclear(text));
    }

    private static Command unclear(String text) {
        return new Command.Unclear(
                "I did not understand '" + NotUnderstood.cut(text) + "', so nothing was done. Try: score data-ai.",
                List.of(new Button("Score", "score", true), new Button("Help", "help", false)));
    }
}
