package dev.seventy.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Ours beside a plain scan for firms of several sizes, in rounds that alternate; the first round only warms up. */
final class AlternatingRounds {

    private static final int ITERATIONS = 3;

    private final Class<?> benchmark;
    private final String what;
    private final List<SortedMap<Integer, Sides>> rounds = new ArrayList<>();

    /** Microseconds that each side takes. */
    record Sides(double ours, double scan) {
        double timesTheScan() {
            return ours / scan;
        }
    }

    private AlternatingRounds(Class<?> benchmark, String what) {
        this.benchmark = benchmark;
        this.what = what;
    }

    /**
     * @param benchmark with a parameter people, and a method for each side
     * @param people the sizes, the smallest first
     */
    static AlternatingRounds of(Class<?> benchmark, String what, String ours, String plain, int rounds,
            List<Integer> people) throws Exception {
        var all = new AlternatingRounds(benchmark, what);
        for (int round = 0; round < rounds; round++) {
            SortedMap<Integer, Sides> sizes = new TreeMap<>();
            for (int size : people) {
                sizes.put(size, new Sides(all.measure(ours, size), all.measure(plain, size)));
            }
            all.rounds.add(sizes);
        }
        return all;
    }

    /** In a JVM of its own, with room enough that collections are few. */
    private double measure(String side, int people) throws Exception {
        var options = new OptionsBuilder().include(benchmark.getName() + "\\." + side + "$")
                .param("people", String.valueOf(people)).mode(Mode.AverageTime).timeUnit(TimeUnit.MICROSECONDS)
                .warmupIterations(ITERATIONS).warmupTime(TimeValue.seconds(1)).measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1)).forks(1).jvmArgsAppend("-Xms1g", "-Xmx1g")
                .verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }

    private double median(ToDoubleFunction<SortedMap<Integer, Sides>> ratio) {
        var sorted = rounds.stream().skip(1).mapToDouble(ratio).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Sides of(SortedMap<Integer, Sides> round, int people) {
        return Optional.ofNullable(round.get(people)).orElseThrow();
    }

    /** How many times as long as the scan ours takes, the median of the rounds. */
    double timesTheScan(int people) {
        return median(round -> of(round, people).timesTheScan());
    }

    /** How many times as long ours takes for a larger firm. */
    double growth(int from, int to) {
        return median(round -> of(round, to).ours() / of(round, from).ours());
    }

    private double growthOfTheScan(int from, int to) {
        return median(round -> of(round, to).scan() / of(round, from).scan());
    }

    /**
     * Growth of ours in growths of the scan: what the scan's own time grows by is what more facts cost in memory, on the
     * same machine in the same round.
     */
    double growthTimesTheScans(int from, int to) {
        return median(round -> of(round, to).timesTheScan() / of(round, from).timesTheScan());
    }

    private Map<String, Double> medians() {
        Map<String, Double> medians = new LinkedHashMap<>();
        var sizes = List.copyOf(rounds.getFirst().keySet());
        sizes.forEach(people -> medians.put(String.format(Locale.ROOT, "ours / plain scan, %,d people", people),
                timesTheScan(people)));
        for (int next = 1; next < sizes.size(); next++) {
            var from = sizes.get(next - 1);
            var to = sizes.get(next);
            var which = String.format(Locale.ROOT, ", %,d / %,d people", to, from);
            medians.put("ours" + which, growth(from, to));
            medians.put("plain scan" + which, growthOfTheScan(from, to));
            medians.put("growth of ours / growth of the plain scan" + which, growthTimesTheScans(from, to));
        }
        return medians;
    }

    /** Prints the rounds, and writes them to a file below {@code target/bench}. */
    AlternatingRounds report(String file) throws Exception {
        var text = new StringBuilder("Microseconds for each " + what + "\n   round");
        rounds.getFirst().keySet().forEach(
                people -> text.append(String.format(Locale.ROOT, " %14s %14s", "ours " + people, "scan " + people)));
        for (int number = 0; number < rounds.size(); number++) {
            text.append(String.format(Locale.ROOT, "%n%8s", number == 0 ? "(warm)" : String.valueOf(number)));
            rounds.get(number).values().forEach(
                    sides -> text.append(String.format(Locale.ROOT, " %14.0f %14.0f", sides.ours(), sides.scan())));
        }
        medians().forEach((name, median) -> text.append(String.format(Locale.ROOT, "%n%.2f  %s", median, name)));
        System.out.println(text);
        var path = Path.of("target", "bench", file);
        Files.createDirectories(path.getParent());
        Files.writeString(path,
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                        .writeValueAsString(Map.of("microseconds", rounds, "medianRatiosWithoutTheFirstRound",
                                medians(), "processors", Runtime.getRuntime().availableProcessors(), "java",
                                Runtime.version().toString())));
        return this;
    }
}
