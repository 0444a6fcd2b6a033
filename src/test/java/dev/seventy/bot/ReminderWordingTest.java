package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ReminderWordingTest {

    @Test
    void a_lapse_that_costs_nothing_but_a_tier_says_so() {
        var cost = new LapseCosts.Cost(List.of(), Optional.of("Databricks: Elite, then Premier"));

        assertThat(ReminderWording.briefly(cost)).isEqualTo("Databricks: Elite, then Premier");
        assertThat(ReminderWording.briefly(new LapseCosts.Cost(List.of(), Optional.empty())))
                .isEqualTo("costs no points");
    }
}
