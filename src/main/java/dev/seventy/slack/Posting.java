package dev.seventy.slack;

import dev.seventy.outbound.Kind;

/**
 * A letter on its way.
 *
 * @param lane what it must not overtake
 */
record Posting(Kind kind, String lane, Letter letter) {
}
