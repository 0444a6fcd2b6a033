package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

/**
 * A line that somebody says to the bot.
 *
 * @param deliveryKey what tells this delivery from others, so that the same one has no second effect
 * @param where the channel, with its thread where there is one; empty where the sender has but one conversation
 */
public record Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files,
        String where) {

    public Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files) {
        this(text, sender, place, deliveryKey, files, "");
    }

    /** Who can read the answer. */
    public enum Place {
        /** The sender alone, where nobody else is. */
        PRIVATE,
        /** The sender alone, in the midst of others, with whom the answer may be shared. */
        ASIDE,
        /** Everybody who is there. */
        SHARED
    }

    public Message {
        files = List.copyOf(files);
    }
}
