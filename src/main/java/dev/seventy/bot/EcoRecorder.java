package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.bot.EcoPeople.Somebody;
import dev.seventy.bot.EcoPeople.Whom;
import dev.seventy.bot.Ecosystem.EcoChange;
import dev.seventy.bot.Ecosystem.EcoTell;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.evidence.Unfit;
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
    private final EcoPeople people;

    EcoRecorder(Playbook playbook, Supplier<Store> stores, Firm firm, PeopleNamed named) {
        this.playbook = playbook;
        this.stores = stores;
        this.firm = firm;
        people = new EcoPeople(firm, named);
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
        var open = currencyLeftOpen(told, speaker);
        if (open.isPresent()) {
            return open.get();
        }
        List<Meant> all = new ArrayList<>();
        for (var change : told.changes()) {
            if (change.whom().isEmpty()) {
                all.add(new Meant(change, Optional.empty()));
                continue;
            }
            switch (people.whom(told, change, change.whom().get(), speaker)) {
                case Whom.Known(var somebody) -> all.add(new Meant(change, Optional.of(somebody)));
                case Whom.Asked(var reply) -> {
                    return reply;
                }
            }
        }
        return record(told.part(), told.item(), all, speaker);
    }

    /** The currency that was told is not dropped unsaid; whoever may not see it is not asked. */
    private Optional<Reply> currencyLeftOpen(EcoTell told, Speaker speaker) {
        var metric = playbook.row(told.item(), Playbook.Metric.class)
                .filter(one -> told.part() == Part.METRIC && one.isMoney() && !isHidden(one, speaker));
        var plain = told.changes().stream().filter(change -> change.value().isPresent())
                .filter(change -> change.unit().filter(Unfit::isCurrency).isEmpty()).findFirst();
        if (metric.isEmpty() || plain.isEmpty()) {
            return Optional.empty();
        }
        var field = plain.get().field();
        var value = plain.get().value().orElseThrow();
        return EcoView.afterwards(playbook, firm, stores, speaker).standing()
                .entry(Part.METRIC, metric.get().id(), field).flatMap(PlaybookEntry::unit).filter(Unfit::isCurrency)
                .map(known -> Reply.misunderstood(
                        "The " + field + " of " + metric.get().id() + " was told in " + known
                                + ", and the currency of what you said was not. Which is it? Nothing was recorded.",
                        new Block.Buttons(List.of(
                                new Button(figure(value, known),
                                        "eco metric " + metric.get().id()
                                                + (field.equals(PlaybookEntry.TARGET) ? " target " : " set ") + value
                                                + " " + known,
                                        true),
                                new Button("Show " + metric.get().id(), "eco " + metric.get().id(), false)))));
    }

    /** Clears all that was told of a row that the playbook does not have any more. */
    Reply clearGone(Ecosystem.EcoClearGone told, Speaker speaker) {
        var standing = EcoView.afterwards(playbook, firm, stores, speaker).standing();
        var held = standing.holding().stream().filter(entry -> entry.part() != Part.INTEGRATOR)
                .filter(entry -> Playbook.key(entry.item()).equals(Playbook.key(told.item())))
                .filter(entry -> told.field().map(entry.field()::equals).orElse(true)).toList();
        if (held.isEmpty()) {
            return Reply.misunderstood(
                    "There is no '" + NotUnderstood.cut(told.item()) + "' in the playbook, and"
                            + " nothing is on file of it. Nothing was changed.",
                    new Block.Buttons(told.near().isEmpty() ? List.of(new Button("Actions", "eco actions", true))
                            : told.near().stream().map(id -> new Button(id, "eco clear " + id, false)).toList()));
        }
        var first = held.getFirst();
        return tell(new EcoTell(first.part(), first.item(),
                held.stream().map(PlaybookEntry::field).map(EcoChange::cleared).toList()), speaker);
    }

    /** With the answers to criteria that the playbook does not have any more, where all answers are cleared. */
    private List<Meant> withGone(Part part, String item, List<Meant> all, PlaybookStanding standing) {
        var told = all.stream().map(one -> one.change().field()).collect(Collectors.toSet());
        var criteria = playbook.integrator().criteria().stream().map(Playbook.Criterion::id).toList();
        if (part != Part.INTEGRATOR || !told.containsAll(criteria) || !all.stream().allMatch(Meant::isCleared)) {
            return all;
        }
        var gone = standing.holding().stream().filter(entry -> entry.part() == part)
                .filter(entry -> entry.item().equalsIgnoreCase(item)).map(PlaybookEntry::field)
                .filter(field -> !told.contains(field));
        return Stream.concat(all.stream(), gone.map(field -> new Meant(EcoChange.cleared(field), Optional.empty())))
                .toList();
    }

    private Reply record(Part part, String said, List<Meant> all, Speaker speaker) {
        var before = EcoView.afterwards(playbook, firm, stores, speaker).standing();
        var item = part == Part.INTEGRATOR
                ? before.integrators().stream().filter(said::equalsIgnoreCase).findFirst().orElse(said)
                : said;
        var isHidden = isHidden(part, item, speaker);
        var changing = withGone(part, item, all, before).stream()
                .filter(one -> isHidden || !isKnown(before.entry(part, item, one.change().field()), one)).toList();
        if (changing.isEmpty()) {
            return known(part, item, all, speaker);
        }
        List<Entry> entries = changing.stream()
                .<Entry>map(one -> new Entry.Planned(speaker.today(), part, item, one.change().field(),
                        one.change().value(), one.change().unit(), one.change().note(),
                        one.somebody().map(Somebody::clues), 0))
                .toList();
        // The history calls it by this, so an integrator, which may be called after somebody, is not named.
        var about = part == Part.INTEGRATOR ? "integrator" : part.word() + " " + item;
        var id = stores.get().imports().told(speaker.organisation().id(), speaker.actor(), about, entries, isHidden);
        return id.map(number -> done(part, item, changing, number, speaker))
                .orElseGet(() -> known(part, item, all, speaker));
    }

    /** Of what the speaker may not see, "that was on file already" would tell it to whoever guesses. */
    private boolean isHidden(Part part, String item, Speaker speaker) {
        return part == Part.INTEGRATOR && !speaker.seesPeople() || part == Part.METRIC
                && playbook.row(item, Playbook.Metric.class).filter(metric -> isHidden(metric, speaker)).isPresent();
    }

    private static boolean isHidden(Playbook.Metric metric, Speaker speaker) {
        return metric.isMoney() && !speaker.seesRevenue();
    }

    private Reply known(Part part, String item, List<Meant> all, Speaker speaker) {
        return Reply.answer(all.stream().allMatch(Meant::isCleared)
                ? "Nothing of that is set of " + item + ", so nothing had to be cleared."
                : "That was on file already: " + item + ", " + said(all, speaker) + ". Nothing had to be changed.",
                buttons(part, item, Optional.empty()));
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
        if (part != Part.INTEGRATOR && playbook.row(item).isEmpty()) {
            return Reply.answer(item + ", which the playbook does not have any more: " + said(all, speaker) + ".",
                    view.source(), new Block.Buttons(List.of(undo, new Button("History", "eco history", false))));
        }
        return switch (part) {
            case ACTION ->
                playbook.row(item, Playbook.Action.class).map(action -> Reply.answer(action(action, all, view),
                        view.source(action.citation()), buttons(part, item, Optional.of(undo)))).orElseThrow();
            case INDUSTRY -> playbook.row(item, Playbook.Industry.class)
                    .map(industry -> Reply.answer(
                            item + ", " + industry.name() + ": " + said(all, speaker) + ". "
                                    + new EcoRows(view).unaligned() + ".",
                            view.source(industry.citation()), buttons(part, item, Optional.of(undo))))
                    .orElseThrow();
            case METRIC -> playbook.row(item, Playbook.Metric.class)
                    .map(metric -> Reply.answer((isHidden(metric, speaker) ? "Recorded. " : "")
                            + new EcoRows(view).metricLine(metric) + ".", view.source(metric.citation()),
                            buttons(part, item, Optional.of(undo))))
                    .orElseThrow();
            case INTEGRATOR -> {
                if (!speaker.seesPeople()) {
                    yield Reply.answer(
                            "Recorded of that integrator: " + said(all, speaker) + ". What was told before is for"
                                    + " managers, where nobody else reads along.",
                            view.source(playbook.integrator().citation()), new Block.Buttons(List.of(undo)));
                }
                var integrators = new EcoIntegrators(view);
                yield integrators.card(item, view.standing().integrators().contains(item) ? integrators.summary(item)
                        : "The answers on " + item + " are cleared.", Optional.of(undo));
            }
        };
    }

    private String action(Playbook.Action action, List<Meant> all, EcoView view) {
        var report = new EcoReports(view);
        return action.id() + ", " + action.name() + ": " + said(all, view.speaker()) + ". " + report.highOpen()
                + (report.ownerless().isEmpty() ? "" : ", " + report.ownerless().size() + " without an owner") + ".";
    }

    /** {@code owner Ada Byron, status done ("first cohort trained")}; where others read along, without names and texts. */
    private String said(List<Meant> all, Speaker speaker) {
        return String.join(", ", all.stream().map(one -> said(one, speaker.seesPeople())).toList());
    }

    private String said(Meant one, boolean showsPeople) {
        var field = one.change().field();
        var word = playbook.row(field, Playbook.Criterion.class).map(Playbook.Criterion::word).orElse(field);
        if (!showsPeople && field.equals(PlaybookEntry.NOTE) && !one.isCleared()) {
            return "a note";
        }
        return word + " " + one.somebody()
                .map(whom -> showsPeople ? whom.name() : whom.id().isPresent() ? "a colleague" : "somebody else")
                .or(() -> one.change().value()
                        .map(value -> field.equals(PlaybookEntry.NOTE) ? "\"" + value + "\""
                                : one.change().unit().map(unit -> figure(value, unit)).orElse(value)))
                .orElse("cleared")
                + one.change().note().map(note -> showsPeople ? " (\"" + note + "\")" : ", with a note").orElse("");
    }

    private static String figure(String value, String unit) {
        return EcoView.amount(
                new PlaybookStanding.Amount(new BigDecimal(value), Optional.of(unit).filter(Unfit::isCurrency)));
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
        if (isHidden(metric, speaker)) {
            return refused(metric, "What there is of " + metric.id() + " is for those who see revenue, so nothing can"
                    + " be added to it here. Say the whole amount, such as: " + EcoRows.setting(metric));
        }
        var view = EcoView.afterwards(playbook, firm, stores, speaker);
        var standing = view.standing();
        var other = standing.uncounted(metric).stream().filter(entry -> entry.field().equals(PlaybookEntry.VALUE))
                .findFirst();
        if (other.isPresent()) {
            return refused(metric, view.uncounted(metric).orElseThrow()
                    + " So nothing can be added to it. Say the whole figure, such as: " + EcoRows.setting(metric));
        }
        var before = standing.value(metric);
        var known = before.flatMap(PlaybookStanding.Amount::currency);
        if (before.isPresent() && metric.isMoney() && !known.equals(told.currency())) {
            return refused(metric,
                    metric.id() + " is " + EcoView.amount(before.get())
                            + (known.isPresent() ? "" : ", of which nobody said the currency") + ", and an amount "
                            + told.currency().map(code -> "in " + code).orElse("whose currency is not said")
                            + " cannot be added to it. Say it in the same, or set it anew: " + EcoRows.setting(metric));
        }
        var now = before.map(PlaybookStanding.Amount::value).orElse(BigDecimal.ZERO).add(told.more());
        if (now.signum() < 0) {
            return refused(metric,
                    before.map(amount -> metric.id() + " is " + EcoView.amount(amount))
                            .orElseGet(() -> "Nothing is told of " + metric.id() + " yet") + ", so there cannot be "
                            + Numbers.show(told.more().abs()) + " fewer");
        }
        var unfit = Unfit.number(PlaybookEntry.VALUE, metric.isMoney(), now, told.currency());
        if (unfit.isPresent()) {
            return refused(metric, Wording.capital(unfit.get().rule()) + ": " + unfit.get().fix());
        }
        return tell(new EcoTell(Part.METRIC, metric.id(),
                List.of(EcoAmounts.figure(metric, PlaybookEntry.VALUE, now, told.currency()))), speaker);
    }

    private static Reply refused(Playbook.Metric metric, String why) {
        return Reply.refused(why + ". Nothing was recorded.", buttons(Part.METRIC, metric.id(), Optional.empty()));
    }
}
