package dev.seventy.slack.fake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a method was called with: by whom, with what, when. */
record Arguments(String method, Optional<Token> token, ObjectNode body, Instant at) {

    Optional<String> text(String name) {
        return Json.text(body, name);
    }

    String needed(String name) {
        return text(name)
                .orElseThrow(() -> Refused.with("invalid_arguments", List.of("missing required field: " + name)));
    }

    boolean flag(String name) {
        return text(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
    }

    JsonNode json(String name) {
        return body.path(name);
    }

    Token caller() {
        return token.orElseThrow(() -> Refused.with("not_authed"));
    }
}
