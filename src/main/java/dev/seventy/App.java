package dev.seventy;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Knowledge;
import dev.seventy.store.Actor;
import dev.seventy.store.ImportRecord;
import dev.seventy.store.Organisation;
import dev.seventy.store.Store;
import dev.seventy.terminal.Terminal;

/** Wires the parts by hand, starts them and stops them. */
final class App implements AutoCloseable {

    private static final Actor LOCAL = new Actor("local", "terminal");
    private static final String OWN_FIRM = "Our firm";
    private static final long PROGRESS_EVERY = 100_000;

    private final Config config;
    private final Knowledge knowledge;
    private final Optional<String> organisation;
    private final InstantSource clock;
    private final PrintStream out;
    private final boolean isNew;
    private final Store store;

    private App(Config config, Optional<String> organisation, InstantSource clock, PrintStream out,
            Store.Option... options) {
        this.config = config;
        this.organisation = organisation;
        this.clock = clock;
        this.out = out;
        knowledge = KnowledgeFiles.load(config.rules());
        isNew = isNewFile(config.databaseUrl());
        store = Store.open(config.databaseUrl(), clock, options);
    }

    /** Opens everything; the database is made where there is none. */
    static App open(Config config, Optional<String> organisation, InstantSource clock, PrintStream out,
            Store.Option... options) {
        return new App(config, organisation, clock, out, options);
    }

    private static boolean isNewFile(String url) {
        var prefix = "jdbc:sqlite:";
        return url.startsWith(prefix) && !Files.exists(Path.of(url.substring(prefix.length())));
    }

    private Bot bot(Optional<String> meant) {
        return new Bot(knowledge, store, clock, meant, this::progress);
    }

    private void progress(long rows) {
        if (rows % PROGRESS_EVERY == 0 && rows > 0) {
            System.err.println("  " + rows / 1_000 + ",000 rows read");
        }
    }

    /** Carries out one command line, writes files that come with the answer into the folder, and returns the exit code. */
    int terminal(List<String> arguments, Optional<BufferedReader> person, Path folder) {
        var verb = arguments.isEmpty() ? "help" : arguments.getFirst().toLowerCase(Locale.ROOT);
        var importing = Terminal.importsFiles(arguments);
        if (isNew && !importing && !verb.equals("organisation") && !verb.equals("role")) {
            out.println("Sample firm (made up). `./seventy import FILE` starts your own.\n");
            SampleFirm.load(store, bot(Optional.of(Bot.SAMPLE)));
        }
        var begun = importing && organisation.isEmpty() ? ownFirm() : Optional.<Organisation>empty();
        var code = new Terminal(bot(organisation), out, person, folder)
                .run(arguments.isEmpty() ? List.of("help") : arguments);
        begun.filter(firm -> store.imports().history(firm.id()).stream()
                .noneMatch(record -> record.state() == ImportRecord.State.VISIBLE))
                .ifPresent(firm -> store.organisations().erase(firm.id()));
        return code;
    }

    /** The first import of one's own makes the organisation that it goes to. */
    private Optional<Organisation> ownFirm() {
        return store.organisations().all().stream().allMatch(Organisation::sample)
                ? store.organisations().add(OWN_FIRM, ZoneOffset.UTC, false, LOCAL)
                : Optional.empty();
    }

    /** Loads the sample firm, and serves a chat with it until the process is ended. */
    int demo() {
        return serve(startDemo());
    }

    /** Serves the platforms that are configured, or the local chat where there is none, until the process is ended. */
    int serve() {
        return serve(start(bot(organisation), config.slackSigningSecret().isEmpty()));
    }

    /** Loads the sample firm and starts to serve a chat with it. */
    Server startDemo() {
        var bot = bot(Optional.of(Bot.SAMPLE));
        SampleFirm.load(store, bot);
        return start(bot, true);
    }

    private Server start(Bot bot, boolean localChat) {
        return Server.start(config, bot, clock, localChat);
    }

    private int serve(Server server) {
        try (server) {
            return server.serve(out);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
