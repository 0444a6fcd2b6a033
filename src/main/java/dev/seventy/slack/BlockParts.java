package dev.seventy.slack;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import dev.seventy.bot.Numbers;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;

/** Takes the blocks of a reply apart into what has to stay whole when they are laid out in Slack's. */
final class BlockParts {

    private static final int HEADER = 150;
    private static final int LINE = 1_000;
    private static final int OPTION_VALUE = 150;
    private static final int OPTIONS = 100;
    /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
    private static final int ALT = 2_000;
    private static final int ADDRESS = 3_000;
    private static final int REMAINDER = BlockKit.REMAINDER;
    private static final int BAR = 20;
    /** What stands in one line of the fixed-width font in a window of usual width. */
    private static final int WIDEST_TABLE = 74;

    private final Optional<String> again;
    private final Optional<Integer> openForm;
    private int forms;

    /**
     * @param again the line that leads to the same reply once more
     * @param openForm which form is to be filled in here; the others get a button that opens them
     */
    BlockParts(Optional<String> again, Optional<Integer> openForm) {
        this.again = again;
        this.openForm = openForm;
    }

    /** A part of a message: text that may run over several blocks, a row of buttons, or blocks that stay whole. */
    sealed interface Part {

        int length();

        int blocks();
    }

    /**
     * Text in units that stay whole, each line of a table for one.
     *
     * @param open what every block begins with, before the first unit, as it is sent
     * @param rest what the units left out are called; empty where there is only one
     */
    record Text(String open, List<String> units, String close, String rest,
            Function<String, LayoutBlock> block) implements Part {

        @Override
        public int length() {
            return frame() + remainder() + units.stream().mapToInt(unit -> Cut.length(unit) + 1).sum();
        }

        @Override
        public int blocks() {
            return 1 + length() / BlockKit.SECTION + (rest.isEmpty() ? 0 : 1);
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

    record Row(List<Block.Button> buttons) implements Part {

        @Override
        public int length() {
            return buttons.stream().mapToInt(button -> cost(button)).sum();
        }

        @Override
        public int blocks() {
            return Math.ceilDiv(buttons.size(), BlockKit.BUTTONS_IN_A_BLOCK);
        }
    }

    /** Blocks that are shown together or not at all. */
    record Whole(List<LayoutBlock> together, int length) implements Part {

        @Override
        public int blocks() {
            return together.size();
        }
    }

    List<Part> of(Block block) {
        return switch (block) {
            case Block.Heading(var text) ->
                List.of(new Text("", present(Cut.within(PlainText.safe(text), HEADER)), "", "", BlockElements::header));
            case Block.Paragraph(var text) -> List.of(paragraph(text, BlockElements::section));
            case Block.Items(var items, var numbered) -> List.of(items(items, numbered));
            case Block.Table table -> List.of(table(table));
            case Block.Progress progress -> List.of(new Text("", progress(progress), "", "", BlockElements::section));
            case Block.Note(var text) -> List.of(paragraph(text, BlockElements::context));
            case Block.Buttons(var buttons) -> List.of(row(buttons));
            case Block.Choice choice -> choice(choice);
            case Block.Form form -> List.of(form(form));
            case Block.Links(var links) -> List.of(new Text("",
                    links.stream().map(link -> Cut.within(PageLink.mrkdwn(link), BlockKit.SECTION)).toList(), "",
                    "more", BlockElements::links));
            case Block.Picture picture -> List.of(picture(picture));
            case Block.Attachment(var fileName, var content) -> List
                    .of(paragraph(
                            "File " + Cut.within(fileName, BlockElements.LABEL) + ", "
                                    + Numbers.show(BigDecimal.valueOf(content.lines().count()))
                                    + " lines: it comes in your direct messages with this app.",
                            BlockElements::context));
        };
    }

    /** Slack fetches a picture from where it is served; otherwise what it shows is said. */
    private static Part picture(Block.Picture picture) {
        var alt = Cut.within(PlainText.safe(picture.alt()), ALT);
        return picture.address().filter(address -> address.startsWith("https://") && address.length() <= ADDRESS)
                .<Part>map(address -> new Whole(List.of(ImageBlock.builder().imageUrl(address).altText(alt).build()),
                        Cut.length(alt) + address.length()))
                .orElseGet(() -> paragraph(picture.alt(), BlockElements::context));
    }

    private static Row row(List<Block.Button> buttons) {
        return new Row(buttons.stream().filter(BlockParts::sendable).toList());
    }

    /** A list to pick from; what is too long for one becomes buttons. */
    private static List<Part> choice(Block.Choice choice) {
        var prompt = PlainText.safe(choice.prompt()).strip();
        var fitting = choice.options().stream().filter(BlockParts::sendable)
                .filter(option -> option.command().length() <= OPTION_VALUE).toList();
        var parts = new ArrayList<Part>();
        for (int from = 0; from < fitting.size(); from += OPTIONS) {
            var some = fitting.subList(from, Math.min(fitting.size(), from + OPTIONS));
            var options = some.stream().map(option -> FormFields.option(option.label(), option.command())).toList();
            parts.add(new Whole(List.of(BlockElements.select(prompt, options, BlockKit.SAY + "pick-" + from)),
                    Cut.length(prompt) + options.stream().mapToInt(BlockParts::cost).sum()));
        }
        var rest = row(choice.options().stream().filter(option -> option.command().length() > OPTION_VALUE).toList());
        if (!rest.buttons().isEmpty()) {
            parts.add(rest);
        }
        return parts;
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
                var label = BlockElements.present(form.title(), BlockElements.LABEL);
                return new Whole(List.of(BlockElements.button(label, BlockKit.FORM + number, again.get())),
                        Cut.length(label) + Cut.length(again.get()));
            }
        }
        return paragraph(PlainText.render(Reply.answer(form.title(), form)), BlockElements::section);
    }

