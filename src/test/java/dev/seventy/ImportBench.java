package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Importing a million usage rows against a plain batch insert of the same rows: whole processes of 512 MB of heap each, in
 * turns, the first pair dropped. Ours starts, surveys and reads the export, finds out who and what is new, stages, and
 * confirms; the plain side makes the rows in memory and inserts them into one table without key or index.
 */
@Tag("bench")
class ImportBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int PAIRS = Integer.getInteger("bench.pairs", 6);
    private static final double LEAST_RATIO = 0.4;

    @TempDir
    private Path folder;

    @Test
    void an_import_takes_at_least_four_tenths_of_the_rows_per_second_of_a_plain_insert() throws Exception {
        var export = folder.resolve("usage.csv");
        UsageExport.write(export, ROWS);
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            var plain = seconds(pair, "dev.seventy.PlainInsert", folder.resolve("plain" + pair + ".db").toString(),
                    String.valueOf(ROWS));
            var imported = seconds(pair, "dev.seventy.Main", "import", export.toString(), "--yes");
            System.out.printf("pair %d%s: plain insert %.2f s, %,.0f rows/s; import %.2f s, %,.0f rows/s; ratio %.2f%n",
                    pair, pair == 0 ? " (dropped)" : "", plain, ROWS / plain, imported, ROWS / imported,
                    plain / imported);
            if (pair > 0) {
                ratios.add(plain / imported);
            }
        }
        var sorted = ratios.stream().sorted().toList();
        var median = sorted.get(sorted.size() / 2);
        System.out.printf("median ratio %.2f of %s%n", median, sorted);
        Files.createDirectories(Path.of("target/bench"));
        Files.writeString(Path.of("target/bench/import.json"),
                "{\"rows\": " + ROWS + ", \"ratios\": " + ratios + "}\n");
        assertThat(median).isGreaterThanOrEqualTo(LEAST_RATIO);
    }

    private double seconds(int pair, String main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        process.environment().put("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("import" + pair + ".db"));
        var begin = System.nanoTime();
        var running = process.start();
        assertThat(running.waitFor(10, TimeUnit.MINUTES)).isTrue();
        var seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(running.exitValue()).as(Files.readString(folder.resolve("output.txt"))).isZero();
        return seconds;
    }
}
