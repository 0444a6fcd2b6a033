package dev.seventy.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.bot.Incident;
import dev.seventy.bot.Numbers;
import dev.seventy.bot.SharedPage;
import dev.seventy.reply.Block;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A score that somebody forwarded by a link: to be read and printed, and by nobody but those who have the link. */
public final class ScorePage {

    private static final Logger log = LoggerFactory.getLogger(ScorePage.class);

    private static final int LONGEST_TOKEN = 400;

    private final Function<String, SharedPage> found;
    private final Function<String, Optional<Block.Picture>> drawn;
    private final Pages pages = new Pages();

    /**
     * @param found what a link's token leads to
     * @param drawn the picture that a link's token leads to
     */
    public ScorePage(Function<String, SharedPage> found, Function<String, Optional<Block.Picture>> drawn) {
        this.found = found;
        this.drawn = drawn;
    }

    /** Adds the routes to a server that is being configured. */
    public void register(JavalinConfig config) {
        config.routes.get("/page/{token}", this::show);
        config.routes.get("/picture/{token}", this::draw);
    }

    private void draw(Context context) {
        protect(context);
        try {
            var token = context.pathParam("token");
            var png = token.length() > LONGEST_TOKEN ? Optional.<byte[]>empty()
                    : drawn.apply(token).flatMap(Chart::png);
            png.ifPresentOrElse(drawing -> context.contentType("image/png").result(drawing),
                    () -> answer(context, new SharedPage.Unknown()));
        } catch (RuntimeException failed) {
            said(context, 500, "Something went wrong", Incident.log(log, "picture", failed).reply().summary());
        }
    }

    private void show(Context context) {
        protect(context);
        try {
            var token = context.pathParam("token");
            answer(context, token.length() > LONGEST_TOKEN ? new SharedPage.Unknown() : found.apply(token));
        } catch (RuntimeException failed) {
            said(context, 500, "Something went wrong", Incident.log(log, "score page", failed).reply().summary());
        }
    }

    private void answer(Context context, SharedPage page) {
        switch (page) {
            case SharedPage.Found(var title, var reply, var _) -> context.html(pages.reply(title, reply));
            case SharedPage.Over(var through) -> said(context, 410, "This link is over",
                    "It led to a score through " + Numbers.show(through) + ". Whoever sent it can make a new one.");
            case SharedPage.Unknown() -> said(context, 404, "This link leads nowhere",
                    "It is not whole, was changed, or was never made here. Please ask whoever sent it for a new one.");
        }
    }

    private void said(Context context, int status, String title, String sentence) {
        context.status(status).html(pages.notice(title, List.of(sentence)));
    }

    /** The address is a secret: it is told to nobody, kept nowhere and found by no search. */
    private static void protect(Context context) {
        context.header("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self' data:;"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
        context.header("X-Robots-Tag", "noindex, nofollow");
    }
}
