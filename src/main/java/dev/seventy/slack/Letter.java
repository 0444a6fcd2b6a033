package dev.seventy.slack;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import tools.jackson.databind.json.JsonMapper;

/** What an errand at Slack holds. It is sealed where it is kept, as response_urls and people's words are in it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "letter")
@JsonSubTypes({@JsonSubTypes.Type(value = Letter.Call.class, name = "call"),
        @JsonSubTypes.Type(value = Letter.Respond.class, name = "respond"),
        @JsonSubTypes.Type(value = Letter.Upload.class, name = "upload"),
        @JsonSubTypes.Type(value = Letter.Open.class, name = "open"),
        @JsonSubTypes.Type(value = Letter.Update.class, name = "update"),
        @JsonSubTypes.Type(value = Letter.Digest.class, name = "digest"),
        @JsonSubTypes.Type(value = Letter.Nudge.class, name = "nudge"),
        @JsonSubTypes.Type(value = Letter.Line.class, name = "line")})
sealed interface Letter {

    /** The enterprise that the workspace belongs to, which may hold the token. */
    Optional<String> grid();

    /**
     * A method of the Web API.
     *
     * @param body its arguments as JSON
     * @param otherwise what happens where the place of a message is gone or closed to us
     */
    record Call(Optional<String> grid, String method, String body, Optional<Otherwise> otherwise) implements Letter {
    }

    /**
     * A message to somebody directly, in place of one elsewhere.
     *
     * @param text the whole message; empty where it is the same message
     */
    record Otherwise(String user, Optional<String> text) {
    }

    /**
     * An answer to where a response_url leads.
     *
     * @param until when the address ends
     * @param instead the call that says the same without the address
     */
    record Respond(Optional<String> grid, String responseUrl, String body, Instant until,
            Optional<Call> instead) implements Letter {
    }

    /** A text file in somebody's conversation with the app. */
    record Upload(Optional<String> grid, String user, String fileName, String content,
            String comment) implements Letter {
    }

    /**
     * A window.
     *
     * @param until when the trigger ends
     * @param tooLate what is said in place of the window
     */
    record Open(Optional<String> grid, String trigger, Instant until, String view, Call tooLate) implements Letter {
    }

    /**
     * A window shown anew.
     *
     * @param anew says once more what was asked there, where the window was changed since
     * @param closed what is said where the window is gone
     */
    record Update(Optional<String> grid, String body, Optional<Line> anew, Optional<Call> closed) implements Letter {
    }

    /**
     * A digest, which is sent only as long as its subscription still wants it there.
     *
     * @param channel where it goes, as it is called in the call
     * @param instead the same directly to whoever asked for it, where the channel is gone or closed to us
     */
    record Digest(Optional<String> grid, long subscription, String channel, Call message,
            Optional<Call> instead) implements Letter {
    }

    /**
     * A reminder, which is sent only as long as it is still due.
     *
     * @param day of the reader's, on which it was told; empty where the letter is from before that was kept with it
     */
    record Nudge(Sender.Member reader, Optional<LocalDate> day, Call message) implements Letter {

        @Override
        public Optional<String> grid() {
            return reader.grid();
        }
    }

    /**
     * A line that had to wait.
     *
     * @param said when it was said
     */
    record Line(Sender.Member sender, Message.Place place, String text, Spot spot, boolean unknownSender,
            List<SharedFile> files, Optional<Instant> said) implements Letter {

        @Override
        public Optional<String> grid() {
            return sender.grid();
        }
    }

    /** A file that somebody sent to the app. */
    record SharedFile(String name, String address) {
    }

    JsonMapper JSON = JsonMapper.builder().build();

    /** As an errand's payload. */
    default String written() {
        return JSON.writerFor(Letter.class).writeValueAsString(this);
    }

    static Letter read(String payload) {
        return JSON.readValue(payload, Letter.class);
    }
}
