package dev.seventy.bot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Playbook;
import dev.seventy.rules.Playbook.Urgency;

/**
 * Reads sentences that are about the playbook by the words in them. Where no subject is clearly ahead, the two that come
 * closest are offered.
 */
final class EcoPhrases {

    /** How much more one subject has to be spoken of than all others. */
    private static final int AHEAD = 1;
    private static final int ENOUGH = 2;
    private static final Pattern ID = Pattern
            .compile("(?i)(?<![\\p{L}\\p{N}-])[a-z]{2,4}-[a-z]?[0-9]{1,2}(?![\\p{L}\\p{N}-])");
    private static final Set<String> ASKING = Set.of("who", "what", "when", "how", "is", "are", "has", "have", "did",
            "does", "do", "why", "which", "where", "show", "tell");
    private static final Set<String> TELLING = Set.of("done", "finished", "complete", "completed", "ready");

    /** What a sentence may be about; the words of ours that no other sentence has weigh twice. */
    private enum Subject {
        ENGAGEMENT("When to bring in PS",
                List.of("professional services", "bring in ps", "engage ps", "involve ps", "need ps", "use ps",
                        "call in ps", "bring ps in", "get ps", "ps engagement", "ps help", "hire ps"),
                List.of("bring in", "bring", "engage", "involve", "when", "should", "need", "call in")),
        ACTIONS("Actions", List.of("ecosystem actions", "ecosystem action", "playbook actions"),
                List.of("action", "actions", "to do", "open", "owner", "owners", "owns", "own", "unowned", "high")),
        FOCUS("Focus", List.of("ecosystem priorities", "playbook priorities"),
                List.of("focus", "priority", "priorities", "concentrate", "horizon", "next")),
        INDUSTRY("Industries",
                List.of("industry lead", "industry leads", "industry alignment", "app first demo", "app first demos",
                        "month of apps"),
                List.of("industry", "industries", "lead", "leads", "aligned", "align", "use case", "use cases", "demo",
                        "demos")),
        PROFILE("Integrator profile", List.of("ideal integrator", "integrator profile", "ideal si"),
                List.of("integrator", "integrators", "ideal", "criteria", "criterion", "profile", "right", "good",
                        "choose", "pick", "fit", "evaluate")),
        METRICS("Metrics", List.of("success metrics", "ecosystem metrics", "playbook metrics"),
                List.of("metric", "metrics", "target", "targets", "kpi", "kpis", "success", "measure", "pipeline")),
        REPORT("Report", List.of("ecosystem report", "playbook report"),
                List.of("ecosystem", "playbook", "report", "status", "doing", "far", "progress", "stand", "summary")),
        TYPES("Partner types", List.of(), List.of("what does", "what do", "role", "roles", "who does", "contribute",
                "types", "hand over", "isv", "isvs", "field engineering", "field engineers"));

        private final String title;
        private final List<String> marks;
        private final List<String> hints;

        Subject(String title, List<String> marks, List<String> hints) {
            this.title = title;
            this.marks = marks;
            this.hints = hints;
        }

        private int weight(String said) {
            return 2 * count(said, marks) + count(said, hints);
        }

        private static int count(String said, List<String> phrases) {
            return (int) phrases.stream().filter(phrase -> said.contains(" " + phrase + " ")).count();
        }
    }

    /** What by itself makes a sentence ours. */
    private static final List<String> MARKS = List.of("ecosystem", "playbook", "integrator", "integrators", "isv",
            "isvs", "software vendors", "field engineering", "field engineers", "databricks ps");

    private final EcoNames names;

    EcoPhrases(EcoNames names) {
        this.names = names;
    }

    /** @param isOurs whether it is known to be about the playbook; otherwise a word of it has to say so */
    Optional<Command> sentence(String text, boolean isOurs) {
        var said = " " + Vocabulary.key(text) + " ";
        var item = item(text, said);
        if (item.isPresent()) {
            return item;
        }
        if (!isOurs && Subject.count(said, MARKS) == 0
                && Arrays.stream(Subject.values()).allMatch(subject -> Subject.count(said, subject.marks) == 0)) {
            return Optional.empty();
        }
        var weights = weights(text, said);
        var ranked = Arrays.stream(Subject.values())
                .sorted(Comparator.comparing((Subject subject) -> weights.getOrDefault(subject, 0)).reversed())
                .toList();
        int first = weights.getOrDefault(ranked.get(0), 0);
        int second = weights.getOrDefault(ranked.get(1), 0);
        if (first == 0) {
            return Optional.empty();
        }
        var isSure = first >= ENOUGH && first - second >= AHEAD
                && (ranked.getFirst() != Subject.ENGAGEMENT || !names.customer(text).isDoubtful());
        return Optional.of(isSure ? command(ranked.getFirst(), text, said)
                : new General.Unclear(
                        "I am not sure what '" + NotUnderstood.cut(text)
                                + "' asks of the playbook, so nothing was done." + " It may be one of these.",
                        ranked.stream().limit(2)
                                .map(subject -> new Button(subject.title, line(subject, text, said), false)).toList()));
    }

