package dev.seventy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs command lines as a user would, on a database file of its own. */
final class CommandLine {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    private final Path folder;
    private final Map<String, String> settings;

    /** What a command line printed, and its exit code. */
    record Outcome(int code, String text) {
    }

    CommandLine(Path folder) {
        this(folder, Map.of());
    }

    /** @param settings beside where the database is */
    CommandLine(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = new HashMap<>(settings);
        this.settings.put("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db"));
    }

    Outcome run(String... arguments) {
        return run(Optional.empty(), arguments);
    }

    /** The same with a person at the keyboard, who types these lines. */
    Outcome answering(String lines, String... arguments) {
        return run(Optional.of(new BufferedReader(new StringReader(lines))), arguments);
    }

    private Outcome run(Optional<BufferedReader> person, String... arguments) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (var app = App.open(Config.from(settings), Optional.empty(), CLOCK, out)) {
            var code = app.terminal(List.of(arguments), person, folder);
            return new Outcome(code, printed.toString(StandardCharsets.UTF_8));
        } catch (Config.Invalid wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
