package dev.seventy.speech;

import java.util.List;

/** What becomes of a draft by what was said next. */
public sealed interface Turn {

    /** Something is still open, perhaps the same as before. */
    record Asks(Draft draft) implements Turn {
    }

    /** Of several only some are meant; the others are let go. */
    record Keeps(Turn rest, List<Telling> letGo) implements Turn {
        public Keeps {
            letGo = List.copyOf(letGo);
        }
    }

    record Completes(List<Claim> claims) implements Turn {
        public Completes {
            claims = List.copyOf(claims);
        }
    }

    /** It puts something right that cannot be found in the draft, which stays as it was. */
    record Puzzled(Draft draft) implements Turn {
    }

    /** What is on file is to be put right by it. */
    record PutsRight(Draft draft) implements Turn {
    }

    /** Whoever began it does not want it any more, or says that it is not so. */
    record Abandoned() implements Turn {
    }

    /** The line is about something else; the draft stays as it was. */
    record Elsewhere() implements Turn {
    }

    /** The draft was kept for its time, which is over. */
    record Over() implements Turn {
    }
}
