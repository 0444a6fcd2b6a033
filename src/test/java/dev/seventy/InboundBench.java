package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A signed {@code /score data-ai} of the sample firm, from the bytes to the answer, each with a delivery key committed to
 * the disk, against a Bolt app with one constant reply and no storage: a process each, driven in turns by the same client
 * with requests that were signed beforehand, the first pair dropped.
 */
@Tag("bench")
class InboundBench {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final int CONNECTIONS = 32;
    private static final int REQUESTS = Integer.getInteger("bench.requests", 40_000);
    private static final int PAIRS = Integer.getInteger("bench.pairs", 8);
    private static final int PACED = Integer.getInteger("bench.paced", 20_000);
    private static final double LEAST_RATIO = 0.6;
    private static final double MOST_LATENCY_RATIO = 4;
    private static final double LEAST_CEILING = 1.5;

    @TempDir
    private Path folder;

    private final SignedCommands commands = new SignedCommands(SECRET, LoadedServer.TEAM, LoadedServer.USER);
    private final List<String> results = new ArrayList<>();

    private Map<String, String> environment() {
        return Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"), "SEVENTY_PORT", "0",
                "SEVENTY_SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "SLACK_SIGNING_SECRET", SECRET,
                "SLACK_BOT_TOKEN", "xoxb-none", "SLACK_API_URL", "http://127.0.0.1:9/api/");
    }

    private LoadClient.Round round(int port, int requests, long pause) {
        var round = new LoadClient(port, CONNECTIONS).send(commands.requests(requests, "/score", _ -> "data-ai"),
                pause);
        assertThat(round.refused()).isZero();
        return round;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2);
    }

    private void note(String line) throws IOException {
        System.out.println(line);
        results.add(line);
        Files.createDirectories(Path.of("target/bench"));
        Files.write(Path.of("target/bench/inbound.txt"), results);
    }

    @Test
    void a_real_score_is_acknowledged_at_six_tenths_of_a_constant_reply() throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> fastest = new ArrayList<>();
        try (var ours = Child.start(LoadedServer.class, folder.resolve("ours.log"), environment(), folder.toString());
                var bolt = Child.start(ConstantBolt.class, folder.resolve("bolt.log"), Map.of(), SECRET);
                var ceiling = Child.start(ConstantAnswer.class, folder.resolve("ceiling.log"), Map.of())) {
            for (int pair = 0; pair < PAIRS; pair++) {
                var one = round(ours.port(), REQUESTS, 0);
                var other = round(bolt.port(), REQUESTS, 0);
                note("pair %d%s: ours %,.0f/s, p50 %.2f ms, p99 %.2f ms; Bolt %,.0f/s, p50 %.2f ms, p99 %.2f ms; ratio %.2f"
                        .formatted(pair, pair == 0 ? " (dropped)" : "", one.perSecond(), one.milliseconds(0.5),
                                one.milliseconds(0.99), other.perSecond(), other.milliseconds(0.5),
                                other.milliseconds(0.99), one.perSecond() / other.perSecond()));
                if (pair > 0) {
                    ratios.add(one.perSecond() / other.perSecond());
                    fastest.add(Math.max(one.perSecond(), other.perSecond()));
                }
            }
            List<Double> ceilings = new ArrayList<>();
            for (int turn = 0; turn < 5; turn++) {
                var round = round(ceiling.port(), 2 * REQUESTS, 0);
                note("the client alone: %,.0f/s".formatted(round.perSecond()));
                ceilings.add(round.perSecond());
            }
            note("median ratio %.2f; the client's ceiling is %.2f times the faster side".formatted(median(ratios),
                    median(ceilings) / median(fastest)));
            assertThat(median(ceilings) / median(fastest)).isGreaterThanOrEqualTo(LEAST_CEILING);
            assertThat(median(ratios)).isGreaterThanOrEqualTo(LEAST_RATIO);
        }
    }

    @Test
    void the_slowest_hundredth_stays_within_four_times_while_an_import_and_large_scores_run() throws Exception {
        List<Double> ratios = new ArrayList<>();
        try (var ours = Child.start(LoadedServer.class, folder.resolve("ours.log"), environment(), folder.toString(),
                "large")) {
            var saturated = median(List.of(round(ours.port(), REQUESTS, 0).perSecond(),
                    round(ours.port(), REQUESTS, 0).perSecond(), round(ours.port(), REQUESTS, 0).perSecond()));
            var pause = (long) (1e9 / (saturated * 0.2));
            for (int pair = 0; pair < PAIRS; pair++) {
                var idle = round(ours.port(), PACED, pause);
                ours.tell("load");
                var loaded = round(ours.port(), PACED, pause);
                ours.tell("calm");
                var done = ours.hear();
                note("pair %d%s at %,.0f/s: idle p50 %.2f, p99 %.2f, p99.9 %.2f, most %.2f ms; with work beside it (%s) p50 %.2f, p99 %.2f, p99.9 %.2f, most %.2f ms; ratio of p99 %.2f"
                        .formatted(pair, pair == 0 ? " (dropped)" : "", 1e9 / pause, idle.milliseconds(0.5),
                                idle.milliseconds(0.99), idle.milliseconds(0.999), idle.milliseconds(1), done,
                                loaded.milliseconds(0.5), loaded.milliseconds(0.99), loaded.milliseconds(0.999),
                                loaded.milliseconds(1), loaded.milliseconds(0.99) / idle.milliseconds(0.99)));
                if (pair > 0) {
                    ratios.add(loaded.milliseconds(0.99) / idle.milliseconds(0.99));
                }
            }
            note("median ratio of p99 %.2f".formatted(median(ratios)));
            assertThat(median(ratios)).isLessThanOrEqualTo(MOST_LATENCY_RATIO);
        }
    }
}
