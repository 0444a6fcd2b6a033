package dev.seventy.slack.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documented limits of Block Kit, and the sum over all blocks that Slack refuses without documenting it.
 *
 * <p>Lengths are counted in UTF-16 units, which are never fewer than the characters that Slack may count.
 */
public final class BlockRules {

    public static final int BLOCKS_OF_A_MESSAGE = 50;
    /** Seen at Slack: {@code msg_blocks_too_long} from about this many characters on. */
    public static final int CHARACTERS_OF_A_MESSAGE = 13_200;

    private static final JsonNode LIMITS = limits();
    private static final Set<String> EVERYWHERE = Set.of("actions", "context", "divider", "header", "image", "input",
            "rich_text", "section", "video");
    private static final Set<String> ONLY_IN_MESSAGES = Set.of("context_actions", "file", "markdown", "table",
            "data_table", "data_visualization", "alert", "card", "carousel", "container");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();

    private BlockRules() {
    }

    /** What is wrong with the blocks of a message; the sum is not looked at. */
    public static List<String> ofMessage(JsonNode blocks) {
        var rules = new BlockRules();
        rules.blocks(blocks, BLOCKS_OF_A_MESSAGE, true);
        return List.copyOf(rules.problems);
    }

    /** What is wrong with a view. */
    public static List<String> ofView(JsonNode view) {
        var rules = new BlockRules();
        rules.view(view);
        return List.copyOf(rules.problems);
    }

    /** All that is shown of the blocks, in characters. */
    public static int characters(JsonNode blocks) {
        int sum = 0;
        for (var child : blocks) {
            sum += characters(child);
        }
        if (blocks.isObject() && blocks.path("text").isString()) {
            sum += blocks.path("text").asString().length();
        }
        return sum;
    }

