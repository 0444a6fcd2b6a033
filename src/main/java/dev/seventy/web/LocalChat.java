package dev.seventy.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private final String key;
    private final Conversation conversation;
    private final long largestUpload;
    private final Pages pages = new Pages();
    private final JsonMapper json = new JsonMapper();
    private final AtomicLong forgettings = new AtomicLong();
    private final Sessions sessions = new Sessions();
    private final LocalGuard guard = new LocalGuard(pages);

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
        config.routes.get("/", guard.guarded(this::show));
        config.routes.post("/say", guard.guarded(this::said));
        config.routes.get("/files/{id}", guard.guarded(this::file));
        config.routes.get("/chat.css",
                guard.guarded(context -> resource(context, "chat.css", "text/css; charset=utf-8")));
        config.routes.get("/chat.js",
                guard.guarded(context -> resource(context, "chat.js", "text/javascript; charset=utf-8")));
        config.routes.get("/seventy.svg", guard.guarded(context -> resource(context, "seventy.svg", "image/svg+xml")));
    }

    public String key() {
        return key;
    }

    /** A new key, hard to guess. */
    public static String newKey() {
        return Sessions.token();
    }

    private void show(Context context) {
        var given = context.queryParam("key");
        if (given != null) {
            enter(context, given);
            return;
        }
        var session = sessions.of(context);
        if (session.isEmpty()) {
            pages.message(context, 200, "Seventy is running", List.of(
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
        LocalGuard.protect(context, "http://" + context.req().getHeader("Host") + "/chat.js");
        context.html(pages.chat(turns));
    }

    private void enter(Context context, String given) {
        if (!MessageDigest.isEqual(given.getBytes(UTF_8), key.getBytes(UTF_8))) {
            pages.message(context, 403, "That key does not fit", List.of(
                    "Seventy makes a new key each time it starts. The terminal shows the address with the present one."));
            return;
        }
        if (sessions.of(context).isEmpty()) {
            sessions.open(context);
        }
        see(context, "/");
    }

    private void said(Context context) throws IOException, ServletException {
        var session = sessions.of(context);
        if (session.isEmpty()) {
            pages.message(context, 403, "Please open the chat again",
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
        sessions.forget(meant);
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
        var file = sessions.of(context).flatMap(session -> session.file(context.pathParam("id")));
        if (file.isEmpty()) {
            pages.message(context, 404, "That file is gone", List.of("Files of a conversation are kept for its last "
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

    /** The page is asked for anew, so that loading it again does not send the line again. */
    private static void see(Context context, String path) {
        context.status(303).header("Location", path);
    }
}
