package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.seventy.bot.Ecosystem.EcoItem;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.DecisionTable;
import dev.seventy.rules.Playbook;

/** Reads the lines about the partner ecosystem's playbook. */
final class EcoLines {

    private static final Set<String> VERBS = Set.of("eco", "ecosystem", "playbook");
    /** Words around what a customer is, none of which is anything of the customer. */
    static final Set<String> AROUND = Set.of("a", "an", "the", "with", "and", "or", "of", "for", "in", "at", "is",
            "are", "it", "that", "which", "who", "has", "have", "had", "we", "our", "us", "to", "do", "does",
            "customer", "customers", "client", "account", "accounts", "company", "firm", "ps", "professional",
            "services", "regulated", "industry", "team", "when", "should", "but", "also", "only", "they", "their");
    private static final Set<String> BEFORE = Set.of("show", "me", "us", "the");
    private static final Set<String> POLITE = Set.of("please", "so", "and");
    /** Verbs of other commands with which a sentence on the playbook may begin. */
    private static final Set<String> SHARED = Set.of("who", "assign", "unassign");
    private static final List<String> WORDS = List.of("actions", "focus", "industries", "ps", "profile", "si-check",
            "si-checks", "metrics", "report", "history", "types", "owner", "status", "done", "clear", "note");

    private final EcoNames names;
    private final EcoChanges changes;
    private final EcoChecks checks;
    private final EcoLists lists;
    private final EcoCustomers customers;
    private final EcoSpoken spoken;
    private final EcoPhrases phrases;

    EcoLines(Playbook playbook, DecisionTable engagement) {
        names = new EcoNames(playbook, engagement);
        changes = new EcoChanges(names);
        checks = new EcoChecks(names);
        lists = new EcoLists(names);
        customers = new EcoCustomers(names);
        spoken = new EcoSpoken(names);
        phrases = new EcoPhrases(names, customers, this::read);
    }

    void addTo(Map<String, Function<Words, Command>> verbs) {
        VERBS.forEach(verb -> verbs.put(verb, this::read));
    }

    /** What a sentence means that is about the playbook and does not begin with its word. */
    Optional<Command> sentence(Words words) {
        try {
            var named = spoken.read(words, false);
            return named.isPresent() ? named : phrases.sentence(words, false);
        } catch (NotUnderstood wrong) {
            return Optional.of(wrong.answer());
        }
    }

    /** The same of a sentence that begins with the word of another command: {@code who leads retail?}. */
    Optional<Command> before(Words words) {
        var plain = POLITE.contains(words.at(0)) ? words.from(1) : words;
        try {
            return SHARED.contains(plain.at(0)) ? spoken.read(plain, false) : Optional.empty();
        } catch (NotUnderstood wrong) {
            return Optional.of(wrong.answer());
        }
    }

