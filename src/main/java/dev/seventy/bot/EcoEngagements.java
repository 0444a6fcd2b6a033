package dev.seventy.bot;

import static dev.seventy.bot.EcoView.column;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Citation;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.DecisionTable;

/** Says whether professional services are brought in, and by which rules. */
final class EcoEngagements {

    private static final int MOST_OFFERED = 3;

    private final DecisionTable rules;
    private final EcoView view;

    EcoEngagements(DecisionTable rules, EcoView view) {
        this.rules = rules;
        this.view = view;
    }

    Reply decide(Ecosystem.EcoEngagement asked) {
        if (asked.signs().isEmpty() && asked.denied().isEmpty() && asked.besides().isEmpty()) {
            return all();
        }
        var holds = new HashSet<>(asked.signs());
        var decision = rules.decide(holds);
        List<Block> blocks = new ArrayList<>();
        if (!decision.fired().isEmpty()) {
            blocks.add(table(decision.fired()));
        }
        blocks.add(new Block.Paragraph("You said: " + said(asked) + " What was not said counts as not so."));
        var nearly = rules.nearly(holds).stream().limit(MOST_OFFERED).toList();
        if (!nearly.isEmpty()) {
            blocks.add(new Block.Heading("What would let another rule speak"));
            blocks.add(new Block.Items(nearly.stream().map(this::sentence).toList(), false));
        }
        blocks.add(source(
                decision.fired().stream().map(DecisionTable.Rule::citation).distinct().toArray(Citation[]::new)));
        blocks.add(new Block.Buttons(buttons(asked, nearly)));
        return new Reply(summary(asked, decision), Reply.Tone.ANSWER, blocks);
    }

    private String summary(Ecosystem.EcoEngagement asked, DecisionTable.Decision decision) {
        return switch (decision.verdict()) {
            case YES -> "Bring in professional services: yes, by " + reasons(decision.fired()) + ".";
            case NO -> "Bring in professional services: no, by " + reasons(decision.fired()) + ".";
            case CONFLICT -> "Conflict: " + ids(decision, true) + " and " + ids(decision, false)
                    + ". The playbook ranks no rule above another, so ask a person.";
            case NO_RULE ->
                "No rule applies" + (asked.signs().isEmpty() ? "" : " to " + names(asked.signs()) + " alone")
                        + ": the playbook says neither yes nor no.";
        };
    }

    private static String reasons(List<DecisionTable.Rule> fired) {
        return fired.stream().map(rule -> rule.id() + " (" + rule.reason() + ")").collect(Collectors.joining(" and "));
    }

    private static String ids(DecisionTable.Decision decision, boolean yes) {
        var ids = decision.fired().stream().filter(rule -> rule.yes() == yes).map(DecisionTable.Rule::id).toList();
        return Wording.list(ids) + (ids.size() == 1 ? " says " : " say ") + answer(yes);
    }

    private static String answer(boolean yes) {
        return yes ? "yes" : "no";
    }

    private String said(Ecosystem.EcoEngagement asked) {
        return Stream
                .of(asked.signs().isEmpty() ? "" : names(asked.signs()) + ".",
                        asked.denied().isEmpty() ? "" : "Not " + names(asked.denied()) + ".",
                        asked.besides().isEmpty() ? "" : "No rule asks for " + Wording.list(asked.besides()) + ".")
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private String names(List<String> ids) {
        return Wording.list(ids.stream().map(this::name).toList());
    }

    private String name(String id) {
        return rules.signs().stream().filter(sign -> sign.id().equals(id)).map(DecisionTable.Sign::name).findFirst()
                .orElse(id);
    }

    /** {@code PS-R2 says yes where it is also an enterprise}. */
    private String sentence(DecisionTable.Nearly nearly) {
        var needed = new ArrayList<>(nearly.lacking().stream().map(this::name).toList());
        if (!nearly.anyOf().isEmpty()) {
            needed.add(nearly.anyOf().stream().map(this::name).collect(Collectors.joining(" or ")));
        }
        return nearly.rule().id() + " says " + answer(nearly.rule().yes()) + " where there is also: "
                + Wording.list(needed) + " (" + nearly.rule().reason() + ")";
    }

    private List<Button> buttons(Ecosystem.EcoEngagement asked, List<DecisionTable.Nearly> nearly) {
        List<Button> buttons = new ArrayList<>();
        for (var one : nearly) {
            var more = new ArrayList<>(one.lacking());
            one.anyOf().stream().findFirst().ifPresent(more::add);
            buttons.add(view.button("With " + names(more), line(asked, more)));
        }
        buttons.add(view.button("The rules", "eco ps rules"));
        buttons.add(view.button("Phases", "eco ps-phases"));
        return buttons;
    }

    private static String line(Ecosystem.EcoEngagement asked, List<String> more) {
        return "eco ps " + Stream.concat(asked.signs().stream(), more.stream()).map(id -> id.replace('_', '-'))
                .collect(Collectors.joining(" "));
    }

    private static Block.Table table(List<DecisionTable.Rule> shown) {
        return new Block.Table(List.of(column("Rule"), column("Where"), column("Bring in"), column("Because")),
                shown.stream().map(rule -> List.of(rule.id(), rule.condition(), answer(rule.yes()), rule.reason()))
                        .toList());
    }

    private Reply all() {
        return Reply.answer(
                "Professional services come in by " + rules.rules().size()
                        + " rules, none of which ranks above another. Say what holds of a customer, such as: eco ps"
                        + " enterprise fsi.",
                table(rules.rules()),
                new Block.Paragraph("What can be said: "
                        + rules.signs().stream().map(sign -> sign.id().replace('_', '-'))
                                .collect(Collectors.joining(", "))
                        + "; or in a sentence. A yes and a no together are a conflict, for a person to decide."),
                source(rules.rules().getFirst().citation()),
                new Block.Buttons(List.of(view.button("What PS does when", "eco ps-phases"),
                        view.button("With and without PS", "eco ps-depth"))));
    }

    Reply rule(DecisionTable.Rule rule) {
        return Reply.answer(
                rule.id() + ": " + rule.condition() + ", so professional services: " + answer(rule.yes()) + ", as "
                        + rule.reason() + ".",
                table(List.of(rule)), source(rule.citation()),
                new Block.Buttons(List.of(view.button("All rules", "eco ps rules"))));
    }

    private Block source(Citation... citations) {
        return view.source(citations.length == 0 ? new Citation[]{rules.rules().getFirst().citation()} : citations);
    }
}
