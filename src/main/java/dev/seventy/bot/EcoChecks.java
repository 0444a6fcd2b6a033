package dev.seventy.bot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.bot.Ecosystem.EcoChange;
import dev.seventy.bot.Ecosystem.EcoTell;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Playbook;

/** Reads how an integrator is held against the profile of an ideal one. */
final class EcoChecks {

    private static final Set<String> YES = Set.of("yes", "y", "true", "met");
    private static final Set<String> NO = Set.of("no", "n", "false", "unmet");
    private static final Pattern ANSWER = Pattern.compile("([\\p{L}\\p{N}-]{1,60})[=:](.{0,60})");

    private static final Set<String> OR = Set.of("or", "/", "nor", "either", "vs", "versus", "except", "excluding");

    private final EcoNames names;

    EcoChecks(EcoNames names) {
        this.names = names;
    }

    /** {@code "Acme" apps-first=yes vertical=yes "banking" databricks=yes delivery=no}. */
    Command check(EcoTokens tokens, Words words) throws NotUnderstood {
        int end = 0;
        while (end < tokens.all().size() && !isAnswer(tokens.all().get(end))
                && !(end > 0 && tokens.word(end).equals("clear"))) {
            end++;
        }
        var name = EcoChanges.name(tokens.until(end));
        if (name.isEmpty()) {
            throw EcoChanges.unclear("Which integrator? Say it such as: " + example("Acme") + ".",
                    new Button("Criteria", "eco profile", true), new Button("Integrators", "eco si-checks", false));
        }
        if (end == tokens.all().size()) {
            var asked = Asked.of(words);
            return new Ecosystem.EcoIntegrator(EcoTokens.of(asked.rest()).text(), asked.terms());
        }
        refuseNoName(tokens.until(end));
        var criteria = names.playbook().integrator().criteria();
        if (tokens.word(end).equals("clear")) {
            return new EcoTell(Part.INTEGRATOR, name.get(),
                    criteria.stream().map(criterion -> EcoChange.cleared(criterion.id())).toList());
        }
        return new EcoTell(Part.INTEGRATOR, name.get(), List.copyOf(answers(tokens.from(end), name.get()).values()));
    }

    /** Behind a name, or at its end, these were to say something else. */
    private static void refuseNoName(EcoTokens said) throws NotUnderstood {
        if (said.all().stream().anyMatch(token -> OR.contains(token.word()))) {
            throw EcoChanges.unclear(
                    "One integrator is held against the profile at a time, and a name with such a word"
                            + " in it stands in quotes: eco si-check \"Acme or Beta\" delivery=no.",
                    new Button("Criteria", "eco profile", true));
        }
        var hasMore = said.all().getFirst().isQuoted() && said.all().size() > 1;
        if (hasMore || EcoChanges.NO_NAME.contains(said.word(said.all().size() - 1))) {
            throw EcoChanges.unclear("What '" + NotUnderstood.cut(said.all().getLast().text())
                    + "' is to say before an answer was not clear. Say yes or no behind each criterion, such as:"
                    + " delivery=no.", new Button("Criteria", "eco profile", true));
        }
    }

    private static boolean isAnswer(EcoTokens.Token token) {
        return !token.isQuoted() && ANSWER.matcher(token.text()).matches();
    }

    private String example(String name) {
        return "eco si-check \"" + name + "\" " + String.join(" ",
                names.playbook().integrator().criteria().stream().map(one -> one.word() + "=yes").toList());
    }

    private Map<String, EcoChange> answers(EcoTokens tokens, String name) throws NotUnderstood {
        Map<String, EcoChange> answers = new LinkedHashMap<>();
        var last = "";
        for (var token : tokens.all()) {
            var found = ANSWER.matcher(token.text());
            var before = Optional.ofNullable(answers.get(last));
            if (token.isQuoted() && before.isPresent() && before.get().note().isEmpty()) {
                answers.put(last, EcoChange.of(last, before.get().value(),
                        EcoChanges.text(PlaybookEntry.NOTE, new EcoTokens(List.of(token)))));
            } else if (!token.isQuoted() && found.matches()) {
                last = criterion(found.group(1), name).id();
                refuseTwice(answers.containsKey(last), found.group(1), name);
                answers.put(last, EcoChange.of(last, answer(found.group(2), token.text()), Optional.empty()));
            } else {
                throw EcoChanges.unclear(
                        "'" + NotUnderstood.cut(token.text()) + "' answers no criterion. Say it such as: "
                                + NotUnderstood.cut(example("Acme")) + ", each with a note in quotes behind it.",
                        new Button("Criteria", "eco profile", true));
            }
        }
        return answers;
    }

    private static void refuseTwice(boolean isAnswered, String word, String name) throws NotUnderstood {
        if (isAnswered) {
            throw EcoChanges.unclear("'" + NotUnderstood.cut(word) + "' is answered twice. Say it once.",
                    new Button("Show it", "eco si-check \"" + NotUnderstood.cut(name) + "\"", true),
                    new Button("Criteria", "eco profile", false));
        }
    }

    private static Optional<String> answer(String said, String whole) throws NotUnderstood {
        var word = said.toLowerCase(Locale.ROOT);
        if (EcoChanges.NOTHING.contains(word)) {
            return Optional.empty();
        }
        if (!YES.contains(word) && !NO.contains(word)) {
            throw EcoChanges.unclear(
                    "'" + NotUnderstood.cut(whole) + "' is neither yes nor no. What is to be said besides stands"
                            + " in quotes behind it, such as: vertical=yes \"banking\".",
                    new Button("Criteria", "eco profile", true));
        }
        return Optional.of(YES.contains(word) ? "yes" : "no");
    }

    private Playbook.Criterion criterion(String said, String name) throws NotUnderstood {
        var criteria = names.playbook().integrator().criteria();
        var found = criteria.stream().filter(criterion -> Playbook.key(criterion.word()).equals(Playbook.key(said))
                || Playbook.key(criterion.id()).equals(Playbook.key(said))).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        var near = Playbook.nearest(said, criteria.stream().map(Playbook.Criterion::word).toList()).stream()
                .findFirst();
        throw EcoChanges.unclear(
                "There is no criterion '" + NotUnderstood.cut(said) + "'. There are: "
                        + String.join(", ", criteria.stream().map(Playbook.Criterion::word).toList())
                        + near.map(word -> ". Did you mean " + word + "?").orElse("."),
                new Button("Criteria", "eco profile", true),
                new Button("Show it", "eco si-check \"" + NotUnderstood.cut(name) + "\"", false));
    }
}
