package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import dev.seventy.slack.fake.FakeClock;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Node;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.Shown;
import io.javalin.Javalin;
import io.javalin.http.Context;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The emulator of Slack's Web API behind a door that notes every call and its answer, and that has the response_urls the
 * emulator lacks. It holds every token to its scopes.
 */
final class EmulatedSlack implements AutoCloseable {

    static final String TEAM = "T000000001";
    static final String PERSON = "U000000001";
    static final String CHANNEL = "C000000001";
    static final String BOT_TOKEN = "xoxb-seventy";
    /** A person's token, with which the test looks and acts as people do in their client. */
    private static final String PERSON_TOKEN = "xoxp-person";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Node.Emulator emulator;
    private final Javalin door;
    private final List<Noted> noted = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, List<Posted>> seen = new ConcurrentHashMap<>();

    /** A call of the program, and what came back. */
    record Noted(String path, JsonNode body, JsonNode answer) {
    }

    EmulatedSlack() throws IOException {
        emulator = Node.emulator("""
                {"team":{"name":"Nordlicht","domain":"nordlicht"},"strict_scopes":true,
                 "users":[{"name":"boss","email":"boss@example.com"}],
                 "oauth_apps":[{"client_id":"%s","client_secret":"%s","app_id":"%s","name":"Seventy","bot_id":"B0SEVENTY",
                   "bot_user_id":"U0SEVENTY","bot_name":"seventy","scopes":[%s],
                   "redirect_uris":["http://localhost:3000/slack/oauth_redirect"]}],
                 "tokens":[{"token":"%s","type":"bot","user":"U0SEVENTY","user_id":"U0SEVENTY","app_id":"%s",
                   "bot_id":"B0SEVENTY","bot_user_id":"U0SEVENTY","scopes":[%s]},
                  {"token":"%s","type":"user","user_id":"%s","app_id":"%s","scopes":["channels:history","channels:read",
                   "channels:manage","channels:write.invites","channels:write","im:history","im:write","files:read",
                   "files:write","users:read","chat:write"]}]}
                """.formatted(FakeSlack.CLIENT_ID, FakeSlack.CLIENT_SECRET, FakeSlack.APP_ID, quoted(scopes()),
                BOT_TOKEN, FakeSlack.APP_ID, quoted(scopes()), PERSON_TOKEN, PERSON, FakeSlack.APP_ID));
        door = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = 0;
            config.routes.post("/response/{number}", this::response);
            config.routes.get("/*", this::pass);
            config.routes.post("/*", this::pass);
        }).start();
        asPerson("conversations.invite", "channel", CHANNEL, "users", "U0SEVENTY");
    }

    /** The scopes of the manifest. */
    static List<String> scopes() throws IOException {
        return new YAMLMapper().readTree(Files.readString(Path.of("manifest/slack.yaml"))).path("oauth_config")
                .path("scopes").path("bot").valueStream().map(JsonNode::asString).toList();
    }

    private static String quoted(List<String> words) {
        return "\"" + String.join("\",\"", words) + "\"";
    }

    String api() {
        return base() + "/api/";
    }

    private String base() {
        return "http://127.0.0.1:" + door.port();
    }

    private void response(Context context) {
        noted.add(new Noted("response_url", JSON.readTree(context.body()), JSON.createObjectNode()));
        context.result("ok");
    }

    private void pass(Context context) {
        var path = context.path();
        var query = Optional.ofNullable(context.queryString()).map(text -> "?" + text).orElse("");
        var answer = send(context.method().name(), URI.create(emulator.base() + path + query),
                Optional.ofNullable(context.header("Authorization")), Optional.ofNullable(context.contentType()),
                context.bodyAsBytes());
        var type = answer.headers().firstValue("Content-Type").orElse("text/plain");
        var body = answer.body();
        if (type.contains("json")) {
            var text = throughTheDoor(new String(body, UTF_8));
            body = text.getBytes(UTF_8);
            noted.add(new Noted(path, argument(context), JSON.readTree(text)));
        } else {
            noted.add(new Noted(path, argument(context), JSON.createObjectNode().put("status", answer.statusCode())));
        }
        answer.headers().firstValue("X-OAuth-Scopes").ifPresent(scopes -> context.header("X-OAuth-Scopes", scopes));
        answer.headers().firstValue("Location").ifPresent(where -> context.header("Location", where));
        context.status(answer.statusCode()).contentType(type).result(body);
    }

    private static JsonNode argument(Context context) {
        if (Optional.ofNullable(context.contentType()).orElse("").contains("json")) {
            return JSON.readTree(context.body());
        }
        var form = JSON.createObjectNode();
        context.formParamMap().forEach((name, values) -> form.put(name, values.getFirst()));
        return form;
    }

    private HttpResponse<byte[]> send(String method, URI address, Optional<String> authorization, Optional<String> type,
            byte[] body) {
        var request = HttpRequest.newBuilder(address).method(method, BodyPublishers.ofByteArray(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        type.ifPresent(value -> request.header("Content-Type", value));
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Calls a method as somebody's own client would; it is not noted. */
    JsonNode asPerson(String method, String... arguments) {
        return call(PERSON_TOKEN, method, arguments);
    }

    private JsonNode call(String token, String method, String... arguments) {
        var body = JSON.createObjectNode();
        for (int index = 0; index < arguments.length; index += 2) {
            body.put(arguments[index], arguments[index + 1]);
        }
        var answer = JSON.readTree(send("POST", emulator.api().resolve(method), Optional.of("Bearer " + token),
                Optional.of("application/json"), body.toString().getBytes(UTF_8)).body());
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(method + ": " + answer);
        }
        return answer;
    }

    /** The person's conversation with the app. */
    String directMessage() {
        return call(BOT_TOKEN, "conversations.open", "users", PERSON).path("channel").path("id").asString();
    }

    /** A trigger of that person's, for three seconds of the wall clock. */
    String trigger(String token) {
        return call(token, "views.generateTriggerId", "user_id", PERSON).path("trigger_id").asString();
    }

    String responseUrl() {
        return base() + "/response/" + number.incrementAndGet();
    }

    /**
     * What stands in a conversation and in the threads of it, as the person sees it, oldest first. The emulator is asked
     * only after a call of the program, as it takes no more than so many an hour.
     */
    List<Posted> messages(String channel) {
        return seen.computeIfAbsent(channel + " " + noted.size(),
                _ -> asPerson("conversations.history", "channel", channel).path("messages").valueStream()
                        .flatMap(message -> asPerson("conversations.replies", "channel", channel, "ts",
                                message.path("ts").asString()).path("messages").valueStream())
                        .distinct().map(message -> posted(channel, message)).sorted(Comparator.comparing(Posted::ts))
                        .toList());
    }

    static Posted posted(String channel, JsonNode message) {
        return new Posted(TEAM, channel, message.path("ts").asString(),
                Optional.of(message.path("thread_ts").asString("")).filter(ts -> !ts.isEmpty()), Optional.empty(),
                message.path("text").asString(""), message.path("blocks"), "chat.postMessage", 0, (ObjectNode) message,
                FakeClock.START);
    }

    /** What the person's browser does on the page that asks whether to install: it is led on to the address returned. */
    URI agree(URI page) {
        var shown = new String(send("GET", page, Optional.empty(), Optional.empty(), new byte[0]).body(), UTF_8);
        var form = Arrays.stream(page.getRawQuery().split("&")).filter(field -> !field.startsWith("user_scope="))
                .collect(Collectors.joining("&")) + "&user_id=" + PERSON;
        if (!shown.contains("Seventy") || !shown.contains("name=\"state\"")) {
            throw new AssertionError("no page that asks: " + shown);
        }
        return send("POST", page.resolve("/oauth/v2/authorize/callback"), Optional.empty(),
                Optional.of("application/x-www-form-urlencoded"), form.getBytes(UTF_8)).headers().firstValue("Location")
                .map(URI::create).orElseThrow();
    }

    /** A file that the person drops into the conversation, as it then stands in events. */
    ObjectNode file(String name, String content, String channel) {
        var place = asPerson("files.getUploadURLExternal", "filename", name, "length",
                String.valueOf(content.getBytes(UTF_8).length));
        send("POST", URI.create(place.path("upload_url").asString()), Optional.empty(),
                Optional.of("application/octet-stream"), content.getBytes(UTF_8));
        var id = place.path("file_id").asString();
        asPerson("files.completeUploadExternal", "files", "[{\"id\":\"" + id + "\"}]", "channel_id", channel);
        return (ObjectNode) JSON.readTree(throughTheDoor(asPerson("files.info", "file", id).path("file").toString()));
    }

    /** The emulator's addresses, of which it knows itself as localhost, as those of the door. */
    private String throughTheDoor(String text) {
        return text.replace("http://localhost:" + emulator.base().getPort(), base());
    }

    /** Every call of a method so far. */
    List<Noted> calls(String method) {
        return noted.stream().filter(call -> call.path().equals(method) || call.path().equals("/api/" + method))
                .toList();
    }

    List<Noted> calls() {
        return List.copyOf(noted);
    }

    /** The view that a call left somebody with. */
    static Shown view(Noted call) {
        var view = (ObjectNode) call.answer().path("view");
        return new Shown(view.path("id").asString(), view.path("type").asString(), TEAM, PERSON,
                view.path("hash").asString(), view.path("root_view_id").asString(), Optional.empty(), view);
    }

    @Override
    public void close() {
        door.stop();
        emulator.close();
        client.close();
    }
}
