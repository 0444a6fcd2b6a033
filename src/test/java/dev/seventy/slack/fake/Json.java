package dev.seventy.slack.fake;

import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Slack reads and writes it. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Slack escapes slashes and everything beyond ASCII. */
    static String asSlackWrites(JsonNode node) {
        var text = new StringBuilder();
        for (char character : write(node).toCharArray()) {
            if (character == '/') {
                text.append("\\/");
            } else if (character > '~') {
                text.append(String.format("\\u%04x", (int) character));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }

    static Optional<String> text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty()
                : Optional.of(value.isContainer() ? write(value) : value.asString()).filter(text -> !text.isEmpty());
    }
}
