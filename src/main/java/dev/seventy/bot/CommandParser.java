package dev.seventy.bot;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Vendor;
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
    /** The same, or two emoji with what joins them to one, which is seen. */
    private static final Pattern UNSEEN_OR_JOINED = Pattern
            .compile("([\\p{IsExtended_Pictographic}\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]\\x{200D}"
                    + "(?=\\p{IsExtended_Pictographic}))|[\\p{Cf}\\p{Cntrl}&&[^\\s]]");
    /** Letters, digits and marks as wide as those of East Asia, as some keyboards write them. */
    private static final Pattern WIDE = Pattern.compile("[\\x{3000}\\x{FF01}-\\x{FF5E}]+");

    /** An account with the name that it is shown by. */
    private static final Pattern MENTION = Pattern.compile("<@[A-Z0-9]{1,64}\\|@?([^<>|]{0,200})>");

    /** How a sentence ends that is a question or polite. */
    private static final Pattern CLOSING = Pattern.compile("(?i)(?:,? please)?(?<![ ?])[ ?]*$");
    /** As help is asked for of other programs. */
    private static final Set<String> HELP = Set.of("--help", "-help", "-h");
    private static final Set<String> EVERYTHING = Set.of("all", "all designations", "everything", "overall", "total");
    /** Words around the name of a designation, none of which is one. */
    private static final Set<String> AROUND = Set.of("for", "of", "in", "on", "the", "our", "about", "with", "now",
            "today");
    /** Words by which a sentence goes on after the name of a designation, none of which is a metric. */
    private static final Set<String> ORDINARY = Set.of("is", "are", "was", "so", "not", "we", "it", "at", "only", "low",
            "short", "blocked", "qualified", "missing", "now", "today");

    private final Rulebook rules;
    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final DatabricksQuestions questions;
    private final Sentences sentences;
    private final EcoLines ecosystem;
    private final DigestLines digests;
    private final ReminderLines reminders;
    private final Map<String, Function<Words, Command>> verbs = new LinkedHashMap<>();

    CommandParser(Knowledge knowledge) {
        rules = knowledge.rules();
        catalog = knowledge.catalog();
        vocabulary = new Vocabulary(rules);
        verbs.put("score", this::score);
        verbs.put("scores", this::score);
        verbs.put("why", this::why);
        questions = new DatabricksQuestions(vocabulary);
        questions.addTo(verbs);
        var databricks = new DatabricksLines(rules);
        databricks.addTo(verbs);
        HolderLines.addTo(verbs);
        verbs.put("databricks", words -> titled(Vendor.DATABRICKS.shown() + " " + words.text())
                .orElseGet(() -> databricks.databricks(words, this::score)));
        verbs.put("help", _ -> new General.Help());
        new RuleLines(vocabulary).addTo(verbs);
        new ForecastLines(vocabulary).addTo(verbs);
        ImportLines.addTo(verbs);
        verbs.put("certification", this::certification);
        CertLines.addTo(verbs, this::certification);
        verbs.put("exam", this::certification);
        verbs.put("badge", this::certification);
        verbs.put("accreditation", this::certification);
        verbs.put("specializations", this::specializations);
        verbs.put("specialization", this::specializations);
        FirmLines.addTo(verbs);
        PeopleLines.addTo(verbs);
        var settings = new SettingLine(vocabulary);
        OwnLines.addTo(verbs, settings);
        new LinkLines(vocabulary).addTo(verbs);
        PrivacyLines.addTo(verbs);
        TellLines.addTo(verbs);
        ecosystem = new EcoLines(knowledge.rules().playbook(), knowledge.rules().engagement());
        ecosystem.addTo(verbs);
        digests = new DigestLines(vocabulary);
        digests.addTo(verbs);
        AssignLines.addTo(verbs);
        reminders = new ReminderLines(knowledge.catalog());
        reminders.addTo(verbs);
        sentences = new Sentences(knowledge.catalog(), vocabulary, settings, questions, ecosystem, verbs);
    }

    Command parse(String typed, LocalDate today) {
        var line = narrow(typed);
        if (line.length() > MOST_CHARACTERS) {
            return new General.Unclear(
                    "That is longer than " + Numbers.show(java.math.BigDecimal.valueOf(MOST_CHARACTERS))
                            + " characters, so it was not read and nothing was done. Please say it shorter.",
                    List.of());
        }
        var text = CLOSING.matcher(plain(line)).replaceFirst("");
        if (text.isEmpty() || HELP.contains(text.toLowerCase(Locale.ROOT))) {
            return new General.Help();
        }
        var words = new Words(List.of(text.split(" ")), today);
        var spokenOf = ecosystem.before(words).or(() -> digests.sentence(words)).or(() -> AssignLines.sentence(words))
                .or(() -> reminders.sentence(words));
        if (spokenOf.isPresent()) {
            return spokenOf.get();
        }
        var verb = verbs.get(words.at(0));
        var command = verb != null ? verb.apply(words.from(1)) : sentences.read(words);
        if (command instanceof Ecosystem.EcoTelling && line.strip().endsWith("?")) {
            return EcoLines.questioned(text);
        }
        if ((command instanceof Importing.Undo || command instanceof Importing.UndoImport)
                && line.strip().endsWith("?")) {
            return asked(text);
        }
        return (command instanceof Governing.RoleGrant || command instanceof Governing.RoleRevoke)
                && UNSEEN.matcher(line).find() ? seenOtherwise() : command;
    }

    /** Asks whether what would take something back, if it were no question, is to do so. */
    static Command asked(String undo) {
        return new General.Unclear("Was that asked, or is it to be taken back? Nothing was changed yet.",
                List.of(new Button("Take it back", undo, false)));
    }

    /** Whether a line begins with a word by which a command is known. */
    boolean beginsWithVerb(String line) {
        return verbs.containsKey(plain(line).split(" ")[0].toLowerCase(Locale.ROOT));
    }

    /** Whoever is named by a subject that was pasted with something unseen in it may not be who it looks like. */
    private static Command seenOtherwise() {
        return new General.Unclear(
                "There are characters in that line that cannot be seen, so it may name somebody else"
                        + " than it seems. Please type the address or account anew. Nothing was changed.",
                List.of(new Button("Show the roles", "role list", true)));
    }

    /**
     * A line without what cannot be seen, and without the names by which the bot is called. Who is mentioned has a name
     * there, but where a certification is told the account is meant.
     */
    static String plain(String line) {
        var spoken = spoken(line);
        return spoken.toLowerCase(Locale.ROOT).startsWith("cert ") ? spoken : MENTION.matcher(spoken).replaceAll("@$1");
    }

    /** The same, with the accounts that are mentioned. */
    static String spoken(String line) {
        var text = SPACE.matcher(UNSEEN_OR_JOINED.matcher(narrow(line)).replaceAll("$1").strip()).replaceAll(" ");
        if (text.startsWith("/")) {
            text = text.substring(1).strip();
        }
        return text.toLowerCase(Locale.ROOT).startsWith("seventy ") ? text.substring("seventy ".length()) : text;
    }

    private static String narrow(String line) {
        return WIDE.matcher(line)
                .replaceAll(wide -> Matcher.quoteReplacement(Normalizer.normalize(wide.group(), Normalizer.Form.NFKC)));
    }

    private Command score(Words words) {
        try {
            var asked = Asked.of(words);
            var area = plainArea(asked.rest().toLowerCase(Locale.ROOT));
            var databricks = vocabulary.databricks(area);
            if (databricks.isPresent()) {
                return questions.tier(databricks.get(), asked.terms());
            }
            if (area.isEmpty() || EVERYTHING.contains(area)) {
                return new Measuring.Score(Optional.empty(), asked.terms());
            }
            if (area.equals("help")) {
                return new General.Help();
            }
            if (area.endsWith(" why")) {
                return new Measuring.Why(vocabulary.named(area.substring(0, area.length() - 4), "why "),
                        Optional.empty(), asked.terms());
            }
            return new Measuring.Score(Optional.of(vocabulary.named(area, "score ")), asked.terms());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    /** "for data-ai, please" is about data-ai. */
    private String plainArea(String said) {
        var words = new ArrayList<>(List.of(said.split(" ")));
        words.removeIf(AROUND::contains);
        var plain = String.join(" ", words);
        return vocabulary.area(said).isPresent() ? said : plain;
    }

    private Command why(Words words) {
        try {
            var asked = Asked.of(words);
            if (asked.rest().isEmpty()) {
                return new General.Unclear("Why what? Name a designation, such as: why data-ai.",
                        vocabulary.each("why "));
            }
            var databricks = vocabulary.databricks(asked.rest());
            if (databricks.isPresent()) {
                return questions.reasons(databricks.get(), asked.terms());
            }
            var parts = asked.rest().split(" ");
            for (int length = parts.length; length > 0; length--) {
                var area = vocabulary.area(String.join(" ", List.of(parts).subList(0, length)));
                if (area.isPresent()) {
                    var rest = String.join(" ", List.of(parts).subList(length, parts.length));
                    if (rest.isEmpty() || ORDINARY.containsAll(List.of(rest.toLowerCase(Locale.ROOT).split(" ")))) {
                        return new Measuring.Why(area.get(), Optional.empty(), asked.terms());
                    }
                    var metric = vocabulary.metric(rest);
                    return metric.isPresent() ? new Measuring.Why(area.get(), metric, asked.terms())
                            : unknownMetric(area.get(), rest);
                }
            }
            var named = vocabulary.areasIn(asked.rest());
            var spoken = named.isEmpty()
                    ? questions.sentence(asked.rest(), " why " + Vocabulary.key(asked.rest()) + " ", asked.terms())
                    : Optional.<Command>empty();
            if (spoken.isPresent()) {
                return spoken.get();
            }
            if (named.size() == 1) {
                return new Measuring.Why(named.getFirst(), vocabulary.metricsIn(asked.rest()).stream().findFirst(),
                        asked.terms());
            }
            var near = vocabulary.nearestAreas(asked.rest()).isEmpty() ? vocabulary.nearlyNamed(asked.rest())
                    : Optional.<Designation>empty();
            if (near.isPresent()) {
                return new General.Unclear("Did you mean " + near.get().name() + "?",
                        List.of(new Button(near.get().name(), "why " + near.get().id(), true)));
            }
            return new Measuring.Why(vocabulary.named(asked.rest(), "why "), Optional.empty(), asked.terms());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private Command unknownMetric(Designation area, String typed) {
        var near = vocabulary.nearestMetrics(typed);
        var offered = near.isEmpty() ? rules.metrics() : near;
        return new General.Unclear(
                "There is no metric '" + NotUnderstood.cut(typed) + "'. "
                        + (near.isEmpty() ? "Known are:" : "Did you mean one of these?"),
                offered.stream().map(metric -> new Button(metric.name(), "why " + area.id() + " " + metric.id(), false))
                        .toList());
    }

    /** The lookup of what is the whole title of a credential. */
    private Optional<Command> titled(String text) {
        return catalog.named(text).map(_ -> new General.Credential(text));
    }

    private Command certification(Words words) {
        return words.all().isEmpty()
                ? new General.Unclear("Which certification? Say its name or exam, such as: certification az-305.",
                        List.of())
                : new General.Credential(words.text());
    }

    private Command specializations(Words words) {
        if (words.all().isEmpty()) {
            return new General.Specializations(Optional.empty(), Optional.empty());
        }
        var area = vocabulary.area(words.text());
        return new General.Specializations(area, area.isPresent() ? Optional.empty() : Optional.of(words.text()));
    }
}
