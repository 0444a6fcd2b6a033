package dev.seventy.bot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import dev.seventy.store.Forgetting.Forgotten;
import dev.seventy.store.Forgetting.Whom;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives people what is kept of them, tells them who saw it, forgets them, and checks the trail of all that. */
final class PrivacyAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int MOST_LOOKS = 50;
    private static final String ALONE = " Say it to me directly; nothing was done.";

    private final Supplier<Store> stores;
    private final Firm firm;
    private final PeopleNamed named;

    PrivacyAnswers(Supplier<Store> stores, Firm firm) {
        this.stores = stores;
        this.firm = firm;
        named = new PeopleNamed(stores, firm);
    }

    private static boolean isOverheard(Speaker speaker) {
        return speaker.message().place() == Message.Place.SHARED;
    }

    private static Whom own(Speaker speaker) {
        return new Whom(speaker.person(), speaker.account(), Set.of());
    }

    private static Reply nobodys(String line) {
        return Reply.refused("The machine itself is nobody's account. For a person of the firm say: " + line + " EMAIL."
                + " Nothing was done.");
    }

    // Forgetting

    Answer forgetMe(boolean confirmed, Speaker speaker) {
        if (speaker.local()) {
            return Answer.of(nobodys("person forget"));
        }
        if (isOverheard(speaker)) {
            return Answer.of(Reply.refused("Whether you are to be forgotten is yours alone." + ALONE,
                    new Block.Buttons(List.of(new Button("Privacy", "privacy", true)))));
        }
        return forget(own(speaker), "me forget", "You", confirmed, speaker);
    }

    Answer forget(String who, boolean confirmed, Speaker speaker) {
        return switch (meant(who, "person forget ", speaker)) {
            case Meant.Found(var whom, var called, var line) ->
                forget(whom, "person forget " + line, called, confirmed, speaker);
            case Meant.NotFound(var reply) -> Answer.of(reply);
        };
    }

    private Answer forget(Whom whom, String line, String called, boolean confirmed, Speaker speaker) {
        var organisation = speaker.organisation().id();
        if (isLastAdmin(whom, speaker)) {
            return Answer.of(Reply.refused(
                    called + (called.equals("You") ? " are" : " is")
                            + " the last admin: without one nobody could import or give roles any more. Nothing was"
                            + " forgotten. Grant the role to somebody else first, with: role grant admin EMAIL.",
                    new Block.Buttons(List.of(new Button("Show the roles", "role list", true)))));
        }
        var forgetting = stores.get().forgetting();
        if (!confirmed) {
            return Answer.of(asked(forgetting.preview(organisation, whom), line, called, speaker));
        }
        return Answer.changing(done(forgetting.forget(organisation, whom, speaker.actor()), called));
    }

    private boolean isLastAdmin(Whom whom, Speaker speaker) {
        var organisation = speaker.organisation().id();
        var admins = stores.get().roles().all(organisation).entrySet().stream()
                .filter(granted -> granted.getValue() == Role.ADMIN).map(Map.Entry::getKey).toList();
        return !speaker.local() && !admins.isEmpty()
                && stores.get().forgetting().subjects(organisation, whom).containsAll(admins);
    }

    private static Reply asked(Forgotten what, String line, String called, Speaker speaker) {
        var isSelf = called.equals("You");
        var their = isSelf ? "your" : "their";
        List<String> goes = new ArrayList<>(List.of(
                "Names, addresses, ids at vendors and in directories, manager," + " location and role in the firm"));
        if (what.accounts() > 0) {
            goes.add(plural(what.accounts(), "chat account") + ", and whose "
                    + (what.accounts() == 1 ? "it is" : "they are"));
        }
        if (what.roles() > 0) {
            goes.add("What was granted to " + their + " addresses and accounts: " + plural(what.roles(), "role"));
        }
        if (what.removed() > 0) {
            goes.add(plural(what.removed(), "certification") + " known only by word or from a list of the firm's own");
        }
        goes.add("What waits to be sent and names " + (isSelf ? "you" : "them"));
        List<String> stays = new ArrayList<>();
        if (what.kept() > 0) {
            stays.add(plural(what.kept(), "certification") + " of the vendor's own files, as "
                    + (what.kept() == 1 ? "that" : "those")
                    + " of a person without a name, so that scores say what the vendor counts; until its export says"
                    + " otherwise");
        }
        stays.add("That somebody did or saw something, in the audit trail, for a year; no longer who");
        stays.add("What backups hold, until they expire, and what "
                + (speaker.local() ? "chat platforms keep" : "the chat platform itself keeps") + " of messages");
        return Reply.question(
                isSelf ? "Shall I forget you? It cannot be undone."
                        : "Shall I forget " + called + "? It cannot be undone.",
                new Block.Heading("What goes"), new Block.Items(goes, false), new Block.Heading("What stays"),
                new Block.Items(stays, false),
                new Block.Note("A later import that names " + (isSelf ? "you" : "them")
                        + " brings somebody new. For a copy of everything first, say: "
                        + (isSelf ? "me export" : line.replaceFirst("^person forget", "person export")) + "."),
                new Block.Buttons(List.of(new Button(isSelf ? "Forget me" : "Forget for good", line + " --yes", true),
                        new Button("Leave it", isSelf ? "me" : "privacy", false))));
    }

    private static Reply done(Forgotten what, String called) {
        var isSelf = called.equals("You");
        List<String> gone = new ArrayList<>(List.of("names", "addresses", "ids"));
        Stream.of(what.accounts() == 0 ? "" : plural(what.accounts(), "chat account"),
                what.roles() == 0 ? "" : plural(what.roles(), "role"),
                what.removed() == 0 ? ""
                        : plural(what.removed(), "certification") + " known only by word or from a list of the firm's"
                                + " own")
                .filter(text -> !text.isEmpty()).forEach(gone::add);
        return Reply.answer(
                (isSelf ? "You are forgotten" : "That person is forgotten") + ". Gone are " + Wording.list(gone) + "; "
                        + (what.kept() == 0 ? "nothing goes on counting."
                                : plural(what.kept(), "certification") + (what.kept() == 1 ? " goes" : " go")
                                        + " on counting as somebody's without a name."),
                new Block.Note("The bytes are overwritten now. A later import that names "
                        + (isSelf ? "you brings somebody new; so does your next message."
                                : "them brings somebody new.")));
    }

    private static String plural(int number, String what) {
        return number == 0 ? "no " + what + "s" : number + " " + what + (number == 1 ? "" : "s");
    }

    // Whom

    /** Whom an admin means. */
    private sealed interface Meant {

        /** @param line by what they are named in a line */
        record Found(Whom whom, String called, String line) implements Meant {
        }

        record NotFound(Reply reply) implements Meant {
        }
    }

    private Meant meant(String who, String verb, Speaker speaker) {
        if (isOverheard(speaker)) {
            return new Meant.NotFound(Reply.refused("That is about a person, and others read along here." + ALONE));
        }
        var address = PeopleNamed.address(who);
        return switch (named.find(who, speaker)) {
            case PeopleNamed.Meant.One(var person) -> new Meant.Found(
                    new Whom(Optional.of(person.id()), Optional.empty(), address.map(Set::of).orElse(Set.of())),
                    person.name().orElse("that person"), PeopleNamed.line(person).orElse(who));
            case PeopleNamed.Meant.Near(var people) when !people.isEmpty() ->
                new Meant.NotFound(Reply.question(
                        "Several people could be meant, or somebody near it. Whom? Nothing was done.",
                        new Block.Choice("Whom",
                                people.stream().flatMap(person -> PeopleNamed.line(person).stream()
                                        .map(line -> new Button(HolderAnswers.label(person, line), verb + line, false)))
                                        .toList())));
            case PeopleNamed.Meant.Near _,PeopleNamed.Meant.Untied _ -> untied(who, address, speaker);
        };
    }

    /** Somebody who is no person of the firm may have an account or a role. */
    private Meant untied(String who, Optional<String> address, Speaker speaker) {
        var organisation = speaker.organisation().id();
        var account = stores
                .get().accounts().all(organisation).stream().filter(
                        known -> known.actorId().equalsIgnoreCase(who)
                                || (known.platform() + ":" + known.id()).equalsIgnoreCase(who)
                                || address.isPresent()
                                        && known.address().map(PeopleNamed::address).equals(Optional.of(address)))
                .findFirst();
        var whom = new Whom(account.flatMap(Account::person), account, address.map(Set::of).orElse(Set.of()));
        var what = stores.get().forgetting().preview(organisation, whom);
        return what.accounts() + what.roles() == 0
                ? new Meant.NotFound(Reply.refused(
                        "Nobody is known by that, so nothing was done. Name the person by an"
                                + " address or by an account, such as slack:U0123456.",
                        new Block.Buttons(List.of(new Button("Privacy", "privacy", true)))))
                : new Meant.Found(whom, account.map(Account::name).filter(name -> !name.isBlank()).orElse(who), who);
    }

    // A copy of everything

    Reply exportMe(Speaker speaker) {
        if (speaker.local()) {
            return nobodys("person export");
        }
        if (isOverheard(speaker)) {
            return Reply.refused("What is kept of you is yours alone." + ALONE,
                    new Block.Buttons(List.of(new Button("Privacy", "privacy", true))));
        }
        return export(own(speaker), "Everything that is kept of you", "about-me", speaker).with(new Block.Buttons(
                List.of(new Button("Who looked?", "me looked", false), new Button("Forget me", "me forget", false))));
    }

    Reply export(String who, Speaker speaker) {
        return switch (meant(who, "person export ", speaker)) {
            case Meant.Found(var whom, var called, var _) ->
                export(whom, "Everything that is kept of " + called, "about-person", speaker);
            case Meant.NotFound(var reply) -> reply;
        };
    }

    private Reply export(Whom whom, String what, String file, Speaker speaker) {
        var sections = stores.get().dossiers().of(speaker.organisation().id(), whom);
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
        return Reply.answer(
                what + ": "
                        + plural(filled.stream().mapToInt(section -> section.rows().size()).sum(), "entry")
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
            return nobodys("person export");
        }
        if (isOverheard(speaker)) {
            return Reply.refused("Who looked at your record is yours alone." + ALONE,
                    new Block.Buttons(List.of(new Button("Privacy", "privacy", true))));
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
                        + "An answer that named another person of your name is among them. Names are shown to managers"
                        + " only, where nobody else reads along."));
    }

    private List<AuditEntry> looks(Speaker speaker) {
        var objects = Stream.concat(stores.get().forgetting().ids(speaker.organisation().id(), own(speaker)).stream()
                .map(id -> Tracing.PERSON + id.value()), Stream.of(Tracing.MANY)).toList();
        var own = new HashSet<>(stores.get().forgetting().accounts(speaker.organisation().id(), own(speaker)).stream()
                .map(Account::actorId).toList());
        return stores.get().audit().about(speaker.organisation().id(), objects).stream()
                .filter(entry -> entry.action().startsWith("people ") && !own.contains(entry.actor().id())).toList();
    }

    private static List<String> look(AuditEntry entry, Tellers tellers) {
        var many = entry.objects().stream().filter(object -> object.startsWith(Tracing.MANY)).findFirst()
                .map(object -> " (a list of " + object.substring(Tracing.MANY.length()) + " people)").orElse("");
        return List.of(entry.at().toString().replace('T', ' ').substring(0, 16), tellers.who(entry.actor().id()),
                String.join(" ",
                        entry.objects().stream().filter(object -> !object.startsWith(Tracing.PERSON)
                                && !object.startsWith(Tracing.MANY) && !object.startsWith(AuditTrail.ACCOUNT)).toList())
                        + many);
    }

    // The trail

    Reply check(Speaker speaker) {
        return switch (stores.get().audit().verify(speaker.organisation().id())) {
            case AuditCheck.Intact(var entries) ->
                Reply.answer("The audit trail of " + speaker.organisation().name() + " is as it was written: " + entries
                        + (entries == 1 ? " entry" : " entries") + ", none edited, removed or put elsewhere.");
            case AuditCheck.Broken(var sequence) -> Reply.incomplete(
                    "The audit trail of " + speaker.organisation().name() + " is not as it was written: entry "
                            + sequence + " is the first that was edited, removed or put elsewhere.",
                    new Block.Paragraph("Somebody has written into the database past Seventy, or it was restored in"
                            + " part. Keep a copy of it as it is, and compare it with a backup."));
        };
    }
}
