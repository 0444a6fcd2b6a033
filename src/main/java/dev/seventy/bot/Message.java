package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line that somebody says to the bot.
 *
 * @param deliveryKey what tells this delivery from others, so that the same one has no second effect
 * @param where the channel, with its thread where there is one; empty where the sender has but one conversation
 * @param locale in which somebody without an account writes; {@link Locale#ROOT} where nobody says
 */
public record Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files,
        String where, Locale locale) {

    public Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files) {
        this(text, sender, place, deliveryKey, files, "");
    }

    public Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files,
            String where) {
        this(text, sender, place, deliveryKey, files, where, Locale.ROOT);
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
