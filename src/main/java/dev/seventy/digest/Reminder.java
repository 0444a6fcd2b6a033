package dev.seventy.digest;

import dev.seventy.bot.Nudge;

/** Has somebody reminded on one platform. */
@FunctionalInterface
public interface Reminder {

    /**
     * Says the line as the reader, and keeps the message that comes of it, and that it was told, in one transaction with
     * the key: the same key has no second effect. What it throws means that nothing happened.
     */
    void remind(Nudge nudge);
}
