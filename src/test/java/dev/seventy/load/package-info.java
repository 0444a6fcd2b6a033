/** Drives whole servers with many requests: how fast they acknowledge, and what is left after they are killed. */
@NullMarked
package dev.seventy.load;

import org.jspecify.annotations.NullMarked;
