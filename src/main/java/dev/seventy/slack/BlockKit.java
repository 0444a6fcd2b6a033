package dev.seventy.slack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.seventy.bot.Numbers;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;

/**
 * Says a reply in Slack's Block Kit, within its limits whatever the reply holds.
 *
 * <p>The value of a button is the line that it stands for; its {@code action_id} tells only where the answer goes.
 */
final class BlockKit {

    /** What the {@code action_id} of a button begins with whose answer takes its usual place. */
    static final String SAY = "say-";
    /** The line is said again, and all of the answer is shown in a modal. */
    static final String ALL = "all";
    /** The line is said again, and the form of this number in the answer is shown in a modal. */
    static final String FORM = "form-";

    static final int SECTION = 3_000;
    static final int VALUE = 2_000;
    static final int BUTTONS_IN_A_BLOCK = 25;
    static final int REMAINDER = 40;
    private static final int BUTTON_CHARACTERS = 2_500;
    private static final int TITLE = 24;

    /** What is kept free for each part still to come, so that a long table does not push out the sources below it. */
    private static final int CHARACTERS_KEPT = 600;
    private static final int BLOCKS_KEPT = 2;
    /** What is kept free for saying that there is more, and the button that shows it. */
    private static final int ENDING = 2_300;

    private static final String MORE_BELOW = "Not all of it fits here.";
    private static final String MORE_IN_FILE = "Not all of it fits here; all of it comes as a text file in your direct"
            + " messages with this app.";
    private static final String MORE_ASKED = "Not all of it fits here; ask this app for all of it.";

    /** Where the blocks are shown. */
    private enum Surface {
        /** Slack takes 50 blocks and refuses somewhat above 13,000 characters in all, a limit it does not document. */
        MESSAGE(45, 12_000),
        /** 100 blocks and 250 kB of JSON, in which a character takes up to six bytes. */
        MODAL(98, 36_000),
        HOME(98, 36_000);

        private final int blocks;
        private final int characters;

        Surface(int blocks, int characters) {
            this.blocks = blocks;
            this.characters = characters;
        }
    }

    /**
     * @param text the answer in a sentence, for notifications, screen readers and wherever blocks are not shown
     * @param complete false where the rest has to be sent as a file, as the blocks say
     */
    record Said(String text, List<LayoutBlock> blocks, boolean complete) {
    }

    /** @param complete false where the rest has to be sent as a file, as the view says */
    record Shown(View view, boolean complete) {
    }

    private final Surface surface;
    private final Optional<String> again;
    private final String more;
    private final BlockParts parts;
    private final List<LayoutBlock> blocks = new ArrayList<>();
    private int blocksLeft;
    private int charactersLeft;
    private boolean cut;

    /** @param more what is said where not all fits and nothing can be clicked to see the rest */
    private BlockKit(Surface surface, Optional<String> again, Optional<Integer> openForm, String more) {
        this.surface = surface;
        this.again = again.filter(line -> !line.isBlank() && Cut.length(line) <= VALUE);
        this.more = more;
        parts = new BlockParts(this.again, openForm);
        blocksLeft = surface.blocks - 2;
        charactersLeft = surface.characters - ENDING;
    }

    /** The answer in a sentence. */
    static String text(Reply reply) {
        return Cut.escape(Cut.within(PlainText.safe(reply.summary()), SECTION));
    }

    /** @param again the line that leads to the same reply once more; empty where saying it again would do more */
    static Said message(Reply reply, Optional<String> again) {
        var message = new BlockKit(Surface.MESSAGE, again, Optional.empty(), MORE_IN_FILE);
        message.write(reply);
        return new Said(text(reply), List.copyOf(message.blocks), !message.cut || message.again.isPresent());
    }

    /** A message to everybody in a channel, in whose own conversations nothing follows. */
    static Said shared(Reply reply) {
        var message = new BlockKit(Surface.MESSAGE, Optional.empty(), Optional.empty(), MORE_ASKED);
        message.write(reply);
        return new Said(text(reply), List.copyOf(message.blocks), true);
    }

    /** A home page; what does not fit is behind a button. */
    static View home(Reply reply, String line) {
        var home = new BlockKit(Surface.HOME, Optional.of(line), Optional.empty(), MORE_ASKED);
        home.write(reply);
        return View.builder().type("home").blocks(List.copyOf(home.blocks)).build();
    }

    /** A reply in a window of its own, with its first form, if it has any, to be filled in. */
    static Shown modal(Reply reply, String title, Optional<String> again) {
        return modal(reply, title, again, 0);
    }

