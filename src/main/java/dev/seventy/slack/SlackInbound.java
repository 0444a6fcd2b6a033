package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.app_backend.views.response.ViewSubmissionResponse;
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
import com.slack.api.model.view.View;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of each thing that Slack sends, by HTTP or by a socket, what somebody said, and answers the request. */
public final class SlackInbound {

    private static final Logger log = LoggerFactory.getLogger(SlackInbound.class);

    /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
    private static final Duration RESPONSE_URL = Duration.ofMinutes(30);
    private static final String BODY = "dev.seventy.slack.body";
    private static final int LONGEST_LINE = 1_000;
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final Pattern MENTION = Pattern.compile("<@[A-Z0-9]+(\\|[^<>]*)?>");
    /** https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
    private static final Pattern LINK = Pattern
            .compile("<(?:mailto:|https?://)[^<>|]*\\|([^<>|]*)>|<(https?://[^<>|]*)>");
    private static final Pattern NAMED = Pattern.compile("<([@#]|!subteam\\^)[A-Z0-9]+\\|[@#]?([^<>|]*)>");
    private static final Block.Form ASK = new Block.Form("Ask Seventy", "Ask", "", List.of(new Block.Field("line",
            "A question or a line", "", new Block.Input.Text("what do we miss for data and AI?"), "", false)));

    private final Reception reception;
    private final SlackRemoval removal;
    private final Map<String, String> commands;
    private final InstantSource clock;
    private final App app;
    private final AtomicLong dropped = new AtomicLong();

    /** @param commands what the line begins with that each slash command makes */
    SlackInbound(Reception reception, SlackRemoval removal, Map<String, String> commands, InstantSource clock) {
        this.reception = reception;
        this.removal = removal;
        this.commands = Map.copyOf(commands);
        this.clock = clock;
        this.app = bolt(Slack.getInstance());
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
        if (!text(envelope, "type").filter("app_rate_limited"::equals).isPresent()) {
            return false;
        }
        text(envelope, "team_id").ifPresent(reception::rateLimited);
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
        var config = AppConfig.builder().requestVerificationEnabled(false).allEventsApiAutoAckEnabled(true)
                .unmatchedRequestHandler(_ -> drop()).build();
        var bolt = new App(config, slack, List.of((request, _, chain) -> {
            request.getContext().getAdditionalValues().put(BODY, request.getRequestBodyAsString());
            return chain.next(request);
        }));
        bolt.command(ANY, (request, _) -> command(request.getPayload()));
        event(bolt, AppMentionEvent.class, this::mentioned);
        event(bolt, MessageEvent.class, this::written);
        event(bolt, MessageFileShareEvent.class, this::written);
        event(bolt, AppHomeOpenedEvent.class, this::homeOpened);
        event(bolt, AppUninstalledEvent.class, this::removed);
        event(bolt, TokensRevokedEvent.class, this::removed);
        event(bolt, TeamAccessGrantedEvent.class, this::removed);
        event(bolt, TeamAccessRevokedEvent.class, this::removed);
        bolt.blockAction(ANY, (request, _) -> clicked(request.getPayload()));
        bolt.viewSubmission(ANY, (request, _) -> submitted(request.getPayload()));
        bolt.viewClosed(ANY, (_, context) -> context.ack());
        bolt.globalShortcut(ANY, (request, _) -> shortcut(envelope(request), Optional.empty()));
        bolt.messageShortcut(ANY, (request, _) -> {
            var envelope = envelope(request);
            return shortcut(envelope, object(envelope, "message").flatMap(message -> text(message, "text")));
        });
        bolt.blockSuggestion(ANY, (_, _) -> drop());
        return bolt;
    }

    /** Bolt's events lack fields that matter, such as who is a bot, so only its sorting by type is used. */
    private <E extends Event> void event(App bolt, Class<E> type, Function<JsonObject, Boolean> handler) {
        bolt.event(type, (_, context) -> {
            var envelope = JsonParser.parseString(String.valueOf(context.getAdditionalValues().get(BODY)))
                    .getAsJsonObject();
            return handler.apply(envelope) ? context.ack() : drop();
        });
    }

    // Slash commands.

