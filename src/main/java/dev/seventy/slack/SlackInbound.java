package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.TeamAccessGrantedEvent;
import com.slack.api.model.event.TeamAccessRevokedEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.seventy.bot.Incident;
import dev.seventy.store.Outcomes;
import dev.seventy.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each thing that Slack sends, by HTTP or by a socket, to what makes a line of it, and answers the request. */
public final class SlackInbound {

    private static final Logger log = LoggerFactory.getLogger(SlackInbound.class);

    private static final String BODY = "dev.seventy.slack.body";
    private static final int AGAIN = 503;
    /** Later than that an answer is a failure to Slack: https://docs.slack.dev/apis/events-api/#responding */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final Reception reception;
    private final CommandRequests commands;
    private final EventRequests events;
    private final ClickRequests clicks;
    private final FormRequests forms;
    private final App app;
    private final AtomicLong dropped = new AtomicLong();
    private final InstantSource clock;
    private final DeliveryWatch watch;

    /** @param commands what the line begins with that each slash command makes */
    SlackInbound(Reception reception, SlackRemoval removal, Map<String, String> commands, InstantSource clock) {
        this.reception = reception;
        this.commands = new CommandRequests(reception, commands, clock);
        events = new EventRequests(reception, removal, clock);
        clicks = new ClickRequests(reception, clock);
        forms = new FormRequests(reception, clock);
        app = bolt(Slack.getInstance());
        this.clock = clock;
        watch = new DeliveryWatch(clock);
    }

    /** Bolt without any of its middleware, for what parses requests. */
    App bolt() {
        return app;
    }

    /** How many requests failed lately. */
    DeliveryWatch.Share failing() {
        return watch.share();
    }

    /** Signed requests that nothing here answers: unknown or malformed. */
    long dropped() {
        return dropped.get();
    }

    /** How a request is read; nothing comes of what is none of Slack's. */
    interface Parsing {

        @Nullable
        Request<?> request() throws Exception;
    }

    /** What a handler failed with: the request was read well, and what it asked for was not done. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final RuntimeException why;

        Failed(RuntimeException why) {
            super(null, why, false, false);
            this.why = why;
        }
    }

    /**
     * Slack stops sending to apps that answer its requests with errors, so what is malformed is acknowledged. What could
     * not be kept is not: Slack sends events again, and shows whoever clicked that it failed.
     */
    CompletableFuture<Response> respond(Parsing parsing, String body) {
        var begun = clock.instant();
        return answered(parsing, body).handle((response, failure) -> {
            var said = failure == null ? response : failed(RequestType.Event, Outcomes.failure(failure));
            watch.note(isLeft(said) || begun.plus(PATIENCE).isBefore(clock.instant()));
            return said;
        });
    }

    private CompletableFuture<Response> answered(Parsing parsing, String body) {
        Optional<JsonObject> limited;
        Optional<Request<?>> request;
        try {
            limited = rateLimited(body);
            request = limited.isPresent() ? Optional.empty() : Optional.ofNullable(parsing.request());
        } catch (Exception | StackOverflowError malformed) {
            return CompletableFuture.completedFuture(malformed(malformed));
        }
        if (request.isPresent() && request.get() instanceof SlashCommandRequest command) {
            return typed(command);
        }
        return CompletableFuture.completedFuture(
                limited.isPresent() ? held(limited.get()) : request.map(this::run).orElseGet(this::drop));
    }

    /** Nothing waits for the disk on the thread that read it. */
    private CompletableFuture<Response> typed(SlashCommandRequest command) {
        try {
            return commands.typed(command.getPayload())
                    .map(said -> said.exceptionally(failure -> failed(RequestType.Command, Outcomes.failure(failure))))
                    .orElseGet(() -> CompletableFuture.completedFuture(drop()));
        } catch (RuntimeException failed) {
            return CompletableFuture.completedFuture(failed(RequestType.Command, failed));
        }
    }

    /** There is no event in it, so Bolt does not know it. */
    private static Optional<JsonObject> rateLimited(String body) {
        if (!body.startsWith("{") || !body.contains("\"app_rate_limited\"")) {
            return Optional.empty();
        }
        return Optional.of(JsonParser.parseString(body).getAsJsonObject())
                .filter(envelope -> SlackApi.text(envelope, "type").filter("app_rate_limited"::equals).isPresent());
    }

    private Response held(JsonObject envelope) {
        try {
            SlackApi.text(envelope, "team_id").ifPresent(reception::rateLimited);
            return Response.ok();
        } catch (RuntimeException failed) {
            return failed(RequestType.Event, failed);
        }
    }

