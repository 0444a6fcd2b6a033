package dev.seventy;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.seventy.bot.Incident;
import dev.seventy.catalog.Problems;
import dev.seventy.reply.PlainText;
import dev.seventy.store.Store;
import dev.seventy.store.StoreUnavailable;
import org.slf4j.LoggerFactory;

/** Reads the configuration and the command line, and runs what they ask for. */
public final class Main {

    private static final int FAILED = 70;

    private Main() {
    }

    public static void main(String[] arguments) {
        // Names of people and customers are not ASCII, whatever the terminal's locale says.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, System.getenv()));
    }

    /** Runs a command line to its exit code: 2 where something has to be set right first. */
    static int run(List<String> arguments, PrintStream out, Map<String, String> environment) {
        try {
            var settings = settings(environment);
            return arguments.size() == 1 && arguments.getFirst().equalsIgnoreCase("check")
                    ? new Check(settings, InstantSource.system(), out).run()
                    : run(arguments, out, Config.from(settings));
        } catch (Config.Invalid wrong) {
            out.println("The configuration cannot be used:");
            wrong.problems().forEach(problem -> out.println("  " + problem));
            return 2;
        } catch (Problems.InvalidFiles wrong) {
            out.println("The rule files cannot be used:");
            wrong.problems().forEach(problem -> out.println("  " + problem));
            return 2;
        } catch (StoreUnavailable away) {
            out.println(away.sentence());
            return 2;
        } catch (PortUnavailable taken) {
            out.println(taken.sentence());
            return 2;
        } catch (RuntimeException failure) {
            out.print(PlainText
                    .render(Incident.log(LoggerFactory.getLogger(Main.class), "command line", failure).reply()));
            return FAILED;
        }
    }

    private static int run(List<String> commandLine, PrintStream out, Config config) {
        var arguments = new ArrayList<>(commandLine);
        var organisation = option(arguments, "--organisation").or(config::organisation);
        var verb = arguments.isEmpty() ? "help" : arguments.getFirst().toLowerCase(Locale.ROOT);
        if (verb.equals("--version")) {
            out.println("Seventy " + version());
            return 0;
        }
        if (DatabaseCommands.VERBS.contains(verb)) {
            return new DatabaseCommands(config, InstantSource.system(), out).run(arguments, organisation);
        }
        if (verb.equals("rehearse")) {
            return new Rehearsal(InstantSource.system()).run(out);
        }
        var serves = verb.equals("demo") || verb.equals("serve");
        var options = serves ? new Store.Option[]{Store.Option.EXCLUSIVE} : new Store.Option[0];
        try (var app = App.open(config, organisation, InstantSource.system(), out, options)) {
            return switch (verb) {
                case "demo" -> app.demo();
                case "serve" -> app.serve();
                case "outbox" -> app.outbox(arguments.stream().anyMatch("all"::equalsIgnoreCase));
                default -> app.terminal(arguments, person(), Path.of("."));
            };
        }
    }

    private static Optional<BufferedReader> person() {
        var console = System.console();
        return console != null && console.isTerminal()
                ? Optional.of(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** Takes an option with its value out of a command line. */
    private static Optional<String> option(List<String> arguments, String name) {
        var at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size()) {
            return Optional.empty();
        }
        var value = arguments.remove(at + 1);
        arguments.remove(at);
        return Optional.of(value);
    }

    static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("(not built)");
    }

    /** The environment, and below it the lines of a {@code .env} file beside the launcher. */
    private static Map<String, String> settings(Map<String, String> environment) {
        return DotEnv.below(environment, Path.of(environment.getOrDefault("SEVENTY_HOME", "."), ".env"));
    }
}
