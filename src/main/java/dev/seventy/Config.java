package dev.seventy;

import java.net.URI;
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
 * @param baseUrl under which Slack and browsers reach this server, without a slash at its end
 * @param secretKey seals what is secret in the database; there whenever Slack is
 * @param metricsToken who knows it may read the metrics
 * @param support where people get help: an address of mail or of a page
 */
record Config(int port, String databaseUrl, Optional<Path> rules, Optional<String> organisation, Optional<URI> baseUrl,
        Optional<Secret> secretKey, Optional<URI> support, Optional<Secret> metricsToken, Optional<Slack> slack) {

    static final String FOREIGN_KEY = "SEVENTY_SECRET_KEY does not open what is sealed in the database: set the key that it"
            + " was sealed with, behind a comma after a new one if there is one";
    static final String DEFAULT_DATABASE = "jdbc:sqlite:seventy.db";

    /** Something that must never be shown. */
    record Secret(String reveal) {
        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /**
     * How Slack is served.
     *
     * @param signingSecret there when Slack sends its requests over HTTP
     * @param previousSigningSecret accepted too while the other is being rotated
     * @param botToken of the one workspace where nobody installs the app
     * @param appToken there when requests come over Socket Mode
     * @param client there when the app can be installed in any workspace
     * @param apiUrl another base of the Web API
     * @param commands the slash command of each of ours, such as /score of score
     */
    record Slack(Optional<Secret> signingSecret, Optional<Secret> previousSigningSecret, Optional<Secret> botToken,
            Optional<Secret> appToken, Optional<Client> client, Optional<String> apiUrl, Map<String, String> commands) {

        Slack {
            commands = Map.copyOf(commands);
        }
    }

    /** By what Slack knows the app when it is installed. */
    record Client(String id, Secret secret) {
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
        var settings = new PlatformSettings(variables, problems);
        var baseUrl = settings.baseUrl();
        var secretKey = settings.secretKey();
        var config = new Config(port(variables, problems), databaseUrl(variables, problems),
                text(variables, "SEVENTY_RULES").map(Path::of), text(variables, "SEVENTY_ORGANISATION"), baseUrl,
                secretKey, settings.support(), metricsToken(variables, problems), settings.slack(baseUrl.isPresent(), secretKey.isPresent()));
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return config;
    }

    static Optional<String> text(Map<String, String> variables, String name) {
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

    private static Optional<Secret> metricsToken(Map<String, String> variables, List<String> problems) {
        var token = text(variables, "SEVENTY_METRICS_TOKEN");
        token.filter(text -> !text.matches("[!-~]{16,}"))
                .ifPresent(_ -> problems.add("SEVENTY_METRICS_TOKEN: expected 16 characters or more, without spaces; `"
                        + PlatformSettings.NEW_KEY + "` makes one"));
        return token.map(Secret::new);
    }

    private static String databaseUrl(Map<String, String> variables, List<String> problems) {
        var text = text(variables, "SEVENTY_DATABASE_URL").orElse(DEFAULT_DATABASE);
        if (!text.startsWith("jdbc:sqlite:") && !text.startsWith("jdbc:postgresql:")) {
            problems.add("SEVENTY_DATABASE_URL: expected jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
        }
        return text;
    }
}
