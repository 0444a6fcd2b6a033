package dev.seventy.bot;

import java.util.Optional;

import dev.seventy.reply.Reply;

/** What comes back: a reply for people and, where asked for, the same as JSON. */
public record Answer(Reply reply, Optional<String> json) {

    static Answer of(Reply reply) {
        return new Answer(reply, Optional.empty());
    }
}
