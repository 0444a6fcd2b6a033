package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DeliveryWatchTest {

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Instant now = Instant.parse("2026-11-20T08:00:00Z");
    private final DeliveryWatch watch = new DeliveryWatch(() -> now);

    @BeforeEach
    void listen() {
        logged.start();
        log().addAppender(logged);
    }

    @AfterEach
    void leave() {
        log().detachAppender(logged);
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger(DeliveryWatch.class);
    }

    private void deliveries(int well, int failed) {
        IntStream.range(0, well).forEach(_ -> watch.note(false));
        IntStream.range(0, failed).forEach(_ -> watch.note(true));
    }

    private List<Level> levels() {
        return logged.list.stream().map(ILoggingEvent::getLevel).toList();
    }

    @Test
    void a_fifth_that_fails_is_an_alarm_and_less_is_none() {
        deliveries(81, 19);
        assertThat(watch.isAlarming()).isFalse();
        deliveries(0, 2);
        assertThat(watch.isAlarming()).isTrue();
        assertThat(watch.share()).hasToString("21 of 102 failed within five minutes");
    }

    @Test
    void a_few_that_fail_among_few_are_none() {
        deliveries(0, 9);
        assertThat(watch.isAlarming()).isFalse();
        deliveries(0, 1);
        assertThat(watch.isAlarming()).isTrue();
    }

    @Test
    void what_is_older_than_five_minutes_no_longer_counts() {
        deliveries(0, 20);
        now = now.plus(Duration.ofMinutes(4));
        assertThat(watch.share()).isEqualTo(new DeliveryWatch.Share(20, 20));
        now = now.plus(Duration.ofSeconds(61));
        assertThat(watch.share()).isEqualTo(new DeliveryWatch.Share(0, 0));
    }

    @Test
    void an_alarm_is_logged_once_when_it_begins_and_once_when_it_ends() {
        deliveries(0, 30);
        assertThat(levels()).containsExactly(Level.ERROR);
        deliveries(170, 0);
        assertThat(levels()).as("still more than a tenth").containsExactly(Level.ERROR);
        now = now.plus(Duration.ofMinutes(6));
        deliveries(20, 0);
        assertThat(levels()).containsExactly(Level.ERROR, Level.INFO);
        assertThat(watch.isAlarming()).isFalse();
    }
}
