package dev.seventy.bot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** What a sentence may be about; the words of ours that no other sentence has weigh twice. */
    private enum Subject {
        ENGAGEMENT("When to bring in PS", "The rules on PS", "eco ps rules",
                List.of("professional services", "bring in ps", "engage ps", "involve ps", "need ps", "use ps",
                        "call in ps", "bring ps in", "get ps", "ps engagement", "ps help", "hire ps"),
                List.of("bring in", "bring", "engage", "involve", "when", "should", "need", "call in")),
        ACTIONS("Actions", "Report", "eco report", List.of("ecosystem actions", "ecosystem action", "playbook actions"),
                List.of("action", "actions", "to do", "open", "owner", "owners", "owns", "own", "unowned", "high")),
        FOCUS("Focus", "Actions", "eco actions", List.of("ecosystem priorities", "playbook priorities"),
                List.of("focus", "priority", "priorities", "concentrate", "horizon", "next")),
        INDUSTRY("Industries", "Report", "eco report",
                List.of("industry lead", "industry leads", "industry alignment", "app first demo", "app first demos",
                        "month of apps"),
                List.of("industry", "industries", "lead", "leads", "aligned", "align", "use case", "use cases", "demo",
                        "demos")),
        PROFILE("Integrator profile", "Integrators", "eco si-checks",
                List.of("ideal integrator", "integrator profile", "ideal si"),
                List.of("integrator", "integrators", "ideal", "criteria", "criterion", "profile", "right", "good",
                        "choose", "pick", "fit", "evaluate")),
        METRICS("Metrics", "Report", "eco report", List.of("success metrics", "ecosystem metrics", "playbook metrics"),
                List.of("metric", "metrics", "target", "targets", "kpi", "kpis", "success", "measure", "pipeline")),
        REPORT("Report", "What there is", "eco", List.of("ecosystem report", "playbook report"),
                List.of("ecosystem", "playbook", "report", "status", "doing", "far", "progress", "stand", "summary")),
        TYPES("Partner types", "What there is", "eco", List.of(), List.of("what does", "what do", "role", "roles",
                "who does", "contribute", "types", "hand over", "isv", "isvs", "field engineering", "field engineers"));

        private final String title;
        private final Button beside;
        private final List<String> marks;
        private final List<String> hints;

        /** @param beside the title and the line of what comes next to it, where a sentence speaks of nothing else */
        Subject(String title, String beside, String line, List<String> marks, List<String> hints) {
            this.title = title;
            this.beside = new Button(beside, line, false);
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
    private final EcoCustomers customers;
    private final Function<Words, Command> lines;

    /** @param lines reads what stands behind {@code eco} */
    EcoPhrases(EcoNames names, EcoCustomers customers, Function<Words, Command> lines) {
        this.names = names;
        this.customers = customers;
        this.lines = lines;
    }

    /** @param isOurs whether it is known to be about the playbook; otherwise a word of it has to say so */
    Optional<Command> sentence(Words words, boolean isOurs) throws NotUnderstood {
        if (!isOurs && !isOurs(words.text())) {
            return Optional.empty();
        }
        var asked = Asked.days(words);
        var text = asked.rest();
        var said = " " + Vocabulary.key(text) + " ";
        var customer = customers.customer(text);
        var weights = weights(text, said, customer);
        var ranked = Arrays.stream(Subject.values()).filter(subject -> weights.getOrDefault(subject, 0) > 0)
                .sorted(Comparator.comparing((Subject subject) -> weights.getOrDefault(subject, 0)).reversed())
                .toList();
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        var closest = ranked.getFirst();
        if (isLeftOpen(closest, text, said)) {
            return Optional.of(read(line(Subject.ENGAGEMENT, text, said, customer) + asked.terms().days(), words));
        }
        int first = weights.getOrDefault(closest, 0);
        int second = ranked.size() < 2 ? 0 : weights.getOrDefault(ranked.get(1), 0);
        var isSure = first >= ENOUGH && first - second >= AHEAD
                && (closest != Subject.ENGAGEMENT || !customer.isDoubtful());
        return Optional.of(isSure ? read(line(closest, text, said, customer) + asked.terms().days(), words)
                : new General.Unclear(
                        "I am not sure what '" + NotUnderstood.cut(text)
                                + "' asks of the playbook, so nothing was done. It may be one of these.",
                        Stream.of(button(closest, text, said, customer),
                                ranked.size() < 2 ? closest.beside : button(ranked.get(1), text, said, customer))
                                .map(one -> new Button(one.label(), one.command() + asked.terms().days(), false))
                                .toList()));
    }

    private Command read(String line, Words words) {
        return lines.apply(new Words(List.of(line.split(" ")), words.today()).from(1));
    }

    /** "PS for a bank or a retailer": which it is is asked, and no industry of them is shown. */
    private boolean isLeftOpen(Subject closest, String text, String said) {
        return (closest == Subject.INDUSTRY || closest == Subject.ENGAGEMENT) && said.contains(" ps ")
                && !customers.customer(text).open().isEmpty();
    }

    /** Also where professional services are named by their short name alone, with something of a customer. */
    private boolean isOurs(String text) {
        var said = " " + Vocabulary.key(text) + " ";
        return Subject.count(said, MARKS) > 0
                || Arrays.stream(Subject.values()).anyMatch(subject -> Subject.count(said, subject.marks) > 0)
                || said.contains(" ps ") && customers.customer(text).facts().stream().flatMap(List::stream)
                        .anyMatch(EcoCustomer.Said::isSign);
    }

    /** What a customer was taken for is said on the button, as a press decides by it. */
    private Button button(Subject subject, String text, String said, EcoCustomer customer) {
        return new Button(subject == Subject.ENGAGEMENT && customer.isDoubtful() && !customer.facts().isEmpty()
                ? NotUnderstood.cut("PS for: " + customer.spoken())
                : subject.title, line(subject, text, said, customer), false);
    }

    private Map<Subject, Integer> weights(String text, String said, EcoCustomer customer) {
        Map<Subject, Integer> weights = new EnumMap<>(Subject.class);
        for (var subject : Subject.values()) {
            weights.put(subject, subject.weight(said));
        }
        names.horizonsIn(text).forEach(_ -> weights.merge(Subject.FOCUS, 1, Integer::sum));
        names.industriesIn(text).forEach(_ -> weights.merge(Subject.INDUSTRY, 1, Integer::sum));
        var engagement = customer.asked(Terms.NONE);
        var signs = engagement.signs().size() + engagement.denied().size();
        weights.put(Subject.ENGAGEMENT, Subject.count(said, Subject.ENGAGEMENT.marks) + signs == 0 ? 0
                : Subject.ENGAGEMENT.weight(said) + signs);
        metric(said).ifPresent(_ -> weights.merge(Subject.METRICS, 2, Integer::sum));
        return weights;
    }

    private Optional<Playbook.Metric> metric(String said) {
        return names.playbook().metrics().stream()
                .filter(metric -> said.contains(" " + Vocabulary.key(metric.name()) + " ")).findFirst();
    }

    /** The line that could be typed for it. */
    private String line(Subject subject, String text, String said, EcoCustomer customer) {
        return switch (subject) {
            case ENGAGEMENT -> customer.line();
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
