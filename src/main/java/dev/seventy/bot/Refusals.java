package dev.seventy.bot;

import java.util.List;
import java.util.Locale;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Role;

/** Sees to it that nothing ends in a dead end: what was not done says so, and offers a way on. */
final class Refusals {

    private Refusals() {
    }

    /** Somebody without the role learns which one it takes, and can have it asked for. */
    static Reply lacking(Role needed, Command command, Speaker speaker) {
        var reply = Reply.refused("That is for the role " + OrganisationAnswers.word(needed) + "; yours is "
                + OrganisationAnswers.word(speaker.role())
                + ". Nothing was done. An admin can change it with: role grant " + OrganisationAnswers.word(needed)
                + " EMAIL.");
        return AskableLine.of(command)
                .map(line -> reply.with(new Block.Buttons(
                        List.of(askingFor("Ask " + OrganisationAnswers.one(needed) + " for me", needed, line)))))
                .orElse(reply);
    }

    static Block.Button askingFor(String label, Role wanted, String line) {
        return new Block.Button(label, "ask " + OrganisationAnswers.word(wanted) + " " + line, true);
    }

    static Reply unknown() {
        return Reply
                .refused("Your workspace did not say who you are, so nothing was done. Please try again in a minute;"
                        + " if it stays, whoever runs Seventy can see in its log why it may not look people up.");
    }

    static Reply onlyAtTheMachine() {
        return Reply.refused(
                "Organisations are managed at the machine where Seventy runs, in its terminal. Nothing was done.");
    }

    /** The same reply, with whether anything was changed and with one button, where it lacks them. */
    static Reply complete(Reply reply) {
        if (reply.tone() != Reply.Tone.MISUNDERSTOOD && reply.tone() != Reply.Tone.REFUSED) {
            return reply;
        }
        var summary = reply.summary().toLowerCase(Locale.ROOT).matches("(?s).*\\b(nothing|nobody) .*") ? reply.summary()
                : reply.summary() + " Nothing was changed.";
        var said = new Reply(summary, reply.tone(), reply.blocks());
        return reply.blocks().stream().anyMatch(Refusals::leadsOn) ? said
                : said.with(new Block.Buttons(List.of(new Block.Button("Help", "help", true))));
    }

    private static boolean leadsOn(Block block) {
        return switch (block) {
            case Block.Buttons(var buttons) -> !buttons.isEmpty();
            case Block.Choice(var _, var options) -> !options.isEmpty();
            case Block.Form _ -> true;
            case Block.Heading _,Block.Paragraph _,Block.Items _,Block.Table _,Block.Progress _,Block.Note _,Block.Links _,Block.Picture _,Block.Attachment _ ->
                false;
        };
    }
}
