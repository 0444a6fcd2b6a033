package dev.seventy.bot;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import dev.seventy.store.Account;
import dev.seventy.store.OrganisationId;

/** What adapters talk to. */
public interface Conversation {

    /** Says a message, and lets the adapter keep what it needs of the answer in the transaction of its effect. */
    Answer say(Message message, Keeping keeping);

    /**
     * The same, completed when what it did, and what was kept, is on the disk. It fails and never throws. What is only
     * read is found before this returns; a change may be carried out, and either may be completed, on another thread,
     * which must not be held up.
     */
    default CompletableFuture<Answer> saying(Message message, Keeping keeping) {
        try {
            return CompletableFuture.completedFuture(say(message, keeping));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Says a message of which nothing has to be kept: the answer is given at once, whatever it takes. */
    default Answer say(Message message) {
        return say(message, Keeping.NOTHING);
    }

    /**
     * Tells who somebody is, as their platform says; nobody is answered there before. What it says holds for a day, then
     * it is asked again. Of a workspace that is linked to no firm nothing is kept.
     */
    default void introduce(Sender.Member who, Account.Profile profile) {
    }

    /**
     * Whether a line asks and nothing more: nothing changes by it, nobody is told anything and nothing is sent. Only then
     * may somebody say what another one wrote without having looked at it.
     */
    default boolean onlyReads(String line) {
        return false;
    }

    /** Whether a line that somebody wrote tells of a certification that was passed. */
    default boolean tells(String line) {
        return false;
    }

    /** Whom of a firm to remind now; no more than what can be told of today. */
    default List<Nudge> nudges(OrganisationId organisation) {
        return List.of();
    }

    /**
     * Reminds somebody: what the answer tells counts as told, in the transaction in which the keeping gets it. It is
     * silent where nothing is due on that day any more.
     */
    default Answer remind(Nudge nudge, Keeping keeping) {
        return Answer.SILENT;
    }

    /**
     * Asked at the last moment before a reminder is sent that was ordered: whether all of it would be told now. Where
     * not, what was told on that day counts as not told.
     *
     * @param told the reader's day on which it was told; empty for the last on which anything was
     */
    default boolean isStillDue(Sender.Member reader, Optional<LocalDate> told) {
        return true;
    }

    /** Has what somebody was told on that day of theirs count as not told, as it certainly did not come. */
    default void untold(Sender.Member reader, Optional<LocalDate> told) {
    }

    /**
     * How many bytes of files that come along with a message would be read for its sender, all of them together: 0 for
     * whoever may not hand them over, and for lines that need none. Empty where the platform has to be asked who that is.
     */
    default OptionalLong takes(Message message) {
        return OptionalLong.of(0);
    }
}
