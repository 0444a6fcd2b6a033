package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.slack.fake.SlackClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {

    /** The example of https://docs.slack.dev/authentication/verifying-requests-from-slack */
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String TIMESTAMP = "1531420618";
    private static final String BODY = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
            + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    private static final String DIGEST = "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final Instant THEN = Instant.ofEpochSecond(1531420618);

    private final SlackSignature signature = new SlackSignature(SECRET, Optional.empty());

    @Test
    void the_published_example_is_signed() {
        assertThat(signed(TIMESTAMP, "v0=" + DIGEST, BODY, THEN)).isTrue();
    }

    @Test
    void one_changed_character_of_the_body_is_not() {
        assertThat(signed(TIMESTAMP, "v0=" + DIGEST, BODY.replace("T1DC2JH3J&", "T1DC2JH3K&"), THEN)).isFalse();
    }

    @Test
    void another_secret_is_not() {
        var other = new SlackSignature("8f742231b10e8888abcd99yyyzzz85a6", Optional.empty());

        assertThat(other.signed(List.of(TIMESTAMP), List.of("v0=" + DIGEST), BODY.getBytes(UTF_8), THEN)).isFalse();
    }

    @Test
    void the_secret_before_is_taken_while_it_is_given_and_not_after() {
        var rotating = new SlackSignature("new", Optional.of(SECRET));
        var rotated = new SlackSignature("new", Optional.empty());

        assertThat(rotating.signed(List.of(TIMESTAMP), List.of("v0=" + DIGEST), BODY.getBytes(UTF_8), THEN)).isTrue();
        assertThat(rotated.signed(List.of(TIMESTAMP), List.of("v0=" + DIGEST), BODY.getBytes(UTF_8), THEN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 0, 299, 300})
    void five_minutes_either_way_are_taken(long seconds) {
        assertThat(signed(TIMESTAMP, "v0=" + DIGEST, BODY, THEN.plusSeconds(seconds))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-31_536_000, -301, 301, 31_536_000})
    void more_is_refused_in_the_past_and_in_the_future(long seconds) {
        assertThat(signed(TIMESTAMP, "v0=" + DIGEST, BODY, THEN.plusSeconds(seconds))).isFalse();
    }

    @Test
    void half_a_second_beyond_five_minutes_is_refused() {
        assertThat(signed(TIMESTAMP, "v0=" + DIGEST, BODY, THEN.plusSeconds(300).plusMillis(500))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1531420618", "1e9", " 1531420618", "1531420618 ", "15314206180000000000",
            "١٥٣١٤٢٠٦١٨", "1531420618\n", "1531420618,1531420618", "0x5b47a0ca"})
    void a_malformed_timestamp_is_refused_even_when_signed(String timestamp) {
        assertThat(signed(timestamp, SlackClient.signature(SECRET, timestamp, BODY.getBytes(UTF_8)), BODY, THEN))
                .isFalse();
    }

    static Stream<String> malformedSignatures() {
        return Stream.of("", DIGEST, "v1=" + DIGEST, "V0=" + DIGEST, "v0=" + DIGEST.toUpperCase(Locale.ROOT),
                "v0=" + DIGEST.substring(1), "v0=" + DIGEST + "0", " v0=" + DIGEST, "v0=" + DIGEST + "\n",
                "v0=" + DIGEST + ",v0=" + DIGEST, "v0=" + "g".repeat(64), "v0=" + "0".repeat(1_000_000),
                "v0=" + DIGEST.replace('1', '１'));
    }

    @ParameterizedTest
    @MethodSource("malformedSignatures")
    void a_malformed_signature_is_refused(String malformed) {
        assertThat(signed(TIMESTAMP, malformed, BODY, THEN)).isFalse();
    }

    @Test
    void each_header_must_come_exactly_once() {
        var good = List.of("v0=" + DIGEST);
        var time = List.of(TIMESTAMP);
        var body = BODY.getBytes(UTF_8);

        assertThat(signature.signed(List.of(), good, body, THEN)).isFalse();
        assertThat(signature.signed(time, List.of(), body, THEN)).isFalse();
        assertThat(signature.signed(List.of(TIMESTAMP, TIMESTAMP), good, body, THEN)).isFalse();
        assertThat(signature.signed(time, List.of("v0=" + DIGEST, "v0=" + DIGEST), body, THEN)).isFalse();
    }

    static Stream<byte[]> bodies() {
        return Stream.of(new byte[0], "a\r\nb\r\n".getBytes(UTF_8), "a\n".getBytes(UTF_8), "wörld 世界".getBytes(UTF_8),
                new byte[]{(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3}, "\uFEFF{}".getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void any_bytes_can_be_signed(byte[] body) {
        var given = SlackClient.signature(SECRET, TIMESTAMP, body);

        assertThat(signature.signed(List.of(TIMESTAMP), List.of(given), body, THEN)).isTrue();
    }

    @Test
    void the_secret_is_not_shown() {
        assertThat(signature.toString()).doesNotContain(SECRET);
    }

    private boolean signed(String timestamp, String given, String body, Instant now) {
        return signature.signed(List.of(timestamp), List.of(given), body.getBytes(UTF_8), now);
    }
}
