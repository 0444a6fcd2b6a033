package dev.seventy.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.seventy.reply.Reply;

/** Answers as it was told to and remembers what was said, with the content of the files it was handed. */
public final class RecordingConversation implements Conversation {

    public final List<Message> messages = new CopyOnWriteArrayList<>();
    public final List<String> contents = new CopyOnWriteArrayList<>();
    /** Of files that come with a message, in bytes. */
    public volatile OptionalLong takes = OptionalLong.of(1024);
    /** Days on which a reminder counts as not told. */
    public final List<LocalDate> untold = new CopyOnWriteArrayList<>();
    private final Function<Message, Reply> replies;

    public RecordingConversation(Function<Message, Reply> replies) {
        this.replies = replies;
    }

    @Override
    public Answer say(Message message, Keeping keeping) {
        messages.add(message);
        for (var file : message.files()) {
            try {
                contents.add(Files.readString(file.content()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        var answer = new Answer(replies.apply(message), Optional.empty());
        keeping.answered(answer);
        return answer;
    }

    /** On another thread, as it is where a commit is waited for. */
    @Override
    public CompletableFuture<Answer> saying(Message message, Keeping keeping) {
        return CompletableFuture.supplyAsync(() -> say(message, keeping));
    }

    @Override
    public void untold(Sender.Member reader, Optional<LocalDate> told) {
        untold.add(told.orElseThrow());
    }

    @Override
    public OptionalLong takes(Message message) {
        return takes;
    }

    public List<String> lines() {
        return messages.stream().map(Message::text).toList();
    }
}
