package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Knowledge KNOWLEDGE = Shipped.knowledge();
    private static final RuleAnswers RULES = new RuleAnswers(KNOWLEDGE);

    private static Track track(String id) {
        return KNOWLEDGE.rules().tracks().stream().filter(track -> track.id().equals(id)).findFirst().orElseThrow();
    }

    private static Terms version(String version) {
        var none = Terms.NONE;
        return new Terms(none.asOf(), none.knownOn(), Optional.of(version), none.path(), none.location(), none.json());
    }

    private static List<List<String>> rows(Reply reply) {
        return reply.blocks().stream().filter(Block.Table.class::isInstance).map(Block.Table.class::cast)
                .flatMap(table -> table.rows().stream()).toList();
    }

    @Test
    void every_rule_file_is_listed_with_what_it_is_for() {
        assertThat(rows(RULES.list(TODAY)))
                .contains(
                        List.of("databricks consulting", "2025", "dbx-2025", "seen 1 Jan 2025 to 6 Jan 2026", "in use"),
                        List.of("databricks technology", "2026", "dbx-2026", "undated, used only when named",
                                "thresholds not published"))
                .extracting(row -> row.get(2)).contains("value-score", "engagement", "ms-azure-2026-08");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consulting", "technology"})
    void a_ladder_is_shown_with_a_line_for_each_requirement(String track) {
        var ladder = KNOWLEDGE.rules().ladderOn(track, TODAY).orElseThrow();
        var shown = rows(RULES.show(track(track), Terms.NONE, TODAY));
        for (var tier : ladder.tiers()) {
            for (var condition : tier.conditions()) {
                assertThat(shown).filteredOn(row -> row.getFirst().startsWith(tier.name() + " / " + condition.id()))
                        .hasSameSizeAs(condition.routes()).allSatisfy(row -> {
                            assertThat(row.get(1)).contains(condition.name(), TierAnswers.known(condition));
                            assertThat(row.get(2)).contains(condition.citation().toString());
                        });
            }
        }
    }

    @Test
    void what_a_route_takes_is_said_with_its_numbers() {
        assertThat(rows(RULES.show(track("consulting"), Terms.NONE, TODAY))).extracting(row -> row.get(1)).contains(
                "Technical bench: at least 200 certifications and at least 12 Champions (typical for this tier,"
                        + " one source)",
                "Technical bench: at least 1/3 of employees are certified people and at least 2 Champions (typical"
                        + " for this tier, one source)",
                "Joint customer references, verified by Databricks: at least 1 verified reference (reported"
                        + " requirement, one source; the number is our estimate)");
    }

    @Test
    void who_counts_as_certified_is_said_once() {
        assertThat(rows(RULES.show(track("consulting"), Terms.NONE, TODAY)))
                .filteredOn(row -> row.getFirst().equals("counted as / certified")).singleElement()
                .satisfies(row -> assertThat(row.get(1)).contains("Databricks Certified Data Engineer Professional")
                        .doesNotContain("Accreditation", "Azure"));
    }

    @Test
    void a_ladder_without_thresholds_says_so() {
        var shown = PlainText.render(RULES.show(track("technology"), version("2026"), TODAY));
        assertThat(shown).contains("Gold    not published", "File rules/databricks/technology/2026.yaml");
    }

    @Test
    void two_ladders_are_compared() {
        assertThat(RULES.diff(track("technology"), "2025", "dbx-2025").summary())
                .isEqualTo("Databricks, Technology, 2025 to 2025: nothing changed.");
        var changed = RULES.diff(track("technology"), "2025", "2026");
        assertThat(changed.summary()).isEqualTo("Databricks, Technology, 2025 to 2026: 13 places changed.");
        assertThat(rows(changed)).contains(List.of("Gold", "–", "not published"));
        assertThat(PlainText.render(changed)).contains("nor how they relate to the tiers of 2025");
    }

    @Test
    void an_unknown_ladder_is_answered_with_those_there_are() {
        for (var reply : List.of(RULES.show(track("consulting"), version("1999"), TODAY),
                RULES.diff(track("consulting"), "2025", "1999"))) {
            assertThat(reply.summary())
                    .startsWith("There are no rules '1999' for Databricks, Consulting & SI. Known are: 2026, 2025.");
        }
    }
}
