package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import com.slack.api.bolt.jakarta_servlet.SlackAppServletAdapter;
import com.slack.api.bolt.request.Request;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Where Slack sends commands, clicks and events over HTTP: each is verified by its bytes before anything reads it. */
public final class SlackEndpoint {

    private static final String PATH = "/slack/events";
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final String VERIFIED_BODY = "dev.seventy.slack.body";

    private final SlackSignature signature;
    private final SlackInbound inbound;
    private final InstantSource clock;
    private final SlackAppServletAdapter adapter;
    private final AtomicLong refused = new AtomicLong();

    SlackEndpoint(SlackSignature signature, SlackInbound inbound, InstantSource clock) {
        this.signature = signature;
        this.inbound = inbound;
        this.clock = clock;
        this.adapter = new SlackAppServletAdapter(inbound.bolt().config()) {
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

    /** Signed requests that nothing here answers: unknown or malformed. */
    public long dropped() {
        return inbound.dropped();
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
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        } catch (IOException | RuntimeException cutOff) {
            // Too slow, or not whole: the server's limits ended it, and anybody at all may have sent it.
            context.status(400);
            return;
        }
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
        var text = new String(body, UTF_8);
        request.setAttribute(VERIFIED_BODY, text);
        adapter.writeResponse(context.res(), inbound.respond(() -> parsed(request), text));
    }

    private @Nullable Request<?> parsed(HttpServletRequest request) throws IOException {
        return adapter.buildSlackRequest(request);
    }
}