    /** @param form which of the forms of the reply is to be filled in, counted from 0 */
    static Shown modal(Reply reply, String title, Optional<String> again, int form) {
        var modal = new BlockKit(Surface.MODAL, again, Optional.of(form), MORE_IN_FILE);
        modal.write(reply);
        var shown = reply.blocks().stream().filter(Block.Form.class::isInstance).map(Block.Form.class::cast).skip(form)
                .findFirst().filter(FormFields::fits);
        var view = View.builder().type("modal").callbackId(FormFields.CALLBACK).blocks(List.copyOf(modal.blocks))
                .title(ViewTitle.builder().type("plain_text")
                        .text(BlockElements.present(shown.map(Block.Form::title).orElse(title), TITLE)).emoji(false)
                        .build())
                .close(ViewClose.builder().type("plain_text").text(shown.isPresent() ? "Cancel" : "Close").emoji(false)
                        .build());
        shown.ifPresent(fields -> view.privateMetadata(fields.command()).submit(ViewSubmit.builder().type("plain_text")
                .text(BlockElements.present(fields.submit(), TITLE)).emoji(false).build()));
        return new Shown(view.build(), !modal.cut);
    }

    private void write(Reply reply) {
        pour(BlockParts.paragraph(reply.summary(), BlockElements::section), 0, 0);
        var all = reply.blocks().stream().flatMap(block -> parts.of(block).stream()).toList();
        for (int index = 0; index < all.size(); index++) {
            int charactersKept = 0;
            int blocksKept = 0;
            for (var later : all.subList(index + 1, all.size())) {
                charactersKept += Math.min(later.length(), CHARACTERS_KEPT);
                blocksKept += Math.min(later.blocks(), BLOCKS_KEPT);
            }
            add(all.get(index), Math.min(charactersKept, charactersLeft / 2), Math.min(blocksKept, blocksLeft / 2));
        }
        if (cut) {
            end();
        }
    }

    private void end() {
        if (surface != Surface.MODAL && again.isPresent()) {
            blocks.add(BlockElements.context(MORE_BELOW));
            blocks.add(BlockElements.button("Show all", ALL, again.get()));
        } else {
            blocks.add(BlockElements.context(more));
        }
    }

    private void add(BlockParts.Part part, int charactersKept, int blocksKept) {
        switch (part) {
            case BlockParts.Text text -> pour(text, charactersKept, blocksKept);
            case BlockParts.Row row -> add(row);
            case BlockParts.Whole whole -> add(whole);
        }
    }

    /** Fills blocks with the units in order until they or the room end. */
    private void pour(BlockParts.Text text, int charactersKept, int blocksKept) {
        List<String> pending = new ArrayList<>();
        int length = text.frame();
        int after = blocksKept + (text.rest().isEmpty() ? 0 : 1);
        int done = 0;
        for (var unit : text.units()) {
            int more = Cut.length(unit) + (pending.isEmpty() ? 0 : 1);
            if (!pending.isEmpty() && length + more > SECTION && room(length, charactersKept, after)) {
                place(text.of(pending), length);
                pending.clear();
                length = text.frame();
                more = Cut.length(unit);
            }
            if (length + more > SECTION || !room(length + more + text.remainder(), charactersKept, after)) {
                break;
            }
            pending.add(unit);
            length += more;
            done++;
        }
        if (!pending.isEmpty()) {
            place(text.of(pending), length);
        }
        int left = text.units().size() - done;
        if (left > 0) {
            cut = true;
            if (!text.rest().isEmpty() && room(REMAINDER, 0, 0)) {
                var remainder = "… and " + Numbers.show(BigDecimal.valueOf(left)) + " " + text.rest();
                place(BlockElements.context(remainder), remainder.length());
            }
        }
    }

    private void add(BlockParts.Row row) {
        List<Block.Button> pending = new ArrayList<>();
        int length = 0;
        for (var button : row.buttons()) {
            if (pending.size() < BUTTONS_IN_A_BLOCK && length + BlockParts.cost(button) <= BUTTON_CHARACTERS
                    && room(length + BlockParts.cost(button), 0, 0)) {
                pending.add(button);
                length += BlockParts.cost(button);
            } else {
                cut = true;
            }
        }
        if (pending.isEmpty()) {
            return;
        }
        var elements = new ArrayList<BlockElement>();
        var opening = pending.stream().filter(Block.Button::opensForm).findFirst();
        for (var button : pending) {
            // Within a block no two may be called the same.
            elements.add(BlockElements.button(button, opening.filter(first -> first == button).isPresent() ? FORM + 0
                    : SAY + blocks.size() + "-" + elements.size()));
        }
        place(ActionsBlock.builder().elements(elements).build(), length);
    }

    private void add(BlockParts.Whole whole) {
        if (blocksLeft >= whole.blocks() && whole.length() <= charactersLeft) {
            int length = whole.length();
            for (var block : whole.together()) {
                place(block, length);
                length = 0;
            }
        } else {
            cut = true;
        }
    }

    private boolean room(int characters, int charactersKept, int blocksKept) {
        return blocksLeft > blocksKept && characters <= charactersLeft - charactersKept;
    }

    private void place(LayoutBlock block, int length) {
        blocks.add(block);
        blocksLeft--;
        charactersLeft -= length;
    }
}
