package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.bot.Ecosystem.EcoChange;
import dev.seventy.bot.Ecosystem.EcoTell;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.planning.PlaybookStanding;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Playbook;
import dev.seventy.store.ImportId;
import dev.seventy.store.Store;

/** Records what is told of the playbook: as an import of its own, so that history, undo and audit are the same for it. */
final class EcoRecorder {

    private final Playbook playbook;
    private final Supplier<Store> stores;
    private final Firm firm;
    private final PeopleNamed named;

    EcoRecorder(Playbook playbook, Supplier<Store> stores, Firm firm, PeopleNamed named) {
        this.playbook = playbook;
        this.stores = stores;
        this.firm = firm;
        this.named = named;
    }

    /**
     * Somebody who was found, or is known by a name alone.
     *
     * @param id empty where they are new
     */
    private record Somebody(PersonClues clues, String name, Optional<PersonId> id) {
    }

    /** A change with whom it means. */
    private record Meant(EcoChange change, Optional<Somebody> somebody) {

        boolean isCleared() {
            return change.value().isEmpty() && somebody.isEmpty();
        }
    }

    Reply tell(EcoTell told, Speaker speaker) {
        if (speaker.onTour()) {
            return Reply.refused("The sample firm is made up and stays as it is. Nothing was recorded.");
        }
        List<Meant> all = new ArrayList<>();
        for (var change : told.changes()) {
            if (change.whom().isEmpty()) {
                all.add(new Meant(change, Optional.empty()));
                continue;
            }
            switch (whom(told, change, change.whom().get(), speaker)) {
                case Whom.Known(var somebody) -> all.add(new Meant(change, Optional.of(somebody)));
                case Whom.Asked(var reply) -> {
                    return reply;
                }
            }
        }
        return record(told.part(), told.item(), all, speaker);
    }

    /** Who was meant, or the question who it is. */
    private sealed interface Whom {

        record Known(Somebody somebody) implements Whom {
        }

        record Asked(Reply reply) implements Whom {
        }
    }

    private Whom whom(EcoTell told, EcoChange change, String said, Speaker speaker) {
        if (change.outside()) {
            var clues = PersonClues.written(said);
            return new Whom.Known(new Somebody(clues, said, Optional.empty()));
        }
        var line = told.part() == Part.ACTION ? "eco owner " + told.item() + " "
                : "eco industry " + told.item() + " " + change.field() + " ";
        var outside = said.startsWith("slack:") || said.startsWith("teams:") || said.startsWith("<") ? List.<Button>of()
                : List.of(new Button("Not of the firm: record the name", line + "\"" + plain(said) + "\" outside",
                        false));
        var question = new PeopleNamed.Question("Nothing was recorded", one -> line + one,
                "Of somebody who is not of the firm, such as a lead at Databricks, the name alone is recorded.",
                outside);
        var own = speaker.person().filter(_ -> said.equalsIgnoreCase("me"))
                .flatMap(id -> Optional.ofNullable(firm.people(speaker.situation()).get(id)));
        return switch (own.<PeopleNamed.Asked>map(PeopleNamed.Asked.Sure::new)
                .orElseGet(() -> named.ask(said, speaker, question))) {
            case PeopleNamed.Asked.Unsure(var reply) -> new Whom.Asked(reply);
            case PeopleNamed.Asked.Sure(var person) -> PeopleNamed.clues(person).<Whom>map(
                    clues -> new Whom.Known(new Somebody(clues, PeopleNamed.name(person), Optional.of(person.id()))))
                    .orElseGet(() -> new Whom.Asked(Reply.refused("There is nothing by which "
                            + PeopleNamed.name(person) + " could be found again. Give an address in the people file"
                            + " first. Nothing was recorded.")));
        };
    }

    private static String plain(String said) {
        return said.startsWith("@") ? said.substring(1) : said;
    }

    private Reply record(Part part, String said, List<Meant> all, Speaker speaker) {
        var before = EcoView.afterwards(playbook, firm, stores, speaker).standing();
        var item = part == Part.INTEGRATOR
                ? before.integrators().stream().filter(said::equalsIgnoreCase).findFirst().orElse(said)
                : said;
        var changing = all.stream().filter(one -> !isKnown(before.entry(part, item, one.change().field()), one))
                .toList();
        if (changing.isEmpty()) {
            return all.stream().allMatch(Meant::isCleared)
                    ? Reply.answer("Nothing of that is set of " + item + ", so nothing had to be cleared.",
                            buttons(part, item, Optional.empty()))
                    : Reply.answer(
                            "That was on file already: " + item + ", " + said(all) + ". Nothing had to be changed.",
                            buttons(part, item, Optional.empty()));
        }
        List<Entry> entries = changing.stream()
                .<Entry>map(one -> new Entry.Planned(speaker.today(), part, item, one.change().field(),
                        one.change().value(), one.change().unit(), one.change().note(),
                        one.somebody().map(Somebody::clues), 0))
                .toList();
        // The history calls it by this, so an integrator, which may be called after somebody, is not named.
        var about = part == Part.INTEGRATOR ? "integrator" : part.word() + " " + item;
        var id = stores.get().imports().told(speaker.organisation().id(), speaker.actor(), about, entries, false);
        return id.map(number -> done(part, item, changing, number, speaker))
                .orElseGet(() -> Reply.answer(
                        "That was on file already: " + item + ", " + said(all) + ". Nothing had to be changed.",
                        buttons(part, item, Optional.empty())));
    }

