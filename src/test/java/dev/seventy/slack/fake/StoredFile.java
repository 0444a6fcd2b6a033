package dev.seventy.slack.fake;

import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

/**
 * A file, from either side.
 *
 * @param content empty until it is uploaded
 * @param channel where it was shared; a file that was not completed is nowhere
 */
public record StoredFile(String id, String team, String name, String type, long size, Optional<byte[]> content,
        boolean completed, Optional<String> channel, Optional<String> thread) {

    ObjectNode json(String address) {
        var file = Json.object().put("id", id).put("name", name).put("title", name).put("mimetype", type)
                .put("filetype", name.substring(name.lastIndexOf('.') + 1)).put("size", size).put("mode", "hosted")
                .put("is_external", false).put("file_access", "visible").put("user_team", team);
        return file.put("url_private", address).put("url_private_download", address);
    }
}
