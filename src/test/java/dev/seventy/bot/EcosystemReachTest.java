package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.seventy.Shipped;
import dev.seventy.rules.Playbook;
import org.junit.jupiter.api.Test;

/** Every row of the playbook is reached by its id and its name, and every value can be set, cleared and taken back. */
class EcosystemReachTest extends TalkingToTheBot {

    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());
    private static final Playbook PLAYBOOK = Shipped.knowledge().rules().playbook();

    private static Command parsed(String line) {
        return PARSER.parse(line, LocalDate.of(2026, 11, 20));
    }

    private String manager(String line) {
        return talk.text("UMANAGER", line);
    }

    private static Command item(String id) {
        return new Ecosystem.EcoItem(id, Terms.NONE);
    }

    @Test
    void every_row_is_reached_by_its_id_in_whatever_way_it_is_written() {
        PLAYBOOK.rows().forEach(row -> {
            for (var id : List.of(row.id(), row.id().toLowerCase(Locale.ROOT), row.id().replace("-", ""))) {
                assertThat(parsed("eco show " + id)).as(id).isEqualTo(item(row.id()));
            }
        });
        Shipped.knowledge().rules().engagement().rules().forEach(
                rule -> assertThat(parsed("eco " + rule.id().toLowerCase(Locale.ROOT))).isEqualTo(item(rule.id())));
    }

    @Test
    void every_row_is_reached_by_its_name() {
        for (var row : PLAYBOOK.rows()) {
            for (var line : List.of("eco " + row.name(), "eco show me " + row.name())) {
                assertThat(parsed(line)).as(line).isIn(item(row.id()), parsed("eco " + row.id()));
            }
        }
    }

    @Test
    void actions_metrics_and_criteria_are_reached_by_their_names_in_a_sentence() {
        for (var row : PLAYBOOK.rows()) {
            if (!(row instanceof Playbook.Action || row instanceof Playbook.Metric
                    || row instanceof Playbook.Criterion)) {
                continue;
            }
            var line = "what about \"" + row.name() + "\" in the playbook?";
            assertThat(parsed("eco " + line)).as(line).isEqualTo(item(row.id()));
        }
    }

    @Test
    void every_value_is_open_at_first_and_can_be_set_cleared_and_taken_back() {
        talk.says("UADMIN", "settings revenue managers");
        PLAYBOOK.actions().forEach(action -> {
            sets(action.id(), "eco owner " + action.id() + " Bob outside", "owner Bob",
                    "eco clear " + action.id() + " owner", "no owner");
            for (var state : PLAYBOOK.actionStates().subList(1, PLAYBOOK.actionStates().size())) {
                sets(action.id(), "eco status " + action.id() + " " + state, ": " + state,
                        "eco clear " + action.id() + " status", ": not started");
            }
        });
        PLAYBOOK.industries().forEach(industry -> {
            var line = "eco industry " + industry.id();
            sets(industry.id(), line + " lead Bob outside", "lead Bob", line + " lead TBD", "lead not assigned");
            sets(industry.id(), line + " demo https://demo.example", "demo https://demo.example", line + " demo none",
                    "demo not assigned");
            sets(industry.id(), line + " status aligned", ": Aligned;", line + " status open", ": Not aligned;");
        });
        PLAYBOOK.metrics().forEach(metric -> {
            var line = "eco metric " + metric.id();
            sets(metric.id(), line + " set 7", ": 7;", line + " clear value", "no value told; target not set.");
            sets(metric.id(), line + " target 8", "target 8", line + " target TBD", "target not set.");
        });
    }

    /** Set, cleared and taken back twice it stands as before. */
    private void sets(String id, String set, String isSet, String clear, String isOpen) {
        assertThat(first(id)).as(id).contains(isOpen);
        assertThat(manager(set)).as(set).doesNotContain("Nothing was");
        assertThat(first(id)).as(set).contains(isSet);
        assertThat(manager(clear)).as(clear).doesNotContain("Nothing was");
        assertThat(first(id)).as(clear).contains(isOpen);
        manager("undo");
        assertThat(first(id)).as("undo of " + clear).contains(isSet);
        var further = manager("undo");
        assertThat(further).as("undo of " + set).contains("An undo goes further back: Import ");
        manager("undo " + further.replaceFirst("(?s).*?: Import (\\d+).*", "$1"));
        assertThat(first(id)).as("undo of " + set).contains(isOpen);
    }

    private String first(String id) {
        return manager("eco " + id).lines().findFirst().orElseThrow();
    }
}
