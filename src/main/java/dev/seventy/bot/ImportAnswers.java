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

import dev.seventy.evidence.Certification;
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
import dev.seventy.store.ImportRecord;
import dev.seventy.store.ImportWriter;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Retraction;
import dev.seventy.store.Store;
import dev.seventy.store.Taken;

/** Takes files in: a look at what would change, then a yes or a no, and a way back. */
final class ImportAnswers {

    private static final int MOST_GIVEN_BACK = 50_000;

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final DoctorAnswers doctor;
    private final TellUndone undone;

    ImportAnswers(Knowledge knowledge, Supplier<Store> stores, DoctorAnswers doctor, Firm firm) {
        undone = new TellUndone(knowledge.catalog(), firm);
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
                ReportedTier.names(knowledge.rules(), speaker.settings()), speaker.today());
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
                                + " attestations, achievements or databricks_certs"),
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
        ImportCounts counts;
        ImportId id;
        try (var writer = stores.get().imports().begin(speaker.organisation().id(), speaker.actor(),
                files.stream().map(ImportAnswers::described).toList())) {
            for (int index = 0; index < files.size(); index++) {
                var arriving = new Arrivals(writer, files, index, progress);
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
        private final LongConsumer progress;
        private final List<Rejected> rejected = new ArrayList<>();

        Arrivals(ImportWriter writer, List<ImportPreview.Arriving> files, int file, LongConsumer progress) {
            this.writer = writer;
            this.files = files;
            this.file = file;
            this.progress = progress;
        }

        @Override
        public Optional<String> entry(Entry entry) {
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

    Reply undo(Speaker speaker, Optional<Long> wanted) {
        var organisation = speaker.organisation().id();
        var history = stores.get().imports().history(organisation);
        var id = wanted.map(ImportId::new).or(() -> Permissions.importsOfAll(speaker.role()) ? history.stream()
                .filter(record -> record.state() == ImportRecord.State.VISIBLE).map(ImportRecord::id).findFirst()
                : ownTold(speaker, wanted));
        if (id.isEmpty()) {
            return Reply.refused("There is no import to take back. Nothing was changed.");
        }
        if (wanted.isEmpty() && !speaker.local()) {
            return Reply.question(
                    "This would take back import " + id.get().value() + named(history, id.get(), speaker)
                            + ". Nothing has changed yet.",
                    new Block.Buttons(List.of(
                            new Block.Button("Undo import " + id.get().value(), "undo " + id.get().value(), true),
                            new Block.Button("Show the imports", "import history", false))));
        }
        var isTold = history.stream().anyMatch(record -> record.id().equals(id.get()) && record.isTold());
        var before = isTold ? held(organisation) : List.<Certification>of();
        return switch (stores.get().imports().retract(organisation, id.get(), speaker.actor())) {
            case Retraction.Retracted() -> Reply
                    .answer("Import " + id.get().value() + " is taken back" + named(history, id.get(), speaker)
                            + (isTold ? "." : ". What it had replaced holds again."))
                    .with((isTold ? undone.of(before, held(organisation), speaker) : List.<Block>of())
                            .toArray(Block[]::new))
                    .with(new Block.Buttons(List.of(new Block.Button("Score", "score", true))));
            case Retraction.SupersededBy(var later) -> Reply.refused("Import " + id.get().value()
                    + " cannot be taken back: import " + later.value()
                    + " has replaced or repeated some of its rows since. Take that one back first. Nothing was changed.",
                    new Block.Buttons(List.of(undo(later, speaker))));
            case Retraction.NotVisible() -> Reply.refused(
                    "Import " + id.get().value()
                            + " is not in force, so there is nothing to take back. Nothing was changed.",
                    new Block.Buttons(List.of(new Block.Button("Show the imports", "import history", true))));
        };
    }

    private List<Certification> held(OrganisationId organisation) {
        return stores.get().evidence().skills(organisation).certifications();
    }

    private Block.Button undo(ImportId later, Speaker speaker) {
        var line = "undo " + later.value();
        return Permissions.importsOfAll(speaker.role()) || ownTold(speaker, Optional.of(later.value())).isPresent()
                ? new Block.Button("Undo import " + later.value(), line, true)
                : new Block.Button("Ask an admin", "ask admin " + line, true);
    }

    /** What the speaker told in the chat: the one of a number, or the newest that is in force. */
    Optional<ImportId> ownTold(Speaker speaker, Optional<Long> wanted) {
        return stores.get().imports().history(speaker.organisation().id()).stream()
                .filter(record -> isOwn(record, speaker))
                .filter(record -> wanted.map(number -> record.id().value() == number)
                        .orElse(record.state() == ImportRecord.State.VISIBLE))
                .map(ImportRecord::id).findFirst();
    }

    private static boolean isOwn(ImportRecord record, Speaker speaker) {
        return record.isTold() && record.actor().id().equals(speaker.actor().id());
    }

    private static String named(List<ImportRecord> history, ImportId id, Speaker speaker) {
        return history.stream().filter(record -> record.id().equals(id)).findFirst()
                .map(record -> ": " + described(record, speaker)).orElse("");
    }

    private static String described(ImportRecord record, Speaker speaker) {
        return Wording.list(record.files().stream().map(ImportFile::name).toList())
                + (record.isTold() ? ", told on " : ", of ") + day(record, speaker);
    }

    private static String day(ImportRecord record, Speaker speaker) {
        return Numbers.show(record.recorded().atZone(speaker.organisation().zone()).toLocalDate());
    }

    /** Every import; for who is no admin, what they told themselves. */
    Reply history(Speaker speaker) {
        var isOfAll = Permissions.importsOfAll(speaker.role());
        var records = stores.get().imports().history(speaker.organisation().id()).stream()
                .filter(record -> isOfAll || isOwn(record, speaker)).toList();
        if (records.isEmpty()) {
            return Reply.answer(isOfAll ? "Nothing has been imported yet."
                    : "You have told nothing yet. What others told, and files, are for admins.");
        }
        var tellers = new Tellers(stores, speaker.organisation().id());
        List<Block.Column> columns = new ArrayList<>(List.of(new Block.Column("Number", true),
                new Block.Column("On", false), new Block.Column("What", false), new Block.Column("State", false)));
        if (speaker.seesPeople()) {
            columns.add(new Block.Column("By", false));
        }
        List<List<String>> rows = new ArrayList<>();
        for (var record : records) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(record.id().value()), day(record, speaker),
                    record.files().stream().map(ImportFile::name).collect(Collectors.joining(", "))
                            + (record.isTold() ? " (chat)" : ""),
                    state(record.state())));
            if (speaker.seesPeople()) {
                row.add(tellers.of(record).orElse(""));
            }
            rows.add(row);
        }
        var reply = Reply.answer(
                isOfAll ? records.size() == 1 ? "There is 1 import." : "There are " + records.size() + " imports."
                        : (records.size() == 1 ? "You told 1 thing" : "You told " + records.size() + " things")
                                + ". What others told, and files, are for admins.",
                new Block.Table(columns, rows));
        return records.stream().filter(record -> record.state() == ImportRecord.State.VISIBLE).findFirst()
                .map(newest -> reply.with(new Block.Note(
                        "What is in force is taken back by its number, such as: undo " + newest.id().value() + ".")))
                .orElse(reply);
    }

    private static String state(ImportRecord.State state) {
        return switch (state) {
            case BEGUN -> "being read";
            case STAGED -> "waiting for a decision";
            case VISIBLE -> "in force";
            case RETRACTED -> "taken back";
            case DISCARDED -> "discarded";
        };
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
