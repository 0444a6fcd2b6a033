package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Playbook;

/**
 * Reads sentences that name a row of the playbook. What they ask is answered; what they tell is offered as the line that
 * tells it, and never taken.
 */
final class EcoSpoken {

    private static final Pattern ID = Pattern
            .compile("(?i)(?<![\\p{L}\\p{N}-])[a-z]{1,8}-?[a-z]?[0-9]{1,2}(?![\\p{L}\\p{N}-])");
    private static final Pattern DATED = Pattern.compile("(?i)\\b(?:as of|known on)\\b");
    private static final Set<String> ASKING = Set.of("who", "what", "when", "how", "is", "are", "has", "have", "did",
            "does", "do", "why", "which", "where", "show", "tell", "can", "should");
    private static final Set<String> DONE = Set.of("done", "finished", "complete", "completed", "ready");
    private static final Set<String> NEGATED = Set.of("not", "never", "isn", "wasn", "hasn", "no", "undone",
            "unfinished", "isnt", "wasnt", "hasnt", "hardly", "barely");
    /** "Ada doesn't own it". */
    private static final Pattern DENIED = Pattern.compile("(?i) (?:doesn.?t|does not|no longer|not|never)$");
    /** "All SI actions are done except SI-2", which may be all that is not. */
    private static final Pattern SEVERAL = Pattern
            .compile("(?i)\\b(?:actions|others|except(?:ing)?|excluding|besides|(?:apart|aside) from|other than"
                    + "|(?:all|every|everything|each|none|nothing) (?:but|without)|but not"
                    + "|(?:or|and) [a-z]{1,8}-[0-9]{1,2})\\b");
    private static final Set<String> NOBODY = Set.of("nobody", "noone", "no one", "none");

    /** Sentences on who owns the row that stands as a number sign in them; the group is whom they name. */
    private static final List<Pattern> OWNED = Stream
            .of("(.{1,60}?) (?:now |already )?owns? #", "(?:please )?(?:assign|give|hand|delegate) # to (.{1,60})",
                    "# (?:belongs to|goes to|is with|is (?:now )?(?:owned by|assigned to)) (.{1,60})",
                    "(?:the )?owner of # is (?:now )?(.{1,60})", "make (.{1,60}?) (?:the )?owner of #",
                    "(.{1,60}?) (?:is|becomes) (?:now )?(?:the )?owner of #", "# is (.{1,60}?)'s")
            .map(pattern -> Pattern.compile("(?i)" + pattern)).toList();

    private static final Pattern UNASSIGNED = Pattern
            .compile("(?i)(?:please )?unassign #(?: from .{1,60})?|# (?:has no owner|is unowned)(?: any more| now)?");

    /** Sentences that ask about an industry; the group is what it is called. */
    private static final List<Pattern> ABOUT_INDUSTRY = Stream
            .of("who (?:leads|is leading|is (?:the )?lead (?:for|of|in|on)|is responsible for) (?:the |our )?(.{1,60}?)"
                    + "(?: industry)?", "who is (?:the |our )?(.{1,60}?)(?: industry)? lead",
                    "(?:how (?:well |far )?)?are we aligned (?:with|on|in) (?:the )?(.{1,60}?)(?: industry)?",
                    "(?:how (?:well |far )?)?is (?:the )?(.{1,60}?)(?: industry)? aligned")
            .map(pattern -> Pattern.compile("(?i)" + pattern)).toList();

    /** Sentences on who leads an industry. */
    private static final List<Pattern> LED = Stream.of(
            "(?:the |our )?(?<industry>.{1,60}?)(?: industry)? lead is (?:now )?(?<whom>.{1,60})",
            "make (?<whom>.{1,60}?) (?:the |our )?lead (?:for|of|in) (?:the )?(?<industry>.{1,60}?)(?: industry)?",
            "make (?<whom>.{1,60}?) (?:the|our) (?<industry>.{1,60}?)(?: industry)? lead",
            "(?<whom>.{1,60}?) (?:leads|is (?:now )?(?:the |our )?lead (?:for|of|in)) (?:the )?"
                    + "(?<industry>.{1,60}?)(?: industry)?")
            .map(pattern -> Pattern.compile("(?i)" + pattern)).toList();

    private static final Pattern ALIGNED = Pattern
            .compile("(?i)(?:we are (?<isnot>not )?aligned (?:with|on|in) (?:the )?"
                    + "(?<with>.{1,60}?)|(?:the )?(?<industry>.{1,60}?)(?: industry)? (?:is|are) (?<not>not |no longer )?"
                    + "(?:now )?aligned)");
    private static final Pattern WHAT_TYPE = Pattern.compile(
            "(?i)what (?:do|does|should|must) (?:the |our )?(.{1,60}?)(?: team)?" + " (?:do|have to do|work on)");
    private static final Pattern LISTED = Pattern
            .compile("(?i)(?:what (?:are|is)|show(?: me)?|list|which are) (?:the |our |all )?(.{1,60})");
    private static final Pattern HELPS = Pattern.compile("(?i)who (?:helps|takes over|hands over)\\b.{0,60}");
    private static final Pattern UNOWNED = Pattern
            .compile("(?i)\\b(?:without (?:an )?owners?|no owner|nobody|no one|unowned|unassigned|ownerless)\\b");
    private static final Set<String> AHEAD = Set.of("will", "should", "would", "could", "might", "almost", "nearly",
            "soon", "if", "when", "until");
    private final EcoNames names;

