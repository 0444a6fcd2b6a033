/** Finds what to do next, by what scoring gives after it, and what becomes of the points on the days ahead. */
@NullMarked
package dev.seventy.planning;

import org.jspecify.annotations.NullMarked;
