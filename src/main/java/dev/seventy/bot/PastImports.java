package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.seventy.evidence.Certification;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.ImportFile;
import dev.seventy.store.ImportId;
import dev.seventy.store.ImportRecord;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Retraction;
import dev.seventy.store.Store;

/** Lists what was imported and told so far, and takes it back. */
final class PastImports {

    private final Supplier<Store> stores;
    private final TellUndone undone;
    private final EcoUndone ecosystem;
    private final LastChange lastChange;

    PastImports(Knowledge knowledge, Supplier<Store> stores, Firm firm, LastChange lastChange) {
        this.stores = stores;
        this.lastChange = lastChange;
        ecosystem = new EcoUndone(knowledge.rules().playbook(), stores, firm);
        undone = new TellUndone(knowledge.catalog(), firm);
    }

    /** What was told or changed last in that place; anything else is asked about. */
    Reply undo(Speaker speaker) {
        var change = lastChange.of(speaker);
        var told = change.flatMap(LastChange.Change::told).flatMap(id -> find(new ImportId(id), speaker))
                .filter(record -> isOwn(record, speaker)).map(record -> saidWith(record, speaker)).orElse(List.of());
        if (!told.isEmpty()) {
            return undo(told, speaker);
        }
        return change.map(known -> lastChange.question(known, offered(speaker), speaker)).or(() -> offered(speaker))
                .or(() -> last(speaker).flatMap(id -> find(id, speaker)).map(record -> asked(record, speaker)))
                .orElseGet(() -> Reply.refused("There is no import to take back. Nothing was changed."));
    }

    private Optional<ImportRecord> find(ImportId id, Speaker speaker) {
        return stores.get().imports().find(speaker.organisation().id(), id);
    }

    Reply undo(Speaker speaker, List<Long> wanted) {
        var missing = wanted.stream().filter(id -> find(new ImportId(id), speaker).isEmpty()).findFirst();
        if (missing.isPresent()) {
            return Reply.refused("There is no import " + missing.get() + ". Nothing was changed.",
                    new Block.Buttons(List.of(new Block.Button("Show the imports", "import history", true))));
        }
        if (!wanted.isEmpty()) {
            return undo(wanted.stream().sorted(Comparator.reverseOrder())
                    .flatMap(id -> find(new ImportId(id), speaker).stream()).toList(), speaker);
        }
        return last(speaker).flatMap(id -> find(id, speaker))
                .map(found -> isOwn(found, speaker) ? undo(saidWith(found, speaker), speaker) : asked(found, speaker))
                .orElseGet(() -> Reply.refused("There is no import to take back. Nothing was changed."));
    }

    /** What an undo of an import without a number is about. */
    private Optional<ImportId> last(Speaker speaker) {
        return Permissions.importsOfAll(speaker.role()) ? newest(speaker) : newestOwn(speaker);
    }

    /** The question whether what the speaker told last is to be taken back; empty where there is nothing. */
    private Optional<Reply> offered(Speaker speaker) {
        return newestOwn(speaker).flatMap(id -> find(id, speaker)).map(record -> asked(record, speaker));
    }

    /** The newest that is in force. */
    private Optional<ImportId> newest(Speaker speaker) {
        return stores.get().imports().history(speaker.organisation().id()).stream()
                .filter(record -> record.state() == ImportRecord.State.VISIBLE).map(ImportRecord::id).findFirst();
    }

    /** What somebody else told, and files, are not taken back by a word that does not name them. */
    private Reply asked(ImportRecord record, Speaker speaker) {
        var together = saidWith(record, speaker);
        if (together.size() > 1) {
            return asked(together.reversed(), speaker);
        }
        var files = record.files();
        var what = files.size() == 1 ? files.getFirst().name() : files.size() + " files";
        return Reply.question(
                "Import " + record.id().value() + " (" + what
                        + (record.isTold() ? ", told" + teller(record, speaker) : ", " + rows(record)) + ") of "
                        + day(record, speaker) + " would be taken back. Nothing has changed yet.",
                new Block.Buttons(List.of(new Block.Button("Take back import " + record.id().value(),
                        "undo " + record.id().value(), true))));
    }

    /** What was told together is named, unless somebody may not see there whose it is. */
    private Reply asked(List<ImportRecord> together, Speaker speaker) {
        var ids = together.stream().map(record -> record.id().value()).toList();
        var held = held(speaker.organisation().id()).stream().filter(Claims::isTold)
                .filter(one -> one.origin().importNumber().stream().anyMatch(ids::contains)).toList();
        var named = held.size() == ids.size() && held.stream().allMatch(one -> speaker.sees(one.person()))
                ? ": " + Wording.list(held.stream().map(one -> undone.named(one, speaker)).toList())
                : "";
        return Reply.question(
                "Imports " + Wording.list(ids.stream().map(String::valueOf).toList()) + " (told together"
                        + teller(together.getFirst(), speaker) + ") of " + day(together.getFirst(), speaker)
                        + " would be taken back" + named + ". Nothing has changed yet.",
                new Block.Buttons(List.of(
                        new Block.Button(TellChosen.all("Take back", ids.size()), ImportLines.undoing(ids), true))));
    }

    private String teller(ImportRecord record, Speaker speaker) {
        return isOwn(record, speaker) ? " by you"
                : " by " + (speaker.seesPeople()
                        ? new Tellers(stores, speaker.organisation().id()).of(record).orElse("somebody else")
                        : "somebody else");
    }

