package dev.seventy.bot;

import static dev.seventy.bot.EcoView.column;
import static dev.seventy.bot.EcoView.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.Nearest;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Playbook;

/** Holds integrators against the profile of an ideal one. Its criteria have no weights, so they are counted. */
final class EcoIntegrators {

    private final EcoView view;

    EcoIntegrators(EcoView view) {
        this.view = view;
    }

    private Playbook.Integrator profile() {
        return view.playbook().integrator();
    }

    Reply profileShown() {
        return Reply.answer(
                "The ideal integrator meets " + profile().criteria().size() + " criteria, none of which weighs more.",
                new Block.Table(
                        List.of(column("Id"), column("In a line"), column("Dimension"), column("Criterion"),
                                column("Answered by")),
                        profile().criteria().stream()
                                .map(criterion -> List.of(criterion.id(), criterion.word(), criterion.dimension(),
                                        criterion.name(), criterion.check()))
                                .toList()),
                new Block.Paragraph("Hold one against it: " + example() + "."),
                view.source(profile().criteria().getFirst().citation()),
                new Block.Buttons(List.of(view.button("Integrators", "eco si-checks"),
                        view.button("Why integrators", "eco integrator-role"),
                        view.button("Our own tier", "score databricks"))));
    }

    private String example() {
        return "eco si-check \"Acme\" "
                + String.join(" ", profile().criteria().stream().map(criterion -> criterion.word() + "=yes").toList());
    }

    Reply criterion(Playbook.Criterion criterion) {
        return Reply.answer(
                criterion.id() + ", " + criterion.dimension() + ": " + criterion.name() + ". Answered by "
                        + criterion.check() + ".",
                new Block.Paragraph("In a line: eco si-check \"Acme\" " + criterion.word() + "=yes."),
                view.source(criterion.citation()), new Block.Buttons(List.of(view.first("All criteria", "eco profile"),
                        view.button("Our own tier", "score databricks"))));
    }

    Reply list() {
        var names = view.standing().integrators();
        if (names.isEmpty()) {
            return Reply.answer(
                    "No integrator has been held against the profile yet. Say it such as: " + example() + ".",
                    view.source(profile().criteria().getFirst().citation()),
                    new Block.Buttons(List.of(view.first("Criteria", "eco profile"))));
        }
        List<Block.Column> columns = new ArrayList<>(List.of(column("Integrator"), column("Meets")));
        profile().criteria().forEach(criterion -> columns.add(column(criterion.word())));
        return Reply.answer(count(names.size(), "integrator was", "integrators were") + " held against the profile.",
                new Block.Table(columns, names.stream().map(name -> {
                    List<String> row = new ArrayList<>(List.of(name, met(name) + " of " + profile().criteria().size()));
                    profile().criteria().forEach(criterion -> row.add(answer(name, criterion)));
                    return row;
                }).toList()), view.source(profile().criteria().getFirst().citation()),
                new Block.Buttons(names.stream().limit(4)
                        .map(name -> view.button(NotUnderstood.cut(name), "eco si-check \"" + name + "\"")).toList()));
    }

    private long met(String name) {
        return profile().criteria().stream().filter(criterion -> view.standing().meets(name, criterion).orElse(false))
                .count();
    }

    private String answer(String name, Playbook.Criterion criterion) {
        return view.standing().meets(name, criterion).map(met -> met ? "yes" : "no").orElse("not answered");
    }

    Reply one(String typed) {
        var known = view.standing().integrators();
        var name = known.stream().filter(typed::equalsIgnoreCase).findFirst();
        if (name.isPresent()) {
            return card(name.get(), summary(name.get()), Optional.empty());
        }
        var near = Nearest.all(typed, known).stream().limit(3).toList();
        return Reply.misunderstood(
                "Nothing is on file of an integrator '" + NotUnderstood.cut(typed) + "'."
                        + (near.isEmpty() ? " Say it such as: " + example() + "."
                                : " Did you mean " + String.join(" or ", near) + "?")
                        + " Nothing was changed.",
                new Block.Buttons(near.isEmpty() ? List.of(view.first("Criteria", "eco profile"))
                        : near.stream().map(one -> view.button(one, "eco si-check \"" + one + "\"")).toList()));
    }

    /** {@code Acme meets 3 of 4 criteria; unmet: SI-C4 (delivery model).} */
    String summary(String name) {
        var unmet = profile().criteria().stream()
                .filter(criterion -> view.standing().meets(name, criterion).map(met -> !met).orElse(false)).toList();
        var open = profile().criteria().stream().filter(criterion -> view.standing().meets(name, criterion).isEmpty())
                .toList();
        return name + " meets " + met(name) + " of " + profile().criteria().size() + " criteria"
                + (unmet.isEmpty() ? "" : "; unmet: " + listed(unmet))
                + (open.isEmpty() ? "" : "; not answered: " + listed(open)) + "."
                + (unmet.isEmpty() ? ""
                        : " The action to take: " + profile().action() + ", " + view.playbook()
                                .row(profile().action(), Playbook.Action.class).map(Playbook.Action::name).orElse("")
                                + ".");
    }

    private static String listed(List<Playbook.Criterion> criteria) {
        return Wording
                .list(criteria.stream().map(criterion -> criterion.id() + " (" + criterion.dimension() + ")").toList());
    }

    /** @param undo the button that takes back what was just told */
    Reply card(String name, String summary, Optional<Button> undo) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(List.of(column("Criterion"), column("Asks"), column("Answer"), column("Note")),
                profile().criteria().stream()
                        .map(criterion -> List.of(criterion.id(), criterion.name(), answer(name, criterion),
                                view.standing().entry(Part.INTEGRATOR, name, criterion.id())
                                        .flatMap(PlaybookEntry::note).orElse("")))
                        .toList()));
        if (undo.isEmpty()) {
            blocks.add(new Block.Heading("History"));
            blocks.add(view.told(view.standing().history(Part.INTEGRATOR, name), false));
        }
        blocks.add(view.source(profile().criteria().getFirst().citation(), profile().citation()));
        List<Button> buttons = new ArrayList<>(undo.stream().toList());
        buttons.add(view.button("Show " + profile().action(), "eco " + profile().action()));
        buttons.add(view.button("Integrators", "eco si-checks"));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(summary, Reply.Tone.ANSWER, blocks);
    }
}