    EcoSpoken(EcoNames names) {
        this.names = names;
    }

    /**
     * Empty where nothing of the playbook is named.
     *
     * @param isOurs whether it is known to be about the playbook
     */
    Optional<Command> read(Words words, boolean isOurs) throws NotUnderstood {
        if (!DATED.matcher(words.text()).find()) {
            return read(words.text(), Terms.NONE, isOurs);
        }
        try {
            var asked = Asked.days(words);
            return read(asked.rest(), asked.terms(), isOurs);
        } catch (NotUnderstood wrong) {
            if (ids(words.text()).isEmpty()) {
                return Optional.empty();
            }
            throw wrong;
        }
    }

    private Optional<Command> read(String text, Terms terms, boolean isOurs) {
        var ids = ids(text);
        if (ids.size() > 1) {
            return Optional.of(new General.Unclear(
                    "That names " + Wording.list(ids) + ", and one is read at a time. Nothing was done.",
                    ids.stream().limit(4).map(id -> new Button(id, "eco " + id + terms.days(), false)).toList()));
        }
        return ids.stream().findFirst().map(id -> about(id, text, terms)).or(() -> industry(text, terms))
                .or(() -> ofType(text, terms)).or(() -> table(text, terms)).or(() -> unowned(text, terms))
                .or(() -> called(text, terms, isOurs));
    }

    private Optional<Command> called(String text, Terms terms, boolean isOurs) {
        var rows = names.calledIn(text, isOurs);
        return rows.size() == 1 ? Optional.of(new Ecosystem.EcoItem(rows.getFirst().id(), terms)) : Optional.empty();
    }

    private List<String> ids(String text) {
        return ID.matcher(text).results().map(found -> found.group()).flatMap(id -> row(id).stream()).distinct()
                .toList();
    }

    private Optional<String> row(String id) {
        return names.playbook().row(id).map(Playbook.Row::id).or(() -> names.rule(id).map(rule -> rule.id()));
    }

    private Command about(String id, String text, Terms terms) {
        var isAsking = ASKING.contains(List.of(Vocabulary.key(text).split(" ")).getFirst());
        var told = isAsking ? Optional.<Command>empty() : names.playbook().row(id).flatMap(row -> switch (row) {
            case Playbook.Action action -> owned(action, text).or(() -> stated(action, text));
            case Playbook.Metric metric -> EcoAmounts.spoken(metric, text);
            case Playbook.Industry _,Playbook.PartnerType _,Playbook.Criterion _,Playbook.Table _ ->
                Optional.<Command>empty();
        });
        return told.map(one -> SEVERAL.matcher(text).find() ? several(id) : one)
                .orElseGet(() -> new Ecosystem.EcoItem(id, terms));
    }

    private static Command several(String id) {
        return new General.Unclear(
                "Several actions, or all but some, are told one by one, each by its id. Nothing was recorded.",
                List.of(new Button("Actions", "eco actions", true), new Button("Show " + id, "eco " + id, false)));
    }

    static Command offered(String question, Stream<Button> lines, String id) {
        return new General.Unclear(question + " Nothing was changed yet.",
                Stream.concat(lines, Stream.of(new Button("Show it", "eco " + id, false))).toList());
    }

    // Actions

    private Optional<Command> owned(Playbook.Action action, String text) {
        var said = ID.matcher(text)
                .replaceAll(found -> row(found.group()).isPresent() ? "#" : Matcher.quoteReplacement(found.group()));
        var whom = UNASSIGNED.matcher(said).matches() ? Optional.of("none")
                : OWNED.stream().map(pattern -> pattern.matcher(said)).filter(Matcher::matches).findFirst()
                        .map(found -> whom(found.group(1)));
        return whom.map(one -> offered(
                one.equals("none") ? "Has " + action.id() + " no owner from now on?"
                        : "Is " + one + " the owner of " + action.id() + " from now on?",
                Stream.of(new Button("Record the owner", "eco owner " + action.id() + " " + one, true)), action.id()));
    }

    private static String whom(String said) {
        var plain = said.strip();
        return plain.equalsIgnoreCase("I") ? "me"
                : DENIED.matcher(plain).find() || NOBODY.contains(plain.toLowerCase(Locale.ROOT)) ? "none" : plain;
    }

