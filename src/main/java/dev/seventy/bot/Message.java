package dev.seventy.bot;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line that somebody says to the bot.
 *
 * @param deliveryKey what tells this delivery from others, so that the same one has no second effect
 * @param where the channel, with its thread where there is one; empty where the sender has but one conversation
 * @param locale in which somebody without an account writes; {@link Locale#ROOT} where nobody says
 * @param said when it was said, where that may have been a while ago; empty for now
 */
public record Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files,
        String where, Locale locale, Optional<Instant> said) {

    public Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files) {
        this(text, sender, place, deliveryKey, files, "");
    }

    public Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files,
            String where) {
        this(text, sender, place, deliveryKey, files, where, Locale.ROOT);
    }

    public Message(String text, Sender sender, Place place, Optional<String> deliveryKey, List<SentFile> files,
            String where, Locale locale) {
        this(text, sender, place, deliveryKey, files, where, locale, Optional.empty());
    }

    /** The same from another moment. */
    public Message saidAt(Instant moment) {
        return new Message(text, sender, place, deliveryKey, files, where, locale, Optional.of(moment));
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
