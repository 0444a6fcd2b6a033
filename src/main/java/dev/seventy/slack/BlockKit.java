package dev.seventy.slack;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.seventy.bot.Numbers;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;

/**
 * Says a reply in Slack's Block Kit, within its limits whatever the reply holds.
 *
 * <p>Text goes out as {@code plain_text}, in which Slack knows neither mentions, links nor formatting. Only a table
 * needs {@code mrkdwn}, for a fixed-width font. https://docs.slack.dev/reference/block-kit
 */
final class BlockKit {

    /** Slack takes 50 blocks and refuses somewhat above 13,000 characters in all, a limit it does not document. */
    private static final int BLOCKS = 45;
    private static final int CHARACTERS = 12_000;

    private static final int SECTION = 3_000;
    private static final int HEADER = 150;
    private static final int LINE = 1_000;
    private static final int LABEL = 75;
    private static final int VALUE = 2_000;
    private static final int BUTTONS_IN_A_BLOCK = 25;
    private static final int BUTTON_CHARACTERS = 2_500;

    /** What is kept free for each part still to come, so that a long table does not push out the sources below it. */
    private static final int CHARACTERS_KEPT = 600;
    private static final int BLOCKS_KEPT = 2;
    private static final int REMAINDER = 40;

    private static final int BAR = 20;
    private static final String HINT = "Not all of it fits into a message here. Type the same line in Seventy's local chat or"
            + " terminal to read the rest.";

    private final List<LayoutBlock> blocks = new ArrayList<>();
    private int blocksLeft = BLOCKS - 1;
    private int charactersLeft = CHARACTERS - HINT.length();
    private boolean complete = true;

    private BlockKit() {
    }

    /** The answer in a sentence, for notifications, screen readers and wherever blocks are not shown. */
    static String text(Reply reply) {
        return Cut.escape(Cut.within(PlainText.safe(reply.summary()), SECTION));
    }

    static List<LayoutBlock> blocks(Reply reply) {
        var message = new BlockKit();
        message.pour(paragraph(reply.summary(), BlockKit::section), 0, 0);
        var parts = reply.blocks().stream().map(BlockKit::part).toList();
        for (int index = 0; index < parts.size(); index++) {
            int charactersKept = 0;
            int blocksKept = 0;
            for (var later : parts.subList(index + 1, parts.size())) {
                charactersKept += Math.min(later.length(), CHARACTERS_KEPT);
                blocksKept += Math.min(later.blocks(), BLOCKS_KEPT);
            }
            message.add(parts.get(index), Math.min(charactersKept, message.charactersLeft / 2),
                    Math.min(blocksKept, message.blocksLeft / 2));
        }
        if (!message.complete) {
            message.blocks.add(context(HINT));
        }
        return List.copyOf(message.blocks);
    }

    /** A part of a message: text that may run over several blocks, or a row of buttons. */
    private sealed interface Part {

        int length();

        int blocks();
    }

    /**
     * Text in units that stay whole, each line of a table for one.
     *
     * @param open what every block begins with, before the first unit, as it is sent
     * @param rest what the units left out are called; empty where there is only one
     */
    private record Text(String open, List<String> units, String close, String rest,
            Function<String, LayoutBlock> block) implements Part {

        @Override
        public int length() {
            return frame() + remainder() + units.stream().mapToInt(unit -> Cut.length(unit) + 1).sum();
        }

        @Override
        public int blocks() {
            return 1 + length() / SECTION + (rest.isEmpty() ? 0 : 1);
        }

        /** Room for saying how many units are left out. */
        int remainder() {
            return rest.isEmpty() ? 0 : REMAINDER;
        }

        int frame() {
            return Cut.length(open) + close.length();
        }

        LayoutBlock of(List<String> some) {
            return block.apply(open + String.join("\n", some) + close);
        }
    }

    private record Row(List<Block.Button> buttons) implements Part {

        @Override
        public int length() {
            return buttons.stream().mapToInt(button -> cost(button)).sum() + Cut.length(typed(buttons));
        }

        @Override
        public int blocks() {
            return 2 * Math.ceilDiv(buttons.size(), BUTTONS_IN_A_BLOCK);
        }
    }

    private static Part part(Block block) {
        return switch (block) {
            case Block.Heading(var text) ->
                new Text("", present(Cut.within(PlainText.safe(text), HEADER)), "", "", BlockKit::header);
            case Block.Paragraph(var text) -> paragraph(text, BlockKit::section);
            case Block.Items(var items, var numbered) -> items(items, numbered);
            case Block.Table table -> table(table);
            case Block.Progress progress -> new Text("", progress(progress), "", "", BlockKit::section);
            case Block.Note(var text) -> paragraph(text, BlockKit::context);
            case Block.Buttons(var buttons) -> new Row(buttons.stream().filter(BlockKit::sendable).toList());
            case Block.Choice(var _, var options) -> new Row(options.stream().filter(BlockKit::sendable).toList());
            case Block.Form form -> paragraph(PlainText.render(Reply.answer(form.title(), form)), BlockKit::section);
            case Block.Links(var links) -> paragraph(
                    links.stream().map(link -> link.label() + ": " + link.address()).collect(Collectors.joining("\n")),
                    BlockKit::context);
            case Block.Attachment(var fileName, var content) -> paragraph(
                    "File " + fileName + ", " + content.lines().count()
                            + " lines: type the same line in Seventy's local chat or terminal to get it.",
                    BlockKit::context);
        };
    }

