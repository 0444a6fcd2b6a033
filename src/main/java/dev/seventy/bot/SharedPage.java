package dev.seventy.bot;

import java.time.LocalDate;

import dev.seventy.reply.Reply;

/** What a link leads to that somebody forwarded. */
public sealed interface SharedPage {

    /**
     * A page that may be read by whoever has the link.
     *
     * @param through the last day, inclusive, on which the link leads to it
     */
    record Found(String title, Reply reply, LocalDate through) implements SharedPage {
    }

    /** The link is over since the day after this one. */
    record Over(LocalDate through) implements SharedPage {
    }

    /** Nothing that we sealed, or of a firm that is gone. */
    record Unknown() implements SharedPage {
    }
}
