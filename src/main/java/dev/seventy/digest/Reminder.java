package dev.seventy.digest;

import dev.seventy.bot.Nudge;

/** Has somebody reminded on one platform. */
@FunctionalInterface
public interface Reminder {

    /**
     * Keeps the message that reminds somebody, and that it was told, in one transaction with the key: the same key has
     * no second effect. What it throws means that nothing happened.
     *
     * @return whether a message was ordered just now; not so where nothing is due any more, the key was used before or
     *         the platform has to be asked first who that is
     */
    boolean remind(Nudge nudge);
}
