package dev.seventy.store;

/**
 * Who does something.
 *
 * @param id a person id or a platform account, never a name or an address
 * @param platform through which platform, such as {@code terminal} or {@code slack}
 */
public record Actor(String id, String platform) {
}
