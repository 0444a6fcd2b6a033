package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.seventy.bot.Ecosystem.EcoActions;
import dev.seventy.bot.Ecosystem.EcoItem;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.DecisionTable;
import dev.seventy.rules.Playbook;
import dev.seventy.rules.Playbook.Urgency;

/** Reads the lines about the partner ecosystem's playbook. */
final class EcoLines {

    private static final Set<String> VERBS = Set.of("eco", "ecosystem", "playbook");
    /** Words around what a customer is, none of which is anything of the customer. */
    private static final Set<String> AROUND = Set.of("a", "an", "the", "with", "and", "or", "of", "for", "in", "at",
            "is", "are", "it", "that", "which", "who", "has", "have", "had", "we", "our", "us", "to", "do", "does",
            "customer", "customers", "client", "account", "accounts", "company", "firm", "ps", "professional",
            "services", "regulated", "industry", "team", "when", "should", "but", "also", "only", "they", "their");
    /** {@code lighthouse=no}, {@code lighthouse (no)}. */
    private static final Pattern ANSWERED = Pattern
            .compile("([^ =(]{1,60})(?: ?= ?| \\()(?i:(yes|no|true|false))\\b\\)?");
    private static final Set<String> OPEN = Set.of("open", "todo", "pending", "undone");
    private static final List<String> WORDS = List.of("actions", "focus", "industries", "ps", "profile", "si-check",
            "si-checks", "metrics", "report", "history", "types", "owner", "status", "done", "clear", "note");

    private final EcoNames names;
    private final EcoChanges changes;
    private final EcoChecks checks;
    private final EcoPhrases phrases;

    EcoLines(Playbook playbook, DecisionTable engagement) {
        names = new EcoNames(playbook, engagement);
        changes = new EcoChanges(names);
        checks = new EcoChecks(names);
        phrases = new EcoPhrases(names);
    }

    void addTo(Map<String, Function<Words, Command>> verbs) {
        VERBS.forEach(verb -> verbs.put(verb, this::read));
    }

