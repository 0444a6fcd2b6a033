package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jakarta_servlet.SlackAppServletAdapter;
import com.slack.api.bolt.response.Response;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Incident;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.reply.Reply;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Slack sends commands, clicks and events: each is verified, turned into a line, and answered in the response. */
public final class SlackEndpoint {

    private static final Logger log = LoggerFactory.getLogger(SlackEndpoint.class);

    private static final String PATH = "/slack/events";
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final String VERIFIED_BODY = "dev.seventy.slack.body";
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final SlackSignature signature;
    private final Conversation conversation;
    private final InstantSource clock;
    private final App app;
    private final SlackAppServletAdapter adapter;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    public SlackEndpoint(SlackSignature signature, Conversation conversation, InstantSource clock) {
        this.signature = signature;
        this.conversation = conversation;
        this.clock = clock;
        this.app = app();
        this.adapter = new SlackAppServletAdapter(app.config()) {
            @Override
            protected String doReadRequestBodyAsString(HttpServletRequest request) {
                return (String) request.getAttribute(VERIFIED_BODY);
            }
        };
    }

    /** Adds the route to a server that is being configured. */
    public void register(JavalinConfig config) {
        config.routes.post(PATH, this::receive);
    }

    /** Requests refused because Slack did not sign them. */
    public long refused() {
        return refused.get();
    }

    /** Signed requests that nothing here answers: unknown, malformed or not yet supported. */
    public long dropped() {
        return dropped.get();
    }

    private void receive(Context context) throws IOException {
        var request = context.req();
        var encoding = Optional.ofNullable(request.getHeader("Content-Encoding"));
        if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("identity")) {
            context.status(415);
            return;
        }
        if (request.getContentLengthLong() > LARGEST_BODY) {
            context.status(413);
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            context.status(413);
            return;
        }
        if (!signature.signed(Collections.list(request.getHeaders(SlackSignature.TIMESTAMP)),
                Collections.list(request.getHeaders(SlackSignature.SIGNATURE)), body, clock.instant())) {
            refused.incrementAndGet();
            context.status(401);
            return;
        }
        request.setAttribute(VERIFIED_BODY, new String(body, UTF_8));
        adapter.writeResponse(context.res(), respond(request));
    }

    /** Slack stops sending to apps that answer its requests with errors, so a signed request is never one. */
    private Response respond(HttpServletRequest request) {
        try {
            var parsed = adapter.buildSlackRequest(request);
            if (parsed != null) {
                var response = app.run(parsed);
                if (response != null && response.getStatusCode() != null && response.getStatusCode() < 300) {
                    return response;
                }
            }
        } catch (Exception malformed) {
            // The message would quote the body.
            log.warn("signed request could not be read cause={}", malformed.getClass().getName());
        }
        return drop();
    }

    private Response drop() {
        dropped.incrementAndGet();
        return Response.ok();
    }

    /**
     * Bolt without any of its middleware: its verification is weaker than ours, and its authorization calls Slack
     * before the acknowledgement. What nothing here handles gets a handler too, as Bolt logs an unhandled body.
     */
    private App app() {
        var config = AppConfig.builder().requestVerificationEnabled(false).allEventsApiAutoAckEnabled(true)
                .unmatchedRequestHandler(_ -> drop()).build();
        return new App(config, List.of()).command(ANY, (request, context) -> {
            var payload = request.getPayload();
            var sender = sender(payload);
            return sender.isEmpty() ? drop() : context.ack(answer(message(payload, sender.get())));
        }).blockAction(ANY, (_, _) -> drop()).blockSuggestion(ANY, (_, _) -> drop())
                .globalShortcut(ANY, (_, _) -> drop()).messageShortcut(ANY, (_, _) -> drop())
                .viewSubmission(ANY, (_, _) -> drop()).viewClosed(ANY, (_, _) -> drop());
    }

    private SlashCommandResponse answer(Message message) {
        try {
            return ephemeral(conversation.say(message).reply());
        } catch (RuntimeException failed) {
            return ephemeral(Incident.log(log, "slack command", failed).reply());
        }
    }

    private static SlashCommandResponse ephemeral(Reply reply) {
        return SlashCommandResponse.builder().responseType("ephemeral").text(BlockKit.text(reply))
                .blocks(BlockKit.blocks(reply)).build();
    }

    /** The answer is ephemeral, so whatever the channel, only the sender reads it. */
    private static Message message(SlashCommandPayload payload, Sender.Member sender) {
        var delivery = given(payload.getTriggerId())
                .map(trigger -> "slack:command:" + sender.workspace() + ":" + trigger);
        return new Message(line(payload), sender, Message.Place.PRIVATE, delivery, List.of());
    }

    private static String line(SlashCommandPayload payload) {
        var text = given(payload.getText()).map(String::strip).orElse("");
        return switch (payload.getCommand()) {
            case "/score" -> ("score " + text).strip();
            case "/seventy" -> text.isEmpty() ? "help" : text;
            default -> "help";
        };
    }

    private static Optional<Sender.Member> sender(SlashCommandPayload payload) {
        var grid = given(payload.getEnterpriseId());
        return given(payload.getTeamId()).or(() -> grid)
                .flatMap(team -> given(payload.getUserId()).map(user -> new Sender.Member("slack", team, grid, user)));
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
