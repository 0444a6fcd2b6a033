package dev.seventy.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Incident;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import jakarta.servlet.ServletException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bot in a browser on the same machine. Whoever opens the printed address once, with its key, may talk to it;
 * nobody else may, and no other page can make a browser do it.
 */
public final class LocalChat {

    private static final Logger log = LoggerFactory.getLogger(LocalChat.class);

    private static final long LARGEST_UPLOAD = 1024L * 1024 * 1024;
    private static final int SESSIONS = 100;

    private final String key;
    private final Conversation conversation;
    private final long largestUpload;
    private final Pages pages = new Pages();
    private final JsonMapper json = new JsonMapper();
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong forgettings = new AtomicLong();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /** Takes the key that the printed address ends with: {@code http://localhost:3000/?key=...} */
    public LocalChat(String key, Conversation conversation) {
        this(key, conversation, LARGEST_UPLOAD);
    }

    LocalChat(String key, Conversation conversation, long largestUpload) {
        this.key = key;
        this.conversation = conversation;
        this.largestUpload = largestUpload;
    }

    /** Adds the routes to a server that is being configured and listens on loopback. */
    public void register(JavalinConfig config) {
        config.routes.get("/", guarded(this::show));
        config.routes.post("/say", guarded(this::said));
        config.routes.get("/files/{id}", guarded(this::file));
        config.routes.get("/chat.css", guarded(context -> resource(context, "chat.css", "text/css; charset=utf-8")));
        config.routes.get("/chat.js",
                guarded(context -> resource(context, "chat.js", "text/javascript; charset=utf-8")));
        config.routes.get("/seventy.svg", guarded(context -> resource(context, "seventy.svg", "image/svg+xml")));
    }

    public String key() {
        return key;
    }

    /** A new key, hard to guess. */
    public static String newKey() {
        return token(new SecureRandom());
    }

