package dev.seventy.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.TreeSet;

import dev.seventy.slack.fake.Until;
import dev.seventy.store.PostgresDatabases;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Store;
import org.junit.jupiter.api.Test;

class PostgresDigestScheduleTest extends DigestScheduleContract {

    @Override
    String newDatabase() throws Exception {
        return PostgresDatabases.make();
    }

    @Test
    void two_instances_share_two_hundred_digests_and_each_is_said_once() {
        for (int one = 0; one < 200; one++) {
            subscribed(new Rhythm(DayOfWeek.MONDAY, LocalTime.of(9, 0), ZoneOffset.UTC));
        }
        try (var otherStore = Store.open(url, clock)) {
            start(store);
            var other = start(otherStore);
            clock.set(MONDAY.plus(Duration.ofMinutes(15)));
            awaitSaid(200);
            Until.holds("each is settled",
                    () -> store.digests().of(ours).stream().allMatch(one -> one.week().isPresent()));
            other.close();
        }
        assertThat(messenger.said).hasSize(200);
        assertThat(new TreeSet<>(messenger.said)).hasSize(200);
    }
}
