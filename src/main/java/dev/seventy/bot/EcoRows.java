package dev.seventy.bot;

import static dev.seventy.bot.EcoView.column;
import static dev.seventy.bot.EcoView.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.catalog.Citation;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.planning.PlaybookStanding;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Playbook;
import dev.seventy.rules.Playbook.Urgency;

/** Shows the rows of the playbook that something is told of: actions, industries, metrics. */
final class EcoRows {

    /** So many rows fit on a screen. */
    private static final int SCREEN = 12;
    private static final int MOST_TOLD = 8;

    private final EcoView view;

    EcoRows(EcoView view) {
        this.view = view;
    }

    private PlaybookStanding standing() {
        return view.standing();
    }

    Reply actions(Ecosystem.EcoActions asked) {
        var found = PlaybookStanding.byUrgency(view.playbook().actions()).stream()
                .filter(action -> asked.type().map(action.type()::equals).orElse(true))
                .filter(action -> asked.priority().map(urgency -> urgency == action.priority()).orElse(true))
                .filter(action -> !asked.openOnly() || standing().isOpen(action))
                .filter(action -> !asked.unowned() || isOwnerless(action)).toList();
        if (found.isEmpty()) {
            return Reply.answer(
                    "There is no such action" + (asked.openOnly() ? " that is open" : "")
                            + (asked.unowned() ? " without an owner." : "."),
                    view.source(), new Block.Buttons(List.of(view.first("All actions", "eco actions all"))));
        }
        var shown = asked.all() ? found : found.stream().limit(SCREEN).toList();
        List<Block> blocks = new ArrayList<>(List.of(table(shown)));
        blocks.add(view.source(found.getFirst().citation()));
        List<Button> buttons = new ArrayList<>();
        if (shown.size() < found.size()) {
            buttons.add(view.first("Show all " + found.size(), line(asked) + " all"));
        }
        if (!asked.openOnly()) {
            buttons.add(view.button("Open only", line(asked) + " open"));
        }
        buttons.add(view.button("Report", "eco report"));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(summary(asked, found), Reply.Tone.ANSWER, blocks);
    }

    private static String line(Ecosystem.EcoActions asked) {
        return "eco actions" + asked.type().map(type -> " " + type).orElse("")
                + asked.priority().map(urgency -> " " + urgency.name().toLowerCase(Locale.ROOT)).orElse("")
                + (asked.openOnly() ? " open" : "") + (asked.unowned() ? " unowned" : "");
    }

    private String summary(Ecosystem.EcoActions asked, List<Playbook.Action> found) {
        var open = found.stream().filter(standing()::isOpen).toList();
        var high = open.stream().filter(action -> action.priority() == Urgency.HIGH).toList();
        var ownerless = high.stream().filter(this::isOwnerless).count();
        return count(found.size(), "action", "actions")
                + asked.type().flatMap(type -> view.playbook().row(type, Playbook.PartnerType.class))
                        .map(type -> " of " + type.is()).orElse("")
                + (asked.unowned() ? " without an owner" : "") + ", " + open.size() + " open"
                + (high.isEmpty() ? "."
                        : ": " + high.size() + " of them High"
                                + (asked.unowned() ? "."
                                        : ", " + (ownerless == 0 ? "each with an owner."
                                                : ownerless + " of those without an owner.")));
    }

    private boolean isOwnerless(Playbook.Action action) {
        return standing().entry(action, PlaybookEntry.OWNER).isEmpty();
    }

    Block.Table table(List<Playbook.Action> actions) {
        return new Block.Table(
                List.of(column("Id"), column("Action"), column("Priority"), column("Status"), column("Owner")),
                actions.stream()
                        .map(action -> List.of(action.id(), action.name(), action.priority().word(),
                                standing().status(action), view.shown(standing().entry(action, PlaybookEntry.OWNER))))
                        .toList());
    }