    private static String token(SecureRandom random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Handler guarded(Handler handler) {
        return context -> {
            protect(context, "'none'");
            if (!ours(context)) {
                page(context, 403, "Not from here", List.of("This chat answers only to a browser on the same machine,"
                        + " at the address that Seventy printed when it started."));
                return;
            }
            try {
                handler.handle(context);
            } catch (HttpResponseException refused) {
                page(context, refused.getStatus(), "That could not be taken",
                        List.of(refused.getStatus() == HttpStatus.CONTENT_TOO_LARGE.getCode()
                                ? "That is more than Seventy takes in one line, and nothing was done."
                                        + " Please say it shorter, or send it as a file."
                                : "The request cannot be answered as it was sent, and nothing was done."));
            } catch (EOFException broken) {
                page(context, 400, "Please send it again", List.of("The upload came incompletely; nothing was read."));
            } catch (Exception failed) {
                page(context, 500, "Something went wrong",
                        List.of(Incident.log(log, "local chat page", failed).reply().summary()));
            }
        };
    }

    private static void protect(Context context, String scripts) {
        context.header("Content-Security-Policy", "default-src 'self'; script-src " + scripts + "; object-src 'none';"
                + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        // With no-referrer a browser sends "Origin: null" with our own forms, and they could not be told from others'.
        // https://fetch.spec.whatwg.org/#append-a-request-origin-header
        context.header("Referrer-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
    }

    /**
     * Whether the request was meant for this address, which a rebound name is not, and a post comes from our own page.
     */
    private static boolean ours(Context context) {
        var request = context.req();
        var host = Optional.ofNullable(request.getHeader("Host")).orElse("");
        var port = request.getLocalPort() == 80 ? "" : ":" + request.getLocalPort();
        if (!Set.of("localhost" + port, "127.0.0.1" + port, "[::1]" + port).contains(host)) {
            return false;
        }
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return true;
        }
        var origin = Optional.ofNullable(request.getHeader("Origin"));
        var site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"));
        return origin.filter(from -> !from.equals("http://" + host)).isEmpty()
                && site.filter(from -> !from.equals("same-origin")).isEmpty();
    }

    private void show(Context context) {
        var given = context.queryParam("key");
        if (given != null) {
            enter(context, given);
            return;
        }
        var session = session(context);
        if (session.isEmpty()) {
            page(context, 200, "Seventy is running", List.of(
                    "This chat belongs to whoever started it. Its address, with a key, was printed in the terminal:"
                            + " open that one.",
                    "It looks like http://localhost:" + context.req().getLocalPort() + "/?key=…"));
            return;
        }
        var turns = session.get().turns();
        if (turns.isEmpty()) {
            session.get().add("", List.of(), say("help", List.of(), Locale.ROOT).reply());
            turns = session.get().turns();
        }
        // Only the one file, so that nothing else we serve can be made to run. The host has been checked.
        protect(context, "http://" + context.req().getHeader("Host") + "/chat.js");
        context.html(pages.chat(turns));
    }

    private void enter(Context context, String given) {
        if (!MessageDigest.isEqual(given.getBytes(UTF_8), key.getBytes(UTF_8))) {
            page(context, 403, "That key does not fit", List.of(
                    "Seventy makes a new key each time it starts. The terminal shows the address with the present one."));
            return;
        }
        if (session(context).isEmpty()) {
            var cookie = new Cookie(cookieName(context), open());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.STRICT);
            context.cookie(cookie);
        }
        see(context, "/");
    }

    private String open() {
        var id = token(random);
        synchronized (sessions) {
            if (sessions.size() == SESSIONS) {
                sessions.remove(sessions.keySet().iterator().next());
            }
            sessions.put(id, new Session());
        }
        return id;
    }

    private Optional<Session> session(Context context) {
        var id = context.cookie(cookieName(context));
        synchronized (sessions) {
            return Optional.ofNullable(id).map(sessions::get);
        }
    }

    /** Browsers share cookies between the ports of a host, so two Seventys on one machine need two names. */
    private static String cookieName(Context context) {
        return "seventy-" + context.req().getLocalPort();
    }

    private void said(Context context) throws IOException, ServletException {
        var session = session(context);
        if (session.isEmpty()) {
            page(context, 403, "Please open the chat again",
                    List.of("This page has no open conversation, and nothing was done. Open the address that the"
                            + " terminal printed."));
            return;
        }
        var type = Optional.ofNullable(context.contentType()).orElse("");
        if (type.startsWith(ContentType.JSON)) {
            saidAsJson(context, session.get());
        } else if (type.startsWith(ContentType.MULTIPART_FORM_DATA.toString())) {
            saidWithFiles(context, session.get());
        } else {
            answer(context, session.get(), Optional.ofNullable(context.formParam("text")).orElse(""), List.of());
            see(context, "/#newest");
        }
    }

    private void saidAsJson(Context context, Session session) {
        String text;
        try {
            text = json.readTree(context.bodyAsBytes()).path("text").asString("");
        } catch (JacksonException malformed) {
            context.status(400).contentType(ContentType.APPLICATION_JSON)
                    .result("{\"summary\":\"Expected JSON with a text: {\\\"text\\\": \\\"score\\\"}\"}");
            return;
        }
        var answer = answer(context, session, text, List.of());
        var said = json.createObjectNode().put("summary", answer.reply().summary()).put("text",
                PlainText.render(answer.reply()));
        answer.json().ifPresent(whole -> said.set("json", json.readTree(whole)));
        context.contentType(ContentType.APPLICATION_JSON).result(json.writeValueAsBytes(said));
    }

    private void saidWithFiles(Context context, Session session) throws IOException, ServletException {
        if (context.req().getContentLengthLong() > largestUpload) {
            tooLarge(context, session);
            return;
        }
        try (var upload = Upload.read(context.req(), largestUpload)) {
            if (upload.form().isPresent()) {
                filledIn(context, session, session.form(upload.form().get()), upload.fields());
            } else {
                answer(context, session,
                        upload.text().isBlank() && !upload.files().isEmpty() ? "import" : upload.text(),
                        upload.files());
            }
            see(context, "/#newest");
        } catch (Upload.TooLarge more) {
            tooLarge(context, session);
        }
    }

    private void filledIn(Context context, Session session, Optional<Block.Form> form, Map<String, String> fields) {
        if (form.isEmpty()) {
            session.add("", List.of(), Reply.refused("That form is gone: the last " + Session.TURNS
                    + " lines of a conversation are kept. Nothing was done. Type its line again to get it anew.",
                    new Block.Buttons(List.of(new Block.Button("Home", "home", true)))));
            return;
        }
        answer(context, session, form.get().line(fields), List.of());
    }

    private void tooLarge(Context context, Session session) {
        session.add("import", List.of(),
                Reply.refused("That is more than Seventy takes at once (" + largestUpload / 1024 / 1024
                        + " MiB), and nothing was read. Please send the files one by one, or a shorter period."));
        see(context, "/#newest");
    }

    private Answer answer(Context context, Session session, String line, List<SentFile> files) {
        var before = forgettings.get();
        var answer = say(line.strip(), files, locale(Optional.ofNullable(context.header("Accept-Language"))));
        // Whoever was forgotten meanwhile may stand in the very line that asked for it.
        session.add(forgettings.get() == before ? line.strip() : "", files.stream().map(SentFile::name).toList(),
                answer.reply());
        return answer;
    }

    /** Drops what the conversations have of somebody who was forgotten. */
    public void forget(Predicate<String> meant) {
        forgettings.incrementAndGet();
        synchronized (sessions) {
            sessions.values().forEach(session -> session.forget(meant));
        }
    }

    /** American English is what a browser asks for whose owner chose nothing, so that it tells no order of day and month. */
    static Locale locale(Optional<String> acceptLanguage) {
        try {
            var first = acceptLanguage.map(Locale.LanguageRange::parse)
                    .map(ranges -> Locale.forLanguageTag(ranges.getFirst().getRange())).orElse(Locale.ROOT);
            return first.equals(Locale.US) ? Locale.ENGLISH : first;
        } catch (IllegalArgumentException unreadable) {
            return Locale.ROOT;
        }
    }

    private Answer say(String line, List<SentFile> files, Locale locale) {
        try {
            return conversation.say(
                    new Message(line, Sender.Local.WEB, Message.Place.PRIVATE, Optional.empty(), files, "", locale));
        } catch (RuntimeException failed) {
            return new Answer(Incident.log(log, "local chat line", failed).reply(), Optional.empty());
        }
    }

    private void file(Context context) {
        var file = session(context).flatMap(session -> session.file(context.pathParam("id")));
        if (file.isEmpty()) {
            page(context, 404, "That file is gone", List.of("Files of a conversation are kept for its last "
                    + Session.TURNS + " lines. Type the line again to get it anew."));
            return;
        }
        var name = PlainText.safe(file.get().fileName());
        context.header("Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_")
                + "\"; filename*=UTF-8''" + URLEncoder.encode(name, UTF_8).replace("+", "%20"));
        context.contentType("application/octet-stream").result(file.get().content().getBytes(UTF_8));
    }

    private static void resource(Context context, String name, String type) throws IOException {
        try (InputStream content = LocalChat.class.getResourceAsStream(name)) {
            context.contentType(type).result(content.readAllBytes());
        }
    }

    private void page(Context context, int status, String title, List<String> sentences) {
        context.status(status).html(pages.message(title, sentences));
    }

    /** The page is asked for anew, so that loading it again does not send the line again. */
    private static void see(Context context, String path) {
        context.status(303).header("Location", path);
    }
}
