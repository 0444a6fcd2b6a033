package dev.seventy.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slack sends when people do something: built field by field as Slack builds it, signed at the moment of sending
 * by the fake's clock. Triggers and addresses for answers in it work at the {@link FakeSlack}.
 */
public final class SlackClient {

    private final FakeSlack slack;
    private final URI target;
    private final String secret;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger number = new AtomicInteger();

    /** Sends to that address of the app, as {@code http://127.0.0.1:PORT/slack/events}. */
    public SlackClient(FakeSlack slack, URI target) {
        this(slack, target, FakeSlack.SIGNING_SECRET);
    }

    public SlackClient(FakeSlack slack, URI target, String secret) {
        this.slack = slack;
        this.target = target;
        this.secret = secret;
    }

    /** Sends and waits for the answer. */
    public HttpResponse<String> send(Delivery delivery) {
        return sendAsync(delivery).join();
    }

    public CompletableFuture<HttpResponse<String>> sendAsync(Delivery delivery) {
        var body = delivery.body();
        var timestamp = String.valueOf(slack.clock().instant().getEpochSecond());
        var request = HttpRequest.newBuilder(target).header("Content-Type", delivery.contentType())
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)").header("Accept", "*/*")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature(secret, timestamp, body)).POST(BodyPublishers.ofByteArray(body));
        delivery.headers().forEach(request::header);
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** {@code v0=} and the digest, written apart from the code under test. */
    public static String signature(String secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    // Commands.

    /** Somebody types a command; the text is as it arrives, escaped if the manifest says so. */
    public Delivery command(Origin origin, String command, String text) {
        var form = Json.object().put("token", "verification-token").put("team_id", origin.team()).put("team_domain",
                origin.team().toLowerCase(Locale.ROOT));
        origin.enterprise().ifPresent(id -> form.put("enterprise_id", id).put("enterprise_name", "Organisation"));
        form.put("channel_id", origin.channel()).put("channel_name", origin.channelName()).put("user_id", origin.user())
                .put("user_name", origin.user().toLowerCase(Locale.ROOT)).put("command", command).put("text", text)
                .put("api_app_id", FakeSlack.APP_ID)
                .put("is_enterprise_install", String.valueOf(origin.organisationWide()))
                .put("response_url",
                        slack.responseUrl("commands", origin.team(), origin.channel(), origin.user(), Optional.empty()))
                .put("trigger_id", slack.trigger(origin.team(), origin.user(), Optional.empty()));
        return Delivery.of("slash_commands", form);
    }

    // Clicks and choices.

    /** Somebody clicks a button in a message, found by its action id or else by its label. */
    public Delivery click(Origin origin, Posted message, String button) {
        return act(origin, message, clicked(Chat.named(message.blocks()), button));
    }

    /** Somebody clicks a button in a view. */
    public Delivery click(Origin origin, Shown view, String button) {
        return act(origin, view, clicked(Chat.named(view.blocks()), button));
    }

    /** Any action on a message; {@code action} has {@code type}, {@code action_id}, {@code block_id} and its value. */
    public Delivery act(Origin origin, Posted message, ObjectNode action) {
        var payload = interaction("block_actions", origin);
        payload.putObject("container").put("type", "message").put("message_ts", message.ts())
                .put("channel_id", message.channel()).put("is_ephemeral", message.ephemeralTo().isPresent());
        payload.put("trigger_id", slack.trigger(origin.team(), origin.user(), Optional.empty()));
        payload.putObject("channel").put("id", message.channel()).put("name", origin.channelName());
        // Slack does not repeat what only one person saw.
        if (message.ephemeralTo().isEmpty()) {
            payload.set("message", Chat.message(message));
        }
        payload.putObject("state").putObject("values");
        payload.put("response_url", slack.responseUrl("actions", origin.team(), message.channel(), origin.user(),
                Optional.of(message.ts())));
        payload.putArray("actions").add(timed(action));
        return Delivery.of("interactive", payload);
    }

    /** Any action in a view. */
    public Delivery act(Origin origin, Shown view, ObjectNode action) {
        var payload = interaction("block_actions", origin);
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.put("trigger_id", slack.trigger(origin.team(), origin.user(), Optional.of(view.id())));
        payload.set("view", view.json());
        payload.putArray("actions").add(timed(action));
        return Delivery.of("interactive", payload);
    }

    private ObjectNode timed(ObjectNode action) {
        return action.deepCopy().put("action_ts",
                "%d.%06d".formatted(slack.clock().instant().getEpochSecond(), number.incrementAndGet()));
    }

    private static ObjectNode clicked(JsonNode blocks, String button) {
        for (var block : blocks) {
            for (var element : buttons(block)) {
                if (element.path("action_id").asString("").equals(button)
                        || element.path("text").path("text").asString("").equals(button)) {
                    var action = Json.object().put("type", "button")
                            .put("action_id", element.path("action_id").asString(""))
                            .put("block_id", block.path("block_id").asString());
                    action.set("text", element.path("text"));
                    Json.text(element, "value").ifPresent(value -> action.put("value", value));
                    Json.text(element, "style").ifPresent(style -> action.put("style", style));
                    return action;
                }
            }
        }
        throw new AssertionError("no button '" + button + "' in " + blocks);
    }

    private static List<JsonNode> buttons(JsonNode block) {
        var all = block.has("elements") ? block.path("elements").valueStream().toList()
                : List.of(block.path("accessory"));
        return all.stream().filter(element -> element.path("type").asString("").equals("button")).toList();
    }

    // Views.

    /** Somebody submits a view with these values: block id, then action id, then what was entered. */
    public Delivery submit(Origin origin, Shown view, ObjectNode values) {
        var payload = interaction("view_submission", origin);
        payload.put("trigger_id", slack.trigger(origin.team(), origin.user(), Optional.of(view.id())));
        var json = view.json();
        json.putObject("state").set("values", values);
        payload.set("view", json);
        payload.putArray("response_urls");
        return Delivery.of("interactive", payload);
    }

    /** Text typed into an input, to be put together with others by {@code setAll}. */
    public static ObjectNode typed(String block, String action, String text) {
        var values = Json.object();
        values.putObject(block).putObject(action).put("type", "plain_text_input").put("value", text);
        return values;
    }

    /** An option chosen in a select. */
    public static ObjectNode chosen(String block, String action, String value) {
        var values = Json.object();
        var option = values.putObject(block).putObject(action).put("type", "static_select")
                .putObject("selected_option");
        option.putObject("text").put("type", "plain_text").put("text", value);
        option.put("value", value);
        return values;
    }

    /** Somebody closes a view, or with {@code all} the whole stack; it is gone when this returns. */
    public Delivery close(Origin origin, Shown view, boolean all) {
        var payload = interaction("view_closed", origin);
        payload.set("view", view.json());
        payload.put("is_cleared", all);
        slack.closed(view.id(), all);
        return Delivery.of("interactive", payload);
    }

    // Shortcuts.

    public Delivery shortcut(Origin origin, String callback) {
        var payload = interaction("shortcut", origin);
        payload.remove("api_app_id");
        payload.put("action_ts", "%d.000001".formatted(slack.clock().instant().getEpochSecond()))
                .put("callback_id", callback)
                .put("trigger_id", slack.trigger(origin.team(), origin.user(), Optional.empty()));
        return Delivery.of("interactive", payload);
    }

    /** The shortcut in the menu of somebody's message. */
    public Delivery messageAction(Origin origin, String callback, String author, String text) {
        var payload = interaction("message_action", origin);
        payload.remove("api_app_id");
        var ts = "%d.%06d".formatted(slack.clock().instant().getEpochSecond() - 60, number.incrementAndGet());
        payload.put("action_ts", "%d.000001".formatted(slack.clock().instant().getEpochSecond()))
                .put("callback_id", callback)
                .put("trigger_id", slack.trigger(origin.team(), origin.user(), Optional.empty()))
                .put("response_url",
                        slack.responseUrl("actions", origin.team(), origin.channel(), origin.user(), Optional.empty()))
                .put("message_ts", ts);
        payload.putObject("channel").put("id", origin.channel()).put("name", origin.channelName());
        payload.putObject("message").put("type", "message").put("user", author).put("ts", ts).put("text", text)
                .put("team", origin.team());
        return Delivery.of("interactive", payload);
    }

    private static ObjectNode interaction(String type, Origin origin) {
        var payload = Json.object().put("type", type).put("token", "verification-token").put("api_app_id",
                FakeSlack.APP_ID);
        if (origin.organisationWide()) {
            payload.putNull("team");
        } else {
            payload.putObject("team").put("id", origin.team()).put("domain", origin.team().toLowerCase(Locale.ROOT));
        }
        payload.putObject("user").put("id", origin.user()).put("username", origin.user().toLowerCase(Locale.ROOT))
                .put("name", origin.user().toLowerCase(Locale.ROOT)).put("team_id", origin.userTeam());
        origin.enterprise().ifPresentOrElse(
                id -> payload.putObject("enterprise").put("id", id).put("name", "Organisation"),
                () -> payload.putNull("enterprise"));
        return payload.put("is_enterprise_install", origin.organisationWide());
    }

    // Events.

    /** Any event, in Slack's wrapping and with an id of its own. */
    public Delivery event(Origin origin, ObjectNode event) {
        int id = number.incrementAndGet();
        var payload = Json.object().put("token", "verification-token").put("team_id", origin.team())
                .put("context_team_id", origin.team());
        origin.enterprise().ifPresentOrElse(
                enterprise -> payload.put("enterprise_id", enterprise).put("context_enterprise_id", enterprise),
                () -> payload.putNull("context_enterprise_id"));
        payload.put("api_app_id", FakeSlack.APP_ID);
        payload.set("event", event);
        payload.put("type", "event_callback").put("event_id", "Ev%09d".formatted(id)).put("event_time",
                slack.clock().instant().getEpochSecond());
        var authorization = payload.putArray("authorizations").addObject();
        origin.enterprise().ifPresentOrElse(enterprise -> authorization.put("enterprise_id", enterprise),
                () -> authorization.putNull("enterprise_id"));
        if (origin.organisationWide()) {
            authorization.putNull("team_id");
        } else {
            authorization.put("team_id", origin.team());
        }
        authorization.put("user_id", Accounts.botUser(origin.team())).put("is_bot", true).put("is_enterprise_install",
                origin.organisationWide());
        payload.put("is_ext_shared_channel", !origin.userTeam().equals(origin.team())).put("event_context", "4-" + id);
        return Delivery.of("events_api", payload);
    }

    /** Somebody mentions the app; the text is without the mention. */
    public Delivery mention(Origin origin, String text) {
        return event(origin, said("app_mention", origin, "<@" + Accounts.botUser(origin.team()) + "> " + text));
    }

    /** Somebody mentions the app below a message. */
    public Delivery mentionInThread(Origin origin, String thread, String text) {
        return event(origin, said("app_mention", origin, "<@" + Accounts.botUser(origin.team()) + "> " + text)
                .put("thread_ts", thread));
    }

    /** Somebody writes to the app directly, perhaps with files. */
    public Delivery directMessage(Origin origin, String text, StoredFile... files) {
        var event = said("message", origin, text).put("channel_type", "im");
        if (files.length > 0) {
            event.put("subtype", "file_share");
            var list = event.putArray("files");
            for (var file : files) {
                list.add(slack.fileJson(file));
            }
        }
        return event(origin, event);
    }

    /** What the app itself, or another one, wrote comes back as an event. */
    public Delivery botMessage(Origin origin, String app, String text) {
        return event(origin, said("message", origin, text).put("channel_type", "im").put("bot_id", "B" + origin.team())
                .put("app_id", app));
    }

    private ObjectNode said(String type, Origin origin, String text) {
        var ts = "%d.%06d".formatted(slack.clock().instant().getEpochSecond(), number.incrementAndGet());
        return Json.object().put("type", type).put("user", origin.user()).put("text", text).put("ts", ts)
                .put("team", origin.userTeam()).put("channel", origin.channel()).put("event_ts", ts);
    }

    /** Somebody opens the home page: {@code home} or {@code messages}. */
    public Delivery homeOpened(Origin origin, String tab) {
        var event = Json.object().put("type", "app_home_opened").put("user", origin.user())
                .put("channel", FakeSlack.directMessage(origin.user())).put("tab", tab).put("event_ts",
                        "%d.%06d".formatted(slack.clock().instant().getEpochSecond(), number.incrementAndGet()));
        slack.home(origin.user()).ifPresent(view -> event.set("view", view.json()));
        return event(origin, event);
    }

    public Delivery uninstalled(Origin origin) {
        return event(origin, Json.object().put("type", "app_uninstalled"));
    }

    /** Tokens were revoked, told by the users they belonged to. */
    public Delivery tokensRevoked(Origin origin, List<String> bots, List<String> people) {
        var event = Json.object().put("type", "tokens_revoked");
        var tokens = event.putObject("tokens");
        people.forEach(tokens.putArray("oauth")::add);
        bots.forEach(tokens.putArray("bot")::add);
        return event(origin, event);
    }

    public Delivery accessGranted(Origin origin, String... teams) {
        return access(origin, "team_access_granted", teams);
    }

    public Delivery accessRevoked(Origin origin, String... teams) {
        return access(origin, "team_access_revoked", teams);
    }

    private Delivery access(Origin origin, String type, String... teams) {
        var event = Json.object().put("type", type);
        List.of(teams).forEach(event.putArray("team_ids")::add);
        return event(origin, event);
    }

    /** The app gets too many events of that workspace; there is no inner event. */
    public Delivery rateLimited(String team) {
        return Delivery.of("events_api",
                Json.object().put("token", "verification-token").put("type", "app_rate_limited").put("team_id", team)
                        .put("minute_rate_limited", slack.clock().instant().getEpochSecond() / 60 * 60)
                        .put("api_app_id", FakeSlack.APP_ID));
    }

    /** Slack asks whether the address is ours. */
    public Delivery urlVerification(String challenge) {
        return Delivery.of("events_api", Json.object().put("token", "verification-token").put("challenge", challenge)
                .put("type", "url_verification"));
    }
}
