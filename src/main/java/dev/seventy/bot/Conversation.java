package dev.seventy.bot;

import java.util.Optional;

import dev.seventy.store.Account;

/** What adapters talk to. */
public interface Conversation {

    /** Says a message, and lets the adapter keep what it needs of the answer in the transaction of its effect. */
    Answer say(Message message, Keeping keeping);

    /** Says a message of which nothing has to be kept: the answer is given at once, whatever it takes. */
    default Answer say(Message message) {
        return say(message, Keeping.NOTHING);
    }

    /**
     * Tells who somebody is, as their platform says; nobody is answered there before. What it says holds for a day, then
     * it is asked again. Of a workspace that is linked to no firm nothing is kept.
     *
     * @param address an e-mail address that the platform has verified, not merely been told
     */
    default void introduce(Sender.Member who, String name, Optional<String> address, Account.Standing standing) {
    }
}
