package dev.seventy.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;

import dev.seventy.slack.fake.Until;
import dev.seventy.store.PostgresDatabases;
import dev.seventy.store.Store;
import org.junit.jupiter.api.Test;

class PostgresReminderScheduleTest extends ReminderScheduleContract {

    private static final int FIRMS = 40;

    @Override
    String newDatabase() throws Exception {
        return PostgresDatabases.make();
    }

    @Test
    void two_instances_share_forty_firms_and_each_person_is_reminded_once() {
        for (int one = 1; one <= FIRMS; one++) {
            firm(String.valueOf(one));
        }
        try (var otherStore = Store.open(url, clock)) {
            start(store);
            var other = start(otherStore);
            Until.holds("everybody is reminded", () -> bell.said.size() >= 2 * FIRMS);
            other.close();
        }
        assertThat(bell.said).hasSize(2 * FIRMS);
        assertThat(new TreeSet<>(bell.said)).hasSize(2 * FIRMS);
    }
}
