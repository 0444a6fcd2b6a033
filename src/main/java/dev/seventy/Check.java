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
import dev.seventy.store.Organisation;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.StoreUnavailable;
import dev.seventy.store.Vault;

/**
 * Looks at everything that has to be right before Seventy can serve: each line says that it is, or the mend. Some
 * things are right and may still not be meant: those are noted.
 */
final class Check {

    private static final int NOT_RIGHT = 2;

    private final Map<String, String> variables;
    private final InstantSource clock;
    private final PrintStream out;
    private boolean isRight = true;
    /** The one that the bot token is of, where Slack has said it. */
    private Optional<String> workspace = Optional.empty();

    Check(Map<String, String> variables, InstantSource clock, PrintStream out) {
        this.variables = variables;
        this.clock = clock;
        this.out = out;
    }

    /** Checks one thing after the other, whatever the ones before said, and returns 0 or 2. */
    int run() {
        config().ifPresent(config -> {
            rules(config);
            slack(config);
            database(config);
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

    /** What is no mistake, and may still not be what was meant. */
    private void note(String what, String said) {
        line("note  ", what, said);
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
                if (config.slack().isPresent()) {
                    admins(store);
                    workspace.ifPresent(id -> belongs(store, config, id));
                }
            }
        });
    }

    private static List<Organisation> own(Store store) {
        return store.organisations().all().stream().filter(firm -> !firm.sample()).toList();
    }

    private void admins(Store store) {
        var own = own(store);
        own.stream().filter(firm -> !store.roles().all(firm.id()).containsValue(Role.ADMIN))
                .forEach(firm -> note("admins", firm.name() + " has none, so nobody in Slack can import or give roles:"
                        + " ./seventy role grant admin EMAIL" + (own.size() == 1 ? "" : " --organisation NAME")));
    }

    /** Says what serving makes of the workspace of the bot token. */
    private void belongs(Store store, Config config, String id) {
        var organisations = store.organisations();
        var own = own(store);
        var linked = organisations.linked("slack", id).flatMap(organisations::get);
        var mend = ": ./seventy organisation link slack " + id + " NAME says whose it is";
        if (linked.isPresent()) {
            ok("workspace", id + " belongs to " + linked.get().name());
        } else if (config.organisation().isPresent()) {
            organisations.find(config.organisation().get())
                    .ifPresent(meant -> ok("workspace", id + " will belong to " + meant.name()));
        } else if (own.isEmpty()) {
            ok("workspace", id + " will get an organisation of its own");
        } else if (own.size() > 1) {
            note("workspace", id + " belongs to none of the " + own.size()
                    + " organisations, so nobody there is answered" + mend + ", or SEVENTY_ORGANISATION=NAME");
        } else if (organisations.linkedTo(own.getFirst().id(), "slack").isEmpty()) {
            ok("workspace", id + " will belong to " + own.getFirst().name());
        } else {
            note("workspace", id + " belongs to none, as " + own.getFirst().name()
                    + " has another workspace, so nobody there is answered" + mend);
        }
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
        slack.botToken().ifPresentOrElse(token -> attempt("bot token", () -> token(slack, token)),
                () -> ok("bot token", "each workspace brings its own when it installs the app"));
        slack.appToken().ifPresent(token -> attempt("app token", () -> appToken(slack, token)));
    }

    private static SlackApi api(Config.Slack slack) {
        return new SlackApi(slack.apiUrl().map(SlackAddresses::of).orElseGet(SlackAddresses::slack));
    }

    private void appToken(Config.Slack slack, Config.Secret token) {
        switch (SlackProbe.askToConnect(api(slack), token.reveal())) {
            case SlackProbe.Found.Connects(var isDoubted) -> {
                ok("app token", "Slack lets it connect");
                if (isDoubted) {
                    note("Socket Mode", "Slack says that it is not turned on: where no request comes in, turn it on at"
                            + " the app's page \"Socket Mode\"");
                }
            }
            case SlackProbe.Found.Refused(var error) ->
                wrong("app token", "Slack refuses SLACK_APP_TOKEN (" + error + "): " + switch (error) {
                    case "missing_scope", "no_permission" ->
                        "make one with the scope connections:write on the app's page \"Basic Information\", App-Level Tokens";
                    case "not_allowed_token_type" ->
                        "that is another kind of token; copy the app-level one from the app's page \"Basic Information\"";
                    case "socket_mode_not_enabled" -> "turn Socket Mode on at the app's page \"Socket Mode\"";
                    default -> "copy it again from the app's page \"Basic Information\", App-Level Tokens";
                });
            case SlackProbe.Found.NoAnswer(var why) -> noAnswer("app token", why);
            case SlackProbe.Found.Works _ -> throw new IllegalStateException("the answer to another question");
        }
    }

    private void noAnswer(String what, String why) {
        wrong(what,
                "Slack did not answer (" + why + "): look whether this machine reaches slack.com, then check again");
    }

    private void token(Config.Slack slack, Config.Secret token) {
        switch (SlackProbe.ask(api(slack), token.reveal())) {
            case SlackProbe.Found.Works(var id, var missing) -> {
                workspace = Optional.of(id);
                ok("bot token", "works in workspace " + id);
                missing.ifPresentOrElse(this::scopes,
                        () -> ok("scopes", "not told by Slack; the app's page \"OAuth & Permissions\" lists them"));
            }
            case SlackProbe.Found.Refused(var error) -> wrong("bot token", "Slack refuses SLACK_BOT_TOKEN (" + error
                    + "): copy the Bot User OAuth Token again from the app's page \"OAuth & Permissions\"");
            case SlackProbe.Found.NoAnswer(var why) -> noAnswer("bot token", why);
            case SlackProbe.Found.Connects _ -> throw new IllegalStateException("the answer to another question");
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
