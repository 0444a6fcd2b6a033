package dev.seventy.slack;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
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
 * <p>Text goes out as {@code plain_text}, in which Slack knows neither mentions, links nor formatting. Only a table
 * needs {@code mrkdwn}, for a fixed-width font, and a link to a page. https://docs.slack.dev/reference/block-kit
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

    private static final int SECTION = 3_000;
    private static final int HEADER = 150;
    private static final int LINE = 1_000;
    private static final int LABEL = 75;
    private static final int VALUE = 2_000;
    private static final int OPTION_VALUE = 150;
    private static final int OPTIONS = 100;
    private static final int PLACEHOLDER = 150;
    private static final int BUTTONS_IN_A_BLOCK = 25;
    private static final int BUTTON_CHARACTERS = 2_500;
    private static final int TITLE = 24;

    /** What is kept free for each part still to come, so that a long table does not push out the sources below it. */
    private static final int CHARACTERS_KEPT = 600;
    private static final int BLOCKS_KEPT = 2;
    private static final int REMAINDER = 40;
    /** What is kept free for saying that there is more, and the button that shows it. */
    private static final int ENDING = 2_300;

    private static final int BAR = 20;
    private static final String MORE_BELOW = "Not all of it fits here.";
    private static final String MORE_IN_FILE = "Not all of it fits here; all of it comes as a text file in your direct"
            + " messages with this app.";

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
    private final Optional<Integer> openForm;
    private final List<LayoutBlock> blocks = new ArrayList<>();
    private int blocksLeft;
    private int charactersLeft;
    private int forms;
    private boolean cut;

    private BlockKit(Surface surface, Optional<String> again, Optional<Integer> openForm) {
        this.surface = surface;
        this.again = again.filter(line -> !line.isBlank() && Cut.length(line) <= VALUE);
        this.openForm = openForm;
        blocksLeft = surface.blocks - 2;
        charactersLeft = surface.characters - ENDING;
    }

    /** The answer in a sentence. */
    static String text(Reply reply) {
        return Cut.escape(Cut.within(PlainText.safe(reply.summary()), SECTION));
    }

    /** @param again the line that leads to the same reply once more; empty where saying it again would do more */
    static Said message(Reply reply, Optional<String> again) {
        var message = new BlockKit(Surface.MESSAGE, again, Optional.empty());
        message.write(reply);
        return new Said(text(reply), List.copyOf(message.blocks), !message.cut || message.again.isPresent());
    }

    /** A home page; what does not fit is behind a button. */
    static View home(Reply reply, String line) {
        var home = new BlockKit(Surface.HOME, Optional.of(line), Optional.empty());
        home.write(reply);
        return View.builder().type("home").blocks(List.copyOf(home.blocks)).build();
    }

    /** A reply in a window of its own, with its first form, if it has any, to be filled in. */
    static Shown modal(Reply reply, String title, Optional<String> again) {
        return modal(reply, title, again, 0);
    }

    /** @param form which of the forms of the reply is to be filled in, counted from 0 */
    static Shown modal(Reply reply, String title, Optional<String> again, int form) {
        var modal = new BlockKit(Surface.MODAL, again, Optional.of(form));
        modal.write(reply);
        var shown = reply.blocks().stream().filter(Block.Form.class::isInstance).map(Block.Form.class::cast).skip(form)
                .findFirst().filter(FormFields::fits);
        var view = View.builder().type("modal").callbackId(FormFields.CALLBACK).blocks(List.copyOf(modal.blocks))
                .title(ViewTitle.builder().type("plain_text")
                        .text(Cut.within(shownTitle(shown.map(Block.Form::title).orElse(title)), TITLE)).emoji(false)
                        .build())
                .close(ViewClose.builder().type("plain_text").text(shown.isPresent() ? "Cancel" : "Close").emoji(false)
                        .build());
        shown.ifPresent(fields -> view.privateMetadata(fields.command()).submit(ViewSubmit.builder().type("plain_text")
                .text(Cut.within(shownTitle(fields.submit()), TITLE)).emoji(false).build()));
        return new Shown(view.build(), !modal.cut);
    }

    private static String shownTitle(String title) {
        var shown = PlainText.safe(title).strip();
        return shown.isEmpty() ? "…" : shown;
    }

    private void write(Reply reply) {
        pour(paragraph(reply.summary(), BlockKit::section), 0, 0);
        var parts = reply.blocks().stream().flatMap(block -> parts(block).stream()).toList();
        for (int index = 0; index < parts.size(); index++) {
            int charactersKept = 0;
            int blocksKept = 0;
            for (var later : parts.subList(index + 1, parts.size())) {
                charactersKept += Math.min(later.length(), CHARACTERS_KEPT);
                blocksKept += Math.min(later.blocks(), BLOCKS_KEPT);
            }
            add(parts.get(index), Math.min(charactersKept, charactersLeft / 2), Math.min(blocksKept, blocksLeft / 2));
        }
        if (cut) {
            end();
        }
    }

    private void end() {
        if (surface != Surface.MODAL && again.isPresent()) {
            blocks.add(context(MORE_BELOW));
            blocks.add(ActionsBlock.builder()
                    .elements(List.of(
                            ButtonElement.builder().actionId(ALL).text(plain("Show all")).value(again.get()).build()))
                    .build());
        } else {
            blocks.add(context(MORE_IN_FILE));
        }
    }

    /** A part of a message: text that may run over several blocks, a row of buttons, or blocks that stay whole. */
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
            return buttons.stream().mapToInt(button -> cost(button)).sum();
        }

        @Override
        public int blocks() {
            return Math.ceilDiv(buttons.size(), BUTTONS_IN_A_BLOCK);
        }
    }

    /** Blocks that are shown together or not at all. */
    private record Whole(List<LayoutBlock> together, int length) implements Part {

        @Override
        public int blocks() {
            return together.size();
        }
    }

    private List<Part> parts(Block block) {
        return switch (block) {
            case Block.Heading(var text) ->
                List.of(new Text("", present(Cut.within(PlainText.safe(text), HEADER)), "", "", BlockKit::header));
            case Block.Paragraph(var text) -> List.of(paragraph(text, BlockKit::section));
            case Block.Items(var items, var numbered) -> List.of(items(items, numbered));
            case Block.Table table -> List.of(table(table));
            case Block.Progress progress -> List.of(new Text("", progress(progress), "", "", BlockKit::section));
            case Block.Note(var text) -> List.of(paragraph(text, BlockKit::context));
            case Block.Buttons(var buttons) -> List.of(row(buttons));
            case Block.Choice choice -> choice(choice);
            case Block.Form form -> List.of(form(form));
            case Block.Links(var links) ->
                List.of(new Text("", links.stream().map(link -> Cut.within(PageLink.mrkdwn(link), SECTION)).toList(),
                        "", "more", BlockKit::links));
            case Block.Attachment(var fileName, var content) -> List.of(paragraph("File " + Cut.within(fileName, LABEL)
                    + ", " + Numbers.show(BigDecimal.valueOf(content.lines().count()))
                    + " lines: it comes in your direct messages with this app.", BlockKit::context));
        };
    }

    private static Row row(List<Block.Button> buttons) {
        return new Row(buttons.stream().filter(BlockKit::sendable).toList());
    }

    /** A list to pick from; what is too long for one becomes buttons. */
    private static List<Part> choice(Block.Choice choice) {
        var prompt = PlainText.safe(choice.prompt()).strip();
        var fitting = choice.options().stream().filter(BlockKit::sendable)
                .filter(option -> option.command().length() <= OPTION_VALUE).toList();
        var parts = new ArrayList<Part>();
        for (int from = 0; from < fitting.size(); from += OPTIONS) {
            var some = fitting.subList(from, Math.min(fitting.size(), from + OPTIONS));
            var options = some.stream().map(option -> FormFields.option(option.label(), option.command())).toList();
            parts.add(new Whole(List.of(select(prompt, options, from)),
                    Cut.length(prompt) + options.stream().mapToInt(BlockKit::cost).sum()));
        }
        var rest = row(choice.options().stream().filter(option -> option.command().length() > OPTION_VALUE).toList());
        if (!rest.buttons().isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static LayoutBlock select(String prompt, List<OptionObject> options, int from) {
        var words = prompt.isEmpty() ? "Choose" : prompt;
        return SectionBlock.builder().text(plain(Cut.within(words, LINE)))
                .accessory(StaticSelectElement.builder().actionId(SAY + "pick-" + from)
                        .placeholder(plain(Cut.within(words, PLACEHOLDER))).options(options).build())
                .build();
    }

    private static int cost(OptionObject option) {
        return Cut.length(option.getText().getText()) + option.getValue().length();
    }

    /** A form is filled in in a window; elsewhere a button opens it, or the line is said that it would make. */
    private Part form(Block.Form form) {
        int number = forms++;
        if (FormFields.fits(form)) {
            if (openForm.filter(open -> open == number).isPresent()) {
                var inputs = FormFields.inputs(form);
                return new Whole(inputs, FormFields.length(form));
            }
            if (again.isPresent()) {
                var label = Cut.within(shownTitle(form.title()), LABEL);
                var button = ButtonElement.builder().actionId(FORM + number).text(plain(label)).value(again.get())
                        .build();
                return new Whole(List.of(ActionsBlock.builder().elements(List.of(button)).build()),
                        Cut.length(label) + Cut.length(again.get()));
            }
        }
        return paragraph(PlainText.render(Reply.answer(form.title(), form)), BlockKit::section);
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
            case Whole whole -> add(whole);
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
            cut = true;
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
                cut = true;
            }
        }
        if (pending.isEmpty()) {
            return;
        }
        var elements = new ArrayList<BlockElement>();
        for (var button : pending) {
            elements.add(element(button, SAY + blocks.size() + "-" + elements.size()));
        }
        place(ActionsBlock.builder().elements(elements).build(), length);
    }

    private void add(Whole whole) {
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

    private static boolean sendable(Block.Button button) {
        return !button.command().isBlank() && Cut.length(button.command()) <= VALUE;
    }

    private static int cost(Block.Button button) {
        return Math.min(Cut.length(button.label()), LABEL) + Cut.length(button.command());
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

    private static LayoutBlock links(String text) {
        return ContextBlock.builder().elements(List.of(MarkdownTextObject.builder().text(text).verbatim(true).build()))
                .build();
    }

    static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).emoji(false).build();
    }
}
