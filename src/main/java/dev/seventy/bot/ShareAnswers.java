package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;

/** Says an answer to others, or where it stays. */
final class ShareAnswers {

    private final CommandParser parser;
    private final Answers answers;

    ShareAnswers(CommandParser parser, Answers answers) {
        this.parser = parser;
        this.answers = answers;
    }

    /** The answer as everybody may read it, with the name of whoever shares it. */
    Answer share(String line, Speaker speaker, Keeping keeping) {
        var command = parser.parse(line, speaker.today());
        if (command instanceof General.Unclear(var why, var meant)) {
            return Answer.of(Reply.misunderstood(why + " Nothing was shared.", buttons(meant)));
        }
        if (!Permissions.shareable(command)) {
            return Answer.of(notShareable("shared", "share score"));
        }
        var answer = answers.find(command, speaker.saying(line, Message.Place.SHARED), keeping);
        if (answer.reply().tone() != Reply.Tone.ANSWER) {
            return Answer.of(answer.reply());
        }
        var shared = headed("Shared by @" + speaker.name() + ". Private details are left out.", answer.reply());
        if (speaker.local() || speaker.message().place() == Message.Place.PRIVATE) {
            return Answer
                    .of(headed("There is no channel here, so nothing was shared. It would look like this:", shared));
        }
        return Answer.of(Reply.answer("Sharing with the channel.")).and(new Answer.Elsewhere.Everybody(shared));
    }

    Answer send(String line, Speaker speaker, Keeping keeping) {
        var command = parser.parse(line, speaker.today());
        if (command instanceof General.Unclear(var why, var meant)) {
            return Answer.of(Reply.misunderstood(why + " Nothing was sent.", buttons(meant)));
        }
        if (!Permissions.shareable(command)) {
            return Answer.of(notShareable("sent", "send me score"));
        }
        var answer = answers.find(command, speaker.saying(line, Message.Place.PRIVATE), keeping);
        if (speaker.local()) {
            return answer;
        }
        return Answer.of(Reply.answer("Sent to you directly.")).and(new Answer.Elsewhere.Directly(answer.reply()));
    }

    private static Block buttons(List<Block.Button> meant) {
        return new Block.Buttons(
                meant.isEmpty() ? List.of(new Block.Button("Help", "help", true)) : List.copyOf(meant));
    }

    private static Reply notShareable(String done, String example) {
        return Reply.refused(
                "Only answers about scores, rules and certifications can be " + done + ". Nothing was " + done + ".",
                new Block.Buttons(List.of(new Block.Button(example, example, true))));
    }

    private static Reply headed(String note, Reply reply) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Note(note));
        blocks.addAll(reply.blocks());
        return new Reply(reply.summary(), reply.tone(), blocks);
    }
}
