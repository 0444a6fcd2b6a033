package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Store;

/**
 * The whole program serving Slack in a process of its own, configured by the environment, with work to do beside it on
 * demand: {@code load} on standard input begins to import a large file and to score 10,000 people, again and again, until
 * {@code calm}; what was done is printed then.
 */
final class LoadedServer {

    static final String TEAM = "T0001";
    static final String USER = "U0001";

    private static final int ROWS = 200_000;
    private static final int PEOPLE = 10_000;
    // More answers than are kept, so that each is found anew.
    private static final List<String> AREAS = List.of("data-ai", "infrastructure", "digital-app-innovation", "security",
            "modern-work", "business-applications");
    private static final int DAYS = 200;

    private final Bot imports;
    private final Bot scores;
    private final Path folder;
    private final AtomicLong rowsRead = new AtomicLong();
    private final AtomicLong scored = new AtomicLong();
    private volatile boolean isLoaded;
    private final List<Thread> threads = new ArrayList<>();

    private LoadedServer(Bot imports, Bot scores, Path folder) {
        this.imports = imports;
        this.scores = scores;
        this.folder = folder;
    }

    /** @param arguments a folder for files, and {@code large} where a firm of 10,000 people is wanted as well */
    static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var isLarge = arguments.length > 1;
        var config = Config.from(System.getenv());
        try (var app = App.open(config, Optional.empty(), InstantSource.system(),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), Store.Option.EXCLUSIVE)) {
            prepare(app, isLarge);
            var loaded = new LoadedServer(app.bot(Optional.of("Importing")), app.bot(Optional.of("Large")), folder);
            if (isLarge) {
                UsageExport.write(folder.resolve("Export_azure_usage_24_months.csv"), ROWS);
                loaded.fillLarge();
            }
            try (var server = app.startDemo(); var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
                System.out.println("port " + server.port());
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.equals("load")) {
                        loaded.load();
                    } else {
                        System.out.println(loaded.calm());
                    }
                }
            }
        }
        System.exit(0);
    }

    private static void prepare(App app, boolean isLarge) {
        var store = app.store();
        var actor = Sender.Local.TERMINAL.actor();
        if (store.organisations().find(Bot.SAMPLE).isEmpty()) {
            var sample = store.organisations().add(Bot.SAMPLE, ZoneOffset.UTC, true, actor).orElseThrow();
            store.organisations().link(sample.id(), "slack", TEAM, actor);
            store.roles().grant(sample.id(), "slack:" + TEAM + ":" + USER, dev.seventy.store.Role.ADMIN, actor);
            if (isLarge) {
                store.organisations().add("Importing", ZoneOffset.UTC, false, actor);
                store.organisations().add("Large", ZoneOffset.UTC, false, actor);
            }
        }
        var sample = store.organisations().find(Bot.SAMPLE).orElseThrow();
        store.accounts().identified(sample.id(), "slack", TEAM, USER, new Account.Profile("Anna", Optional.empty(),
                Account.Standing.MEMBER));
    }

    private void fillLarge() throws IOException {
        var file = folder.resolve("certs.csv");
        var lines = new StringBuilder("person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source\r\n");
        for (int person = 0; person < PEOPLE; person++) {
            for (var exam : List.of("AZ-104", "AZ-305", "DP-700")) {
                lines.append("P").append(person).append(',').append(exam)
                        .append(",2026-03-12,2027-03-12,,,manager\r\n");
            }
        }
        Files.writeString(file, lines);
        say(scores, "import --yes", List.of(new SentFile("certs.csv", file)));
    }

    private static String undo(Reply taken) {
        return taken.blocks().stream()
                .flatMap(block -> block instanceof Block.Buttons(var some) ? some.stream() : Stream.empty())
                .map(Block.Button::command).filter(line -> line.startsWith("undo ")).findFirst().orElseThrow();
    }

    private static Reply say(Bot bot, String line, List<SentFile> files) {
        return bot.say(new Message(line, Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(), files))
                .reply();
    }

    private void load() {
        isLoaded = true;
        threads.add(Thread.ofPlatform().name("importing").start(() -> {
            while (isLoaded) {
                var taken = say(imports, "import --yes",
                        List.of(new SentFile("Export_azure_usage_24_months.csv", usageExport())));
                rowsRead.addAndGet(ROWS);
                say(imports, undo(taken), List.of());
            }
        }));
        threads.add(Thread.ofPlatform().name("scoring").start(() -> {
            for (int day = 0; isLoaded; day++) {
                say(scores, "score " + AREAS.get(day % AREAS.size()) + " as of "
                        + LocalDate.of(2026, 4, 1).plusDays(day / AREAS.size() % DAYS), List.of());
                scored.incrementAndGet();
            }
        }));
    }

    private Path usageExport() {
        return folder.resolve("Export_azure_usage_24_months.csv");
    }

    private String calm() {
        isLoaded = false;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            throw new UncheckedIOException(new IOException(stopped));
        }
        threads.clear();
        return "done " + rowsRead.getAndSet(0) + " rows, " + scored.getAndSet(0) + " scores";
    }
}
