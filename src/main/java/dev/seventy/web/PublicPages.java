package dev.seventy.web;

import java.io.IOException;
import java.io.InputStream;

import dev.seventy.reply.Reply;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

/** Pages that anybody may read, wherever Seventy is served: what it keeps of people. */
public final class PublicPages {

    private final String privacy;

    public PublicPages(Reply privacy) {
        this.privacy = new Pages().reply("Privacy", privacy);
    }

    /** Adds the routes to a server that is being configured. */
    public void register(JavalinConfig config) {
        config.routes.get("/privacy", context -> {
            protect(context);
            context.html(privacy);
        });
        config.routes.get("/pages.css", context -> resource(context, "chat.css", "text/css; charset=utf-8"));
        config.routes.get("/pages.svg", context -> resource(context, "seventy.svg", "image/svg+xml"));
    }

    private static void protect(Context context) {
        context.header("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "public, max-age=300");
    }

    private static void resource(Context context, String name, String type) throws IOException {
        protect(context);
        try (InputStream content = PublicPages.class.getResourceAsStream(name)) {
            context.contentType(type).result(content.readAllBytes());
        }
    }
}
