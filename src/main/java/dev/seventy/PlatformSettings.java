package dev.seventy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.Config.Secret;
import dev.seventy.slack.SlackAddresses;
import dev.seventy.store.Vault;

/** Reads the settings of serving a chat platform, and what of them cannot work together. */
final class PlatformSettings {

    static final String NEW_KEY = "openssl rand -base64 32";

    private static final Map<String, String> COMMANDS = Map.of("score", "/score", "cert", "/cert", "seventy",
            "/seventy");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String ID = "SLACK_CLIENT_ID";
    private static final String SECRET = "SLACK_CLIENT_SECRET";
    private static final String SIGNING = "SLACK_SIGNING_SECRET";
    private static final String PREVIOUS = "SLACK_SIGNING_SECRET_PREVIOUS";
    private static final String BOT = "SLACK_BOT_TOKEN";
    private static final String APP = "SLACK_APP_TOKEN";
    private static final String KEY = "SEVENTY_SECRET_KEY";
    private static final String BASE = "SEVENTY_BASE_URL";

    private final Map<String, String> variables;
    private final List<String> problems;

    PlatformSettings(Map<String, String> variables, List<String> problems) {
        this.variables = variables;
        this.problems = problems;
    }

    private Optional<String> text(String name) {
        return Config.text(variables, name);
    }

    private boolean isSet(String name) {
        return text(name).isPresent();
    }

    private Optional<Secret> secret(String name) {
        return text(name).map(Secret::new);
    }

    Optional<URI> baseUrl() {
        return text(BASE).flatMap(text -> {
            var url = uri(text).filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null && uri.getRawFragment() == null && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())));
            if (url.isEmpty()) {
                problems.add(BASE + ": expected https://HOST, or http://localhost:PORT for a try-out");
            }
            return url.map(uri -> URI.create(uri.toString().replaceAll("(?<!/)/+$", "")));
        });
    }

    Optional<URI> support() {
        return text("SEVENTY_SUPPORT").flatMap(text -> {
            var uri = uri(text)
                    .filter(given -> "mailto".equals(given.getScheme()) && given.getSchemeSpecificPart().contains("@")
                            || "https".equals(given.getScheme()) && given.getHost() != null);
            if (uri.isEmpty()) {
                problems.add("SEVENTY_SUPPORT: expected mailto:SOMEBODY@HOST or https://HOST/PAGE");
            }
            return uri;
        });
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    Optional<Secret> secretKey() {
        text(KEY).ifPresent(keys -> {
            try {
                Vault.of(keys);
            } catch (IllegalArgumentException wrong) {
                problems.add(KEY + ": " + wrong.getMessage() + ". `" + NEW_KEY + "` makes one");
            }
        });
        return secret(KEY);
    }

    Optional<Config.Slack> slack(boolean hasBaseUrl, boolean hasSecretKey) {
        var isServed = Stream.of(SIGNING, PREVIOUS, BOT, APP, ID, SECRET).anyMatch(this::isSet);
        var apiUrl = apiUrl();
        var commands = commands();
        if (!isServed) {
            return Optional.empty();
        }
        tokens();
        if (isSet(ID) != isSet(SECRET)) {
            problems.add((isSet(ID) ? SECRET : ID) + ": missing; " + ID + " and " + SECRET + " belong together");
        }
        var installs = isSet(ID) || isSet(SECRET);
        if (installs && !hasBaseUrl && !isSet(BASE)) {
            problems.add(BASE + ": missing; workspaces install the app under it, as https://HOST");
        }
        reception(installs);
        if (!hasSecretKey) {
            problems.add(KEY + ": missing; tokens are sealed with it. `" + NEW_KEY
                    + "` makes one: keep it apart from the database and its backups");
        }
        var client = text(ID).flatMap(id -> secret(SECRET).map(secret -> new Config.Client(id, secret)));
        return Optional.of(new Config.Slack(secret(SIGNING), secret(PREVIOUS), secret(BOT), secret(APP), client, apiUrl,
                commands));
    }

    /** How requests come in, and with what they are answered. */
    private void reception(boolean installs) {
        if (isSet(SIGNING) && !isSet(BOT) && !installs) {
            problems.add(SIGNING + ": nothing can be sent with it alone; set " + BOT + " for one workspace, or " + ID
                    + " and " + SECRET + " for many");
        }
        if (isSet(PREVIOUS) && !isSet(SIGNING)) {
            problems.add(PREVIOUS + ": it stands beside the new one; set " + SIGNING + " too");
        }
        if (isSet(BOT) && isSet(ID)) {
            problems.add(BOT + ": it serves one workspace, and with " + ID
                    + " each workspace brings a token of its own; take one of the two away");
        }
        if (isSet(APP) && !isSet(BOT)) {
            problems.add(APP + ": Socket Mode serves one workspace; set its " + BOT + " too");
        }
        if (isSet(BOT) && !isSet(SIGNING) && !isSet(APP)) {
            problems.add(BOT + ": no request can come in; set " + SIGNING + ", or " + APP + " for Socket Mode");
        }
        if (installs && !isSet(SIGNING)) {
            problems.add(ID + ": workspaces that install the app send signed requests; set " + SIGNING + " too");
        }
    }

    private void tokens() {
        text(BOT).filter(token -> !token.startsWith("xoxb-")).ifPresent(token -> problems.add(token.contains("xoxe")
                ? BOT + ": this one ends after twelve hours; switch token rotation off for an app of one workspace, or set "
                        + ID + " and " + SECRET
                : BOT + ": expected a bot token, which begins with xoxb-"));
        text(APP).filter(token -> !token.startsWith("xapp-"))
                .ifPresent(_ -> problems.add(APP + ": expected an app-level token, which begins with xapp-"));
        whole(BOT, "xoxb-", "the Bot User OAuth Token from the app's page \"OAuth & Permissions\"");
        whole(APP, "xapp-", "the app-level token from the app's page \"Basic Information\"");
    }

    /** Nothing else can be sent in the header of a request. */
    private void whole(String name, String beginning, String meant) {
        text(name).filter(token -> token.startsWith(beginning) && !token.matches(beginning + "[A-Za-z0-9-]+"))
                .ifPresent(
                        _ -> problems.add(name + ": still the placeholder of the instructions, or not the whole token,"
                                + " which has letters, digits and hyphens only; copy " + meant));
    }

    private Optional<String> apiUrl() {
        var url = text("SLACK_API_URL");
        url.ifPresent(text -> {
            try {
                SlackAddresses.of(text);
            } catch (IllegalArgumentException wrong) {
                problems.add("SLACK_API_URL: " + wrong.getMessage());
            }
        });
        return url;
    }

    /** Two apps of a workspace may claim the same command, so ours can be called otherwise. */
    private Map<String, String> commands() {
        Map<String, String> commands = new LinkedHashMap<>(COMMANDS);
        for (var entry : text("SLACK_COMMANDS").stream().flatMap(list -> Arrays.stream(list.split(","))).toList()) {
            var parts = entry.strip().split("=", 2);
            if (parts.length == 2 && COMMANDS.containsKey(parts[0].strip())
                    && parts[1].strip().matches("/[a-z0-9_-]{1,31}")) {
                commands.put(parts[0].strip(), parts[1].strip());
            } else {
                problems.add("SLACK_COMMANDS: expected such as score=/score,cert=/cert,seventy=/seventy");
            }
        }
        if (new LinkedHashSet<>(commands.values()).size() < commands.size()) {
            problems.add("SLACK_COMMANDS: each command needs a name of its own");
        }
        return commands;
    }
}
