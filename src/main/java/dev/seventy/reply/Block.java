package dev.seventy.reply;

import java.math.BigDecimal;
import java.util.List;

/** One piece of a reply. All text is plain: a renderer escapes whatever its platform would take for markup. */
public sealed interface Block {

    record Heading(String text) implements Block {
    }

    record Paragraph(String text) implements Block {
    }

    /** Short items, in order of importance when {@code numbered}. */
    record Items(List<String> items, boolean numbered) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A table; every row has as many cells as there are columns. */
    record Table(List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " cells in a table of " + columns.size() + " columns");
                }
            }
        }
    }

    /** A column of a table; numbers stand on the right. */
    record Column(String title, boolean number) {
    }

    /** How far a value has come towards a goal, on the way to a maximum. */
    record Progress(String label, BigDecimal value, BigDecimal goal, BigDecimal maximum) implements Block {
    }

    /** Small print: sources, days, assumptions. */
    record Note(String text) implements Block {
    }

    record Buttons(List<Button> buttons) implements Block {
        public Buttons {
            buttons = List.copyOf(buttons);
        }
    }

    /** A button stands for a line the user could have typed. */
    record Button(String label, String command, boolean primary) {
    }

    /** A text file that comes with the reply. */
    record Attachment(String fileName, String content) implements Block {
    }
}