    Reply action(Playbook.Action action) {
        var status = standing().entry(action, PlaybookEntry.STATUS);
        var owner = standing().entry(action, PlaybookEntry.OWNER);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Partner type", view.playbook().row(action.type(), Playbook.PartnerType.class)
                .map(type -> type.name() + " (" + type.id() + ")").orElse(action.type())));
        rows.add(List.of("Purpose", action.purpose()));
        rows.add(List.of("Priority", action.priority().word()));
        rows.add(List.of("Status",
                standing().status(action) + status.flatMap(view::noted).map(note -> ", " + note).orElse("")));
        rows.add(List.of("Owner", view.shown(owner)));
        view.note(standing().entry(action, PlaybookEntry.NOTE)).ifPresent(note -> rows.add(List.of("Note", note)));
        List<Button> buttons = new ArrayList<>();
        if (view.mayTell() && standing().isOpen(action)) {
            buttons.add(new Button("Mark it done", "eco done " + action.id(), true));
            buttons.add(new Button("In progress",
                    "eco status " + action.id() + " " + view.playbook().actionStates().get(1), false));
        }
        buttons.add(view.button("Actions of " + action.type(), "eco actions " + action.type()));
        return card(
                action.id() + ", " + action.name() + ": " + standing().status(action) + ", "
                        + (owner.isEmpty() ? "no owner" : "owner " + view.shown(owner)) + ".",
                rows, owner.isEmpty() ? List.of("eco owner " + action.id() + " @colleague") : List.of(), Part.ACTION,
                action.id(), buttons, action.citation());
    }

    /** One row with all that is known of it, how what is open is set, and what was told of it. */
    private Reply card(String summary, List<List<String>> rows, List<String> settings, Part part, String item,
            List<Button> buttons, Citation citation) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(List.of(column("Of it"), column("Known")), rows));
        if (view.mayTell() && !settings.isEmpty()) {
            blocks.add(new Block.Paragraph("Say what is open: " + String.join("; ", settings) + "."));
        }
        var told = standing().history(part, item);
        if (!told.isEmpty()) {
            blocks.add(new Block.Heading(
                    "History" + (told.size() > MOST_TOLD ? ", the last " + MOST_TOLD + " of " + told.size() : "")));
            blocks.add(view.told(told.subList(Math.max(0, told.size() - MOST_TOLD), told.size()), false));
        }
        blocks.add(view.source(citation));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(summary, Reply.Tone.ANSWER, blocks);
    }

    Reply industries() {
        var rows = view.playbook().industries().stream()
                .map(industry -> List.of(industry.id(), industry.name(),
                        view.shown(standing().entry(industry, PlaybookEntry.LEAD)),
                        String.join("; ", useCases(industry).stream().map(List::getLast).toList()),
                        view.shown(standing().entry(industry, PlaybookEntry.DEMO)), standing().status(industry)))
                .toList();
        return Reply.answer(unaligned() + ".",
                new Block.Table(List.of(column("Key"), column("Industry"), column("Lead"), column("Use cases"),
                        column("Demo"), column("Status")), rows),
                view.source(view.playbook().industries().getFirst().citation()), new Block.Buttons(List
                        .of(view.button("What a lead does", "eco lead-duties"), view.button("Report", "eco report"))));
    }

    /** {@code 5 of 5 industries are not aligned}. */
    String unaligned() {
        return standing().unaligned().size() + " of "
                + count(view.playbook().industries().size(), "industry is ", "industries are ")
                + EcoView.standsAt(view.playbook().industryStates().getFirst());
    }

    private static List<List<String>> useCases(Playbook.Industry industry) {
        return Stream
                .of(industry.cockpit().map(use -> List.of("Cockpit use case", use)),
                        industry.vertical().map(use -> List.of("Vertical use case", use)),
                        industry.horizontal().map(use -> List.of("Horizontal", use)))
                .flatMap(Optional::stream).toList();
    }

    Reply industry(Playbook.Industry industry) {
        var lead = standing().entry(industry, PlaybookEntry.LEAD);
        var demo = standing().entry(industry, PlaybookEntry.DEMO);
        var status = standing().entry(industry, PlaybookEntry.STATUS);
        List<List<String>> rows = new ArrayList<>(List.of(List.of("Lead", view.shown(lead))));
        rows.addAll(useCases(industry));
        rows.add(List.of("Demo", view.shown(demo)));
        rows.add(List.of("Status",
                standing().status(industry) + status.flatMap(view::noted).map(note -> ", " + note).orElse("")));
        view.note(standing().entry(industry, PlaybookEntry.NOTE)).ifPresent(note -> rows.add(List.of("Note", note)));
        var line = "eco industry " + industry.id();
        List<String> settings = new ArrayList<>();
        if (lead.isEmpty()) {
            settings.add(line + " lead @colleague");
        }
        if (demo.isEmpty()) {
            settings.add(line + " demo https://…");
        }
        List<Button> buttons = new ArrayList<>();
        var aligned = view.playbook().industryStates().getLast();
        if (view.mayTell() && !standing().status(industry).equals(aligned)) {
            buttons.add(new Button(aligned, line + " status " + aligned.toLowerCase(Locale.ROOT), false));
        }
        buttons.add(view.button("Industries", "eco industries"));
        buttons.add(view.button("What a lead does", "eco lead-duties"));
        return card(
                industry.name() + " (" + industry.id() + "): " + standing().status(industry) + "; lead "
                        + view.shown(lead) + "; demo " + view.shown(demo) + ".",
                rows, settings, Part.INDUSTRY, industry.id(), buttons, industry.citation());
    }

    Reply metrics() {
        List<Block> blocks = new ArrayList<>(metricBlocks());
        blocks.add(view.source(view.playbook().metrics().getFirst().citation()));
        blocks.add(new Block.Buttons(List.of(view.button("Report", "eco report"))));
        return new Reply(withoutTarget() + ".", Reply.Tone.ANSWER, blocks);
    }

    /** {@code 5 of 5 metrics have no target}. */
    String withoutTarget() {
        var metrics = view.playbook().metrics();
        return metrics.stream().filter(metric -> standing().target(metric).isEmpty()).count() + " of "
                + count(metrics.size(), "metric has", "metrics have") + " no target";
    }

    /** What there is of each metric, and which figures do not count. */
    List<Block> metricBlocks() {
        var table = new Block.Table(
                List.of(column("Key"), column("Metric"), new Block.Column("Value", true),
                        new Block.Column("Target", true), new Block.Column("Reached", true)),
                view.playbook().metrics().stream().map(metric -> List.of(metric.id(), metric.name(), view.value(metric),
                        view.target(metric), view.reached(metric))).toList());
        return Stream.<Block>concat(Stream.of(table), view.playbook().metrics().stream()
                .flatMap(metric -> view.uncounted(metric).stream()).map(Block.Paragraph::new)).toList();
    }

    /** {@code M4, SI-delivered Apps: 3 of 10, 30 %}. */
    String metricLine(Playbook.Metric metric) {
        var value = standing().value(metric);
        var target = standing().target(metric);
        var reached = view.reached(metric);
        return metric.id() + ", " + metric.name() + ": "
                + value.map(amount -> view.shown(metric, amount))
                        .orElse(standing().uncounted(metric).isEmpty() ? "no value told" : "no value that counts")
                + target.map(amount -> (value.isEmpty() || !view.shows(metric) ? ", target " : " of ")
                        + view.shown(metric, amount)).orElse("; " + EcoView.NO_TARGET)
                + (reached.isEmpty() ? "" : ", " + reached);
    }

    Reply metric(Playbook.Metric metric) {
        var line = "eco metric " + metric.id();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("Counts", metric.counts()),
                List.of("Value", view.value(metric)), List.of("Target", view.target(metric))));
        if (!view.reached(metric).isEmpty()) {
            rows.add(List.of("Reached", view.reached(metric)));
        }
        if (metric.isMoney() && view.shows(metric)) {
            rows.add(List.of("Currency", currencies(metric)));
        }
        List<String> settings = new ArrayList<>();
        if (standing().value(metric).isEmpty()) {
            settings.add(setting(metric));
        }
        if (standing().target(metric).isEmpty()) {
            settings.add(line + " target " + (metric.isMoney() ? "200000 EUR" : "10"));
        }
        List<Button> buttons = new ArrayList<>();
        if (view.mayTell() && !metric.isMoney()) {
            buttons.add(new Button("Add 1", line + " add 1", false));
        }
        buttons.add(view.button("Metrics", "eco metrics"));
        view.uncounted(metric).ifPresent(why -> rows.add(List.of("Does not count", why)));
        return card(metricLine(metric) + ".", rows, settings, Part.METRIC, metric.id(), buttons, metric.citation());
    }

    /** How its figure is told, for example. */
    static String setting(Playbook.Metric metric) {
        return "eco metric " + metric.id() + " set " + (metric.isMoney() ? "50000 EUR" : "3");
    }

    private String currencies(Playbook.Metric metric) {
        var said = Stream.of(standing().value(metric), standing().target(metric)).flatMap(Optional::stream)
                .flatMap(amount -> amount.currency().stream()).distinct().toList();
        return said.isEmpty() ? "not given in the playbook, and not said" : String.join(" and ", said) + ", as told";
    }

    /** Of the open actions of a type, in a line each. */
    List<String> openLines(String type) {
        return PlaybookStanding.byUrgency(view.playbook().actionsOf(type)).stream().filter(standing()::isOpen)
                .map(action -> action.id() + " " + action.name() + " (" + action.priority().word() + ", "
                        + standing().status(action) + ", "
                        + standing().entry(action, PlaybookEntry.OWNER).map(this::owner).orElse("no owner") + ")")
                .toList();
    }

    private String owner(PlaybookEntry entry) {
        return view.shown(entry);
    }
}
