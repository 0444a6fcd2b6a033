package dev.seventy.web;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import gg.jte.Content;

/**
 * A turn as a page shows it: each block by the template for its kind. Templates escape markup;
 * control characters and direction overrides are taken out here.
 */
public record HtmlReply(Turn turn, Pages pages) {

    /** Which colour the answer's edge has; the summary says the same in words. */
    public String tone() {
        return switch (turn.reply().tone()) {
            case ANSWER -> "answer";
            case INCOMPLETE -> "incomplete";
            case QUESTION -> "question";
            case MISUNDERSTOOD -> "misunderstood";
            case REFUSED -> "refused";
        };
    }

    /** What the person said. */
    public String said() {
        return PlainText.safe(turn.said());
    }

    /** The names of the files that came with it. */
    public List<String> files() {
        return turn.files().stream().map(PlainText::safe).toList();
    }

    public String summary() {
        return PlainText.safe(turn.reply().summary());
    }

    public List<Content> blocks() {
        Reply reply = turn.reply();
        var contents = new ArrayList<Content>();
        var caption = summary();
        int files = 0;
        for (var block : reply.blocks()) {
            if (block instanceof Block.Heading(var text)) {
                caption = PlainText.safe(text);
            }
            contents.add(content(block, caption, files));
            if (block instanceof Block.Attachment) {
                files++;
            }
        }
        return contents;
    }

    private Content content(Block block, String caption, int files) {
        return switch (block) {
            case Block.Heading(var text) -> pages.part("heading", Map.of("text", PlainText.safe(text)));
            case Block.Paragraph(var text) -> pages.part("paragraph", Map.of("text", PlainText.safe(text)));
            case Block.Items(var items, var numbered) -> pages.part("items",
                    Map.of("items", items.stream().map(PlainText::safe).toList(), "numbered", numbered));
            case Block.Table table -> pages.part("table", Map.of("table", safe(table), "caption", caption));
            case Block.Progress progress -> pages.part("progress", Map.of("progress", new ProgressBar(progress)));
            case Block.Note(var text) -> pages.part("note", Map.of("text", PlainText.safe(text)));
            case Block.Buttons(var buttons) ->
                pages.part("buttons", Map.of("buttons", buttons.stream().map(HtmlReply::safe).toList()));
            case Block.Choice(var prompt, var options) -> pages.part("choice", Map.of("prompt", PlainText.safe(prompt),
                    "buttons", options.stream().map(HtmlReply::safe).toList()));
            case Block.Form form -> pages.part("form", Map.of("form", safe(form), "id", Session.formId(turn, form)));
            case Block.Links(var links) -> pages.part("links", Map.of("links",
                    links.stream().filter(link -> link.address().startsWith("https://")
                            || link.address().startsWith("mailto:") || link.address().startsWith("http://localhost"))
                            .map(link -> new Block.Link(PlainText.safe(link.label()), PlainText.safe(link.address())))
                            .toList()));
            case Block.Picture picture -> Chart.png(picture)
                    .map(png -> pages.part("picture",
                            Map.of("png", Base64.getEncoder().encodeToString(png), "width", Chart.WIDTH, "height",
                                    Chart.HEIGHT, "alt", PlainText.safe(picture.alt()))))
                    .orElseGet(() -> pages.part("note", Map.of("text", PlainText.safe(picture.alt()))));
            case Block.Attachment(var fileName, var content) -> pages.part("attachment", Map.of("fileName",
                    PlainText.safe(fileName), "id", Session.fileId(turn, files), "lines", content.lines().count()));
        };
    }

    private static Block.Table safe(Block.Table table) {
        return new Block.Table(
                table.columns().stream()
                        .map(column -> new Block.Column(PlainText.safe(column.title()), column.number())).toList(),
                table.rows().stream().map(row -> row.stream().map(PlainText::safe).toList()).toList());
    }

    private static Block.Form safe(Block.Form form) {
        return new Block.Form(
                PlainText.safe(form.title()), PlainText.safe(form.submit()), form.command(), form
                        .fields().stream().map(field -> new Block.Field(field.name(), PlainText.safe(field.label()),
                                field.words(), field.input(), PlainText.safe(field.initial()), field.optional()))
                        .toList());
    }

    private static Block.Button safe(Block.Button button) {
        return new Block.Button(PlainText.safe(button.label()), PlainText.safe(button.command()), button.primary());
    }
}
