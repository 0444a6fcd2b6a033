package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Forgetting.Forgotten;
import dev.seventy.store.Forgetting.Whom;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** Forgets people: says first what goes and what stays, and asks. */
final class ForgettingAnswers {

    private final Supplier<Store> stores;
    private final DataSubjects subjects;

    ForgettingAnswers(Supplier<Store> stores, DataSubjects subjects) {
        this.stores = stores;
        this.subjects = subjects;
    }

    Answer forgetMe(boolean confirmed, Speaker speaker) {
        if (speaker.local()) {
            return Answer.of(DataSubjects.nobodys("person forget"));
        }
        if (DataSubjects.isOverheard(speaker)) {
            return Answer.of(DataSubjects.overheard("Whether you are to be forgotten"));
        }
        return forget(DataSubjects.own(speaker), "me forget", "You", confirmed, speaker);
    }

    Answer forget(String who, boolean confirmed, Speaker speaker) {
        return switch (subjects.meant(who, "person forget ", speaker)) {
            case DataSubjects.Meant.Found(var whom, var called, var line) ->
                forget(whom, "person forget " + line, called, confirmed, speaker);
            case DataSubjects.Meant.NotFound(var reply) -> Answer.of(reply);
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

    static String plural(int number, String what) {
        return number == 0 ? "no " + what + "s" : number + " " + what + (number == 1 ? "" : "s");
    }
}