    /** The row of an id that a sentence has; of what it tells nothing is recorded before it is asked. */
    private Optional<Command> item(String text, String said) {
        var ids = ID
                .matcher(text).results().map(found -> found.group()).flatMap(id -> names.playbook().row(id)
                        .map(Playbook.Row::id).or(() -> names.rule(id).map(rule -> rule.id())).stream())
                .distinct().toList();
        if (ids.size() != 1) {
            return Optional.empty();
        }
        var id = ids.getFirst();
        var words = List.of(said.strip().split(" "));
        var tells = words.stream().anyMatch(TELLING::contains) && !ASKING.contains(words.getFirst())
                && names.playbook().row(id, Playbook.Action.class).isPresent();
        return Optional
                .of(tells
                        ? new General.Unclear("Is " + id + " done? Nothing was changed yet.",
                                List.of(new Button("Mark it done", "eco done " + id, true),
                                        new Button("Show it", "eco " + id, false)))
                        : new Ecosystem.EcoItem(id, Terms.NONE));
    }

    private Map<Subject, Integer> weights(String text, String said) {
        Map<Subject, Integer> weights = new EnumMap<>(Subject.class);
        for (var subject : Subject.values()) {
            weights.put(subject, subject.weight(said));
        }
        names.horizonsIn(text).forEach(_ -> weights.merge(Subject.FOCUS, 1, Integer::sum));
        names.industriesIn(text).forEach(_ -> weights.merge(Subject.INDUSTRY, 1, Integer::sum));
        var signs = names.customer(text).asked().signs().size();
        weights.put(Subject.ENGAGEMENT, Subject.count(said, Subject.ENGAGEMENT.marks) + signs == 0 ? 0
                : Subject.ENGAGEMENT.weight(said) + signs);
        metric(said).ifPresent(_ -> weights.merge(Subject.METRICS, 2, Integer::sum));
        return weights;
    }

    private Optional<Playbook.Metric> metric(String said) {
        return names.playbook().metrics().stream()
                .filter(metric -> said.contains(" " + Vocabulary.key(metric.name()) + " ")).findFirst();
    }

    private Command command(Subject subject, String text, String said) {
        return switch (subject) {
            case ENGAGEMENT -> names.customer(text).asked();
            case ACTIONS ->
                new Ecosystem.EcoActions(type(text), urgency(said), said.contains(" open "), false, Terms.NONE);
            case FOCUS -> new Ecosystem.EcoFocus(names.horizonsIn(text).stream().findFirst().map(Playbook.Horizon::id),
                    type(text), Terms.NONE);
            case INDUSTRY -> industry(text).<Command>map(id -> new Ecosystem.EcoItem(id, Terms.NONE))
                    .orElseGet(() -> new Ecosystem.EcoIndustries(Terms.NONE));
            case PROFILE -> new Ecosystem.EcoProfile();
            case METRICS -> metric(said).<Command>map(metric -> new Ecosystem.EcoItem(metric.id(), Terms.NONE))
                    .orElseGet(() -> new Ecosystem.EcoMetrics(Terms.NONE));
            case REPORT -> new Ecosystem.EcoReport(Terms.NONE);
            case TYPES ->
                type(text).<Command>map(id -> new Ecosystem.EcoItem(id, Terms.NONE)).orElseGet(Ecosystem.EcoTypes::new);
        };
    }

    /** The line that could be typed for it. */
    private String line(Subject subject, String text, String said) {
        return switch (subject) {
            case ENGAGEMENT -> ("eco ps " + String.join(" ",
                    names.customer(text).asked().signs().stream().map(id -> id.replace('_', '-')).toList())).strip();
            case ACTIONS -> "eco actions" + behind(type(text))
                    + behind(urgency(said).map(urgency -> urgency.name().toLowerCase(Locale.ROOT)))
                    + (said.contains(" open ") ? " open" : "");
            case FOCUS -> "eco focus" + behind(names.horizonsIn(text).stream().findFirst().map(Playbook.Horizon::id))
                    + behind(type(text));
            case INDUSTRY -> industry(text).map(id -> "eco industry " + id).orElse("eco industries");
            case PROFILE -> "eco profile";
            case METRICS -> metric(said).map(metric -> "eco metric " + metric.id()).orElse("eco metrics");
            case REPORT -> "eco report";
            case TYPES -> type(text).map(id -> "eco type " + id).orElse("eco types");
        };
    }

    private static String behind(Optional<String> word) {
        return word.map(one -> " " + one).orElse("");
    }

    private Optional<String> type(String text) {
        return names.typesIn(text).stream().findFirst().map(Playbook.PartnerType::id);
    }

    private Optional<String> industry(String text) {
        return names.industriesIn(text).stream().findFirst().map(Playbook.Industry::id);
    }

    private static Optional<Urgency> urgency(String said) {
        return Arrays.stream(Urgency.values())
                .filter(urgency -> said.contains(" " + urgency.name().toLowerCase(Locale.ROOT) + " ")).findFirst();
    }
}
