/** Reads the configuration, wires the parts, starts and stops them. */
@NullMarked
package dev.seventy;

import org.jspecify.annotations.NullMarked;
