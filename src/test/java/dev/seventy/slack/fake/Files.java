package dev.seventy.slack.fake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

/** Files in three steps up, and in one step down. */
final class Files {

    private static final long LARGEST = 1_000_000_000;

    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private final Map<String, String> uploads = new LinkedHashMap<>();
    private final Chat chat;
    private int number;

    Files(Chat chat) {
        this.chat = chat;
    }

    List<StoredFile> all() {
        return List.copyOf(files.values());
    }

    Optional<StoredFile> file(String id) {
        return Optional.ofNullable(files.get(id));
    }

    StoredFile add(String team, String name, String type, byte[] content) {
        return put(new StoredFile("F" + ++number, team, name, type, content.length, Optional.of(content), true,
                Optional.empty(), Optional.empty()));
    }

    private StoredFile put(StoredFile file) {
        files.put(file.id(), file);
        return file;
    }

    static String path(StoredFile file) {
        return "/files/" + file.team() + "-" + file.id() + "/"
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    ObjectNode place(Arguments call, String base) {
        long length;
        try {
            length = Long.parseLong(call.needed("length"));
        } catch (NumberFormatException notANumber) {
            throw Refused.with("invalid_arguments", List.of("length: no number"));
        }
        if (length <= 0 || length > LARGEST) {
            throw Refused.with("invalid_arguments", List.of("length: must be 1 to " + LARGEST));
        }
        var file = put(new StoredFile("F" + ++number, call.caller().owner(), call.needed("filename"), "text/plain",
                length, Optional.empty(), false, Optional.empty(), Optional.empty()));
        var ticket = "CwABAAAA" + number;
        uploads.put(ticket, file.id());
        return Json.object().put("ok", true).put("upload_url", base + "/upload/v1/" + ticket).put("file_id", file.id());
    }

    /** The bytes of the file under that ticket; tells how many there were. */
    int upload(String ticket, byte[] content) {
        var file = Optional.ofNullable(uploads.get(ticket)).flatMap(this::file)
                .orElseThrow(() -> Refused.with("invalid_ticket"));
        if (content.length != file.size()) {
            throw Refused.with("length_mismatch");
        }
        put(new StoredFile(file.id(), file.team(), file.name(), file.type(), file.size(), Optional.of(content), false,
                Optional.empty(), Optional.empty()));
        return content.length;
    }

    ObjectNode complete(Arguments call, String base) {
        var given = call.json("files");
        if (!given.isArray() || given.isEmpty()) {
            throw Refused.with("invalid_arguments", List.of("missing required field: files"));
        }
        var completing = new ArrayList<StoredFile>();
        for (var item : given) {
            completing.add(file(item.path("id").asString(""))
                    .filter(file -> file.content().isPresent() && !file.completed()
                            && file.team().equals(call.caller().owner()))
                    .orElseThrow(() -> Refused.with("file_not_found")));
        }
        var channel = call.text("channel_id");
        if (channel.isPresent() && chat.teamOf(channel.get()).isEmpty()) {
            throw Refused.with("channel_not_found");
        }
        var answer = Json.object().put("ok", true);
        var list = answer.putArray("files");
        for (var file : completing) {
            var done = put(new StoredFile(file.id(), file.team(), file.name(), file.type(), file.size(), file.content(),
                    true, channel, call.text("thread_ts")));
            list.add(done.json(base + path(done)));
        }
        channel.ifPresent(id -> chat.share(call, id, list.deepCopy(), call.text("initial_comment").orElse("")));
        return answer;
    }
}
