package dev.seventy.web;

import io.javalin.config.JavalinConfig;

/** Answers whoever watches the server. */
public final class Health {

    /** Adds the route to a server that is being configured. */
    public void register(JavalinConfig config) {
        config.routes.get("/healthz", context -> context.contentType("text/plain").result("ok"));
    }
}