    static Text paragraph(String text, Function<String, LayoutBlock> block) {
        return new Text("", Cut.pieces(PlainText.safe(text).strip(), BlockKit.SECTION), "", "", block);
    }

    private static Text items(List<String> items, boolean numbered) {
        var units = new ArrayList<String>();
        for (var item : items) {
            units.add(Cut.within((numbered ? units.size() + 1 + ". " : "• ") + PlainText.safe(item), LINE));
        }
        return new Text("", units, "", "more", BlockElements::section);
    }

    /**
     * In a fixed-width font, the titles again over each block that the table runs into; a table that would wrap there,
     * and more so on a telephone, as a list instead.
     */
    private static Text table(Block.Table table) {
        var lines = PlainText.lines(table);
        if (lines.stream().anyMatch(line -> line.length() > WIDEST_TABLE)) {
            return items(table.rows().stream().map(row -> spelled(table.columns(), row)).toList(), false);
        }
        var shown = lines.stream().map(line -> Cut.within(line.replace('`', 'ˋ'), LINE)).toList();
        return new Text("```\n" + shown.getFirst() + "\n", shown.subList(1, shown.size()), "\n```", "more rows",
                BlockElements::fixedWidth);
    }

    /** A row as a line: what it is of, then each column that says something. */
    private static String spelled(List<Block.Column> columns, List<String> row) {
        var first = columns.getFirst();
        var subject = first.number() ? first.title() + " " + row.getFirst() : row.getFirst();
        return subject + IntStream.range(1, columns.size()).filter(column -> !row.get(column).isBlank())
                .mapToObj(column -> columns.get(column).title() + ": " + row.get(column))
                .collect(Collectors.joining("; ", " – ", ""));
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
        return List.of((Cut.within(PlainText.safe(progress.label()), LINE) + "\n" + bar
                + (missing.signum() > 0 ? " " + Numbers.show(missing) + " to go" : " reached")).strip());
    }

    private static int cells(BigDecimal value, BigDecimal maximum) {
        return maximum.signum() <= 0 ? 0
                : value.multiply(BigDecimal.valueOf(BAR)).divide(maximum, 0, RoundingMode.FLOOR)
                        .min(BigDecimal.valueOf(BAR)).max(BigDecimal.ZERO).intValue();
    }

    private static boolean sendable(Block.Button button) {
        return !button.command().isBlank() && Cut.length(button.command()) <= BlockKit.VALUE;
    }

    static int cost(Block.Button button) {
        return Math.min(Cut.length(button.label()), BlockElements.LABEL) + Cut.length(button.command());
    }

    private static List<String> present(String text) {
        return text.isBlank() ? List.of() : List.of(text);
    }
}
