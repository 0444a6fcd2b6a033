package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;

import com.slack.api.methods.MethodsRateLimitTier;
import com.slack.api.methods.MethodsRateLimits;
import dev.seventy.outbound.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlackRatesTest {

    static Stream<String> methods() {
        return SlackRates.PUBLISHED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void no_minute_takes_more_than_four_fifths_of_what_slacks_own_library_knows_as_published(String method) {
        int published = MethodsRateLimitTier.getAllowedRequestsPerMinute(MethodsRateLimits.lookupRateLimitTier(method));

        assertThat(SlackRates.PUBLISHED).containsEntry(method, published);
        assertThat(inAMinute(SlackRates.method(method, "T1").rate())).isLessThanOrEqualTo(published * 4L / 5);
    }

    private static long inAMinute(Rate rate) {
        return rate.burst() + rate.permits() * Duration.ofMinutes(1).toNanos() / rate.per().toNanos();
    }

    @Test
    void several_hundred_messages_a_minute_are_taken_as_two_hundred() {
        assertThat(inAMinute(SlackRates.method("chat.postMessage", "T1").rate())).isEqualTo(160);
    }

    @Test
    void a_channel_gets_one_message_at_a_time_and_less_than_one_a_second() {
        var rate = SlackRates.channel("C1", "T1").rate();

        assertThat(rate.burst()).isEqualTo(1);
        assertThat(rate.per().dividedBy(rate.permits())).isGreaterThanOrEqualTo(Duration.ofMillis(1_250));
    }

    @Test
    void workspaces_and_channels_do_not_share() {
        assertThat(SlackRates.method("chat.update", "T1").bucket())
                .isNotEqualTo(SlackRates.method("chat.update", "T2").bucket());
        assertThat(SlackRates.channel("C1", "T1").bucket()).isNotEqualTo(SlackRates.channel("C1", "T2").bucket())
                .isNotEqualTo(SlackRates.channel("C2", "T1").bucket());
    }
}
