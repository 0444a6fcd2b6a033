package dev.seventy.bot;

import java.util.List;

import dev.seventy.evidence.Certification;
import dev.seventy.speech.Turn;
import dev.seventy.speech.Understanding;

/** What a line turned out to be here. */
sealed interface TellHeard {

    /** It goes on with what is open. */
    record GoesOn(long number, OpenTelling open, Turn turn) implements TellHeard {
    }

    record Says(Understanding understanding) implements TellHeard {
    }

    /** It would go on with what is open, if nothing else had been asked since. */
    record Aside(long number, OpenTelling open) implements TellHeard {
    }

    /** It is not understood beside what is open. */
    record StillOpen(long number, OpenTelling open, String why) implements TellHeard {
    }

    /** It corrects one of several that were told last. */
    record Points(int index, Understanding.Change change) implements TellHeard {
    }

    /** It may put right what was told last, or answer what is open. */
    record OfEither(long number, OpenTelling open, Understanding.Change change) implements TellHeard {
    }

    /** It is about what was told last. */
    record OfTheLast(TellWishes.Wish wish) implements TellHeard {
    }

    /** It takes back what the speaker told of something. */
    record TakesBack(List<Certification> told) implements TellHeard {
    }

    /** It speaks of taking back, but excepts something, wishes for no such thing, or means another day than theirs. */
    record TakesNothingBack(boolean isOfDay) implements TellHeard {
    }

    /** It does not say which of several is to be taken back. */
    record StillChoosing() implements TellHeard {
    }

    /** It asks what would be a yes or a no without its question mark. */
    record AskedBack(String line) implements TellHeard {
    }

    /** It may have gone on with what is over. */
    record Over(long number) implements TellHeard {
    }
}
