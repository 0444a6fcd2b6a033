package dev.seventy.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The independent tools of {@code src/test/node}, asked from tests that are tagged {@code independent}.
 *
 * <p>Every method fails with a sentence when Node or the tools are not installed; {@code .ci/run} installs them.
 */
public final class Node {

    private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();
    private static final Path SCHEMA = Path.of("target/slack-schema.json").toAbsolutePath();
    private static final Path LIMITS = Path.of("src/test/resources/slack/block-limits.json").toAbsolutePath();

    /** How a script ended and what it wrote. */
    public record Ended(int status, String out, String problems) {
    }

    /** What can be read in the picture, and the types of blocks that were left out of it. */
    public record Drawn(String text, List<String> skipped) {
        public Drawn {
            skipped = List.copyOf(skipped);
        }
    }

    private Node() {
    }

    /**
     * Holds messages and views against Slack's own types and the documented limits.
     *
     * @param lines see {@link #line}
     * @return status 0 if every one is taken; else the problems name line, place and fault
     */
    public static Ended check(List<String> lines) {
        try {
            if (!Files.exists(SCHEMA)) {
                var made = run("schema.mjs", SCHEMA.toString());
                if (made.status() != 0) {
                    throw new AssertionError("no schema could be made of Slack's types: " + made.problems());
                }
            }
            var file = Files.createTempFile("slack", ".jsonl");
            try {
                Files.write(file, lines);
                return run("check.mjs", SCHEMA.toString(), LIMITS.toString(), file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A line to {@link #check}: {@code message}, {@code modal} or {@code home}, and the blocks or the view as JSON. */
    public static String line(String kind, String body) {
        var line = Json.object().put("kind", kind);
        line.set("body", Json.read(body).orElseThrow(() -> new AssertionError("no JSON: " + body)));
        return Json.write(line);
    }

    /** Draws blocks, or the blocks of a view, into a PNG as Slack would show them. */
    public static Drawn render(String body, Path png) {
        try {
            var file = Files.createTempFile("slack", ".json");
            try {
                Files.writeString(file, body);
                var ended = run("render.mjs", file.toString(), png.toAbsolutePath().toString());
                if (ended.status() != 0) {
                    throw new AssertionError("not drawn: " + ended.problems());
                }
                var drawn = Json.read(ended.out()).orElseThrow();
                return new Drawn(drawn.path("text").asString(),
                        drawn.path("skipped").valueStream().map(JsonNode::asString).toList());
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Talks to the local chat in a browser: see {@code chat.mjs}.
     *
     * @param address the one that the server prints
     * @param steps a JSON array
     * @return what stands on the page in the newest turn after each step
     */
    public static List<String> chat(String address, String steps, Path png) {
        try {
            var file = Files.createTempFile("chat", ".json");
            try {
                Files.writeString(file, steps);
                var ended = run("chat.mjs", address, file.toString(), png.toAbsolutePath().toString());
                if (ended.status() != 0) {
                    throw new AssertionError("the browser stopped: " + ended.problems());
                }
                return Json.read(ended.out()).orElseThrow().valueStream().map(JsonNode::asString).toList();
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Somebody else's Slack Web API on a free port, with this seed: see {@code emulate.mjs}. */
    public static Emulator emulator(String seed) {
        try {
            var process = start("emulate.mjs", seed).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            var first = Optional.ofNullable(out.readLine()).flatMap(Json::read)
                    .orElseThrow(() -> new AssertionError("the emulator did not start"));
            return new Emulator(process, URI.create("http://127.0.0.1:" + first.path("port").asInt()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The emulator, until it is closed. */
    public static final class Emulator implements AutoCloseable {

        private final Process process;
        private final URI base;

        private Emulator(Process process, URI base) {
            this.process = process;
            this.base = base;
        }

        public URI base() {
            return base;
        }

        /** What a client takes instead of {@code https://slack.com/api/}. */
        public URI api() {
            return base.resolve("/api/");
        }

        @Override
        public void close() {
            try {
                process.getOutputStream().close();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Reads what Prometheus would be told; status 0 and the families as JSON where it can be read. */
    public static Ended metrics(String text) {
        try {
            var file = Files.createTempFile("metrics", ".txt");
            try {
                Files.writeString(file, text);
                return run("metrics.mjs", file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Ended run(String script, String... arguments) throws IOException {
        var out = Files.createTempFile("node", ".out");
        var problems = Files.createTempFile("node", ".err");
        try {
            var process = start(script, arguments).redirectOutput(out.toFile()).redirectError(problems.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(script + " did not end in 2 minutes");
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(problems));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        } finally {
            Files.delete(out);
            Files.delete(problems);
        }
    }

    private static ProcessBuilder start(String script, String... arguments) {
        if (!Files.isDirectory(SCRIPTS.resolve("node_modules"))) {
            throw new AssertionError(
                    "the independent tools are not installed: run npm ci in src/test/node, or .ci/run");
        }
        var command = new ArrayList<>(List.of(node().toString(), SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static Path node() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, "node")).filter(Files::isExecutable).findFirst().orElseThrow(
                        () -> new AssertionError("there is no node on the PATH; the independent tests need Node 20"));
    }
}
