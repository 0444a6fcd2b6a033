package dev.seventy.bot;

/** What an adapter keeps of a message: the answer, where it is sent later, or the message itself, where it has to wait. */
public interface Keeping {

    /** Keeps nothing. */
    Keeping NOTHING = new Keeping() {
    };

    /** Why a message has to wait. */
    enum Wait {
        /** Carrying it out takes longer than a platform waits. */
        LONG,
        /** Whoever speaks has to be looked up on the platform first. */
        UNKNOWN_SENDER,
        /** The organisation has more under way than its share. */
        BUSY
    }

    /**
     * Called once for each delivery, with whatever the bot says to it: in the transaction in which the message took
     * effect, or, where it only read, in the one that remembers the delivery. The same answer object comes again as long
     * as the same answer holds, so that what is made of its reply can be kept. Not called for a delivery that came
     * before, nor for a message that {@link #later} has kept.
     */
    default void answered(Answer answer) {
    }

    /**
     * Keeps the message, in the transaction that it is called in, to be said again later under a delivery key of its
     * own and with a keeping that answers false here; false where it cannot be kept and has to be carried out now. A
     * sender who is still unknown then is refused.
     */
    default boolean later(Message message, Wait wait) {
        return false;
    }

    /** Told now and then how many rows of a file have been read. */
    default void progress(long rows) {
    }
}
