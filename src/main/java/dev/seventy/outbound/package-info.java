/** Does later what cannot be done at once: durable rows, lanes, rate limits, retries. */
@NullMarked
package dev.seventy.outbound;

import org.jspecify.annotations.NullMarked;
