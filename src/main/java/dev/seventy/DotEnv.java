package dev.seventy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Settings in a file of lines such as {@code NAME=value}. */
final class DotEnv {

    private static final Pattern SETTING = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=(.*)",
            Pattern.DOTALL);

    private DotEnv() {
    }

    /**
     * The variables with those of the file below them: what is set already goes first.
     *
     * @throws Config.Invalid with the number of each line that is no setting, and never with what stands in it
     */
    static Map<String, String> below(Map<String, String> variables, Path file) {
        if (!Files.isRegularFile(file)) {
            return variables;
        }
        Map<String, String> all = new HashMap<>();
        List<String> problems = new ArrayList<>();
        var lines = content(file).split("\n");
        for (int index = 0; index < lines.length; index++) {
            var where = file.getFileName() + ": line " + (index + 1) + ": ";
            try {
                var line = decoded(lines[index]).strip();
                var setting = SETTING.matcher(line);
                if (setting.matches()) {
                    all.put(setting.group(1), unquoted(setting.group(2).strip()));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    problems.add(where + "expected NAME=value, or # before a comment");
                }
            } catch (CharacterCodingException foreign) {
                problems.add(where + "this is not UTF-8; save the file as UTF-8");
            }
        }
        if (!problems.isEmpty()) {
            throw new Config.Invalid(problems);
        }
        all.putAll(variables);
        return all;
    }

    /** One letter for each byte, so that the lines can be told apart before they are known to be UTF-8. */
    private static String content(Path file) {
        try {
            var bytes = new String(Files.readAllBytes(file), ISO_8859_1);
            return bytes.startsWith("\u00ef\u00bb\u00bf") ? bytes.substring(3) : bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String decoded(String line) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(ISO_8859_1))).toString();
    }

    private static String unquoted(String value) {
        var quoted = value.length() >= 2
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
