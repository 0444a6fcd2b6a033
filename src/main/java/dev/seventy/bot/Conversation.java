package dev.seventy.bot;

/** What adapters talk to. */
public interface Conversation {

    /** Says a message, and lets the adapter keep what it needs of the answer in the transaction of its effect. */
    Answer say(Message message, Keeping keeping);

    /** Says a message of which nothing has to be kept: the answer is given at once, whatever it takes. */
    default Answer say(Message message) {
        return say(message, Keeping.NOTHING);
    }
}