    /** What a sentence means that is about the playbook and does not begin with its word. */
    Optional<Command> sentence(Words words) {
        return phrases.sentence(words.text(), false);
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
            case "", "help", "tables", "rows" -> new Ecosystem.EcoOverview();
            case "actions", "action", "todo" -> actions(rest);
            case "types", "type", "partners" -> type(rest);
            case "focus", "priorities", "horizon", "horizons" -> focus(rest);
            case "industries" -> new Ecosystem.EcoIndustries(alone(Asked.of(rest), "eco industries"));
            case "industry" -> industry(rest, tokens);
            case "ps", "engage", "engagement" -> engagement(rest);
            case "profile", "criteria", "ideal" -> new Ecosystem.EcoProfile();
            case "si-checks", "checks", "integrators" ->
                new Ecosystem.EcoIntegrators(alone(Asked.of(rest), "eco si-checks"));
            case "si-check", "check" -> checks.check(tokens, rest);
            case "metrics" -> new Ecosystem.EcoMetrics(alone(Asked.of(rest), "eco metrics"));
            case "metric" -> rest.all().isEmpty() ? new Ecosystem.EcoMetrics(Terms.NONE) : metric(rest, tokens);
            case "report", "summary" -> new Ecosystem.EcoReport(alone(Asked.of(rest), "eco report"));
            case "history", "changes", "log" -> history(rest);
            case "done", "finish", "finished" -> changes.done(tokens);
            case "owner" -> changes.owner(tokens);
            case "status" -> changes.status(tokens);
            case "note" -> changes.note(tokens);
            case "clear", "unset", "reset" -> changes.clear(tokens);
            case "show" -> item(rest).orElseThrow(() -> unknown(rest.text()));
            default -> other(words);
        };
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
        return phrases.sentence(words.text(), true).orElseThrow(() -> unknown(words.text()));
    }

    /** {@code SI-2 done}, {@code FSI lead @bob}, {@code M4 add 1}: the id stands first. */
    private Command behind(Playbook.Row row, Words words) throws NotUnderstood {
        var swapped = new ArrayList<>(List.of(words.at(0), row.id()));
        swapped.addAll(words.from(1).all());
        var tokens = EcoTokens.of(words.text());
        return switch (row) {
            case Playbook.Action _ when Set.of("done", "owner", "status", "note", "clear").contains(words.at(0)) ->
                command(new Words(swapped, words.today()));
            case Playbook.Industry industry -> changes.industry(industry, tokens);
            case Playbook.Metric metric -> changes.metric(metric, tokens);
            case Playbook.Action _,Playbook.PartnerType _,Playbook.Criterion _,Playbook.Table _ ->
                phrases.sentence(row.id() + " " + words.text(), true)
                        .orElseThrow(() -> unknown(row.id() + " " + words.text()));
        };
    }

    private Optional<Command> item(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        return names.playbook().row(asked.rest()).<Command>map(row -> new EcoItem(row.id(), asked.terms()))
                .or(() -> names.rule(asked.rest()).map(rule -> new EcoItem(rule.id(), asked.terms())))
                .or(() -> names.table(asked.rest()).map(table -> new EcoItem(table.id(), asked.terms())))
                .or(() -> names.type(asked.rest()).map(type -> new EcoItem(type.id(), asked.terms())))
                .or(() -> names.industry(asked.rest()).map(industry -> new EcoItem(industry.id(), asked.terms())));
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

    private Command type(Words words) throws NotUnderstood {
        if (words.all().isEmpty()) {
            return new Ecosystem.EcoTypes();
        }
        var asked = Asked.of(words);
        return names.type(asked.rest()).map(type -> new EcoItem(type.id(), asked.terms()))
                .orElseThrow(() -> noType(asked.rest()));
    }

    private NotUnderstood noType(String typed) {
        var near = names.nearestType(typed);
        return new NotUnderstood(
                "There is no partner type '" + NotUnderstood.cut(typed) + "'. There are: "
                        + String.join(", ", names.playbook().types().stream().map(Playbook.PartnerType::id).toList())
                        + near.map(id -> ". Did you mean " + id + "?").orElse("."),
                List.of(near.map(id -> new Button(id, "eco type " + id, true))
                        .orElseGet(() -> new Button("Partner types", "eco types", true))));
    }

    private Command actions(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        var one = names.playbook().row(asked.rest(), Playbook.Action.class);
        if (one.isPresent()) {
            return new EcoItem(one.get().id(), asked.terms());
        }
        Optional<String> type = Optional.empty();
        Optional<Urgency> priority = Optional.empty();
        boolean open = false;
        boolean all = false;
        for (var word : asked.rest().split(" ")) {
            var said = word.toLowerCase(Locale.ROOT);
            var urgency = Arrays.stream(Urgency.values()).filter(known -> known.name().equalsIgnoreCase(said))
                    .findFirst();
            if (urgency.isPresent()) {
                priority = urgency;
            } else if (OPEN.contains(said)) {
                open = true;
            } else if (said.equals("all")) {
                all = true;
            } else if (names.type(said).isPresent()) {
                type = names.type(said).map(Playbook.PartnerType::id);
            } else if (!said.isEmpty() && !AROUND.contains(said)) {
                throw noAction(said);
            }
        }
        return new EcoActions(type, priority, open, all, asked.terms());
    }

    private NotUnderstood noAction(String typed) {
        var near = Playbook.nearest(typed, names.playbook().actions().stream().map(Playbook.Action::id).toList())
                .stream().limit(4).toList();
        return near.isEmpty()
                ? new NotUnderstood(
                        "'" + NotUnderstood.cut(typed) + "' is no partner type and no urgency."
                                + " Say for example: eco actions SI high open. Nothing was done.",
                        List.of(new Button("All actions", "eco actions all", true)))
                : new NotUnderstood(
                        "There is no action '" + NotUnderstood.cut(typed) + "'. Did you mean "
                                + String.join(" or ", near) + "? Nothing was done.",
                        near.stream().map(id -> new Button(id, "eco action " + id, false)).toList());
    }

    private Command focus(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        if (asked.rest().isEmpty()) {
            return new Ecosystem.EcoFocus(Optional.empty(), Optional.empty(), asked.terms());
        }
        var horizons = names.horizonsIn(asked.rest());
        var types = names.typesIn(asked.rest());
        if (horizons.isEmpty() && types.isEmpty()) {
            throw new NotUnderstood(
                    "There is no horizon '" + NotUnderstood.cut(asked.rest()) + "'. There are: "
                            + String.join(", ", names.playbook().horizons().stream().map(Playbook.Horizon::id).toList())
                            + ", each with a partner type behind it where you want one. Nothing was done.",
                    names.playbook().horizons().stream()
                            .map(horizon -> new Button(horizon.name(), "eco focus " + horizon.id(), false)).toList());
        }
        return new Ecosystem.EcoFocus(horizons.stream().findFirst().map(Playbook.Horizon::id),
                types.stream().findFirst().map(Playbook.PartnerType::id), asked.terms());
    }

    private Command industry(Words words, EcoTokens tokens) throws NotUnderstood {
        if (words.all().isEmpty()) {
            return new Ecosystem.EcoIndustries(Terms.NONE);
        }
        var asked = Asked.of(words);
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
                : changes.metric(metric.get(), tokens.from(1));
    }

    private Command history(Words words) throws NotUnderstood {
        if (words.all().isEmpty() || words.text().equalsIgnoreCase("all")) {
            return new Ecosystem.EcoHistory(!words.all().isEmpty());
        }
        return item(words).orElseThrow(() -> unknown(words.text()));
    }

    private Command engagement(Words words) throws NotUnderstood {
        var table = names.table("ps " + words.text()).or(() -> names.table(words.text()));
        if (table.isPresent() && !words.all().isEmpty()) {
            return new EcoItem(table.get().id(), Terms.NONE);
        }
        if (words.text().equalsIgnoreCase("rules")) {
            return new Ecosystem.EcoEngagement(List.of(), List.of(), List.of());
        }
        var said = ANSWERED.matcher(words.text())
                .replaceAll(sign -> sign.group(2).matches("(?i)no|false") ? "not $1" : "$1");
        if (said.contains("=") || said.contains("(")) {
            throw new NotUnderstood(
                    "Say what the customer is, and not before what it is not, such as: eco ps enterprise"
                            + " fsi not lighthouse. Nothing was decided.",
                    List.of(new Button("The rules", "eco ps rules", true)));
        }
        var customer = names.customer(said);
        var unknown = customer.unknown().stream().filter(word -> !word.isEmpty() && !AROUND.contains(word)).findFirst();
        if (unknown.isPresent()) {
            var near = names.nearestSign(unknown.get());
            throw new NotUnderstood(
                    "No rule asks whether a customer is '" + NotUnderstood.cut(unknown.get()) + "'."
                            + near.map(known -> " Did you mean '" + known + "'?").orElse("") + " Known are: "
                            + String.join(", ",
                                    names.engagement().signs().stream().map(DecisionTable.Sign::name).toList())
                            + ". Nothing was decided.",
                    List.of(near
                            .map(known -> new Button(known,
                                    "eco ps " + Vocabulary.key(words.text()).replace(unknown.get(), known), true))
                            .orElseGet(() -> new Button("The rules", "eco ps rules", true))));
        }
        return customer.asked();
    }
}
