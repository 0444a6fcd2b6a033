package dev.seventy.reply;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders a reply as plain text for a terminal, for tests and as a fallback. */
public final class PlainText {

    private static final int BAR = 40;
    private static final int WIDEST_COLUMN = 60;

    private PlainText() {
    }

    /** The whole reply; ends with a line break. Attachments are named, not shown. */
    public static String render(Reply reply) {
        return safe(reply.summary()) + "\n"
                + reply.blocks().stream().map(block -> "\n" + render(block)).collect(Collectors.joining());
    }

    private static String render(Block block) {
        return switch (block) {
            case Block.Heading(var text) -> safe(text) + "\n";
            case Block.Paragraph(var text) -> safe(text) + "\n";
            case Block.Items(var items, var numbered) -> items(items, numbered);
            case Block.Table table -> table(table);
            case Block.Progress progress -> progress(progress);
            case Block.Note(var text) -> safe(text) + "\n";
            case Block.Buttons(var buttons) ->
                buttons.stream().map(button -> "  " + safe(button.label()) + ": " + safe(button.command()) + "\n")
                        .collect(Collectors.joining());
            case Block.Choice(var prompt, var options) -> safe(prompt) + "\n"
                    + options.stream().map(option -> "  " + safe(option.label()) + ": " + safe(option.command()) + "\n")
                            .collect(Collectors.joining());
            case Block.Form form -> form(form);
            case Block.Links(var links) -> links.stream()
                    .map(link -> safe(link.label()) + ": " + safe(link.address()) + "\n").collect(Collectors.joining());
            case Block.Picture picture -> safe(picture.alt()) + "\n";
            case Block.Attachment(var fileName, var content) ->
                "File " + safe(fileName) + ", " + content.lines().count() + " lines\n";
        };
    }

    /** The line that the form makes, and what can stand in it. */
    private static String form(Block.Form form) {
        var line = new StringBuilder(safe(form.title()) + ": " + safe(form.command()));
        var fields = new StringBuilder();
        for (var field : form.fields()) {
            line.append(' ').append(safe(field.words())).append(field.words().isEmpty() ? "" : " ")
                    .append(field.name().toUpperCase(Locale.ROOT));
            fields.append("  ").append(field.name().toUpperCase(Locale.ROOT)).append(": ").append(safe(field.label()))
                    .append(switch (field.input()) {
                        case Block.Input.Text(var example) -> example.isEmpty() ? "" : ", such as " + safe(example);
                        case Block.Input.Day() -> ", such as 2026-10-31";
                        case Block.Input.OneOf(var options) -> ": " + options.stream().map(Block.Option::value)
                                .map(PlainText::safe).collect(Collectors.joining(", "));
                    }).append(field.initial().isEmpty() ? "" : "; now " + safe(field.initial())).append('\n');
        }
        return line + "\n" + fields;
    }

    private static String items(List<String> items, boolean numbered) {
        var text = new StringBuilder();
        for (int index = 0; index < items.size(); index++) {
            text.append(numbered ? "  " + (index + 1) + ". " : "  - ").append(safe(items.get(index))).append('\n');
        }
        return text.toString();
    }

    private static String progress(Block.Progress progress) {
        var filled = cells(progress.value(), progress.maximum());
        var goal = cells(progress.goal(), progress.maximum());
        var bar = new StringBuilder();
        for (int cell = 1; cell <= BAR; cell++) {
            bar.append(cell <= filled ? '#' : '.');
            if (cell == goal) {
                bar.append('|');
            }
        }
        return safe(progress.label()) + " [" + bar + "]\n";
    }

    private static int cells(BigDecimal value, BigDecimal maximum) {
        return maximum.signum() <= 0 ? 0
                : Math.clamp(value.multiply(BigDecimal.valueOf(BAR)).divide(maximum, 0, RoundingMode.FLOOR).longValue(),
                        0, BAR);
    }

    private static String table(Block.Table table) {
        return lines(table).stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    /** The table in a fixed-width font, the titles first; every column as wide as its widest cell, up to a limit. */
    public static List<String> lines(Block.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream().map(Block.Column::title).toList());
        rows.addAll(table.rows());
        var widths = new int[table.columns().size()];
        for (var row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Math.min(WIDEST_COLUMN, width(safe(row.get(column)))));
            }
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var cells = new ArrayList<String>();
            for (int column = 0; column < widths.length; column++) {
                cells.add(pad(safe(row.get(column)), widths[column], table.columns().get(column).number()));
            }
            lines.add(String.join("  ", cells).stripTrailing());
        }
        return lines;
    }

    /** A cell wider than its column pushes what follows in its own row, and no other row. */
    private static String pad(String cell, int width, boolean right) {
        var space = " ".repeat(Math.max(0, width - width(cell)));
        return right ? space + cell : cell + space;
    }

    /** Columns a terminal needs: East Asian wide characters take two, combining marks none. */
    private static int width(String text) {
        return text.codePoints().map(PlainText::width).sum();
    }

    private static int width(int character) {
        var type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
            default ->
                character >= 0x1F300 && character <= 0x1FAFF || character >= 0xFF01 && character <= 0xFF60 ? 2 : 1;
        };
    }

    /** Control characters and direction overrides would act on the terminal, so they are shown as a space. */
    public static String safe(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) || character >= 0x202A && character <= 0x202E
                        || character >= 0x2066 && character <= 0x2069 ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