    private static boolean isKnown(Optional<PlaybookEntry> known, Meant told) {
        return known
                .map(entry -> entry.value().equals(told.change().value()) && entry.unit().equals(told.change().unit())
                        && entry.note().equals(told.change().note())
                        && entry.person().isPresent() == told.somebody().isPresent() && told.somebody()
                                .map(one -> one.id().isPresent() && one.id().equals(entry.person())).orElse(true))
                .orElseGet(told::isCleared);
    }

    private Reply done(Part part, String item, List<Meant> all, ImportId id, Speaker speaker) {
        var view = EcoView.afterwards(playbook, firm, stores, speaker);
        var undo = new Button("Undo", "undo " + id.value(), false);
        return switch (part) {
            case ACTION ->
                playbook.row(item, Playbook.Action.class).map(action -> Reply.answer(action(action, all, view),
                        view.source(action.citation()), buttons(part, item, Optional.of(undo)))).orElseThrow();
            case INDUSTRY -> playbook.row(item, Playbook.Industry.class)
                    .map(industry -> Reply.answer(item + ", " + industry.name() + ": " + said(all) + ". "
                            + new EcoRows(view).unaligned() + ".", view.source(industry.citation()),
                            buttons(part, item, Optional.of(undo))))
                    .orElseThrow();
            case METRIC -> playbook.row(item, Playbook.Metric.class)
                    .map(metric -> Reply.answer(new EcoRows(view).metricLine(metric) + ".",
                            view.source(metric.citation()), buttons(part, item, Optional.of(undo))))
                    .orElseThrow();
            case INTEGRATOR -> {
                var integrators = new EcoIntegrators(view);
                yield integrators.card(item, view.standing().integrators().contains(item) ? integrators.summary(item)
                        : "The answers on " + item + " are cleared.", Optional.of(undo));
            }
        };
    }

    private static String action(Playbook.Action action, List<Meant> all, EcoView view) {
        var report = new EcoReports(view);
        return action.id() + ", " + action.name() + ": " + said(all) + ". " + report.highOpen()
                + (report.ownerless().isEmpty() ? "" : ", " + report.ownerless().size() + " without an owner") + ".";
    }

    /** {@code owner Ada Byron, status done ("first cohort trained")}. */
    private static String said(List<Meant> all) {
        return String.join(", ", all.stream().map(one -> one.change().field() + " "
                + one.somebody().map(Somebody::name).or(() -> one.change().value()
                        .map(value -> one.change().field().equals(PlaybookStanding.NOTE) ? "\"" + value + "\"" : value))
                        .orElse("cleared")
                + one.change().note().map(note -> " (\"" + note + "\")").orElse("")).toList());
    }

    private static Block buttons(Part part, String item, Optional<Button> undo) {
        List<Button> buttons = new ArrayList<>(undo.stream().toList());
        buttons.add(part == Part.INTEGRATOR ? new Button("Show it", "eco si-check \"" + item + "\"", false)
                : new Button("Show " + item, "eco " + item, false));
        buttons.add(new Button("Report", "eco report", false));
        return new Block.Buttons(buttons);
    }

    /** So much more of a metric than there is; of money in the currency that was said before. */
    Reply count(Ecosystem.EcoCount told, Speaker speaker) {
        var metric = playbook.row(told.metric(), Playbook.Metric.class).orElseThrow();
        var standing = EcoView.afterwards(playbook, firm, stores, speaker).standing();
        var before = standing.value(metric);
        var known = before.flatMap(PlaybookStanding.Amount::currency);
        if (before.isPresent() && metric.isMoney() && !known.equals(told.currency())) {
            return Reply.refused(
                    metric.id() + " is " + EcoView.amount(before.get())
                            + (known.isPresent() ? "" : ", of which nobody said the currency") + ", and an amount "
                            + told.currency().map(code -> "in " + code).orElse("whose currency is not said")
                            + " cannot be added to it. Say it in the same, or set it anew: eco metric " + metric.id()
                            + " set 50000 EUR. Nothing was recorded.",
                    buttons(Part.METRIC, metric.id(), Optional.empty()));
        }
        var now = before.map(PlaybookStanding.Amount::value).orElse(BigDecimal.ZERO).add(told.more());
        if (now.signum() < 0) {
            return Reply.refused(metric.id() + " is "
                    + Numbers.show(before.map(PlaybookStanding.Amount::value).orElse(BigDecimal.ZERO))
                    + ", so there cannot be " + Numbers.show(told.more().abs()) + " fewer. Nothing was recorded.",
                    buttons(Part.METRIC, metric.id(), Optional.empty()));
        }
        return tell(
                new EcoTell(Part.METRIC, metric.id(), List.of(new EcoChange(PlaybookStanding.VALUE,
                        Optional.of(now.toPlainString()), told.currency(), Optional.empty(), Optional.empty(), false))),
                speaker);
    }
}
