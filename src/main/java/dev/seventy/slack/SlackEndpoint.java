package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.util.SlackRequestParser;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * Where Slack sends commands, clicks and events over HTTP: each is verified by its bytes before anything reads it. It
 * stands in front of Javalin, since no thread has to wait for a body or for the disk there.
 */
public final class SlackEndpoint {

    private static final String PATH = "/slack/events";
    private static final int LARGEST_BODY = 1024 * 1024;
    /** Slack itself waits for an answer for three seconds. */
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(5);
    private static final SlashCommandPayloadParser COMMANDS = new SlashCommandPayloadParser();

    private final SlackSignature signature;
    private final SlackInbound inbound;
    private final InstantSource clock;
    private final SlackRequestParser parser;
    private final AtomicLong refused = new AtomicLong();

    SlackEndpoint(SlackSignature signature, SlackInbound inbound, InstantSource clock) {
        this.signature = signature;
        this.inbound = inbound;
        this.clock = clock;
        parser = new SlackRequestParser(inbound.bolt().config());
    }

    /** Adds the address to a server that is being configured. */
    public void register(JavalinConfig config) {
        config.jetty.modifyServer(server -> server.insertHandler(new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (!HttpMethod.POST.is(request.getMethod()) || !isHere(request)) {
                    return super.handle(request, response, callback);
                }
                receive(request, response, callback);
                return true;
            }
        }));
    }

    private static boolean isHere(Request request) {
        var path = Request.getPathInContext(request);
        return path.equals(PATH) || path.equals(PATH + "/");
    }

    /** Requests refused because Slack did not sign them. */
    public long refused() {
        return refused.get();
    }

    /** Signed requests that nothing here answers: unknown or malformed. */
    public long dropped() {
        return inbound.dropped();
    }

    /** How many of the requests of the last five minutes failed, in words; a fifth is logged as an error. */
    public String failing() {
        return inbound.failing().toString();
    }

    private void receive(Request request, Response response, Callback callback) {
        var encoding = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_ENCODING));
        if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("identity")) {
            refuse(415, response, callback);
            return;
        }
        if (request.getLength() > LARGEST_BODY) {
            refuse(413, response, callback);
            return;
        }
        var coming = new AtomicBoolean(true);
        Content.Source.asByteArrayAsync(request, LARGEST_BODY, Promise.Invocable.from(InvocationType.BLOCKING, body -> {
            coming.set(false);
            read(request, body, response, callback);
        }, failure -> {
            coming.set(false);
            // Too large, too slow, or not whole: anybody at all may have sent it.
            refuse(failure instanceof IllegalStateException ? 413 : 400, response, callback);
        }));
        if (coming.get()) {
            request.getComponents().getScheduler().schedule(() -> {
                if (coming.get()) {
                    request.fail(new TimeoutException("the body did not come in time"));
                }
            }, WHOLE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void read(Request request, byte[] body, Response response, Callback callback) {
        var headers = request.getHeaders();
        if (!signature.signed(headers.getValuesList(SlackSignature.TIMESTAMP),
                headers.getValuesList(SlackSignature.SIGNATURE), body, clock.instant())) {
            refused.incrementAndGet();
            refuse(401, response, callback);
            return;
        }
        var text = new String(body, UTF_8);
        inbound.respond(() -> parsed(request, text), text).whenComplete((said, failure) -> {
            if (failure == null) {
                answer(said, response, callback);
            } else {
                callback.failed(failure);
            }
        });
    }

    private com.slack.api.bolt.request.@Nullable Request<?> parsed(Request request, String body) {
        if (body.startsWith("token=") && body.contains("&command=")) {
            return new SlashCommandRequest(body, COMMANDS.parse(body), new RequestHeaders(Map.of()));
        }
        Map<String, List<String>> headers = request.getHeaders().stream().collect(Collectors
                .groupingBy(HttpField::getName, Collectors.mapping(HttpField::getValue, Collectors.toList())));
        return parser.parse(SlackRequestParser.HttpRequest.builder().requestUri(PATH).queryString(Map.of())
                .requestBody(body).headers(new RequestHeaders(headers)).build());
    }

    private static void answer(com.slack.api.bolt.response.Response said, Response response, Callback callback) {
        response.setStatus(said.getStatusCode());
        Optional.ofNullable(said.getContentType())
                .ifPresent(type -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, type));
        said.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        var body = Optional.ofNullable(said.getBody()).orElse("");
        response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), callback);
    }

    private static void refuse(int status, Response response, Callback callback) {
        response.setStatus(status);
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
