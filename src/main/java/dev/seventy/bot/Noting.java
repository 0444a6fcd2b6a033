package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.seventy.reply.Reply;
import dev.seventy.store.Store;

/** Notes what an answer leaves behind: who was named in it, what was changed, and that it asks something. */
final class Noting {

    private final Supplier<Store> stores;
    private final CommandParser parser;
    private final DigestSubscriptions digests;
    private final LastChange lastChange;
    private final TellAnswers telling;

    Noting(Supplier<Store> stores, CommandParser parser, DigestSubscriptions digests, LastChange lastChange,
            TellAnswers telling) {
        this.stores = stores;
        this.parser = parser;
        this.digests = digests;
        this.lastChange = lastChange;
        this.telling = telling;
    }

    /** The audit trail first, as whoever changes something has it before what is kept of a conversation. */
    void trace(Command command, Speaker speaker, Answer answer) {
        if (command instanceof Command.SendMe(var line)) {
            trace(parser.parse(line, speaker.today()), speaker.saying(line, Message.Place.PRIVATE), answer);
            return;
        }
        audit(command, speaker, answer);
        lastChange.remember(command, speaker, answer);
        if (answer.changed() && (command instanceof Importing.Undo || command instanceof Importing.UndoImport)) {
            telling.noteTakenBack(speaker);
        }
        telling.note(command, speaker, answer);
    }

    /**
     * Reading other people's data or revenue leaves an entry, however often it is read: who was named, and by what. So
     * does a change whose answer names them.
     */
    private void audit(Command command, Speaker speaker, Answer answer) {
        if (command instanceof Custody.MeExport) {
            stores.get().audit().append(speaker.organisation().id(), speaker.actor(), "person.exported",
                    Tracing.people(speaker.person().stream().toList()), "done");
            return;
        }
        if (command instanceof Measuring.ShareLink(var area, var _) && answer.reply().tone() == Reply.Tone.ANSWER) {
            stores.get().audit().append(speaker.organisation().id(), speaker.actor(), "score page linked",
                    List.of(area.id()), "done");
            return;
        }
        if (command instanceof Digesting.DigestShow(var id)) {
            digests.told(id, speaker, answer);
        }
        var others = answer.named().stream().filter(id -> !speaker.is(id)).toList();
        if (speaker.seesPeople() && Permissions.readsOfOthers(command) || !others.isEmpty()) {
            var objects = new ArrayList<>(Tracing.words(command));
            objects.addAll(Tracing.people(others));
            stores.get().audit()
                    .append(speaker.organisation().id(), speaker.actor(),
                            Permissions.once(command) ? "people named"
                                    : speaker.seesRevenue() ? "people and revenue read" : "people read",
                            objects, "done");
        }
    }
}