    private static String rows(ImportRecord record) {
        var rows = record.counts().byKind().values().stream()
                .mapToLong(of -> (long) of.added() + of.changed() + of.unchanged() + of.repeated()).sum();
        return Numbers.show(BigDecimal.valueOf(rows)) + (rows == 1 ? " row" : " rows");
    }

    private static boolean hasReplaced(ImportRecord record) {
        return record.counts().byKind().values().stream().anyMatch(of -> of.changed() + of.withdrawn() > 0);
    }

    /** Two people who were said to be one. */
    private static boolean isMerge(ImportRecord record) {
        return record.files().stream().anyMatch(file -> file.name().equals(PersonAnswers.MERGED));
    }

    /** What was told with one saying is taken back with one. */
    private List<ImportRecord> saidWith(ImportRecord record, Speaker speaker) {
        var organisation = speaker.organisation().id();
        return stores.get().sayings().with(organisation, record.id()).stream().flatMap(id -> find(id, speaker).stream())
                .filter(one -> one.state() == ImportRecord.State.VISIBLE).toList();
    }

    /** @param records the newest first, as what is told later may rest on what was told before */
    private Reply undo(List<ImportRecord> records, Speaker speaker) {
        var organisation = speaker.organisation().id();
        var isTold = records.stream().allMatch(record -> record.isTold() && !isMerge(record));
        var before = isTold ? held(organisation) : List.<Certification>of();
        var planned = isTold ? ecosystem.told(organisation) : List.<PlaybookEntry>of();
        List<ImportRecord> taken = new ArrayList<>();
        List<Reply> left = new ArrayList<>();
        for (var record : records) {
            switch (stores.get().imports().retract(organisation, record.id(), speaker.actor())) {
                case Retraction.Retracted() -> taken.add(record);
                case Retraction.SupersededBy(var later) -> left.add(superseded(record.id(), later, speaker));
                case Retraction.NotVisible() -> left.add(Reply.refused(
                        "Import " + record.id().value() + " is not in force, so there is nothing to take back.",
                        new Block.Buttons(List.of(new Block.Button("Show the imports", "import history", true)))));
            }
        }
        if (taken.isEmpty()) {
            return Reply.refused(left.getFirst().summary() + " Nothing was changed.",
                    left.getFirst().blocks().toArray(Block[]::new));
        }
        var reply = Reply.answer(taken(taken, speaker))
                .with((isTold ? undone.of(before, held(organisation), taken.size(), speaker) : List.<Block>of())
                        .toArray(Block[]::new))
                .with((isTold ? ecosystem.of(planned, speaker) : List.<Block>of()).toArray(Block[]::new));
        for (var one : left) {
            reply = reply.with(new Block.Paragraph(one.summary())).with(one.blocks().toArray(Block[]::new));
        }
        return reply.with(new Block.Buttons(List.of(new Block.Button("Score", "score", true))));
    }

    private String taken(List<ImportRecord> taken, Speaker speaker) {
        var record = taken.getFirst();
        return taken.size() == 1
                ? "Import " + record.id().value() + " is taken back: " + described(record, speaker)
                        + (record.isTold() || !hasReplaced(record) ? "." : ". What it had replaced holds again.")
                : "Imports " + Wording.list(taken.reversed().stream().map(one -> "" + one.id().value()).toList())
                        + " are taken back"
                        + (saidTogether(taken, speaker) ? ", which were told together on " + day(record, speaker) : "")
                        + ".";
    }

    private boolean saidTogether(List<ImportRecord> taken, Speaker speaker) {
        return stores.get().sayings().with(speaker.organisation().id(), taken.getFirst().id())
                .containsAll(taken.stream().map(ImportRecord::id).toList());
    }

    private Reply superseded(ImportId id, ImportId later, Speaker speaker) {
        var isByMerge = find(later, speaker).filter(PastImports::isMerge).isPresent();
        return Reply.refused(
                "Import " + id.value() + " cannot be taken back: import " + later.value()
                        + (isByMerge ? " says that two people are one, of whom it is the first to tell."
                                : " has replaced or repeated some of its rows since.")
                        + " Take that one back first.",
                new Block.Buttons(List.of(undo(later, speaker))));
    }

    private List<Certification> held(OrganisationId organisation) {
        return stores.get().evidence().skills(organisation).certifications();
    }

    private Block.Button undo(ImportId later, Speaker speaker) {
        var line = "undo " + later.value();
        return Permissions.importsOfAll(speaker.role()) || isAboutOwn(speaker, List.of(later.value()))
                ? new Block.Button("Undo import " + later.value(), line, true)
                : new Block.Button("Ask an admin", "ask admin " + line, true);
    }

    /** Whether an undo is about what the speaker told or changed. */
    boolean isAboutOwn(Speaker speaker) {
        return lastChange.of(speaker).isPresent() || isAboutOwn(speaker, List.of());
    }

    /** Whether the undo of imports is about what the speaker told. */
    boolean isAboutOwn(Speaker speaker, List<Long> wanted) {
        return wanted.isEmpty() ? newestOwn(speaker).isPresent()
                : wanted.stream().allMatch(
                        id -> find(new ImportId(id), speaker).filter(record -> isOwn(record, speaker)).isPresent());
    }

    /** The newest that the speaker told in the chat and that is in force. */
    private Optional<ImportId> newestOwn(Speaker speaker) {
        return stores.get().imports().history(speaker.organisation().id()).stream()
                .filter(record -> isOwn(record, speaker)).filter(record -> record.state() == ImportRecord.State.VISIBLE)
                .map(ImportRecord::id).findFirst();
    }

    private static boolean isOwn(ImportRecord record, Speaker speaker) {
        return record.isTold() && record.actor().id().equals(speaker.actor().id());
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
}
