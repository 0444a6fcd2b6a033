package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
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
import dev.seventy.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each thing that Slack sends, by HTTP or by a socket, to what makes a line of it, and answers the request. */
public final class SlackInbound {

    private static final Logger log = LoggerFactory.getLogger(SlackInbound.class);

    private static final String BODY = "dev.seventy.slack.body";
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final Reception reception;
    private final CommandRequests commands;
    private final EventRequests events;
    private final ClickRequests clicks;
    private final FormRequests forms;
    private final App app;
    private final AtomicLong dropped = new AtomicLong();

    /** @param commands what the line begins with that each slash command makes */
    SlackInbound(Reception reception, SlackRemoval removal, Map<String, String> commands, InstantSource clock) {
        this.reception = reception;
        this.commands = new CommandRequests(reception, commands, clock);
        events = new EventRequests(reception, removal, clock);
        clicks = new ClickRequests(reception, clock);
        forms = new FormRequests(reception, clock);
        app = bolt(Slack.getInstance());
    }

    /** Bolt without any of its middleware, for what parses requests. */
    App bolt() {
        return app;
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

    /**
     * Slack stops sending to apps that answer its requests with errors, so a request of its own is never one.
     *
     * @throws StoreUnavailable when what has to be kept could not be, so that Slack has to send it again
     */
    Response respond(Parsing parsing, String body) {
        try {
            if (isRateLimited(body)) {
                return Response.ok();
            }
            var request = parsing.request();
            if (request != null) {
                var response = app.run(request);
                if (response != null && response.getStatusCode() != null && response.getStatusCode() < 300) {
                    return response;
                }
            }
        } catch (StoreUnavailable away) {
            throw away;
        } catch (Exception | StackOverflowError malformed) {
            // The message would quote the body.
            log.warn("signed request could not be read cause={}", malformed.getClass().getName());
        }
        return drop();
    }

    /** There is no event in it, so Bolt does not know it. */
    private boolean isRateLimited(String body) {
        if (!body.startsWith("{") || !body.contains("\"app_rate_limited\"")) {
            return false;
        }
        var envelope = JsonParser.parseString(body).getAsJsonObject();
        if (SlackApi.text(envelope, "type").filter("app_rate_limited"::equals).isEmpty()) {
            return false;
        }
        SlackApi.text(envelope, "team_id").ifPresent(reception::rateLimited);
        return true;
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
        bolt.command(ANY, (request, _) -> orDrop(commands.typed(request.getPayload())));
        event(bolt, AppMentionEvent.class, events::mentioned);
        event(bolt, MessageEvent.class, events::written);
        event(bolt, MessageFileShareEvent.class, events::written);
        event(bolt, AppHomeOpenedEvent.class, events::homeOpened);
        event(bolt, AppUninstalledEvent.class, events::removed);
        event(bolt, TokensRevokedEvent.class, events::removed);
        event(bolt, TeamAccessGrantedEvent.class, events::removed);
        event(bolt, TeamAccessRevokedEvent.class, events::removed);
        bolt.blockAction(ANY, (request, _) -> orDrop(clicks.clicked(request.getPayload())));
        bolt.viewSubmission(ANY, (request, _) -> orDrop(forms.submitted(request.getPayload())));
        bolt.viewClosed(ANY, (_, context) -> context.ack());
        bolt.globalShortcut(ANY, (request, _) -> orDrop(forms.shortcut(envelope(request), Optional.empty())));
        bolt.messageShortcut(ANY, (request, _) -> {
            var envelope = envelope(request);
            return orDrop(forms.shortcut(envelope,
                    SlackApi.object(envelope, "message").flatMap(message -> SlackApi.text(message, "text"))));
        });
        bolt.blockSuggestion(ANY, (_, _) -> drop());
        return bolt;
    }

    private Response orDrop(Optional<Response> response) {
        return response.orElseGet(this::drop);
    }

    /** Of Bolt's events only the sorting by type is used. */
    private <E extends Event> void event(App bolt, Class<E> type, BiPredicate<JsonObject, JsonObject> handler) {
        bolt.event(type, (_, context) -> {
            var envelope = JsonParser.parseString(String.valueOf(context.getAdditionalValues().get(BODY)))
                    .getAsJsonObject();
            var isHandled = SlackApi.object(envelope, "event").filter(event -> handler.test(envelope, event))
                    .isPresent();
            return isHandled ? context.ack() : drop();
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
