package dev.seventy;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.bot.Bot;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Source;
import dev.seventy.reply.PlainText;
import dev.seventy.slack.SlackAddresses;
import dev.seventy.slack.SlackApi;
import dev.seventy.slack.SlackProbe;
import dev.seventy.store.Store;
import dev.seventy.store.StoreUnavailable;
import dev.seventy.store.Vault;

/** Looks at everything that has to be right before Seventy can serve: each line says that it is, or the mend. */
final class Check {

    private static final int NOT_RIGHT = 2;

    private final Map<String, String> variables;
    private final InstantSource clock;
    private final PrintStream out;
    private boolean isRight = true;

    Check(Map<String, String> variables, InstantSource clock, PrintStream out) {
        this.variables = variables;
        this.clock = clock;
        this.out = out;
    }

    /** Checks one thing after the other, whatever the ones before said, and returns 0 or 2. */
    int run() {
        config().ifPresent(config -> {
            rules(config);
            database(config);
            slack(config);
        });
        return isRight ? 0 : NOT_RIGHT;
    }

    private void ok(String what, String said) {
        line("ok    ", what, said);
    }

    private void wrong(String what, String said) {
        isRight = false;
        line("WRONG ", what, said);
    }

    private void line(String verdict, String what, String said) {
        out.println(verdict + what + ": " + PlainText.safe(said));
    }

    private Optional<Config> config() {
        try {
            var config = Config.from(variables);
            ok("configuration", "can be used");
            return Optional.of(config);
        } catch (Config.Invalid invalid) {
            invalid.problems().forEach(problem -> wrong("configuration", problem));
            wrong("configuration", "set these right, then check again; nothing else was looked at");
            return Optional.empty();
        }
    }

    private void rules(Config config) {
        try {
            var rules = KnowledgeFiles.load(config.rules()).rules();
            var versions = rules.designations().stream().flatMap(found -> rules.versions(found.id()).stream()).toList();
            var verified = versions.stream().flatMap(version -> version.sources().values().stream())
                    .map(Source::verifiedOn).max(Comparator.naturalOrder());
            ok("rules", versions.size() + " versions, last verified on "
                    + verified.map(LocalDate::toString).orElse("no day"));
        } catch (Problems.InvalidFiles invalid) {
            invalid.problems().forEach(problem -> wrong("rules", problem.toString()));
        }
    }

    private void database(Config config) {
        attempt("database", () -> {
            if (Store.isNew(config.databaseUrl())) {
                ok("database", "there is none yet; the first command that needs one makes it");
                return;
            }
            try (var store = Store.open(config.databaseUrl(), clock, Store.Option.MUST_EXIST)) {
                store.together(() -> true);
                ok("database", "opens, can be written, and its tables are this version's");
                var organisations = store.organisations();
                ok("organisations",
                        organisations.all().stream().filter(firm -> !firm.sample()).count()
                                + (organisations.find(Bot.SAMPLE).isPresent() ? ", and the sample firm"
                                        : "; no sample firm, `./seventy demo` loads it"));
                config.organisation().filter(name -> organisations.find(name).isEmpty()).ifPresent(_ -> wrong(
                        "organisation",
                        "SEVENTY_ORGANISATION names none that is there: `./seventy organisation list` shows them"));
                config.secretKey().ifPresent(key -> sealed(store, key));
            }
        });
    }

    private void sealed(Store store, Config.Secret key) {
        try {
            var count = store.installations(Vault.of(key.reveal())).all().size();
            ok("secret key", "opens what is sealed; " + count + " installations");
        } catch (Vault.Sealed foreign) {
            wrong("secret key", Config.FOREIGN_KEY);
        }
    }

    private void attempt(String what, Runnable check) {
        try {
            check.run();
        } catch (StoreUnavailable away) {
            wrong(what, away.sentence());
        } catch (RuntimeException failed) {
            wrong(what, "could not be checked (" + failed.getClass().getSimpleName() + ")");
        }
    }

    private void slack(Config config) {
        if (config.slack().isEmpty()) {
            ok("Slack", "not configured; `./seventy serve` serves the chat on this machine");
            return;
        }
        var slack = config.slack().get();
        ok("requests from Slack",
                slack.signingSecret().isPresent()
                        ? "signing secret set" + (slack.appToken().isPresent() ? ", and Socket Mode" : "")
                        : "over Socket Mode");
        ok("base URL", config.baseUrl().map(Object::toString)
                .orElse("SEVENTY_BASE_URL not set; needed only to install the app in several workspaces"));
        slack.client()
                .ifPresent(_ -> ok("installing",
                        config.baseUrl().orElseThrow() + "/slack/install leads to Slack;"
                                + " the app's page \"OAuth & Permissions\" needs the redirect URL "
                                + config.baseUrl().orElseThrow() + "/slack/oauth_redirect"));
        slack.botToken().ifPresentOrElse(token -> token(slack, token),
                () -> ok("bot token", "each workspace brings its own when it installs the app"));
    }

    private void token(Config.Slack slack, Config.Secret token) {
        var api = new SlackApi(slack.apiUrl().map(SlackAddresses::of).orElseGet(SlackAddresses::slack));
        switch (SlackProbe.ask(api, token.reveal())) {
            case SlackProbe.Found.Works(var workspace, var missing) -> {
                ok("bot token", "works in workspace " + workspace);
                missing.ifPresentOrElse(this::scopes,
                        () -> ok("scopes", "not told by Slack; the app's page \"OAuth & Permissions\" lists them"));
            }
            case SlackProbe.Found.Refused(var error) -> wrong("bot token", "Slack refuses SLACK_BOT_TOKEN (" + error
                    + "): copy the Bot User OAuth Token again from the app's page \"OAuth & Permissions\"");
            case SlackProbe.Found.NoAnswer(var why) -> wrong("bot token", "Slack did not answer (" + why
                    + "): look whether this machine reaches slack.com, then check again");
        }
    }

    private void scopes(List<String> missing) {
        if (missing.isEmpty()) {
            ok("scopes", "all that are needed");
        } else {
            wrong("scopes", "the token lacks " + String.join(", ", missing)
                    + ": add them under \"OAuth & Permissions\", then install the app again");
        }
    }
}
