package dev.seventy.rules;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.seventy.catalog.Citation;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Source;
import dev.seventy.rules.Playbook.Urgency;

/** Reads the file of the partner ecosystem's playbook, strictly. */
final class PlaybookReader {

    /** What stands behind {@code eco} and is no row. */
    private static final Set<String> RESERVED = Set.of("actions", "action", "done", "status", "owner", "note", "clear",
            "focus", "industries", "industry", "metrics", "metric", "types", "type", "profile", "check", "checks",
            "sicheck", "sichecks", "integrators", "report", "history", "show", "help", "list");

    private final Place root;

    private PlaybookReader(Place root) {
        this.root = root;
    }

    /** @param isOwn whether it is a file of the firm's and not ours */
    static Playbook read(String file, InputStream content, boolean isOwn, Problems problems) {
        return new PlaybookReader(
                Place.open(file, content, problems).only("called", "sources", "types", "action_states", "actions",
                        "industry_states", "industries", "horizons", "priorities", "metrics", "integrator", "tables"))
                .playbook(isOwn);
    }

    private Playbook playbook(boolean isOwn) {
        var types = each("types", this::type);
        var typeIds = types.stream().map(Playbook.PartnerType::id).toList();
        var actions = each("actions", entry -> action(entry, typeIds));
        var horizons = each("horizons",
                entry -> new Playbook.Horizon(entry.getKey(),
                        entry.getValue().only("name", "also_called").at("name").text(),
                        texts(entry.getValue(), "also_called")));
        var book = new Playbook(root.file(), root.at("called").text(), isOwn, Source.readAll(root.at("sources")), types,
                states("action_states"), actions, states("industry_states"), each("industries", this::industry),
                horizons, priorities(typeIds, horizons.stream().map(Playbook.Horizon::id).toList()),
                each("metrics", this::metric), integrator(actions.stream().map(Playbook.Action::id).toList()),
                each("tables", entry -> table(entry, typeIds)));
        refuseTwins(book);
        return book;
    }

    private <T> List<T> each(String key, Function<Map.Entry<String, Place>, T> read) {
        return root.at(key).someEntries().entrySet().stream().map(read).toList();
    }

    private static List<String> texts(Place place, String key) {
        return place.find(key).map(list -> list.items().stream().map(Place::text).toList()).orElse(List.of());
    }

    private static Citation cite(Place place) {
        return place.at("cite").citation();
    }

    private List<String> states(String key) {
        var states = root.at(key).someItems().stream().map(Place::text).toList();
        if (states.size() == 1) {
            root.at(key).problem("expected at least where it begins and where it ends");
        }
        return states.isEmpty() ? List.of("") : states;
    }

    private Playbook.PartnerType type(Map.Entry<String, Place> entry) {
        var place = entry.getValue().only("name", "is", "role", "motion", "contributes", "also_called", "cite");
        return new Playbook.PartnerType(entry.getKey(), place.at("name").text(), place.at("is").text(),
                place.at("role").text(), place.find("motion").map(Place::text), place.at("contributes").text(),
                texts(place, "also_called"), cite(place));
    }

    private Playbook.Action action(Map.Entry<String, Place> entry, Collection<String> types) {
        var place = entry.getValue().only("type", "action", "purpose", "priority", "cite");
        var priority = place.at("priority")
                .word(Arrays.stream(Urgency.values()).map(Urgency::word).toArray(String[]::new));
        return new Playbook.Action(entry.getKey(), known(place.at("type"), types), place.at("action").text(),
                place.at("purpose").text(), Arrays.stream(Urgency.values())
                        .filter(urgency -> urgency.word().equals(priority)).findFirst().orElseThrow(),
                cite(place));
    }

    private static String known(Place place, Collection<String> ids) {
        return place.oneOf(place.text(), ids).orElse("");
    }

    private Playbook.Industry industry(Map.Entry<String, Place> entry) {
        var place = entry.getValue().only("name", "cockpit", "vertical", "horizontal", "also_called", "cite");
        return new Playbook.Industry(entry.getKey(), place.at("name").text(), place.find("cockpit").map(Place::text),
                place.find("vertical").map(Place::text), place.find("horizontal").map(Place::text),
                texts(place, "also_called"), cite(place));
    }

    private List<Playbook.Priority> priorities(Collection<String> types, Collection<String> horizons) {
        List<Playbook.Priority> priorities = new ArrayList<>();
        root.at("priorities").someEntries().forEach((type, place) -> {
            place.oneOf(type, types);
            var cite = cite(place);
            place.entries().entrySet().stream().filter(cell -> !cell.getKey().equals("cite"))
                    .forEach(cell -> cell.getValue().oneOf(cell.getKey(), horizons).ifPresent(horizon -> priorities
                            .add(new Playbook.Priority(type, horizon, cell.getValue().text(), cite))));
        });
        return priorities;
    }

    private Playbook.Metric metric(Map.Entry<String, Place> entry) {
        var place = entry.getValue().only("name", "counts", "unit", "cite");
        return new Playbook.Metric(entry.getKey(), place.at("name").text(), place.at("counts").text(),
                place.at("unit").word("number", "money").equals("money"), cite(place));
    }

    private Playbook.Integrator integrator(Collection<String> actions) {
        var place = root.at("integrator").only("then", "criteria");
        var then = place.at("then").citedText();
        place.at("then").oneOf(then.value(), actions);
        return new Playbook.Integrator(then.value(), then.citation(),
                place.at("criteria").someEntries().entrySet().stream().map(this::criterion).toList());
    }

    private Playbook.Criterion criterion(Map.Entry<String, Place> entry) {
        var place = entry.getValue().only("word", "dimension", "criterion", "check", "cite");
        return new Playbook.Criterion(entry.getKey(), place.at("word").text(), place.at("dimension").text(),
                place.at("criterion").text(), place.at("check").text(), cite(place));
    }

    private Playbook.Table table(Map.Entry<String, Place> entry, Collection<String> types) {
        var place = entry.getValue().only("title", "also_called", "of", "columns", "rows", "remark", "cite");
        var columns = place.at("columns").someItems().stream().map(Place::text).toList();
        List<List<String>> rows = new ArrayList<>();
        for (var row : place.at("rows").someItems()) {
            var cells = row.items().stream().map(Place::text).toList();
            if (cells.size() == columns.size()) {
                rows.add(cells);
            } else {
                row.problem("expected " + columns.size() + " cells, found " + cells.size());
            }
        }
        place.find("of").stream().flatMap(list -> list.items().stream()).forEach(one -> one.oneOf(one.text(), types));
        return new Playbook.Table(entry.getKey(), place.at("title").text(), texts(place, "also_called"),
                texts(place, "of"), columns, rows, place.find("remark").map(Place::text), cite(place));
    }

    /** Each id leads to one row, whatever kind of row it is, and no other word of the commands is one. */
    private void refuseTwins(Playbook book) {
        Map<String, String> taken = new HashMap<>();
        for (var row : book.rows()) {
            var key = Playbook.key(row.id());
            var before = taken.putIfAbsent(key, row.id());
            if (before != null || RESERVED.contains(key)) {
                root.problem("'" + row.id() + "' "
                        + (before == null ? "is a word of the commands" : "cannot be told from '" + before + "'")
                        + ", so the row needs another id");
            }
        }
    }

}
