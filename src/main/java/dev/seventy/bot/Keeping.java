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

    /** Called in the transaction in which the message took effect, once for each delivery. */
    default void answered(Answer answer) {
    }

    /**
     * Keeps the message, in the transaction that it is called in, to be said again later under a delivery key of its
     * own; false where it cannot be kept and has to be carried out now.
     */
    default boolean later(Message message, Wait wait) {
        return false;
    }

    /** Told now and then how many rows of a file have been read. */
    default void progress(long rows) {
    }
}
