package dev.seventy.web;

import java.io.EOFException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.bot.Incident;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps everybody from the local chat but a browser on the same machine, on a page of ours. */
final class LocalGuard {

    private static final Logger log = LoggerFactory.getLogger(LocalGuard.class);

    private final Pages pages;

    LocalGuard(Pages pages) {
        this.pages = pages;
    }

    /** Answers only what is meant for it; what goes wrong is said on a page, with its details in the log. */
    Handler guarded(Handler handler) {
        return context -> {
            protect(context, "'none'");
            if (!ours(context)) {
                pages.message(context, 403, "Not from here",
                        List.of("This chat answers only to a browser on the same machine,"
                                + " at the address that Seventy printed when it started."));
                return;
            }
            try {
                handler.handle(context);
            } catch (HttpResponseException refused) {
                pages.message(context, refused.getStatus(), "That could not be taken",
                        List.of(refused.getStatus() == HttpStatus.CONTENT_TOO_LARGE.getCode()
                                ? "That is more than Seventy takes in one line, and nothing was done."
                                        + " Please say it shorter, or send it as a file."
                                : "The request cannot be answered as it was sent, and nothing was done."));
            } catch (EOFException broken) {
                pages.message(context, 400, "Please send it again",
                        List.of("The upload came incompletely; nothing was read."));
            } catch (Exception failed) {
                pages.message(context, 500, "Something went wrong",
                        List.of(Incident.log(log, "local chat page", failed).reply().summary()));
            }
        };
    }

    /** @param scripts which may run, as the Content-Security-Policy says it */
    static void protect(Context context, String scripts) {
        context.header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; script-src " + scripts
                + "; object-src 'none';" + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        // With no-referrer a browser sends "Origin: null" with our own forms, and they could not be told from others'.
        // https://fetch.spec.whatwg.org/#append-a-request-origin-header
        context.header("Referrer-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
    }

    /**
     * Whether the request was meant for this address, which a rebound name is not, and a post comes from our own page.
     */
    private static boolean ours(Context context) {
        var request = context.req();
        var host = Optional.ofNullable(request.getHeader("Host")).orElse("");
        var port = request.getLocalPort() == 80 ? "" : ":" + request.getLocalPort();
        if (!Set.of("localhost" + port, "127.0.0.1" + port, "[::1]" + port).contains(host)) {
            return false;
        }
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return true;
        }
        var origin = Optional.ofNullable(request.getHeader("Origin"));
        var site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"));
        return origin.filter(from -> !from.equals("http://" + host)).isEmpty()
                && site.filter(from -> !from.equals("same-origin")).isEmpty();
    }
}
