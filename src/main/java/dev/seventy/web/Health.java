package dev.seventy.web;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.javalin.config.JavalinConfig;

/** Answers whoever watches the server: whether the process lives, and whether it can serve people. */
public final class Health {

    private final Supplier<List<Sign>> signs;

    /**
     * Something that has to be well.
     *
     * @param detail a few words and numbers for anybody to read, so nothing of a firm and no secret
     */
    public record Sign(String name, boolean isWell, String detail) {

        @Override
        public String toString() {
            return (isWell ? "ok  " : "RED ") + name + ": " + detail;
        }
    }

    /** @param signs looked at anew each time */
    public Health(Supplier<List<Sign>> signs) {
        this.signs = signs;
    }

    /** Adds the routes to a server that is being configured. */
    public void register(JavalinConfig config) {
        config.routes.get("/healthz", context -> context.contentType("text/plain").result("ok"));
        config.routes.get("/readyz", context -> {
            var found = signs.get();
            context.status(found.stream().allMatch(Sign::isWell) ? 200 : 503);
            context.header("Cache-Control", "no-store").contentType("text/plain")
                    .result(found.stream().map(sign -> sign + "\n").collect(Collectors.joining()));
        });
    }
}
