package dev.seventy.bot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.intake.SafeTable;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.AuditCheck;
import dev.seventy.store.AuditEntry;
import dev.seventy.store.AuditTrail;
import dev.seventy.store.Dossiers;
import dev.seventy.store.Forgetting.Whom;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives people what is kept of them, tells them who saw it, and checks the trail of all that. */
final class PrivacyAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int MOST_LOOKS = 50;

    private final Supplier<Store> stores;
    private final Firm firm;
    private final DataSubjects subjects;
    private final Optional<Vault> vault;

    /** @param vault that opens what is kept sealed */
    PrivacyAnswers(Supplier<Store> stores, Firm firm, DataSubjects subjects, Optional<Vault> vault) {
        this.stores = stores;
        this.firm = firm;
        this.subjects = subjects;
        this.vault = vault;
    }

    // A copy of everything

    Reply exportMe(Speaker speaker) {
        if (speaker.local()) {
            return DataSubjects.nobodys("person export");
        }
        if (DataSubjects.isOverheard(speaker)) {
            return DataSubjects.overheard("What is kept of you");
        }
        return export(DataSubjects.own(speaker), "Everything that is kept of you", "about-me", speaker)
                .with(new Block.Buttons(List.of(new Button("Who looked?", "me looked", false),
                        new Button("Forget me", "me forget", false))));
    }

    Reply export(String who, Speaker speaker) {
        return switch (subjects.meant(who, "person export ", speaker)) {
            case DataSubjects.Meant.Found(var whom, var called, var _) ->
                export(whom, "Everything that is kept of " + called, "about-person", speaker);
            case DataSubjects.Meant.NotFound(var reply) -> reply;
        };
    }

    private Reply export(Whom whom, String what, String file, Speaker speaker) {
        var sections = stores.get().dossiers().of(speaker.organisation().id(), whom, vault);
        var tellers = firm.tellers(speaker.situation());
        List<List<String>> cells = new ArrayList<>();
        Map<String, Object> kept = new LinkedHashMap<>();
        for (var section : sections) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (var row : section.rows()) {
                var shown = new LinkedHashMap<>(row);
                shown.computeIfPresent("who", (_, actor) -> tellers.who(actor));
                rows.add(shown);
                shown.forEach((column, value) -> cells
                        .add(List.of(section.name(), Integer.toString(rows.size()), column, value)));
            }
            kept.put(section.name(), rows);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("organisation", speaker.organisation().name());
        json.put("exportedOn", speaker.today().toString());
        json.put("kept", kept);
        var filled = sections.stream().filter(section -> !section.rows().isEmpty()).toList();
        return Reply.answer(what + ": "
                + ForgettingAnswers.plural(filled.stream().mapToInt(section -> section.rows().size()).sum(), "entry")
                        .replace("entrys", "entries")
                + ", as CSV and as JSON.",
                new Block.Table(List.of(new Block.Column("What", false), new Block.Column("Entries", true)),
                        filled.stream().map(section -> List.of(words(section), Integer.toString(section.rows().size())))
                                .toList()),
                new Block.Attachment(file + ".csv",
                        SafeTable.csv(List.of("section", "entry", "field", "value"), cells)),
                new Block.Attachment(file + ".json", JSON.writeValueAsString(json)));
    }

    private static String words(Dossiers.Section section) {
        var words = section.name().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    // Who looked

    Reply looked(Speaker speaker) {
        if (speaker.local()) {
            return DataSubjects.nobodys("person export");
        }
        if (DataSubjects.isOverheard(speaker)) {
            return DataSubjects.overheard("Who looked at your record");
        }
        if (speaker.person().isEmpty()) {
            return Reply.answer("Your account is tied to no person of the firm, so nobody was shown a record of yours.",
                    new Block.Buttons(List.of(new Button("Who am I here?", "me", true))));
        }
        var looks = looks(speaker);
        if (looks.isEmpty()) {
            return Reply.answer("In the last year nobody else was shown your name or record.");
        }
        var tellers = firm.tellers(speaker.situation());
        return Reply.answer(
                "In the last year others were shown your name or record "
                        + (looks.size() == 1 ? "once." : looks.size() + " times."),
                new Block.Table(
                        List.of(new Block.Column("When (UTC)", false), new Block.Column("Who", false),
                                new Block.Column("By saying", false)),
                        looks.reversed().stream().limit(MOST_LOOKS).map(entry -> look(entry, tellers)).toList()),
                new Block.Note((looks.size() > MOST_LOOKS ? "The newest " + MOST_LOOKS + ". " : "")
                        + "An answer that named another person of your name is among them. Names are shown to managers,"
                        + " where nobody else reads along, and to whoever tells something of somebody."));
    }

    private List<AuditEntry> looks(Speaker speaker) {
        var objects = Stream
                .concat(stores.get().forgetting().ids(speaker.organisation().id(), DataSubjects.own(speaker)).stream()
                        .map(AuditTrail::person), Stream.of(Tracing.MANY))
                .toList();
        var own = new HashSet<>(
                stores.get().forgetting().accounts(speaker.organisation().id(), DataSubjects.own(speaker)).stream()
                        .map(Account::actorId).toList());
        return stores.get().audit().about(speaker.organisation().id(), objects).stream()
                .filter(entry -> entry.action().startsWith("people ") && !own.contains(entry.actor().id())).toList();
    }

    private static List<String> look(AuditEntry entry, Tellers tellers) {
        var many = entry.objects().stream().filter(object -> object.startsWith(Tracing.MANY)).findFirst()
                .map(object -> " (a list of " + object.substring(Tracing.MANY.length()) + " people)").orElse("");
        return List
                .of(entry.at().toString().replace('T', ' ').substring(0, 16), tellers.who(entry.actor().id()),
                        String.join(" ", entry.objects().stream()
                                .filter(object -> !object.startsWith(AuditTrail.PERSON)
                                        && !object.startsWith(Tracing.MANY) && !object.startsWith(AuditTrail.ACCOUNT))
                                .toList()) + many);
    }

    // The trail

    /** What is kept elsewhere tells later of entries that were cut off the end, which nothing in the database could. */
    private static Block anchor(AuditEntry newest) {
        return new Block.Note("Whoever can write the database could still cut entries off its end and count anew. To"
                + " notice that, keep this elsewhere: entry " + newest.sequence() + " has the hash " + newest.hash()
                + ".");
    }

    Reply check(Speaker speaker) {
        return switch (stores.get().audit().verify(speaker.organisation().id())) {
            case AuditCheck.Intact(var entries) -> Reply.answer(
                    "The audit trail of " + speaker.organisation().name() + " is as it was written: " + entries
                            + (entries == 1 ? " entry" : " entries") + ", none edited, removed or put elsewhere.",
                    stores.get().audit().newest(speaker.organisation().id()).stream().map(PrivacyAnswers::anchor)
                            .toArray(Block[]::new));
            case AuditCheck.Broken(var sequence) -> Reply.incomplete(
                    "The audit trail of " + speaker.organisation().name() + " is not as it was written: entry "
                            + sequence + " is the first that was edited, removed or put elsewhere.",
                    new Block.Paragraph("Somebody has written into the database past Seventy, or it was restored in"
                            + " part. Keep a copy of it as it is, and compare it with a backup."));
        };
    }
}
