package dev.seventy;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jakarta_servlet.SlackAppServletAdapter;

import io.javalin.Javalin;

/** The peer: Bolt as its documentation mounts it, with its own verification, one constant reply and no storage. */
final class ConstantBolt {

    private ConstantBolt() {
    }

    /** @param arguments the signing secret */
    static void main(String[] arguments) throws Exception {
        var config = AppConfig.builder().signingSecret(arguments[0]).build();
        // Without a token there is no authorization to look up: the fastest that Bolt can be.
        var app = new App(config,
                java.util.List.of(new com.slack.api.bolt.middleware.builtin.SSLCheck(config.getVerificationToken()),
                        new com.slack.api.bolt.middleware.builtin.RequestVerification(
                                new com.slack.api.app_backend.SlackSignature.Verifier(
                                        new com.slack.api.app_backend.SlackSignature.Generator(arguments[0])))));
        app.command("/score", (_, context) -> context.ack("Data & AI: 44.24 of 70 points"));
        var adapter = new SlackAppServletAdapter(config);
        var javalin = Javalin.create(settings -> {
            settings.startup.showJavalinBanner = false;
            settings.jetty.host = "127.0.0.1";
            settings.jetty.port = 0;
            settings.routes.post("/slack/events",
                    context -> adapter.writeResponse(context.res(), app.run(adapter.buildSlackRequest(context.req()))));
        }).start();
        System.out.println("port " + javalin.port());
    }
}
