package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.store.Account;
import dev.seventy.store.Digests;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;

/**
 * Firms in a database whose digests are all due now: they were begun two hours ago, for a quarter of an hour ago. Each
 * has one import that is older than all that a digest looks back at, so that its trend has to be read.
 */
final class DueDigests implements AutoCloseable {

    static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final Duration SPREAD = Duration.ofMinutes(15);
    private static final Duration BEGUN = Duration.ofHours(2);
    private static final Duration LONG_AGO = Duration.ofDays(20 * 7);

    private final Config config;
    private final App app;
    private final Rhythm rhythm;
    private Duration ago = BEGUN;

    /** @param now all that are begun from here on are due at this instant */
    DueDigests(String database, Instant now) {
        config = Config.from(Map.of("SEVENTY_DATABASE_URL", database));
        InstantSource clock = () -> now.minus(ago);
        app = App.open(config, Optional.empty(), clock, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        var at = OffsetDateTime.ofInstant(now.minus(SPREAD).truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC);
        rhythm = new Rhythm(at.getDayOfWeek(), LocalTime.of(at.getHour(), at.getMinute()), ZoneOffset.UTC);
    }

    Store store() {
        return app.store();
    }

    private Bot bot(String name) {
        return app.bot(Optional.of(name));
    }

    /** A firm that a workspace is linked to, and of which nothing is known. */
    OrganisationId firm(String name, String team) {
        var actor = Sender.Local.TERMINAL.actor();
        return store().together(() -> {
            var firm = store().organisations().add(name, ZoneOffset.UTC, false, actor).orElseThrow().id();
            store().organisations().link(firm, "slack", team, actor);
            return firm;
        });
    }

    /** The same with what is known of the made-up firm. */
    OrganisationId firmLikeSample(String name, String team, Path folder) throws IOException {
        var firm = firm(name, team);
        importedLongAgo(name, 5, folder);
        SampleFirm.importFiles(bot(name));
        return firm;
    }

    private void importedLongAgo(String name, int people, Path folder) throws IOException {
        var trainings = folder.resolve("Export_trainings_Lifetime_1204881_before.csv");
        TrainingsExport.write(trainings, people);
        ago = LONG_AGO;
        take(name, trainings);
        ago = BEGUN;
    }

    private void take(String name, Path... files) throws IOException {
        var sent = Stream.of(files).map(file -> new SentFile(file.getFileName().toString(), file)).toList();
        var reply = bot(name)
                .say(new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(), sent))
                .reply();
        for (var file : files) {
            Files.delete(file);
        }
        if (!reply.summary().contains("imported") && !reply.summary().contains("Imported")) {
            throw new IllegalStateException(reply.summary());
        }
    }

    /** The same with five certifications for each of so many people, and eleven rows of consumption. */
    OrganisationId largeFirm(String name, String team, int people, Path folder) throws IOException {
        var firm = firm(name, team);
        importedLongAgo(name, people / 2, folder);
        var trainings = folder.resolve("Export_trainings_Lifetime_1204881_" + people + ".csv");
        var usage = folder.resolve("Export_azure_usage_24_months_1204881_" + people + ".csv");
        TrainingsExport.write(trainings, people);
        UsageExport.write(usage, 11 * people);
        take(name, trainings, usage);
        return firm;
    }

    /** Somebody of a workspace with a digest of their own; every tenth is a manager, who is told names. */
    Subscription subscribed(OrganisationId firm, String team, String user, boolean manages) {
        var actor = Sender.Local.TERMINAL.actor();
        store().accounts().identified(firm, "slack", team, user,
                new Account.Profile("Somebody", Optional.empty(), Account.Standing.MEMBER));
        if (manages) {
            store().roles().grant(firm, "slack:" + team + ":" + user, Role.MANAGER, actor);
        }
        return store().digests().add(firm,
                new Digests.Draft(new Subscription.Place("slack", team, Optional.empty(), user, false), user, rhythm,
                        Subscription.Scope.EVERYTHING),
                actor);
    }

    /** One for a channel, with the rights of whoever began it. */
    Subscription shared(OrganisationId firm, String team, String channel, String user) {
        return store().digests().add(firm,
                new Digests.Draft(new Subscription.Place("slack", team, Optional.empty(), channel, true), user, rhythm,
                        Subscription.Scope.EVERYTHING),
                Sender.Local.TERMINAL.actor());
    }

    /** Many at once. */
    List<Subscription> subscribed(OrganisationId firm, String team, List<String> users) {
        return store().together(() -> {
            List<Subscription> begun = new ArrayList<>();
            for (var user : users) {
                begun.add(subscribed(firm, team, user, begun.size() % 10 == 0));
            }
            return begun;
        });
    }

    @Override
    public void close() {
        app.close();
    }
}
