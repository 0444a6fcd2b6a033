package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HousekeepingTest {

    @Test
    void a_chore_that_fails_is_tried_again_and_keeps_no_other_from_being_done() throws InterruptedException {
        var tries = new CountDownLatch(3);
        var done = new CountDownLatch(3);

        try (var _ = Housekeeping.start(List.of(new Housekeeping.Chore("fails", Duration.ofMillis(1), () -> {
            tries.countDown();
            throw new IllegalStateException();
        }), new Housekeeping.Chore("works", Duration.ofMillis(1), done::countDown)))) {
            assertThat(tries.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void a_failure_is_logged_with_where_it_came_from_and_without_what_it_says() throws InterruptedException {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var log = (Logger) LoggerFactory.getLogger(Housekeeping.class);
        log.addAppender(logged);
        var tries = new CountDownLatch(2);
        try (var _ = Housekeeping.start(List.of(new Housekeeping.Chore("fails", Duration.ofMillis(1), () -> {
            tries.countDown();
            throw new IllegalStateException("marker");
        })))) {
            assertThat(tries.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            log.detachAppender(logged);
        }

        var event = logged.list.getFirst();
        assertThat(event.getFormattedMessage()).contains("fails");
        assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).contains("IllegalStateException")
                .contains("HousekeepingTest").doesNotContain("marker");
    }

    @Test
    void nothing_is_done_after_it_was_closed() throws Exception {
        var worker = new CompletableFuture<Thread>();
        var housekeeping = Housekeeping.start(List.of(
                new Housekeeping.Chore("works", Duration.ofMillis(1), () -> worker.complete(Thread.currentThread()))));
        var thread = worker.get(1, TimeUnit.MINUTES);
        housekeeping.close();

        Until.holds("its thread has ended", () -> !thread.isAlive());
    }
}
