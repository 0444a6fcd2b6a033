package dev.seventy.bot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.evidence.Entry;
import dev.seventy.intake.DateOrder;
import dev.seventy.intake.Intake;
import dev.seventy.intake.Material;
import dev.seventy.intake.Rejected;
import dev.seventy.intake.Sink;
import dev.seventy.intake.Summary;
import dev.seventy.intake.Survey;
import dev.seventy.intake.Templates;
import dev.seventy.intake.Unreadable;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.MetricKind;
import dev.seventy.scoring.Climb;
import dev.seventy.store.Confirmation;
import dev.seventy.store.ImportCounts;
import dev.seventy.store.ImportFile;
import dev.seventy.store.ImportId;
import dev.seventy.store.ImportWriter;
import dev.seventy.store.Store;
import dev.seventy.store.Taken;

/** Takes files in: a look at what would change, then a yes or a no. */
final class ImportAnswers {

    private static final int MOST_GIVEN_BACK = 50_000;

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final DoctorAnswers doctor;

    ImportAnswers(Knowledge knowledge, Supplier<Store> stores, DoctorAnswers doctor) {
        this.doctor = doctor;
        this.knowledge = knowledge;
        this.stores = stores;
    }

    /** A file as the intake opens it. */
    private record Opened(SentFile file) implements Material {

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file.content());
        }
    }

    /** @param progress told now and then how many rows of a file have been read */
    Reply take(Speaker speaker, Optional<String> order, boolean confirmed, LongConsumer progress) {
        var intake = new Intake(knowledge.catalog(),
                Stream.concat(knowledge.rules().designations().stream().map(Designation::id), Stream.of(Climb.AREA))
                        .collect(Collectors.toSet()),
                knowledge.rules().metrics().stream().map(MetricKind::id).collect(Collectors.toSet()),
                ReportedTier.names(knowledge.rules(), speaker.settings()),
                EcoImports.terms(knowledge.rules().playbook()), speaker.today());
        List<ImportPreview.Arriving> files = new ArrayList<>();
        for (var file : speaker.message().files()) {
            switch (intake.survey(new Opened(file), order.flatMap(DateOrder::of))) {
                case Survey.Ready ready -> files.add(new ImportPreview.Arriving(file, ready));
                case Survey.Ambiguous ambiguous -> {
                    return Reply.question(file.name() + ": " + ambiguous.sentence(), dates(speaker));
                }
                case Survey.Unknown unknown -> {
                    return Reply.misunderstood(file.name() + ": " + unknown.sentence());
                }
                case Unreadable unreadable -> {
                    return Reply.misunderstood(file.name() + ": " + unreadable.sentence());
                }
            }
        }
        return stage(speaker, intake, files, confirmed, progress);
    }

    static Reply howTo() {
        return Reply.misunderstood(
                "Send a file along with 'import', or in a terminal say: import FILE. Nothing was imported.",
                new Block.Items(List.of(
                        "the trainings export, the Azure usage export or the customers report of Partner Center",
                        "the credentials of your people from their wallets at credentials.databricks.com, as CSV",
                        "or a template of ours: import template people, certs, official_scores, measures, databricks,"
                                + " attestations, achievements, databricks_certs or playbook"),
                        false),
                new Block.Buttons(List.of(new Block.Button("Template for people", "import template people", true),
                        new Block.Button("Imports so far", "import history", false))));
    }

    private static Block dates(Speaker speaker) {
        return new Block.Note(speaker.message().sender() == Sender.Local.TERMINAL
                ? "Run it again with --dates day-first or --dates month-first."
                : "Send it again with the words: import --dates day-first, or: import --dates month-first.");
    }

    private Reply stage(Speaker speaker, Intake intake, List<ImportPreview.Arriving> files, boolean confirmed,
            LongConsumer progress) {
        List<ImportPreview.Arrived> arrived = new ArrayList<>();
        var ecosystem = new EcoImports(knowledge.rules().playbook(),
                () -> stores.get().evidence().playbook(speaker.organisation().id(), Optional.empty()));
        ImportCounts counts;
        ImportId id;
        try (var writer = stores.get().imports().begin(speaker.organisation().id(), speaker.actor(),
                files.stream().map(ImportAnswers::described).toList())) {
            for (int index = 0; index < files.size(); index++) {
                var arriving = new Arrivals(writer, files, index, ecosystem, progress);
                switch (intake.read(new Opened(files.get(index).file()), files.get(index).survey(), arriving)) {
                    case Summary summary ->
                        arrived.add(new ImportPreview.Arrived(files.get(index), summary, arriving.rejected));
                    case Unreadable unreadable -> {
                        return Reply.misunderstood(files.get(index).name() + ": " + unreadable.sentence());
                    }
                }
            }
            counts = writer.finish();
            id = writer.id();
        }
        var preview = ImportPreview.blocks(arrived, counts);
        ecosystem.overruled().ifPresent(preview::add);
        if (!confirmed) {
            return new Reply(ImportPreview.summary(arrived) + " Nothing has changed yet.", Reply.Tone.QUESTION, preview)
                    .with(new Block.Buttons(List.of(new Block.Button("Import", "import confirm " + id.value(), true),
                            new Block.Button("Discard", "import discard " + id.value(), false))));
        }
        return switch (stores.get().imports().confirm(speaker.organisation().id(), id, speaker.actor())) {
            case Confirmation.Confirmed() ->
                new Reply(ImportPreview.summary(arrived) + " Imported as number " + id.value() + ".",
                        arrived.stream().anyMatch(file -> file.rejectedInAll() > 0) ? Reply.Tone.INCOMPLETE
                                : Reply.Tone.ANSWER,
                        preview).with(afterwards(speaker, id));
            case Confirmation.ChangedSince() -> changedSince();
            case Confirmation.NotStaged() -> noSuch(id.value());
        };
    }

    /** Hands the rows of one file to the writer and keeps those that could not be used. */
    private static final class Arrivals implements Sink {
        private final ImportWriter writer;
        private final List<ImportPreview.Arriving> files;
        private final int file;
        private final EcoImports ecosystem;
        private final LongConsumer progress;
        private final List<Rejected> rejected = new ArrayList<>();

        Arrivals(ImportWriter writer, List<ImportPreview.Arriving> files, int file, EcoImports ecosystem,
                LongConsumer progress) {
            this.writer = writer;
            this.files = files;
            this.file = file;
            this.ecosystem = ecosystem;
            this.progress = progress;
        }

        @Override
        public Optional<String> entry(Entry entry) {
            ecosystem.add(entry);
            return writer.add(file, entry) instanceof Taken.Contradicting(var earlier, var row)
                    ? Optional.of("row " + row + (earlier == file ? "" : " of " + files.get(earlier).name()))
                    : Optional.empty();
        }

        @Override
        public void rejected(Rejected row) {
            if (rejected.size() < MOST_GIVEN_BACK) {
                rejected.add(row);
            }
        }

        @Override
        public void progress(long rows) {
            progress.accept(rows);
        }
    }

    private static ImportFile described(ImportPreview.Arriving file) {
        return new ImportFile(file.name(), sha256(file.file().content()), file.survey().kind(),
                file.survey().account());
    }

    private static String sha256(Path content) {
        try (var stream = Files.newInputStream(content)) {
            return ImportFile.sha256(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What to look at by now, and the way back. */
    private Block[] afterwards(Speaker speaker, ImportId id) {
        return Stream.concat(doctor.afterImport(speaker).orElse(List.of()).stream(), Stream.of(undoButtons(id)))
                .toArray(Block[]::new);
    }

    private static Block undoButtons(ImportId id) {
        return new Block.Buttons(List.of(new Block.Button("Score", "score", true),
                new Block.Button("Undo", "undo " + id.value(), false)));
    }

    Reply confirm(Speaker speaker, long number) {
        var id = new ImportId(number);
        return switch (stores.get().imports().confirm(speaker.organisation().id(), id, speaker.actor())) {
            case Confirmation.Confirmed() ->
                Reply.answer("Imported as number " + number + ".", afterwards(speaker, id));
            case Confirmation.ChangedSince() -> changedSince();
            case Confirmation.NotStaged() -> noSuch(number);
        };
    }

    private static Reply changedSince() {
        return Reply.refused("Something else was imported or taken back since the preview, so it may no longer hold."
                + " Nothing was imported; please send the files again.");
    }

    private static Reply noSuch(long number) {
        return Reply.refused("There is no import " + number + " waiting for a decision. Nothing was changed.",
                new Block.Buttons(List.of(new Block.Button("Show the imports", "import history", true))));
    }

    Reply discard(Speaker speaker, long number) {
        return stores.get().imports().discard(speaker.organisation().id(), new ImportId(number), speaker.actor())
                ? Reply.answer("Discarded; nothing of it was kept.")
                : noSuch(number);
    }

    static Reply template(Optional<String> kind) {
        var template = kind.flatMap(Templates::of);
        if (template.isEmpty()) {
            return Reply.misunderstood(
                    "Which template? There are: "
                            + String.join(", ", Arrays.stream(Templates.values()).map(Templates::word).toList()) + ".",
                    new Block.Buttons(Arrays.stream(Templates.values())
                            .map(known -> new Block.Button(known.word(), "import template " + known.word(), false))
                            .toList()));
        }
        var reply = Reply.answer(
                "The template " + template.get().word() + ": keep the header, replace the examples, import the file.",
                new Block.Attachment(template.get().word() + ".csv", template.get().text()));
        var names = template.get().names();
        return names.isEmpty() ? reply
                : reply.with(new Block.Paragraph("What can be told in it:"), new Block.Items(names, false));
    }
}
