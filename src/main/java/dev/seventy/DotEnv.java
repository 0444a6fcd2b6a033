package dev.seventy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings in a file of lines such as {@code NAME=value}. */
final class DotEnv {

    private DotEnv() {
    }

    /** The variables with those of the file below them: what is set already goes first. */
    static Map<String, String> below(Map<String, String> variables, Path file) {
        if (!Files.isRegularFile(file)) {
            return variables;
        }
        Map<String, String> all = new HashMap<>();
        try {
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    all.put(line.substring(0, equals).strip(), unquoted(line.substring(equals + 1).strip()));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        all.putAll(variables);
        return all;
    }

    private static String unquoted(String value) {
        var quoted = value.length() >= 2
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