    private Response command(SlashCommandPayload payload) {
        var grid = given(payload.getEnterpriseId());
        var workspace = given(payload.getTeamId()).or(() -> grid);
        var user = given(payload.getUserId());
        var trigger = given(payload.getTriggerId());
        if (workspace.isEmpty() || user.isEmpty() || trigger.isEmpty()) {
            return drop();
        }
        var sender = new Sender.Member("slack", workspace.get(), grid, user.get(), given(payload.getUserName()));
        var spot = new Spot.Command(user.get(), given(payload.getChannelId()).orElse(user.get()),
                given(payload.getResponseUrl()).orElse(""), clock.instant().plus(RESPONSE_URL));
        var isAlone = spot.channel().startsWith("D");
        var heard = new Heard(sender, isAlone ? Message.Place.PRIVATE : Message.Place.ASIDE, line(payload),
                "slack:command:" + sender.workspace() + ":" + trigger.get(), spot);
        return switch (reception.hear(heard, Reception.Way.RESPONSE)) {
            case Reception.Outcome.Answered(var answer) ->
                ephemeral(BlockKit.message(answer.reply(), Postings.again(heard, answer)));
            case Reception.Outcome.Waiting(var why) -> switch (why) {
                case UNKNOWN_SENDER -> Response.ok();
                case LONG -> ephemeral(BlockKit.message(Reception.WORKING, Optional.empty()));
                case BUSY -> ephemeral(BlockKit.message(Reception.QUEUED, Optional.empty()));
            };
        };
    }

    private static Response ephemeral(BlockKit.Said said) {
        return Response.json(200, SlashCommandResponse.builder().responseType("ephemeral").text(said.text())
                .blocks(said.blocks()).build());
    }

    private String line(SlashCommandPayload payload) {
        var text = given(payload.getText()).map(SlackInbound::typed).orElse("");
        var prefix = Optional.ofNullable(commands.get(payload.getCommand()));
        if (prefix.isEmpty() || text.equalsIgnoreCase("help")) {
            return "help";
        }
        var line = (prefix.get() + " " + text).strip();
        return line.isEmpty() ? "help" : line;
    }

    // Events.

    private record Said(Sender.Member sender, String delivery, boolean stranger) {
    }

    /** Who caused an event, and what tells it from others; empty where nobody can be answered. */
    private static Optional<Said> said(JsonObject envelope, JsonObject event) {
        var grid = text(envelope, "enterprise_id");
        var app = text(envelope, "api_app_id").orElse("");
        return text(envelope, "team_id")
                .flatMap(team -> text(envelope, "event_id").flatMap(id -> text(event, "user").map(user -> {
                    var home = text(event, "user_team").or(() -> text(event, "source_team"))
                            .or(() -> text(event, "team"));
                    return new Said(new Sender.Member("slack", team, grid, user),
                            "slack:event:" + app + ":" + team + ":" + id, isStranger(home, team, grid));
                })));
    }

    /** Somebody of another workspace, in a channel that both share; workspaces of one enterprise are not told apart. */
    private static boolean isStranger(Optional<String> home, String team, Optional<String> grid) {
        return home.filter(other -> !other.equals(team) && !grid.equals(Optional.of(other))).isPresent()
                && grid.isEmpty();
    }

    /** Whether a program said it: ours, or another one, to which we would otherwise talk for ever. */
    private static boolean isOfProgram(JsonObject envelope, JsonObject event) {
        return event.has("bot_id") || event.has("edited") || event.has("hidden")
                || authorised(envelope).equals(text(event, "user"));
    }

    /** The account that the app itself has in the workspace. */
    private static Optional<String> authorised(JsonObject envelope) {
        return first(envelope).filter(authorization -> isTrue(authorization, "is_bot"))
                .flatMap(authorization -> text(authorization, "user_id"));
    }

    private static Optional<JsonObject> first(JsonObject envelope) {
        return Optional.ofNullable(envelope.get("authorizations")).filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray).filter(list -> !list.isEmpty()).map(list -> list.get(0))
                .filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    private Boolean mentioned(JsonObject envelope) {
        var event = object(envelope, "event").orElseThrow();
        var said = said(envelope, event);
        var channel = text(event, "channel");
        if (said.isEmpty() || channel.isEmpty() || isOfProgram(envelope, event)) {
            return false;
        }
        var spot = new Spot.Channel(said.get().sender().user(), channel.get(), text(event, "thread_ts"));
        hear(said.get(), Message.Place.ASIDE, spoken(event, authorised(envelope)), spot, List.of());
        return true;
    }

