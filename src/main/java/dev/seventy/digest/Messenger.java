package dev.seventy.digest;

import dev.seventy.store.Rhythm.Occurrence;
import dev.seventy.store.Subscription;

/** Has a digest said on one platform. Called from several threads, never twice at once for the same subscription. */
public interface Messenger {

    /** As in {@link Subscription.Place#platform()}. */
    String platform();

    /**
     * Says a line as whoever subscribed, and keeps the message that comes of it, and that the week is settled, in one
     * transaction with the key: the same key has no second effect. What it throws means that nothing happened.
     *
     * @param line as it could be typed
     * @param key what tells this digest of this week from everything else that the platform delivers
     * @param due when it was to be sent, from which its validity counts
     */
    void say(Subscription subscription, String line, String key, Occurrence due);
}
