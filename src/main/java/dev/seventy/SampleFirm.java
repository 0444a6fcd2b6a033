package dev.seventy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Organisation;
import dev.seventy.store.Store;

/** The made-up firm: export files in the real formats, taken in through the same importer as anybody's. */
final class SampleFirm {

    /** The day after its newest month. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private static final List<String> FILES = List.of("people.csv", "Export_trainings_Lifetime_1204881_Nordlicht.csv",
            "certs.csv", "Export_azure_usage_24_months_1204881_Nordlicht.csv", "Export_customers_1204881_Nordlicht.csv",
            "measures.csv", "official_scores.csv", "databricks_certs.csv", "databricks_achievements.csv",
            "databricks_attestations.csv", "databricks_measures.csv", "playbook.csv");

    private SampleFirm() {
    }

    /** Makes the sample organisation, or empties it, and fills it from its files. */
    static Organisation load(Store store, Bot bot) {
        var existing = store.organisations().find(Bot.SAMPLE).filter(Organisation::sample);
        existing.ifPresent(
                organisation -> store.organisations().resetSample(organisation.id(), Sender.Local.TERMINAL.actor()));
        var organisation = existing
                .or(() -> store.organisations().add(Bot.SAMPLE, ZoneOffset.UTC, true, Sender.Local.TERMINAL.actor()))
                .orElseThrow();
        store.organisations().fixToday(organisation.id(), Optional.of(TODAY));
        importFiles(bot);
        return organisation;
    }

    /** Takes its files in for whatever firm the bot speaks of. */
    static void importFiles(Bot bot) {
        List<SentFile> files = new ArrayList<>();
        try {
            for (var name : FILES) {
                var copy = Files.createTempFile("seventy-sample", ".csv");
                files.add(new SentFile(name, copy));
                try (var resource = SampleFirm.class.getResourceAsStream("/sample/" + name)) {
                    Files.write(copy, resource.readAllBytes());
                }
            }
            var reply = bot.say(
                    new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(), files))
                    .reply();
            if (reply.tone() != Reply.Tone.ANSWER) {
                throw new IllegalStateException("the sample firm cannot be imported: " + PlainText.render(reply));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            files.forEach(file -> delete(file.content()));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            file.toFile().deleteOnExit();
        }
    }
}