    private Boolean written(JsonObject envelope) {
        var event = object(envelope, "event").orElseThrow();
        var said = said(envelope, event);
        var channel = text(event, "channel");
        var isDirect = text(event, "channel_type").filter("im"::equals).isPresent();
        if (said.isEmpty() || channel.isEmpty() || !isDirect || isOfProgram(envelope, event)) {
            return false;
        }
        var spot = new Spot.Direct(said.get().sender().user(), channel.get(), text(event, "thread_ts"),
                Optional.empty());
        hear(said.get(), Message.Place.PRIVATE, spoken(event, authorised(envelope)), spot, files(event));
        return true;
    }

    private void hear(Said said, Message.Place place, String text, Spot spot, List<Letter.SharedFile> files) {
        var isNothing = text.isEmpty() && files.isEmpty();
        var heard = new Heard(said.sender(), place, isNothing ? "help" : text, said.delivery(), spot, files);
        if (said.stranger()) {
            reception.stranger(heard, Reception.Way.LETTER);
        } else {
            reception.hear(heard, Reception.Way.LETTER);
        }
    }

    private static List<Letter.SharedFile> files(JsonObject event) {
        return Optional.ofNullable(event.get("files")).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray)
                .map(JsonArray::asList).orElse(List.of()).stream().filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .map(file -> new Letter.SharedFile(text(file, "id").orElse(""), text(file, "name").orElse("file"),
                        text(file, "url_private_download").or(() -> text(file, "url_private")).orElse("")))
                .toList();
    }

    /** The text as it was typed, without the mention of the app. */
    private static String spoken(JsonObject event, Optional<String> self) {
        var text = text(event, "text").orElse("");
        var start = MENTION.matcher(text.stripLeading());
        if (start.lookingAt()) {
            text = start.replaceFirst("");
        }
        for (var name : self.stream().toList()) {
            text = text.replace("<@" + name + ">", " ");
        }
        return typed(text);
    }

    /** What somebody typed, of what Slack made of it: people, channels and addresses as links, three characters escaped. */
    private static String typed(String text) {
        var plain = LINK.matcher(text).replaceAll(
                link -> Matcher.quoteReplacement(Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2))));
        var named = NAMED.matcher(plain)
                .replaceAll(link -> Matcher.quoteReplacement((link.group(1).equals("#") ? "#" : "@") + link.group(2)));
        return named.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
    }

    private Boolean homeOpened(JsonObject envelope) {
        var event = object(envelope, "event").orElseThrow();
        var said = said(envelope, event);
        if (said.isEmpty()) {
            return false;
        }
        if (text(event, "tab").filter("home"::equals).isPresent()) {
            var spot = new Spot.Home(said.get().sender().user(), !event.has("view"));
            hear(said.get(), Message.Place.PRIVATE, "home", spot, List.of());
        }
        return true;
    }

    private Boolean removed(JsonObject envelope) {
        var event = object(envelope, "event").orElseThrow();
        var isWhole = isTrue(envelope, "is_enterprise_install") || installedWide(envelope);
        var workspace = text(envelope, "team_id").filter(_ -> !isWhole);
        var grid = text(envelope, "enterprise_id");
        var at = Instant.ofEpochSecond(
                text(envelope, "event_time").map(Long::valueOf).orElseGet(() -> clock.instant().getEpochSecond()));
        switch (text(event, "type").orElseThrow()) {
            case "app_uninstalled" -> removal.uninstalled(workspace, grid, at);
            case "tokens_revoked" -> removal.tokensRevoked(workspace, grid,
                    object(event, "tokens").map(tokens -> texts(tokens, "bot")).orElse(List.of()), at);
            case "team_access_granted" ->
                grid.ifPresent(enterprise -> removal.accessGranted(enterprise, texts(event, "team_ids"), at));
            default -> grid.ifPresent(enterprise -> removal.accessRevoked(enterprise, texts(event, "team_ids"), at));
        }
        return true;
    }

    private static boolean installedWide(JsonObject envelope) {
        return first(envelope).filter(authorization -> isTrue(authorization, "is_enterprise_install")).isPresent();
    }

    private static List<String> texts(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray)
                .map(JsonArray::asList).orElse(List.of()).stream().filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString).toList();
    }

    // Clicks, forms and shortcuts.

    private Response clicked(BlockActionPayload payload) {
        var member = member(Optional.ofNullable(payload.getTeam()).map(BlockActionPayload.Team::getId),
                Optional.ofNullable(payload.getEnterprise()).map(BlockActionPayload.Enterprise::getId),
                Optional.ofNullable(payload.getUser()).map(BlockActionPayload.User::getId),
                Optional.ofNullable(payload.getUser()).map(BlockActionPayload.User::getTeamId),
                Optional.ofNullable(payload.getUser())
                        .flatMap(user -> given(user.getName()).or(() -> given(user.getUsername()))));
        var actions = Optional.ofNullable(payload.getActions()).orElse(List.of());
        if (member.isEmpty() || actions.size() != 1) {
            return drop();
        }
        var action = actions.getFirst();
        var line = given(action.getValue())
                .or(() -> Optional.ofNullable(action.getSelectedOption()).flatMap(option -> given(option.getValue())));
        var id = given(action.getActionId());
        var spot = id.flatMap(name -> spot(payload, member.get().sender().user(), name));
        if (line.isEmpty() || id.isEmpty() || spot.isEmpty() || given(action.getActionTs()).isEmpty()) {
            return drop();
        }
        var where = Optional.ofNullable(payload.getView()).map(View::getId)
                .or(() -> Optional.ofNullable(payload.getContainer()).map(BlockActionPayload.Container::getMessageTs));
        var sender = member.get().sender();
        var delivery = String.join(":", "slack:action", sender.workspace(), sender.user(), where.orElse(""), id.get(),
                action.getActionTs());
        var heard = new Heard(sender, place(spot.get()), line.get(), delivery, spot.get());
        if (member.get().stranger()) {
            reception.stranger(heard, Reception.Way.LETTER);
        } else {
            reception.hear(heard, Reception.Way.LETTER);
        }
        return Response.ok();
    }

    private static Message.Place place(Spot spot) {
        return switch (spot) {
            case Spot.Button button -> button.isDirect() ? Message.Place.PRIVATE : Message.Place.ASIDE;
            case Spot.Opening(var _, var _, var channel, var _) ->
                channel.filter(id -> !id.startsWith("D")).isPresent() ? Message.Place.ASIDE : Message.Place.PRIVATE;
            case Spot.Channel _,Spot.Command _ -> Message.Place.ASIDE;
            case Spot.Direct _,Spot.Window _,Spot.Home _ -> Message.Place.PRIVATE;
        };
    }

    /** Where the answer to a click goes, by what was clicked and where it stands. */
    private Optional<Spot> spot(BlockActionPayload payload, String user, String action) {
        var channel = Optional.ofNullable(payload.getChannel()).map(BlockActionPayload.Channel::getId)
                .or(() -> Optional.ofNullable(payload.getContainer()).map(BlockActionPayload.Container::getChannelId));
        var view = Optional.ofNullable(payload.getView());
        var isModal = view.filter(shown -> "modal".equals(shown.getType())).isPresent();
        if (isModal) {
            return given(view.get().getId()).map(id -> new Spot.Window(user, id, false, given(view.get().getHash())));
        }
        var opens = view.isPresent() || action.equals(BlockKit.ALL) || action.startsWith(BlockKit.FORM);
        if (opens) {
            return given(payload.getTriggerId()).map(trigger -> new Spot.Opening(user, trigger, channel, form(action)));
        }
        var container = Optional.ofNullable(payload.getContainer());
        return channel.flatMap(id -> container.map(BlockActionPayload.Container::getMessageTs)
                .map(ts -> new Spot.Button(user, id, ts, container.map(BlockActionPayload.Container::getThreadTs),
                        container.get().isEphemeral(), given(payload.getResponseUrl()).orElse(""),
                        clock.instant().plus(RESPONSE_URL))));
    }

    private static int form(String action) {
        var number = action.startsWith(BlockKit.FORM) ? action.substring(BlockKit.FORM.length()) : "";
        return number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : 0;
    }

    private record Member(Sender.Member sender, boolean stranger) {
    }

    private static Optional<Member> member(Optional<String> team, Optional<String> grid, Optional<String> user,
            Optional<String> userTeam, Optional<String> name) {
        return user.flatMap(id -> team.or(() -> userTeam).or(() -> grid)
                .map(workspace -> new Member(new Sender.Member("slack", workspace, grid, id, name),
                        isStranger(userTeam, workspace, grid))));
    }

    private Response submitted(ViewSubmissionPayload payload) {
        var member = member(Optional.ofNullable(payload.getTeam()).map(ViewSubmissionPayload.Team::getId),
                Optional.ofNullable(payload.getEnterprise()).map(ViewSubmissionPayload.Enterprise::getId),
                Optional.ofNullable(payload.getUser()).map(ViewSubmissionPayload.User::getId),
                Optional.ofNullable(payload.getUser()).map(ViewSubmissionPayload.User::getTeamId),
                Optional.ofNullable(payload.getUser())
                        .flatMap(user -> given(user.getName()).or(() -> given(user.getUsername()))));
        var view = Optional.ofNullable(payload.getView());
        var id = view.flatMap(shown -> given(shown.getId()));
        var line = view.flatMap(FormFields::line);
        if (member.isEmpty() || id.isEmpty() || line.isEmpty()) {
            return drop();
        }
        var sender = member.get().sender();
        var spot = new Spot.Window(sender.user(), id.get(), false, Optional.empty());
        var delivery = "slack:view:" + id.get() + ":" + given(view.get().getHash()).orElse("");
        var heard = new Heard(sender, Message.Place.PRIVATE, line.get(), delivery, spot);
        var outcome = member.get().stranger() ? reception.stranger(heard, Reception.Way.RESPONSE)
                : reception.hear(heard, Reception.Way.RESPONSE);
        return switch (outcome) {
            case Reception.Outcome.Answered(var answer) -> {
                var fields = FormFields.names(view.get());
                yield answer.reply().tone() == Reply.Tone.MISUNDERSTOOD
                        ? errors(fields.getFirst(), BlockKit.text(answer.reply()))
                        : update(BlockKit.modal(answer.reply(), Postings.TITLE, Postings.again(heard, answer)).view());
            }
            case Reception.Outcome.Waiting(var why) -> update(BlockKit.modal(switch (why) {
                case UNKNOWN_SENDER -> Reply.answer("One moment, please.");
                case LONG -> Reception.WORKING;
                case BUSY -> Reception.QUEUED;
            }, Postings.TITLE, Optional.empty()).view());
        };
    }

    private static Response errors(String field, String why) {
        return Response.json(200, ViewSubmissionResponse.builder().responseAction("errors")
                .errors(new HashMap<>(Map.of(field, why))).build());
    }

    private static Response update(View view) {
        return Response.json(200, ViewSubmissionResponse.builder().responseAction("update").view(view).build());
    }

    /** The shortcut of a message asks about its text, the other one for a line. */
    private Response shortcut(JsonObject payload, Optional<String> about) {
        var user = object(payload, "user");
        var member = member(object(payload, "team").flatMap(team -> text(team, "id")),
                object(payload, "enterprise").flatMap(grid -> text(grid, "id")), user.flatMap(who -> text(who, "id")),
                user.flatMap(who -> text(who, "team_id")),
                user.flatMap(who -> text(who, "name").or(() -> text(who, "username"))));
        var trigger = text(payload, "trigger_id");
        if (member.isEmpty() || trigger.isEmpty()) {
            return drop();
        }
        var sender = member.get().sender();
        var channel = object(payload, "channel").flatMap(where -> text(where, "id"));
        var line = about.map(SlackInbound::typed).filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_LINE)));
        var heard = new Heard(sender, Message.Place.PRIVATE, line.orElse("help"),
                "slack:shortcut:" + sender.workspace() + ":" + trigger.get(),
                new Spot.Opening(sender.user(), trigger.get(), channel, 0));
        if (member.get().stranger()) {
            reception.stranger(heard, Reception.Way.LETTER);
        } else if (line.isPresent()) {
            reception.hear(heard, Reception.Way.LETTER);
        } else {
            reception.show(heard, Reply.question("What would you like to know?", ASK));
        }
        return Response.ok();
    }

    // Reading JSON.

    private static JsonObject envelope(Request<?> request) {
        var body = request.getRequestBodyAsString();
        var json = body.startsWith("payload=") ? URLDecoder.decode(body.substring("payload=".length()), UTF_8) : body;
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    static Optional<String> text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString)
                .filter(text -> !text.isBlank());
    }

    static Optional<JsonObject> object(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject);
    }

    private static boolean isTrue(JsonObject object, String name) {
        return text(object, name).filter("true"::equals).isPresent();
    }
}