    private static Text paragraph(String text, Function<String, LayoutBlock> block) {
        return new Text("", Cut.pieces(PlainText.safe(text).strip(), SECTION), "", "", block);
    }

    private static Text items(List<String> items, boolean numbered) {
        var units = new ArrayList<String>();
        for (var item : items) {
            units.add(Cut.within((numbered ? units.size() + 1 + ". " : "• ") + PlainText.safe(item), LINE));
        }
        return new Text("", units, "", "more", BlockKit::section);
    }

    /** The titles stand again over each block that the table runs into. */
    private static Text table(Block.Table table) {
        var lines = PlainText.lines(table).stream().map(line -> Cut.within(line.replace('`', 'ˋ'), LINE)).toList();
        return new Text("```\n" + lines.getFirst() + "\n", lines.subList(1, lines.size()), "\n```", "more rows",
                BlockKit::fixedWidth);
    }

    private static List<String> progress(Block.Progress progress) {
        var filled = cells(progress.value(), progress.maximum());
        var goal = cells(progress.goal(), progress.maximum());
        var bar = new StringBuilder();
        for (int cell = 1; cell <= BAR; cell++) {
            bar.append(cell <= filled ? '█' : '░');
            if (cell == goal) {
                bar.append('│');
            }
        }
        var missing = progress.goal().subtract(progress.value());
        return List.of(Cut.within(PlainText.safe(progress.label()), LINE),
                bar + (missing.signum() > 0 ? " " + Numbers.show(missing) + " to go" : " reached"));
    }

    private static int cells(BigDecimal value, BigDecimal maximum) {
        return maximum.signum() <= 0 ? 0
                : value.multiply(BigDecimal.valueOf(BAR)).divide(maximum, 0, RoundingMode.FLOOR)
                        .min(BigDecimal.valueOf(BAR)).max(BigDecimal.ZERO).intValue();
    }

    private void add(Part part, int charactersKept, int blocksKept) {
        switch (part) {
            case Text text -> pour(text, charactersKept, blocksKept);
            case Row row -> add(row);
        }
    }

    /** Fills blocks with the units in order until they or the room end. */
    private void pour(Text text, int charactersKept, int blocksKept) {
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
            complete = false;
            if (!text.rest().isEmpty() && room(REMAINDER, 0, 0)) {
                var remainder = "… and " + Numbers.show(BigDecimal.valueOf(left)) + " " + text.rest();
                place(context(remainder), remainder.length());
            }
        }
    }

    private void add(Row row) {
        List<Block.Button> pending = new ArrayList<>();
        int length = 0;
        for (var button : row.buttons()) {
            if (pending.size() < BUTTONS_IN_A_BLOCK && length + cost(button) <= BUTTON_CHARACTERS
                    && room(length + cost(button), 0, 0)) {
                pending.add(button);
                length += cost(button);
            } else {
                complete = false;
            }
        }
        if (pending.isEmpty()) {
            return;
        }
        var position = blocks.size();
        var elements = new ArrayList<BlockElement>();
        for (var button : pending) {
            elements.add(element(button, "command-" + position + "-" + elements.size()));
        }
        place(ActionsBlock.builder().elements(elements).build(), length);
        var typed = typed(pending);
        if (room(Cut.length(typed), 0, 0)) {
            place(context(typed), Cut.length(typed));
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

    private static boolean sendable(Block.Button button) {
        return !button.command().isBlank() && Cut.length(button.command()) <= VALUE;
    }

    private static int cost(Block.Button button) {
        return Math.min(Cut.length(button.label()), LABEL) + Cut.length(button.command());
    }

    /** Clicks are not answered yet; the line that a button stands for is. */
    private static String typed(List<Block.Button> buttons) {
        return Cut.within(PlainText.safe(buttons.stream().map(button -> "/seventy " + button.command())
                .collect(Collectors.joining(" · ", "Or type ", ""))), LINE / 2);
    }

    private static ButtonElement element(Block.Button button, String id) {
        var label = Cut.within(PlainText.safe(button.label()), LABEL);
        return ButtonElement.builder().actionId(id).text(plain(label.isBlank() ? "…" : label)).value(button.command())
                .style(button.primary() ? "primary" : null).build();
    }

    private static List<String> present(String text) {
        return text.isBlank() ? List.of() : List.of(text);
    }

    private static LayoutBlock header(String text) {
        return HeaderBlock.builder().text(plain(text)).build();
    }

    private static LayoutBlock section(String text) {
        return SectionBlock.builder().text(plain(text)).build();
    }

    private static LayoutBlock fixedWidth(String text) {
        return SectionBlock.builder().text(MarkdownTextObject.builder().text(Cut.escape(text)).verbatim(true).build())
                .build();
    }

    private static LayoutBlock context(String text) {
        return ContextBlock.builder().elements(List.of(plain(text))).build();
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).emoji(false).build();
    }
}
