/** Finds what to do next: the actions after which scoring gives the most. */
@NullMarked
package dev.seventy.planning;

import org.jspecify.annotations.NullMarked;
