package dev.seventy.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Ours beside a plain scan for a small and a large firm, in rounds that alternate; the first round only warms up. */
final class AlternatingRounds {

    private static final int ROUNDS = 7;
    private static final int SMALL = 1_000;
    private static final int LARGE = 10_000;

    private final Class<?> benchmark;
    private final String what;
    private final List<Round> rounds = new ArrayList<>();

    /** One round: microseconds for each side and size. */
    record Round(double assessedSmall, double scannedSmall, double assessedLarge, double scannedLarge) {
        double timesTheScan() {
            return assessedSmall / scannedSmall;
        }

        double timesTheScanLarge() {
            return assessedLarge / scannedLarge;
        }

        double timesTheSmall() {
            return assessedLarge / assessedSmall;
        }

        double scanTimesTheSmall() {
            return scannedLarge / scannedSmall;
        }
    }

    private AlternatingRounds(Class<?> benchmark, String what) {
        this.benchmark = benchmark;
        this.what = what;
    }

    /** @param benchmark with a parameter people, and a method for each side */
    static AlternatingRounds of(Class<?> benchmark, String what, String ours, String plain) throws Exception {
        var all = new AlternatingRounds(benchmark, what);
        for (int round = 0; round < ROUNDS; round++) {
            all.rounds.add(new Round(all.measure(ours, SMALL), all.measure(plain, SMALL), all.measure(ours, LARGE),
                    all.measure(plain, LARGE)));
        }
        return all;
    }

    private double measure(String side, int people) throws Exception {
        var options = new OptionsBuilder().include(benchmark.getName() + "\\." + side + "$")
                .param("people", String.valueOf(people)).verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }

    private List<Round> counted() {
        return rounds.subList(1, rounds.size());
    }

    private double median(Function<Round, Double> ratio) {
        var sorted = counted().stream().map(ratio).sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Prints the rounds, and writes them to a file below {@code target/bench}. */
    AlternatingRounds report(String file) throws Exception {
        Map<String, Double> medians = new LinkedHashMap<>();
        medians.put("ours / plain scan, 1,000 people", median(Round::timesTheScan));
        medians.put("ours / plain scan, 10,000 people", median(Round::timesTheScanLarge));
        medians.put("ours, 10,000 / 1,000 people", median(Round::timesTheSmall));
        medians.put("plain scan, 10,000 / 1,000 people", median(Round::scanTimesTheSmall));
        var text = new StringBuilder("Microseconds for each " + what + "\n").append(String.format(Locale.ROOT,
                "%8s %14s %14s %14s %14s%n", "round", "ours 1,000", "scan 1,000", "ours 10,000", "scan 10,000"));
        for (int number = 0; number < rounds.size(); number++) {
            var round = rounds.get(number);
            text.append(String.format(Locale.ROOT, "%8s %14.0f %14.0f %14.0f %14.0f%n",
                    number == 0 ? "(warm)" : String.valueOf(number), round.assessedSmall(), round.scannedSmall(),
                    round.assessedLarge(), round.scannedLarge()));
        }
        medians.forEach((name, median) -> text.append(String.format(Locale.ROOT, "%.2f  %s%n", median, name)));
        System.out.println(text);
        var path = Path.of("target", "bench", file);
        Files.createDirectories(path.getParent());
        Files.writeString(path,
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                        .writeValueAsString(Map.of("microseconds", rounds, "medianRatiosWithoutTheFirstRound", medians,
                                "processors", Runtime.getRuntime().availableProcessors(), "java",
                                Runtime.version().toString())));
        return this;
    }

    AlternatingRounds takesAtMostTimesTheScan(double most) {
        assertThat(median(Round::timesTheScan)).isLessThanOrEqualTo(most);
        return this;
    }

    AlternatingRounds takesAtMostTimesTheScanForTheLargeFirm(double most) {
        assertThat(median(Round::timesTheScanLarge)).isLessThanOrEqualTo(most);
        return this;
    }

    void growsAtMostForTenTimesThePeople(double times) {
        assertThat(median(Round::timesTheSmall)).isLessThanOrEqualTo(times);
    }
}
