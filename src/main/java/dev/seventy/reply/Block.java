package dev.seventy.reply;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * A button stands for a line the user could have typed.
     *
     * @param opensForm whether the answer is a form, which is filled in in a window where there are windows
     */
    record Button(String label, String command, boolean primary, boolean opensForm) {

        public Button(String label, String command, boolean primary) {
            this(label, command, primary, false);
        }
    }

    /**
     * Values over days, drawn where pictures are shown.
     *
     * @param goal the value to be reached, drawn as a line of its own
     * @param last the last day, inclusive, that is drawn
     * @param alt the same facts as a sentence, for those who do not see the picture
     * @param address where it is served as a picture; empty where it is not
     */
    record Picture(String title, List<Line> lines, BigDecimal goal, BigDecimal maximum, LocalDate last, String alt,
            Optional<String> address) implements Block {
        public Picture {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line of a picture.
     *
     * @param holds whether a value holds from its day until the next; otherwise it is that of its day alone
     */
    record Line(String name, List<Point> points, boolean holds) {
        public Line {
            points = List.copyOf(points);
        }
    }

    record Point(LocalDate day, BigDecimal value) {
    }

    /** A text file that comes with the reply. */
    record Attachment(String fileName, String content) implements Block {
    }

    /** Several lines of which one is picked from a list, where a button for each would crowd the answer. */
    record Choice(String prompt, List<Button> options) implements Block {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * Fields that are filled in to make a line the user could have typed: the command, and after it the words and the
     * value of each field that is not left empty.
     *
     * @param submit what the button says that sends it
     */
    record Form(String title, String submit, String command, List<Field> fields) implements Block {
        public Form {
            fields = List.copyOf(fields);
        }

        /** @param values what was filled in, by the names of the fields */
        public String line(Map<String, String> values) {
            var line = new StringBuilder(command);
            for (var field : fields) {
                var value = values.getOrDefault(field.name(), "").strip().replaceAll("\\s+", " ");
                if (!value.isEmpty()) {
                    line.append(' ').append(field.words()).append(field.words().isEmpty() ? "" : " ").append(value);
                }
            }
            return line.toString();
        }
    }

    /**
     * @param words what stands before the value in the line; empty where nothing does
     * @param initial what is filled in already
     */
    record Field(String name, String label, String words, Input input, String initial, boolean optional) {
    }

    /** How a field is filled in. */
    sealed interface Input {

        record Text(String example) implements Input {
        }

        /** A day, written as 2026-10-31. */
        record Day() implements Input {
        }

        record OneOf(List<Option> options) implements Input {
            public OneOf {
                options = List.copyOf(options);
            }
        }
    }

    record Option(String label, String value) {
    }

    /** Pages outside of the conversation. */
    record Links(List<Link> links) implements Block {
        public Links {
            links = List.copyOf(links);
        }
    }

    /** @param address an https address, or mailto */
    record Link(String label, String address) {
    }
}
