package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole process from its start until it is ready, with what the JVM learned in a rehearsal and without, in turns. */
@Tag("bench")
@SuppressWarnings("NullAway.Init")
class StartUpBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final Pattern PORT = Pattern.compile("http://localhost:(\\d+)/");

    @TempDir
    private Path folder;

    /** @param resident memory of the process once it was ready, in KiB */
    private record Start(double millis, long resident) {
    }

    private Start start(Path jar, String name, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString(), "serve"));
        var place = Files.createDirectory(folder.resolve(name));
        var builder = new ProcessBuilder(command).redirectError(place.resolve("log").toFile());
        builder.environment().put("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + place.resolve("seventy.db"));
        builder.environment().put("SEVENTY_PORT", "0");
        builder.environment().put("SEVENTY_HOME", place.toString());
        var begun = System.nanoTime();
        var process = builder.start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            var port = PORT.matcher(String.valueOf(out.readLine()));
            assertThat(port.find()).isTrue();
            assertThat(isReady(Integer.parseInt(port.group(1)))).isTrue();
            var millis = (System.nanoTime() - begun) / 1e6;
            return new Start(millis, resident(process.pid()));
        } finally {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean isReady(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8).startsWith("HTTP/1.1 200");
        }
    }

    private static long resident(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElseThrow();
    }

    @Test
    void with_the_cache_a_start_takes_at_most_three_fifths() throws Exception {
        var jar = ShippedJar.trained(folder);
        var cached = List.of(ShippedJar.option(jar));
        List<Double> ratios = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            var plain = start(jar, "plain" + round, List.of());
            var learned = start(jar, "learned" + round, cached);
            var line = String.format(
                    "{\"round\": %d, \"plain_ms\": %.0f, \"cached_ms\": %.0f, \"plain_kib\": %d, \"cached_kib\": %d}",
                    round, plain.millis(), learned.millis(), plain.resident(), learned.resident());
            System.out.println(line);
            raw.add(line);
            if (round > 0) {
                ratios.add(learned.millis() / plain.millis());
                memory.add((double) learned.resident() / plain.resident());
            }
        }
        Files.createDirectories(Path.of("target/bench"));
        Files.writeString(Path.of("target/bench/start-up.json"), "[" + String.join(",\n ", raw) + "]\n");
        System.out.printf("start %.2f of plain, resident memory %.2f of plain%n", median(ratios), median(memory));
        assertThat(median(ratios)).isLessThanOrEqualTo(0.6);
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
