package dev.seventy.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Message;
import dev.seventy.reply.Reply;

/** Answers as it was told to and remembers what was said, with the content of the files it was handed. */
final class RecordingConversation implements Conversation {

    final List<Message> messages = new CopyOnWriteArrayList<>();
    final List<String> contents = new CopyOnWriteArrayList<>();
    private final Function<Message, Reply> replies;

    RecordingConversation(Function<Message, Reply> replies) {
        this.replies = replies;
    }

    @Override
    public Answer say(Message message) {
        messages.add(message);
        for (var file : message.files()) {
            try {
                contents.add(Files.readString(file.content()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return new Answer(replies.apply(message), Optional.empty());
    }

    List<String> lines() {
        return messages.stream().map(Message::text).toList();
    }
}
