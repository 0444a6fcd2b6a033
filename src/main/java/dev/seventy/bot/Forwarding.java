package dev.seventy.bot;

import dev.seventy.store.Vault;

/**
 * Where pages stand that may be forwarded, and what seals the links to them.
 *
 * @param address such as {@code https://seventy.example}
 * @param lasting whether other processes, and this one after a restart, open what is sealed
 */
public record Forwarding(String address, Vault vault, boolean lasting) {
}
