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

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How long the scorer takes beside a plain bit-set scan, in rounds that alternate; the first round only warms up. */
@Tag("bench")
class ScorerBench {

    private static final int ROUNDS = 7;
    private static final int SMALL = 1_000;
    private static final int LARGE = 10_000;
    private static final double MOST_TIMES_THE_SCAN = 4;
    private static final double MOST_TIMES_FOR_TEN_TIMES_THE_PEOPLE = 12;

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

    @Test
    void the_scorer_takes_at_most_4_times_a_plain_scan_and_grows_with_the_firm() throws Exception {
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(new Round(measure("assessments", SMALL), measure("bitSets", SMALL),
                    measure("assessments", LARGE), measure("bitSets", LARGE)));
        }
        var counted = rounds.subList(1, rounds.size());
        Map<String, Double> medians = new LinkedHashMap<>();
        medians.put("assessments / bit sets, 1,000 people", median(counted, Round::timesTheScan));
        medians.put("assessments / bit sets, 10,000 people", median(counted, Round::timesTheScanLarge));
        medians.put("assessments, 10,000 / 1,000 people", median(counted, Round::timesTheSmall));
        medians.put("bit sets, 10,000 / 1,000 people", median(counted, Round::scanTimesTheSmall));
        report(rounds, medians);
        assertThat(median(counted, Round::timesTheScan)).isLessThanOrEqualTo(MOST_TIMES_THE_SCAN);
        assertThat(median(counted, Round::timesTheSmall)).isLessThanOrEqualTo(MOST_TIMES_FOR_TEN_TIMES_THE_PEOPLE);
    }

    private static double measure(String side, int people) throws Exception {
        var options = new OptionsBuilder().include(ScoringBenchmark.class.getName() + "\\." + side + "$")
                .param("people", String.valueOf(people)).verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }

    private static double median(List<Round> rounds, Function<Round, Double> ratio) {
        var sorted = rounds.stream().map(ratio).sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static void report(List<Round> rounds, Map<String, Double> medians) throws Exception {
        var text = new StringBuilder("Microseconds for each assessment of all six designations\n")
                .append(String.format(Locale.ROOT, "%8s %14s %14s %14s %14s%n", "round", "ours 1,000", "scan 1,000",
                        "ours 10,000", "scan 10,000"));
        for (int number = 0; number < rounds.size(); number++) {
            var round = rounds.get(number);
            text.append(String.format(Locale.ROOT, "%8s %14.0f %14.0f %14.0f %14.0f%n",
                    number == 0 ? "(warm)" : String.valueOf(number), round.assessedSmall(), round.scannedSmall(),
                    round.assessedLarge(), round.scannedLarge()));
        }
        medians.forEach((name, median) -> text.append(String.format(Locale.ROOT, "%.2f  %s%n", median, name)));
        System.out.println(text);
        var file = Path.of("target", "bench", "scorer.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file,
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                        .writeValueAsString(Map.of("microseconds", rounds, "medianRatiosWithoutTheFirstRound", medians,
                                "processors", Runtime.getRuntime().availableProcessors(), "java",
                                Runtime.version().toString())));
    }
}
