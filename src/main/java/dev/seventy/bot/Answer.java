package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

import dev.seventy.reply.Reply;

/**
 * What comes back: a reply for people and, where asked for, the same as JSON.
 *
 * @param elsewhere what is said to others, or in another place, than to the one who asked
 */
public record Answer(Reply reply, Optional<String> json, List<Elsewhere> elsewhere) {

    /** A reply that is not for where the question was asked. */
    public sealed interface Elsewhere {

        Reply reply();

        /** To everybody in the channel in which it was asked. */
        record Everybody(Reply reply) implements Elsewhere {
        }

        /** To the one who asked, in their own conversation with the bot, where it stays. */
        record Directly(Reply reply) implements Elsewhere {
        }

        /** To another account of the same workspace. */
        record Account(String user, Reply reply) implements Elsewhere {
        }
    }

    public Answer {
        elsewhere = List.copyOf(elsewhere);
    }

    public Answer(Reply reply, Optional<String> json) {
        this(reply, json, List.of());
    }

    static Answer of(Reply reply) {
        return new Answer(reply, Optional.empty());
    }
}
