package dev.seventy.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where somebody said something, and so where it is answered. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "spot")
@JsonSubTypes({@JsonSubTypes.Type(value = Spot.Command.class, name = "command"),
        @JsonSubTypes.Type(value = Spot.Channel.class, name = "channel"),
        @JsonSubTypes.Type(value = Spot.Direct.class, name = "direct"),
        @JsonSubTypes.Type(value = Spot.Button.class, name = "button"),
        @JsonSubTypes.Type(value = Spot.Window.class, name = "window"),
        @JsonSubTypes.Type(value = Spot.Opening.class, name = "opening"),
        @JsonSubTypes.Type(value = Spot.Home.class, name = "home"),
        @JsonSubTypes.Type(value = Spot.Digest.class, name = "digest"),
        @JsonSubTypes.Type(value = Spot.Nudge.class, name = "nudge")})
sealed interface Spot {

    /** The account of whoever said it. */
    String user();

    /** The channel, with its thread where it is said in one; windows are places of their own. */
    default String where() {
        return switch (this) {
            case Command spot -> spot.channel();
            case Channel spot -> spot.channel() + spot.thread().map(thread -> "/" + thread).orElse("");
            case Direct spot -> spot.channel() + spot.thread().map(thread -> "/" + thread).orElse("");
            case Button spot -> spot.channel() + spot.thread().map(thread -> "/" + thread).orElse("");
            case Window _ -> "window";
            case Opening _,Home _,Nudge _ -> "";
            case Digest spot -> spot.shared() ? spot.channel() : "";
        };
    }

    /**
     * A slash command, answered in the response, or later where {@code responseUrl} leads.
     *
     * @param until when that address ends
     */
    record Command(String user, String channel, String responseUrl, Instant until) implements Spot {
    }

    /** A mention in a channel, answered for the sender alone. */
    record Channel(String user, String channel, Optional<String> thread) implements Spot {
    }

    /**
     * The sender's conversation with the app.
     *
     * @param replacing the {@code ts} of a message of ours that the answer takes the place of
     */
    record Direct(String user, String channel, Optional<String> thread, Optional<String> replacing) implements Spot {
    }

    /**
     * A button in a message.
     *
     * @param message the message's {@code ts}
     * @param ephemeral whether only the sender sees the message
     * @param until when the address ends where it can be answered too
     */
    record Button(String user, String channel, String message, Optional<String> thread, boolean ephemeral,
            String responseUrl, Instant until) implements Spot {

        /** Whether nobody but the sender is in the conversation. */
        boolean isDirect() {
            return channel.startsWith("D");
        }
    }

    /**
     * A window that is open.
     *
     * @param view the view's id, or an {@code external_id} where it is not known yet
     * @param hash the state of the view that is answered; empty where whatever it shows may be replaced
     * @param form which form of the answer is to be filled in
     */
    record Window(String user, String view, boolean external, Optional<String> hash, int form) implements Spot {

        /** The same window, whatever it shows by now. */
        Window anyState() {
            return new Window(user, view, external, Optional.empty(), form);
        }
    }

    /**
     * Something that opens a window.
     *
     * @param until when the trigger ends
     * @param channel where it was clicked; empty in the home page and for a global shortcut
     * @param form which form of the answer is to be filled in
     */
    record Opening(String user, String trigger, Instant until, Optional<String> channel, int form) implements Spot {

        /** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
        static final Duration TRIGGER = Duration.ofSeconds(3);
    }

    /**
     * The sender's home page.
     *
     * @param blank whether nothing was ever shown there
     */
    record Home(String user, boolean blank) implements Spot {
    }

    /**
     * Nobody said anything: somebody is to be reminded, in their conversation with the app.
     *
     * @param day of theirs, on which it counts as told
     */
    record Nudge(String user, LocalDate day) implements Spot {
    }

    /**
     * Nobody said anything: a digest is due.
     *
     * @param organisation whose digest it is, by number
     * @param user whose rights it has
     * @param channel where it goes; the account of whoever reads it where it is not {@code shared}
     * @param week that is settled by it, as 2026-W48
     * @param due when it was to be sent
     */
    record Digest(int organisation, String user, String channel, boolean shared, long subscription, String week,
            Instant due) implements Spot {
    }
}
