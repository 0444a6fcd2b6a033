package dev.seventy.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

    /** Every button that it shows, those of a choice too. */
    public List<Block.Button> buttons() {
        return blocks.stream().flatMap(block -> switch (block) {
            case Block.Buttons(var buttons) -> buttons.stream();
            case Block.Choice(var _, var options) -> options.stream();
            case Block.Form _,Block.Heading _,Block.Paragraph _,Block.Items _,Block.Table _,Block.Progress _,Block.Note _,Block.Links _,Block.Picture _,Block.Attachment _ ->
                Stream.<Block.Button>empty();
        }).toList();
    }

    /** The same reply with another line behind each button, choice and form. */
    public Reply commands(UnaryOperator<String> change) {
        return new Reply(summary, tone, blocks.stream().map(block -> switch (block) {
            case Block.Buttons(var buttons) -> new Block.Buttons(changed(buttons, change));
            case Block.Choice(var prompt, var options) -> new Block.Choice(prompt, changed(options, change));
            case Block.Form(var title, var submit, var command, var fields) ->
                new Block.Form(title, submit, change.apply(command), fields);
            case Block.Heading _,Block.Paragraph _,Block.Items _,Block.Table _,Block.Progress _,Block.Note _,Block.Links _,Block.Picture _,Block.Attachment _ ->
                block;
        }).toList());
    }

    private static List<Block.Button> changed(List<Block.Button> buttons, UnaryOperator<String> change) {
        return buttons.stream().map(button -> new Block.Button(button.label(), change.apply(button.command()),
                button.primary(), button.opensForm())).toList();
    }
}