    private Response run(Request<?> request) {
        try {
            var response = app.run(request);
            return response != null && response.getStatusCode() != null && response.getStatusCode() < 300 ? response
                    : drop();
        } catch (Failed failed) {
            return failed(request.getRequestType(), failed.why);
        } catch (Exception | StackOverflowError malformed) {
            return malformed(malformed);
        }
    }

    private Response malformed(Throwable cause) {
        // The message would quote the body.
        log.warn("signed request could not be read cause={}", cause.getClass().getName());
        return drop();
    }

    private static Response failed(RequestType type, RuntimeException cause) {
        if (cause instanceof StoreUnavailable away) {
            log.warn("slack request left to be sent again kind={}", away.kind());
            return Response.error(AGAIN);
        }
        var incident = Incident.log(log, "slack request", cause).reply();
        return switch (type) {
            case Command -> CommandResponses.of(BlockKit.message(incident, Optional.empty()));
            case ViewSubmission ->
                FormRequests.update(BlockKit.modal(incident, Postings.TITLE, Optional.empty()).view());
            default -> Response.error(AGAIN);
        };
    }

    /** Whether Slack is to be told nothing but that it did not go well. */
    static boolean isLeft(Response response) {
        return Integer.valueOf(AGAIN).equals(response.getStatusCode());
    }

    Response drop() {
        dropped.incrementAndGet();
        return Response.ok();
    }

    /**
     * Bolt's verification is weaker than ours, and its authorization calls Slack before the acknowledgement, so none of
     * its middleware is used. What nothing here handles gets a handler too, as Bolt logs an unhandled body.
     */
    App bolt(Slack slack) {
        var config = AppConfig.builder().requestVerificationEnabled(false).allEventsApiAutoAckEnabled(false)
                .unmatchedRequestHandler(_ -> drop()).build();
        var bolt = new App(config, slack, List.of((request, _, chain) -> {
            request.getContext().getAdditionalValues().put(BODY, request.getRequestBodyAsString());
            return chain.next(request);
        }));
        event(bolt, AppMentionEvent.class, events::mentioned);
        event(bolt, MessageEvent.class, events::written);
        event(bolt, MessageFileShareEvent.class, events::written);
        event(bolt, AppHomeOpenedEvent.class, events::homeOpened);
        event(bolt, AppUninstalledEvent.class, events::removed);
        event(bolt, TokensRevokedEvent.class, events::removed);
        event(bolt, TeamAccessGrantedEvent.class, events::removed);
        event(bolt, TeamAccessRevokedEvent.class, events::removed);
        bolt.blockAction(ANY, (request, _) -> handled(() -> clicks.clicked(request.getPayload())));
        bolt.viewSubmission(ANY, (request, _) -> handled(() -> forms.submitted(request.getPayload())));
        bolt.viewClosed(ANY, (_, context) -> context.ack());
        bolt.globalShortcut(ANY, (request, _) -> {
            var envelope = envelope(request);
            return handled(() -> forms.shortcut(envelope, Optional.empty()));
        });
        bolt.messageShortcut(ANY, (request, _) -> {
            var envelope = envelope(request);
            return handled(() -> forms.shortcut(envelope, SlackApi.object(envelope, "message")));
        });
        bolt.blockSuggestion(ANY, (_, _) -> drop());
        return bolt;
    }

    private Response handled(Supplier<Optional<Response>> handler) {
        try {
            return handler.get().orElseGet(this::drop);
        } catch (RuntimeException failed) {
            throw new Failed(failed);
        }
    }

    /** Of Bolt's events only the sorting by type is used. */
    private <E extends Event> void event(App bolt, Class<E> type, BiPredicate<JsonObject, JsonObject> handler) {
        bolt.event(type, (_, context) -> {
            var envelope = JsonParser.parseString(String.valueOf(context.getAdditionalValues().get(BODY)))
                    .getAsJsonObject();
            var event = SlackApi.object(envelope, "event");
            return handled(() -> event.filter(given -> handler.test(envelope, given)).map(_ -> context.ack()));
        });
    }

    private static JsonObject envelope(Request<?> request) {
        var body = request.getRequestBodyAsString();
        var json = body.startsWith("payload=") ? URLDecoder.decode(body.substring("payload=".length()), UTF_8) : body;
        return JsonParser.parseString(json).getAsJsonObject();
    }

    /** A text that is there and not blank. */
    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
