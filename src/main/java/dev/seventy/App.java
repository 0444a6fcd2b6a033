package dev.seventy;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Bot;
import dev.seventy.bot.Command;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Custody;
import dev.seventy.bot.Digesting;
import dev.seventy.bot.Forwarding;
import dev.seventy.bot.Importing;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Knowledge;
import dev.seventy.bot.Measuring;
import dev.seventy.bot.Message;
import dev.seventy.bot.Partnering;
import dev.seventy.bot.Sender;
import dev.seventy.bot.Staffing;
import dev.seventy.bot.Surroundings;
import dev.seventy.store.Organisation;
import dev.seventy.store.Store;
import dev.seventy.store.StoreUnavailable;
import dev.seventy.store.Vault;
import dev.seventy.terminal.Terminal;
import dev.seventy.web.Health;
import dev.seventy.web.LocalChat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the parts by hand, starts them and stops them. */
final class App implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(App.class);

    private static final Duration HOURLY = Duration.ofHours(1);
    private static final String OWN_FIRM = "Our firm";
    /** What stops containers gives them ten seconds before it kills them. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Config config;
    private final Knowledge knowledge;
    private final Optional<String> organisation;
    private final InstantSource clock;
    private final PrintStream out;
    private final Store.Option[] options;
    /** Seals links where there is no key: they hold as long as this process. */
    private final Vault passing = Vault.passing();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<Store> store = Optional.empty();
    private Optional<SlackService> slack = Optional.empty();
    private Optional<Housekeeping> housekeeping = Optional.empty();
    private boolean isClosed;

    private App(Config config, Optional<String> organisation, InstantSource clock, PrintStream out,
            Store.Option... options) {
        this.config = config;
        this.organisation = organisation;
        this.clock = clock;
        this.out = out;
        this.options = options;
        knowledge = KnowledgeFiles.load(config.rules());
    }

    /** Reads the rules; the store is opened, and made where there is none, by the first that needs it. */
    static App open(Config config, Optional<String> organisation, InstantSource clock, PrintStream out,
            Store.Option... options) {
        return new App(config, organisation, clock, out, options);
    }

    synchronized Store store() {
        if (store.isEmpty()) {
            if (isClosed) {
                throw new IllegalStateException("the store is asked for after the end");
            }
            var opened = Store.open(config.databaseUrl(), clock, options);
            vault().ifPresent(opened.forgetting()::openWith);
            store = Optional.of(opened);
        }
        return store.get();
    }

    private Optional<Vault> vault() {
        return config.secretKey().map(key -> Vault.of(key.reveal()));
    }

    private synchronized Optional<SlackService> slack() {
        return slack;
    }

    Bot bot(Optional<String> meant) {
        return new Bot(knowledge, this::store, clock,
                new Surroundings(meant, () -> SampleFirm.load(store(), bot(Optional.of(Bot.SAMPLE))),
                        config.baseUrl().map(URI::toString), config.support().map(URI::toString), vault(),
                        () -> !Store.isNew(config.databaseUrl()), forwarding()));
    }

    /** Where a platform is served only what it is told is reached; the local chat reaches itself. */
    private Optional<Forwarding> forwarding() {
        var address = config.baseUrl().map(URI::toString).or(
                () -> config.slack().isEmpty() ? Optional.of("http://localhost:" + config.port()) : Optional.empty());
        return address.map(known -> new Forwarding(known, vault().orElse(passing), config.secretKey().isPresent()));
    }

    /**
     * Prints what waits to be sent, what was, and of what nobody knows whether it arrived.
     *
     * @param all whether every one of those is listed
     */
    int outbox(boolean all) {
        new OutboxReport(store()).print(out, all);
        return 0;
    }

    /** Carries out one command line, writes files that come with the answer into the folder, and returns the exit code. */
    int terminal(List<String> arguments, Optional<BufferedReader> person, Path folder) {
        try (var first = new FirstUse()) {
            return new Terminal(first, out, person, folder).run(arguments.isEmpty() ? List.of("help") : arguments);
        }
    }

    /** Where nothing is stored yet, a score begins the sample firm, and an import a firm of one's own. */
    private final class FirstUse implements Conversation, AutoCloseable {

        private final Bot bot = bot(organisation);
        private Optional<Organisation> begun = Optional.empty();

        @Override
        public Answer say(Message message, Keeping keeping) {
            var command = bot.understand(message);
            if (looksAtFigures(command)) {
                beginSample(message.text().contains("--json") ? System.err : out);
            } else if (command instanceof Importing.Import && organisation.isEmpty()) {
                beginOwn();
            }
            return bot.say(message, keeping);
        }

        private static boolean looksAtFigures(Command command) {
            return switch (command) {
                case Measuring.ShareLink _,Partnering.Achieve _,Partnering.Report _,Partnering.ChampionAdd _ -> false;
                case Measuring _,Partnering _ -> true;
                case Staffing.CertDoctor _,Staffing.CertList _,Staffing.Who _,Staffing.WhoCould _ -> true;
                case Digesting.DigestPreview _,Custody.Export _ -> true;
                default -> false;
            };
        }

        /** @param notice where it is said; JSON is for programs, so that nothing may stand before it */
        private void beginSample(PrintStream notice) {
            var meant = organisation.orElse(Bot.SAMPLE).equalsIgnoreCase(Bot.SAMPLE);
            if (meant && store().organisations().all().isEmpty()) {
                notice.println("Sample firm (made up). `./seventy import FILE` starts your own.\n");
                SampleFirm.load(store(), bot(Optional.of(Bot.SAMPLE)));
            }
        }

        private void beginOwn() {
            if (store().organisations().all().stream().allMatch(Organisation::sample)) {
                begun = store().organisations().add(OWN_FIRM, ZoneOffset.UTC, false, Sender.Local.TERMINAL.actor());
            }
        }

        /** A firm into which nothing came after all is none. */
        @Override
        public void close() {
            begun.ifPresent(firm -> store().organisations().eraseIfUnused(firm.id()));
        }
    }

    /** Loads the sample firm, and serves a chat with it until the process is ended. */
    int demo() {
        return serve(startDemo());
    }

    /** Serves the platforms that are configured, or the local chat where there is none, until the process is ended. */
    int serve() {
        return serve(startServing());
    }

    /** Starts to serve the platforms that are configured, or the local chat where there is none. */
    Server startServing() {
        store();
        return start(bot(organisation), config.slack().isEmpty());
    }

    /** Loads the sample firm and starts to serve a chat with it. */
    Server startDemo() {
        var bot = bot(Optional.of(Bot.SAMPLE));
        SampleFirm.load(store(), bot);
        return start(bot, true);
    }

    private Server start(Bot bot, boolean localChat) {
        var lines = new Metered(bot);
        var begun = config.slack().map(settings -> SlackService.start(config, settings, store(), lines, clock));
        synchronized (this) {
            slack = begun;
            // Where Slack is served, that keeps house.
            housekeeping = begun.isPresent() ? Optional.empty()
                    : Optional.of(Housekeeping.start(
                            List.of(new Housekeeping.Chore("forget", HOURLY, () -> store().forget(clock.instant())))));
        }
        return Server.start(config, bot, begun, this::signs, new Metrics(this::store, this::slack, lines, clock),
                localChat ? Optional.of(localChat(lines)) : Optional.empty());
    }

    private LocalChat localChat(Conversation conversation) {
        var chat = new LocalChat(LocalChat.newKey(), conversation);
        store().forgetting().whenForgotten((_, meant) -> chat.forget(meant));
        return chat;
    }

    /** How it is: whatever cannot be found out is not well. */
    private List<Health.Sign> signs() {
        List<Health.Sign> signs = new ArrayList<>();
        try {
            store().probe();
            signs.add(new Health.Sign("store", true, "can be written"));
            slack().ifPresent(service -> signs.addAll(service.signs()));
        } catch (StoreUnavailable away) {
            signs.add(new Health.Sign("store", false, away.kind().name().toLowerCase(Locale.ROOT)));
        } catch (RuntimeException failed) {
            signs.add(new Health.Sign("store", false, failed.getClass().getSimpleName()));
        }
        return List.copyOf(signs);
    }

    private int serve(Server server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "end"));
        try (server) {
            return server.serve(out);
        }
    }

    /**
     * Makes whoever serves go on to the end, and waits for it, as the process is gone when this returns. It does not
     * wait for their thread, which waits for the process.
     */
    private void end(Server server) {
        var begun = System.nanoTime();
        server.close();
        try {
            if (!ended.await(LONGEST_END.toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS)) {
                log.warn("the end took too long, and what was under way was left as it was");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what runs, and then the store; whoever asks for the store meanwhile gets it. */
    @Override
    public void close() {
        Optional<SlackService> serving;
        Optional<Housekeeping> keeping;
        Optional<Store> opened;
        // Those who are waited for below may need the lock.
        synchronized (this) {
            isClosed = true;
            serving = slack;
            keeping = housekeeping;
            opened = store;
        }
        try {
            keeping.ifPresent(Housekeeping::close);
            serving.ifPresent(SlackService::close);
        } finally {
            opened.ifPresent(Store::close);
            ended.countDown();
        }
    }
}
