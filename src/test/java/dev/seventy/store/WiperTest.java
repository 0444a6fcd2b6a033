package dev.seventy.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.Test;

class WiperTest {

    @Test
    void whoever_is_forgotten_while_it_finds_nothing_left_to_do_is_not_left_out() {
        var woken = new AtomicReference<Wiper>();
        var attempts = new AtomicInteger();
        try (var wiper = new Wiper(() -> {
            if (attempts.incrementAndGet() == 1) {
                Until.holds("it is known", () -> woken.get() != null);
                woken.get().wake();
            }
            return true;
        })) {
            woken.set(wiper);
            wiper.wake();
            Until.holds("it tries once more", () -> attempts.get() == 2);
        }
    }
}
