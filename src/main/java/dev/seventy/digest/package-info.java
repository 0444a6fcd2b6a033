/** Sees when something is due that nobody asks for at that moment, and has it said as whoever wished for it. */
@org.jspecify.annotations.NullMarked
package dev.seventy.digest;