    private Command read(Words words) {
        try {
            return command(words);
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private Command command(Words words) throws NotUnderstood {
        var rest = words.from(1);
        var tokens = EcoTokens.of(rest.text());
        return switch (words.at(0)) {
            case "", "help", "tables", "rows" -> new Ecosystem.EcoOverview(Asked.of(rest).terms());
            case "as", "known" -> new Ecosystem.EcoOverview(alone(Asked.of(words), "eco"));
            case "actions", "action", "todo" -> lists.actions(rest);
            case "types", "type", "partners" -> lists.types(rest);
            case "focus", "priorities", "horizon", "horizons" -> lists.focus(rest);
            case "industries" -> new Ecosystem.EcoIndustries(alone(Asked.of(rest), "eco industries"));
            case "industry" -> industry(rest, tokens);
            case "ps", "engage", "engagement" -> customers.read(rest);
            case "rules" -> rest.all().isEmpty() ? customers.read(words) : other(words);
            case "profile", "criteria", "ideal" -> new Ecosystem.EcoProfile(Asked.of(rest).terms());
            case "si-checks", "checks", "integrators" ->
                new Ecosystem.EcoIntegrators(alone(Asked.of(rest), "eco si-checks"));
            case "si-check", "check" -> checks.check(tokens, rest);
            case "metrics" -> new Ecosystem.EcoMetrics(alone(Asked.of(rest), "eco metrics"));
            case "metric" -> rest.all().isEmpty() ? new Ecosystem.EcoMetrics(Terms.NONE) : metric(rest, tokens);
            case "report", "summary" -> new Ecosystem.EcoReport(alone(Asked.of(rest), "eco report"));
            case "history", "changes", "log" -> history(rest);
            case "done", "finish", "finished" -> changes.done(names.joined(tokens));
            case "owner" -> changes.owner(names.joined(tokens));
            case "status" -> changes.status(names.joined(tokens));
            case "note" -> changes.note(names.joined(tokens));
            case "clear", "unset", "reset" -> changes.clear(names.joined(tokens));
            case "show" -> shown(rest);
            default -> other(words);
        };
    }

    /** {@code show me the actions of SI}: nothing is told by it. */
    private Command shown(Words words) throws NotUnderstood {
        var plain = words;
        while (BEFORE.contains(plain.at(0))) {
            plain = plain.from(1);
        }
        var row = item(plain);
        var shown = row.isPresent() ? row.get() : command(plain);
        if (shown instanceof Ecosystem.EcoTelling) {
            throw unknown(plain.text());
        }
        return shown;
    }

    /** Where nothing else is expected behind a word. */
    private static Terms alone(Asked asked, String line) throws NotUnderstood {
        if (!asked.rest().isEmpty()) {
            throw new NotUnderstood(
                    "'" + NotUnderstood.cut(asked.rest()) + "' means nothing behind '" + line + "'. Nothing was done.",
                    List.of(new Button(line, line, true)));
        }
        return asked.terms();
    }

    /** A row by its id or name, something told of it, or a sentence. */
    private Command other(Words words) throws NotUnderstood {
        var found = item(words);
        if (found.isPresent()) {
            return found.get();
        }
        var row = names.playbook().row(words.at(0));
        if (row.isPresent() && words.all().size() > 1) {
            return behind(row.get(), words.from(1));
        }
        var named = spoken.read(words, true);
        return (named.isPresent() ? named : phrases.sentence(words, true)).orElseThrow(() -> unknown(words.text()));
    }

    /** {@code SI-2 done}, {@code FSI lead @bob}, {@code M4 add 1}: the id stands first. */
    private Command behind(Playbook.Row row, Words words) throws NotUnderstood {
        var swapped = new ArrayList<>(List.of(words.at(0), row.id()));
        swapped.addAll(words.from(1).all());
        var tokens = EcoTokens.of(words.text());
        return switch (row) {
            case Playbook.Action _ when Set.of("done", "owner", "status", "note", "clear").contains(words.at(0)) ->
                command(new Words(swapped, words.today()));
            case Playbook.Industry industry -> {
                var said = spoken.read(beginning(row.id(), words), true);
                yield said.isPresent() ? said.get() : changes.industry(industry, tokens);
            }
            case Playbook.Metric metric -> EcoAmounts.read(metric, tokens);
            case Playbook.Action _,Playbook.PartnerType _,Playbook.Criterion _,Playbook.Table _ ->
                spoken.read(beginning(row.id(), words), true).orElseThrow(() -> unknown(row.id() + " " + words.text()));
        };
    }

    private static Words beginning(String word, Words words) {
        return new Words(Stream.concat(Stream.of(word), words.all().stream()).toList(), words.today());
    }

    /** What would be told by a line that ends as a question, which is asked then. */
    static Command questioned(String line) {
        return new General.Unclear("Was that asked, or is it to be recorded? Nothing was changed yet.",
                List.of(new Button("Record it", line, false), new Button("Report", "eco report", false)));
    }

    private Optional<Command> item(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        return names.id(asked.rest()).map(id -> new EcoItem(id, asked.terms()));
    }

    /** What comes closest among the ids and the words. */
    private NotUnderstood unknown(String typed) {
        var ids = new ArrayList<>(names.playbook().rows().stream().map(Playbook.Row::id).toList());
        names.engagement().rules().forEach(rule -> ids.add(rule.id()));
        ids.addAll(WORDS);
        var near = Playbook.nearest(typed, ids).stream().distinct().limit(4).toList();
        return new NotUnderstood(
                "The playbook has nothing called '" + NotUnderstood.cut(typed) + "', so nothing was done."
                        + (near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?"),
                near.isEmpty()
                        ? List.of(new Button("What there is", "eco", true), new Button("Report", "eco report", false))
                        : near.stream().map(id -> new Button(id, "eco " + id, false)).toList());
    }

    private Command industry(Words words, EcoTokens tokens) throws NotUnderstood {
        if (words.all().isEmpty()) {
            return new Ecosystem.EcoIndustries(Terms.NONE);
        }
        var asked = Asked.of(words);
        var called = names.id("industry " + asked.rest());
        if (called.isPresent()) {
            return new EcoItem(called.get(), asked.terms());
        }
        var whole = names.industry(asked.rest());
        if (whole.isPresent()) {
            return new EcoItem(whole.get().id(), asked.terms());
        }
        for (int length = Math.min(4, words.all().size() - 1); length > 0; length--) {
            var industry = names.industry(String.join(" ", words.all().subList(0, length)));
            if (industry.isPresent()) {
                return changes.industry(industry.get(), tokens.from(length));
            }
        }
        var near = names.nearestIndustry(words.at(0)).or(() -> names.nearestIndustry(asked.rest()));
        throw new NotUnderstood(
                "There is no industry '" + NotUnderstood.cut(asked.rest()) + "'. There are: "
                        + String.join(", ", names.playbook().industries().stream().map(Playbook.Industry::id).toList())
                        + near.map(id -> ". Did you mean " + id + "?").orElse(".") + " Nothing was changed.",
                List.of(near.map(id -> new Button(id, "eco industry " + id, true))
                        .orElseGet(() -> new Button("Industries", "eco industries", true))));
    }

    private Command metric(Words words, EcoTokens tokens) throws NotUnderstood {
        var metric = names.playbook().row(words.at(0), Playbook.Metric.class);
        if (metric.isEmpty()) {
            var ids = names.playbook().metrics().stream().map(Playbook.Metric::id).toList();
            var near = Playbook.nearest(words.at(0), ids).stream().limit(5).toList();
            throw new NotUnderstood(
                    "There is no metric '" + NotUnderstood.cut(words.at(0)) + "'. There are: " + String.join(", ", ids)
                            + ". Nothing was changed.",
                    near.isEmpty() ? List.of(new Button("Metrics", "eco metrics", true))
                            : near.stream().map(id -> new Button(id, "eco metric " + id, false)).toList());
        }
        var asked = words.from(1).at(0).equals("as") || words.from(1).at(0).equals("known") ? Asked.of(words)
                : new Asked("", Terms.NONE);
        return words.all().size() == 1 || !asked.terms().equals(Terms.NONE)
                ? new EcoItem(metric.get().id(), asked.terms())
                : EcoAmounts.read(metric.get(), tokens.from(1));
    }

    private Command history(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        if (asked.rest().isEmpty() || asked.rest().equalsIgnoreCase("all")) {
            return new Ecosystem.EcoHistory(!asked.rest().isEmpty(), asked.terms());
        }
        return item(words).orElseThrow(() -> unknown(words.text()));
    }
}
