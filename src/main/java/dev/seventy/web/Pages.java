package dev.seventy.web;

import java.util.List;
import java.util.Map;

import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;

/** The templates, compiled with the rest of the code. */
public final class Pages {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html,
            Pages.class.getClassLoader(), "dev.seventy.web.pages");

    /** The conversation so far, the newest turn marked to be scrolled to. */
    String chat(List<Turn> turns) {
        return render("chat", Map.of("replies", turns.stream().map(turn -> new HtmlReply(turn, this)).toList()));
    }

    /** A page of a few sentences. */
    public String message(String title, List<String> sentences) {
        return render("message",
                Map.of("title", PlainText.safe(title), "sentences", sentences.stream().map(PlainText::safe).toList()));
    }

    /** Answers with a page of a few sentences. */
    void message(Context context, int status, String title, List<String> sentences) {
        context.status(status).html(message(title, sentences));
    }

    /** A reply as a page of its own, for anybody to read. */
    String reply(String title, Reply reply) {
        return render("page", Map.of("title", PlainText.safe(title), "reply",
                new HtmlReply(new Turn(0, "", List.of(), reply), this)));
    }

    /** A page of a few sentences for somebody who is in no conversation. */
    String notice(String title, List<String> sentences) {
        return render("notice",
                Map.of("title", PlainText.safe(title), "sentences", sentences.stream().map(PlainText::safe).toList()));
    }

    Content part(String template, Map<String, Object> values) {
        return output -> templates.render("blocks/" + template + ".jte", values, output);
    }

    private String render(String template, Map<String, Object> values) {
        var output = new StringOutput();
        templates.render(template + ".jte", values, output);
        return output.toString();
    }
}
