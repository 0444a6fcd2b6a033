package dev.seventy.bot;

import static dev.seventy.bot.EcoView.column;
import static dev.seventy.bot.EcoView.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.seventy.bot.Ecosystem.EcoFocus;
import dev.seventy.bot.Ecosystem.EcoItem;
import dev.seventy.catalog.Citation;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.DecisionTable;
import dev.seventy.rules.Playbook;
import dev.seventy.store.Store;

/** Answers what is asked of the partner ecosystem's playbook. */
final class EcoAnswers {

    private static final int SCREEN = 12;

    private final Playbook playbook;
    private final DecisionTable engagement;
    private final Firm firm;
    private final EcoRecorder recorder;

    EcoAnswers(Knowledge knowledge, Supplier<Store> stores, Firm firm, PeopleNamed named) {
        playbook = knowledge.rules().playbook();
        engagement = knowledge.rules().engagement();
        this.firm = firm;
        recorder = new EcoRecorder(playbook, stores, firm, named);
    }

    Answer answer(Ecosystem asked, Speaker speaker) {
        return switch (asked) {
            case Ecosystem.EcoTell told -> Answer.changing(recorder.tell(told, speaker));
            case Ecosystem.EcoClearGone told -> Answer.changing(recorder.clearGone(told, speaker));
            case Ecosystem.EcoCount told -> Answer.changing(recorder.count(told, speaker));
            case Ecosystem.EcoOverview(var terms) -> Answer.of(overview(view(terms, speaker)));
            case Ecosystem.EcoTypes(var terms) -> Answer.of(types(view(terms, speaker)));
            case Ecosystem.EcoActions actions ->
                Answer.of(new EcoRows(view(actions.terms(), speaker)).actions(actions));
            case EcoItem(var id, var terms) -> Answer.of(item(id, view(terms, speaker)));
            case EcoFocus focus -> Answer.of(focus(focus, view(focus.terms(), speaker)));
            case Ecosystem.EcoIndustries(var terms) -> Answer.of(new EcoRows(view(terms, speaker)).industries());
            case Ecosystem.EcoEngagement customer ->
                Answer.of(new EcoEngagements(engagement, view(customer.terms(), speaker)).decide(customer));
            case Ecosystem.EcoProfile(var terms) -> Answer.of(new EcoIntegrators(view(terms, speaker)).profileShown());
            case Ecosystem.EcoIntegrators(var terms) ->
                Answer.of(notInPublic(speaker).orElseGet(() -> new EcoIntegrators(view(terms, speaker)).list()));
            case Ecosystem.EcoIntegrator(var name, var terms) ->
                Answer.of(notInPublic(speaker).orElseGet(() -> new EcoIntegrators(view(terms, speaker)).one(name)));
            case Ecosystem.EcoMetrics(var terms) -> Answer.of(new EcoRows(view(terms, speaker)).metrics());
            case Ecosystem.EcoReport(var terms) -> Answer.of(new EcoReports(view(terms, speaker)).report());
            case Ecosystem.EcoHistory(var all, var terms) -> Answer.of(history(all, view(terms, speaker)));
        };
    }

    private EcoView view(Terms terms, Speaker speaker) {
        return EcoView.of(playbook, firm, terms, speaker);
    }

    /** What is thought of another firm is not for a channel. */
    private static Optional<Reply> notInPublic(Speaker speaker) {
        return speaker.seesPeople() ? Optional.empty()
                : Optional.of(Reply.refused("What is thought of an integrator is for managers, where nobody else reads"
                        + " along. Say it to me directly; nothing was shown."));
    }