    private static JsonNode limits() {
        try (var stream = BlockRules.class.getResourceAsStream("/slack/block-limits.json")) {
            return JsonMapper.builder().build().readTree(stream.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void view(JsonNode view) {
        var type = view.path("type").asString("");
        if (!type.equals("modal") && !type.equals("home")) {
            problems.add("view: unknown type '" + type + "'");
        }
        if (type.equals("modal")) {
            plain(view.path("title"), "view.title", limit("view", "title"));
        }
        for (var field : List.of("close", "submit")) {
            if (view.has(field)) {
                plain(view.path(field), "view." + field, limit("view", field));
            }
        }
        for (var field : List.of("private_metadata", "callback_id")) {
            longest(view.path(field), "view." + field, limit("view", field));
        }
        longest(view.path("external_id"), "view.external_id", 255);
        blocks(view.path("blocks"), LIMITS.path("view").path("blocks").path("max_items").asInt(), false);
        if (type.equals("modal") && !view.has("submit") && view.path("blocks").valueStream()
                .anyMatch(block -> block.path("type").asString("").equals("input"))) {
            problems.add("view: submit is required where there is an input block");
        }
    }

    private void blocks(JsonNode blocks, int most, boolean message) {
        if (!blocks.isArray()) {
            problems.add("blocks: no list");
            return;
        }
        if (blocks.size() > most) {
            problems.add("blocks: " + blocks.size() + ", more than " + most);
        }
        int index = 0;
        for (var block : blocks) {
            block(block, "blocks/" + index++, message);
        }
    }

    private void block(JsonNode block, String at, boolean message) {
        var type = block.path("type").asString("");
        if (!EVERYWHERE.contains(type) && !(message && ONLY_IN_MESSAGES.contains(type))) {
            problems.add(at + ": unsupported type '" + type + "'");
            return;
        }
        longest(block.path("block_id"), at + ".block_id", limit("block_id"));
        if (block.has("block_id") && !blockIds.add(block.path("block_id").asString())) {
            problems.add(at + ": block_id is not unique");
        }
        switch (type) {
            case "section" -> section(block, at);
            case "header" -> plain(block.path("text"), at + ".text", limit("header", "text"));
            case "context" -> context(block, at);
            case "actions" -> actions(block, at);
            case "image" -> image(block, at);
            case "input" -> input(block, at);
            case "markdown" -> needed(block.path("text"), at + ".text", limit("markdown", "text"));
            case "rich_text", "context_actions", "table" -> {
                var list = type.equals("table") ? "rows" : "elements";
                if (!block.path(list).isArray()) {
                    problems.add(at + ": no " + list);
                }
            }
            default -> {
            }
        }
    }

    private void section(JsonNode block, String at) {
        if (!block.has("text") && !block.has("fields")) {
            problems.add(at + ": neither text nor fields");
        }
        if (block.has("text")) {
            text(block.path("text"), at + ".text", limit("section", "text"));
        }
        if (block.has("fields")) {
            items(block.path("fields"), at + ".fields", 1,
                    LIMITS.path("section").path("fields").path("max_items").asInt());
            for (var field : block.path("fields")) {
                text(field, at + ".fields", LIMITS.path("section").path("fields").path("item_max_length").asInt());
            }
        }
        if (block.has("accessory")) {
            element(block.path("accessory"), at + ".accessory");
        }
    }

    private void context(JsonNode block, String at) {
        items(block.path("elements"), at + ".elements", 1, most("context", "elements"));
        for (var element : block.path("elements")) {
            if (element.path("type").asString("").equals("image")) {
                image(element, at + ".elements");
            } else {
                text(element, at + ".elements", limit("text"));
            }
        }
    }

    private void actions(JsonNode block, String at) {
        items(block.path("elements"), at + ".elements", 1, most("actions", "elements"));
        var ids = new HashSet<String>();
        for (var element : block.path("elements")) {
            element(element, at + ".elements");
            if (element.has("action_id") && !ids.add(element.path("action_id").asString())) {
                problems.add(at + ".elements: action_id is not unique in its block");
            }
        }
    }

    private void image(JsonNode image, String at) {
        needed(image.path("alt_text"), at + ".alt_text", limit("image", "alt_text"));
        if (!image.has("slack_file")) {
            needed(image.path("image_url"), at + ".image_url", limit("image", "image_url"));
        }
    }

    private void input(JsonNode block, String at) {
        plain(block.path("label"), at + ".label", limit("input", "label"));
        if (block.has("hint")) {
            plain(block.path("hint"), at + ".hint", limit("input", "hint"));
        }
        element(block.path("element"), at + ".element");
    }

    private void element(JsonNode element, String at) {
        longest(element.path("action_id"), at + ".action_id", limit("action_id"));
        if (element.has("placeholder")) {
            plain(element.path("placeholder"), at + ".placeholder", limit("select", "placeholder"));
        }
        if (element.has("confirm")) {
            for (var field : List.of("title", "text", "confirm", "deny")) {
                if (element.path("confirm").has(field)) {
                    text(element.path("confirm").path(field), at + ".confirm." + field, limit("confirmation", field));
                }
            }
        }
        switch (element.path("type").asString("")) {
            case "button" -> {
                plain(element.path("text"), at + ".text", limit("button", "text"));
                longest(element.path("value"), at + ".value", limit("button", "value"));
                longest(element.path("url"), at + ".url", limit("button", "url"));
                longest(element.path("accessibility_label"), at + ".accessibility_label",
                        limit("button", "accessibility_label"));
                var style = element.path("style").asString("");
                if (element.has("style") && !Set.of("primary", "danger").contains(style)) {
                    problems.add(at + ": unknown style '" + style + "'");
                }
            }
            case "static_select", "multi_static_select" -> {
                if (element.has("option_groups")) {
                    items(element.path("option_groups"), at + ".option_groups", 1, most("select", "option_groups"));
                    for (var group : element.path("option_groups")) {
                        plain(group.path("label"), at + ".option_groups.label", limit("option_group", "label"));
                        options(group, at + ".option_groups", most("option_group", "options"));
                    }
                } else {
                    options(element, at, most("select", "options"));
                }
            }
            case "overflow" -> options(element, at, most("overflow", "options"));
            case "checkboxes" -> options(element, at, most("checkboxes", "options"));
            case "radio_buttons" -> options(element, at, most("radio_buttons", "options"));
            case "plain_text_input" -> {
                if (element.path("max_length").asInt(1) > LIMITS.path("plain_text_input").path("max_length").path("max")
                        .asInt()) {
                    problems.add(at + ": max_length is too much");
                }
            }
            case "file_input" -> {
                if (element.path("max_files").asInt(1) > LIMITS.path("file_input").path("max_files").path("max")
                        .asInt()) {
                    problems.add(at + ": max_files is too much");
                }
            }
            case "image" -> image(element, at);
            case "" -> problems.add(at + ": no element");
            default -> {
            }
        }
    }

    private void options(JsonNode element, String at, int most) {
        items(element.path("options"), at + ".options", 1, most);
        for (var option : element.path("options")) {
            text(option.path("text"), at + ".options.text", limit("option", "text"));
            longest(option.path("value"), at + ".options.value", limit("option", "value"));
            if (option.has("description")) {
                text(option.path("description"), at + ".options.description", limit("option", "description"));
            }
        }
    }

    private void plain(JsonNode text, String at, int most) {
        if (!text.path("type").asString("").equals("plain_text")) {
            problems.add(at + ": no plain_text");
        }
        text(text, at, most);
    }

    private void text(JsonNode text, String at, int most) {
        if (!Set.of("plain_text", "mrkdwn").contains(text.path("type").asString(""))) {
            problems.add(at + ": no text object");
        }
        needed(text.path("text"), at, most);
    }

    private void needed(JsonNode value, String at, int most) {
        if (value.asString("").isEmpty()) {
            problems.add(at + ": must be more than 0 characters");
        }
        longest(value, at, most);
    }

    private void longest(JsonNode value, String at, int most) {
        int length = value.asString("").length();
        if (length > most) {
            problems.add(at + ": " + length + " characters, more than " + most);
        }
    }

    private void items(JsonNode list, String at, int least, int most) {
        if (!list.isArray() || list.size() < least || list.size() > most) {
            problems.add(at + ": must be " + least + " to " + most + " items");
        }
    }

    private static int limit(String... path) {
        return number("max_length", path);
    }

    private static int most(String... path) {
        return number("max_items", path);
    }

    private static int number(String kind, String... path) {
        var node = LIMITS;
        for (var step : path) {
            node = node.path(step);
        }
        return Optional.of(node.path(kind)).filter(JsonNode::isNumber).map(JsonNode::asInt)
                .orElseThrow(() -> new AssertionError("no limit " + String.join(".", path)));
    }
}
