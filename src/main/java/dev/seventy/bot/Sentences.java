package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Nearest;
import dev.seventy.catalog.Resolution;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Designation;

/** Reads what does not begin with a verb of ours: without its courtesies it may, and otherwise it is about what it names. */
final class Sentences {

    /** For whom nothing is open that could be gone on with. */
    static final String TRY = " Try: score data-ai.";

    private static final int FEW_WORDS = 5;
    private static final Set<String> ARTICLES = Set.of("the", "our", "a", "an");
    /** Words that look like a verb of ours mistyped and are none. */
    private static final Set<String> NO_SLIPS = Set.of("do", "dont", "don't");
    private static final Set<String> CHANGING = Set.of("set", "change", "switch");
    private static final List<List<String>> COURTESIES = courtesies("please", "can you", "could you", "would you",
            "can i", "may i", "i want to", "i would like to", "i d like to", "i need to", "let us", "let s", "show me",
            "show", "give me", "tell me", "get me", "open", "see", "look at", "hey", "hi", "hello");
    private static final List<List<String>> TO_EVERYBODY = courtesies("tell everybody", "tell everyone",
            "tell the channel", "tell the team", "show everybody", "show everyone", "show the channel",
            "show the team");
    private static final Pattern EXAM = Pattern.compile("\\b[a-z]{2}-?\\d{3}\\b", Pattern.CASE_INSENSITIVE);
    /** A title behind these words is looked up, whatever else it reads like. */
    private static final Pattern WHICH = Pattern.compile("(?i)^(?:what|which) (?:kind of )?"
            + "(?:certification|certificate|cert|credential|accreditation|badge|title) is (?:this|that|it)[:,]?+ (.+)$");
    private static final Pattern VERSION = Pattern.compile("\\b(?:20\\d\\d-\\d\\d|seed\\d+)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final SettingLine settings;
    private final DatabricksQuestions questions;
    private final EcoLines ecosystem;
    private final Map<String, Function<Words, Command>> verbs;

    Sentences(Catalog catalog, Vocabulary vocabulary, SettingLine settings, DatabricksQuestions questions,
            EcoLines ecosystem, Map<String, Function<Words, Command>> verbs) {
        this.catalog = catalog;
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.questions = questions;
        this.ecosystem = ecosystem;
        this.verbs = verbs;
    }

    private static List<List<String>> courtesies(String... phrases) {
        return List.of(phrases).stream().map(phrase -> List.of(phrase.split(" "))).toList();
    }

    Command read(Words words) {
        var everybody = after(TO_EVERYBODY, words);
        if (everybody.isPresent()) {
            return said("share", everybody.get());
        }
        var plain = plainly(words);
        if (verbs.containsKey(plain.at(0)) && plain.all().size() < words.all().size()) {
            return said(plain.at(0), plain.from(1));
        }
        if (plain.at(0).equals("what") && plain.at(1).equals("if")) {
            return questions.whatIf(plain.from(2));
        }
        return ecosystem.sentence(words).or(() -> changing(plain)).or(() -> PeopleLines.who(plain, catalog))
                .orElseGet(() -> about(words));
    }

    private Command said(String verb, Words rest) {
        return Optional.ofNullable(verbs.get(verb)).orElseThrow().apply(rest);
    }

    /** The words behind one of the phrases, where they begin with it. */
    private static Optional<Words> after(List<List<String>> phrases, Words words) {
        var keys = words.all().stream().map(word -> Vocabulary.key(word)).toList();
        var flat = new ArrayList<String>();
        var origins = new ArrayList<Integer>();
        for (int index = 0; index < keys.size(); index++) {
            for (var part : keys.get(index).split(" ")) {
                flat.add(part);
                origins.add(index);
            }
        }
        return phrases.stream()
                .filter(phrase -> phrase.size() < flat.size() && flat.subList(0, phrase.size()).equals(phrase)
                        && !origins.get(phrase.size()).equals(origins.get(phrase.size() - 1)))
                .findFirst().map(phrase -> words.from(origins.get(phrase.size())));
    }

    /** Without what people say in front out of politeness. */
    private static Words plainly(Words words) {
        var plain = words;
        for (var rest = after(COURTESIES, plain); rest.isPresent(); rest = after(COURTESIES, plain)) {
            plain = rest.get();
        }
        while (plain.all().size() > 1 && ARTICLES.contains(plain.at(0))) {
            plain = plain.from(1);
        }
        return plain;
    }

    /** "set the time zone to Europe/Berlin", "make anna@contoso.example an admin". */
    private Optional<Command> changing(Words words) {
        if (CHANGING.contains(words.at(0))) {
            var rest = plainly(words.from(1));
            var read = settings.read(rest.at(0).startsWith("setting") ? rest.from(1) : rest);
            return Optional.of(read).filter(Governing.SettingsChange.class::isInstance);
        }
        var role = words.all().size() < 3 ? "" : words.at(words.all().size() - 1);
        return words.at(0).equals("make") && words.at(1).contains("@")
                && words.all().size() == (ARTICLES.contains(words.at(2)) ? 4 : 3)
                && Set.of("member", "manager", "admin").contains(role)
                        ? Optional.of(new Governing.RoleGrant(role, words.all().get(1)))
                        : Optional.empty();
    }

    private Command about(Words words) {
        var which = WHICH.matcher(words.text());
        if (which.matches()) {
            return new General.Credential(which.group(1));
        }
        if (asksForLadder(words.text())) {
            return said("rules", words);
        }
        if (vocabulary.area(words.text()).isEmpty()
                && (catalog.named(words.text()).isPresent() || catalog.isBadge(words.text()))) {
            return new General.Credential(words.text());
        }
        if (!(" " + words.text().toLowerCase(Locale.ROOT) + " ").contains(" as of ")) {
            return about(words.text(), Terms.NONE);
        }
        try {
            var asked = Asked.of(words);
            return about(asked.rest(), asked.terms());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    /** Whether it asks for the rules of Databricks, and not where the firm stands by them. */
    private boolean asksForLadder(String text) {
        var said = " " + Vocabulary.key(text) + " ";
        return Phrases.RULES.in(said) && !Phrases.STANDING.in(said) && !Phrases.REASON.in(said)
                && vocabulary.databricks(text).isPresent() && vocabulary.tier(text).isEmpty()
                && vocabulary.areasIn(text).isEmpty();
    }

    private Command about(String text, Terms terms) {
        var said = " " + Vocabulary.key(text) + " ";
        var areas = vocabulary.areasIn(text);
        if (areas.size() > 1) {
            var verb = Phrases.REASON.in(said) ? "why " : "score ";
            return new General.Unclear("That names several designations. Which one first?",
                    areas.stream().map(area -> new Button(area.name(), verb + area.id(), true)).toList());
        }
        return areas.isEmpty() ? aboutNone(text, said, terms) : aboutOne(areas.getFirst(), text, said, terms);
    }

    private Command aboutOne(Designation area, String text, String said, Terms terms) {
        var versions = VERSION.matcher(text).results().map(found -> found.group()).toList();
        if (versions.size() == 2 && Phrases.DIFFERENCE.in(said)) {
            return new Measuring.RulesDiff(area, versions.getFirst(), versions.getLast(), terms);
        }
        if (Phrases.SPECIAL.in(said)) {
            return new General.Specializations(Optional.of(area), Optional.empty());
        }
        if (Phrases.AHEAD.in(said)) {
            return new Measuring.Forecast(Optional.of(area), terms, false);
        }
        if (Phrases.REASON.in(said)) {
            return new Measuring.Why(area, vocabulary.metricsIn(text).stream().findFirst(), terms);
        }
        if (Phrases.RULES.in(said)) {
            return new General.RulesShow(area, terms);
        }
        return Phrases.STANDING.in(said) || said.strip().split(" ").length <= FEW_WORDS
                ? new Measuring.Score(Optional.of(area), terms)
                : unclear(text);
    }

    private Command aboutNone(String text, String said, Terms terms) {
        if (Phrases.AHEAD.in(said) && !said.contains(" databricks ")) {
            return new Measuring.Forecast(Optional.empty(), terms, false);
        }
        var own = Phrases.GREETING.in(said) ? Optional.<Command>of(new General.Help())
                : Phrases.THANKS.in(said) ? Optional.<Command>of(new General.Thanks()) : OwnLines.sentence(said);
        if (own.isPresent()) {
            return own.get();
        }
        var databricks = questions.sentence(text, said, terms);
        if (databricks.isPresent()) {
            return databricks.get();
        }
        var exam = EXAM.matcher(text).results().map(found -> found.group())
                .filter(found -> catalog.resolve(found) instanceof Resolution.Found).findFirst();
        if (exam.isPresent()) {
            return new General.Credential(exam.get());
        }
        var near = vocabulary.nearlyNamed(text);
        if (near.isPresent()) {
            var verb = Phrases.REASON.in(said) ? "why " : "score ";
            return new General.Unclear("Did you mean " + near.get().name() + "?",
                    List.of(new Button(near.get().name(), verb + near.get().id(), true)));
        }
        if (Phrases.STANDING.in(said) && Phrases.EVERYTHING.in(said)) {
            return new Measuring.Score(Optional.empty(), terms);
        }
        if (Phrases.RULES.in(said)) {
            return new General.RulesList();
        }
        var credential = catalog.resolve(text);
        return credential instanceof Resolution.Found || credential instanceof Resolution.Choice
                ? new General.Credential(text)
                : nearVerb(text);
    }

    private Command nearVerb(String text) {
        var first = text.split(" ")[0].toLowerCase(Locale.ROOT);
        if (first.equals("who")) {
            return PeopleLines.whoever(text);
        }
        if (NO_SLIPS.contains(first)) {
            return unclear(text);
        }
        return Nearest.to(first, verbs.keySet()).or(() -> swapped(first)).<Command>map(verb -> {
            var meant = verb + text.substring(first.length());
            return new General.Unclear("I do not know '" + NotUnderstood.cut(first) + "'. Did you mean '"
                    + NotUnderstood.cut(meant) + "'?", List.of(new Button(NotUnderstood.cut(meant), meant, true)));
        }).orElseGet(() -> unclear(text));
    }

    /** Two neighbours in the wrong order, as in "scroe", are one slip to whoever types. */
    private Optional<String> swapped(String typed) {
        return IntStream.range(1, typed.length()).mapToObj(
                at -> typed.substring(0, at - 1) + typed.charAt(at) + typed.charAt(at - 1) + typed.substring(at + 1))
                .filter(verbs::containsKey).findFirst();
    }

    private static Command unclear(String text) {
        return new General.Unclear("I did not understand '" + NotUnderstood.cut(text) + "', so nothing was done." + TRY,
                List.of(new Button("Score", "score", true), new Button("Help", "help", false)));
    }
}
