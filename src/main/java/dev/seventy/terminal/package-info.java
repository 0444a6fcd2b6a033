/** The same replies as text on a terminal, with exit codes. */
@NullMarked
package dev.seventy.terminal;

import org.jspecify.annotations.NullMarked;
