package dev.seventy.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.javalin.Javalin;
import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack's servers, as far as Seventy needs them, on a port of their own and by a clock that tests move.
 *
 * <p>It answers the Web API under {@link #api()}, takes uploads and {@code response_url}s, hands out files, and speaks
 * Slack's side of Socket Mode. Whatever Slack would refuse is refused with Slack's word for it, and counted in
 * {@link #violations()}, so that a test can end with "nothing was". What it holds an app to:
 *
 * <ul>
 * <li>S-07 {@code response_url}: five uses, thirty minutes ({@code used_url}, {@code expired_url})
 * <li>S-09 {@code trigger_id}: three seconds, exchanged once
 * <li>S-10 views: 250 kB, 100 blocks, three on a stack, lengths, unique {@code external_id}, {@code hash}
 * <li>S-11 posting: one message per second and channel after a burst of three, 300 per minute and workspace; a call
 * before the {@code Retry-After} of the last has passed is refused again and counted as {@code early_retry}
 * <li>S-12 tiers: calls per minute of each method and workspace
 * <li>S-14 messages: 50 blocks, every documented length, 13,200 characters in all; text beyond 40,000 is cut
 * <li>S-16, S-17 OAuth: codes live ten minutes and are used once, the redirect address must be the same, tokens live
 * twelve hours, a refresh token dies with its use
 * <li>S-18 ended tokens: {@code token_revoked}, {@code account_inactive}, {@code token_expired}
 * <li>S-19 organisations: tokens without a team, channels of their workspaces and of no others
 * <li>S-20 Socket Mode: at most ten connections, tickets of one use
 * <li>S-22 files: three steps, the announced length, a token with {@code files:read} to download
 * <li>scopes of every method; channels that are unknown, archived or not joined
 * </ul>
 *
 * <p>Not imitated: the shape of Slack's load balancers, guests' visibility, messages' history, and whatever else only
 * Slack's own servers show.
 */
public final class FakeSlack implements AutoCloseable {

    public static final String APP_ID = "A0SEVENTY";
    public static final String CLIENT_ID = "2141029472.691202649728";
    public static final String CLIENT_SECRET = "e1b9e11dfcd19c1982d5de12921e17e8c";
    public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    public static final String APP_TOKEN = "xapp-1-A0SEVENTY-1";

    /** What the manifest asks for. */
    public static final Set<String> SCOPES = Set.of("commands", "chat:write", "app_mentions:read", "im:history",
            "im:write", "users:read", "users:read.email", "files:read", "files:write");

    /** Scripted as methods are: an upload's second step, a download, an answer to a {@code response_url}. */
    public static final String UPLOAD = "upload";
    public static final String DOWNLOAD = "download";
    public static final String RESPONSE_URL = "response_url";

    private static final long LARGEST_BODY = 200L * 1024 * 1024;
    private static final Set<String> JSON_ARGUMENTS = Set.of("attachments", "blocks", "files", "metadata", "view");

    private static final Map<String, String> SCOPE_OF = Map.ofEntries(Map.entry("chat.delete", "chat:write"),
            Map.entry("chat.postEphemeral", "chat:write"), Map.entry("chat.postMessage", "chat:write"),
            Map.entry("chat.update", "chat:write"), Map.entry("conversations.open", "im:write"),
            Map.entry("files.completeUploadExternal", "files:write"),
            Map.entry("files.getUploadURLExternal", "files:write"), Map.entry("users.info", "users:read"));

    /** Answers that an app without a fault gets too. */
    private static final Set<String> ORDINARY = Set.of("hash_conflict", "message_not_found", "not_found",
            "user_not_found");

    private record Given(int status, String contentType, byte[] body, Map<String, String> headers) {

        static Given json(ObjectNode body) {
            return new Given(200, "application/json; charset=utf-8", Json.write(body).getBytes(UTF_8), Map.of());
        }

        static Given text(int status, String body) {
            return new Given(status, "text/plain", body.getBytes(UTF_8), Map.of());
        }
    }

    private final FakeClock clock;
    private final Accounts accounts = new Accounts();
    private final RateLimits limits = new RateLimits();
    private final Chat chat = new Chat(accounts, limits);
    private final Views views = new Views();
    private final Files files = new Files(chat);
    private final SocketMode socket = new SocketMode();
    private final Map<String, Function<Arguments, ObjectNode>> methods = methods();

    private final List<Call> calls = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<Integer, String> outcomes = new HashMap<>();
    private final Map<String, Deque<Fault>> scripted = new HashMap<>();
    private final Map<String, Fault> lasting = new HashMap<>();
    private final Javalin server;
    private String hooks;
    private String fileHost;
    private Optional<String> authorisingTeam = Optional.of("T1");
    private Optional<String> authorisingEnterprise = Optional.empty();

    private FakeSlack(FakeClock clock) {
        this.clock = clock;
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.http.maxRequestSize = LARGEST_BODY;
            config.routes.post("/api/{method}", context -> call(context, context.pathParam("method")));
            config.routes.get("/api/{method}", context -> call(context, context.pathParam("method")));
            config.routes.post("/upload/v1/{ticket}", this::upload);
            config.routes.get("/files/{file}/{name}", this::download);
            config.routes.get("/login", context -> context.html("<!doctype html><title>Sign in to Slack</title>"));
            config.routes.post("/commands/{team}/{id}/{secret}", this::respond);
            config.routes.post("/actions/{team}/{id}/{secret}", this::respond);
            config.routes.get("/oauth/v2/authorize", this::authorise);
            config.routes.ws("/link", socket::configure);
        }).start(0);
        this.hooks = base().toString();
        this.fileHost = base().toString();
    }

    public static FakeSlack start(FakeClock clock) {
        return new FakeSlack(clock);
    }

    public static FakeSlack start() {
        return start(new FakeClock());
    }

    @Override
    public void close() {
        synchronized (this) {
            lasting.values().forEach(FakeSlack::letGo);
            scripted.values().forEach(queue -> queue.forEach(FakeSlack::letGo));
        }
        server.stop();
    }

    private static void letGo(Fault fault) {
        if (fault instanceof Fault.Hold hold) {
            hold.release();
        }
    }

    public FakeClock clock() {
        return clock;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** What a client takes instead of {@code https://slack.com/api/}. */
    public URI api() {
        return base().resolve("/api/");
    }

    /**
     * The addresses it hands out begin with these from now on, for an app that insists on Slack's own and is led here
     * underneath: {@code https://hooks.slack.com} and {@code https://files.slack.com}.
     */
    public synchronized void addressedAs(String hooksBase, String filesBase) {
        hooks = hooksBase;
        fileHost = filesBase;
    }

    // What is there.

    /** Whether tokens end and are refreshed; they do unless this says no. */
    public synchronized void rotation(boolean on) {
        accounts.rotating(on);
    }

    /** Installs the app in a workspace, with every scope of the manifest. */
    public synchronized Token install(String team) {
        return install(team, SCOPES);
    }

    public synchronized Token install(String team, Set<String> scopes) {
        return accounts.install(Optional.of(team), accounts.enterpriseOf(team), scopes, clock.instant());
    }

    /** Installs the app for an organisation and lends it to these workspaces. */
    public synchronized Token installOrganisation(String enterprise, String... teams) {
        for (var team : teams) {
            accounts.workspaceOf(enterprise, team);
        }
        return accounts.install(Optional.empty(), Optional.of(enterprise), SCOPES, clock.instant());
    }

    /** The organisation takes the app back from that workspace. */
    public synchronized void takeBack(String team) {
        accounts.leaves(team);
    }

    /** A code as Slack hands it to the redirect address of an installation. */
    public synchronized String code(String team, String redirect) {
        return accounts.code(Optional.of(team), accounts.enterpriseOf(team), Optional.of(redirect), SCOPES,
                clock.instant());
    }

    public synchronized String codeOfOrganisation(String enterprise, String redirect) {
        return accounts.code(Optional.empty(), Optional.of(enterprise), Optional.of(redirect), SCOPES, clock.instant());
    }

    /** For whom {@code /oauth/v2/authorize} says yes from now on. */
    public synchronized void authorising(Optional<String> team, Optional<String> enterprise) {
        authorisingTeam = team;
        authorisingEnterprise = enterprise;
    }

    /** Who installs the app from now on. */
    public synchronized void installer(String user) {
        accounts.installer(user);
    }

    /** The last usable token of a workspace or an organisation. */
    public synchronized Optional<Token> token(String owner) {
        return accounts.current(owner);
    }

    /** Ends one token: {@code token_revoked}. */
    public synchronized void revoke(Token token) {
        accounts.endToken(token.value(), "token_revoked");
    }

    /** Ends every token of a workspace or an organisation: {@code account_inactive}. */
    public synchronized void uninstall(String owner) {
        accounts.end(owner, "account_inactive");
    }

    public synchronized void user(SlackUser user) {
        accounts.user(user);
    }

    /** A channel that the app is in; without members everybody is. */
    public synchronized void channel(String id, String team, String... members) {
        chat.channel(id, team, false, true, Set.of(members));
    }

    public synchronized void archivedChannel(String id, String team) {
        chat.channel(id, team, true, true, Set.of());
    }

    /** A channel that the app was not invited to. */
    public synchronized void foreignChannel(String id, String team) {
        chat.channel(id, team, false, false, Set.of());
    }

    /** A file that somebody dropped; its address is in {@link #fileJson}. */
    public synchronized StoredFile file(String team, String name, String type, byte[] content) {
        return files.add(team, name, type, content);
    }

    /** The file as it stands in a message. */
    public synchronized ObjectNode fileJson(StoredFile file) {
        return file.json(fileHost + Files.path(file));
    }

    // What was done.

    /** Every request so far, in the order of arrival. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    /** {@code ok}, Slack's word for the refusal, {@code ratelimited}, or {@code fault}; empty while it is under way. */
    public synchronized Optional<String> outcome(Call call) {
        return Optional.ofNullable(outcomes.get(call.number()));
    }

    /** What a correct app does not do; scripted faults are none. */
    public synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Messages that came within a second of the one before in their channel, although Slack still took them. */
    public synchronized int tightPosts() {
        return chat.tightPosts();
    }

    /** All messages as they stand now, ephemeral ones too, oldest first. */
    public synchronized List<Posted> messages() {
        return chat.messages();
    }

    public synchronized List<Posted> messages(String channel) {
        return chat.messages().stream().filter(message -> message.channel().equals(channel)).toList();
    }

    /** The id of somebody's direct message with the app. */
    public static String directMessage(String user) {
        return Chat.directId(user);
    }

    /** Modals that are open, and home pages. */
    public synchronized List<Shown> views() {
        return views.shown();
    }

    public synchronized Optional<Shown> view(String id) {
        return views.shown(id);
    }

    public synchronized Optional<Shown> home(String user) {
        return views.home(user);
    }

    public synchronized List<StoredFile> files() {
        return files.all();
    }

    public SocketMode socketMode() {
        return socket;
    }

    // What people set off.

    /** A trigger, issued now. */
    public synchronized String trigger(String team, String user, Optional<String> view) {
        return views.trigger(team, user, view, clock.instant());
    }

    /** An address for answers, issued now; the original is the message it belongs to. */
    public synchronized String responseUrl(String kind, String team, String channel, String user,
            Optional<String> original) {
        return hooks + "/" + kind + "/" + chat.address(team, channel, user, original, clock.instant());
    }

    /** Shows what the response to a command said, if anything. */
    public synchronized Optional<Posted> acknowledged(Origin origin, String body) {
        return Json.read(body).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
                .filter(answer -> answer.has("text") || answer.has("blocks"))
                .map(answer -> chat.said(origin.team(), origin.channel(), origin.user(), answer, clock.instant()));
    }

    /** Does to a view what the acknowledgement of its submission asks for; an empty one closes it. */
    public synchronized void submitted(String view, String body) {
        views.submitted(view, Json.read(body));
    }

    synchronized void closed(String view, boolean all) {
        views.closed(view, all);
    }

    // What goes wrong.

    /** The next calls of that method go wrong like this, one after the other; then all is well again. */
    public synchronized void next(String method, Fault... faults) {
        scripted.computeIfAbsent(method, _ -> new ArrayDeque<>()).addAll(List.of(faults));
    }

    /** Every call of that method goes wrong like this, until {@link #heal}. */
    public synchronized void always(String method, Fault fault) {
        lasting.put(method, fault);
    }

    public synchronized void heal(String method) {
        scripted.remove(method);
        lasting.remove(method);
    }

    // How it is served.

    private Map<String, Function<Arguments, ObjectNode>> methods() {
        return Map.ofEntries(Map.entry("api.test", _ -> Json.object().put("ok", true)),
                Map.entry("apps.connections.open", this::openConnection),
                Map.entry("auth.revoke", accounts::revoke), Map.entry("auth.test", accounts::test),
                Map.entry("chat.delete", chat::delete), Map.entry("chat.postEphemeral", chat::postEphemeral),
                Map.entry("chat.postMessage", chat::post), Map.entry("chat.update", chat::update),
                Map.entry("conversations.open", chat::open),
                Map.entry("files.completeUploadExternal", call -> files.complete(call, fileHost)),
                Map.entry("files.getUploadURLExternal", call -> files.place(call, fileHost)),
                Map.entry("users.info", accounts::info), Map.entry("views.open", views::open),
                Map.entry("views.publish", call -> views.publish(call, accounts)), Map.entry("views.push", views::push),
                Map.entry("views.update", views::update));
    }

    private ObjectNode openConnection(Arguments call) {
        return Json.object().put("ok", true).put("url",
                "ws://127.0.0.1:" + server.port() + "/link?ticket=" + socket.ticket() + "&app_id=" + APP_ID);
    }

    private void call(Context context, String method) {
        serve(context, method, true, (given, body) -> {
            var scopes = new TreeSet<String>();
            var answer = new ObjectNode[1];
            try {
                answer[0] = carryOut(context, method, given, body, scopes);
            } catch (Refused refused) {
                answer[0] = refused.answer();
                broken(refused.error(), method, Json.write(refused.answer()));
            }
            var json = Given.json(answer[0]);
            return scopes.isEmpty() ? json
                    : new Given(200, json.contentType(), json.body(),
                            Map.of("X-OAuth-Scopes", String.join(",", scopes)));
        });
    }

    private ObjectNode carryOut(Context context, String method, Optional<String> value, ObjectNode body,
            Set<String> scopes) {
        if (context.queryParam("token") != null) {
            violations.add(new Violation("token_in_query", method, ""));
        }
        var work = methods.get(method);
        var now = clock.instant();
        if (method.equals("oauth.v2.access")) {
            limit(method, "app");
            return accounts.access(new Arguments(method, Optional.empty(), body, now),
                    Optional.ofNullable(context.header("Authorization")));
        }
        if (work == null) {
            throw Refused.with("unknown_method");
        }
        if (method.equals("api.test")) {
            limit(method, "app");
            return work.apply(new Arguments(method, Optional.empty(), body, now));
        }
        var given = value.orElseThrow(() -> Refused.with("not_authed"));
        if (method.equals("apps.connections.open")) {
            if (!given.equals(APP_TOKEN)) {
                throw Refused.with(given.startsWith("xapp-") ? "invalid_auth" : "not_allowed_token_type");
            }
            limit(method, "app");
            return work.apply(new Arguments(method, Optional.empty(), body, now));
        }
        if (method.equals("auth.test") && given.equals(APP_TOKEN)) {
            limit(method, "app");
            return Json.object().put("ok", true).put("app_id", APP_ID).put("app_name", "Seventy");
        }
        var token = accounts.check(given, now);
        limit(method, token.owner());
        scopes.addAll(token.scopes());
        need(token, SCOPE_OF.get(method));
        return work.apply(new Arguments(method, Optional.of(token), body, now));
    }

    private static void need(Token token, String scope) {
        if (scope != null && !token.scopes().contains(scope)) {
            throw Refused.missingScope(scope, String.join(",", new TreeSet<>(token.scopes())));
        }
    }

    private void limit(String method, String owner) {
        var now = clock.instant();
        var left = limits.blocked(method, owner, now);
        if (left.isPresent()) {
            violations.add(new Violation("early_retry", method, owner));
            throw new RateLimited(left.get());
        }
        limits.take(method, owner, now).ifPresent(wait -> {
            throw new RateLimited(wait);
        });
    }

    private void broken(String rule, String method, String detail) {
        if (!ORDINARY.contains(rule)) {
            violations.add(new Violation(rule, method, detail));
        }
    }

    private void upload(Context context) {
        serve(context, UPLOAD, false, (_, _) -> {
            try {
                var type = Optional.ofNullable(context.contentType()).orElse("");
                var content = type.startsWith("multipart/") ? part(context) : context.bodyAsBytes();
                return Given.text(200, "OK - " + files.upload(context.pathParam("ticket"), content));
            } catch (Refused refused) {
                broken(refused.error(), UPLOAD, "");
                return Given.text(400, refused.error());
            }
        });
    }

    private static byte[] part(Context context) {
        try (var content = context.uploadedFiles().getFirst().content()) {
            return content.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void download(Context context) {
        serve(context, DOWNLOAD, false, (value, _) -> {
            var parts = context.pathParam("file").split("-", 2);
            try {
                var token = accounts.check(value.orElseThrow(() -> Refused.with("not_authed")), clock.instant());
                need(token, "files:read");
                var file = files.file(parts[1]).filter(known -> known.team().equals(parts[0]) && mayRead(token, known))
                        .orElse(null);
                return file == null || file.content().isEmpty() ? Given.text(404, "")
                        : new Given(200, file.type(), file.content().get(), Map.of());
            } catch (Refused refused) {
                // Slack shows its sign-in page instead of an error.
                broken(refused.error(), DOWNLOAD, "");
                return new Given(302, "text/html", new byte[0], Map.of("Location", base() + "/login"));
            }
        });
    }

    private boolean mayRead(Token token, StoredFile file) {
        return token.team().map(file.team()::equals)
                .orElseGet(() -> accounts.enterpriseOf(file.team()).equals(token.enterprise()));
    }

    private void respond(Context context) {
        serve(context, RESPONSE_URL, true, (_, body) -> {
            try {
                chat.respond(
                        context.pathParam("team") + "/" + context.pathParam("id") + "/" + context.pathParam("secret"),
                        body, clock.instant());
                return Given.text(200, "ok");
            } catch (Refused refused) {
                broken(refused.error(), RESPONSE_URL, Json.write(refused.answer()));
                return refused.error().endsWith("_url")
                        ? new Given(404, "application/json", Json.write(refused.answer()).getBytes(UTF_8), Map.of())
                        : Given.text(400, refused.error());
            }
        });
    }

    private void authorise(Context context) {
        var redirect = Optional.ofNullable(context.queryParam("redirect_uri")).orElse("");
        var scopes = Set.of(Optional.ofNullable(context.queryParam("scope")).orElse("").split("[, ]"));
        String code;
        synchronized (this) {
            code = accounts.code(authorisingTeam, authorisingEnterprise, Optional.of(redirect), scopes,
                    clock.instant());
        }
        context.redirect(redirect + "?code=" + code + "&state="
                + URLEncoder.encode(Optional.ofNullable(context.queryParam("state")).orElse(""), UTF_8));
    }

    private void serve(Context context, String method, boolean reads,
            BiFunction<Optional<String>, ObjectNode, Given> work) {
        var fault = fault(method);
        if (fault.filter(Fault.ResetBefore.class::isInstance).isPresent()) {
            outcome(record(method, Optional.empty(), Json.object()), "fault");
            reset(context);
            return;
        }
        var body = reads ? arguments(context) : Json.object();
        var bearer = Optional.ofNullable(context.header("Authorization")).filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring(7));
        var token = bearer.or(() -> Json.text(body, "token"))
                .or(() -> Optional.ofNullable(context.queryParam("token")));
        var call = record(method, token, body);
        fault.ifPresent(FakeSlack::await);
        switch (fault.orElse(null)) {
            case Fault.Answer answer -> {
                block(method, token, answer);
                outcome(call, "fault");
                write(context, given(answer));
            }
            case Fault.ResetAfterReading _ -> {
                outcome(call, "fault");
                reset(context);
            }
            case Fault.ResetAfter _ -> {
                carryOut(method, call, token, body, work);
                reset(context);
            }
            case Fault.AnswerAfter(var answer) -> {
                carryOut(method, call, token, body, work);
                write(context, given(answer));
            }
            case null, default -> write(context, carryOut(method, call, token, body, work));
        }
    }

    private synchronized Given carryOut(String method, Call call, Optional<String> token, ObjectNode body,
            BiFunction<Optional<String>, ObjectNode, Given> work) {
        try {
            var given = work.apply(token, body);
            outcome(call, Json.read(new String(given.body(), UTF_8)).flatMap(json -> Json.text(json, "error"))
                    .orElse(given.status() < 300 ? "ok" : String.valueOf(given.status())));
            return given;
        } catch (RateLimited limited) {
            outcome(call, "ratelimited");
            violations.add(new Violation("ratelimited", method, "wait " + limited.seconds() + " s"));
            return new Given(429, "application/json", "{\"ok\":false,\"error\":\"ratelimited\"}".getBytes(UTF_8),
                    Map.of("Retry-After", String.valueOf(limited.seconds())));
        }
    }

    private synchronized Optional<Fault> fault(String method) {
        return Optional.ofNullable(scripted.get(method)).map(Deque::pollFirst)
                .or(() -> Optional.ofNullable(lasting.get(method)));
    }

    private synchronized Call record(String method, Optional<String> token, ObjectNode body) {
        var call = new Call(calls.size() + 1, method, token, body, clock.instant());
        calls.add(call);
        return call;
    }

    private synchronized void outcome(Call call, String outcome) {
        outcomes.put(call.number(), outcome);
    }

    private static void await(Fault fault) {
        try {
            if (fault instanceof Fault.Delay(var time)) {
                Thread.sleep(time);
            } else if (fault instanceof Fault.Hold(var arrived, var released)) {
                arrived.countDown();
                released.await(5, TimeUnit.MINUTES);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A scripted 429 counts as a true one: whoever comes too early is noted. */
    private synchronized void block(String method, Optional<String> token, Fault.Answer answer) {
        var wait = answer.headers().getOrDefault("Retry-After", "");
        if (answer.status() == 429 && wait.matches("[0-9]{1,6}")) {
            var owner = token.map(value -> {
                try {
                    return accounts.check(value, clock.instant()).owner();
                } catch (Refused unknown) {
                    return "app";
                }
            }).orElse("app");
            limits.block(method, owner, clock.instant(), Duration.ofSeconds(Long.parseLong(wait)));
        }
    }

    private static Given given(Fault.Answer answer) {
        return new Given(answer.status(), answer.contentType(), answer.body(), answer.headers());
    }

    private static void write(Context context, Given given) {
        given.headers().forEach(context::header);
        context.status(given.status()).contentType(given.contentType()).result(given.body());
    }

    private static void reset(Context context) {
        var connection = ServletContextRequest.getServletContextRequest(context.req()).getConnectionMetaData()
                .getConnection();
        try {
            var channel = ((SocketChannelEndPoint) connection.getEndPoint()).getChannel();
            ((SocketChannel) channel).setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ObjectNode arguments(Context context) {
        var type = Optional.ofNullable(context.contentType()).orElse("");
        if (type.startsWith("application/json")) {
            return Json.read(context.body()).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
                    .orElseGet(Json::object);
        }
        var arguments = Json.object();
        context.queryParamMap().forEach((name, values) -> put(arguments, name, values.getFirst()));
        if (type.startsWith("multipart/")) {
            context.formParamMap().forEach((name, values) -> put(arguments, name, values.getFirst()));
        } else {
            for (var pair : context.body().split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    put(arguments, URLDecoder.decode(pair.substring(0, equals), UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
                }
            }
        }
        return arguments;
    }

    private static void put(ObjectNode arguments, String name, String value) {
        var json = JSON_ARGUMENTS.contains(name) ? Json.read(value).filter(JsonNode::isContainer)
                : Optional.<JsonNode>empty();
        if (json.isPresent()) {
            arguments.set(name, json.get());
        } else {
            arguments.put(name, value);
        }
    }
}
