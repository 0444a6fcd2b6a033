package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.Test;

class WiperTest {

    @Test
    void whoever_is_forgotten_while_it_finds_nothing_left_to_do_is_not_left_out() {
        var woken = new CompletableFuture<Wiper>();
        var attempts = new AtomicInteger();
        try (var wiper = new Wiper(() -> {
            if (attempts.incrementAndGet() == 1) {
                woken.join().wake();
            }
            return true;
        })) {
            woken.complete(wiper);
            wiper.wake();
            Until.holds("it tries once more", () -> attempts.get() >= 2);
            assertThat(attempts).as("tries before it is closed").hasValue(2);
        }
    }
}