    private Reply overview(EcoView view) {
        var report = new EcoReports(view);
        return Reply.answer(
                "The playbook of the partner ecosystem: " + count(playbook.actions().size(), "action", "actions")
                        + " of " + count(playbook.types().size(), "partner type", "partner types") + ", "
                        + count(playbook.industries().size(), "industry", "industries") + ", "
                        + count(playbook.metrics().size(), "metric", "metrics") + "; " + report.highOpen() + ".",
                new Block.Items(
                        List.of("eco actions, eco actions SI high open: what is to be done, by whom",
                                "eco focus 3m: what matters when", "eco industries, eco industry FSI: who leads what",
                                "eco ps enterprise fsi: whether to bring in professional services",
                                "eco profile, eco si-check \"Acme\" apps-first=yes: how an integrator fits",
                                "eco metrics, eco metric M4 add 1: figures; a target is set only by a person",
                                "eco report: all of it on one card; eco history: what was told",
                                "eco SI-2, eco FSI, eco PS-R2: any row by its id",
                                "eco " + playbook.tables().stream().map(Playbook.Table::id)
                                        .collect(Collectors.joining(", eco ")) + ": what the playbook says besides"),
                        false),
                new Block.Paragraph(view.mayTell()
                        ? "Managers tell: eco owner SI-2 @colleague; eco done SI-2 \"first cohort trained\"; eco clear"
                                + " SI-2 owner. Each can be taken back with undo."
                        : "Managers tell who owns what and where it stands."),
                view.source(), new Block.Buttons(List.of(view.first("Report", "eco report"),
                        view.button("Actions", "eco actions"), view.button("Partner types", "eco types"))));
    }

    private Reply types(EcoView view) {
        return Reply.answer("The playbook has " + count(playbook.types().size(), "partner type", "partner types") + ".",
                new Block.Table(
                        List.of(column("Key"), column("Type"), column("Role"), column("Motion"), column("Contributes")),
                        playbook.types().stream()
                                .map(type -> List.of(type.id(), type.is(), type.role(),
                                        type.motion().orElse("not given"), type.contributes()))
                                .toList()),
                view.source(playbook.types().getFirst().citation()), new Block.Buttons(playbook.types().stream()
                        .map(type -> view.button(type.id(), "eco type " + type.id())).toList()));
    }

    private Reply item(String id, EcoView view) {
        var rows = new EcoRows(view);
        return playbook.row(id).map(row -> switch (row) {
            case Playbook.Action action -> rows.action(action);
            case Playbook.Industry industry -> rows.industry(industry);
            case Playbook.Metric metric -> rows.metric(metric);
            case Playbook.Criterion criterion -> new EcoIntegrators(view).criterion(criterion);
            case Playbook.PartnerType type -> type(type, view);
            case Playbook.Table table -> table(table, view);
        }).or(() -> engagement.rules().stream().filter(rule -> rule.id().equals(id)).findFirst()
                .map(rule -> new EcoEngagements(engagement, view).rule(rule))).orElseThrow();
    }

