package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the check of a signature costs beside its bare HMAC and Bolt's own check, and whether its time tells anything. */
@Tag("bench")
class SignatureBench {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String TIMESTAMP = Long.toString(NOW.getEpochSecond());
    private static final byte[] BODY = "text=data-ai&".repeat(46).getBytes(US_ASCII);
    private static final int PROBES = 200_000;
    private static final int ROUNDS = 9;
    private static final int CHECKS = 50_000;
    private static final double LEAST_TELLING = 4.5;

    private final SlackSignature ours = new SlackSignature(SECRET, Optional.empty());
    private final List<String> results = new ArrayList<>();
    private long seen;

    private void note(String line) throws IOException {
        System.out.println(line);
        results.add(line);
        Files.createDirectories(Path.of("target/bench"));
        Files.write(Path.of("target/bench/signature-" + results.getFirst().split(" ")[0] + ".txt"), results);
    }

    private static byte[] digest() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        mac.update(("v0:" + TIMESTAMP + ":").getBytes(US_ASCII));
        return mac.doFinal(BODY);
    }

    private boolean signed(String signature) {
        return ours.signed(List.of(TIMESTAMP), List.of(signature), BODY, NOW);
    }

    private interface Check {
        boolean passes() throws Exception;
    }

    private double nanoseconds(Check check) throws Exception {
        var begun = System.nanoTime();
        for (int turn = 0; turn < CHECKS; turn++) {
            seen += check.passes() ? 1 : 0;
        }
        return (System.nanoTime() - begun) / (double) CHECKS;
    }

    @Test
    void the_check_costs_little_more_than_its_hmac() throws Exception {
        var signature = "v0=" + HexFormat.of().formatHex(digest());
        var now = Long.toString(Instant.now().getEpochSecond());
        var bolts = new com.slack.api.app_backend.SlackSignature.Verifier(
                new com.slack.api.app_backend.SlackSignature.Generator(SECRET));
        var text = new String(BODY, US_ASCII);
        var boltSignature = new com.slack.api.app_backend.SlackSignature.Generator(SECRET).generate(now, text);
        var costs = new double[3][ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            var raw = nanoseconds(() -> digest().length == 32);
            var own = nanoseconds(() -> signed(signature));
            var bolt = nanoseconds(() -> bolts.isValid(now, text, boltSignature));
            if (round >= 0) {
                costs[0][round] = raw;
                costs[1][round] = own;
                costs[2][round] = bolt;
            }
        }
        Arrays.stream(costs).forEach(Arrays::sort);
        var raw = costs[0][ROUNDS / 2];
        var own = costs[1][ROUNDS / 2];
        note("cost of %d bytes: bare HMAC %.0f ns, ours %.0f ns (%.2f times), Bolt's %.0f ns (%.2f times); medians of %d rounds"
                .formatted(BODY.length, raw, own, own / raw, costs[2][ROUNDS / 2], costs[2][ROUNDS / 2] / raw, ROUNDS));
        assertThat(seen).isEqualTo(3L * CHECKS * (ROUNDS + 2));
        assertThat(own / raw).isLessThan(2);
    }

    /** Wrong in the first byte, or in the last, by turns of a coin; Welch's t of the two, without the slowest twentieth. */
    @Test
    void the_time_of_a_wrong_signature_does_not_tell_where_it_is_wrong() throws Exception {
        var digest = digest();
        var first = digest.clone();
        first[0] ^= 1;
        var last = digest.clone();
        last[last.length - 1] ^= 1;
        var signatures = List.of("v0=" + HexFormat.of().formatHex(first), "v0=" + HexFormat.of().formatHex(last));
        for (int warm = 0; warm < PROBES / 4; warm++) {
            assertThat(signed(signatures.get(warm % 2))).isFalse();
        }
        var random = new Random(70);
        var times = new double[2][PROBES];
        var counts = new int[2];
        for (int probe = 0; probe < PROBES; probe++) {
            var which = random.nextInt(2);
            var signature = signatures.get(which);
            var begun = System.nanoTime();
            seen += signed(signature) ? 1 : 0;
            times[which][counts[which]++] = System.nanoTime() - begun;
        }
        assertThat(seen).isZero();
        var all = new double[PROBES];
        System.arraycopy(times[0], 0, all, 0, counts[0]);
        System.arraycopy(times[1], 0, all, counts[0], counts[1]);
        Arrays.sort(all);
        var slowest = all[(int) (PROBES * 0.95)];
        var one = Arrays.stream(times[0], 0, counts[0]).filter(time -> time <= slowest).toArray();
        var other = Arrays.stream(times[1], 0, counts[1]).filter(time -> time <= slowest).toArray();
        var t = (mean(one) - mean(other)) / Math.sqrt(variance(one) / one.length + variance(other) / other.length);
        note("timing of %d wrong signatures: wrong in the first byte %.1f ns, in the last %.1f ns, Welch's t %.2f"
                .formatted(PROBES, mean(one), mean(other), t));
        assertThat(Math.abs(t)).isLessThan(LEAST_TELLING);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        var mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }
}
