package dev.seventy.slack.fake;

import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

/**
 * One request that came in.
 *
 * @param number counts from 1 in the order of arrival
 * @param method the name of the Web API method, or {@code upload}, {@code download}, {@code response_url}
 * @param body the arguments, whether they came as a form or as JSON; empty if it was not read
 * @param at by the fake's clock
 */
public record Call(int number, String method, Optional<String> token, ObjectNode body, Instant at) {

    /** An argument as text, or nothing. */
    public Optional<String> argument(String name) {
        return Json.text(body, name);
    }
}