    private Optional<Command> stated(Playbook.Action action, String text) {
        var said = " " + Vocabulary.key(text) + " ";
        var words = List.of(said.strip().split(" "));
        var states = names.playbook().actionStates();
        var isAhead = words.stream().anyMatch(AHEAD::contains);
        var isDone = !isAhead && words.stream().anyMatch(DONE::contains);
        var state = states.stream().filter(one -> said.contains(" " + Vocabulary.key(one) + " ")).findFirst();
        var isNegated = words.stream().anyMatch(NEGATED::contains);
        if (isNegated && state.isEmpty() && !isDone
                && words.stream().noneMatch(Set.of("undone", "unfinished")::contains)) {
            return Optional.empty();
        }
        if (isNegated && !state.equals(Optional.of(states.getFirst()))) {
            return Optional.of(offered(
                    "Where does " + action.id() + " stand?", states.subList(0, states.size() - 1).stream()
                            .filter(one -> !state.equals(Optional.of(one))).limit(2).map(one -> to(action, one)),
                    action.id()));
        }
        return isDone
                ? Optional.of(offered("Is " + action.id() + " done?",
                        Stream.of(new Button("Mark it done", "eco done " + action.id(), true)), action.id()))
                : state.map(one -> offered("Is " + action.id() + " " + one + " now?", Stream.of(to(action, one)),
                        action.id()));
    }

    private static Button to(Playbook.Action action, String state) {
        return new Button(Wording.capital(state), "eco status " + action.id() + " " + state.toLowerCase(Locale.ROOT),
                false);
    }

    // Industries, tables and what nobody owns

    private Optional<Command> industry(String text, Terms terms) {
        var asked = first(ABOUT_INDUSTRY, text, found -> names.industry(found.group(1)))
                .<Command>map(industry -> new Ecosystem.EcoItem(industry.id(), terms));
        return asked.or(() -> aligned(text)).or(() -> first(LED, text, found -> {
            var whom = whom(found.group("whom"));
            return ASKING
                    .contains(List.of(Vocabulary.key(whom).split(" ")).getFirst())
                            ? Optional.empty()
                            : names.industry(found.group("industry"))
                                    .map(industry -> offered(
                                            "Is " + whom + " the lead of " + industry.name() + " from now on?",
                                            Stream.of(new Button("Record the lead",
                                                    "eco industry " + industry.id() + " lead " + whom, true)),
                                            industry.id()));
        }));
    }

    /** "FSI is aligned": whether that is to be recorded is asked. */
    private Optional<Command> aligned(String text) {
        var found = ALIGNED.matcher(text);
        if (!found.matches() || ASKING.contains(List.of(Vocabulary.key(text).split(" ")).getFirst())) {
            return Optional.empty();
        }
        var isNot = found.group("not") != null || found.group("isnot") != null;
        var states = names.playbook().industryStates();
        var state = isNot ? states.getFirst() : states.getLast();
        var named = found.group("with") == null ? found.group("industry") : found.group("with");
        return names.industry(named)
                .map(industry -> offered("Is " + industry.name() + " " + state.toLowerCase(Locale.ROOT) + " now?",
                        Stream.of(new Button(state,
                                "eco industry " + industry.id() + " status " + state.toLowerCase(Locale.ROOT), true)),
                        industry.id()));
    }

    /** "What does SI do?" */
    private Optional<Command> ofType(String text, Terms terms) {
        var found = WHAT_TYPE.matcher(text);
        return !found.matches() ? Optional.empty()
                : names.type(found.group(1)).map(type -> new Ecosystem.EcoItem(type.id(), terms));
    }

    private static <T> Optional<T> first(List<Pattern> patterns, String text, Function<Matcher, Optional<T>> read) {
        return patterns.stream().map(pattern -> pattern.matcher(text)).filter(Matcher::matches)
                .flatMap(found -> read.apply(found).stream()).findFirst();
    }

    private Optional<Command> table(String text, Terms terms) {
        var listed = LISTED.matcher(text);
        var table = listed.matches() ? names.table(listed.group(1))
                : HELPS.matcher(text).matches()
                        ? names.playbook().tables().stream()
                                .filter(one -> one.rows().stream().anyMatch(row -> isSpokenOf(row.getFirst(), text)))
                                .filter(one -> one.columns().contains("Who")).findFirst()
                        : Optional.<Playbook.Table>empty();
        return table.map(one -> new Ecosystem.EcoItem(one.id(), terms));
    }

    /** Whether a word of a cell is in a sentence. */
    private static boolean isSpokenOf(String cell, String text) {
        var words = Set.of(Vocabulary.key(text).split(" "));
        return Stream.of(Vocabulary.key(cell).split(" ")).anyMatch(words::contains);
    }

    private Optional<Command> unowned(String text, Terms terms) {
        var words = List.of(Vocabulary.key(text).split(" "));
        return (words.contains("actions") || words.contains("action")) && UNOWNED.matcher(text).find() ? Optional
                .of(new Ecosystem.EcoActions(names.typesIn(text).stream().findFirst().map(Playbook.PartnerType::id),
                        Optional.empty(), true, true, false, terms))
                : Optional.empty();
    }
}
