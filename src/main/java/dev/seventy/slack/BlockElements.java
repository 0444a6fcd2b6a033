package dev.seventy.slack;

import java.util.List;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;

/**
 * The blocks that replies are made of, each from text that is short enough for it.
 *
 * <p>Text goes out as {@code plain_text}, in which Slack knows neither mentions, links nor formatting. Only a table
 * needs {@code mrkdwn}, for a fixed-width font, and a link to a page. https://docs.slack.dev/reference/block-kit
 */
final class BlockElements {

    static final int LABEL = 75;
    private static final int PROMPT = 1_000;
    private static final int PLACEHOLDER = 150;

    private BlockElements() {
    }

    static LayoutBlock header(String text) {
        return HeaderBlock.builder().text(plain(text)).build();
    }

    static LayoutBlock section(String text) {
        return SectionBlock.builder().text(plain(text)).build();
    }

    static LayoutBlock fixedWidth(String text) {
        return SectionBlock.builder().text(MarkdownTextObject.builder().text(Cut.escape(text)).verbatim(true).build())
                .build();
    }

    static LayoutBlock context(String text) {
        return ContextBlock.builder().elements(List.of(plain(text))).build();
    }

    static LayoutBlock links(String text) {
        return ContextBlock.builder().elements(List.of(MarkdownTextObject.builder().text(text).verbatim(true).build()))
                .build();
    }

    static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).emoji(false).build();
    }

    /** A text that is never empty, as Slack wants it. */
    static String present(String text, int limit) {
        var shown = PlainText.safe(text).strip();
        return shown.isEmpty() ? "…" : Cut.within(shown, limit);
    }

    static ButtonElement button(Block.Button button, String id) {
        return ButtonElement.builder().actionId(id).text(plain(present(button.label(), LABEL))).value(button.command())
                .style(button.primary() ? "primary" : null).build();
    }

    static LayoutBlock button(String label, String id, String line) {
        return ActionsBlock.builder().elements(List.of(button(new Block.Button(label, line, false), id))).build();
    }

    static LayoutBlock select(String prompt, List<OptionObject> options, String id) {
        var words = prompt.isEmpty() ? "Choose" : prompt;
        return SectionBlock.builder().text(plain(Cut.within(words, PROMPT))).accessory(StaticSelectElement.builder()
                .actionId(id).placeholder(plain(Cut.within(words, PLACEHOLDER))).options(options).build()).build();
    }
}
