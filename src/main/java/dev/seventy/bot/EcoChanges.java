package dev.seventy.bot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.bot.Ecosystem.EcoChange;
import dev.seventy.bot.Ecosystem.EcoTell;
import dev.seventy.catalog.Nearest;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.evidence.Unfit;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Playbook;

/** Reads what is told of the playbook's rows. */
final class EcoChanges {

    /** What leaves a field open. */
    static final Set<String> NOTHING = Set.of("none", "nobody", "tbd", "open", "unset", "-", "clear", "unknown");
    /** Behind a name: nobody of the firm. */
    private static final String OUTSIDE = "outside";
    /** Behind "done" these are no note, but speak against it. */
    private static final Set<String> AGAINST = Set.of("not", "no", "never", "tomorrow", "soon", "later", "almost",
            "nearly", "maybe", "yet");
    private static final Set<String> BETWEEN = Set.of("and", "&", ",");
    /** In a name that is not in quotes these mean that something else was to be said than a name. */
    static final Set<String> NO_NAME = Stream.concat(Stream.of("and", "&", "not"), EcoOthers.EITHER.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final EcoNames names;
    private final EcoOthers others;

    EcoChanges(EcoNames names) {
        this.names = names;
        others = new EcoOthers(names.playbook());
    }

    static NotUnderstood unclear(String why, Button... buttons) {
        return new NotUnderstood(why + " Nothing was changed.",
                buttons.length == 0 ? List.of(new Button("What there is", "eco", true)) : List.of(buttons));
    }

    // Actions

    private Playbook.Action action(EcoTokens tokens, String example) throws NotUnderstood {
        var found = tokens.isEmpty() ? Optional.<Playbook.Action>empty()
                : names.playbook().row(tokens.all().getFirst().text(), Playbook.Action.class);
        if (found.isPresent()) {
            return found.get();
        }
        var ids = names.playbook().actions().stream().map(Playbook.Action::id).toList();
        var near = tokens.isEmpty() ? List.<String>of()
                : Playbook.nearest(tokens.all().getFirst().text(), ids).stream().limit(4).toList();
        throw near.isEmpty()
                ? unclear("Which action? Say its id, such as: " + example + ".",
                        new Button("Actions", "eco actions", true))
                : unclear(
                        "There is no action '" + NotUnderstood.cut(tokens.all().getFirst().text()) + "'. Did you mean "
                                + String.join(" or ", near) + "?",
                        near.stream()
                                .map(id -> new Button(id,
                                        example.substring(0, example.indexOf(' ', 4)) + " " + id + rest(tokens), false))
                                .toArray(Button[]::new));
    }

    /** What stood behind the id, so that a button says the whole line. */
    private static String rest(EcoTokens tokens) {
        return tokens.from(1).all().stream()
                .map(token -> token.isQuoted() ? " \"" + token.text() + "\"" : " " + token.text())
                .reduce("", String::concat);
    }

    Command done(EcoTokens tokens) throws NotUnderstood {
        var action = action(tokens, "eco done " + names.playbook().actions().getFirst().id());
        var said = tokens.all().stream().filter(token -> !BETWEEN.contains(token.word())).toList();
        if (said.size() > 1 && said.stream().allMatch(this::isAction)) {
            var ids = said.stream().flatMap(token -> names.id(token.text()).stream()).distinct().toList();
            if (ids.size() == 1) {
                return done(new EcoTokens(said.subList(0, 1)));
            }
            throw unclear("One action is marked at a time.",
                    ids.stream().limit(4).map(id -> new Button(id, "eco done " + id, false)).toArray(Button[]::new));
        }
        refuseDay(tokens);
        if (tokens.from(1).all().stream().anyMatch(token -> AGAINST.contains(token.word()))) {
            var note = said.size() == 2 ? "" : " \"" + tokens.from(1).text() + "\"";
            throw unclear("Whether " + action.id() + " is done was not clear.",
                    new Button(note.isEmpty() ? "It is done" : "It is done, with that as a note",
                            "eco done " + action.id() + note, true));
        }
        others.refuseDone(action, tokens.from(1));
        return action(action, EcoChange.of(PlaybookEntry.STATUS, Optional.of(names.playbook().actionStates().getLast()),
                text(PlaybookEntry.NOTE, tokens.from(1))));
    }

    /** What is told is told of today. */
    private static void refuseDay(EcoTokens tokens) throws NotUnderstood {
        for (int at = 0; at + 1 < tokens.all().size(); at++) {
            if (tokens.word(at).equals("as") && tokens.word(at + 1).equals("of")) {
                throw unclear("What is told here holds from today on; what was of another day is told with a file.",
                        new Button("Template", "import template playbook", false));
            }
        }
    }

    private boolean isAction(EcoTokens.Token token) {
        return !token.isQuoted() && names.playbook().row(token.text(), Playbook.Action.class).isPresent();
    }

    private static EcoTell action(Playbook.Action action, EcoChange change) {
        return new EcoTell(Part.ACTION, action.id(), List.of(change));
    }

    Command status(EcoTokens tokens) throws NotUnderstood {
        var states = names.playbook().actionStates();
        var action = action(tokens, "eco status " + names.playbook().actions().getFirst().id() + " " + states.get(1));
        return action(action, state(tokens.from(1), states, "eco status " + action.id() + " "));
    }

    /** A state, with what is in quotes behind it as a note. */
    private static EcoChange state(EcoTokens tokens, List<String> states, String line) throws NotUnderstood {
        var quoted = tokens.all().size() > 1 ? tokens.quotedAtEnd() : List.<String>of();
        var said = tokens.until(tokens.all().size() - quoted.size()).text();
        var wanted = Vocabulary.key(said);
        if (NOTHING.contains(wanted)) {
            return EcoChange.cleared(PlaybookEntry.STATUS);
        }
        var keys = states.stream().map(Vocabulary::key).toList();
        var at = keys.indexOf(wanted);
        if (at < 0) {
            var near = Nearest.to(wanted, keys).map(key -> states.get(keys.indexOf(key)));
            throw unclear(
                    (said.isEmpty() ? "Which state?" : "'" + NotUnderstood.cut(said) + "' is no state.")
                            + " There are: " + String.join(", ", states) + "."
                            + near.map(state -> " Did you mean " + state + "?").orElse(""),
                    near.map(Stream::of).orElseGet(states::stream)
                            .map(state -> new Button(state, line + state.toLowerCase(Locale.ROOT), false))
                            .toArray(Button[]::new));
        }
        return EcoChange.of(PlaybookEntry.STATUS, Optional.of(states.get(at)),
                text(PlaybookEntry.NOTE, tokens.from(tokens.all().size() - quoted.size())));
    }

    static void refuse(Optional<Unfit> unfit) throws NotUnderstood {
        if (unfit.isPresent()) {
            throw unclear(Wording.capital(unfit.get().rule()) + ": " + unfit.get().fix() + ".");
        }
    }

    /** What is said in words of a field; empty where nothing is. */
    static Optional<String> text(String field, EcoTokens tokens) throws NotUnderstood {
        refuse(Unfit.text(field, tokens.text()));
        return Optional.of(tokens.text()).filter(said -> !said.isEmpty());
    }

    static Optional<String> name(EcoTokens tokens) throws NotUnderstood {
        refuse(Unfit.name(tokens.text()));
        return Optional.of(tokens.text()).filter(said -> !said.isEmpty());
    }

    Command owner(EcoTokens tokens) throws NotUnderstood {
        var action = action(tokens, "eco owner " + names.playbook().actions().getFirst().id() + " @colleague");
        return action(action, somebody(PlaybookEntry.OWNER, tokens.from(1), "eco owner " + action.id()));
    }

    private EcoChange somebody(String field, EcoTokens tokens, String line) throws NotUnderstood {
        refuseDay(tokens);
        var isOutside = !tokens.isEmpty() && tokens.all().getLast().word().equals(OUTSIDE);
        var whom = name(isOutside ? tokens.until(tokens.all().size() - 1) : tokens);
        if (whom.isEmpty()) {
            throw unclear("Who? Say an address, @colleague or a name, such as: " + line + " anna@contoso.example;"
                    + " or none.");
        }
        var isSeveral = tokens.all().size() > 1
                && tokens.all().stream().filter(token -> PeopleNamed.address(token.text()).isPresent()).count() > 1;
        if (isSeveral || tokens.all().stream().anyMatch(token -> NO_NAME.contains(token.word()) || isAction(token))) {
            throw unclear("One person is recorded at a time, such as: " + line + " anna@contoso.example; or none.");
        }
        return NOTHING.contains(whom.get().toLowerCase(Locale.ROOT)) ? EcoChange.cleared(field)
                : EcoChange.somebody(field, whom.get(), isOutside);
    }

    Command note(EcoTokens tokens) throws NotUnderstood {
        var action = action(tokens, "eco note " + names.playbook().actions().getFirst().id() + " \"a text\"");
        var text = text(PlaybookEntry.NOTE, tokens.from(1));
        if (text.isEmpty()) {
            throw unclear("What is to be noted? Say it in quotes, such as: eco note " + action.id() + " \"a text\".");
        }
        if (tokens.all().size() == 2 && NOTHING.contains(tokens.all().getLast().word())) {
            return action(action, EcoChange.cleared(PlaybookEntry.NOTE));
        }
        others.refuseNote(action, tokens.from(1));
        return action(action, EcoChange.of(PlaybookEntry.NOTE, text, Optional.empty()));
    }

    /** One field, or all of an item. */
    Command clear(EcoTokens tokens) throws NotUnderstood {
        var id = tokens.isEmpty() ? "" : tokens.all().getFirst().text();
        var row = names.playbook().row(id).or(() -> names.industry(id));
        if (row.isPresent()) {
            switch (row.get()) {
                case Playbook.Action action -> {
                    return cleared(Part.ACTION, action.id(), tokens.from(1));
                }
                case Playbook.Industry industry -> {
                    return cleared(Part.INDUSTRY, industry.id(), tokens.from(1));
                }
                case Playbook.Metric metric -> {
                    return cleared(Part.METRIC, metric.id(), tokens.from(1));
                }
                case Playbook.PartnerType _,Playbook.Criterion _,Playbook.Table _ -> {
                }
            }
        }
        if (tokens.isEmpty() || row.isPresent()) {
            throw unclear("Clear what? Say the id and the field, such as: eco clear SI-2 owner, eco clear M4 target.",
                    new Button("Actions", "eco actions", true), new Button("Metrics", "eco metrics", false));
        }
        return new Ecosystem.EcoClearGone(id,
                Optional.of(tokens.from(1).text().toLowerCase(Locale.ROOT))
                        .filter(field -> !field.isEmpty() && !field.equals("all")),
                Playbook.nearest(id,
                        names.playbook().rows().stream().filter(EcoChanges::isTold).map(Playbook.Row::id).toList())
                        .stream().limit(4).toList());
    }

    private static boolean isTold(Playbook.Row row) {
        return switch (row) {
            case Playbook.Action _,Playbook.Industry _,Playbook.Metric _ -> true;
            case Playbook.PartnerType _,Playbook.Criterion _,Playbook.Table _ -> false;
        };
    }

    static EcoTell cleared(Part part, String item, EcoTokens tokens) throws NotUnderstood {
        var fields = part.fields();
        var field = tokens.text().toLowerCase(Locale.ROOT);
        if (!field.isEmpty() && !field.equals("all") && !fields.contains(field)) {
            throw unclear("Of " + item + " these can be cleared: " + String.join(", ", fields) + ".", fields.stream()
                    .map(one -> new Button(one, "eco clear " + item + " " + one, false)).toArray(Button[]::new));
        }
        return new EcoTell(part, item,
                fields.stream().filter(one -> field.isEmpty() || field.equals("all") || field.equals(one))
                        .map(EcoChange::cleared).toList());
    }

    // Industries

    /** {@code lead @bob status "Aligned" demo https://…}. */
    Command industry(Playbook.Industry industry, EcoTokens tokens) throws NotUnderstood {
        var line = "eco industry " + industry.id();
        if (tokens.word(0).equals("clear")) {
            return cleared(Part.INDUSTRY, industry.id(), tokens.from(1));
        }
        Map<String, EcoChange> changes = new LinkedHashMap<>();
        for (var rest = tokens; !rest.isEmpty();) {
            var field = rest.word(0);
            if (!Part.INDUSTRY.fields().contains(field)) {
                var near = Nearest.to(field, Part.INDUSTRY.fields());
                throw unclear(
                        "Of an industry you can say: " + String.join(", ", Part.INDUSTRY.fields()) + ", such as: "
                                + line + " lead @colleague status in progress."
                                + near.map(one -> " Did you mean " + one + "?").orElse(""),
                        new Button("Show " + industry.id(), line, true));
            }
            int end = 1;
            while (end < rest.all().size() && !Part.INDUSTRY.fields().contains(rest.word(end))) {
                end++;
            }
            if (changes.put(field, industry(field, rest.from(1).until(end - 1), line)) != null) {
                throw unclear("Of " + industry.id() + " the " + field + " is said twice. Say it once.",
                        new Button("Show " + industry.id(), line, true));
            }
            rest = rest.from(end);
        }
        return new EcoTell(Part.INDUSTRY, industry.id(), List.copyOf(changes.values()));
    }

    private EcoChange industry(String field, EcoTokens said, String line) throws NotUnderstood {
        if (field.equals(PlaybookEntry.LEAD)) {
            return somebody(field, said, line + " lead");
        }
        if (field.equals(PlaybookEntry.STATUS)) {
            return state(said, names.playbook().industryStates(), line + " status ");
        }
        var text = text(field, said);
        if (text.isEmpty() || EcoOthers.begins(said.word(0))) {
            throw unclear("Say the " + field + " behind it, such as: " + line + " " + field + " \"a text\"; or none.");
        }
        return text.filter(one -> !NOTHING.contains(one.toLowerCase(Locale.ROOT)))
                .map(one -> EcoChange.of(field, Optional.of(one), Optional.empty()))
                .orElseGet(() -> EcoChange.cleared(field));
    }
}