    private Reply type(Playbook.PartnerType type, EcoView view) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(List.of(column("Of it"), column("Known")), List.of(List.of("Role", type.role()),
                List.of("Motion", type.motion().orElse("not given")), List.of("Contributes", type.contributes()))));
        blocks.add(new Block.Heading("What matters"));
        blocks.add(
                new Block.Items(
                        playbook.horizons().stream()
                                .flatMap(horizon -> playbook.priority(type.id(), horizon.id())
                                        .map(priority -> horizon.name() + ": " + priority.text()).stream())
                                .toList(),
                        false));
        blocks.add(new Block.Heading("Actions"));
        blocks.add(new EcoRows(view).table(playbook.actionsOf(type.id())));
        blocks.add(view.source(type.citation()));
        List<Button> buttons = new ArrayList<>();
        playbook.tables().stream().filter(table -> table.of().contains(type.id()))
                .forEach(table -> buttons.add(view.button(table.name(), "eco " + table.id())));
        buttons.add(view.button("All types", "eco types"));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(Wording.capital(type.is()) + " (" + type.id() + "): " + type.role() + ".", Reply.Tone.ANSWER,
                blocks);
    }

    private static Reply table(Playbook.Table table, EcoView view) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(table.columns().stream().map(EcoView::column).toList(), table.rows()));
        table.remark().ifPresent(remark -> blocks.add(new Block.Paragraph(remark)));
        blocks.add(view.source(table.citation()));
        List<Button> buttons = new ArrayList<>(
                table.of().stream().map(type -> view.button(type, "eco type " + type)).toList());
        buttons.add(view.button("What else there is", "eco"));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(table.name() + ".", Reply.Tone.ANSWER, blocks);
    }

    private Reply focus(EcoFocus asked, EcoView view) {
        var types = playbook.types().stream().filter(type -> asked.type().map(type.id()::equals).orElse(true)).toList();
        var horizons = playbook.horizons().stream()
                .filter(horizon -> asked.horizon().map(horizon.id()::equals).orElse(true)).toList();
        List<Block> blocks = new ArrayList<>();
        var columns = new ArrayList<>(List.of(column("Partner type")));
        horizons.forEach(horizon -> columns.add(column(horizon.name())));
        blocks.add(new Block.Table(columns, types.stream().map(type -> {
            List<String> row = new ArrayList<>(List.of(type.name()));
            horizons.forEach(horizon -> row.add(
                    playbook.priority(type.id(), horizon.id()).map(Playbook.Priority::text).orElse("nothing named")));
            return row;
        }).toList()));
        var rows = new EcoRows(view);
        if (asked.type().isPresent() || asked.horizon().isPresent()) {
            blocks.add(new Block.Heading("Open actions that serve it, by partner type"));
            var lines = types.stream().flatMap(type -> rows.openLines(type.id()).stream()).toList();
            var shown = asked.type().isPresent() ? lines
                    : types.stream().flatMap(type -> rows.openLines(type.id()).stream().limit(2)).toList();
            blocks.add(lines.isEmpty() ? new Block.Paragraph("None is open.") : new Block.Items(shown, false));
            if (shown.size() < lines.size()) {
                blocks.add(new Block.Paragraph("The first two of each type; " + lines.size() + " are open in all: "
                        + view.line("eco actions open") + "."));
            }
        }
        blocks.add(view.source(
                playbook.priorities().stream().map(Playbook.Priority::citation).distinct().toArray(Citation[]::new)));
        List<Button> buttons = new ArrayList<>();
        playbook.horizons().stream().filter(horizon -> !asked.horizon().equals(Optional.of(horizon.id())))
                .forEach(horizon -> buttons.add(view.button(horizon.name(),
                        "eco focus " + horizon.id() + asked.type().map(type -> " " + type).orElse(""))));
        buttons.add(
                view.button("Open actions", "eco actions" + asked.type().map(type -> " " + type).orElse("") + " open"));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(summary(asked, types, horizons), Reply.Tone.ANSWER, blocks);
    }

    private String summary(EcoFocus asked, List<Playbook.PartnerType> types, List<Playbook.Horizon> horizons) {
        var when = asked.horizon().isEmpty()
                ? "within " + Wording.list(horizons.stream().map(Playbook.Horizon::name).toList())
                : "within " + horizons.getFirst().name();
        return asked.type().isPresent() && asked.horizon().isPresent()
                ? Wording.capital(types.getFirst().is()) + ", " + when + ": "
                        + playbook.priority(types.getFirst().id(), horizons.getFirst().id())
                                .map(Playbook.Priority::text).orElse("nothing named")
                        + "."
                : "What matters " + when + asked.type().map(_ -> " for " + types.getFirst().is()).orElse("") + ".";
    }

    private static Reply history(boolean all, EcoView view) {
        var told = view.standing().since(LocalDate.MIN);
        if (told.isEmpty()) {
            return Reply.answer("Nothing has been told of the playbook yet.", view.source(),
                    new Block.Buttons(List.of(view.first("What there is", "eco"))));
        }
        var shown = all ? told : told.subList(Math.max(0, told.size() - SCREEN), told.size());
        List<Button> buttons = new ArrayList<>();
        if (shown.size() < told.size()) {
            buttons.add(view.first("Show all " + told.size(), "eco history all"));
        }
        buttons.add(view.button("Report", "eco report"));
        return Reply.answer(
                told.size() == 1 ? "One thing was told of the playbook."
                        : told.size() + " things were told of the playbook, the newest first.",
                view.told(shown, true),
                new Block.Note(
                        "What is in force is taken back by its number, the newest of a field first: undo NUMBER."),
                view.source(), new Block.Buttons(buttons));
    }
}
