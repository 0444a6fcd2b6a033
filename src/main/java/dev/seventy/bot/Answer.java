package dev.seventy.bot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Reply;

/**
 * What comes back: a reply for people and, where asked for, the same as JSON.
 *
 * @param elsewhere what is said to others, or in another place, than to the one who asked
 * @param changed whether the line changed something, so that what the line was clicked in no longer holds
 * @param seen whose names it shows
 */
public record Answer(Reply reply, Optional<String> json, List<Elsewhere> elsewhere, boolean changed,
        Set<PersonId> seen) {

    /** What is said at once of a message that the adapter has kept for later; always this same object. */
    public static final Answer WAITING = Answer.of(Reply.answer("Working on it; the answer follows here."));

    /** Of a message that was taken in, or answered elsewhere, without anything being said. */
    public static final Answer SILENT = Answer.of(Reply.answer(""));

    /** A reply that is not for where the question was asked. */
    public sealed interface Elsewhere {

        Reply reply();

        /** To everybody in the channel in which it was asked. */
        record Everybody(Reply reply) implements Elsewhere {
        }

        /** To the one who asked, in their own conversation with the bot, where it stays. */
        record Directly(Reply reply) implements Elsewhere {
        }

        /** To another account of the same workspace, in its own conversation with the bot. */
        record Account(String user, Reply reply) implements Elsewhere {
        }
    }

    public Answer {
        elsewhere = List.copyOf(elsewhere);
        seen = Set.copyOf(seen);
    }

    public Answer(Reply reply, Optional<String> json, List<Elsewhere> elsewhere, boolean changed) {
        this(reply, json, elsewhere, changed, Set.of());
    }

    public Answer(Reply reply, Optional<String> json) {
        this(reply, json, List.of(), false);
    }

    /** What is kept of an answer with its delivery, for when that comes again: its tone and its sentence. */
    public String marker() {
        return reply.tone() + " " + reply.summary();
    }

    /** The answer of which that was kept. */
    static Answer marked(String marker) {
        var space = marker.indexOf(' ');
        return of(new Reply(marker.substring(space + 1), Reply.Tone.valueOf(marker.substring(0, space)), List.of()));
    }

    static Answer of(Reply reply) {
        return new Answer(reply, Optional.empty());
    }

    /** An answer to a line that changes something, where it was carried out and not refused or asked back. */
    static Answer changing(Reply reply) {
        var done = reply.tone() == Reply.Tone.ANSWER || reply.tone() == Reply.Tone.INCOMPLETE;
        return new Answer(reply, Optional.empty(), List.of(), done);
    }

    Answer and(Elsewhere... more) {
        return new Answer(reply, json, Stream.concat(elsewhere.stream(), Stream.of(more)).toList(), changed,
                seen);
    }

    Answer seeing(Set<PersonId> people) {
        return new Answer(reply, json, elsewhere, changed, people);
    }
}
