package dev.seventy.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the bot says.
 *
 * @param summary the answer in one full sentence or two, enough where nothing else can be shown
 * @param tone whether this is an ordinary answer, a question back, or a failure to do what was asked
 */
public record Reply(String summary, Tone tone, List<Block> blocks) {

    /** What kind of thing is being said. */
    public enum Tone {
        /** What was asked for was done. */
        ANSWER,
        /** It was done in part: rows were rejected, cases failed. */
        INCOMPLETE,
        /** Something has to be answered first. */
        QUESTION,
        /** The words could not be used; nothing was done. */
        MISUNDERSTOOD,
        /** It was understood, but may not or cannot be done; nothing was done. */
        REFUSED
    }

    public Reply {
        blocks = List.copyOf(blocks);
    }

    public static Reply answer(String summary, Block... blocks) {
        return new Reply(summary, Tone.ANSWER, Arrays.asList(blocks));
    }

    public static Reply misunderstood(String summary, Block... blocks) {
        return new Reply(summary, Tone.MISUNDERSTOOD, Arrays.asList(blocks));
    }

    public static Reply refused(String summary, Block... blocks) {
        return new Reply(summary, Tone.REFUSED, Arrays.asList(blocks));
    }

    public static Reply question(String summary, Block... blocks) {
        return new Reply(summary, Tone.QUESTION, Arrays.asList(blocks));
    }

    public static Reply incomplete(String summary, Block... blocks) {
        return new Reply(summary, Tone.INCOMPLETE, Arrays.asList(blocks));
    }

    public Reply with(Block... more) {
        var all = new ArrayList<>(blocks);
        all.addAll(Arrays.asList(more));
        return new Reply(summary, tone, all);
    }
}
