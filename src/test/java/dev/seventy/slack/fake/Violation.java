package dev.seventy.slack.fake;

/**
 * Something that a correct app does not do.
 *
 * @param rule Slack's word for it ({@code ratelimited}, {@code missing_scope}, {@code invalid_blocks} …), or
 *            {@code early_retry} for a call before the {@code Retry-After} of the last has passed, or
 *            {@code token_in_query}
 */
public record Violation(String rule, String method, String detail) {
}
