package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Where Slack sends commands, clicks and events over HTTP: each is verified by its bytes before anything reads it. It
 * stands in front of Javalin, since no thread has to wait for a body or for the disk there.
 */
public final class SlackEndpoint {

    private static final String PATH = "/slack/events";
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final SlashCommandPayloadParser COMMANDS = new SlashCommandPayloadParser();

    private final SlackSignature signature;
    private final SlackInbound inbound;
    private final InstantSource clock;
    private final SlackRequestParser parser;
    private final AtomicLong refused = new AtomicLong();
    private final ComingBodies coming = new ComingBodies();
    private final RequestTimes times = new RequestTimes();

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
            public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback)
                    throws Exception {
                if (!HttpMethod.POST.is(request.getMethod()) || !isHere(request)) {
                    return super.handle(request, response, callback);
                }
                var begun = System.nanoTime();
                received(request).whenComplete((said, failure) -> {
                    times.took(failure == null ? said.getStatusCode() : 500, System.nanoTime() - begun);
                    if (failure == null) {
                        write(said, response, callback);
                    } else {
                        callback.failed(failure);
                    }
                });
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

    /** How long requests took. */
    public RequestTimes times() {
        return times;
    }

    /** Signed requests that nothing here answers: unknown or malformed. */
    public long dropped() {
        return inbound.dropped();
    }

    /** How many of the requests of the last five minutes failed, in words; a fifth is logged as an error. */
    public String failing() {
        return inbound.failing().toString();
    }

    private CompletableFuture<Response> received(Request request) {
        var encoding = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_ENCODING));
        if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("identity")) {
            return status(415);
        }
        if (request.getLength() > LARGEST_BODY) {
            return status(413);
        }
        var headers = request.getHeaders();
        if (!SlackSignature.couldBeSigned(headers.getValuesList(SlackSignature.TIMESTAMP),
                headers.getValuesList(SlackSignature.SIGNATURE), clock.instant())) {
            refused.incrementAndGet();
            return status(401);
        }
        var body = new CompletableFuture<byte[]>();
        Content.Source.asByteArrayAsync(request, LARGEST_BODY, Promise.Invocable.toPromise(body));
        if (!body.isDone()) {
            coming.waitFor(body);
        }
        return body.handle((bytes, failure) -> failure == null ? read(request, bytes) : refused(request, failure))
                .thenCompose(Function.identity());
    }

    /** Too large, too slow, or not whole: anybody at all may have sent it. Jetty says the first by the state. */
    private static CompletableFuture<Response> refused(Request request, Throwable failure) {
        if (failure instanceof TimeoutException) {
            request.fail(failure);
        }
        return status(failure instanceof IllegalStateException ? 413 : 400);
    }

    private CompletableFuture<Response> read(Request request, byte[] body) {
        var headers = request.getHeaders();
        if (!signature.signed(headers.getValuesList(SlackSignature.TIMESTAMP),
                headers.getValuesList(SlackSignature.SIGNATURE), body, clock.instant())) {
            refused.incrementAndGet();
            return status(401);
        }
        var text = new String(body, UTF_8);
        return inbound.respond(() -> parsed(request, text), text);
    }

    /** Bolt looks at every form in several ways before it takes one for a slash command, which is what most are. */
    private com.slack.api.bolt.request.@Nullable Request<?> parsed(Request request, String body) {
        if (body.startsWith("token=") && body.contains("&command=")) {
            return new SlashCommandRequest(body, COMMANDS.parse(body), new RequestHeaders(Map.of()));
        }
        Map<String, List<String>> headers = request.getHeaders().stream().collect(Collectors
                .groupingBy(HttpField::getName, Collectors.mapping(HttpField::getValue, Collectors.toList())));
        return parser.parse(SlackRequestParser.HttpRequest.builder().requestUri(PATH).queryString(Map.of())
                .requestBody(body).headers(new RequestHeaders(headers)).build());
    }

    private static void write(Response said, org.eclipse.jetty.server.Response response, Callback callback) {
        response.setStatus(said.getStatusCode());
        Optional.ofNullable(said.getContentType())
                .ifPresent(type -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, type));
        said.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        var body = Optional.ofNullable(said.getBody()).orElse("");
        response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), callback);
    }

    private static CompletableFuture<Response> status(int code) {
        return CompletableFuture.completedFuture(Response.error(code));
    }
}
