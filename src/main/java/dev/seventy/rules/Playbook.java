package dev.seventy.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.catalog.Citation;
import dev.seventy.catalog.Nearest;
import dev.seventy.catalog.Source;

/**
 * A plan for working with partners around one product, as rows: advice that is nobody's rule. What a firm says of its rows
 * stands nowhere here.
 *
 * @param called what it is called in an answer, such as {@code a planning playbook of January 2026}
 * @param isOwn whether it is a file of the firm's and not ours
 * @param actionStates where an action may stand: it begins with the first, and with the last it is over
 * @param industryStates where an industry may stand: it begins with the first, and with the last all is agreed
 */
public record Playbook(String file, String called, boolean isOwn, Map<String, Source> sources, List<PartnerType> types,
        List<String> actionStates, List<Action> actions, List<String> industryStates, List<Industry> industries,
        List<Horizon> horizons, List<Priority> priorities, List<Metric> metrics, Integrator integrator,
        List<Table> tables) {

    public Playbook {
        sources = Map.copyOf(sources);
        types = List.copyOf(types);
        actionStates = List.copyOf(actionStates);
        actions = List.copyOf(actions);
        industryStates = List.copyOf(industryStates);
        industries = List.copyOf(industries);
        horizons = List.copyOf(horizons);
        priorities = List.copyOf(priorities);
        metrics = List.copyOf(metrics);
        tables = List.copyOf(tables);
    }

    /** What can be asked for by its id. */
    public sealed interface Row permits PartnerType, Action, Industry, Metric, Criterion, Table {

        String id();

        String name();

        Citation citation();
    }

    /** @param motion whether it is after quantity or quality; empty where the source does not say */
    public record PartnerType(String id, String name, String is, String role, Optional<String> motion,
            String contributes, List<String> alsoCalled, Citation citation) implements Row {
        public PartnerType {
            alsoCalled = List.copyOf(alsoCalled);
        }
    }

    /** How urgent an action is, the most urgent first. */
    public enum Urgency {
        HIGH,
        MEDIUM,
        LOW;

        /** {@code High}. */
        public String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** @param type the id of the partner type whose action it is */
    public record Action(String id, String type, String name, String purpose, Urgency priority,
            Citation citation) implements Row {
    }

    /** An industry with the use cases that are proposed for it, where the source has one. */
    public record Industry(String id, String name, Optional<String> cockpit, Optional<String> vertical,
            Optional<String> horizontal, List<String> alsoCalled, Citation citation) implements Row {
        public Industry {
            alsoCalled = List.copyOf(alsoCalled);
        }
    }

    public record Horizon(String id, String name, List<String> alsoCalled) {
        public Horizon {
            alsoCalled = List.copyOf(alsoCalled);
        }
    }

    /** What matters to a type within a horizon, by their ids. */
    public record Priority(String type, String horizon, String text, Citation citation) {
    }

    /** @param isMoney whether it is an amount, of which the currency has to be said */
    public record Metric(String id, String name, String counts, boolean isMoney, Citation citation) implements Row {
    }

    /** @param action the id of the action to take where a criterion is not met */
    public record Integrator(String action, Citation citation, List<Criterion> criteria) {
        public Integrator {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * What an integrator is held against.
     *
     * @param word by which it is answered in a line
     * @param check how it is answered
     */
    public record Criterion(String id, String word, String dimension, String name, String check,
            Citation citation) implements Row {
    }

    /** @param of the ids of the partner types that it belongs to */
    public record Table(String id, String name, List<String> alsoCalled, List<String> of, List<String> columns,
            List<List<String>> rows, Optional<String> remark, Citation citation) implements Row {
        public Table {
            alsoCalled = List.copyOf(alsoCalled);
            of = List.copyOf(of);
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Everything that has an id. */
    public List<Row> rows() {
        return Stream.<List<? extends Row>>of(types, actions, industries, metrics, integrator.criteria(), tables)
                .<Row>flatMap(List::stream).toList();
    }

    /** The row of an id, in whatever capitals and with or without its hyphens. */
    public Optional<Row> row(String typed) {
        return rows().stream().filter(row -> key(row.id()).equals(key(typed))).findFirst();
    }

    /** The row of one kind that has an id. */
    public <R extends Row> Optional<R> row(String typed, Class<R> kind) {
        return row(typed).filter(kind::isInstance).map(kind::cast);
    }

    /** The ids among these that come closest to what was typed, closest first. */
    public static List<String> nearest(String typed, List<String> ids) {
        var keys = ids.stream().map(Playbook::key).toList();
        return Nearest.all(key(typed), keys).stream().map(near -> ids.get(keys.indexOf(near))).toList();
    }

    /** The actions of a partner type. */
    public List<Action> actionsOf(String type) {
        return actions.stream().filter(action -> action.type().equals(type)).toList();
    }

    public Optional<Priority> priority(String type, String horizon) {
        return priorities.stream().filter(one -> one.type().equals(type) && one.horizon().equals(horizon)).findFirst();
    }

    /** By what two ids are compared. */
    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
