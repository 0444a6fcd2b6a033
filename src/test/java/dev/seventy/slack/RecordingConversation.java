package dev.seventy.slack;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Message;
import dev.seventy.reply.Reply;

/** Answers as it was told to and remembers what was said. */
final class RecordingConversation implements Conversation {

    final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Function<Message, Reply> replies;

    RecordingConversation(Function<Message, Reply> replies) {
        this.replies = replies;
    }

    @Override
    public Answer say(Message message) {
        messages.add(message);
        return new Answer(replies.apply(message), Optional.empty());
    }
}
