package dev.seventy.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.seventy.store.Errand;
import org.junit.jupiter.api.Test;

class OutagesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Outages outages = new Outages();
    private final AtomicBoolean isThere = new AtomicBoolean();
    private final AtomicInteger questions = new AtomicInteger();
    private final Carrier carrier = new Carrier() {
        @Override
        public String platform() {
            return "slack";
        }

        @Override
        public boolean answers() {
            questions.incrementAndGet();
            return isThere.get();
        }

        @Override
        public List<Allowance> allowances(Errand errand, String payload) {
            return List.of();
        }

        @Override
        public Outcome carry(Errand errand, String payload) {
            return new Outcome.Done("ok");
        }
    };

    private void unanswered(int times) {
        for (int one = 0; one < times; one++) {
            outages.unanswered("slack");
        }
    }

    @Test
    void single_tries_without_an_answer_are_no_outage() {
        unanswered(Outages.FEW - 1);
        outages.answered("slack");
        unanswered(Outages.FEW - 1);
        assertThat(outages.away(carrier, false, NOW)).isEmpty();
        assertThat(questions).hasValue(0);
    }

    @Test
    void after_a_few_tries_without_an_answer_one_question_is_asked_at_a_time_and_an_answer_ends_it() {
        unanswered(Outages.FEW);
        assertThat(outages.away(carrier, true, NOW)).hasValue(NOW.plus(Outages.FIRST));
        assertThat(outages.away(carrier, true, NOW)).hasValue(NOW.plus(Outages.FIRST));
        assertThat(questions).as("the second does not ask").hasValue(1);
        var next = NOW.plus(Outages.FIRST);
        assertThat(outages.away(carrier, true, next)).as("it waits longer")
                .hasValue(next.plus(Outages.FIRST.multipliedBy(2)));
        assertThat(questions).hasValue(2);
        isThere.set(true);
        assertThat(outages.away(carrier, true, next.plus(Outages.FIRST.multipliedBy(2)))).isEmpty();
        assertThat(outages.away(carrier, false, next)).isEmpty();
        assertThat(questions).hasValue(3);
    }

    @Test
    void those_that_nobody_waits_for_do_not_come_back_at_once_and_other_platforms_go_on() {
        unanswered(Outages.FEW);
        var first = outages.away(carrier, false, NOW).orElseThrow();
        assertThat(outages.away(carrier, false, NOW).orElseThrow()).isAfter(first);
        assertThat(first).isBetween(NOW.plus(Outages.FIRST), NOW.plus(Outages.FIRST).plus(Duration.ofSeconds(1)));
        outages.unanswered("teams");
        outages.answered("teams");
        assertThat(outages.away(carrier, false, NOW)).isPresent();
    }
}
