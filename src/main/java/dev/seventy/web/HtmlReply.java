package dev.seventy.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import gg.jte.Content;

/** A turn as a page shows it: each block by the template for its kind. Escaping is done by the templates. */
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
                caption = text;
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
            case Block.Heading(var text) -> pages.part("heading", Map.of("text", text));
            case Block.Paragraph(var text) -> pages.part("paragraph", Map.of("text", text));
            case Block.Items(var items, var numbered) ->
                pages.part("items", Map.of("items", items, "numbered", numbered));
            case Block.Table table -> pages.part("table", Map.of("table", table, "caption", caption));
            case Block.Progress progress -> pages.part("progress", Map.of("progress", new ProgressBar(progress)));
            case Block.Note(var text) -> pages.part("note", Map.of("text", text));
            case Block.Buttons(var buttons) -> pages.part("buttons", Map.of("buttons", buttons));
            case Block.Attachment attachment -> pages.part("attachment", Map.of("attachment", attachment, "id",
                    Session.fileId(turn, files), "lines", attachment.content().lines().count()));
        };
    }
}
