package dev.seventy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration, read once.
 *
 * @param databaseUrl a JDBC address of SQLite or PostgreSQL
 * @param rules a folder of further rule files
 * @param organisation the organisation that is meant where there are several
 */
record Config(int port, String databaseUrl, Optional<Path> rules, Optional<String> organisation,
        Optional<Secret> slackSigningSecret) {

    static final String DEFAULT_DATABASE = "jdbc:sqlite:seventy.db";

    /** Something that must never be shown. */
    record Secret(String reveal) {
        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /** Settings that cannot be used, every one of them. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<String> problems;

        Invalid(List<String> problems) {
            super(String.join("\n", problems));
            this.problems = List.copyOf(problems);
        }

        List<String> problems() {
            return problems;
        }
    }

    /** Reads the settings from variables such as those of the environment. */
    static Config from(Map<String, String> variables) throws Invalid {
        List<String> problems = new ArrayList<>();
        var config = new Config(port(variables, problems), databaseUrl(variables, problems),
                text(variables, "SEVENTY_RULES").map(Path::of), text(variables, "SEVENTY_ORGANISATION"),
                text(variables, "SLACK_SIGNING_SECRET").map(Secret::new));
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return config;
    }

    private static Optional<String> text(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static int port(Map<String, String> variables, List<String> problems) {
        var text = text(variables, "SEVENTY_PORT").orElse("3000");
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        problems.add("SEVENTY_PORT: expected a port from 0 to 65535, found '" + text + "'");
        return 0;
    }

    private static String databaseUrl(Map<String, String> variables, List<String> problems) {
        var text = text(variables, "SEVENTY_DATABASE_URL").orElse(DEFAULT_DATABASE);
        if (!text.startsWith("jdbc:sqlite:") && !text.startsWith("jdbc:postgresql:")) {
            problems.add("SEVENTY_DATABASE_URL: expected jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
        }
        return text;
    }
}
