/** Sees when something is due that nobody asks for at that moment, and has it said as whoever wished for it. */
@NullMarked
package dev.seventy.digest;

import org.jspecify.annotations.NullMarked;
