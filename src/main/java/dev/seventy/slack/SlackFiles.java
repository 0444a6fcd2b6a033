package dev.seventy.slack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;

/** Files that people send, fetched; and files of ours, handed over. */
public final class SlackFiles {

    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int PIECE = 64 * 1024;

    private final SlackApi api;

    /** What came of fetching a file. */
    public sealed interface Fetched {

        /** It lies here; whoever asked for it deletes it. */
        record Here(Path content) implements Fetched {
        }

        record TooLarge() implements Fetched {
        }

        /** It did not come; fetching it again does no harm. */
        record NotFetched(String why, boolean mayComeLater) implements Fetched {
        }
    }

    public SlackFiles(SlackApi api) {
        this.api = api;
    }

    /**
     * Fetches a file into a new one.
     *
     * @param address its {@code url_private_download}; one that is not Slack's never gets the token
     * @param largest in bytes
     */
    public Fetched fetch(String token, String address, long largest, Path folder) {
        var url = api.addresses().file(address);
        if (url.isEmpty()) {
            return new Fetched.NotFetched("not an address of Slack's", false);
        }
        var request = new Request.Builder().url(url.get()).header("Authorization", "Bearer " + token).build();
        try (var response = api.downloads().newCall(request).execute()) {
            var type = Optional.ofNullable(response.header("Content-Type")).orElse("");
            if (response.code() != 200) {
                return new Fetched.NotFetched("status " + response.code(),
                        response.code() == 429 || response.code() >= 500);
            }
            // Without the right to read it, Slack shows its page to sign in.
            if (type.startsWith("text/html")) {
                return new Fetched.NotFetched("a page instead of the file", false);
            }
            return response.body().contentLength() > largest ? new Fetched.TooLarge()
                    : write(response.body(), largest, folder);
        } catch (IOException failed) {
            return new Fetched.NotFetched(failed.getClass().getSimpleName(), true);
        }
    }

    private static Fetched write(ResponseBody body, long largest, Path folder) throws IOException {
        var file = Files.createTempFile(folder, "slack-", ".part");
        var isWhole = false;
        try (var in = body.byteStream(); var out = Files.newOutputStream(file)) {
            var piece = new byte[PIECE];
            long written = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                written += read;
                if (written > largest) {
                    return new Fetched.TooLarge();
                }
                out.write(piece, 0, read);
            }
            isWhole = true;
            return new Fetched.Here(file);
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Hands a file over to a conversation, in three steps of which only the last one shows it: whatever happens before
     * leaves nothing behind that anybody sees, and is begun again as a whole.
     *
     * @return what the last step that was taken answered; only a lost last one may have shown the file
     */
    public SlackAnswer send(String token, String channel, String name, byte[] content, Optional<String> comment) {
        var place = api.form("files.getUploadURLExternal", Optional.of(token),
                Map.of("filename", name, "length", String.valueOf(content.length)));
        if (!(place instanceof SlackAnswer.Ok given)) {
            return harmless(place);
        }
        var address = SlackApi.text(given.body(), "upload_url").flatMap(api.addresses()::file);
        var id = SlackApi.text(given.body(), "file_id");
        if (address.isEmpty() || id.isEmpty()) {
            return new SlackAnswer.NotSent("not an address of Slack's");
        }
        var upload = api.send(address.get(), RequestBody.create(content, BYTES));
        return upload instanceof SlackAnswer.Ok ? complete(token, channel, id.get(), name, comment) : harmless(upload);
    }

    private SlackAnswer complete(String token, String channel, String id, String name, Optional<String> comment) {
        var file = new JsonObject();
        file.addProperty("id", id);
        file.addProperty("title", name);
        var files = new JsonArray();
        files.add(file);
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("files", files.toString());
        arguments.put("channel_id", channel);
        comment.ifPresent(text -> arguments.put("initial_comment", text));
        return api.form("files.completeUploadExternal", Optional.of(token), arguments);
    }

    /** Nobody has seen anything yet, so that it is safe to repeat. */
    private static SlackAnswer harmless(SlackAnswer answer) {
        return switch (answer) {
            case SlackAnswer.Lost(var why) -> new SlackAnswer.NotSent(why);
            case SlackAnswer.Broken(var status) -> new SlackAnswer.NotSent("status " + status);
            case SlackAnswer other -> other;
        };
    }
}
